// begrens: the laws of prefix-clamp (M8, T9) on random cases, and equality with references.
#include "compiler/interpret/clamp.hpp"

#include <gtest/gtest.h>

#include <map>
#include <numeric>

#include "tests/unit/interpret/chance.hpp"

namespace bkm::test {
namespace {

using interpret::LimitedPost;

constexpr int kCases = 20'000;

struct Case {
  std::vector<LimitedPost> posts;
  Integer ceiling;
};

Case random_case(Chance& chance, bool negatives, bool ties) {
  Case c;
  const long size = chance.one_in(2) ? 20 : 100'000;
  std::size_t block = 0;
  for (long i = chance.between(1, 12); i > 0; --i) {
    if (!c.posts.empty() && (!ties || chance.one_in(2))) ++block;
    c.posts.push_back({Integer(chance.between(negatives ? -size / 2 : 0, size)), block});
  }
  c.ceiling = chance.one_in(10) ? 0 : chance.between(0, size * 4);
  return c;
}

std::string show(const Case& c) {
  std::string text = "ceiling " + c.ceiling.get_str() + ":";
  for (const LimitedPost& p : c.posts) text += " " + p.gross.get_str() + "/" + std::to_string(p.block);
  return text;
}

Integer gross_of(const Case& c) {
  Integer sum = 0;
  for (const LimitedPost& p : c.posts) sum += p.gross;
  return sum;
}

std::vector<Integer> nets(const Case& c) {
  std::vector<Integer> losses = interpret::clamp(c.posts, c.ceiling), result;
  for (std::size_t i = 0; i < c.posts.size(); ++i) result.push_back(c.posts[i].gross - losses[i]);
  return result;
}

Integer sum_of(const std::vector<Integer>& amounts) {
  Integer sum = 0;
  for (const Integer& amount : amounts) sum += amount;
  return sum;
}

TEST(Clamp, TheTotalIsTheSumOrTheCeilingInEveryOrder) {
  Chance chance(1);
  for (int i = 0; i < kCases; ++i) {
    Case c = random_case(chance, i % 2 == 0, i % 3 == 0);
    const Integer expected = std::min(gross_of(c), c.ceiling);
    for (int order = 0; order < 3; ++order) {
      ASSERT_EQ(expected, sum_of(nets(c))) << show(c);
      std::vector<Integer> amounts;
      for (const LimitedPost& p : c.posts) amounts.push_back(p.gross);
      chance.shuffle(amounts);
      for (std::size_t p = 0; p < amounts.size(); ++p) c.posts[p].gross = amounts[p];
    }
  }
}

TEST(Clamp, ANetStaysBetweenNothingAndItsGross) {
  Chance chance(2);
  for (int i = 0; i < kCases; ++i) {
    const Case c = random_case(chance, true, i % 2 == 0);
    const std::vector<Integer> net = nets(c);
    for (std::size_t p = 0; p < net.size(); ++p) {
      const Integer& gross = c.posts[p].gross;
      if (gross >= 0) ASSERT_TRUE(net[p] >= 0 && net[p] <= gross) << show(c);
      else ASSERT_TRUE(net[p] >= gross && net[p] <= 0) << show(c);
    }
  }
}

TEST(Clamp, LaterPostsDoNotChangeEarlierOnes) {
  Chance chance(3);
  for (int i = 0; i < kCases; ++i) {
    const Case c = random_case(chance, true, i % 2 == 0);
    const std::vector<Integer> all = nets(c);
    for (std::size_t end = 1; end < c.posts.size(); ++end) {
      if (c.posts[end].block == c.posts[end - 1].block) continue;
      const Case prefix{{c.posts.begin(), c.posts.begin() + static_cast<long>(end)}, c.ceiling};
      ASSERT_EQ(std::vector<Integer>(all.begin(), all.begin() + static_cast<long>(end)), nets(prefix)) << show(c);
    }
  }
}

TEST(Clamp, NoCutBelowTheCeiling) {
  Chance chance(4);
  for (int i = 0; i < kCases; ++i) {
    Case c = random_case(chance, true, true);
    Integer positive = 0;
    for (const LimitedPost& p : c.posts) positive += std::max(Integer(0), p.gross);
    c.ceiling = positive + chance.between(0, 3);
    for (const Integer& loss : interpret::clamp(c.posts, c.ceiling)) ASSERT_EQ(0, loss) << show(c);
  }
}

// A loss over a block by weight: the floor of each, and the steps that are left to the largest remainders; ties: larger weight, then earlier.
std::vector<Integer> pro_rata(const Integer& loss, const std::vector<Integer>& weights) {
  const Integer total = sum_of(weights);
  std::vector<Integer> parts, remainders;
  Integer left = loss;
  for (const Integer& weight : weights) {
    parts.push_back(loss * weight / total);
    remainders.push_back(loss * weight % total);
    left -= parts.back();
  }
  for (; left > 0; left -= 1) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < weights.size(); ++i)
      if (remainders[i] > remainders[best] || (remainders[i] == remainders[best] && weights[i] > weights[best])) best = i;
    parts[best] += 1;
    remainders[best] = -1;
  }
  return parts;
}

