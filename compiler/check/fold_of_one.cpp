// gemiddelde van x in a rule that has the key of x, a rule or a column: at each key there is one x, so it is x itself and compares it with itself.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kFoldOfOne{3760, "fold-of-one", diag::Severity::warning,
                          "\"{0}\" is hier {1} zelf: {1} geldt per {2}, en deze regel ook. Geef wat over allen samen gaat een eigen \"{3}\", met minder namen achter per.",
                          "\"{0}\" is {1} itself here: {1} holds per {2}, and so does this rule. Give what is about all of them a \"{3}\" of its own, with fewer names after per."};

// What is folded, when each group has one of it.
struct One {
  std::string name, per;
};

bool folds_all(const Aggregate& aggregate) {
  return !aggregate.window && !aggregate.filter && !aggregate.components && aggregate.fold != ast::Fold::count && aggregate.fold != ast::Fold::sum;
}

std::optional<One> rule_alone(const Rule& rule, const Aggregate& aggregate) {
  const bool alone = std::ranges::all_of(rule.grain, [&](const Axis& axis) {
    return std::ranges::any_of(aggregate.group, [&](const GroupAxis& group) { return group.axis.dimension == axis.dimension; });
  });
  return alone && !rule.grain.empty() ? std::optional(One{rule.name, axis_names(rule.grain)}) : std::nullopt;
}

// The column stands beside its fold; a fold alone is a way to read the one row that there is.
bool reads_beside(const Plan& plan, const Rule& rule, const ColumnValue& folded) {
  bool found = false;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate* inside) {
    const auto* column = inside ? nullptr : std::get_if<ColumnValue>(&plan[id].node);
    found |= column && column->table == folded.table && column->column == folded.column;
  });
  return found;
}

// score > gemiddelde van score, where a table has one score for each key of the rule.
std::optional<One> column_alone(const Plan& plan, const Rule& rule, const Table& table, const Aggregate& aggregate) {
  const auto* column = aggregate.value ? std::get_if<ColumnValue>(&plan[*aggregate.value].node) : nullptr;
  if (!column || table.form != TableForm::keyed || !reads_beside(plan, rule, *column)) return {};
  std::string per;
  for (int key : table.schema.key) {
    const bool grouped = std::ranges::any_of(aggregate.group, [&](const GroupAxis& group) {
      const auto* path = std::get_if<ColumnPath>(&plan[group.source].node);
      return path && path->table == column->table && path->column == key;
    });
    if (!grouped) return {};
    per += (per.empty() ? "" : ", ") + table.schema.columns[static_cast<std::size_t>(key)].name;
  }
  return One{table.schema.columns[static_cast<std::size_t>(column->column)].name, per};
}

std::optional<One> folded_alone(const Plan& plan, const Rule& rule, const Aggregate& aggregate) {
  if (!folds_all(aggregate)) return {};
  const auto* folded = std::get_if<RuleId>(&aggregate.source.of);
  return folded ? rule_alone(plan[*folded], aggregate) : column_alone(plan, rule, plan[std::get<TableId>(aggregate.source.of)], aggregate);
}

}  // namespace

void check_fold_of_one(Checker& checker) {
  for (const Rule& rule : checker.plan.rules) {
    if (!sound(rule)) continue;
    visit_all(checker.plan, rule.body, [&](ExprId id, const Aggregate* inside) {
      const auto* value = inside ? nullptr : std::get_if<AggregateValue>(&checker.plan[id].node);
      const auto alone = value ? folded_alone(checker.plan, rule, checker.plan[value->aggregate]) : std::nullopt;
      if (alone) checker.report(kFoldOfOne, checker.plan[id].span, rule.article, {checker.written(id), alone->name, alone->per, Bilingual{"bepaal", "define"}});
    });
  }
}

}  // namespace bkm::check
