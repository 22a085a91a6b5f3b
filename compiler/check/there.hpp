// Whether what is read at a key has to be there: a rule has a value, a closed code has a row (T4, M5).
#pragma once
#include "compiler/check/promised.hpp"

namespace bkm::check {

// The keys of a place hold closed codes that no row brought: sums and look-ups count for every code of a list. `part`: what is asked for depends on such a code.
bool walks_codes(const plan::Plan& plan, const Place& place, plan::PathId part);

// The codes that `part` depends on are those of a table in the text, which no register is checked against.
bool brings_text_codes(const plan::Plan& plan, const Place& place, plan::PathId part);

enum class There { yes, not_in_part_periods, no };
// Of the rule that is read, at the keys of a place that holds from `start` on (null: without a start).
There is_there(const plan::Plan& plan, const plan::MeasureValue& read, const Place& place, const plan::Start* start);

}  // namespace bkm::check
