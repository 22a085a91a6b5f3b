// What an amount depends on, through all definitions that it uses. Private to compiler/card.
#pragma once
#include <set>

#include "compiler/plan/plan.hpp"

namespace bkm::card {

struct Reads {
  std::set<plan::TableId> events;        // counts or columns of rows that report deliveries
  std::set<plan::TableId> intervals;     // rows with a begin and an end
  std::set<std::pair<plan::TableId, int>> quantities;    // columns with a unit, not money: places, hours
  std::set<std::pair<plan::TableId, int>> money;         // columns that hold amounts or prices
  std::set<std::pair<plan::TableId, int>> listed;        // prices and amounts of a table of the contract itself
  std::set<std::pair<plan::TableId, int>> measurements;  // scores, percentages and yes/no answers of keyed tables
  std::set<plan::RateId> rates;
  std::set<plan::ScaleId> scales;
  std::set<plan::RuleId> payables;       // other amounts
  std::set<plan::SplitId> splits;
  std::vector<plan::ExprId> prices;      // amounts that stand in the clause itself: € 1.150 per plaats per maand
  std::vector<plan::ExprId> upper_bounds;
  bool data() const { return !events.empty() || !intervals.empty() || !quantities.empty() || !money.empty() || !measurements.empty(); }
};

// Other payables are named, not looked into.
Reads reads_of(const plan::Plan& plan, plan::RuleId rule);

}  // namespace bkm::card
