// A percentage beside a number that is none: of a score from 0 to 10, more than 80% is more than 0.8.
#include "compiler/check/checker.hpp"
#include "runtime/number/rational.hpp"

namespace bkm::check {
namespace {

constexpr Kind kPlain{3756, "percentage-of-plain-number", diag::Severity::warning,
                      "{0} loopt tot {1}, en {2} is {3}: bedoeld is vast een ander getal. Schrijf het getal zelf, of maak van {0} een percent.",
                      "{0} runs to {1}, and {2} is {3}: another number must be meant. Write the number itself, or make {0} a percent."};

constexpr Kind kForgotten{2606, "percent-sign-forgotten", diag::Severity::warning,
                          "{0} is een percentage, en {1} zonder het teken % is {2}. Bedoeld is vast {1}%; moet het wel {2} zijn, schrijf dat dan.",
                          "{0} is a percentage, and {1} without the sign % is {2}. {1}% must be meant; if it is to be {2}, write that."};
constexpr Kind kWideRange{2606, "percent-sign-forgotten", diag::Severity::warning,
                          "De percentages van {0} mogen lopen tot {1}. Bedoeld is vast {2}: schrijf de grenzen met het teken %.",
                          "The percentages of {0} may run to {1}. {2} must be meant: write the bounds with the sign %."};

constexpr int kMostOfRatio = 2;  // a ratio may pass one, as in an occupancy of 110%
constexpr int kNoShare = 10;     // 1000%: a bound of a percentage that no author means

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

std::string percentage(const Checker& checker, const Rational& fraction) {
  return format_decimal(Rational(fraction * 100), notation_of(checker.plan.language)) + "%";
}

// score >= 80, of a score from 0% to 100%.
void check_sign(Checker& checker, ExprId number, ExprId fixed, const std::string& article) {
  const auto* c = std::get_if<ColumnValue>(&checker.plan[number].node);
  const bool bare = std::holds_alternative<Constant>(checker.plan[fixed].node) && !is_percentage(checker, fixed);
  if (!c || !bare || !checker.plan[c->table].schema.columns[static_cast<std::size_t>(c->column)].percent) return;
  const Rational value = *checker.facts[fixed].range.low;
  if (value <= kMostOfRatio || !checker.reported.insert(fixed.index).second) return;
  checker.report(kForgotten, checker.plan[fixed].span, article, {checker.written(number), checker.written(fixed), percentage(checker, value)});
}

// percent 0..100
void check_ranges(Checker& checker) {
  for (const Table& table : checker.plan.tables)
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const table::ColumnSchema& column = table.schema.columns[i];
      if (!column.percent || !column.high || *column.high < kNoShare) continue;
      checker.report(kWideRange, table.columns[i].span, table.article, {column.name, percentage(checker, *column.high), percentage(checker, Rational(*column.high / 100))});
    }
}

}  // namespace

void check_percentages(Checker& checker) {
  check_ranges(checker);
  for (const Rule& rule : checker.plan.rules)
    visit_all(checker.plan, rule.body, [&](ExprId id, const Aggregate*) {
      const auto* compare = std::get_if<Compare>(&checker.plan[id].node);
      if (!compare) return;
      check_pair(checker, compare->left, compare->right, rule.article);
      check_pair(checker, compare->right, compare->left, rule.article);
      check_sign(checker, compare->left, compare->right, rule.article);
      check_sign(checker, compare->right, compare->left, rule.article);
    });
}

}  // namespace bkm::check
