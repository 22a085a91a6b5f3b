// What a scale gives for one value.
#pragma once
#include <optional>

#include "compiler/plan/plan.hpp"

namespace bkm::plan {

// Exact; nothing in a hole, outside the scale, or in a closed band. `band`: the band that holds x, -1 when there is none.
std::optional<Rational> scale_value(const Scale& scale, const Rational& x, int* band = nullptr);

}  // namespace bkm::plan
