// What an amount depends on, through all definitions that it uses, and as what: paid by, held against, or only asked. Private to compiler/card.
#pragma once
#include <set>

#include "compiler/plan/plan.hpp"

namespace bkm::card {

using Columns = std::set<std::pair<plan::TableId, int>>;
// "als", and whether it holds: what comes after "anders" is owed where it does not.
using Conditions = std::vector<std::pair<plan::ExprId, bool>>;
template <class T>
using Under = std::pair<T, Conditions>;

struct Reads {
  std::set<plan::TableId> events;     // rows that report deliveries
  std::set<plan::TableId> intervals;  // rows with a begin and an end
  // Of the amount itself; not of its conditions and maximums.
  std::set<std::pair<plan::TableId, std::string>> counted;  // rows, or what they name: ("inzet", "cliënt")
  std::set<plan::TableId> days;       // intervals of which each day is paid: a stay
  Columns quantities;                 // columns with a unit, not money: places, hours
  Columns money;                      // columns that hold amounts or prices
  std::set<Conditions> money_if;      // the conditions under which they are owed
  std::set<Under<std::pair<plan::TableId, int>>> listed;  // prices and amounts of a table of the contract itself
  std::set<Under<plan::RateId>> rates;
  std::vector<Under<plan::ExprId>> prices;  // amounts that stand in the clause itself: € 1.150 per plaats per maand
  std::vector<Under<std::pair<plan::ExprId, plan::ExprId>>> shares;  // percentages that stand in the clause itself, and the product: 110%, 110% * bedrag
  std::set<Under<plan::ScaleId>> scales;
  std::set<plan::RuleId> payables;    // other amounts
  // A division: over periods the amount is paid in parts, over others each gets a share.
  bool in_parts = false, shared = false;
  Columns weights;
  std::vector<plan::ExprId> weight_exprs;
  std::vector<std::pair<plan::SplitId, plan::RuleId>> splits;  // and the rule in which it stands

  // x - y, x boven y, x / y, where x or y is of the data: paid by the two together, not by x or y.
  std::vector<plan::ExprId> comparisons;
  std::set<plan::TableId> deducted;   // reported rows by which the amount is less
  std::vector<plan::AggregateId> windows;  // totals and averages over other periods than that of the amount

  Columns ranked;                     // what a place in a ranking goes by
  Columns measurements;               // scores, percentages and yes/no answers of keyed tables, also in conditions
  std::vector<plan::ExprId> conditions;
  bool otherwise = false;             // an "anders": there is an amount too where the condition does not hold
  std::vector<std::pair<plan::ExprId, plan::RuleId>> upper_bounds, lower_bounds;  // and the rule in which it stands
  bool data() const { return !comparisons.empty() || !events.empty() || !intervals.empty() || !quantities.empty() || !money.empty() || !measurements.empty() || !counted.empty(); }
  bool stated_amount(const plan::Plan& plan) const;
};

// Other payables are named, not looked into.
Reads reads_of(const plan::Plan& plan, plan::RuleId rule);
// The same without what is read only inside a comparison.
Reads reads_outside_comparisons(const plan::Plan& plan, plan::RuleId rule);

// - x, or a product with that: taken back from who was paid.
bool is_taken_back(const plan::Plan& plan, plan::ExprId amount);

}  // namespace bkm::card
