#include <gtest/gtest.h>

#include "compiler/diag/visible.hpp"
#include "tests/unit/diag/sample.hpp"

namespace bkm::diag {
namespace {

TEST(Message, FillsInTheNotationOfTheLanguage) {
  const Args args{Money{Rational(6240, 100)}, Number{Rational(123456, 10)}, Bilingual{"maand", "month"}, std::string("uren")};
  EXPECT_EQ(fill("{0} {1} {2} {3}", args, Language::nl), "€ 62,40 12.345,6 maand uren");
  EXPECT_EQ(fill("{3}, {2}: {1}/{0}", args, Language::en), "uren, month: 12,345.6/€ 62.40");
}

TEST(Message, NegativeAmounts) {
  const Args args{Money{Rational(-1234), "€"}, Money{Rational(-1, 2), "USD"}};
  EXPECT_EQ(fill("{0}; {1}", args, Language::nl), "-€ 1.234,00; -USD 0,50");
  EXPECT_EQ(fill("{0}; {1}", args, Language::en), "-€ 1,234.00; -USD 0.50");
}

TEST(Message, ArgumentsAreNotFilledAgain) {
  EXPECT_EQ(fill("{0} {1}", {std::string("{1}"), std::string("x")}, Language::nl), "{1} x");
  EXPECT_EQ(fill("{ {9} {x} {", {std::string("a")}, Language::nl), "{ {9} {x} {");
}

TEST(Message, Code) {
  EXPECT_EQ(code_text(kFanOut), "BKM3201");
  EXPECT_EQ(message(Sample().fan_out(), Language::en), "The same hours are paid again for each aanbieder.");
}

TEST(Visible, WidthsAndControls) {
  EXPECT_EQ(visible("caf\xC3\xA9").width, 4u);
  EXPECT_EQ(visible("cafe\xCC\x81").width, 4u);            // a combining accent takes no column
  EXPECT_EQ(visible("\xE4\xBE\x8B").width, 2u);            // a wide character
  EXPECT_EQ(visible("a\tb").text, "a   b");
  EXPECT_EQ(visible("\tb", 3).text, " b");
  EXPECT_EQ(visible("\x1b[31m").text, "\xEF\xBF\xBD[31m");
  EXPECT_EQ(visible("\xE2\x80\xAE").text, "\xEF\xBF\xBD");  // right-to-left override
  EXPECT_EQ(visible("\xFF").width, 1u);
  EXPECT_EQ(one_line("a\r\nb\tc"), "a b c");
}

}  // namespace
}  // namespace bkm::diag
