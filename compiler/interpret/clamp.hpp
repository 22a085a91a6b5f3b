// begrens: prefix-clamp on posts (M8, T9).
#pragma once
#include <vector>

#include "runtime/number/rational.hpp"

namespace bkm::interpret {

// The posts of one limit key in order, in blocks that tie. Gives for each post what it loses (> 0) or gets back (< 0); amounts and
// ceiling in whole steps. With excess(P) = max(0, P - C) of the running gross P, a block loses the growth of the excess, pro rata over
// its positive posts (a release over its negative ones) by largest remainder. So sum(net) = min(sum(gross), C) in every order.
struct LimitedPost {
  Integer gross;
  std::size_t block;  // ascending from 0
};
std::vector<Integer> clamp(const std::vector<LimitedPost>& posts, const Integer& ceiling);

}  // namespace bkm::interpret
