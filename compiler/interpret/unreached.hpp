// Rows that a sum takes, at keys where no amount is made.
#pragma once
#include <vector>

#include "compiler/interpret/data.hpp"
#include "compiler/interpret/settlement.hpp"

namespace bkm::interpret {

// Used rows of one event table that reach no post: each payment that reads them, through its definitions, holds only where something else has a
// row (`voor elke`, `alleen met`), and that is not there. In the order of the table.
struct Unreached {
  plan::TableId table;
  plan::RuleId rule;  // that holds only there
  std::vector<std::uint32_t> rows;
};

// What cannot be told key by key (ranks, windows, limits, `keur af`) counts as reached. Requires a finished run.
std::vector<Unreached> unreached_rows(const plan::Plan& plan, Data& data, const std::vector<RuleResult>& results);

}  // namespace bkm::interpret
