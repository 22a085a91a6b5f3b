// A day outside the interval that was looked up on that very day: it cannot be.
#pragma once
#include <string>

#include "compiler/plan/plan.hpp"

namespace bkm::check {

// The name of the bound when `datum > eind` or `datum < begin` compares a day with the end or the begin of the row in force on it, also with
// a day of the text for an empty one (eind bij ontbreken 2099-12-31) that no day of the term is beyond. Else empty.
std::string outside_own_interval(const plan::Plan& plan, const plan::Compare& compare);

}  // namespace bkm::check
