#include "runtime/table/number_cell.hpp"

#include "tests/unit/table/tables.hpp"

namespace bkm::table {
namespace {

Schema written_in(Language language) {
  Schema form;
  form.numbers = language;
  return form;
}

void expect_value(const ColumnSchema& schema, const std::string& text, std::int64_t value, const Schema& form = {}) {
  const OneCell cell = read_cell(schema, text, options_2026(), form);
  EXPECT_EQ(cell.code, "") << text;
  EXPECT_EQ(cell.value, value) << text;
}

void expect_code(const ColumnSchema& schema, const std::string& text, const std::string& code, const Schema& form = {}) {
  const OneCell cell = read_cell(schema, text, options_2026(), form);
  EXPECT_EQ(cell.code, code) << text;
  EXPECT_EQ(cell.value, kEmpty) << text;
}

TEST(NumberCell, PlainDigitsWithOneDecimalMark) {
  expect_value(number("n"), "1000", 1000);
  expect_value(number("n"), "-15", -15);
  expect_value(number("n"), "0", 0);
  expect_value(number("n", 2), "12,50", 1250);
  expect_value(number("n", 2), "12.5", 1250);
  expect_value(number("n", 3), "0.125", 125);
  expect_value(number("n", 3), "0,125", 125);
  expect_value(number("n", 3), "1234.567", 1234567);
  expect_value(number("n", 4), "1.2345", 12345);
  expect_value(number("n"), "012", 12);
}

TEST(NumberCell, WithoutNotationOnlyOneMark) {
  for (const char* text : {"1.234,56", "1,234.56", "1.000.000", "7.5.1", "1..5"}) expect_code(number("n", 2), text, "number-malformed");
}

TEST(NumberCell, FitsBothReadings) {
  for (const char* text : {"1.000", "1,000", "12.345", "999,999", "-1.000"}) EXPECT_EQ(read_cell(number("n", 3), text).code, "number-notation-unclear") << text;
  EXPECT_EQ(read_cell(money("n"), "€ 2.500").code, "number-notation-unclear");
  EXPECT_EQ(read_cell(percent("n", 3), "1,000%").code, "number-notation-unclear");
  expect_code(percent("n", 3), "1,000", "number-malformed");  // no percentage in either reading
  EXPECT_EQ(both_readings("1.000"), "1000|1");
  EXPECT_EQ(both_readings("12,340"), "12340|12.34");
  EXPECT_EQ(both_readings("€ -1.234"), "-1234|-1.234");
  EXPECT_EQ(both_readings("2,500 %"), "2500|2.5");
}

TEST(NumberCell, DutchNotation) {
  const Schema dutch = written_in(Language::nl);
  expect_value(number("n"), "1.000", 1000, dutch);
  expect_value(number("n", 2), "1.234.567,89", 123456789, dutch);
  expect_value(number("n", 2), "1234,5", 123450, dutch);
  for (const char* text : {"1,234.56", "1.00", "12.3456", "0.125", "1.2345", "1000.000"}) expect_code(number("n", 4), text, "number-malformed", dutch);
}

TEST(NumberCell, EnglishNotation) {
  const Schema english = written_in(Language::en);
  expect_value(number("n"), "1,000", 1000, english);
  expect_value(number("n", 2), "1.00", 100, english);
  expect_value(number("n", 2), "1,234,567.89", 123456789, english);
  for (const char* text : {"12,50", "1.234,56", "0,125"}) expect_code(number("n", 2), text, "number-malformed", english);
}

TEST(NumberCell, NotANumber) {
  for (const char* text : {"9O", "acht", "60x", "1e2", "--30", "12:30", "n.v.t.", "+5", "1 000", "12,", ",5", ".", "-", "€ 5", "5%", "- 5", "1-", "５"})
    expect_code(number("n", 2), text, "number-malformed");
}

TEST(NumberCell, FinerThanDeclared) {
  expect_value(number("n", 1), "12,50", 125);
  expect_value(number("n"), "7,00", 7);
  expect_value(number("n"), "7,0000000000000000000000000", 7);
  expect_code(number("n", 1), "12,55", "number-too-fine");
  expect_code(number("n"), "7,5", "number-too-fine");
  expect_code(number("n", 2), "0,0000000000000000000000001", "number-too-fine");
}

TEST(NumberCell, Range) {
  const ColumnSchema minutes = number("n", 0, 1, 1440), score = number("n", 1, 0, 10), third = number("n", 1, Rational(1, 3), Rational(2, 3));
  expect_value(minutes, "1", 1);
  expect_value(minutes, "1440", 1440);
  for (const char* text : {"0", "1441", "-15"}) expect_code(minutes, text, "out-of-range");
  expect_value(score, "10", 100);
  expect_code(score, "10,1", "out-of-range");
  expect_code(score, "-0,1", "out-of-range");
  expect_value(third, "0,4", 4);
  expect_code(third, "0,3", "out-of-range");
  expect_code(third, "0,7", "out-of-range");
  expect_code(number("n", 0, -10, -5), "-4", "out-of-range");
}

TEST(NumberCell, LargeNumbers) {
  expect_value(number("n"), "1000000000000", 1'000'000'000'000);
  expect_code(number("n"), "1000000000001", "out-of-range");
  expect_code(number("n"), "-1000000000001", "out-of-range");
  expect_code(number("n", 2), "10000000000,01", "out-of-range");
  for (const char* text : {"9223372036854775808", "99999999999999999999999999999999", "-9223372036854775808"}) expect_code(number("n"), text, "out-of-range");
  const Rational huge("4000000000000000000");
  expect_value(number("n", 0, 0, huge), "4000000000000000000", 4'000'000'000'000'000'000);
  expect_code(number("n", 0, 0, Rational("99999999999999999999")), "4611686018427387904", "out-of-range");  // 2^62
  expect_code(number("n", 4, 0, huge), "900000000000000000", "out-of-range");                                  // does not fit when scaled
}

TEST(NumberCell, Currency) {
  for (const char* text : {"12,50", "€12,50", "€ 12,50", "EUR 12,50", "EUR12,50"}) expect_value(money("n"), text, 1250);
  for (const char* text : {"-12,50", "-€ 12,50", "€ -12,50", "€-12,50", "-EUR 12,50"}) expect_value(money("n"), text, -1250);
  for (const char* text : {"$ 10", "$10", "USD 2", "-£ 3", "GBP -3"}) expect_code(money("n"), text, "currency-mismatch");
  for (const char* text : {"12,50 €", "eur 5", "€", "USD", "€ € 5", "-€ -5", "euro 5", "€ x", "NVT x"}) expect_code(money("n"), text, "number-malformed");
  expect_value(money("n", "USD", "$"), "$ 10", 1000);
  expect_value(money("n", "USD", "$"), "USD 2", 200);
  expect_code(money("n", "USD", "$"), "€ 10", "currency-mismatch");
  expect_value(money("n"), "€ 1.234,50", 123450, written_in(Language::nl));
}

TEST(NumberCell, Percentages) {
  expect_value(percent("p", 1), "72,5%", 725);
  expect_value(percent("p", 1), "72,5 %", 725);
  expect_value(percent("p", 9), "2,3373146%", 2'337'314'600);
  expect_value(percent("p", 0), "-3%", -3);
  expect_code(percent("p", 1), "72,5", "number-malformed");
  expect_code(percent("p", 1), "%", "number-malformed");
  expect_code(percent("p", 1), "5%%", "number-malformed");
  expect_code(percent("p", 1), "72,55%", "number-too-fine");
  const ColumnSchema bounded = percent("p", 1, Rational(0), Rational(6, 10));  // 0%..60%
  expect_value(bounded, "60%", 600);
  expect_code(bounded, "60,1%", "out-of-range");
  expect_code(bounded, "-0,1%", "out-of-range");
}

TEST(NumberCell, PercentagesAsFractions) {
  Schema form;
  form.percent_as_fraction = true;
  expect_value(percent("p", 1), "0.725", 725, form);
  expect_value(percent("p", 1), "72,5%", 725, form);
  expect_value(percent("p", 0), "1", 100, form);
  expect_value(percent("p", 7), "0.023373146", 23373146, form);
  expect_value(percent("p", 9), "-0.5", -50'000'000'000, form);
  expect_code(percent("p", 1), "0.7255", "number-too-fine", form);
  expect_code(percent("p", 1, Rational(0), Rational(1)), "1.5", "out-of-range", form);
}

}  // namespace
}  // namespace bkm::table
