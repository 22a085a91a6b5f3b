// What a contract promises to be there: `keur af T als niet bekend x`, `eis .. : bekend x` (D26).
#pragma once
#include "compiler/plan/plan.hpp"

namespace bkm::check {

// Where a value is asked for: at the keys of a rule, or in the rows of an aggregate.
struct Place {
  const plan::Support& support;
  const plan::Frame& grain;
  plan::PartPeriod part{};  // which part periods count
  const plan::Aggregate* inside = nullptr;
};

// All keys come from rows of `table`, directly or through other rules.
bool comes_from(const plan::Plan& plan, const plan::Origin& origin, plan::TableId table, int depth = 0);
bool keys_come_from(const plan::Plan& plan, const plan::Support& support, plan::TableId table, int depth = 0);

// The keys of the posts under a limit: those at which its ceiling is asked for. None where a post can fall in another period than its key or its row.
plan::Support keys_of_posts(const plan::Plan& plan, const plan::Limit& limit);

// A row without the value is refused.
bool refused_when_missing(const plan::Plan& plan, const plan::ColumnValue& column, const Place& place);
// Without the value nothing is settled.
bool required(const plan::Plan& plan, const plan::ColumnValue& column, const Place& place);

}  // namespace bkm::check
