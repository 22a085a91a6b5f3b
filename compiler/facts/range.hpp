// Interval arithmetic on ranges with open ends.
#pragma once
#include "compiler/facts/facts.hpp"

namespace bkm::facts {

Range point(const Rational& value);
Range add(const Range& a, const Range& b);
Range negate(const Range& a);
Range multiply(const Range& a, const Range& b);
Range divide(const Range& a, const Range& b);  // unbounded when b can be 0
Range at_most(const Range& a, const Range& b);
Range at_least(const Range& a, const Range& b);

}  // namespace bkm::facts
