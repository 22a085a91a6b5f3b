#include "compiler/plan/reads.hpp"

#include <functional>

namespace bkm::plan {
namespace {

class Reads {
 public:
  explicit Reads(const Plan& plan) : plan_(plan) {}

  std::set<std::uint32_t> run() {
    for (const Rule& rule : plan_.rules) {
      if (rule.body) expr(rule.body);
      if (rule.day.date) expr(*rule.day.date);
      support(rule.support);
      for (const auto& party : {rule.payer, rule.payee})
        if (party && party->path) path(*party->path);
    }
    for (const Limit& limit : plan_.limits) {
      expr(limit.ceiling);
      for (const auto& paths : limit.paths)
        for (PathId id : paths)
          if (id) path(id);
    }
    for (const Reject& reject : plan_.rejects) expr(reject.condition);
    for (const Require& require : plan_.requires_) {
      expr(require.condition);
      support(require.support);
    }
    return std::move(tables_);
  }
  std::set<std::pair<std::uint32_t, int>> columns() {
    run();
    return std::move(columns_);
  }

 private:
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
  void expr(ExprId id) {
    if (!seen_.insert(id.index).second) return;
    const Expr& e = plan_[id];
    if (const auto* c = std::get_if<ColumnValue>(&e.node)) tables_.insert(c->table.index), columns_.emplace(c->table.index, c->column), path(c->row);
    if (const auto* k = std::get_if<KeyValue>(&e.node)) path(k->path);
    if (const auto* r = std::get_if<RateValue>(&e.node); r && r->day) path(*r->day);
    if (const auto* s = std::get_if<ScaleValue>(&e.node)) scale(*s);
    if (const auto* c = std::get_if<ColumnValue>(&e.node); c && c->day) path(*c->day);
    if (const auto* m = std::get_if<MeasureValue>(&e.node))
      for (PathId key : m->key) path(key);
    if (const auto* a = std::get_if<AggregateValue>(&e.node)) aggregate(plan_[a->aggregate]);
    if (const auto* s = std::get_if<SplitValue>(&e.node)) {
      const Split& split = plan_[s->split];
      expr(split.pot);
      for (const auto& part : {split.weight, split.at_least, split.at_most})
        if (part) expr(*part);
    }
    for_each_child(e, [&](ExprId child) { expr(child); });
  }
  void scale(const ScaleValue& call) {
    if (plan_[call.scale].file) tables_.insert(plan_[call.scale].table.index);
    for (PathId key : call.key) path(key);
    if (call.day) path(*call.day);
  }
  void aggregate(const Aggregate& aggregate) {
    origin(aggregate.source);
    for (const auto& part : {aggregate.value, aggregate.weight, aggregate.filter})
      if (part) expr(*part);
    for (const GroupAxis& group : aggregate.group) path(group.source), path(group.use);
    if (aggregate.counted) path(*aggregate.counted);
  }

  const Plan& plan_;
  std::set<std::uint32_t> tables_, seen_;
  std::set<std::pair<std::uint32_t, int>> columns_;
};

}  // namespace

std::set<std::uint32_t> tables_read(const Plan& plan) { return Reads(plan).run(); }
std::set<std::pair<std::uint32_t, int>> columns_read(const Plan& plan) { return Reads(plan).columns(); }

}  // namespace bkm::plan
