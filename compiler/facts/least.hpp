// The least amount above nil.
#pragma once
#include "compiler/facts/facts.hpp"

namespace bkm::facts {

// Every value of `id` that is above 0 is at least this; none: not proven.
std::optional<Rational> least_positive(const plan::Plan& plan, const Facts& facts, plan::ExprId id);

}  // namespace bkm::facts
