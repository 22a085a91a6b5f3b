// Expected values worked out by hand or with python3's fractions and decimal.
#include <gtest/gtest.h>

#include "runtime/number/rational.hpp"

namespace bkm {
namespace {

constexpr Notation kNl = notation_of(Language::nl), kEn = notation_of(Language::en);

Rational q(const char* text) {
  Rational value(text);
  value.canonicalize();
  return value;
}

struct RoundingCase {
  const char* value;
  const char* half_away;
  const char* half_even;
  const char* half_down;
  const char* away;
  const char* toward;
};

void expect_rounded(const RoundingCase& c, int sign) {
  const Rational value = sign * q(c.value);
  const auto expect = [&](Rounding mode, const char* text) { EXPECT_EQ(round_to(value, 1, mode), sign * q(text)) << c.value << " sign " << sign; };
  expect(Rounding::half_away, c.half_away);
  expect(Rounding::half_even, c.half_even);
  expect(Rounding::half_down, c.half_down);
  expect(Rounding::away, c.away);
  expect(Rounding::toward, c.toward);
}

TEST(Rounding, EveryModeAndItsMirror) {
  const RoundingCase cases[] = {
      {"0", "0", "0", "0", "0", "0"},       {"1/2", "1", "0", "0", "1", "0"},     {"3/2", "2", "2", "1", "2", "1"},
      {"5/2", "3", "2", "2", "3", "2"},     {"7/3", "2", "2", "2", "3", "2"},     {"8/3", "3", "3", "3", "3", "2"},
      {"7", "7", "7", "7", "7", "7"},       {"1/1000", "0", "0", "0", "1", "0"},  {"2499/1000", "2", "2", "2", "3", "2"},
      {"2501/1000", "3", "3", "3", "3", "2"}};
  for (const RoundingCase& c : cases)
    for (const int sign : {1, -1}) expect_rounded(c, sign);
}

TEST(Rounding, ToAStep) {
  EXPECT_EQ(round_to(q("62405/1000"), q("1/100"), Rounding::half_away), q("6241/100"));
  EXPECT_EQ(round_to(q("62405/1000"), q("1/100"), Rounding::half_even), q("6240/100"));
  EXPECT_EQ(round_to(q("-62405/1000"), q("1/100"), Rounding::half_away), q("-6241/100"));
  EXPECT_EQ(round_to(q("7"), q("5"), Rounding::away), 10);
  EXPECT_EQ(round_to(q("1/3"), q("1/7"), Rounding::half_away), q("2/7"));  // 7/3 = 2.33
}

TEST(Rounding, HugeValuesStayExact) {
  const Rational huge = q("123456789012345678901234567890123456789012345678901/2");
  EXPECT_EQ(round_to(huge, 1, Rounding::half_down), q("61728394506172839450617283945061728394506172839450"));
  EXPECT_EQ(round_to(huge, 1, Rounding::half_away), q("61728394506172839450617283945061728394506172839451"));
}

TEST(Steps, CommonStep) {
  EXPECT_EQ(common_step(q("1/2"), q("1/3")), q("1/6"));
  EXPECT_EQ(common_step(q("3/4"), q("9/10")), q("3/20"));
  EXPECT_EQ(common_step(6, 4), 2);
  EXPECT_EQ(common_step(q("1/100"), q("1/100")), q("1/100"));
}

TEST(Steps, IsMultiple) {
  EXPECT_TRUE(is_multiple(q("624/10"), q("1/100")));
  EXPECT_FALSE(is_multiple(q("62405/1000"), q("1/100")));
  EXPECT_TRUE(is_multiple(0, q("1/100")));
  EXPECT_TRUE(is_multiple(-15, 5));
}

struct ReadCase {
  const char* text;
  const char* value;  // nullptr: refused
  int decimals;
};

void expect_read(const ReadCase& c, Notation notation) {
  const std::optional<Decimal> read = parse_decimal(c.text, notation);
  ASSERT_EQ(read.has_value(), c.value != nullptr) << '"' << c.text << '"';
  if (!read) return;
  EXPECT_EQ(read->value, q(c.value)) << c.text;
  EXPECT_EQ(read->decimals, c.decimals) << c.text;
}

TEST(Reading, Dutch) {
  const ReadCase cases[] = {{"0", "0", 0},          {"1.440", "1440", 0},     {"1440", "1440", 0},     {"62,40", "312/5", 2},
                            {"-62,40", "-312/5", 2}, {"1.234,56", "30864/25", 2}, {"12.345.678", "12345678", 0}, {"007", "7", 0},
                            {"1,000", "1", 3},      {"0,005", "1/200", 3},    {"-0", "0", 0}};
  for (const ReadCase& c : cases) expect_read(c, kNl);
}

TEST(Reading, DutchRefused) {
  for (const char* text : {"", "-", "1.44", "1.4400", "1234.567", "12.34.567", ".440", "1.", "1,", ",5", "1,5,5", "1,234.56", "1.234,5.6", "0.440", "00.440",
                           "+5", "--5", " 5", "5 ", "1e5", "5%", "1.234.56", "1..234", "1,2.345", "\xC2\xBD"})
    expect_read({text, nullptr, 0}, kNl);
}

TEST(Reading, English) {
  const ReadCase cases[] = {{"1,234.56", "30864/25", 2}, {"62.40", "312/5", 2}, {"1,440", "1440", 0}, {"1.234,56", nullptr, 0},
                            {"1,44", nullptr, 0},        {"1.000", "1", 3},     {"0,440", nullptr, 0}};
  for (const ReadCase& c : cases) expect_read(c, kEn);
}

TEST(Reading, HugeNumber) {
  const std::optional<Decimal> read = parse_decimal("123456789012345678901234567890,123456789012345678901234567890", kNl);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->decimals, 30);
  EXPECT_EQ(read->value * q("1000000000000000000000000000000"), q("123456789012345678901234567890123456789012345678901234567890"));
}

TEST(Writing, FiniteValues) {
  EXPECT_EQ(format_decimal(q("312/5"), kNl, 2), "62,40");
  EXPECT_EQ(format_decimal(q("312/5"), kEn, 2), "62.40");
  EXPECT_EQ(format_decimal(q("312/5"), kNl), "62,4");
  EXPECT_EQ(format_decimal(q("1234567"), kNl), "1.234.567");
  EXPECT_EQ(format_decimal(q("-1234567/1000"), kEn, 2), "-1,234.567");
  EXPECT_EQ(format_decimal(q("123"), kNl), "123");
  EXPECT_EQ(format_decimal(q("-123456"), kNl), "-123.456");
  EXPECT_EQ(format_decimal(0, kNl, 2), "0,00");
  EXPECT_EQ(format_decimal(q("1/8"), kNl, 2), "0,125");
  EXPECT_EQ(format_decimal(q("-1/200"), kNl), "-0,005");
}

TEST(Writing, InfiniteValuesHaveTwentyDigits) {
  EXPECT_EQ(format_decimal(q("200/3"), kNl), "66,666666666666666667");
  EXPECT_EQ(format_decimal(q("1/3"), kNl), "0,33333333333333333333");
  EXPECT_EQ(format_decimal(q("-1/3000"), kEn, 2), "-0.00033333333333333333333");
  EXPECT_EQ(format_decimal(q("200000000000/3"), kNl), "66.666.666.666,666666667");
  // A third of 10^-24 below 100: the carry makes one digit more before the mark.
  EXPECT_EQ(plain_decimal(q("299999999999999999999999999/3000000000000000000000000")), "100.00000000000000000");
  // More than twenty digits before the mark: whole, never rounded off there.
  EXPECT_EQ(plain_decimal(q("1000000000000000000000000000/3")), "333333333333333333333333333");
}

TEST(Writing, Plain) {
  EXPECT_EQ(plain_decimal(q("-1234567/1000"), 2), "-1234.567");
  EXPECT_EQ(plain_decimal(q("1234567"), 2), "1234567.00");
  EXPECT_EQ(plain_decimal(q("1/4")), "0.25");
}

TEST(Writing, Fractions) {
  EXPECT_EQ(fraction_text(q("400/6")), "200/3");
  EXPECT_EQ(fraction_text(q("-4/2")), "-2");
  EXPECT_TRUE(is_finite_decimal(q("7/250")));
  EXPECT_FALSE(is_finite_decimal(q("7/30")));
}

TEST(Writing, WhatIsWrittenIsReadBack) {
  for (int numerator = -30000; numerator < 30000; numerator += 37) {
    Rational value(numerator, 80);
    value.canonicalize();
    for (const Notation notation : {kNl, kEn}) EXPECT_EQ(parse_decimal(format_decimal(value * 1000, notation), notation)->value, value * 1000);
  }
}

}  // namespace
}  // namespace bkm
