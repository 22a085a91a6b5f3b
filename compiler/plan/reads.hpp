// What the rules and limits of a contract read of each other.
#pragma once
#include <cstdint>
#include <set>

#include "compiler/plan/plan.hpp"

namespace bkm::plan {

// A rule by its index, or a limit after the rules: plan.rules.size() + its index.
using Node = std::uint32_t;
inline Node node_of(const Plan&, RuleId rule) { return rule.index; }
inline Node node_of(const Plan& plan, LimitId limit) { return static_cast<Node>(plan.rules.size()) + limit.index; }

// A rule can have no value at one of its own keys: a guard, an average that has nothing to weigh, a rank of an empty cell.
bool may_give_none(const Plan& plan, const Rule& rule);

// What says for which keys the rule has data. `vanaf ..` adds periods without data of their own: sources that bring their own period tell nothing of those.
Support keys_told(const Rule& rule);

// The keys of the one rule come from those of another, each from one: a name that the other does not have would be walked through.
bool brings_every_name(const KeySource& source);

// All keys of the one are keys of the other, whatever the data.
bool keys_within(const Plan& plan, const Support& keys, const Support& all);

// The rule that a part of an expression reads by itself.
struct RuleRead {
  RuleId rule;
  ast::Stage stage;
  std::optional<Cycle> earlier;  // only of an earlier period of this cycle
};
std::optional<RuleRead> rule_read(const Plan& plan, ExprId part);

// The payable that an expression is: betaald, vorige netto betaald. Null for anything else, also for a calculation with it.
const MeasureValue* payable_read(const Plan& plan, ExprId id);

// A fold of amounts that no period and no window bounds: a payment of before the term belongs to it, and is not known. A count counts posts.
bool adds_of_all_time(const Plan& plan, const Aggregate& aggregate);

// An `als` without `anders`, also at the end of a chain: at some keys there is no value.
bool may_end_without_value(const Plan& plan, ExprId body);

struct Read {
  Node node;
  Span span;
  std::optional<Cycle> earlier;
};
// By node. A bare or gross name reads the rule, a net name also the limits on it; a limit reads its rules and the limits on them before it.
std::vector<std::vector<Read>> reads_of(const Plan& plan);

// The nodes that these expressions are computed from, through all that those read.
std::set<Node> computed_from(const Plan& plan, const std::vector<ExprId>& exprs);

}  // namespace bkm::plan
