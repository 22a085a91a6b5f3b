#include "tests/unit/table/tables.hpp"

namespace bkm::table {
namespace {

std::string code_of(const ColumnSchema& schema, const std::string& text, const Schema& form = {}) { return read_cell(schema, text, options_2026(), form).code; }

std::string stored(const ColumnSchema& schema, const std::string& text) {
  Schema form;
  form.columns = {schema};
  Loaded loaded(form);
  loaded.add_rows({schema.name}, {{text}});
  return loaded.text(0, 0);
}

TEST(Cell, CodesAreKeptAsTheyAre) {
  for (const char* text : {"007", "02A15", "a b", "É", "-", "1.000"}) EXPECT_EQ(stored(column("c"), text), text);
  EXPECT_EQ(stored(column("c"), "  7 "), "7");
}

TEST(Cell, ClosedCodes) {
  ColumnSchema track = column("track");
  track.codes = {"T1", "T2"};
  EXPECT_EQ(stored(track, "T2"), "T2");
  EXPECT_EQ(code_of(track, "T3"), "unknown-code");
  EXPECT_EQ(code_of(track, "t1"), "unknown-code");
  EXPECT_EQ(code_of(track, ""), "empty-cell");
}

TEST(Cell, BsnPassesTheElevenCheck) {
  ColumnSchema bsn = column("bsn");
  bsn.bsn = true;
  EXPECT_EQ(code_of(bsn, "111222333"), "");
  EXPECT_EQ(code_of(bsn, "123456782"), "");
  EXPECT_EQ(code_of(bsn, "010464554"), "");
  for (const char* text : {"123456789", "111222334", "10464554", "0111222333", "000000000", "11122233a", "111 222 333"}) EXPECT_EQ(code_of(bsn, text), "bsn-invalid") << text;
}

TEST(Cell, BsnIsMasked) {
  Schema schema;
  schema.columns = {column("bsn"), number("n", 0, 0, 9)};
  schema.columns[0].bsn = true;
  schema.key = {0};
  Loaded loaded(schema);
  loaded.add_rows({"bsn", "n"}, {{"123456782", "10"}, {"123456789", "1"}, {"12", "1"}});
  EXPECT_EQ(rejections(loaded.table), (Strings{"1 out-of-range n 10 ******782", "2 bsn-invalid bsn ******789 ******789", "3 bsn-invalid bsn ** **"}));
  EXPECT_EQ(key_text(loaded.table, 0, calendar_2026(), loaded.codes, Language::nl), "******782");
}

TEST(Cell, IsoDates) {
  const ColumnSchema date = column("d", CellKind::date);
  EXPECT_EQ(read_cell(date, "2026-01-31").value, make_date(2026, 1, 31).days);
  for (const char* text : {"31-01-2026", "2026/03/14", "20260410", "2026-4-7", "gisteren", "2026-01-31T00:00", "2026-01-3a"}) EXPECT_EQ(code_of(date, text), "date-malformed") << text;
  for (const char* text : {"2026-02-30", "2026-13-05", "2027-02-29", "0000-01-01", "2026-00-10"}) EXPECT_EQ(code_of(date, text), "date-impossible") << text;
}

TEST(Cell, DayFirstDates) {
  const ColumnSchema date = column("d", CellKind::date);
  Schema form;
  form.dates_dmy = true;
  EXPECT_EQ(read_cell(date, "31-01-2026", options_2026(), form).value, make_date(2026, 1, 31).days);
  EXPECT_EQ(read_cell(date, "1-2-2026", options_2026(), form).value, make_date(2026, 2, 1).days);
  for (const char* text : {"2026-01-31", "31-01-26", "31/01/2026", "001-01-2026"}) EXPECT_EQ(code_of(date, text, form), "date-malformed") << text;
  for (const char* text : {"30-02-2026", "01-13-2026"}) EXPECT_EQ(code_of(date, text, form), "date-impossible") << text;
  LoadOptions options = options_2026();
  options.dates_dmy = true;
  EXPECT_EQ(read_cell(date, "31-01-2026", options).code, "");
}

TEST(Cell, YesNo) {
  const ColumnSchema yes_no = column("y", CellKind::yes_no);
  for (const char* text : {"ja", "Ja", "JA", "yes", "true", "TRUE", "1"}) EXPECT_EQ(read_cell(yes_no, text).value, 1) << text;
  for (const char* text : {"nee", "Nee", "no", "NO", "FALSE", "0"}) EXPECT_EQ(read_cell(yes_no, text).value, 0) << text;
  for (const char* text : {"x", "j", "y", "2", "waar", "falsetto"}) EXPECT_EQ(code_of(yes_no, text), "value-malformed") << text;
}

TEST(Cell, Periods) {
  ColumnSchema quarter = column("kwartaal", CellKind::period);
  quarter.cycle = Cycle::quarter;
  EXPECT_EQ(read_cell(quarter, "2026-K2").value, make_date(2026, 4, 1).days);
  EXPECT_EQ(read_cell(quarter, "2026-q2").value, make_date(2026, 4, 1).days);
  EXPECT_EQ(stored(quarter, "2026-Q2"), "2026-K2");
  for (const char* text : {"eerste", "K1-2026", "2026-K5", "2026-01", "2026"}) EXPECT_EQ(code_of(quarter, text), "value-malformed") << text;
}

TEST(Cell, EmptyOnlyByTheRuleOfTheColumn) {
  for (const CellKind kind : {CellKind::code, CellKind::date, CellKind::number, CellKind::yes_no, CellKind::period}) {
    EXPECT_EQ(code_of(column("c", kind), ""), "empty-cell");
    EXPECT_EQ(code_of(column("c", kind), "  "), "empty-cell");
    EXPECT_EQ(code_of(with_empty(column("c", kind), EmptyRule::or_empty), ""), "");
    EXPECT_EQ(read_cell(with_empty(column("c", kind), EmptyRule::or_none), " ").value, kEmpty);
  }
}

TEST(Cell, EmptyIsAValue) {
  EXPECT_EQ(read_cell(with_empty(money("m"), EmptyRule::is_value, "0"), "").value, 0);
  EXPECT_EQ(read_cell(with_empty(money("m"), EmptyRule::is_value, "1234.5"), "").value, 123450);
  EXPECT_EQ(read_cell(with_empty(percent("p", 1), EmptyRule::is_value, "2.5%"), "").value, 25);
  EXPECT_EQ(read_cell(with_empty(column("y", CellKind::yes_no), EmptyRule::is_value, "no"), "").value, 0);
  EXPECT_EQ(read_cell(with_empty(column("d", CellKind::date), EmptyRule::is_value, "2026-02-01"), "").value, make_date(2026, 2, 1).days);
  EXPECT_EQ(stored(with_empty(column("c"), EmptyRule::is_value, "geen zorg"), ""), "geen zorg");
}

TEST(Cell, TextsThatMeanEmpty) {
  Schema form;
  form.empty_texts = {"n.v.t.", "NA"};
  EXPECT_EQ(read_cell(with_empty(money("m"), EmptyRule::or_none), "n.v.t.", options_2026(), form).value, kEmpty);
  EXPECT_EQ(code_of(with_empty(money("m"), EmptyRule::or_none), "NA", form), "");
  EXPECT_EQ(code_of(with_empty(money("m"), EmptyRule::or_none), "na", form), "number-malformed");
  EXPECT_EQ(code_of(money("m"), "NA", form), "empty-cell");
  EXPECT_EQ(code_of(with_empty(money("m"), EmptyRule::or_none), "n.v.t."), "number-malformed");
  EXPECT_EQ(read_cell(with_empty(money("m"), EmptyRule::is_value, "5"), "NA", options_2026(), form).value, 500);
}

TEST(Cell, AsTextInPlainNotation) {
  EXPECT_EQ(stored(money("m"), "-€ 1234,5"), "-1234.50");
  EXPECT_EQ(stored(number("n", 2), "7,50"), "7.5");
  EXPECT_EQ(stored(percent("p", 1), "72,5%"), "72.5%");
  EXPECT_EQ(stored(column("d", CellKind::date), "2026-01-31"), "2026-01-31");
  EXPECT_EQ(stored(column("y", CellKind::yes_no), "TRUE"), "ja");
  EXPECT_EQ(stored(with_empty(column("c"), EmptyRule::or_empty), ""), "");
}

}  // namespace
}  // namespace bkm::table
