// Comparing key paths, and what is read along them.
#pragma once
#include "compiler/plan/plan.hpp"

namespace bkm::plan {

// The same steps, so that from one frame both give the same key.
bool same_path(const Plan& plan, PathId a, PathId b);

// Both read the same cell or the same value of a rule, also as an earlier one: a column, a measure, or vorige of these. False for other expressions.
bool same_reading(const Plan& plan, const Expr& a, const Expr& b);

// From the place of use to each part of the group that an aggregate reads.
std::vector<PathId> use_paths(const Aggregate& aggregate);

// What the path leads to depends on this axis of the frame.
bool follows_axis(const Plan& plan, PathId path, std::size_t axis);

// Somewhere on the way an interval is read as the one that touches a period: in one period there can be several.
bool in_touched_period(const Plan& plan, PathId path);

// The key of the row is stated in the text, in part or as a whole: prijs[product P].
bool states_a_key(const Plan& plan, PathId row);

}  // namespace bkm::plan
