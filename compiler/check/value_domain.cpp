#include "compiler/check/value_domain.hpp"

#include <algorithm>

#include "compiler/plan/tables_read.hpp"

namespace bkm::check {

using facts::Region;

Domains::Domains(const Checker& checker) : checker_(checker), plan_(checker.plan), before_term_(tables_read_before_term(plan_)) {}

Region Domains::of(ExprId id, bool ranged) const {
  const Expr& expr = plan_[id];
  Region region;
  if (expr.type.kind == ValueKind::number && ranged) region = facts::region_of(checker_.facts[id]);
  if (expr.type.kind == ValueKind::date) of_day(expr, region);
  if (expr.type.kind == ValueKind::code) region.codes = codes_of(expr);
  if (expr.type.kind == ValueKind::yes_no) region.codes = std::set<std::string>{"0", "1"};
  return region;
}

// Rows outside the term count only for what looks back (D2).
void Domains::of_day(const Expr& expr, Region& region) const {
  region.step = 1;
  if (const auto* key = std::get_if<KeyValue>(&expr.node)) return of_edge(key->path, region);
  const auto* c = std::get_if<ColumnValue>(&expr.node);
  if (!c || plan_[c->table].form != TableForm::event || plan_[c->table].schema.on != c->column) return;
  region.high = plan_.extendable.value_or(plan_.calendar.term_last).days;
  if (!before_term_.contains(c->table.index)) region.low = plan_.calendar.term_first.days;
}

// eerste dag, laatste dag: the periods of a rule touch the term, or lie before it where something looks back.
void Domains::of_edge(PathId path, Region& region) const {
  const auto* edge = std::get_if<LastDayPath>(&plan_[path].node);
  const Path* period = &plan_[edge ? edge->of : path];
  while (const auto* longer = std::get_if<PeriodPath>(&period->node)) period = &plan_[longer->of];
  if (!std::holds_alternative<AxisPath>(period->node)) return;
  const Date last = plan_.extendable.value_or(plan_.calendar.term_last);
  region.high = (edge ? std::max(last, period_of(plan_.calendar, edge->cycle, last).last) : last).days;
}

std::optional<std::set<std::string>> Domains::codes_of(const Expr& expr) const {
  if (const auto* c = std::get_if<ColumnValue>(&expr.node))
    if (const auto& codes = plan_[c->table].schema.columns[c->column].codes; !codes.empty()) return std::set<std::string>(codes.begin(), codes.end());
  if (!expr.type.dimension || !plan_[expr.type.dimension].closed) return {};
  const auto& codes = plan_[expr.type.dimension].codes;
  return std::set<std::string>(codes.begin(), codes.end());
}

}  // namespace bkm::check
