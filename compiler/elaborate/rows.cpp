// Which rows are refused before any rule reads them (M10): keur af, registers, routes that must agree, key paths that must exist.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kRefusalCycle{3501, "refusal-cycle", diag::Severity::error,
                             "{0} telt goedgekeurde regels van {1}, en deze afkeuring bepaalt welke dat zijn. Tel de ingediende regels: uit ingediend {1}.",
                             "{0} counts accepted rows of {1}, and this rejection decides which those are. Count the submitted rows: from submitted {1}."};

}  // namespace

bool Elaborator::reads_table(RuleId id, TableId table, std::set<std::uint32_t>& seen) {
  if (!seen.insert(id.index).second) return false;
  const Rule& rule = plan_[id];
  bool found = false;
  auto origin = [&](const Origin& o) {
    if (const auto* t = std::get_if<TableId>(&o.of)) found |= *t == table;
    else found |= reads_table(std::get<RuleId>(o.of), table, seen);
  };
  for (const KeySource& source : rule.support.sources) origin(source.from);
  std::function<void(ExprId)> visit = [&](ExprId at) {
    const Expr& expr = plan_[at];
    if (const auto* m = std::get_if<MeasureValue>(&expr.node)) found |= reads_table(m->rule, table, seen);
    if (const auto* a = std::get_if<AggregateValue>(&expr.node)) origin(plan_[a->aggregate].source);
    if (const auto* s = std::get_if<SplitValue>(&expr.node)) {
      visit(plan_[s->split].pot);
      if (plan_[s->split].weight) visit(*plan_[s->split].weight);
    }
    for_each_child(expr, visit);
  };
  visit(rule.body);
  return found;
}

void Elaborator::build_rejects() {
  for (const ast::Statement& statement : unit_.statements) {
    const auto* source = std::get_if<ast::Reject>(&statement);
    if (!source) continue;
    article_ = source->article.value_or("");
    auto table = tables_.find(source->table.text);
    if (table == tables_.end()) {
      unknown_name(source->table);
      continue;
    }
    Context context{row_frame(table->second), {}, source->reason, false};
    ExprId test = condition(source->condition, context);
    if (bad(test)) continue;
    bool accepted = true;
    std::function<void(ExprId)> visit = [&](ExprId at) {
      const Expr expr = plan_[at];
      std::set<std::uint32_t> seen;
      bool folds = std::holds_alternative<AggregateValue>(expr.node);
      bool cycle = folds && plan_[std::get<AggregateValue>(expr.node).aggregate].source.of == std::variant<TableId, RuleId>(table->second);
      if (const auto* m = std::get_if<MeasureValue>(&expr.node)) cycle = reads_table(m->rule, table->second, seen), folds = true;
      if (cycle) report(kRefusalCycle, expr.span, {written(expr.span), source->table.text});
      else if (folds) report(kNotYet, expr.span, {Bilingual{"een som in \"keur af\"", "a sum in \"reject\""}});
      accepted &= !folds;
      for_each_child(expr, visit);
    };
    visit(test);
    if (accepted) plan_.rejects.push_back({table->second, source->reason, article_, test, source->span});
    article_.clear();
  }
}

void Elaborator::build_requires() {
  for (const ast::Statement& statement : unit_.statements) {
    const auto* source = std::get_if<ast::Require>(&statement);
    if (!source) continue;
    article_ = source->article.value_or("");
    Require require{source->text, article_, grain(source->per), {}, {}, source->span};
    Context context{require.grain, finest_cycle(plan_, require.grain), source->text, false};
    require.condition = condition(source->condition, context);
    if (!bad(require.condition)) {
      require.support = support(require.grain, source->presence, require.condition, source->text, source->span);
      plan_.requires_.push_back(std::move(require));
    }
    article_.clear();
  }
}

void Elaborator::add_path_checks(const Frame& frame, PathId path, const std::string& axis) {
  if (!is_row_frame(plan_, frame)) return;
  std::function<bool(PathId)> looks_up = [&](PathId id) {
    return std::visit(Overloaded{[](const RowPath&) { return true; }, [&](const ColumnPath& c) { return looks_up(c.row); },
                                 [&](const PeriodPath& p) { return looks_up(p.of); }, [&](const LastDayPath& p) { return looks_up(p.of); },
                                 [](const auto&) { return false; }},
                      plan_[id].node);
  };
  if (!looks_up(path)) return;
  TableId table = plan_[frame[0].dimension].table;
  for (const PathCheck& check : plan_.path_checks)
    if (check.table == table && check.axis == axis) return;
  plan_.path_checks.push_back({table, path, axis});
}

void Elaborator::build_row_checks() {
  auto single_key = [&](const Table& table) {
    return table.form != TableForm::event && (!table.schema.interval_rows || table.schema.dated) && table.schema.key.size() == 1 &&
           !table.columns[table.schema.key[0]].row_of;
  };
  for (std::uint32_t t = 0; t < plan_.tables.size(); ++t) {
    const Table& table = plan_.tables[t];
    if (table.form == TableForm::constants || table.form == TableForm::scale) continue;
    for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
      if (table.columns[c].type.kind != ValueKind::code || c == table.schema.credits) continue;
      bool own_register = single_key(table) && table.is_key(c);
      for (std::uint32_t r = 0; r < plan_.tables.size(); ++r) {
        const Table& in = plan_.tables[r];
        if (r == t || own_register || !single_key(in) || in.completeness == ast::Completeness::incomplete) continue;
        if (in.columns[in.schema.key[0]].type.dimension == table.columns[c].type.dimension) plan_.register_checks.push_back({TableId{t}, c, TableId{r}});
      }
    }
    Frame frame = row_frame(TableId{t});
    const Closure known = closure(frame);
    for (const auto& [name, ways] : known.axes)
      for (std::size_t i = 1; ways.front().own && i < ways.size(); ++i)
        if (int c = table.column(name); c >= 0) plan_.route_checks.push_back({TableId{t}, c, ways[i].path});
  }
  for (const Aggregate& aggregate : std::vector<Aggregate>(plan_.aggregates)) {
    for (const GroupAxis& group : aggregate.group) add_path_checks(aggregate.frame, group.source, group.axis.name);
    if (aggregate.counted) add_path_checks(aggregate.frame, *aggregate.counted, aggregate.text);
  }
  for (const Rule& rule : plan_.rules) {
    for (const KeySource& source : rule.support.sources)
      for (std::size_t i = 0; i < source.axes.size(); ++i)
        if (source.axes[i]) add_path_checks(source.frame, *source.axes[i], rule.grain[i].name);
    for (const auto& party : {rule.payer, rule.payee})
      if (party && party->path) add_path_checks(rule.grain, *party->path, party->name);
  }
  for (const Limit& limit : plan_.limits)
    for (std::size_t r = 0; r < limit.rules.size(); ++r)
      for (std::size_t k = 0; k < limit.key.size(); ++k)
        if (!limit.by_day[r][k]) add_path_checks(plan_[limit.rules[r]].grain, limit.paths[r][k], limit.key[k].name);
}

}  // namespace bkm::elaborate
