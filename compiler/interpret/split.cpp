#include "compiler/interpret/split.hpp"

#include <algorithm>
#include <numeric>

namespace bkm::interpret {
namespace {

Integer ceiling_of(const Rational& value) { return -floor_of(-value); }

// Fixes receivers at a bound until the proportional shares of the others fit theirs. Water-filling: of the bounds that are
// passed, those on the side with the larger total violation are fixed first, so that a fixed receiver never has to be freed.
struct Filled {
  std::vector<std::optional<Integer>> fixed;
  Integer left;
};

Filled fill(const Integer& pot, const std::vector<Receiver>& receivers, const Rational& step) {
  std::size_t n = receivers.size();
  std::vector<std::optional<Integer>> low(n), high(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (receivers[i].low) low[i] = ceiling_of(Rational(*receivers[i].low / step));
    if (receivers[i].high) high[i] = floor_of(Rational(*receivers[i].high / step));
    if (receivers[i].weight == 0 && !low[i]) high[i] = Integer(0);
  }
  Filled state{std::vector<std::optional<Integer>>(n), pot};
  for (;;) {
    Rational weight = 0, under = 0, over = 0;
    for (std::size_t i = 0; i < n; ++i)
      if (!state.fixed[i]) weight += receivers[i].weight;
    if (weight == 0) break;
    auto share = [&](std::size_t i) { return Rational(Rational(state.left) * receivers[i].weight / weight); };
    for (std::size_t i = 0; i < n; ++i) {
      if (state.fixed[i]) continue;
      if (low[i] && share(i) < *low[i]) under += Rational(*low[i]) - share(i);
      if (high[i] && share(i) > *high[i]) over += share(i) - Rational(*high[i]);
    }
    if (under == 0 && over == 0) break;
    std::vector<std::pair<std::size_t, Integer>> reached;
    for (std::size_t i = 0; i < n; ++i) {
      if (state.fixed[i]) continue;
      if (under >= over && low[i] && share(i) < *low[i]) reached.emplace_back(i, *low[i]);
      if (over >= under && high[i] && share(i) > *high[i]) reached.emplace_back(i, *high[i]);
    }
    for (const auto& [i, amount] : reached) {
      if (state.fixed[i]) continue;
      state.fixed[i] = amount;
      state.left -= amount;
    }
  }
  // Receivers without weight take their minimum.
  for (std::size_t i = 0; i < n; ++i)
    if (!state.fixed[i] && receivers[i].weight == 0) {
      state.fixed[i] = low[i].value_or(Integer(0));
      state.left -= *state.fixed[i];
    }
  return state;
}

}  // namespace

std::vector<Integer> largest_remainder(const Integer& total, const std::vector<Rational>& weights) {
  Rational sum = 0;
  for (const Rational& weight : weights) sum += weight;
  std::vector<Integer> parts;
  std::vector<Rational> remainders;
  Integer given = 0;
  for (const Rational& weight : weights) {
    Rational share = Rational(total) * weight / sum;
    parts.push_back(floor_of(share));
    remainders.push_back(share - Rational(parts.back()));
    given += parts.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
    return weights[a] > weights[b];
  });
  for (std::size_t i = 0; given < total && i < order.size(); ++i) {
    if (weights[order[i]] == 0) continue;
    parts[order[i]] += 1;
    given += 1;
  }
  return parts;
}

Shares split(const Rational& pot, const std::vector<Receiver>& receivers, const Rational& step) {
  if (pot < 0) {  // mirrored; bounds speak of what is received, so they stay with the sign they have
    Shares mirrored = split(-pot, receivers, step);
    for (Rational& part : mirrored.parts) part = -part;
    mirrored.rest = -mirrored.rest;
    return mirrored;
  }
  Shares result;
  Integer total = floor_of(Rational(pot / step));
  Integer least = 0;
  for (const Receiver& receiver : receivers) {
    if (!receiver.low) continue;
    const Integer low = ceiling_of(Rational(*receiver.low / step));
    result.bounds_exceed_pot |= receiver.high && low > floor_of(Rational(*receiver.high / step));  // no whole step between them
    least += low;
  }
  result.bounds_exceed_pot |= least > total;
  result.rest = pot;
  if (result.bounds_exceed_pot) return result.parts.assign(receivers.size(), Rational(0)), result;
  Filled filled = fill(total, receivers, step);
  std::vector<Rational> weights;
  std::vector<std::size_t> free;
  for (std::size_t i = 0; i < receivers.size(); ++i)
    if (!filled.fixed[i]) {
      free.push_back(i);
      weights.push_back(receivers[i].weight);
    }
  std::vector<Integer> open = free.empty() ? std::vector<Integer>() : largest_remainder(filled.left, weights);
  std::vector<Integer> parts(receivers.size());
  for (std::size_t i = 0; i < receivers.size(); ++i)
    if (filled.fixed[i]) parts[i] = *filled.fixed[i];
  for (std::size_t i = 0; i < free.size(); ++i) parts[free[i]] = open[i];
  for (const Integer& part : parts) {
    result.parts.push_back(Rational(part) * step);
    result.rest -= result.parts.back();
  }
  return result;
}

Shares split_exact(const Rational& pot, const std::vector<Receiver>& receivers) {
  Rational sum = 0;
  for (const Receiver& receiver : receivers) sum += receiver.weight;
  Shares result;
  result.rest = pot;
  for (const Receiver& receiver : receivers) {
    result.parts.push_back(sum == 0 ? Rational(0) : Rational(pot * receiver.weight / sum));
    result.rest -= result.parts.back();
  }
  return result;
}

}  // namespace bkm::interpret
