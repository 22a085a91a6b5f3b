// Amounts that rise or fall on stated days.
#pragma once
#include "compiler/plan/plan.hpp"

namespace bkm::plan {

// `value` after the first `changes` changes. `unit`: base units in one unit as written; rounding is in what is written.
Rational indexed(const Indexation& indexation, Rational value, const Rational& unit, std::size_t changes);

// The step of rounding, in base units. Requires: there is one.
Rational step_of(const Indexation& indexation, const Rational& unit);

// How many changes there have been on this day.
std::size_t changes_by(const Indexation& indexation, Date day);

// Only amounts of money are indexed.
bool is_indexed(const Plan& plan, const Type& type);

std::vector<Band> indexed(const Indexation& indexation, std::vector<Band> bands, std::size_t changes);

}  // namespace bkm::plan
