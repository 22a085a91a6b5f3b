// What a scale gives for one value.
#pragma once
#include <optional>

#include "compiler/plan/plan.hpp"

namespace bkm::plan {

// Exact; nothing in a hole, outside the scale, or in a closed band. `bands`: of one ladder, in order. `band`: the one that holds x, -1 when there
// is none.
std::optional<Rational> scale_value(const Scale& scale, const std::vector<Band>& bands, const Rational& x, int* band = nullptr);

// The bands of a scale without a key that never changes; nothing of any other.
const std::vector<Band>* only_bands(const Scale& scale);

// In the order of their starts.
void sort_bands(std::vector<Band>& bands);
// The first place where two bands of a sorted ladder hold the same value.
struct Overlap {
  std::size_t first, second;
  Rational value;
};
std::optional<Overlap> overlap_in(const std::vector<Band>& bands);

}  // namespace bkm::plan
