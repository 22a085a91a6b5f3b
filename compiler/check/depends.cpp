#include "compiler/check/depends.hpp"

#include <algorithm>
#include <set>

namespace bkm::check {

using namespace plan;

std::vector<RuleId> rules_read(const Plan& plan, ExprId part) {
  const Expr& expr = plan[part];
  if (const auto* m = std::get_if<MeasureValue>(&expr.node)) return {m->rule};
  if (const auto* p = std::get_if<PreviousValue>(&expr.node))
    if (const auto* m = std::get_if<MeasureValue>(&p->of)) return {m->rule};
  if (const auto* a = std::get_if<AggregateValue>(&expr.node))
    if (const auto* source = std::get_if<RuleId>(&plan[a->aggregate].source.of)) return {*source};
  return {};
}

void visit_deep(const Plan& plan, ExprId id, const std::function<void(ExprId)>& visit) {
  std::set<std::uint32_t> seen;
  std::vector<ExprId> waiting{id};
  while (!waiting.empty()) {
    ExprId next = waiting.back();
    waiting.pop_back();
    visit_all(plan, next, [&](ExprId part, const Aggregate*) {
      visit(part);
      for (RuleId rule : rules_read(plan, part))
        if (plan[rule].body && seen.insert(rule.index).second) waiting.push_back(plan[rule].body);
    });
  }
}

bool Parameters::in(ExprId id) {
  bool found = false;
  visit_all(plan_, id, [&](ExprId part, const Aggregate*) {
    const auto* rate = std::get_if<RateValue>(&plan_[part].node);
    found |= rate && plan_[rate->rate].is_parameter;
    for (RuleId rule : rules_read(plan_, part)) found |= in_rule(rule);
  });
  return found;
}

bool Parameters::in_rule(RuleId id) {
  auto [at, fresh] = rules_.try_emplace(id.index, false);  // a rule that reads itself adds nothing
  if (fresh && plan_[id].body) rules_[id.index] = in(plan_[id].body);
  return rules_[id.index];
}

}  // namespace bkm::check
