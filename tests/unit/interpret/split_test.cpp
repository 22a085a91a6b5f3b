// Splitting a pot: the laws of M9 on random cases, and equality with two references that fill by other methods.
#include "compiler/interpret/split.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/unit/interpret/chance.hpp"

namespace bkm::test {
namespace {

using interpret::Receiver;
using interpret::Shares;

constexpr int kCases = 20'000;
const Rational kCent(1, 100);  // in lowest terms

struct Case {
  Rational pot, step;
  std::vector<Receiver> receivers;
};

// Bounds in whole steps or between them, never contradicting each other.
void bound(Chance& chance, Receiver& receiver, long most, const Rational& step) {
  if (chance.one_in(3)) receiver.low = step * ratio(chance.between(0, most / 3), chance.between(1, 2));
  if (chance.one_in(2)) receiver.high = step * ratio(chance.between(0, most), chance.between(1, 3));
  if (receiver.low && receiver.high && ceiling_of(Rational(*receiver.low / step)) > floor_of(Rational(*receiver.high / step))) receiver.low.reset();
}

Case random_case(Chance& chance, std::size_t most_receivers, bool bounds) {
  const Rational steps[] = {kCent, kCent, Rational(1, 20), Rational(1), Rational(5)};
  Case c;
  c.step = steps[chance.between(0, 4)];
  const long size = chance.one_in(3) ? 10 : chance.one_in(2) ? 1000 : 1'000'000;
  c.pot = Rational(chance.between(0, size)) * c.step;
  const auto count = static_cast<std::size_t>(chance.between(1, static_cast<long>(most_receivers)));
  for (std::size_t i = 0; i < count; ++i) {
    Receiver receiver{chance.one_in(6) ? Rational(0) : chance.one_in(2) ? Rational(chance.between(1, 4)) : chance.fraction(0, 50, 9), {}, {}};
    if (bounds) bound(chance, receiver, std::max(2L, size / static_cast<long>(count)), c.step);
    c.receivers.push_back(receiver);
  }
  return c;
}

Rational weight_of(const Case& c) {
  Rational sum = 0;
  for (const Receiver& r : c.receivers) sum += r.weight;
  return sum;
}

std::string show(const Case& c) {
  std::string text = "pot " + fraction_text(c.pot) + " step " + fraction_text(c.step);
  for (const Receiver& r : c.receivers)
    text += "; " + fraction_text(r.weight) + " [" + (r.low ? fraction_text(*r.low) : "-") + ", " + (r.high ? fraction_text(*r.high) : "-") + "]";
  return text;
}

// --- references: both work in whole steps ---

struct Bounds {
  Integer low = 0;
  std::optional<Integer> high;
};
std::vector<Bounds> whole_bounds(const Case& c) {
  std::vector<Bounds> bounds;
  for (const Receiver& r : c.receivers) {
    Bounds b;
    if (r.low) b.low = ceiling_of(Rational(*r.low / c.step));
    if (r.high) b.high = floor_of(Rational(*r.high / c.step));
    if (r.weight == 0) b.high = b.low;
    bounds.push_back(b);
  }
  return bounds;
}

Rational level(const Receiver& r, const Bounds& b, const Rational& water) {
  Rational share = r.weight * water;
  if (share < b.low) share = b.low;
  if (b.high && share > *b.high) share = *b.high;
  return share;
}

// Exact shares to whole steps: the floor of each, and one more for the largest remainders; a share at a bound is whole.
std::vector<Rational> whole(const Case& c, const std::vector<Rational>& shares) {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), 0);
  auto remainder = [&](std::size_t i) { return Rational(shares[i] - Rational(floor_of(shares[i]))); };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (remainder(a) != remainder(b)) return remainder(a) > remainder(b);
    if (c.receivers[a].weight != c.receivers[b].weight) return c.receivers[a].weight > c.receivers[b].weight;
    return a < b;
  });
  Rational left = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) left += remainder(i);
  std::vector<Rational> parts;
  for (const Rational& share : shares) parts.push_back(Rational(floor_of(share)));
  for (std::size_t i = 0; left > 0; ++i, left -= 1) parts[order[i]] += 1;
  for (Rational& part : parts) part *= c.step;
  return parts;
}

