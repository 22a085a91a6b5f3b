// Splitting a pot in whole steps by largest remainder, within bounds by water-filling (M9, T8).
#pragma once
#include <optional>
#include <vector>

#include "runtime/number/rational.hpp"

namespace bkm::interpret {

struct Receiver {
  Rational weight;                     // >= 0
  std::optional<Rational> low, high;   // bounds of the share, in the unit of the pot
};
struct Shares {
  std::vector<Rational> parts;
  Rational rest;  // what no receiver could take; parts + rest = pot
  bool bounds_exceed_pot = false;
};

// Parts in multiples of `step`. Receivers in the order of their external keys; the largest remainders get the last steps, ties to the
// larger weight, then to the earlier key. A weight of 0 never gets a step. A negative pot is the mirrored split.
Shares split(const Rational& pot, const std::vector<Receiver>& receivers, const Rational& step);

// Proportional shares within the bounds, not rounded.
Shares split_exact(const Rational& pot, const std::vector<Receiver>& receivers);

// `total` steps over weights that are not all 0: whole numbers that add up to it.
std::vector<Integer> largest_remainder(const Integer& total, const std::vector<Rational>& weights);

}  // namespace bkm::interpret
