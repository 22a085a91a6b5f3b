// Files as they are kept: rows of other tables, lines that become rows, rows that hold until the next.
#include "tests/unit/table/tables.hpp"

namespace bkm::table {
namespace {

Schema hours() {
  Schema schema;
  schema.name = "tijd";
  schema.columns = {column("nr"), number("waarde")};
  schema.key = {0};
  schema.where = "soort";
  schema.where_in = {"minuten"};
  return schema;
}

TEST(WholeFiles, RowsOfOthersAreCountedAndNotRead) {
  Loaded loaded(hours());
  loaded.add_csv("soort;nr;waarde\nminuten;1;60\nreis;2;x\nMinuten;3;1\nminuten;4;5\n");
  ASSERT_FALSE(loaded.fault);
  EXPECT_EQ(loaded.table.rows_read, 2u);
  EXPECT_EQ(loaded.table.lines, (std::vector<std::uint64_t>{2, 5}));
  EXPECT_EQ(loaded.table.others.at(0).lines, (std::vector<std::uint64_t>{3, 4}));  // capitals count
  EXPECT_EQ(loaded.table.others.at(0).kinds, (Strings{"reis", "Minuten"}));
  EXPECT_EQ(loaded.table.others.at(0).taken, 2u);
}

TEST(WholeFiles, ARowTooShortToSayWhoseItIsIsRefused) {
  Loaded loaded(hours());
  loaded.add_csv("nr;waarde;soort\n1;60;minuten\n2\n");
  ASSERT_FALSE(loaded.fault);
  EXPECT_EQ(rejections(loaded.table), (Strings{"3 cell-count  1|3 "}));
}

Schema scores() {
  Schema schema;
  schema.name = "scores";
  schema.columns = {column("aanbieder"), column("domein"), number("punt", 0, Rational(0), Rational(100))};
  schema.columns[1].codes = {"proces", "uitkomst"};
  schema.columns[2].heading = "score_{domein}";
  schema.columns[2].wide = true;
  schema.wide_axis = 1;
  schema.key = {0, 1};
  return schema;
}

TEST(WholeFiles, ALineIsARowForEachCode) {
  Loaded loaded(scores());
  loaded.add_csv("score_uitkomst;aanbieder;score_proces\n80;A;70\n");
  ASSERT_FALSE(loaded.fault);
  ASSERT_EQ(loaded.table.size(), 2u);
  EXPECT_EQ(loaded.text(0, 1), "proces");
  EXPECT_EQ(loaded.cell(0, 2), 70);
  EXPECT_EQ(loaded.text(1, 1), "uitkomst");
  EXPECT_EQ(loaded.cell(1, 2), 80);
  EXPECT_EQ(loaded.table.lines, (std::vector<std::uint64_t>{2, 2}));
}

TEST(WholeFiles, TheRowsOfALineFallTogether) {
  Loaded loaded(scores());
  loaded.add_csv("aanbieder;score_proces;score_uitkomst\nA;101;80\nB;1;2\n");
  loaded.check();
  refuse_whole_lines(loaded.table, loaded.codes);
  EXPECT_EQ(rejections(loaded.table), (Strings{"2 out-of-range punt 101 A, proces", "2 out-of-range score_proces 101 A, uitkomst"}));
  EXPECT_EQ(fate_words(loaded.table), (Strings{"rejected", "rejected", "accepted", "accepted"}));
}

TEST(WholeFiles, AMissingHeadingOfACode) {
  Loaded loaded(scores());
  loaded.add_csv("aanbieder;score_proces\nA;1\n");
  ASSERT_TRUE(loaded.fault);
  EXPECT_EQ(loaded.fault->code, "column-missing");
  EXPECT_EQ(loaded.fault->name, "score_uitkomst");
}

TEST(WholeFiles, ADatedRowHoldsUntilTheNextOfItsKey) {
  Schema schema;
  schema.name = "prijzen";
  schema.columns = {column("product"), with_empty(column("vanaf", CellKind::date), EmptyRule::or_none)};
  schema.key = {0};
  schema.from = 1;
  schema.dated = schema.interval_rows = true;
  Loaded loaded(schema);
  loaded.add_csv("product;vanaf\nP;2026-07-01\nQ;2026-02-01\nP;\n");
  renumber(loaded.table, loaded.codes.sort());
  date_rows(loaded.table);
  check_keys(loaded.table, calendar_2026(), loaded.codes);
  ASSERT_EQ(loaded.table.schema.through, 2);
  EXPECT_EQ(loaded.cell(0, 2), make_date(2026, 6, 30).days);
  EXPECT_EQ(loaded.cell(1, 2), kEmpty);  // P from July on
  EXPECT_EQ(loaded.cell(2, 2), kEmpty);  // Q
  EXPECT_TRUE(loaded.table.rejections.empty());
}

}  // namespace
}  // namespace bkm::table