// The water stands equally high for all (per unit of weight) between their bounds. What is poured in grows piecewise linearly with the level;
// the pieces end where somebody reaches a bound.
std::vector<Rational> by_water_level(const Case& c) {
  const std::vector<Bounds> bounds = whole_bounds(c);
  const Rational total = Rational(floor_of(Rational(c.pot / c.step)));
  std::vector<Rational> bends{Rational(0)};
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (c.receivers[i].weight == 0) continue;
    bends.push_back(Rational(bounds[i].low) / c.receivers[i].weight);
    if (bounds[i].high) bends.push_back(Rational(*bounds[i].high) / c.receivers[i].weight);
  }
  std::sort(bends.begin(), bends.end());
  auto poured = [&](const Rational& water) {
    Rational sum = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) sum += level(c.receivers[i], bounds[i], water);
    return sum;
  };
  std::size_t from = 0;  // bisection over the bends: the last one at which not more than the pot is poured
  for (std::size_t low = 0, high = bends.size(); low < high;) {
    const std::size_t middle = (low + high) / 2;
    if (poured(bends[middle]) <= total) from = middle, low = middle + 1;
    else high = middle;
  }
  const Rational rise = poured(Rational(bends[from] + 1)) - poured(bends[from]);
  Rational water = bends[from];
  const Rational next = from + 1 < bends.size() ? bends[from + 1] : Rational(bends[from] + 1);
  const Rational slope = next == water ? rise : Rational((poured(next) - poured(water)) / (next - water));
  if (slope > 0) water += (total - poured(water)) / slope;
  std::vector<Rational> shares;
  for (std::size_t i = 0; i < bounds.size(); ++i) shares.push_back(level(c.receivers[i], bounds[i], water));
  return whole(c, shares);
}

// Tries every choice of who stands at the lower bound, who at the upper, and who in between; one that is consistent is the answer.
std::vector<Rational> by_trying_all(const Case& c) {
  const std::vector<Bounds> bounds = whole_bounds(c);
  const Rational total = Rational(floor_of(Rational(c.pot / c.step)));
  const std::size_t n = bounds.size();
  std::size_t choices = 1;
  for (std::size_t i = 0; i < n; ++i) choices *= 3;
  for (std::size_t choice = 0; choice < choices; ++choice) {
    std::vector<int> at;  // 0 free, 1 low, 2 high
    for (std::size_t i = 0, left = choice; i < n; ++i, left /= 3) at.push_back(static_cast<int>(left % 3));
    Rational open = total, weight = 0;
    bool possible = true;
    for (std::size_t i = 0; i < n; ++i) {
      if (at[i] == 1) open -= bounds[i].low;
      if (at[i] == 2) possible &= bounds[i].high.has_value();
      if (at[i] == 2 && bounds[i].high) open -= *bounds[i].high;
      if (at[i] == 0) weight += c.receivers[i].weight;
    }
    if (!possible || (weight == 0 && open < 0)) continue;
    // Between bounds the water stands at open / weight; with nobody between bounds it may stand anywhere from the last who is full to the first
    // who is not, and more than the pot holds only when all are full.
    Rational least = 0, most = -1;  // of the level; -1: no end
    for (std::size_t i = 0; i < n; ++i) {
      const Rational& w = c.receivers[i].weight;
      if (w == 0) continue;
      if (at[i] == 1 && (most < 0 || Rational(bounds[i].low) / w < most)) most = Rational(bounds[i].low) / w;
      if (at[i] == 2) least = std::max(least, Rational(Rational(*bounds[i].high) / w));
    }
    if (weight == 0 && open > 0 && most >= 0) continue;
    const Rational water = weight == 0 ? least : Rational(open / weight);
    possible &= water >= least && (most < 0 || water <= most);
    std::vector<Rational> shares;
    for (std::size_t i = 0; i < n && possible; ++i) {
      const Rational share = at[i] == 0 ? Rational(c.receivers[i].weight * water) : Rational(at[i] == 1 ? bounds[i].low : *bounds[i].high);
      possible &= at[i] != 0 || (c.receivers[i].weight > 0 && share >= bounds[i].low && (!bounds[i].high || share <= *bounds[i].high));
      shares.push_back(share);
    }
    if (possible) return whole(c, shares);
  }
  return {};
}

