// Why one share of a split is the amount it is: its proportion, what the bounds of others leave, and its own bound.
#pragma once
#include "compiler/interpret/settlement.hpp"

namespace bkm::interpret {

struct ShareReason {
  enum class Bound { none, low, high };
  // What is shared where others are at their bound: `weight` of `weights` in `pot` is `share`.
  struct Dealt {
    Rational weight, weights, pot, share;
  };
  Rational proportion;         // of the whole pot
  std::optional<Dealt> dealt;  // where that is another share
  Bound bound = Bound::none;   // that the share has reached
  bool gets_step = false;      // one of the steps that are left over
};

// Requires: the pot is divided. Amounts have the sign of the pot.
ShareReason reason_of_share(const plan::Split& split, const Division& division, std::size_t receiver);

}  // namespace bkm::interpret
