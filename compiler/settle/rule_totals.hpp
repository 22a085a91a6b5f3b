// What the posts of each rule add up to.
#pragma once
#include "compiler/settle/settle.hpp"

namespace bkm::settle {

// By RuleId, of the payables, once `run.settlement` is there.
std::vector<RuleTotals> totals_of(const plan::Plan& plan, const Run& run);

}  // namespace bkm::settle
