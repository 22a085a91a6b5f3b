#include "compiler/plan/period_price.hpp"

#include <algorithm>

namespace bkm::plan {
namespace {

bool is_nought(const Plan& plan, ExprId id) {
  const auto* constant = std::get_if<Constant>(&plan[id].node);
  return constant && constant->value == 0;
}

bool in_condition(const Plan& plan, ExprId body) {
  bool found = false;
  visit_all(plan, body, [&](ExprId id, const Aggregate*) {
    const auto* choice = std::get_if<If>(&plan[id].node);
    if (choice) visit_all(plan, choice->condition, [&](ExprId part, const Aggregate*) { found |= plan[part].per_period; });
  });
  return found;
}

// A sum or multiple of nothing but what `is` takes.
template <class Is>
bool alone(const Plan& plan, ExprId id, Is is) {
  const Expr& expr = plan[id];
  if (is(expr)) return true;
  auto of = [&](ExprId part) { return alone(plan, part, is); };
  auto or_nought = [&](ExprId part) { return is_nought(plan, part) || of(part); };
  return std::visit(Overloaded{
                        [&](const Binary& e) {
                          if (e.op == ast::Arithmetic::multiply) return of(e.left) || of(e.right);
                          return e.op == ast::Arithmetic::divide ? of(e.left) : or_nought(e.left) && or_nought(e.right);
                        },
                        [&](const Bound& e) { return or_nought(e.value) && or_nought(e.limit); },
                        [&](const If& e) { return or_nought(e.then) && (!e.otherwise || or_nought(*e.otherwise)); },
                        [&](const IfMissing& e) { return of(e.operand) && (!e.fallback || or_nought(*e.fallback)); },
                        [&](const Negate& e) { return of(e.operand); },
                        [&](const Each& e) { return of(e.operand); },
                        [&](const FunctionValue& e) { return of(e.body); },
                        [&](const ParameterValue& e) { return e.argument && of(*e.argument); },
                        [](const auto&) { return false; },
                    },
                    expr.node);
}

}  // namespace

PeriodPrice period_price(const Plan& plan, ExprId body) {
  bool any = false;
  visit_all(plan, body, [&](ExprId id, const Aggregate*) { any |= plan[id].per_period; });
  if (!any) return PeriodPrice::none;
  return plan[body].type.kind == ValueKind::number && alone(plan, body, [](const Expr& expr) { return expr.per_period; }) && !in_condition(plan, body) ? PeriodPrice::alone : PeriodPrice::beside;
}

namespace {

const KeySource* interval_of(const Rule& rule) {
  const auto found = std::ranges::find_if(rule.support.sources, &KeySource::over_interval);
  return found == rule.support.sources.end() ? nullptr : &*found;
}

bool same_rows(const Rule& a, const Rule& b) {
  const KeySource *one = interval_of(a), *other = interval_of(b);
  const auto same = [](const Axis& x, const Axis& y) { return x.name == y.name; };
  return one && other && one->from.of == other->from.of && std::ranges::equal(a.grain, b.grain, same);
}

}  // namespace

bool is_of_parts(const Plan& plan, const Rule& rule, Cycle cycle, bool pro_rata) {
  const auto is_part = [&](const Expr& expr) {
    const auto* measure = std::get_if<MeasureValue>(&expr.node);
    const PartPeriod part = measure && same_rows(plan[measure->rule], rule) ? plan[measure->rule].part : PartPeriod{};
    return part.kind != PartKind::none && part.cycle == cycle && (part.kind == PartKind::pro_rata || !pro_rata);
  };
  return period_price(plan, rule.body) == PeriodPrice::none && plan[rule.body].type.kind == ValueKind::number && alone(plan, rule.body, is_part);
}

}  // namespace bkm::plan
