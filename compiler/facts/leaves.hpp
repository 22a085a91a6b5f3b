// The range and the step of what an expression reads: a column, a scale.
#pragma once
#include "compiler/facts/facts.hpp"

namespace bkm::facts {

using Step = std::optional<Rational>;

// The coarsest step of which both are multiples; nothing when one has none.
Step both(const Step& a, const Step& b);
// 0 is a multiple of everything; as a step it stands for "only 0".
Step of_constant(const Rational& value);

Value column(const plan::Plan& plan, const plan::ColumnValue& column);

// At one quantity, over all keys and all changes; nothing where a band is missing, and of a scale from a file.
std::optional<Value> scale_at(const plan::Scale& scale, std::size_t column, const Range& argument);

// Over all keys and all changes of a scale; from a file, what its columns allow.
Value scale(const plan::Plan& plan, const plan::ScaleValue& call, const Value& argument);

}  // namespace bkm::facts
