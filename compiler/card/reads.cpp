#include "compiler/card/reads.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "compiler/card/amounts.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

// As what an expression is read. `deducted`: by which the amount is less.
enum class As { amount, deducted, limit, condition, weight, rank };

// Of more conditions inside each other only the first are told: the amount is owed under these at least.
constexpr std::size_t kMaxConditions = 3;

struct Term {
  ExprId of;
  As as;
};

// a - b + c as its three terms.
void add_terms(const Plan& plan, ExprId id, bool minus, std::vector<Term>& terms) {
  const auto& node = plan[id].node;
  const auto* sum = std::get_if<Binary>(&node);
  if (const auto* negate = std::get_if<Negate>(&node)) return add_terms(plan, negate->operand, !minus, terms);
  if (!sum || (sum->op != ast::Arithmetic::add && sum->op != ast::Arithmetic::subtract)) return terms.push_back({id, minus ? As::deducted : As::amount});
  add_terms(plan, sum->left, minus, terms);
  add_terms(plan, sum->right, minus != (sum->op == ast::Arithmetic::subtract), terms);
}

// The excess of a over b, and a ratio, have two.
std::vector<Term> terms_of(const Plan& plan, ExprId id) {
  const auto* bound = std::get_if<Bound>(&plan[id].node);
  if (bound && bound->kind == ast::BoundKind::above) return {{bound->value, As::amount}, {bound->limit, As::deducted}};
  const auto* product = std::get_if<Binary>(&plan[id].node);
  if (product && product->op == ast::Arithmetic::divide) return {{product->left, As::amount}, {product->right, As::condition}};
  std::vector<Term> terms;
  if (product) add_terms(plan, id, false, terms);
  return terms;
}

class Reader {
 public:
  Reader(const Plan& plan, bool into_comparisons) : plan_(plan), into_comparisons_(into_comparisons) {}

  void rule(RuleId id, As as) {
    if (!seen_.emplace(id, as, conditions_, inside_comparison_).second) return;
    const Rule& rule = plan_[id];
    if (as == As::amount)
      for (const KeySource& source : rule.support.sources)
        if (const auto* table = std::get_if<TableId>(&source.from.of)) key_source(rule, source, *table);
    RuleId outer = std::exchange(rule_, id);
    expression(rule.body, as);
    rule_ = outer;
  }
  void expression(ExprId id, As as) {
    const Expr& expr = plan_[id];
    if (as == As::amount && is_comparison(id)) return read_comparison(id);
    if (const auto* choice = std::get_if<If>(&expr.node)) return read_choice(*choice, as);
    if (const auto* bound = std::get_if<Bound>(&expr.node)) return add_bound(id, *bound, as), read_bound(*bound, as);
    if (const auto* compare = std::get_if<Compare>(&expr.node)) return read_compare(*compare, as);
    std::visit(Overloaded{
                   [&](const Constant&) { constant(id, as); },
                   [&](const ColumnValue& e) { column(e.table, e.column, as); },
                   [&](const MeasureValue& e) { if (is_payable(plan_[e.rule].kind)) reads.payables.insert(e.rule); else rule(e.rule, as); },
                   [&](const RateValue& e) { if (as == As::amount) reads.rates.emplace(e.rate, conditions_); },
                   [&](const ScaleValue& e) { if (as == As::amount) reads.scales.emplace(e.scale, conditions_); },
                   [&](const AggregateValue& e) { aggregate(e.aggregate, as); },
                   [&](const SplitValue& e) { split(e.split, as); },
                   [&](const Binary& e) { share(id, e, as); },
                   [&](const RankValue& e) { for (const RankStep& step : plan_[e.rank].steps) expression(step.value, As::rank); },
                   [](const auto&) {},
               },
               expr.node);
    for_each_child(expr, [&](ExprId child) { expression(child, as); });
  }

  // What a comparison is made of is not asked again beside it.
  void leave_out_comparisons() {
    for (const auto& column : within_comparisons_) reads.measurements.erase(column);
  }
  Reads reads;