// Pays while there is room; a block that does not fit shares what it loses.
std::vector<Integer> greedy(const Case& c) {
  std::vector<Integer> net;
  Integer room = c.ceiling;
  for (std::size_t begin = 0, end = 0; begin < c.posts.size(); begin = end) {
    std::vector<Integer> block;
    while (end < c.posts.size() && c.posts[end].block == c.posts[begin].block) block.push_back(c.posts[end++].gross);
    const Integer wanted = sum_of(block), paid = std::min(wanted, room);
    const std::vector<Integer> losses = wanted == paid ? std::vector<Integer>(block.size()) : pro_rata(Integer(wanted - paid), block);
    for (std::size_t i = 0; i < block.size(); ++i) net.push_back(block[i] - losses[i]);
    room -= paid;
  }
  return net;
}

TEST(Clamp, EqualsPayingWhileThereIsRoomWhenAllArePositive) {
  Chance chance(5);
  for (int i = 0; i < kCases; ++i) {
    const Case c = random_case(chance, false, i % 4 != 0);
    ASSERT_EQ(greedy(c), nets(c)) << show(c);
  }
}

// The formula itself, post by post, where nothing ties: a post loses the growth of max(0, P - C).
TEST(Clamp, EqualsTheFormulaWithoutTies) {
  Chance chance(6);
  for (int i = 0; i < kCases; ++i) {
    const Case c = random_case(chance, true, false);
    const std::vector<Integer> losses = interpret::clamp(c.posts, c.ceiling);
    Integer running = 0, before = 0;
    for (std::size_t p = 0; p < c.posts.size(); ++p) {
      running += c.posts[p].gross;
      const Integer after = std::max(Integer(0), Integer(running - c.ceiling));
      ASSERT_EQ(Integer(after - before), losses[p]) << show(c);
      before = after;
    }
  }
}

TEST(Clamp, ABlockSharesWithinOneStepOfProRata) {
  Chance chance(7);
  for (int i = 0; i < kCases; ++i) {
    Case c = random_case(chance, false, true);
    for (LimitedPost& p : c.posts) p.block = 0;
    const Integer gross = gross_of(c), loss = std::max(Integer(0), Integer(gross - c.ceiling));
    const std::vector<Integer> losses = interpret::clamp(c.posts, c.ceiling);
    for (std::size_t p = 0; p < losses.size() && gross > 0; ++p)
      ASSERT_LT(abs(Rational(Rational(losses[p]) - Rational(loss * c.posts[p].gross) / Rational(gross))), 1) << show(c);
  }
}

