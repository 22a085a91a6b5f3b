// What an amount depends on, through all definitions that it uses, and as what: paid by, held against, or only asked. Private to compiler/card.
#pragma once
#include <set>

#include "compiler/plan/plan.hpp"

namespace bkm::card {

using Columns = std::set<std::pair<plan::TableId, int>>;

struct Reads {
  std::set<plan::TableId> events;     // rows that report deliveries
  std::set<plan::TableId> intervals;  // rows with a begin and an end
  // Of the amount itself; not of its conditions and maximums.
  std::set<std::pair<plan::TableId, std::string>> counted;  // rows, or what they name: ("inzet", "cliënt")
  std::set<plan::TableId> days;       // intervals of which each day is paid: a stay
  Columns quantities;                 // columns with a unit, not money: places, hours
  Columns money;                      // columns that hold amounts or prices
  Columns listed;                     // prices and amounts of a table of the contract itself
  std::set<plan::RateId> rates;
  std::vector<plan::ExprId> prices;   // amounts that stand in the clause itself: € 1.150 per plaats per maand
  std::vector<plan::ExprId> shares;   // percentages that stand in the clause itself: 110%
  std::set<plan::ScaleId> scales;
  std::set<plan::RuleId> payables;    // other amounts
  // A division: over periods the amount is paid in parts, over others each gets a share.
  bool in_parts = false, shared = false;
  Columns weights;
  std::vector<plan::ExprId> weight_exprs;

  Columns ranked;                     // what a place in a ranking goes by
  Columns measurements;               // scores, percentages and yes/no answers of keyed tables, also in conditions
  std::vector<plan::ExprId> conditions;
  std::vector<std::pair<plan::ExprId, plan::RuleId>> upper_bounds, lower_bounds;  // and the rule in which it stands
  bool data() const { return !events.empty() || !intervals.empty() || !quantities.empty() || !money.empty() || !measurements.empty() || !counted.empty(); }
  bool stated_amount(const plan::Plan& plan) const;
};

// Other payables are named, not looked into.
Reads reads_of(const plan::Plan& plan, plan::RuleId rule);

}  // namespace bkm::card
