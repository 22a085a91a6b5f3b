// What comparisons leave of a value, against trying every value: a region is empty exactly when no value passes, and its example passes.
#include "compiler/facts/region.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/interpret/chance.hpp"

namespace bkm::test {
namespace {

using namespace facts;
using enum ast::Comparison;

struct Bound {
  ast::Comparison op;
  Rational value;
};

bool passes(const Bound& test, const Rational& x) {
  switch (test.op) {
    case equal: return x == test.value;
    case unequal: return x != test.value;
    case less: return x < test.value;
    case less_equal: return x <= test.value;
    case greater: return x > test.value;
    case greater_equal: return x >= test.value;
  }
  return false;
}

TEST(Region, IsEmptyWhenNoValuePasses) {
  Chance chance(11);
  int empty = 0, left = 0;
  for (int round = 0; round < 20'000; ++round) {
    const Rational step = ratio(1, chance.between(1, 4));
    const long low = chance.between(-6, 6), high = low + chance.between(0, 8);
    Region region;
    region.low = low, region.high = high, region.step = step;
    std::vector<Bound> tests(static_cast<std::size_t>(chance.between(1, 3)));
    for (Bound& test : tests) {
      test = {static_cast<ast::Comparison>(chance.between(0, 5)), Rational(step * chance.between(-30, 60) / (chance.one_in(3) ? 2 : 1))};
      region.compare(test.op, test.value);
    }
    bool any = false, points_only = true;
    for (Rational x = low; x <= high; x += step) any |= std::all_of(tests.begin(), tests.end(), [&](const Bound& test) { return passes(test, x); });
    for (const Bound& test : tests) points_only &= test.op != unequal;
    ASSERT_EQ(region.empty(), !any) << low << ".." << high << " step " << fraction_text(step);
    ++(any ? left : empty);
    if (!any || !points_only) continue;
    const Rational example = *region.example();
    ASSERT_TRUE(is_multiple(example, step) && example >= low && example <= high);
    for (const Bound& test : tests) ASSERT_TRUE(passes(test, example)) << fraction_text(example);
  }
  EXPECT_GT(empty, 1000);
  EXPECT_GT(left, 1000);
}

// Without a step every value between the ends is possible.
TEST(Region, WithoutAStepOnlyTheEndsDecide) {
  Region region;
  region.compare(greater, 8);
  region.compare(less, ratio(81, 10));
  EXPECT_FALSE(region.empty());
  EXPECT_EQ(region.example(), ratio(161, 20));  // (8 + 8,1) / 2
  region.compare(less_equal, 8);
  EXPECT_TRUE(region.empty());
}

TEST(Region, OfCodes) {
  Region open, closed;
  open.keep({"A"}), open.drop({"B"});
  EXPECT_FALSE(open.empty());
  open.keep({"B", "C"});
  EXPECT_TRUE(open.empty());
  closed.codes = std::set<std::string>{"A", "B"};
  closed.drop({"A"});
  EXPECT_FALSE(closed.empty());
  closed.drop({"B"});
  EXPECT_TRUE(closed.empty());
}

TEST(Region, AComparisonAndItsOppositeLeaveNothing) {
  for (ast::Comparison op : {equal, unequal, less, less_equal, greater, greater_equal}) {
    Region region;
    region.low = -3, region.high = 3, region.step = 1;
    region.compare(op, 1), region.compare(opposite(op), 1);
    EXPECT_TRUE(region.empty()) << static_cast<int>(op);
    EXPECT_EQ(turned(turned(op)), op);
  }
}

}  // namespace
}  // namespace bkm::test
