// Findings about a well-typed plan: money through joins, missing values, what is known when, limits and scales.
#pragma once
#include <optional>
#include <vector>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/facts/facts.hpp"
#include "compiler/plan/plan.hpp"

namespace bkm::check {

// Reports BKM31xx..39xx. One cause, one error (D19).
void run(const ast::Unit& unit, const plan::Plan& plan, const facts::Facts& facts, const SourceMap& sources, diag::Sink& sink);

// For each `eis`: yes when it always holds, no when it never can, nothing when the run decides.
std::vector<std::optional<bool>> requirements(const plan::Plan& plan, const facts::Facts& facts, const SourceMap& sources);

}  // namespace bkm::check
