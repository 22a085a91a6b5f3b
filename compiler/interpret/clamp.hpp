// begrens: prefix-clamp on posts (M8, T9).
#pragma once
#include <vector>

#include "runtime/number/rational.hpp"

namespace bkm::interpret {

// The posts of one limit key in order, in blocks that tie. Gives for each post what it loses (> 0) or gets back (< 0); amounts and
// ceiling in whole steps. With N the running gross and E that of exempt posts, the others may have received min(N, C - E) so far: each block
// gets what is still due of that, never more than its own gross nor the other way, and its loss is spread pro rata over its positive posts
// (a release over its negative ones) by largest remainder. Exempt posts use room first in their block and are never cut. Without them
// this is prefix-clamp: sum(net) = min(sum(gross), C) in every order.
struct LimitedPost {
  Integer gross;
  std::size_t block;  // ascending from 0
  bool exempt = false;
};
std::vector<Integer> clamp(const std::vector<LimitedPost>& posts, const Integer& ceiling);

}  // namespace bkm::interpret
