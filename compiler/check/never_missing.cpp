// T4: `bij ontbreken` of a column that is always there, because its rows are the keys of the rule and the rule names nobody else.
#include "compiler/check/checker.hpp"
#include "compiler/check/promised.hpp"
#include "compiler/plan/paths.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::check {
namespace {

constexpr Kind kNeverMisses{3763, "if-missing-never-used", diag::Severity::warning,
                            "{0} ontbreekt hier nooit: {1} heeft alleen een uitkomst waar {2} een regel heeft. Schrijf achter per voor wie de regel geldt ({3}), of laat weg wat bij ontbreken geldt.",
                            "{0} is never missing here: {1} has an outcome only where {2} has a row. Write after per for whom the rule holds ({3}), or leave out what holds if missing."};

// A cell of the row that is the key.
const ColumnValue* own_cell(const Plan& plan, const IfMissing& caught) {
  const auto* c = std::get_if<ColumnValue>(&plan[caught.operand].node);
  const bool row = c && std::holds_alternative<RowPath>(plan[c->row].node) && !states_a_key(plan, c->row);
  return row && plan[c->table].form == TableForm::keyed && !plan[c->table].schema.columns[static_cast<std::size_t>(c->column)].may_be_empty() ? c : nullptr;
}

}  // namespace

void check_never_missing(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  if (rule.support.kind != PresenceKind::drivers) return;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate* inside) {
    const auto* caught = std::get_if<IfMissing>(&plan[id].node);
    const ColumnValue* c = caught && caught->fallback && !inside ? own_cell(plan, *caught) : nullptr;
    if (!c || !keys_come_from(plan, keys_told(rule), c->table) || !checker.reported.insert(caught->operand.index).second) return;
    const std::string& column = plan[c->table].schema.columns[static_cast<std::size_t>(c->column)].name;
    checker.report(kNeverMisses, plan[caught->operand].span, rule.article, {column, rule.name, plan[c->table].name(), Bilingual{"voor elke ..", "for each .."}});
  });
}

}  // namespace bkm::check