// --- laws ---

void expect_laws(const Case& c, const Shares& shares) {
  Rational sum = shares.rest;
  for (const Rational& part : shares.parts) sum += part;
  ASSERT_EQ(c.pot, sum) << show(c);
  ASSERT_EQ(c.receivers.size(), shares.parts.size());
  if (shares.bounds_exceed_pot) return;
  ASSERT_GE(shares.rest, 0) << show(c);
  for (std::size_t i = 0; i < shares.parts.size(); ++i) {
    const Receiver& r = c.receivers[i];
    ASSERT_TRUE(is_multiple(shares.parts[i], c.step)) << show(c);
    ASSERT_GE(shares.parts[i], 0) << show(c);
    ASSERT_TRUE(!r.low || shares.parts[i] >= *r.low) << show(c);
    ASSERT_TRUE(!r.high || shares.parts[i] <= *r.high) << show(c);
    ASSERT_TRUE(r.weight != 0 || r.low || shares.parts[i] == 0) << show(c);
  }
}

TEST(Split, LawsHoldOnRandomCases) {
  Chance chance(1);
  int bounded = 0, with_rest = 0;
  for (int i = 0; i < kCases; ++i) {
    const Case c = random_case(chance, 12, i % 2 == 0);
    if (weight_of(c) == 0) continue;
    const Shares shares = interpret::split(c.pot, c.receivers, c.step);
    expect_laws(c, shares);
    bounded += shares.bounds_exceed_pot;
    with_rest += shares.rest != 0 && !shares.bounds_exceed_pot;
  }
  EXPECT_GT(bounded, 100);
  EXPECT_GT(with_rest, 100);
}

TEST(Split, FloorsAboveThePotAreSaid) {
  Chance chance(2);
  for (int i = 0; i < kCases / 4; ++i) {
    const Case c = random_case(chance, 6, true);
    Integer least = 0;
    for (const Bounds& b : whole_bounds(c)) least += b.low;
    EXPECT_EQ(Rational(least) * c.step > c.pot, interpret::split(c.pot, c.receivers, c.step).bounds_exceed_pot) << show(c);
  }
}

TEST(Split, EqualsTheWaterLevel) {
  Chance chance(3);
  for (int i = 0; i < kCases; ++i) {
    const Case c = random_case(chance, 8, i % 4 != 0);
    if (weight_of(c) == 0) continue;
    const Shares shares = interpret::split(c.pot, c.receivers, c.step);
    if (shares.bounds_exceed_pot) continue;
    ASSERT_EQ(by_water_level(c), shares.parts) << show(c);
  }
}

TEST(Split, EqualsTryingAllChoices) {
  Chance chance(4);
  for (int i = 0; i < kCases / 10; ++i) {
    const Case c = random_case(chance, 4, true);
    if (weight_of(c) == 0) continue;
    const Shares shares = interpret::split(c.pot, c.receivers, c.step);
    if (shares.bounds_exceed_pot) continue;
    ASSERT_EQ(by_trying_all(c), shares.parts) << show(c);
  }
}

TEST(Split, WithoutBoundsNobodyIsAStepOff) {
  Chance chance(5);
  for (int i = 0; i < kCases; ++i) {
    const Case c = random_case(chance, 12, false);
    const Rational weight = weight_of(c);
    if (weight == 0) continue;
    const Shares shares = interpret::split(c.pot, c.receivers, c.step);
    ASSERT_EQ(0, shares.rest) << show(c);
    for (std::size_t r = 0; r < c.receivers.size(); ++r)
      ASSERT_LT(abs(Rational(shares.parts[r] - c.pot * c.receivers[r].weight / weight)), c.step) << show(c);
  }
}

