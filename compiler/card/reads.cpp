#include "compiler/card/reads.hpp"

#include <algorithm>

#include "compiler/card/amounts.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

// As what an expression is read. `compared`: what a quantity is the excess over, which may be what was delivered.
enum class As { amount, compared, limit, condition, weight, rank };

class Reader {
 public:
  explicit Reader(const Plan& plan) : plan_(plan) {}

  void rule(RuleId id, As as) {
    if (!seen_.emplace(id, as).second) return;
    const Rule& rule = plan_[id];
    if (as == As::amount)
      for (const KeySource& source : rule.support.sources)
        if (const auto* table = std::get_if<TableId>(&source.from.of)) key_source(rule, source, *table);
    RuleId outer = std::exchange(rule_, id);
    expression(rule.body, as);
    rule_ = outer;
  }
  Reads reads;

 private:
  void expression(ExprId id, As as) {
    const Expr& expr = plan_[id];
    if (const auto* choice = std::get_if<If>(&expr.node)) return read_choice(*choice, as);
    if (const auto* bound = std::get_if<Bound>(&expr.node)) return add_bound(id, *bound, as), read_bound(*bound, as);
    if (const auto* compare = std::get_if<Compare>(&expr.node)) return read_compare(*compare, as);
    std::visit(Overloaded{
                   [&](const Constant&) { constant(id, as); },
                   [&](const ColumnValue& e) { column(e.table, e.column, as); },
                   [&](const MeasureValue& e) { if (is_payable(plan_[e.rule].kind)) reads.payables.insert(e.rule); else rule(e.rule, as); },
                   [&](const RateValue& e) { if (as == As::amount) reads.rates.insert(e.rate); },
                   [&](const ScaleValue& e) { if (as == As::amount) reads.scales.insert(e.scale); },
                   [&](const AggregateValue& e) { aggregate(plan_[e.aggregate], as); },
                   [&](const SplitValue& e) { split(plan_[e.split], as); },
                   [&](const Binary& e) { share(e, as); },
                   [&](const RankValue& e) { for (const RankStep& step : plan_[e.rank].steps) expression(step.value, As::rank); },
                   [](const auto&) {},
               },
               expr.node);
    for_each_child(expr, [&](ExprId child) { expression(child, as); });
  }

  void read_choice(const If& choice, As as) {
    if (as == As::amount) reads.conditions.push_back(choice.condition);
    expression(choice.then, as);
    expression(choice.condition, As::condition);
    if (choice.otherwise) expression(*choice.otherwise, as);
  }

  void add_bound(ExprId id, const Bound& bound, As as) {
    if (as != As::amount || bound.kind == ast::BoundKind::above) return;
    (bound.kind == ast::BoundKind::at_most ? reads.upper_bounds : reads.lower_bounds).emplace_back(id, rule_);
  }

  // What an amount is held against is not what it is paid for. "x minstens 1 hoogstens 16" is said as one.
  void read_bound(const Bound& bound, As as) {
    bool excess = bound.kind == ast::BoundKind::above && as == As::amount && !in_money(plan_, plan_[bound.value].type.unit);
    const auto* inner = std::get_if<Bound>(&plan_[bound.value].node);
    if (inner && bound.kind != ast::BoundKind::above) read_bound(*inner, as);
    else expression(bound.value, as);
    expression(bound.limit, excess ? As::compared : As::limit);
  }

  // score >= norm: the score is measured, the norm is not.
  void read_compare(const Compare& compare, As as) {
    bool turned = std::holds_alternative<Constant>(plan_[compare.left].node);
    expression(turned ? compare.right : compare.left, as);
    expression(turned ? compare.left : compare.right, As::limit);
  }

  void constant(ExprId id, As as) {
    if (as == As::amount && in_money(plan_, plan_[id].type.unit)) reads.prices.push_back(id);
  }

