// Rounding laws on random fractions: mirror, nearness, and equality with whole-number arithmetic.
#include <gtest/gtest.h>

#include "tests/unit/interpret/chance.hpp"

namespace bkm::test {
namespace {

constexpr int kCases = 20'000;
constexpr Rounding kModes[] = {Rounding::half_away, Rounding::half_even, Rounding::half_down, Rounding::away, Rounding::toward};

// Values on a tie, on a step, and anywhere.
Rational random_value(Chance& chance, const Rational& step) {
  if (chance.one_in(3)) return Rational(chance.between(-2000, 2000)) * step / 2;
  return chance.fraction(-500, 500, 999);
}

// n/d >= 0 in whole numbers: the quotient, and how twice the remainder compares with d.
Integer reference(const Integer& n, const Integer& d, Rounding mode) {
  const Integer whole = n / d, rest = n % d;
  if (rest == 0) return whole;
  const int half = cmp(Integer(2 * rest), d);
  switch (mode) {
    case Rounding::half_away: return half >= 0 ? Integer(whole + 1) : whole;
    case Rounding::half_down: return half > 0 ? Integer(whole + 1) : whole;
    case Rounding::half_even: return half > 0 || (half == 0 && whole % 2 == 1) ? Integer(whole + 1) : whole;
    case Rounding::away: return whole + 1;
    case Rounding::toward: return whole;
  }
  return whole;
}

TEST(RoundingLaws, MirrorNearnessAndReference) {
  Chance chance(1);
  for (int i = 0; i < kCases; ++i) {
    Rational step = chance.one_in(2) ? Rational(1, 100) : chance.fraction(1, 20, 40);
    const Rational value = random_value(chance, step);
    for (Rounding mode : kModes) {
      const Rational rounded = round_to(value, step, mode);
      ASSERT_EQ(rounded, -round_to(Rational(-value), step, mode)) << fraction_text(value);
      ASSERT_TRUE(is_multiple(rounded, step));
      ASSERT_EQ(rounded, round_to(rounded, step, mode));
      const bool directed = mode == Rounding::away || mode == Rounding::toward;
      ASSERT_LE(abs(Rational(rounded - value)) * (directed ? 1 : 2), step) << fraction_text(value);
      Rational steps = abs(value) / step;
      ASSERT_EQ(Rational(reference(steps.get_num(), steps.get_den(), mode)) * step * sgn(value), rounded) << fraction_text(value) << " / " << fraction_text(step);
    }
  }
}

TEST(RoundingLaws, ALargerValueIsNeverRoundedLower) {
  Chance chance(2);
  for (int i = 0; i < kCases; ++i) {
    const Rational step(1, chance.between(1, 100)), a = random_value(chance, step), b = random_value(chance, step);
    for (Rounding mode : kModes) ASSERT_EQ(a <= b, a <= b && round_to(a, step, mode) <= round_to(b, step, mode));
  }
}

}  // namespace
}  // namespace bkm::test
