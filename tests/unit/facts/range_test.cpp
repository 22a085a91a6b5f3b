// Interval arithmetic: every value that the operands can take gives a value inside, also with open ends; and no end is looser than needed
// where both operands are closed and independent.
#include "compiler/facts/range.hpp"

#include <gtest/gtest.h>

#include "tests/unit/interpret/chance.hpp"

namespace bkm::test {
namespace {

using namespace facts;

constexpr int kCases = 20'000;
constexpr long kFar = 1000;  // stands for far beyond any end

Range random_range(Chance& chance) {
  Range range;
  const Rational a = chance.fraction(-12, 12, 4), b = chance.fraction(-12, 12, 4);
  if (!chance.one_in(5)) range.low = chance.one_in(6) ? Rational(0) : std::min(a, b);
  if (!chance.one_in(5)) range.high = chance.one_in(6) ? Rational(0) : std::max(a, b);
  if (range.low && range.high && *range.low > *range.high) std::swap(*range.low, *range.high);
  if (range.low && chance.one_in(8)) range.high = range.low;
  return range;
}

Rational inside(Chance& chance, const Range& range) {
  const Rational low = range.low ? *range.low : Rational(-kFar) + (range.high ? *range.high : Rational(0));
  const Rational high = range.high ? *range.high : Rational(kFar) + (range.low ? *range.low : Rational(0));
  if (chance.one_in(3)) return low;
  if (chance.one_in(3)) return high;
  return Rational(low + (high - low) * ratio(chance.between(0, 60), 60));
}

bool holds(const Range& range, const Rational& value) { return (!range.low || *range.low <= value) && (!range.high || value <= *range.high); }

std::string show(const Range& range) { return "[" + (range.low ? fraction_text(*range.low) : "-") + ", " + (range.high ? fraction_text(*range.high) : "-") + "]"; }

template <class OnRanges, class OnValues>
void expect_sound(std::uint64_t seed, OnRanges on_ranges, OnValues on_values) {
  Chance chance(seed);
  for (int i = 0; i < kCases; ++i) {
    const Range a = random_range(chance), b = random_range(chance), result = on_ranges(a, b);
    for (int v = 0; v < 6; ++v) {
      const Rational x = inside(chance, a), y = inside(chance, b);
      const std::optional<Rational> value = on_values(x, y);
      ASSERT_TRUE(!value || holds(result, *value)) << show(a) << show(b) << " -> " << show(result) << " but " << fraction_text(x) << ", " << fraction_text(y) << " gives " << fraction_text(value.value_or(0));
    }
  }
}
using Maybe = std::optional<Rational>;

TEST(Range, AddIsSound) { expect_sound(1, add, [](const Rational& x, const Rational& y) { return Maybe(Rational(x + y)); }); }
TEST(Range, NegateIsSound) {
  expect_sound(2, [](const Range& a, const Range&) { return negate(a); }, [](const Rational& x, const Rational&) { return Maybe(Rational(-x)); });
}
TEST(Range, MultiplyIsSound) { expect_sound(3, multiply, [](const Rational& x, const Rational& y) { return Maybe(Rational(x * y)); }); }
TEST(Range, DivideIsSound) {
  expect_sound(4, divide, [](const Rational& x, const Rational& y) { return y == 0 ? Maybe() : Maybe(Rational(x / y)); });
}
TEST(Range, AtMostIsSound) { expect_sound(5, at_most, [](const Rational& x, const Rational& y) { return Maybe(std::min(x, y)); }); }
TEST(Range, AtLeastIsSound) { expect_sound(6, at_least, [](const Rational& x, const Rational& y) { return Maybe(std::max(x, y)); }); }
TEST(Range, HullHoldsBoth) {
  expect_sound(7, hull, [](const Rational& x, const Rational&) { return Maybe(x); });
  expect_sound(8, hull, [](const Rational&, const Rational& y) { return Maybe(y); });
}

TEST(Range, ClosedResultsAreTight) {
  Chance chance(9);
  for (int i = 0; i < kCases; ++i) {
    Range a = random_range(chance), b = random_range(chance);
    if (!a.low || !a.high || !b.low || !b.high) continue;
    auto reached = [&](const Range& result, auto on_values) {
      bool low = false, high = false;
      for (const Rational* x : {&*a.low, &*a.high})
        for (const Rational* y : {&*b.low, &*b.high}) {
          const Rational value = on_values(*x, *y);
          low |= result.low && *result.low == value;
          high |= result.high && *result.high == value;
        }
      return low && high;
    };
    ASSERT_TRUE(reached(add(a, b), [](const Rational& x, const Rational& y) { return Rational(x + y); }));
    ASSERT_TRUE(reached(multiply(a, b), [](const Rational& x, const Rational& y) { return Rational(x * y); }));
    ASSERT_TRUE(reached(at_most(a, b), [](const Rational& x, const Rational& y) { return std::min(x, y); }));
    ASSERT_TRUE(reached(at_least(a, b), [](const Rational& x, const Rational& y) { return std::max(x, y); }));
    if (*b.low <= 0 || (a.is_point() && *a.low == 0)) continue;
    ASSERT_TRUE(reached(divide(a, b), [](const Rational& x, const Rational& y) { return Rational(x / y); }));
  }
}

TEST(Range, CasesByHand) {
  const Range any{}, positive{Rational(0), {}}, negative{{}, Rational(0)}, unit{Rational(0), Rational(1)};
  auto same = [](const Range& a, const Range& b) { return a.low == b.low && a.high == b.high; };
  EXPECT_TRUE(same(multiply(positive, negative), negative));
  EXPECT_TRUE(same(multiply(point(0), any), point(0)));
  EXPECT_TRUE(same(multiply(positive, positive), positive));
  EXPECT_TRUE(same(multiply(unit, any), any));
  EXPECT_TRUE(same(divide(unit, Range{Rational(2), {}}), Range{Rational(0), ratio(1, 2)}));
  EXPECT_TRUE(same(divide(unit, positive), positive));
  EXPECT_TRUE(same(divide(unit, any), any));
  EXPECT_TRUE(same(divide(point(0), any), point(0)));
  EXPECT_TRUE(same(at_most(any, point(5)), Range{{}, Rational(5)}));
  EXPECT_TRUE(same(at_least(at_most(any, point(5)), point(1)), Range{Rational(1), Rational(5)}));
  EXPECT_TRUE(point(3).is_point());
  EXPECT_FALSE(positive.is_point());
  EXPECT_TRUE(unit.never_negative());
  EXPECT_FALSE(any.never_negative());
}

}  // namespace
}  // namespace bkm::test