 private:
  void read_choice(const If& choice, As as) {
    if (as == As::amount) reads.conditions.push_back(choice.condition), reads.otherwise |= choice.otherwise.has_value();
    under(choice.condition, true, choice.then, as);
    expression(choice.condition, As::condition);
    if (choice.otherwise) under(choice.condition, false, *choice.otherwise, as);
  }
  void under(ExprId condition, bool holds, ExprId amount, As as) {
    Conditions outer = conditions_;
    if (conditions_.size() < kMaxConditions) conditions_.emplace_back(condition, holds);
    expression(amount, as);
    conditions_ = std::move(outer);
  }

  // Less what was paid already, it is still paid by what it was.
  bool is_comparison(ExprId id) {
    auto [found, added] = known_->emplace(id, false);
    if (!added) return found->second;
    std::vector<Term> terms = terms_of(plan_, id);
    auto of_data = [&](const Term& term) { return probe(term).data(); };
    bool paid_by_data = std::any_of(terms.begin(), terms.end(), [&](const Term& term) { return term.as == As::amount && of_data(term); });
    bool compared = std::any_of(terms.begin(), terms.end(), [&](const Term& term) { return term.as != As::amount && (of_data(term) || (paid_by_data && term.as == As::deducted && is_fixed(term))); });
    return (*known_)[id] = compared;
  }
  bool is_fixed(const Term& term) const {
    const auto* constant = std::get_if<Constant>(&plan_[term.of].node);
    return (!constant || constant->value != 0) && probe(term).payables.empty();
  }
  Reads probe(const Term& term) const {
    Reader reader(plan_, true);
    reader.rule_ = rule_;
    reader.known_ = known_;
    reader.expression(term.of, As::amount);
    return std::move(reader.reads);
  }
  void within(ExprId part) {
    if (const auto* column = std::get_if<ColumnValue>(&plan_[part].node)) within_comparisons_.emplace(column->table, column->column);
  }
  void read_comparison(ExprId id) {
    if (!inside_comparison_) reads.comparisons.push_back(id);
    if (!into_comparisons_) return visit_all(plan_, id, [&](ExprId part, const Aggregate*) { within(part); });
    bool outer = std::exchange(inside_comparison_, true);
    for (const Term& term : terms_of(plan_, id)) expression(term.of, term.as);
    inside_comparison_ = outer;
  }

  void add_bound(ExprId id, const Bound& bound, As as) {
    if (as != As::amount || bound.kind == ast::BoundKind::above) return;
    (bound.kind == ast::BoundKind::at_most ? reads.upper_bounds : reads.lower_bounds).emplace_back(id, rule_);
  }

  // What an amount is held against is not what it is paid for. "x minstens 1 hoogstens 16" is said as one.
  void read_bound(const Bound& bound, As as) {
    const auto* inner = std::get_if<Bound>(&plan_[bound.value].node);
    if (inner && bound.kind != ast::BoundKind::above) read_bound(*inner, as);
    else expression(bound.value, as);
    expression(bound.limit, As::limit);
  }

  // score >= norm: the score is measured, the norm is not.
  void read_compare(const Compare& compare, As as) {
    bool turned = std::holds_alternative<Constant>(plan_[compare.left].node);
    expression(turned ? compare.right : compare.left, as);
    expression(turned ? compare.left : compare.right, As::limit);
  }

  void constant(ExprId id, As as) {
    if (as == As::amount && in_money(plan_, plan_[id].type.unit)) reads.prices.emplace_back(id, conditions_);
  }

