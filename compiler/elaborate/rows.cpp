// Which rows are refused before any rule reads them (M10): keur af, registers, routes that must agree, key paths that must exist.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kRefusalCycle{3501, "refusal-cycle", diag::Severity::error,
                             "{0} telt goedgekeurde regels van {1}. Een afkeuring leest alleen wat is ingediend. Tel de ingediende regels: uit ingediend {1}.",
                             "{0} counts accepted rows of {1}. A rejection only reads what was submitted. Count the submitted rows: from submitted {1}."};

constexpr Kind kSumInReject{3502, "sum-in-reject", diag::Severity::error,
                            "Een som of aantal krijgt eerst een naam: schrijf \"{0}\" met de som over de ingediende regels (uit ingediend {1}) en noem die hier.",
                            "A sum or count gets a name first: write \"{0}\" with the sum over the submitted rows (from submitted {1}) and name that here."};

}  // namespace

// A table of which rows can be refused, that this is computed from as it is after the refusals.
std::optional<TableId> Elaborator::reads_accepted(ExprId at) {
  std::optional<TableId> found;
  auto origin = [&](const Origin& o, bool submitted) {
    const auto* table = std::get_if<TableId>(&o.of);
    if (table && !submitted && can_refuse(*table)) found = *table;
  };
  auto expression = [&](ExprId top) {
    visit_all(plan_, top, [&](ExprId part, const Aggregate*) {
      if (const auto* a = std::get_if<AggregateValue>(&plan_[part].node)) origin(plan_[a->aggregate].source, plan_[a->aggregate].submitted);
    });
  };
  for (Node node : computed_from(plan_, {at})) {
    if (node >= plan_.rules.size()) {
      expression(plan_.limits[node - plan_.rules.size()].ceiling);
      continue;
    }
    const Rule& rule = plan_.rules[node];
    if (rule.body) expression(rule.body);
    for (const KeySource& source : rule.support.sources) {
      const auto* keys = source.aggregate ? std::get_if<AggregateValue>(&plan_[*source.aggregate].node) : nullptr;
      origin(source.from, keys && plan_[keys->aggregate].submitted);
    }
  }
  return found;
}

bool Elaborator::can_refuse(TableId table) const {
  return std::any_of(unit_.statements.begin(), unit_.statements.end(), [&](const ast::Statement& statement) {
    const auto* reject = std::get_if<ast::Reject>(&statement);
    return reject && reject->table.text == plan_[table].name();
  });
}

// May a condition of `keur af` read this? A measure over submitted rows, never one over rows that a `keur af` has passed.
bool Elaborator::may_decide(ExprId at, const ast::Name& table) {
  const Expr expr = plan_[at];
  if (std::holds_alternative<AggregateValue>(expr.node)) return report(kSumInReject, expr.span, {Bilingual{"bepaal", "define"}, table.text}), false;
  auto read = rule_read(plan_, at) ? reads_accepted(at) : std::nullopt;
  if (read) report(kRefusalCycle, expr.span, {written(expr.span), plan_[*read].name()});
  return !read;
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
    Context context = inside_rows(row_frame(table->second), Context{{}, {}, source->reason});
    ExprId test = condition(source->condition, context);
    if (bad(test)) continue;
    bool accepted = true;
    std::function<void(ExprId)> visit = [&](ExprId at) {
      accepted &= may_decide(at, source->table);
      for_each_child(plan_[at], visit);
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
      find_determined(require.support, require.grain);
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
                                 [&](const PreviousPath& p) { return looks_up(p.of); },
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
    check_periods(TableId{t});
  }
  for (const Aggregate& aggregate : plan_.aggregates) {
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