// Finer limits first: per client, then per provider. All positive, so the most that can be paid is min(C, sum of min(c, gross of a client)).
TEST(Clamp, FinerFirstPaysTheMaximum) {
  Chance chance(8);
  int coarse_paid_less = 0;
  for (int i = 0; i < kCases / 4; ++i) {
    const long clients = chance.between(1, 4);
    std::vector<std::pair<long, Integer>> posts;  // client, gross
    for (long p = chance.between(1, 7); p > 0; --p) posts.emplace_back(chance.between(1, clients), Integer(chance.between(0, 60)));
    const Integer fine = chance.between(0, 80), coarse = chance.between(0, 150);

    auto by_client = [&](std::vector<Integer> amounts) {
      for (long client = 1; client <= clients; ++client) {
        std::vector<LimitedPost> group;
        std::vector<std::size_t> members;
        for (std::size_t p = 0; p < posts.size(); ++p)
          if (posts[p].first == client) group.push_back({amounts[p], group.size()}), members.push_back(p);
        const std::vector<Integer> losses = interpret::clamp(group, fine);
        for (std::size_t m = 0; m < members.size(); ++m) amounts[members[m]] -= losses[m];
      }
      return amounts;
    };
    auto together = [&](std::vector<Integer> amounts) {
      std::vector<LimitedPost> group;
      for (const Integer& amount : amounts) group.push_back({amount, group.size()});
      const std::vector<Integer> losses = interpret::clamp(group, coarse);
      for (std::size_t p = 0; p < amounts.size(); ++p) amounts[p] -= losses[p];
      return amounts;
    };
    std::vector<Integer> gross;
    std::map<long, Integer> of_client;
    for (const auto& [client, amount] : posts) gross.push_back(amount), of_client[client] += amount;
    Integer most = 0;
    for (const auto& [client, amount] : of_client) most += std::min(fine, amount);
    most = std::min(most, coarse);
    ASSERT_EQ(most, sum_of(together(by_client(gross))));
    const Integer other = sum_of(by_client(together(gross)));
    ASSERT_LE(other, most);
    coarse_paid_less += other < most;
  }
  EXPECT_GT(coarse_paid_less, 100);
}

// The most that any order of posts can pay under both limits, found by trying all orders of a few posts.
TEST(Clamp, FinerFirstEqualsTheBestOfAllOrders) {
  Chance chance(9);
  for (int i = 0; i < 400; ++i) {
    std::vector<std::pair<long, long>> posts;
    for (long p = chance.between(2, 5); p > 0; --p) posts.emplace_back(chance.between(1, 2), chance.between(1, 60));
    const long fine = chance.between(1, 80), coarse = chance.between(1, 120);
    std::vector<std::size_t> order(posts.size());
    std::iota(order.begin(), order.end(), 0);
    long best = 0;
    do {  // each post takes what both limits leave it
      long paid = 0;
      std::map<long, long> of_client;
      for (std::size_t at : order) {
        const long take = std::max(0L, std::min({posts[at].second, fine - of_client[posts[at].first], coarse - paid}));
        of_client[posts[at].first] += take;
        paid += take;
      }
      best = std::max(best, paid);
    } while (std::next_permutation(order.begin(), order.end()));
    std::map<long, std::vector<LimitedPost>> clients;
    for (const auto& [client, amount] : posts) clients[client].push_back({Integer(amount), clients[client].size()});
    std::vector<LimitedPost> left;
    for (const auto& [client, group] : clients) {
      const std::vector<Integer> losses = interpret::clamp(group, Integer(fine));
      for (std::size_t p = 0; p < group.size(); ++p) left.push_back({Integer(group[p].gross - losses[p]), left.size()});
    }
    ASSERT_EQ(best, sum_of(nets({left, Integer(coarse)})));
  }
}

TEST(Clamp, CasesByHand) {
  auto paid = [](std::vector<LimitedPost> posts, long ceiling) { return nets({std::move(posts), Integer(ceiling)}); };
  using Amounts = std::vector<Integer>;
  EXPECT_EQ((Amounts{60, 25, 15}), paid({{60, 0}, {50, 1}, {30, 1}}, 100));       // room 40 over 50 and 30
  EXPECT_EQ((Amounts{80, 20, -10}), paid({{80, 0}, {50, 1}, {-40, 2}}, 100));     // not -40: the line gives back what it made room for
  EXPECT_EQ((Amounts{3334, 3334, 3332}), paid({{3334, 0}, {3334, 1}, {3334, 2}}, 10'000));
  EXPECT_EQ((Amounts{33, 33, 34}), paid({{100, 0}, {100, 0}, {101, 0}}, 100));     // loss 201: 66,78 66,78 67,45; the two steps left to .78
  EXPECT_EQ((Amounts{0, 0}), paid({{5, 0}, {7, 1}}, 0));
  EXPECT_EQ((Amounts{-5, 105, 0}), paid({{-5, 0}, {105, 1}, {1, 2}}, 100));
  EXPECT_EQ((Amounts{}), paid({}, 100));
}

}  // namespace
}  // namespace bkm::test