TEST(Split, ANegativePotIsTheMirror) {
  Chance chance(6);
  for (int i = 0; i < kCases; ++i) {
    const Case c = random_case(chance, 8, i % 2 == 0);
    if (weight_of(c) == 0) continue;
    const Shares there = interpret::split(c.pot, c.receivers, c.step), mirrored = interpret::split(Rational(-c.pot), c.receivers, c.step);
    for (std::size_t r = 0; r < there.parts.size(); ++r) ASSERT_EQ(there.parts[r], -mirrored.parts[r]) << show(c);
    ASSERT_EQ(there.rest, -mirrored.rest) << show(c);
  }
}

// Who stands where in the list matters only between receivers that are equal in weight and bounds: the earlier key goes first.
TEST(Split, AnotherOrderMovesStepsOnlyBetweenEquals) {
  Chance chance(7);
  for (int i = 0; i < kCases / 2; ++i) {
    const Case c = random_case(chance, 7, i % 2 == 0);
    if (weight_of(c) == 0) continue;
    const Shares before = interpret::split(c.pot, c.receivers, c.step);
    std::vector<std::size_t> order(c.receivers.size());
    std::iota(order.begin(), order.end(), 0);
    chance.shuffle(order);
    Case shuffled{c.pot, c.step, {}};
    for (std::size_t at : order) shuffled.receivers.push_back(c.receivers[at]);
    const Shares after = interpret::split(shuffled.pot, shuffled.receivers, shuffled.step);
    ASSERT_EQ(before.rest, after.rest) << show(c);
    for (std::size_t at = 0; at < order.size(); ++at)
      if (before.parts[order[at]] != after.parts[at]) {
        ASSERT_TRUE(std::any_of(c.receivers.begin(), c.receivers.end(), [&, me = order[at]](const Receiver& other) {
          return &other != &c.receivers[me] && other.weight == c.receivers[me].weight;
        })) << show(c);
      }
  }
}

TEST(Split, EqualReceiversInOrderOfTheirKeys) {
  for (long pot = 0; pot <= 25; ++pot) {
    const Shares shares = interpret::split(ratio(pot, 100), std::vector<Receiver>(7, Receiver{Rational(3), {}, {}}), kCent);
    for (long i = 0; i < 7; ++i) EXPECT_EQ(ratio(pot / 7 + (i < pot % 7), 100), shares.parts[static_cast<std::size_t>(i)]) << pot;
  }
}

