#include "runtime/table/spelling.hpp"

#include "tests/unit/table/tables.hpp"

namespace bkm::table {
namespace {

Strings words(const std::vector<Notice>& notices) {
  Strings result;
  for (const Notice& n : notices) result.push_back(n.code + ' ' + n.file + ' ' + n.name + ' ' + n.value + " = " + n.other);
  return result;
}

Loaded products(const Strings& codes, const Strings& closed = {}) {
  Schema schema;
  schema.columns = {column("product")};
  schema.columns[0].codes = closed;
  Loaded loaded(schema);
  Lines lines;
  for (const std::string& code : codes) lines.push_back({code});
  loaded.add_rows({"product"}, lines);
  return loaded;
}

TEST(Spelling, CaseSpacesAndLeadingZeros) {
  const Loaded loaded = products({"02a15", "2A15", "02 A15", "02A15", "02A17", "02a15", "03A15"});
  EXPECT_EQ(words(spelling_notices(loaded.table, 0, {"02A15", "02A17"}, loaded.codes)),
            (Strings{"code-differs-by-spelling example product 02 A15 = 02A15", "code-differs-by-spelling example product 02a15 = 02A15",
                     "code-differs-by-spelling example product 2A15 = 02A15"}));
}

TEST(Spelling, CodesOfTheContractAreNotNoted) {
  const Loaded loaded = products({"1", "01", "001"});
  EXPECT_EQ(words(spelling_notices(loaded.table, 0, {"01", "1"}, loaded.codes)), (Strings{"code-differs-by-spelling example product 001 = 01"}));
  EXPECT_TRUE(spelling_notices(loaded.table, 0, {}, loaded.codes).empty());
}

TEST(Spelling, RefusedCodesToo) {
  const Loaded loaded = products({"t1", "T2", "x"}, {"T1", "T2"});
  EXPECT_EQ(words(spelling_notices(loaded.table, 0, {"T1", "T2"}, loaded.codes)), (Strings{"code-differs-by-spelling example product t1 = T1"}));
}

TEST(Spelling, TwinsAmongTheCodesOfAColumn) {
  const Loaded loaded = products({"Vallei", "vallei", "Noord", "Vallei", "va llei"});
  EXPECT_EQ(words(spelling_twins(loaded.table, 0, loaded.codes)),
            (Strings{"codes-differ-by-spelling example product va llei = Vallei", "codes-differ-by-spelling example product vallei = Vallei"}));
  const Loaded unseen = products({"A", "A\u200B", "A\x01"});
  EXPECT_EQ(words(spelling_twins(unseen.table, 0, unseen.codes)),
            (Strings{"codes-differ-by-spelling example product A<U+0001> = A", "codes-differ-by-spelling example product A<U+200B> = A"}));
  const Loaded apart = products({"Vallei", "Noord"});
  EXPECT_TRUE(spelling_twins(apart.table, 0, apart.codes).empty());
}

TEST(CodePool, SortedByCodePoint) {
  CodePool pool;
  const Strings texts = {"b", "a", "É", "Z", "aaaaaaaab", "aaaaaaaaa", "", "aaaaaaaa"};
  std::vector<std::int32_t> ids;
  for (const std::string& text : texts) ids.push_back(pool.intern(text));
  EXPECT_FALSE(pool.sorted());
  const std::vector<std::int32_t> new_ids = pool.sort();
  EXPECT_TRUE(pool.sorted());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(pool.text(new_ids[static_cast<std::size_t>(ids[i])]), texts[i]);
    EXPECT_EQ(pool.find(texts[i]), new_ids[static_cast<std::size_t>(ids[i])]);
  }
  for (std::size_t i = 1; i < pool.size(); ++i) EXPECT_LT(pool.text(static_cast<std::int64_t>(i) - 1), pool.text(static_cast<std::int64_t>(i)));
  EXPECT_FALSE(pool.find("c"));
  EXPECT_EQ(pool.intern("c"), 8);
  EXPECT_EQ(pool.intern("a"), new_ids[1]);
}

}  // namespace
}  // namespace bkm::table
