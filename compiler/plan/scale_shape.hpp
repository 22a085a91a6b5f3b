// How a scale runs when its argument grows.
#pragma once
#include <optional>
#include <vector>

#include "compiler/plan/plan.hpp"

namespace bkm::plan {

// The first value (in base units) from which the outcome is less than just before it; none: it never falls. A closed band is a hole, not a
// fall.
std::optional<Rational> falls_at(ast::ScaleKind kind, const std::vector<Band>& bands);

}  // namespace bkm::plan
