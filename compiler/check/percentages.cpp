// A percentage beside a number that is none: of a score from 0 to 10, more than 80% is more than 0.8.
#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kPlain{3756, "percentage-of-plain-number", diag::Severity::warning,
                      "{0} loopt tot {1}, en {2} is {3}: bedoeld is vast een ander getal. Schrijf het getal zelf, of maak van {0} een percent.",
                      "{0} runs to {1}, and {2} is {3}: another number must be meant. Write the number itself, or make {0} a percent."};

constexpr int kMostOfRatio = 2;  // a ratio may pass one, as in an occupancy of 110%

bool is_percentage(const Checker& checker, ExprId id) {
  return std::holds_alternative<Constant>(checker.plan[id].node) && checker.written(id).ends_with("%");
}

// The highest value of a column of plain numbers.
std::optional<Rational> plain_high(const Plan& plan, ExprId id) {
  const auto* c = std::get_if<ColumnValue>(&plan[id].node);
  if (!c || plan[id].type.kind != ValueKind::number || !plan[id].type.unit.bare()) return {};
  const table::ColumnSchema& column = plan[c->table].schema.columns[static_cast<std::size_t>(c->column)];
  return column.percent ? std::nullopt : column.high;
}

void check_pair(Checker& checker, ExprId number, ExprId fixed, const std::string& article) {
  const auto high = plain_high(checker.plan, number);
  if (!high || *high <= kMostOfRatio || !is_percentage(checker, fixed)) return;
  const Rational value = *checker.facts[fixed].range.low;
  if (checker.reported.insert(fixed.index).second)
    checker.report(kPlain, checker.plan[fixed].span, article, {checker.written(number), diag::Number{*high}, checker.written(fixed), diag::Number{value}});
}

}  // namespace

void check_percentages(Checker& checker) {
  for (const Rule& rule : checker.plan.rules)
    visit_all(checker.plan, rule.body, [&](ExprId id, const Aggregate*) {
      const auto* compare = std::get_if<Compare>(&checker.plan[id].node);
      if (!compare) return;
      check_pair(checker, compare->left, compare->right, rule.article);
      check_pair(checker, compare->right, compare->left, rule.article);
    });
}

}  // namespace bkm::check
