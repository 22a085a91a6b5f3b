#include "compiler/plan/tables_read.hpp"

#include "compiler/plan/reads.hpp"

namespace bkm::plan {
namespace {

class TableReads {
 public:
  explicit TableReads(const Plan& plan) : plan_(plan) {}

  TableReads& everything() {
    for (const Rule& rule : plan_.rules) this->rule(rule);
    for (const Limit& limit : plan_.limits) this->limit(limit);
    for (const Reject& reject : plan_.rejects) expr(reject.condition);
    for (const Require& require : plan_.requires_) {
      expr(require.condition);
      support(require.support);
    }
    return *this;
  }
  TableReads& behind(const std::vector<ExprId>& exprs) {
    for (ExprId id : exprs) expr(id);
    for (Node node : computed_from(plan_, exprs)) {
      if (node < plan_.rules.size()) rule(plan_.rules[node]);
      else limit(plan_.limits[node - plan_.rules.size()]);
    }
    return *this;
  }
  std::set<std::uint32_t> tables() { return std::move(tables_); }
  std::set<std::pair<std::uint32_t, int>> columns() { return std::move(columns_); }

 private:
  void rule(const Rule& rule) {
    if (rule.body) expr(rule.body);
    if (rule.day.date) expr(*rule.day.date);
    support(rule.support);
    if (rule.start && rule.start->from) support({PresenceKind::only_with, {*rule.start->from}, {}});
    for (const auto& party : {rule.payer, rule.payee})
      if (party && party->path) path(*party->path);
  }
  void limit(const Limit& limit) {
    expr(limit.ceiling);
    for (ExprId exempt : limit.exempt) expr(exempt);
    for (const auto& terms : limit.order_values)
      for (const auto& term : terms)
        if (term) expr(*term);
    for (const auto& paths : limit.paths)
      for (PathId id : paths)
        if (id) path(id);
  }
  void origin(const Origin& origin) {
    if (const auto* table = std::get_if<TableId>(&origin.of)) tables_.insert(table->index);
  }
  void support(const Support& support) {
    for (const KeySource& source : support.sources) {
      origin(source.from);
      for (const auto& axis : source.axes)
        if (axis) path(*axis);
    }
  }
  void path(PathId id) {
    std::visit(Overloaded{
                   [&](const ColumnPath& p) { tables_.insert(p.table.index), columns_.emplace(p.table.index, p.column), path(p.row); },
                   [&](const PeriodPath& p) { path(p.of); },
                   [&](const LastDayPath& p) { path(p.of); },
                   [&](const PreviousPath& p) { path(p.of); },
                   [&](const RowPath& p) {
                     tables_.insert(p.table.index);
                     for (PathId key : p.key) path(key);
                     if (p.day) path(*p.day);
                     if (p.period) path(*p.period);
                   },
                   [](const auto&) {},
               },
               plan_[id].node);
  }
  void measure(const MeasureValue& m) {
    for (PathId key : m.key) path(key);
  }
  void column(const ColumnValue& c) { tables_.insert(c.table.index), columns_.emplace(c.table.index, c.column), path(c.row), c.day ? path(*c.day) : void(); }
  void expr(ExprId top) {
    visit_all(plan_, top, [&](ExprId id, const Aggregate*) { leaf(plan_[id]); });
  }
  void leaf(const Expr& e) {
    if (const auto* c = std::get_if<ColumnValue>(&e.node)) column(*c);
    if (const auto* m = std::get_if<MeasureValue>(&e.node)) measure(*m);
    if (const auto* p = std::get_if<PreviousValue>(&e.node)) std::visit(Overloaded{[&](const MeasureValue& m) { measure(m); }, [&](const ColumnValue& c) { column(c); }}, p->of);
    if (const auto* k = std::get_if<KeyValue>(&e.node)) path(k->path);
    if (const auto* r = std::get_if<RateValue>(&e.node); r && r->day) path(*r->day);
    if (const auto* s = std::get_if<ScaleValue>(&e.node)) scale(*s);
    if (const auto* a = std::get_if<AggregateValue>(&e.node)) aggregate(plan_[a->aggregate]);
  }
  void scale(const ScaleValue& call) {
    if (plan_[call.scale].file) tables_.insert(plan_[call.scale].table.index);
    for (PathId key : call.key) path(key);
    if (call.day) path(*call.day);
  }
  void aggregate(const Aggregate& aggregate) {
    origin(aggregate.source);
    for (const GroupAxis& group : aggregate.group) path(group.source), path(group.use);
    if (aggregate.counted) path(*aggregate.counted);
    if (!aggregate.window) return;
    path(aggregate.window->source);
    for (const auto& place : {aggregate.window->use, aggregate.window->start})
      if (place) path(*place);
  }

  const Plan& plan_;
  std::set<std::uint32_t> tables_;
  std::set<std::pair<std::uint32_t, int>> columns_;
};

class BeforeTerm {
 public:
  explicit BeforeTerm(const Plan& plan) : plan_(plan) {}

  std::set<std::uint32_t> run() {
    for (const Expr& expr : plan_.exprs) {
      if (const auto* p = std::get_if<PreviousValue>(&expr.node)) std::visit(Overloaded{[&](const MeasureValue& m) { rule(m.rule); }, [&](const ColumnValue& c) { tables_.insert(c.table.index); }}, p->of);
      if (const auto* a = std::get_if<AggregateValue>(&expr.node); a && plan_[a->aggregate].window) origin(plan_[a->aggregate].source);
    }
    return std::move(tables_);
  }

 private:
  void origin(const Origin& origin) {
    if (const auto* table = std::get_if<TableId>(&origin.of)) tables_.insert(table->index);
    else rule(std::get<RuleId>(origin.of));
  }
  void rule(RuleId id) {
    const Rule& rule = plan_[id];
    if (!rules_.insert(id.index).second || is_payable(rule.kind) || !rule.body) return;
    for (const KeySource& source : rule.support.sources) origin(source.from);
    visit_all(plan_, rule.body, [&](ExprId id, const Aggregate*) {
      const Expr& expr = plan_[id];
      if (const auto* m = std::get_if<MeasureValue>(&expr.node)) this->rule(m->rule);
      if (const auto* c = std::get_if<ColumnValue>(&expr.node)) tables_.insert(c->table.index);
      if (const auto* a = std::get_if<AggregateValue>(&expr.node)) origin(plan_[a->aggregate].source);
    });
  }

  const Plan& plan_;
  std::set<std::uint32_t> tables_, rules_;
};

}  // namespace

std::set<std::uint32_t> tables_read_before_term(const Plan& plan) { return BeforeTerm(plan).run(); }
std::set<std::uint32_t> tables_read(const Plan& plan) { return TableReads(plan).everything().tables(); }
std::set<std::uint32_t> tables_read(const Plan& plan, const std::vector<ExprId>& exprs) { return TableReads(plan).behind(exprs).tables(); }
std::set<std::pair<std::uint32_t, int>> columns_read(const Plan& plan) { return TableReads(plan).everything().columns(); }

}  // namespace bkm::plan
