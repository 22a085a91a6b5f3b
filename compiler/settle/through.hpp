// Through which period a run settles.
#pragma once
#include <optional>
#include <string>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/plan/plan.hpp"

namespace bkm::settle {

// The last day of a period as `--until` names it: any period that ends with a settlement period. Reports: until-period.
std::optional<Date> through_until(const plan::Plan& plan, const std::string& period, diag::Sink& sink);

// The last day of the last settlement period that was over on `day`; it may lie before the term.
Date last_over_on(const plan::Plan& plan, Date day);

// The settlement period that ends on `through`: 2026-03.
std::string period_through(const plan::Plan& plan, Date through);

}  // namespace bkm::settle
