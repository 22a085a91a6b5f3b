#include "tests/unit/table/tables.hpp"

namespace bkm::table {
namespace {

Schema ledger() {
  Schema schema;
  schema.columns = {column("nr"), column("aanbieder"), column("cliënt"), with_empty(column("vorig"), EmptyRule::or_empty), column("datum", CellKind::date),
                    column("ontvangen", CellKind::date), money("bedrag")};
  schema.key = {0};
  schema.credits = 3;
  schema.on = 4;
  schema.known_on = 5;
  return schema;
}

Strings row(const std::string& nr, const std::string& client, const std::string& credits, const std::string& amount, const std::string& day = "2026-01-05",
            const std::string& received = "2026-02-01") {
  return {nr, "A", client, credits, day, received, amount};
}

Loaded cancelled(const Lines& lines) {
  Loaded loaded(ledger());
  loaded.add_rows({"nr", "aanbieder", "cliënt", "vorig", "datum", "ontvangen", "bedrag"}, lines);
  loaded.check();
  cancel_credits(loaded.table, loaded.codes);
  return loaded;
}

TEST(Credits, DebitAndCreditLeaveTogether) {
  const Loaded loaded = cancelled({row("1", "c1", "", "50"), row("2", "c1", "1", "50", "2026-01-05", "2026-03-01"), row("3", "c2", "", "50"), row("4", "c3", "", "50"), row("4", "c4", "", "50")});
  EXPECT_EQ(fate_words(loaded.table), (Strings{"cancelled", "cancelled", "accepted", "rejected", "rejected"}));
  EXPECT_EQ(rejections(loaded.table), (Strings{"4 duplicate-key   4", "5 duplicate-key   4"}));
}

TEST(Credits, WithoutDebit) {
  const Loaded loaded = cancelled({row("1", "c1", "9", "50")});
  EXPECT_EQ(rejections(loaded.table), (Strings{"1 credit-without-debit vorig 9 1"}));
}

TEST(Credits, OfARefusedRow) {
  const Loaded loaded = cancelled({row("1", "c1", "", "x"), row("2", "c1", "1", "50"), row("3", "c1", "", "50", "2027-01-01"), row("4", "c1", "3", "50")});
  EXPECT_EQ(rejections(loaded.table), (Strings{"1 number-malformed bedrag x 1", "2 credit-without-debit vorig 1 2", "4 credit-without-debit vorig 3 4"}));
}

TEST(Credits, ThatDiffer) {
  const Loaded loaded = cancelled({row("1", "c1", "", "50"), row("2", "c1", "1", "30"), row("3", "c2", "", "50"), row("4", "c2", "3", "50", "2026-01-06")});
  EXPECT_EQ(fate_words(loaded.table), (Strings{"accepted", "rejected", "accepted", "rejected"}));
  EXPECT_EQ(rejections(loaded.table), (Strings{"2 credit-differs bedrag 30.00 2", "4 credit-differs datum 2026-01-06 4"}));
}

TEST(Credits, TwoForOneDebit) {
  const Loaded loaded = cancelled({row("3", "c1", "1", "50"), row("2", "c1", "1", "50"), row("1", "c1", "", "50")});
  EXPECT_EQ(fate_words(loaded.table), (Strings{"cancelled", "cancelled", "rejected"}));
  EXPECT_EQ(rejections(loaded.table), (Strings{"1 credit-without-debit vorig 1 3"}));
  const Loaded second = cancelled({row("1", "c1", "", "50"), row("2", "c1", "1", "30"), row("3", "c1", "1", "50")});
  EXPECT_EQ(fate_words(second.table), (Strings{"cancelled", "rejected", "cancelled"}));
}

TEST(Credits, OfCredits) {
  const Loaded loaded = cancelled({row("1", "c1", "", "50"), row("2", "c1", "1", "50"), row("3", "c1", "2", "50"), row("4", "c1", "4", "50")});
  EXPECT_EQ(fate_words(loaded.table), (Strings{"cancelled", "cancelled", "rejected", "rejected"}));
  EXPECT_EQ(rejections(loaded.table), (Strings{"3 credit-without-debit vorig 2 3", "4 credit-without-debit vorig 4 4"}));
}

TEST(Credits, RefusedByTheCallerCancelNothing) {
  Loaded loaded(ledger());
  loaded.add_rows({"nr", "aanbieder", "cliënt", "vorig", "datum", "ontvangen", "bedrag"}, {row("1", "c1", "", "50"), row("2", "c1", "1", "50")});
  loaded.check();
  reject(loaded.table, 1, "aanbieder staat op de lijst", "aanbieder", "A", loaded.codes, true);
  cancel_credits(loaded.table, loaded.codes);
  EXPECT_EQ(fate_words(loaded.table), (Strings{"accepted", "rejected"}));
  EXPECT_EQ(rejections(loaded.table), (Strings{"2 aanbieder staat op de lijst aanbieder A 2"}));
  EXPECT_TRUE(loaded.table.rejections[0].own_reason);
}

}  // namespace
}  // namespace bkm::table
