#include "compiler/check/check.hpp"

#include "compiler/check/checker.hpp"

namespace bkm::check {

bool sound(const Rule& rule) { return rule.type.kind != ValueKind::poison; }

void visit_all(const Plan& plan, ExprId id, const std::function<void(ExprId, const Aggregate*)>& visit, const Aggregate* inside) {
  visit(id, inside);
  const Expr& expr = plan[id];
  if (const auto* a = std::get_if<AggregateValue>(&expr.node)) {
    const Aggregate& aggregate = plan[a->aggregate];
    for (const auto& part : {aggregate.value, aggregate.weight, aggregate.filter})
      if (part) visit_all(plan, *part, visit, &aggregate);
  }
  if (const auto* s = std::get_if<SplitValue>(&expr.node)) {
    const Split& split = plan[s->split];
    visit_all(plan, split.pot, visit, inside);
    for (const auto& part : {split.weight, split.at_least, split.at_most})
      if (part) visit_all(plan, *part, visit, inside);
  }
  for_each_child(expr, [&](ExprId child) { visit_all(plan, child, visit, inside); });
}

void run(const Plan& plan, const Facts& facts, const SourceMap& sources, diag::Sink& sink) {
  Checker checker{plan, facts, sources, sink, {}};
  for (std::uint32_t i = 0; i < plan.rules.size(); ++i) {
    const Rule& rule = plan.rules[i];
    if (!sound(rule)) continue;
    check_fanout(checker, rule);
    check_presence(checker, rule);
    check_population(checker, rule);
    check_no_data(checker, rule);
    check_known(checker, RuleId{i});
    check_splits(checker, rule);
    check_rounds_twice(checker, rule);
    check_negative(checker, rule);
    visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
      if (std::holds_alternative<ScaleValue>(plan[id].node)) check_scale_call(checker, rule, id);
    });
  }
  for (const Limit& limit : plan.limits) check_ceiling_known(checker, limit);
  check_reject_operands(checker);
  check_requirements(checker);
  check_dead_bands(checker);
  check_hidden_penalties(checker);
}

}  // namespace bkm::check
