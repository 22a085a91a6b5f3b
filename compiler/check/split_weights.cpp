// A pot that is split by percentages of a table in the text: what they are together.
#include <map>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kNotWhole{3751, "percentages-not-whole", diag::Severity::warning,
                         "De percentages in {0} zijn samen {1}%, en geen 100%. Alles wordt naar verhouding verdeeld: wie {2}% heeft, krijgt {2} van de {1} delen.",
                         "The percentages in {0} are {1}% together, not 100%. All is split in proportion: who has {2}% gets {2} of the {1} parts."};

using Group = std::vector<std::string>;

// The percentages of each pot: rows that agree on every key but the receiver's.
std::map<Group, std::vector<Rational>> percentages(const Table& table, int column, DimensionId receiver) {
  std::map<Group, std::vector<Rational>> found;
  for (const auto& row : table.constant_rows) {
    Group group;
    for (int key : table.schema.key)
      if (table.columns[static_cast<std::size_t>(key)].type.dimension != receiver) group.push_back(row[static_cast<std::size_t>(key)]);
    found[group].push_back(table.constants[std::stoul(row[static_cast<std::size_t>(column)])]);
  }
  return found;
}

void check_weights(Checker& checker, const Rule& rule, const Split& split) {
  const auto* weight = split.weight ? std::get_if<ColumnValue>(&checker.plan[*split.weight].node) : nullptr;
  if (!weight) return;
  const Table& table = checker.plan[weight->table];
  if (!table.columns[static_cast<std::size_t>(weight->column)].percentage || table.schema.dated) return;
  for (const auto& [group, parts] : percentages(table, weight->column, rule.grain[split.over].dimension)) {
    Rational whole = 0;
    for (const Rational& part : parts) whole += part;
    if (whole == 0 || whole == 1) continue;
    checker.report(kNotWhole, checker.plan[*split.weight].span, rule.article, {table.name(), diag::Number{whole * 100}, diag::Number{parts.front() * 100}})
        .labels.push_back({table.span, {"hier staan zij", "they stand here"}, {}});
    return;
  }
}

}  // namespace

void check_split_weights(Checker& checker) {
  for (const Rule& rule : checker.plan.rules)
    for (SplitId split : splits_in(checker.plan, rule.body)) check_weights(checker, rule, checker.plan[split]);
}

}  // namespace bkm::check