// Worked out by hand (T8 and its cases).
TEST(Split, CasesByHand) {
  auto parts = [](long pot, std::vector<Receiver> receivers) { return interpret::split(ratio(pot, 100), receivers, kCent); };
  auto cents = [](std::vector<long> amounts) {
    std::vector<Rational> values;
    for (long amount : amounts) values.push_back(ratio(amount, 100));
    return values;
  };
  EXPECT_EQ(cents({3334, 3333, 3333}), parts(10'000, {{1, {}, {}}, {1, {}, {}}, {1, {}, {}}}).parts);
  EXPECT_EQ(cents({-3334, -3333, -3333}), parts(-10'000, {{1, {}, {}}, {1, {}, {}}, {1, {}, {}}}).parts);
  EXPECT_EQ(cents({29, 28, 43}), parts(100, {{2, {}, {}}, {2, {}, {}}, {3, {}, {}}}).parts);  // 28,57 28,57 42,86: two steps left, .86 and the first .57
  EXPECT_EQ(cents({3333, 0, 6667}), parts(10'000, {{1, {}, {}}, {0, {}, {}}, {2, {}, {}}}).parts);
  EXPECT_EQ(cents({40'000, 50'000, 10'000}), parts(100'000, {{5, {}, Rational(400)}, {3, {}, {}}, {2, {}, Rational(100)}}).parts);
  const Shares full = parts(100'000, {{5, {}, Rational(400)}, {3, {}, Rational(450)}, {2, {}, Rational(100)}});
  EXPECT_EQ(cents({40'000, 45'000, 10'000}), full.parts);
  EXPECT_EQ(Rational(50), full.rest);
  EXPECT_EQ(cents({55'000, 25'001, 20'000}), parts(100'001, {{60, Rational(200), Rational(550)}, {25, Rational(200), Rational(550)}, {15, Rational(200), Rational(550)}}).parts);
}

TEST(Split, ExactSharesAddUpAndAreProportional) {
  Chance chance(8);
  for (int i = 0; i < kCases; ++i) {
    const Case c = random_case(chance, 10, false);
    const Rational weight = weight_of(c);
    const Shares shares = interpret::split_exact(c.pot, c.receivers);
    Rational sum = shares.rest;
    for (const Rational& part : shares.parts) sum += part;
    ASSERT_EQ(c.pot, sum);
    if (weight == 0) continue;
    ASSERT_EQ(0, shares.rest);
    for (std::size_t r = 0; r < c.receivers.size(); ++r) ASSERT_EQ(shares.parts[r] * weight, c.pot * c.receivers[r].weight);
  }
}

// Bounds hold for exact shares too: 9 parts of 10 are cut to 60, and the other gets the 40 that are left.
TEST(Split, ExactSharesKeepTheirBounds) {
  auto parts = [](long pot, std::vector<Receiver> receivers) { return interpret::split_exact(Rational(pot), receivers); };
  using Parts = std::vector<Rational>;
  EXPECT_EQ((Parts{40, 60}), parts(100, {{1, {}, Rational(60)}, {9, {}, Rational(60)}}).parts);
  EXPECT_EQ((Parts{20, 80}), parts(100, {{1, Rational(20), {}}, {9, {}, {}}}).parts);
  EXPECT_EQ((Parts{-20, -80}), parts(-100, {{1, Rational(20), {}}, {9, {}, {}}}).parts);
  EXPECT_EQ((Parts{Rational(25, 2), Rational(25, 2), 75}), parts(100, {{1, {}, {}}, {1, {}, {}}, {1, Rational(75), {}}}).parts);
  EXPECT_EQ(Rational(30), parts(100, {{1, {}, Rational(30)}, {2, {}, Rational(40)}}).rest);
  EXPECT_TRUE(parts(100, {{1, Rational(80), {}}, {9, Rational(80), {}}}).bounds_exceed_pot);
  EXPECT_TRUE(parts(100, {{1, Rational(80), Rational(70)}}).bounds_exceed_pot);
}

// The water stands equally high for all who are not at a bound; who is at its minimum stands higher, who is at its maximum lower.
TEST(Split, ExactSharesWithinBoundsStandLevel) {
  Chance chance(9);
  int filled = 0;
  for (int i = 0; i < kCases; ++i) {
    Case c = random_case(chance, 6, true);
    for (Receiver& r : c.receivers)
      if (r.low && r.high && *r.low > *r.high) r.low.reset();
    const Shares shares = interpret::split_exact(c.pot, c.receivers);
    if (shares.bounds_exceed_pot) continue;
    ASSERT_EQ(c.pot, std::accumulate(shares.parts.begin(), shares.parts.end(), shares.rest)) << show(c);
    std::optional<Rational> least, most;  // the water of those that could have less, and of those that could have more
    for (std::size_t r = 0; r < c.receivers.size(); ++r) {
      const auto& [weight, low, high] = c.receivers[r];
      ASSERT_TRUE((!low || shares.parts[r] >= *low) && (!high || shares.parts[r] <= *high || (weight == 0 && low))) << show(c);
      if (weight == 0) continue;
      const Rational water = shares.parts[r] / weight;
      if (shares.parts[r] > low.value_or(Rational(0))) least = least ? std::max(*least, water) : water;
      if (!high || shares.parts[r] < *high) most = most ? std::min(*most, water) : water;
    }
    filled += least && most;
    ASSERT_TRUE(!least || !most || *least <= *most) << show(c);  // nobody has more than another could have had
    ASSERT_TRUE(shares.rest == 0 || !most) << show(c);           // nothing is left while somebody can take it
  }
  EXPECT_GT(filled, kCases / 4);
}

TEST(Split, HugePotsStayExact) {
  const Rational pot = ratio(Integer("123456789012345678901234567890123456789"), 100);
  const Shares shares = interpret::split(pot, {{Rational(1, 3), {}, {}}, {Rational(1, 7), {}, {}}, {Rational(11, 21), {}, {}}}, kCent);
  Rational sum = shares.rest;
  for (const Rational& part : shares.parts) sum += part;
  EXPECT_EQ(pot, sum);
}

}  // namespace
}  // namespace bkm::test
