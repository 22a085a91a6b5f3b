#include "tests/unit/table/tables.hpp"

namespace bkm::table {
namespace {

Schema cash() {
  Schema schema;
  schema.name = "kas";
  schema.columns = {column("nr"), column("aanbieder"), column("datum", CellKind::date), money("bedrag")};
  schema.key = {0};
  schema.on = 2;
  return schema;
}

TEST(Load, ColumnsAreFoundByHeadingInAnyOrder) {
  Schema schema = cash();
  schema.columns[3].heading = "Bedrag (incl.)";
  Loaded loaded(schema);
  loaded.add_csv("Bedrag (incl.);datum;nr;aanbieder\n12,50;2026-01-05;1;A\n");
  ASSERT_FALSE(loaded.fault);
  EXPECT_TRUE(loaded.notices.empty());
  EXPECT_EQ(loaded.text(0, 0), "1");
  EXPECT_EQ(loaded.text(0, 1), "A");
  EXPECT_EQ(loaded.cell(0, 3), 1250);
  EXPECT_EQ(loaded.table.lines, (std::vector<std::uint64_t>{2}));
  EXPECT_EQ(loaded.table.files, (Strings{"t.csv"}));
}

// The data of a Dutch contract go with its English translation, too.
TEST(Load, PeriodHeadingInEitherLanguage) {
  for (const char* heading : {"kwartaal", "quarter"}) {
    Schema schema;
    schema.columns = {column("aanbieder"), column("quarter", CellKind::period), money("bedrag")};
    schema.columns[1].cycle = Cycle::quarter;
    schema.key = {0, 1};
    Loaded loaded(schema);
    loaded.add_csv("aanbieder;" + std::string(heading) + ";bedrag\nA;2026-K1;1\n");
    ASSERT_FALSE(loaded.fault) << heading;
    EXPECT_TRUE(loaded.notices.empty()) << heading;
    EXPECT_EQ(loaded.table.size(), 1u) << heading;
  }
}

TEST(Load, OnlyAHeaderIsAnEmptyTable) {
  Loaded loaded(cash());
  loaded.add_csv("nr;aanbieder;datum;bedrag\n");
  EXPECT_FALSE(loaded.fault);
  EXPECT_EQ(loaded.table.size(), 0u);
  loaded.check();
  EXPECT_EQ(loaded.table.rows_read, 0u);
}

TEST(Load, MissingColumn) {
  Loaded loaded(cash());
  loaded.add_csv("nr;aanbeider;datum;bedrag\n1;A;2026-01-05;1\n");
  ASSERT_TRUE(loaded.fault);
  EXPECT_EQ(loaded.fault->code, "column-missing");
  EXPECT_EQ(loaded.fault->file, "t.csv");
  EXPECT_EQ(loaded.fault->line, 1u);
  EXPECT_EQ(loaded.fault->name, "aanbieder");
  EXPECT_EQ(loaded.fault->nearest, "aanbeider");
  Loaded far(cash());
  far.add_csv("x;y;datum;bedrag\n");
  EXPECT_EQ(far.fault->nearest, "");
}

TEST(Load, DoubledHeading) {
  Loaded loaded(cash());
  loaded.add_csv("nr;aanbieder;datum;bedrag;nr\n");
  ASSERT_TRUE(loaded.fault);
  EXPECT_EQ(loaded.fault->code, "doubled-heading");
  EXPECT_EQ(loaded.fault->name, "nr");
  EXPECT_EQ(loaded.fault->column, 27u);
  Loaded rows(cash());
  rows.add_rows({"nr", "aanbieder", "datum", "bedrag", "nr"}, {});
  ASSERT_TRUE(rows.fault);
  EXPECT_EQ(rows.fault->code, "doubled-heading");
  EXPECT_EQ(rows.fault->name, "nr");
}

TEST(Load, UnknownColumnsAreSaidOnce) {
  Loaded loaded(cash());
  loaded.add_csv("nr;opmerking;aanbieder;datum;bedrag;Nr\n1;x;A;2026-01-05;1;9\n2;y;A;2026-01-05;1;9\n");
  ASSERT_FALSE(loaded.fault);
  ASSERT_EQ(loaded.notices.size(), 2u);
  EXPECT_EQ(loaded.notices[0].code, "unknown-column");
  EXPECT_EQ(loaded.notices[0].file, "t.csv");
  EXPECT_EQ(loaded.notices[0].name, "opmerking");
  EXPECT_EQ(loaded.notices[1].name, "Nr");
  EXPECT_EQ(loaded.notices[1].other, "nr");
}

TEST(Load, TheFirstColumnOfTheSchemaThatFailsGivesTheCode) {
  Loaded loaded(cash());
  loaded.add_csv("bedrag;datum;aanbieder;nr\nx;2026-02-30;;1\nx;2026-02-30;A;2\nx;2026-02-03;A;3\n$ 5;2026-02-03;A;4\n");
  ASSERT_FALSE(loaded.fault);
  EXPECT_EQ(rejections(loaded.table), (Strings{"2 empty-cell aanbieder  1", "3 date-impossible datum 2026-02-30 2", "4 number-malformed bedrag x 3",
                                               "5 currency-mismatch bedrag $ 5 4"}));
  EXPECT_EQ(loaded.table.rows_read, 4u);
  EXPECT_EQ(loaded.table.size(), 4u);
  EXPECT_EQ(loaded.cell(2, 3), kEmpty);
  EXPECT_EQ(loaded.text(2, 1), "A");
  EXPECT_EQ(loaded.table.rejections[1].row, 1u);
  EXPECT_EQ(fate_words(loaded.table), Strings(4, "rejected"));
}

TEST(Load, WrongNumberOfCells) {
  Loaded loaded(cash());
  loaded.add_csv("nr;aanbieder;datum;bedrag\n1;A\n2;A;2026-01-05;1\n3;A;2026-01-05;1;x;y\nTotaal\n");
  ASSERT_FALSE(loaded.fault);
  EXPECT_EQ(rejections(loaded.table), (Strings{"2 cell-count  2|4 ", "4 cell-count  6|4 ", "5 cell-count  1|4 "}));
  EXPECT_EQ(loaded.table.rejections[0].row, kNoRow);
  EXPECT_EQ(loaded.table.rows_read, 4u);
  EXPECT_EQ(loaded.table.size(), 1u);
}

TEST(Load, UnclearNotationStopsTheFile) {
  Loaded loaded(cash());
  loaded.add_csv("nr;aanbieder;datum;bedrag\n1;A;2026-01-05;12,50\n2;A;2026-01-06;1.000\n3;A;2026-01-07;2.500\n");
  ASSERT_TRUE(loaded.fault);
  EXPECT_EQ(loaded.fault->code, "number-notation-unclear");
  EXPECT_EQ(loaded.fault->file, "t.csv");
  EXPECT_EQ(loaded.fault->line, 3u);
  EXPECT_EQ(loaded.fault->column, 16u);
  EXPECT_EQ(loaded.fault->name, "bedrag");
  EXPECT_EQ(loaded.fault->value, "1.000");
  EXPECT_EQ(loaded.fault->readings, "1000|1");
}

TEST(Load, UnclearNotationIsFoundBehindAFaultOfItsRow) {
  Loaded loaded(cash());
  loaded.add_csv("nr;aanbieder;datum;bedrag\n1;;gisteren;\"1,000\"\n");
  ASSERT_TRUE(loaded.fault);
  EXPECT_EQ(loaded.fault->code, "number-notation-unclear");
  EXPECT_EQ(loaded.fault->column, 13u);
}

TEST(Load, PlainDigitsAreClear) {
  Loaded loaded(cash());
  loaded.add_csv("nr;aanbieder;datum;bedrag\n1;A;2026-01-05;1000\n2;A;2026-01-06;12,50\n");
  ASSERT_FALSE(loaded.fault);
  EXPECT_EQ(loaded.table.columns[3], (std::vector<std::int64_t>{100000, 1250}));
}

TEST(Load, TheSourceStatesTheNotation) {
  Schema schema = cash();
  schema.numbers = Language::en;
  Loaded loaded(schema);
  loaded.add_csv("nr;aanbieder;datum;bedrag\n1;A;2026-01-05;1,000\n2;A;2026-01-06;1.00\n3;A;2026-01-07;12,50\n");
  ASSERT_FALSE(loaded.fault);
  EXPECT_EQ(loaded.table.columns[3], (std::vector<std::int64_t>{100000, 100, kEmpty}));
  EXPECT_EQ(rejections(loaded.table), (Strings{"4 number-malformed bedrag 12,50 3"}));
}

TEST(Load, UnreadableKeyAsWritten) {
  Schema schema;
  schema.columns = {column("aanbieder"), column("kwartaal", CellKind::period), number("score", 1, 0, 10)};
  schema.columns[1].cycle = Cycle::quarter;
  schema.key = {0, 1};
  Loaded loaded(schema);
  loaded.add_csv("aanbieder;kwartaal;score\nA;eerste;5\nA;2026-q1;11\n");
  EXPECT_EQ(rejections(loaded.table), (Strings{"2 value-malformed kwartaal eerste A, eerste", "3 out-of-range score 11 A, 2026-K1"}));
  Loaded english(schema);
  LoadOptions options = options_2026();
  options.language = Language::en;
  english.add_csv("aanbieder;kwartaal;score\nA;2026-K1;11\n", options);
  EXPECT_EQ(english.table.rejections[0].key, "A, 2026-Q1");
}

TEST(Load, IntervalsThatEndBeforeTheyStart) {
  Schema schema;
  schema.columns = {column("huis"), column("begin", CellKind::date), with_empty(column("eind", CellKind::date), EmptyRule::or_empty)};
  schema.key = {0};
  schema.from = 1;
  schema.through = 2;
  Loaded loaded(schema);
  loaded.add_csv("huis;begin;eind\na;2026-02-01;2026-01-31\nb;2026-02-01;2026-02-01\nc;2026-02-01;\n");
  EXPECT_EQ(rejections(loaded.table), (Strings{"2 interval-reversed eind 2026-01-31 a"}));
  EXPECT_EQ(fate_words(loaded.table), (Strings{"rejected", "accepted", "accepted"}));
}

TEST(Load, RowsNotYetKnownCountNowhere) {
  Schema schema = cash();
  schema.columns.push_back(with_empty(column("ontvangen", CellKind::date), EmptyRule::or_empty));
  schema.known_on = 4;
  LoadOptions options = options_2026();
  options.known_on = make_date(2026, 2, 1);
  Loaded loaded(schema);
  loaded.add_csv("nr;aanbieder;datum;bedrag;ontvangen\n1;A;2026-01-05;1;2026-02-01\n2;A;2026-01-05;1;2026-02-02\n3;A;2026-01-05;x;2026-02-02\n"
                 "4;A;2026-01-05;1;\n5;A;2026-01-05;1;gisteren\n1;A;2026-01-05;9;2026-03-01\n", options);
  ASSERT_FALSE(loaded.fault);
  EXPECT_EQ(fate_words(loaded.table), (Strings{"accepted", "not_yet_known", "not_yet_known", "accepted", "rejected", "not_yet_known"}));
  EXPECT_EQ(loaded.table.rows_read, 3u);
  EXPECT_EQ(rejections(loaded.table), (Strings{"6 date-malformed ontvangen gisteren 5"}));
  loaded.check();
  EXPECT_EQ(fate_words(loaded.table), (Strings{"accepted", "not_yet_known", "not_yet_known", "not_yet_known", "accepted", "rejected"}));
}

TEST(Load, WorkedExamplesLeaveOutColumns) {
  Schema schema = cash();
  schema.numbers = Language::en;  // of the file
  schema.dates_dmy = true;
  schema.columns[3].heading = "amount";
  LoadOptions options = options_2026();
  options.columns_optional = true;
  options.notation_stated = true;
  Loaded loaded(schema);
  loaded.add_rows({"nr", "datum", "bedrag"}, {{"1", "2026-01-05", "1.000"}, {"2", "2026-01-06", ""}}, options);
  ASSERT_FALSE(loaded.fault);
  EXPECT_TRUE(loaded.notices.empty());
  EXPECT_EQ(loaded.cell(0, 1), kEmpty);
  EXPECT_EQ(loaded.cell(0, 3), 100000);
  EXPECT_EQ(rejections(loaded.table), (Strings{"2 empty-cell bedrag  2"}));
}

TEST(Load, TwoFilesAreOneTable) {
  const std::string heading = "nr;aanbieder;datum;bedrag\n", first = "1;A;2026-01-05;1\n2;A;2026-01-05;x\n", second = "2;B;2026-01-05;4\n1;A;2026-01-05;1\n";
  Loaded two(cash()), one(cash());
  two.add_csv(heading + first, options_2026(), "jan.csv");
  two.add_csv(heading + second, options_2026(), "feb.csv");
  one.add_csv(heading + first + second);
  two.check();
  one.check();
  EXPECT_EQ(two.table.columns, one.table.columns);
  EXPECT_EQ(two.table.fates, one.table.fates);
  EXPECT_EQ(two.table.rows_read, one.table.rows_read);
  EXPECT_EQ(two.table.files, (Strings{"jan.csv", "feb.csv"}));
  EXPECT_EQ(rejections(two.table), (Strings{"3 number-malformed bedrag x 2", "3 repeated-row   1"}));
  EXPECT_EQ(two.table.rejections[0].file, 0u);
  EXPECT_EQ(two.table.rejections[1].file, 1u);
  EXPECT_EQ(two.table.lines[two.table.rejections[0].row], 3u);
}

}  // namespace
}  // namespace bkm::table
