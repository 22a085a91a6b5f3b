// Rows that only count on the days of the register row that they name, because only rules `per verblijf, dag voor elke verblijf` read them.
#pragma once
#include "compiler/plan/plan.hpp"

namespace bkm::check {

// True when every row of `rows` that is read is read at a day on which its row of `in` holds. False where that is not certain.
bool read_on_own_days(const plan::Plan& plan, plan::TableId rows, plan::TableId in);

}  // namespace bkm::check
