// The meaning of a contract: dimensions, tables, rates, scales, rules and limits, with every name resolved and every look-up an
// explicit key path. The one intermediate representation: all later stages read it and none writes it.
#pragma once
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/plan/rule.hpp"
#include "compiler/plan/table.hpp"

namespace bkm::plan {

// The rounding of a rule that holds on a day: the last one begun, the first when none has begun or no day is given (C34c). Null: exact.
const RoundingStep* rounding_on(const Rule& rule, std::optional<Date> day);

// D5: a malus is written as a positive amount, and posted as minus that. Its own inverse.
Rational as_posted(const Rule& rule, const Rational& amount);

// Whether the rest of a split is paid to somebody. `rest aan` the payer itself says that it stays there.
bool rest_is_post(const Rule& rule, const Split& split);

// One party, by name. The other roles declare a dimension.
bool is_single(ast::Role role);
struct Plan;
// The first party of this name; null when there is none.
const Party* party_named(const Plan& plan, const std::string& name);
// The parties that have this one among their members: opdrachtgevers gemeente { N "Noord" }. Null when there are none.
const Party* list_of(const Plan& plan, const std::string& member);

// The word of the contract for so many of a base unit: uur for 60 minuut. The shortest, of uur and uren; empty when there is none.
std::string word_for(const Plan& plan, const Unit& unit, const Rational& factor);

struct Performance {
  std::string name, title;
  std::vector<std::pair<ast::Feature::Kind, std::string>> features;
};

// What is added to while expressions are built: who holds one by reference keeps it.
template <class Node>
using Growing = std::deque<Node>;

struct Plan {
  Language language = Language::nl;
  std::string title, version;
  std::string currency_iso = "EUR", currency_symbol = "€";
  int currency_decimals = 2;
  bool is_module = false;  // no term, parties or payables of its own
  Calendar calendar{};
  std::optional<Date> extendable;
  Cycle settlement = Cycle::month;
  std::vector<Party> parties;
  std::vector<Performance> performances;
  std::map<std::string, std::pair<Unit, Rational>> units;  // author's word -> unit and factor to base
  std::map<std::string, std::string> plurals;              // the word for one -> that for more

  Growing<Dimension> dimensions;
  std::vector<Table> tables;
  std::vector<Rate> rates;
  std::vector<Scale> scales;
  Growing<Function> functions;
  Growing<Path> paths;
  Growing<Expr> exprs;
  Growing<Aggregate> aggregates;
  Growing<Split> splits;
  Growing<Rank> ranks;
  std::vector<Rule> rules;
  std::vector<Limit> limits;
  std::vector<Reject> rejects;
  std::vector<Require> requires_;
  std::vector<RegisterCheck> register_checks;
  std::vector<RouteCheck> route_checks;
  std::vector<PeriodCheck> period_checks;
  std::vector<PathCheck> path_checks;
  std::vector<std::variant<RuleId, LimitId, Recursion>> order;  // each rule and limit after everything it reads; finer limits first

  // One cent, or what the currency has for it.
  Rational smallest_amount() const { return Rational(Integer(1), power_of_ten(currency_decimals)); }

  const Dimension& operator[](DimensionId id) const { return dimensions[id.index]; }
  const Table& operator[](TableId id) const { return tables[id.index]; }
  const Rate& operator[](RateId id) const { return rates[id.index]; }
  const Scale& operator[](ScaleId id) const { return scales[id.index]; }
  const Function& operator[](FunctionId id) const { return functions[id.index]; }
  const Path& operator[](PathId id) const { return paths[id.index]; }
  const Expr& operator[](ExprId id) const { return exprs[id.index]; }
  const Aggregate& operator[](AggregateId id) const { return aggregates[id.index]; }
  const Split& operator[](SplitId id) const { return splits[id.index]; }
  const Rank& operator[](RankId id) const { return ranks[id.index]; }
  const Rule& operator[](RuleId id) const { return rules[id.index]; }
  const Limit& operator[](LimitId id) const { return limits[id.index]; }
};

// Calls f(ExprId, inside) for each expression that `id` is computed from in this rule: itself, operands, pots and weights, values that are ranked,
// and the values and filters of aggregates. `inside` is the aggregate whose rows the expression stands in, if any.
void visit_all(const Plan& plan, ExprId id, const std::function<void(ExprId, const Aggregate* inside)>& visit, const Aggregate* inside = nullptr);

// The expression reads a cell of a column that may be empty (`of leeg`, `of geen`).
bool may_be_empty(const Plan& plan, ExprId value);

// Of the table or the rule.
std::string name_of(const Plan& plan, const Origin& origin);

// The splits in an expression, in the order of the text.
std::vector<SplitId> splits_in(const Plan& plan, ExprId id);

// A count or a rank of who or what the contract names: 3 aanbieder, 2 declaratie.
bool is_count(const Plan& plan, const Type& type);
bool is_row_frame(const Plan& plan, const Frame& frame);
std::optional<Cycle> finest_cycle(const Plan& plan, const Frame& frame);
// In whose periods a key falls: of a row its day, else the finest of its periods; the term where it has none.
Cycle own_cycle(const Plan& plan, const Frame& frame);
std::string axis_names(const Frame& frame);

}  // namespace bkm::plan
