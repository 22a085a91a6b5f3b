// Which tables the rules of a contract read. A table that is read needs a file; one that is not may be left out.
#pragma once
#include <cstdint>
#include <set>

#include "compiler/plan/plan.hpp"

namespace bkm::plan {

std::set<std::uint32_t> tables_read(const Plan& plan);
// Those of these expressions and of all that they are computed from.
std::set<std::uint32_t> tables_read(const Plan& plan, const std::vector<ExprId>& exprs);
// (table, column) that a rule reads as a value or to find a key.
std::set<std::pair<std::uint32_t, int>> columns_read(const Plan& plan);

// Tables of which rows before the term count: those that `vorige` or a window reads, itself or through rules (D2).
std::set<std::uint32_t> tables_read_before_term(const Plan& plan);

}  // namespace bkm::plan