  // The 110% of 110% * x; not the 100% of (100% - deel) * x, which is no share of its own.
  void share(ExprId whole, const Binary& product, As as) {
    if (as != As::amount || product.op != ast::Arithmetic::multiply) return;
    for (ExprId id : {product.left, product.right}) {
      const auto* negate = std::get_if<Negate>(&plan_[id].node);
      ExprId part = negate ? negate->operand : id;
      if (std::holds_alternative<Constant>(plan_[part].node) && plan_[part].type.unit.bare()) reads.shares.emplace_back(std::pair(part, whole), conditions_);
    }
  }

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
    if (as == As::amount) origin(id);
    if (as == As::deducted) deduct(id);
    bool score = type.kind == ValueKind::yes_no || (type.kind == ValueKind::number && type.unit.bare());
    if (as == As::weight) reads.weights.emplace(id, c);
    else if (as == As::rank) reads.ranked.emplace(id, c);
    else if (score && as != As::limit && table.form != TableForm::event) reads.measurements.emplace(id, c);
    if (score || type.kind != ValueKind::number) return;
    if (as != As::amount) return;
    if (in_money(plan_, type.unit)) reads.money_if.insert(conditions_);
    (in_money(plan_, type.unit) ? reads.money : reads.quantities).emplace(id, c);
  }

  void listed(TableId id, int c, const Type& type, As as) {
    if (as == As::amount && type.kind == ValueKind::number && in_money(plan_, type.unit)) reads.listed.emplace(std::pair(id, c), conditions_);
  }
  void deduct(TableId id) {
    if (plan_[id].form == TableForm::event) reads.deducted.insert(id);
  }

  // Which rows count is asked of them; a score among those questions is still a measurement.
  void aggregate(AggregateId id, As as) {
    const Aggregate& aggregate = plan_[id];
    if (as == As::amount && aggregate.window) reads.windows.push_back(id);
    if (const auto* table = std::get_if<TableId>(&aggregate.source.of)) {
      if (as == As::amount) origin(*table);
      if (as == As::deducted) deduct(*table);
      if (as == As::amount && aggregate.fold == ast::Fold::count) reads.counted.emplace(*table, counted_name(plan_, aggregate));
    } else if (RuleId source = std::get<RuleId>(aggregate.source.of); is_payable(plan_[source].kind)) {
      reads.payables.insert(source);
    } else {
      rule(source, as);
    }
    for (const auto& part : {aggregate.value, aggregate.weight})
      if (part) expression(*part, as);
    if (aggregate.filter) expression(*aggregate.filter, as == As::limit ? as : As::condition);
  }

  void split(SplitId id, As as) {
    const Split& split = plan_[id];
    if (as == As::amount) reads.splits.emplace_back(id, rule_);
    if (as == As::amount) (plan_[plan_[rule_].grain[split.over].dimension].kind == DimensionKind::period ? reads.in_parts : reads.shared) = true;
    expression(split.pot, as);
    if (split.weight && as == As::amount) reads.weight_exprs.push_back(*split.weight);
    if (split.weight) expression(*split.weight, as == As::amount ? As::weight : as);
    for (const auto& part : {split.at_least, split.at_most})
      if (part) expression(*part, As::limit);
  }

  const Plan& plan_;
  const bool into_comparisons_;
  std::shared_ptr<std::map<ExprId, bool>> known_ = std::make_shared<std::map<ExprId, bool>>();  // whether it is a comparison
  Columns within_comparisons_;
  bool inside_comparison_ = false;  // the outermost tells them all
  RuleId rule_;
  Conditions conditions_;
  std::set<std::tuple<RuleId, As, Conditions, bool>> seen_;
};

}  // namespace

bool Reads::stated_amount(const Plan& plan) const {
  return !prices.empty() || !listed.empty() || std::any_of(rates.begin(), rates.end(), [&](const auto& rate) { return in_money(plan, plan[rate.first].type.unit); }) ||
         std::any_of(scales.begin(), scales.end(), [&](const auto& scale) { return in_money(plan, plan[scale.first].columns[0].type.unit); });
}

Reads reads_of(const Plan& plan, RuleId rule) {
  Reader reader(plan, true);
  reader.rule(rule, As::amount);
  return std::move(reader.reads);
}

Reads reads_outside_comparisons(const Plan& plan, RuleId rule) {
  Reader reader(plan, false);
  reader.rule(rule, As::amount);
  reader.leave_out_comparisons();
  return std::move(reader.reads);
}

bool is_taken_back(const Plan& plan, ExprId amount) {
  return std::visit(Overloaded{
                        [](const Negate&) { return true; },
                        [&](const MeasureValue& e) { return !is_payable(plan[e.rule].kind) && is_taken_back(plan, plan[e.rule].body); },
                        [&](const Binary& e) { return (e.op == ast::Arithmetic::multiply || e.op == ast::Arithmetic::divide) && is_taken_back(plan, e.left) != is_taken_back(plan, e.right); },
                        [&](const IfMissing& e) { return is_taken_back(plan, e.operand); },
                        [&](const If& e) { return is_taken_back(plan, e.then) && (!e.otherwise || is_taken_back(plan, *e.otherwise)); },
                        [](const auto&) { return false; },
                    },
                    plan[amount].node);
}

}  // namespace bkm::card
