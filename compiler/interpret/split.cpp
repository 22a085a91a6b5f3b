#include "compiler/interpret/split.hpp"

#include <algorithm>
#include <numeric>

namespace bkm::interpret {
namespace {

Integer ceiling_of(const Rational& value) { return -floor_of(-value); }

// Bounds as whole numbers of steps.
std::vector<Receiver> in_steps(std::vector<Receiver> receivers, const Rational& step) {
  for (Receiver& receiver : receivers) {
    if (receiver.low) receiver.low = Rational(ceiling_of(Rational(*receiver.low / step)));
    if (receiver.high) receiver.high = Rational(floor_of(Rational(*receiver.high / step)));
  }
  return receivers;
}

// A minimum above its maximum, or minimums that are more than the pot.
bool bounds_exceed(const Rational& pot, const std::vector<Receiver>& receivers) {
  Rational least = 0;
  bool crossed = false;
  for (const Receiver& receiver : receivers) {
    if (!receiver.low) continue;
    crossed |= receiver.high && *receiver.low > *receiver.high;
    least += *receiver.low;
  }
  return crossed || least > pot;
}

// Fixes receivers at a bound until the proportional shares of the others fit theirs. Water-filling: of the bounds that are
// passed, those on the side with the larger total violation are fixed first, so that a fixed receiver never has to be freed.
class Filling {
 public:
  Filling(const Rational& pot, std::vector<Receiver> receivers) : left(pot), fixed(receivers.size()), receivers_(std::move(receivers)) {
    for (Receiver& receiver : receivers_)
      if (receiver.weight == 0 && !receiver.low) receiver.high = Rational(0);
    while (weigh() && fix_violated()) {}
    for (std::size_t i = 0; i < fixed.size(); ++i)  // who has no weight takes its minimum
      if (!fixed[i] && receivers_[i].weight == 0) fix(i, receivers_[i].low.value_or(Rational(0)));
  }

  Rational left;  // of the pot, for who is not fixed
  std::vector<std::optional<Rational>> fixed;

  Rational share(std::size_t i) const { return Rational(left * receivers_[i].weight / weight_); }

 private:
  bool weigh() {
    weight_ = 0;
    for (std::size_t i = 0; i < fixed.size(); ++i)
      if (!fixed[i]) weight_ += receivers_[i].weight;
    return weight_ != 0;
  }
  Rational under(std::size_t i) const { return receivers_[i].low ? std::max(Rational(0), Rational(*receivers_[i].low - share(i))) : Rational(0); }
  Rational over(std::size_t i) const { return receivers_[i].high ? std::max(Rational(0), Rational(share(i) - *receivers_[i].high)) : Rational(0); }

  bool fix_violated() {
    Rational all_under = 0, all_over = 0;
    for (std::size_t i = 0; i < fixed.size(); ++i)
      if (!fixed[i]) all_under += under(i), all_over += over(i);
    std::vector<std::pair<std::size_t, Rational>> reached;
    for (std::size_t i = 0; i < fixed.size(); ++i) {
      if (fixed[i]) continue;
      if (all_under >= all_over && under(i) > 0) reached.emplace_back(i, *receivers_[i].low);
      else if (all_over >= all_under && over(i) > 0) reached.emplace_back(i, *receivers_[i].high);
    }
    for (const auto& [i, amount] : reached) fix(i, amount);
    return !reached.empty();
  }
  void fix(std::size_t i, const Rational& amount) {
    fixed[i] = amount;
    left -= amount;
  }

  std::vector<Receiver> receivers_;
  Rational weight_;  // of who is not fixed
};

// Of a negative pot; bounds speak of what is received, so they stay with the sign they have.
Shares mirrored(Shares shares) {
  for (Rational& part : shares.parts) part = -part;
  shares.rest = -shares.rest;
  return shares;
}

// What the fixed do not take, in whole steps over the others.
void give_steps(const Filling& filled, const std::vector<Receiver>& receivers, std::vector<Rational>& parts) {
  std::vector<Rational> weights;
  std::vector<std::size_t> free;
  for (std::size_t i = 0; i < receivers.size(); ++i)
    if (!filled.fixed[i]) free.push_back(i), weights.push_back(receivers[i].weight);
  if (free.empty()) return;
  const std::vector<Integer> open = largest_remainder(floor_of(filled.left), weights);
  for (std::size_t i = 0; i < free.size(); ++i) parts[free[i]] = Rational(open[i]);
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
  if (pot < 0) return mirrored(split(-pot, receivers, step));
  Shares result{std::vector<Rational>(receivers.size()), pot};
  const Rational total(floor_of(Rational(pot / step)));
  const std::vector<Receiver> bounded = in_steps(receivers, step);
  if (result.bounds_exceed_pot = bounds_exceed(total, bounded); result.bounds_exceed_pot) return result;
  const Filling filled(total, bounded);
  for (std::size_t i = 0; i < receivers.size(); ++i) result.parts[i] = filled.fixed[i].value_or(Rational(0));
  give_steps(filled, bounded, result.parts);
  for (Rational& part : result.parts) result.rest -= part *= step;
  return result;
}

Shares split_exact(const Rational& pot, const std::vector<Receiver>& receivers) {
  if (pot < 0) return mirrored(split_exact(-pot, receivers));
  Shares result{std::vector<Rational>(receivers.size()), pot};
  if (result.bounds_exceed_pot = bounds_exceed(pot, receivers); result.bounds_exceed_pot) return result;
  const Filling filled(pot, receivers);
  for (std::size_t i = 0; i < receivers.size(); ++i) {
    result.parts[i] = filled.fixed[i] ? *filled.fixed[i] : filled.share(i);
    result.rest -= result.parts[i];
  }
  return result;
}

}  // namespace bkm::interpret
