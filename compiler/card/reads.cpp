#include "compiler/card/reads.hpp"

namespace bkm::card {

using namespace plan;

namespace {

class Reader {
 public:
  explicit Reader(const Plan& plan) : plan_(plan) {}

  void rule(RuleId id) {
    if (!seen_.insert(id).second) return;
    const Rule& rule = plan_[id];
    for (const KeySource& source : rule.support.sources)
      if (const auto* table = std::get_if<TableId>(&source.from.of)) origin(*table);
    expression(rule.body);
  }
  Reads reads;

 private:
  void expression(ExprId id) {
    const Expr& expr = plan_[id];
    std::visit(Overloaded{
                   [&](const Constant&) { if (is_money(expr.type.unit)) reads.prices.push_back(id); },
                   [&](const ColumnValue& e) { column(e.table, e.column); },
                   [&](const MeasureValue& e) { if (is_payable(plan_[e.rule].kind)) reads.payables.insert(e.rule); else rule(e.rule); },
                   [&](const RateValue& e) { reads.rates.insert(e.rate); },
                   [&](const ScaleValue& e) { reads.scales.insert(e.scale); },
                   [&](const AggregateValue& e) { aggregate(plan_[e.aggregate]); },
                   [&](const SplitValue& e) { split(e.split); },
                   [&](const Bound& e) { if (e.kind == ast::BoundKind::at_most) reads.upper_bounds.push_back(id); },
                   [](const auto&) {},
               },
               expr.node);
    for_each_child(expr, [&](ExprId child) { expression(child); });
  }

  bool is_money(const Unit& unit) const { return unit.power(plan_.currency_iso) == 1; }

  void origin(TableId id) {
    if (plan_[id].form == TableForm::event) reads.events.insert(id);
    if (plan_[id].form == TableForm::interval) reads.intervals.insert(id);
  }

  void column(TableId id, int c) {
    const Table& table = plan_[id];
    const Type& type = table.columns[c].type;
    if (table.form == TableForm::constants) {
      if (type.kind == ValueKind::number && is_money(type.unit)) reads.listed.emplace(id, c);
      return;
    }
    origin(id);
    if (type.kind == ValueKind::yes_no) reads.measurements.emplace(id, c);
    if (type.kind != ValueKind::number) return;
    if (is_money(type.unit)) reads.money.emplace(id, c);
    else if (!type.unit.bare()) reads.quantities.emplace(id, c);
    else if (table.form != TableForm::event) reads.measurements.emplace(id, c);
  }

  void aggregate(const Aggregate& aggregate) {
    if (const auto* table = std::get_if<TableId>(&aggregate.source.of)) origin(*table);
    else if (RuleId id = std::get<RuleId>(aggregate.source.of); is_payable(plan_[id].kind)) reads.payables.insert(id);
    else rule(id);
    for (const auto& part : {aggregate.value, aggregate.weight, aggregate.filter})
      if (part) expression(*part);
  }

  void split(SplitId id) {
    reads.splits.insert(id);
    expression(plan_[id].pot);
    for (const auto& part : {plan_[id].weight, plan_[id].at_least, plan_[id].at_most})
      if (part) expression(*part);
  }

  const Plan& plan_;
  std::set<RuleId> seen_;
};

}  // namespace

Reads reads_of(const Plan& plan, RuleId rule) {
  Reader reader(plan);
  reader.rule(rule);
  return std::move(reader.reads);
}

}  // namespace bkm::card
