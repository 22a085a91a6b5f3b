#include "compiler/check/result_paid.hpp"

#include <algorithm>

#include "compiler/check/depends.hpp"

namespace bkm::check {

using namespace plan;

namespace {

bool is_nothing(const Plan& plan, const std::optional<ExprId>& amount) {
  const auto* constant = amount ? std::get_if<Constant>(&plan[*amount].node) : nullptr;
  return !amount || (constant && constant->value == 0);
}

bool pays_nothing(const Band& band) { return band.closed || (band.rate == 0 && band.fixed == 0); }

bool of_a_period(const Table& table) {
  return std::ranges::any_of(table.schema.key, [&](int column) { return table.schema.columns[static_cast<std::size_t>(column)].kind == table::CellKind::period; });
}

}  // namespace

std::string ResultPaid::needed_for(ExprId amount) {
  return std::visit(Overloaded{
                        [&](const If& e) { return of_choice(e); },
                        [&](const ScaleValue& e) { return of_scale(e); },
                        [&](const AggregateValue& e) { return of_fold(plan_[e.aggregate]); },
                        [&](const MeasureValue& e) { return of_rule(e.rule); },
                        [&](const Binary& e) { return of_product(e); },
                        [&](const Bound& e) { return e.kind == ast::BoundKind::at_least ? std::string() : needed_for(e.value); },
                        [&](const IfMissing& e) { return is_nothing(plan_, e.fallback) ? needed_for(e.operand) : std::string(); },
                        [&](const SplitValue& e) { return needed_for(plan_[e.split].pot); },
                        [&](const FunctionValue& e) { return needed_for(e.body); },
                        [&](const ParameterValue& e) { return e.argument ? needed_for(*e.argument) : std::string(); },
                        [&](const Each& e) { return needed_for(e.operand); },
                        [](const auto&) { return std::string(); },
                    },
                    plan_[amount].node);
}

std::string ResultPaid::of_rule(RuleId rule) {
  return plan_[rule].body && seen_.insert(rule.index).second ? needed_for(plan_[rule].body) : "";
}

std::string ResultPaid::of_choice(const If& choice) {
  return is_nothing(plan_, choice.otherwise) || is_nothing(plan_, choice.then) ? decided_by(choice.condition) : "";
}

std::string ResultPaid::of_scale(const ScaleValue& call) {
  const Scale& scale = plan_[call.scale];
  const bool may_pay_nothing = std::ranges::any_of(scale.ladders, [&](const Ladder& ladder) { return ladder.column == call.column && std::ranges::any_of(ladder.bands, pays_nothing); });
  return may_pay_nothing ? decided_by(call.argument) : "";
}

std::string ResultPaid::of_fold(const Aggregate& fold) {
  if (fold.fold != ast::Fold::sum && fold.fold != ast::Fold::count) return "";
  const std::string chosen = fold.filter ? decided_by(*fold.filter) : "";
  return chosen.empty() && fold.value ? needed_for(*fold.value) : chosen;
}

std::string ResultPaid::of_product(const Binary& product) {
  if (product.op == ast::Arithmetic::divide) return needed_for(product.left);
  if (product.op != ast::Arithmetic::multiply) return "";
  const std::string left = needed_for(product.left);
  return left.empty() ? needed_for(product.right) : left;
}

// Of `a of b` each side must ask for a result.
std::string ResultPaid::decided_by(ExprId condition) const {
  if (const auto* either = std::get_if<Or>(&plan_[condition].node)) {
    std::string found;
    for (ExprId each : either->operands)
      if (found = decided_by(each); found.empty()) return "";
    return found;
  }
  std::string found;
  visit_deep(plan_, condition, [&](ExprId part) {
    const auto* c = std::get_if<ColumnValue>(&plan_[part].node);
    if (!c || plan_[c->table].form != TableForm::keyed || !of_a_period(plan_[c->table])) return;
    const Type& type = plan_[c->table].columns[static_cast<std::size_t>(c->column)].type;
    if (type.kind == ValueKind::yes_no || (type.kind == ValueKind::number && type.unit.bare())) found = plan_[c->table].schema.columns[static_cast<std::size_t>(c->column)].name;
  });
  return found;
}

}  // namespace bkm::check
