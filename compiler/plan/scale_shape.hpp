// How a scale runs when its argument grows.
#pragma once
#include <optional>
#include <vector>

#include "compiler/plan/plan.hpp"

namespace bkm::plan {

// Where a quantity passes from one band into band `i`: the last value before it, which is in band `before`, and the first in it.
struct Edge {
  Rational last, first;
  std::size_t before;
};
// Of a quantity that goes in steps of `step`; none: every value is possible, so that both are the bound. Nothing when no value is in band `i`.
std::optional<Edge> edge_of(const std::vector<Band>& bands, std::size_t i, const std::optional<Rational>& step);

// The first bound (in base units) from which the outcome is less than just before it; none: it never falls. A closed band is a hole, not a
// fall. `step`: of the quantity, where it is known.
std::optional<Rational> falls_at(ast::ScaleKind kind, const std::vector<Band>& bands, const std::optional<Rational>& step = {});

}  // namespace bkm::plan
