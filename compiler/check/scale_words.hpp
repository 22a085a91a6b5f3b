// Values of a scale, in the unit in which its bands are written.
#pragma once
#include "compiler/plan/plan.hpp"

namespace bkm::check {

// As a bound stands in the bands: 25, 50% or € 1.000,00. What is no finite decimal stands in two units: 9 uur en 59 minuut.
std::string as_bound(const plan::Plan& plan, const plan::Scale& scale, const Rational& value, Language language);

// 25 plaats, 9 uur en 59 minuut, 50%.
std::string with_unit(const plan::Plan& plan, const plan::Scale& scale, const Rational& value, Language language);

}  // namespace bkm::check
