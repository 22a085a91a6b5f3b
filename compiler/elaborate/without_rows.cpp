// What an expression is where there are no rows at all, when that follows from the text: 1 - ((0 / 0) bij ontbreken 1) is 0.
#include "compiler/elaborate/elaborator.hpp"

namespace bkm::elaborate {

std::optional<Rational> Elaborator::without_rows(ExprId id) {
  const Expr expr = plan_[id];
  if (const auto* constant = std::get_if<Constant>(&expr.node)) return constant->value;
  if (const auto* measure = std::get_if<MeasureValue>(&expr.node)) return zero_without_rows(measure->rule) ? std::optional<Rational>(0) : std::nullopt;
  if (const auto* a = std::get_if<AggregateValue>(&expr.node)) {
    ast::Fold fold = plan_[a->aggregate].fold;
    return fold == ast::Fold::sum || fold == ast::Fold::count ? std::optional<Rational>(0) : std::nullopt;
  }
  if (const auto* missing = std::get_if<IfMissing>(&expr.node)) {
    if (auto value = without_rows(missing->operand)) return value;
    const auto* divided = std::get_if<Binary>(&plan_[missing->operand].node);
    const bool by_nought = divided && divided->op == ast::Arithmetic::divide && without_rows(divided->right) == std::optional<Rational>(0);
    return missing->fallback && by_nought ? without_rows(*missing->fallback) : std::nullopt;
  }
  const auto* binary = std::get_if<Binary>(&expr.node);
  auto left = binary ? without_rows(binary->left) : std::nullopt, right = binary ? without_rows(binary->right) : std::nullopt;
  if (!left || !right) return {};
  switch (binary->op) {
    case ast::Arithmetic::add: return Rational(*left + *right);
    case ast::Arithmetic::subtract: return Rational(*left - *right);
    case ast::Arithmetic::multiply: return Rational(*left * *right);
    case ast::Arithmetic::divide: return *right == 0 ? std::nullopt : std::optional(Rational(*left / *right));
  }
  return {};
}

}  // namespace bkm::elaborate
