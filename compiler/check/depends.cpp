#include "compiler/check/depends.hpp"

#include <algorithm>
#include <set>

#include "compiler/plan/reads.hpp"

namespace bkm::check {

using namespace plan;

void visit_deep(const Plan& plan, ExprId id, const std::function<void(ExprId)>& visit) {
  std::set<std::uint32_t> seen;
  std::vector<ExprId> waiting{id};
  while (!waiting.empty()) {
    ExprId next = waiting.back();
    waiting.pop_back();
    visit_all(plan, next, [&](ExprId part, const Aggregate*) {
      visit(part);
      auto read = rule_read(plan, part);
      if (read && plan[read->rule].body && seen.insert(read->rule.index).second) waiting.push_back(plan[read->rule].body);
    });
  }
}

bool Parameters::in(ExprId id) {
  bool found = false;
  visit_all(plan_, id, [&](ExprId part, const Aggregate*) {
    const auto* rate = std::get_if<RateValue>(&plan_[part].node);
    found |= rate && plan_[rate->rate].is_parameter;
    if (auto read = rule_read(plan_, part)) found |= in_rule(read->rule);
  });
  return found;
}

bool Parameters::in_rule(RuleId id) {
  auto [at, fresh] = rules_.try_emplace(id.index, false);  // a rule that reads itself adds nothing
  if (fresh && plan_[id].body) rules_[id.index] = in(plan_[id].body);
  return rules_[id.index];
}

}  // namespace bkm::check
