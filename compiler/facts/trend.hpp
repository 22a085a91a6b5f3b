// How a value changes when some of its leaves grow and the rest stays.
#pragma once
#include <vector>

#include "compiler/facts/facts.hpp"

namespace bkm::facts {

enum class Trend { constant, rises, falls, unknown };

// `rises`: never falls when the quantities grow; `unknown`: not proven either way. `range` gives the range of a part.
Trend trend(const plan::Plan& plan, const std::function<Range(plan::ExprId)>& range, plan::ExprId id, const std::vector<plan::ExprId>& quantities);

}  // namespace bkm::facts
