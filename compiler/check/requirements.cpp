// D23: what ranges and presence prove about an `eis`. Proven is silent, impossible is an error, the rest is checked in the run.
#include <algorithm>

#include "compiler/check/checker.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::check {
namespace {

constexpr Kind kNever{3580, "requirement-never-holds", diag::Severity::error, "De eis \"{0}\" kan nooit kloppen: {1}.", "The requirement \"{0}\" can never hold: {1}."};

const facts::Known kNothingKnown = [](ExprId) { return std::optional<facts::Range>(); };

// The value of an argument, not of its name in a function.
ExprId meant(const Plan& plan, ExprId id) {
  const auto* parameter = std::get_if<ParameterValue>(&plan[id].node);
  return parameter && parameter->argument ? meant(plan, *parameter->argument) : id;
}

// What may have no value in the run is not proven.
bool may_be_undefined(const Checker& checker, ExprId id) {
  bool may = false;
  visit_all(checker.plan, id, [&](ExprId at, const Aggregate*) {
    const Expr& expr = checker.plan[at];
    may |= std::holds_alternative<ScaleValue>(expr.node) || std::holds_alternative<SplitValue>(expr.node);
    const auto* binary = std::get_if<Binary>(&expr.node);
    if (!binary || binary->op != ast::Arithmetic::divide) return;
    const facts::Range& by = checker.facts[binary->right].range;
    may |= !(by.low && *by.low > 0) && !(by.high && *by.high < 0);
  });
  return may;
}

std::optional<bool> verdict(const Checker& checker, const Require& require, ExprId id) {
  const Plan& plan = checker.plan;
  auto of = [&](ExprId part) { return verdict(checker, require, part); };
  // All must be what decides nothing; one that is `deciding` decides.
  auto junction = [&](const std::vector<ExprId>& operands, bool deciding) {
    std::optional<bool> all = !deciding;
    for (ExprId operand : operands) {
      auto one = of(operand);
      if (one == deciding) return one;
      if (!one) all.reset();
    }
    return all;
  };
  return std::visit(Overloaded{[&](const And& e) { return junction(e.operands, false); }, [&](const Or& e) { return junction(e.operands, true); },
                               [&](const Not& e) {
                                 auto value = of(e.operand);
                                 return value ? std::optional(!*value) : std::nullopt;
                               },
                               [&](const FunctionValue& e) { return of(e.body); },
                               [&](const ParameterValue& e) { return of(*e.argument); },
                               [&](const Known& e) { return payable_read(plan, e.operand) || may_miss(checker, require, meant(plan, e.operand)) ? std::nullopt : std::optional(true); },
                               [&](const auto&) {
                                 auto truth = facts::truth_where(plan, checker.facts, id, kNothingKnown);
                                 return truth && may_be_undefined(checker, id) ? std::nullopt : truth;
                               }},
                    plan[id].node);
}

// The comparison that never holds.
std::optional<ExprId> failing(const Checker& checker, const Require& require, ExprId id) {
  if (std::holds_alternative<Compare>(checker.plan[id].node)) return verdict(checker, require, id) == false ? std::optional(id) : std::nullopt;
  std::optional<ExprId> found;
  for_each_child(checker.plan[id], [&](ExprId child) { if (!found) found = failing(checker, require, child); });
  return found;
}

// "minuten is hoogstens 600": in the unit that is counted in.
std::string bounds(const Checker& checker, ExprId id, Language language) {
  const Plan& plan = checker.plan;
  bool nl = language == Language::nl;
  const facts::Range& range = checker.facts[id].range;
  const Expr& expr = plan[id];
  auto number = [&](const Rational& value, Language in) {
    std::string unit = expr.type.unit.bare() || checker.is_money(expr.type) ? "" : " " + (expr.type.unit.powers.size() == 1 ? expr.type.unit.powers[0].first : std::string());
    return diag::fill("{0}", {checker.amount(value, expr.type)}, in) + unit;
  };
  std::string name = checker.written(id), is = " is ";
  if (range.is_point()) return name == number(*range.low, plan.language) ? name : name + is + number(*range.low, language);
  std::string text;
  if (range.low) text = (nl ? "minstens " : "at least ") + number(*range.low, language);
  if (range.high) text += (text.empty() ? "" : nl ? " en " : " and ") + ((nl ? "hoogstens " : "at most ") + number(*range.high, language));
  return name + is + text;
}

// "minuten is hoogstens 600, en uren is minstens 20"
std::string why_never(const Checker& checker, const Compare& compare, Language language) {
  const std::string left = bounds(checker, compare.left, language);
  if (std::holds_alternative<Constant>(checker.plan[compare.right].node)) return left;
  return left + (language == Language::nl ? ", en " : ", and ") + bounds(checker, compare.right, language);
}

}  // namespace

std::vector<std::optional<bool>> requirements(const Plan& plan, const Facts& facts, const SourceMap& sources) {
  diag::Sink ignored;
  Checker checker{plan, facts, sources, ignored, {}};
  std::vector<std::optional<bool>> verdicts;
  for (const Require& require : plan.requires_) verdicts.push_back(verdict(checker, require, require.condition));
  return verdicts;
}

void check_requirements(Checker& checker) {
  for (const Require& require : checker.plan.requires_) {
    if (verdict(checker, require, require.condition) != std::optional(false)) continue;
    auto comparison = failing(checker, require, require.condition);
    const std::string condition(checker.written(require.condition));
    Text reason{condition, condition};
    Span place = checker.plan[require.condition].span;
    if (comparison) {
      const auto& compare = std::get<Compare>(checker.plan[*comparison].node);
      reason = diag::in_both([&](Language language) { return why_never(checker, compare, language); });
      place = checker.plan[*comparison].span;
    }
    checker.report(kNever, place, require.article, {require.text, reason});
  }
}

}  // namespace bkm::check