  // The 110% of 110% * x; not the 100% of (100% - deel) * x, which is no share of its own.
  void share(const Binary& product, As as) {
    if (as != As::amount || product.op != ast::Arithmetic::multiply) return;
    for (ExprId id : {product.left, product.right})
      if (std::holds_alternative<Constant>(plan_[id].node) && plan_[id].type.unit.bare()) reads.shares.push_back(id);
  }

  // What an amount is the excess over counts only where it was delivered.
  bool in_amount(As as, TableId id) const { return as == As::amount || (as == As::compared && plan_[id].form == TableForm::event); }

  // A price for each day that a row holds is paid by those days, however they are added up.
  void key_source(const Rule& rule, const KeySource& source, TableId table) {
    origin(table);
    if (source.over_interval && finest_cycle(plan_, rule.grain) == Cycle::day) reads.days.insert(table);
  }

  void origin(TableId id) {
    if (plan_[id].form == TableForm::event) reads.events.insert(id);
    if (plan_[id].form == TableForm::interval) reads.intervals.insert(id);
  }

  void column(TableId id, int c, As as) {
    const Table& table = plan_[id];
    const Type& type = table.columns[static_cast<std::size_t>(c)].type;
    if (table.form == TableForm::constants) return listed(id, c, type, as);
    if (in_amount(as, id)) origin(id);
    bool score = type.kind == ValueKind::yes_no || (type.kind == ValueKind::number && type.unit.bare());
    if (as == As::weight) reads.weights.emplace(id, c);
    else if (as == As::rank) reads.ranked.emplace(id, c);
    else if (score && as != As::limit && table.form != TableForm::event) reads.measurements.emplace(id, c);
    if (score || type.kind != ValueKind::number) return;
    if (in_amount(as, id)) (in_money(plan_, type.unit) ? reads.money : reads.quantities).emplace(id, c);
  }

  void listed(TableId id, int c, const Type& type, As as) {
    if (as == As::amount && type.kind == ValueKind::number && in_money(plan_, type.unit)) reads.listed.emplace(id, c);
  }

  // Which rows count is asked of them; a score among those questions is still a measurement.
  void aggregate(const Aggregate& aggregate, As as) {
    if (const auto* table = std::get_if<TableId>(&aggregate.source.of)) {
      if (in_amount(as, *table)) origin(*table);
      if (in_amount(as, *table) && aggregate.fold == ast::Fold::count) reads.counted.emplace(*table, counted_name(plan_, aggregate));
    } else if (RuleId id = std::get<RuleId>(aggregate.source.of); is_payable(plan_[id].kind)) {
      reads.payables.insert(id);
    } else {
      rule(id, as);
    }
    for (const auto& part : {aggregate.value, aggregate.weight})
      if (part) expression(*part, as);
    if (aggregate.filter) expression(*aggregate.filter, as == As::limit ? as : As::condition);
  }

  void split(const Split& split, As as) {
    if (as == As::amount) (plan_[plan_[rule_].grain[split.over].dimension].kind == DimensionKind::period ? reads.in_parts : reads.shared) = true;
    expression(split.pot, as);
    if (split.weight && as == As::amount) reads.weight_exprs.push_back(*split.weight);
    if (split.weight) expression(*split.weight, as == As::amount ? As::weight : as);
    for (const auto& part : {split.at_least, split.at_most})
      if (part) expression(*part, As::limit);
  }

  const Plan& plan_;
  RuleId rule_;
  std::set<std::pair<RuleId, As>> seen_;
};

}  // namespace

bool Reads::stated_amount(const Plan& plan) const {
  return !prices.empty() || !listed.empty() || std::any_of(rates.begin(), rates.end(), [&](RateId id) { return in_money(plan, plan[id].type.unit); }) ||
         std::any_of(scales.begin(), scales.end(), [&](ScaleId id) { return in_money(plan, plan[id].columns[0].type.unit); });
}

Reads reads_of(const Plan& plan, RuleId rule) {
  Reader reader(plan);
  reader.rule(rule, As::amount);
  return std::move(reader.reads);
}

}  // namespace bkm::card
