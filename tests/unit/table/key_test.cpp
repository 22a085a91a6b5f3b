#include <algorithm>
#include <map>
#include <random>

#include "tests/unit/table/tables.hpp"

namespace bkm::table {
namespace {

Schema events() {
  Schema schema;
  schema.name = "dec";
  schema.columns = {column("nr"), column("cliënt"), column("datum", CellKind::date), number("minuten", 0, 1, 1440)};
  schema.key = {0};
  schema.on = 2;
  return schema;
}

const Strings kHeader = {"nr", "cliënt", "datum", "minuten"};

Loaded checked(const Schema& schema, const Strings& header, const Lines& lines) {
  Loaded loaded(schema);
  loaded.add_rows(header, lines);
  EXPECT_FALSE(loaded.fault);
  loaded.check();
  return loaded;
}

// "key fate" of every row.
Strings fates(const Loaded& loaded) {
  Strings words = fate_words(loaded.table);
  for (std::size_t row = 0; row < words.size(); ++row)
    words[row] = key_text(loaded.table, row, loaded.table.calendar, loaded.codes, Language::nl) + ' ' + words[row];
  return words;
}

TEST(Keys, RowsAreSortedByTheTextOfTheirKey) {
  const Loaded loaded = checked(events(), kHeader, {{"b", "c", "2026-01-01", "1"}, {"10", "c", "2026-01-01", "1"}, {"9", "c", "2026-01-01", "1"}, {"É", "c", "2026-01-01", "1"},
                                                    {"B", "c", "2026-01-01", "1"}});
  EXPECT_EQ(fates(loaded), (Strings{"10 accepted", "9 accepted", "B accepted", "b accepted", "É accepted"}));
  EXPECT_EQ(loaded.table.lines, (std::vector<std::uint64_t>{2, 3, 5, 1, 4}));
}

TEST(Keys, Term) {
  const Loaded loaded = checked(events(), kHeader, {{"1", "c", "2025-12-31", "1"}, {"2", "c", "2026-01-01", "1"}, {"3", "c", "2026-12-31", "1"}, {"4", "c", "2027-01-01", "1"},
                                                    {"5", "c", "2027-01-01", "0"}});
  EXPECT_EQ(fates(loaded), (Strings{"1 before_term", "2 accepted", "3 accepted", "4 out_of_scope", "5 rejected"}));
}

TEST(Keys, TermOfKeyedTables) {
  Schema schema;
  schema.columns = {column("a"), column("week", CellKind::period), number("n")};
  schema.columns[1].cycle = Cycle::week;
  schema.key = {0, 1};
  // Week 1 of 2026 starts in 2025 and week 53 ends in 2027: both touch the term.
  const Loaded loaded = checked(schema, {"a", "week", "n"}, {{"A", "2025-W52", "1"}, {"A", "2026-W01", "1"}, {"A", "2026-W53", "1"}, {"A", "2027-W01", "1"}});
  EXPECT_EQ(fates(loaded), (Strings{"A, 2025-W52 before_term", "A, 2026-W01 accepted", "A, 2026-W53 accepted", "A, 2027-W01 out_of_scope"}));
}

TEST(Keys, RepeatsAndDuplicates) {
  const Loaded loaded = checked(events(), kHeader,
                                {{"1", "c", "2026-01-01", "5"}, {"2", "c", "2026-01-01", "5"}, {"1", "c", "2026-01-01", "5"}, {"2", "c", "2026-01-01", "6"},
                                 {"3", "c", "2026-01-01", "5"}, {"3", "c", "2026-01-01", "6"}, {"3", "c", "2026-01-01", "5"}, {"1", "c", "2026-01-01", "5"}});
  EXPECT_EQ(rejections(loaded.table), (Strings{"3 repeated-row   1", "8 repeated-row   1", "2 duplicate-key   2", "4 duplicate-key   2", "5 duplicate-key   3", "6 duplicate-key   3",
                                               "7 repeated-row   3"}));
  EXPECT_EQ(fates(loaded)[0], "1 accepted");
  EXPECT_EQ(loaded.table.lines[0], 1u);
}

TEST(Keys, RepeatsCompareTheDeclaredColumns) {
  Schema schema = events();
  const Loaded loaded = checked(schema, {"nr", "cliënt", "datum", "minuten", "opmerking"}, {{"1", "c", "2026-01-01", "5", "eerste keer"}, {"1", "c", "2026-01-01", "5,0", "nogmaals"}});
  EXPECT_EQ(rejections(loaded.table), (Strings{"2 repeated-row   1"}));
}

TEST(Keys, RowsThatFellOutBeforeTakeNoPart) {
  const Loaded loaded = checked(events(), kHeader, {{"1", "c", "2026-01-01", "5"}, {"1", "c", "2026-01-01", "0"}, {"1", "c", "2027-01-01", "5"}, {"1", "c", "2025-01-01", "5"}});
  EXPECT_EQ(fates(loaded), (Strings{"1 accepted", "1 rejected", "1 out_of_scope", "1 before_term"}));
}

// They stand in the order of what they say, so that their place in a file decides nothing.
TEST(Keys, WithoutKeyNothingRepeats) {
  Schema schema = events();
  schema.key.clear();
  const Loaded loaded = checked(schema, kHeader, {{"2", "c", "2026-01-01", "5"}, {"1", "c", "2026-01-01", "5"}, {"2", "c", "2026-01-01", "5"}});
  EXPECT_EQ(fate_words(loaded.table), Strings(3, "accepted"));
  EXPECT_EQ(loaded.table.lines, (std::vector<std::uint64_t>{2, 1, 3}));
}

Schema homes() {
  Schema schema;
  schema.columns = {column("cliënt"), column("begin", CellKind::date), with_empty(column("eind", CellKind::date), EmptyRule::or_empty), column("gemeente")};
  schema.key = {0};
  schema.from = 1;
  schema.through = 2;
  schema.interval_rows = true;
  return schema;
}

Strings home_fates(const Lines& lines) {
  const Loaded loaded = checked(homes(), {"cliënt", "begin", "eind", "gemeente"}, lines);
  Strings words = fate_words(loaded.table);
  for (std::size_t row = 0; row < words.size(); ++row) words[row] = loaded.text(row, 0) + ' ' + loaded.text(row, 1) + ' ' + words[row];
  return words;
}

TEST(Keys, IntervalsOfOneKeyMayFollowEachOther) {
  EXPECT_EQ(home_fates({{"c1", "2026-03-01", "", "B"}, {"c1", "2026-01-01", "2026-02-28", "A"}, {"c2", "2026-01-01", "", "A"}}),
            (Strings{"c1 2026-01-01 accepted", "c1 2026-03-01 accepted", "c2 2026-01-01 accepted"}));
}

TEST(Keys, IntervalsThatShareADay) {
  EXPECT_EQ(home_fates({{"c1", "2026-01-01", "2026-03-01", "A"}, {"c1", "2026-03-01", "2026-04-30", "B"}, {"c1", "2026-05-01", "", "C"}}),
            (Strings{"c1 2026-01-01 rejected", "c1 2026-03-01 rejected", "c1 2026-05-01 accepted"}));
  EXPECT_EQ(home_fates({{"c1", "2026-01-01", "", "A"}, {"c1", "2026-02-01", "2026-02-28", "B"}, {"c1", "2026-06-01", "", "C"}}),
            (Strings{"c1 2026-01-01 rejected", "c1 2026-02-01 rejected", "c1 2026-06-01 rejected"}));
  EXPECT_EQ(home_fates({{"c1", "2026-01-01", "2026-12-31", "A"}, {"c1", "2026-02-01", "2026-02-28", "B"}, {"c1", "2026-02-28", "2026-03-01", "C"}, {"c1", "2026-04-01", "2026-04-02", "D"}}),
            Strings({"c1 2026-01-01 rejected", "c1 2026-02-01 rejected", "c1 2026-02-28 rejected", "c1 2026-04-01 rejected"}));
}

TEST(Keys, IntervalsOutsideTheTerm) {
  EXPECT_EQ(home_fates({{"c1", "2024-01-01", "2025-12-31", "A"}, {"c2", "2024-01-01", "2026-01-01", "A"}, {"c3", "2026-12-31", "", "A"}, {"c4", "2027-01-01", "", "A"}}),
            (Strings{"c1 2024-01-01 before_term", "c2 2024-01-01 accepted", "c3 2026-12-31 accepted", "c4 2027-01-01 out_of_scope"}));
}

TEST(Keys, RepeatedIntervals) {
  EXPECT_EQ(home_fates({{"c1", "2026-01-01", "", "A"}, {"c1", "2026-01-01", "", "A"}}), (Strings{"c1 2026-01-01 accepted", "c1 2026-01-01 rejected"}));
}

// Random rows with few keys, so that repeats, duplicates and faults meet.
Lines random_rows(std::mt19937& random) {
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const char* days[] = {"2025-12-31", "2026-01-01", "2026-06-30", "2027-01-01", "2026-02-30"};
  Lines lines;
  for (int i = 0; i < 60; ++i) lines.push_back({"k" + std::to_string(pick(25)), "c" + std::to_string(pick(2)), days[pick(10) % 5 ? 1 : pick(5)], std::to_string(pick(4))});
  return lines;
}

using FatesByRow = std::multimap<Strings, std::string>;  // the cells -> fate and code

FatesByRow fates_by_row(const Loaded& loaded, const Lines& lines) {
  std::map<std::uint64_t, std::string> codes;
  for (const Rejection& r : loaded.table.rejections) {
    codes[r.line] = r.code;
    EXPECT_EQ(loaded.table.lines[r.row], r.line);
    EXPECT_EQ(loaded.table.fates[r.row], RowFate::rejected);
  }
  const Strings words = fate_words(loaded.table);
  FatesByRow result;
  for (std::size_t row = 0; row < words.size(); ++row) result.emplace(lines[loaded.table.lines[row] - 1], words[row] + ' ' + codes[loaded.table.lines[row]]);
  return result;
}

std::vector<Strings> accepted_rows(const Loaded& loaded) {
  std::vector<Strings> rows;
  for (std::size_t row = 0; row < loaded.table.size(); ++row) {
    if (!loaded.table.live(row)) continue;
    rows.emplace_back();
    for (int c = 0; c < 4; ++c) rows.back().push_back(loaded.text(row, c));
  }
  return rows;
}

std::vector<std::pair<Strings, std::string>> sorted_pairs(const FatesByRow& fates) {
  std::vector<std::pair<Strings, std::string>> pairs(fates.begin(), fates.end());
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

TEST(Keys, TheOrderOfTheRowsDecidesNothing) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    Lines lines = random_rows(random);
    const Loaded before = checked(events(), kHeader, lines);
    const auto expected = sorted_pairs(fates_by_row(before, lines));
    std::shuffle(lines.begin(), lines.end(), random);
    const Loaded after = checked(events(), kHeader, lines);
    ASSERT_EQ(sorted_pairs(fates_by_row(after, lines)), expected) << round;
    ASSERT_EQ(accepted_rows(after), accepted_rows(before)) << round;
    ASSERT_EQ(before.table.rows_read, 60u);
  }
}

TEST(Keys, TheOrderOfIntervalsDecidesNothing) {
  std::mt19937 random(11);
  const auto day = [&] { return to_string(make_date(2026, 1, 1) + static_cast<int>(random() % 60)); };
  for (int round = 0; round < 300; ++round) {
    Lines lines;
    for (int i = 0; i < 6; ++i) {
      std::string begin = day(), end = day();
      if (end < begin) std::swap(begin, end);
      lines.push_back({"c" + std::to_string(random() % 2), begin, random() % 8 ? end : "", std::to_string(i)});
    }
    // Two rows are in conflict when they share a day, found pair by pair.
    const auto end_of = [](const Strings& row) { return row[2].empty() ? "9999-12-31" : row[2]; };
    std::map<std::string, std::string> expected;
    for (const Strings& a : lines)
      for (const Strings& b : lines)
        if (&a != &b && a[0] == b[0] && a[1] <= end_of(b) && b[1] <= end_of(a)) expected[a[3]] = "duplicate-key";
    std::shuffle(lines.begin(), lines.end(), random);
    const Loaded loaded = checked(homes(), {"cliënt", "begin", "eind", "gemeente"}, lines);
    std::map<std::string, std::string> actual;
    for (const Rejection& r : loaded.table.rejections) actual[loaded.text(r.row, 3)] = r.code;
    ASSERT_EQ(actual, expected) << round;
  }
}

}  // namespace
}  // namespace bkm::table
