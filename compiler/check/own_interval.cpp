#include "compiler/check/own_interval.hpp"

#include "compiler/plan/paths.hpp"

namespace bkm::check {

using namespace plan;

namespace {

struct Bounded {
  const ColumnValue* column = nullptr;
  std::optional<Date> fallback;
};

Bounded bound_in(const Plan& plan, ExprId id) {
  const auto* caught = std::get_if<IfMissing>(&plan[id].node);
  const auto* fallback = caught && caught->fallback ? std::get_if<DateConstant>(&plan[*caught->fallback].node) : nullptr;
  if (caught && !fallback) return {};
  return {std::get_if<ColumnValue>(&plan[caught ? caught->operand : id].node), fallback ? std::optional(fallback->day) : std::nullopt};
}

// The row of `bound` was found on the day that `day` is.
bool found_on(const Plan& plan, const ColumnValue& bound, const ColumnValue& day) {
  const auto* row = std::get_if<RowPath>(&plan[bound.row].node);
  const auto* on = row && row->day ? std::get_if<ColumnPath>(&plan[*row->day].node) : nullptr;
  return on && on->table == day.table && on->column == day.column && same_path(plan, on->row, day.row);
}

std::string beyond(const Plan& plan, ExprId day_id, ast::Comparison op, ExprId bound_id) {
  const auto* day = std::get_if<ColumnValue>(&plan[day_id].node);
  const Bounded bound = bound_in(plan, bound_id);
  if (!day || !bound.column || !found_on(plan, *bound.column, *day)) return {};
  const table::Schema& schema = plan[bound.column->table].schema;
  bool after = op == ast::Comparison::greater && bound.column->column == schema.through && (!bound.fallback || *bound.fallback >= plan.extendable.value_or(plan.calendar.term_last));
  bool before = op == ast::Comparison::less && bound.column->column == schema.from && (!bound.fallback || *bound.fallback <= plan.calendar.term_first);
  return after || before ? schema.columns[static_cast<std::size_t>(bound.column->column)].name : std::string();
}

ast::Comparison turned(ast::Comparison op) {
  using enum ast::Comparison;
  return op == less ? greater : op == greater ? less : equal;
}

}  // namespace

std::string outside_own_interval(const Plan& plan, const Compare& compare) {
  const std::string found = beyond(plan, compare.left, compare.op, compare.right);
  return found.empty() ? beyond(plan, compare.right, turned(compare.op), compare.left) : found;
}

}  // namespace bkm::check
