// A scale by volume that pays less in total for one more: the price of all falls at a boundary.
#include "compiler/check/checker.hpp"
#include "compiler/check/depends.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::check {
namespace {

constexpr Kind kFalls{3812, "total-falls", diag::Severity::warning,
                      "Bij {0} daalt het totaal van {1}: net daaronder is het {2}, en op {0} nog {3}. Wie iets meer levert, krijgt {4} minder; een staffel in schijven heeft dat niet.",
                      "At {0} the total of {1} falls: just below it is {2}, and at {0} only {3}. Who delivers a little more gets {4} less; a scale in brackets does not have that."};

constexpr Kind kFallsAbove{3812, "total-falls", diag::Severity::warning,
                           "Boven {0} daalt het totaal van {1}: op {0} is het {2}, net daarboven nog {3}. Wie iets meer levert, krijgt {4} minder; een staffel in schijven heeft dat niet.",
                           "Above {0} the total of {1} falls: at {0} it is {2}, and just above it only {3}. Who delivers a little more gets {4} less; a scale in brackets does not have that."};

// minstens € 100: what a fixed bound makes of a total.
Rational bounded(ast::BoundKind kind, const Rational& value, const Rational& limit) {
  if (kind == ast::BoundKind::at_most) return std::min(value, limit);
  return kind == ast::BoundKind::at_least ? std::max(value, limit) : std::max(Rational(value - limit), Rational(0));
}

class Falls {
 public:
  explicit Falls(Checker& checker) : checker_(checker), plan_(checker.plan) {
    for (const Rule& rule : plan_.rules)
      if (rule.body) note_reads(rule.body);
  }

  void rule(RuleId id) {
    const Rule& rule = plan_[id];
    if (rule.cumulative) return;  // told as an increase that may be negative
    if (read_.contains(id.index) && !read_openly_.contains(id.index) && !is_payable(rule.kind)) return;
    walk(rule.body, {}, [&](ExprId part, std::optional<ExprId> bound) {
      around_ = bound;
      const auto* call = std::get_if<ScaleValue>(&plan_[part].node);
      if (call && plan_[call->scale].kind == ast::ScaleKind::volume) ladders(*call, part, rule, true);
      const auto* product = std::get_if<Binary>(&plan_[part].node);
      if (!product || product->op != ast::Arithmetic::multiply) return;
      quantity_times_price(product->left, product->right, part, rule);
      quantity_times_price(product->right, product->left, part, rule);
    });
  }

 private:
  using Visit = std::function<void(ExprId part, std::optional<ExprId> bound)>;

  void note_reads(ExprId body) {
    visit_all(plan_, body, [&](ExprId part, const Aggregate*) { if (const auto read = rule_read(plan_, part)) read_.insert(read->rule.index); });
    walk(body, {}, [&](ExprId part, std::optional<ExprId> bound) { if (const auto read = rule_read(plan_, part); read && !bound) read_openly_.insert(read->rule.index); });
  }

  // The parts with which the whole falls: not those in a bound or a choice that may undo it. A fixed bound is told, and judged.
  void walk(ExprId id, std::optional<ExprId> bound, const Visit& visit) const {
    visit(id, bound);
    if (bound) return;
    const Expr& expr = plan_[id];
    if (const auto* limit = std::get_if<Bound>(&expr.node)) {
      if (checker_.facts[limit->limit].range.is_point()) walk(limit->value, id, visit);
    } else if (const auto* choice = std::get_if<If>(&expr.node)) {
      if (tells_of_delivery(choice->condition)) return;
      walk(choice->then, {}, visit);
      if (choice->otherwise) walk(*choice->otherwise, {}, visit);
    } else if (const auto* fold = std::get_if<AggregateValue>(&expr.node)) {
      if (plan_[fold->aggregate].value) walk(*plan_[fold->aggregate].value, {}, visit);
    } else if (const auto* split = std::get_if<SplitValue>(&expr.node)) {
      walk(plan_[split->split].pot, {}, visit);
    } else {
      for_each_child(expr, [&](ExprId child) { walk(child, {}, visit); });
    }
  }

  // A condition that more delivery can change; a code or an answer of a register is what it is.
  bool tells_of_delivery(ExprId condition) const {
    bool found = false;
    visit_deep(plan_, condition, [&](ExprId part) {
      const auto* column = std::get_if<ColumnValue>(&plan_[part].node);
      found |= std::holds_alternative<AggregateValue>(plan_[part].node) || std::holds_alternative<RankValue>(plan_[part].node);
      found |= column && (plan_[column->table].form == TableForm::event || plan_[part].type.kind == ValueKind::number);
    });
    return found;
  }

  // uren * prijs(uren): a scale by volume in other words.
  void quantity_times_price(ExprId quantity, ExprId price, ExprId whole, const Rule& rule) {
    const auto* call = std::get_if<ScaleValue>(&plan_[price].node);
    if (!call || plan_[call->scale].kind != ast::ScaleKind::value || checker_.written(call->argument) != checker_.written(quantity)) return;
    ladders(*call, whole, rule, false);
  }

  void ladders(const ScaleValue& call, ExprId id, const Rule& rule, bool fixed_apart) {
    if (!checker_.is_money(plan_[id].type)) return;
    for (const Ladder& ladder : plan_[call.scale].ladders)
      if (ladder.column == call.column) bands(ladder.bands, call, id, rule, fixed_apart);
  }
  void bands(const std::vector<Band>& bands, const ScaleValue& call, ExprId id, const Rule& rule, bool fixed_apart) {
    const Scale& scale = plan_[call.scale];
    const facts::Range& range = checker_.facts[call.argument].range;
    auto total = [&](const Band& band, const Rational& at) { return fixed_apart ? Rational(band.rate * at + band.fixed) : Rational((band.rate + band.fixed) * at); };
    for (std::size_t i = 1; i < bands.size(); ++i) {
      const Band &before = bands[i - 1], &next = bands[i];
      bool reached = (!range.high || *range.high >= next.low) && (!range.low || *range.low < next.low);
      if (before.closed || next.closed || !reached) continue;
      const Rational above = after_bound(total(before, next.low)), below = after_bound(total(next, next.low));
      if (below >= above) continue;
      checker_.report(next.open ? kFallsAbove : kFalls, next.span, rule.article.empty() ? scale.article : rule.article,
                      {shown(scale, next.low), checker_.written(around_.value_or(id)), checker_.money(above), checker_.money(below), checker_.money(Rational(above - below))})
          .labels.push_back({plan_[id].span, {"het totaal", "the total"}, {}});
      return;
    }
  }

  Rational after_bound(const Rational& total) const {
    if (!around_) return total;
    const Bound& bound = std::get<Bound>(plan_[*around_].node);
    return bounded(bound.kind, total, *checker_.facts[bound.limit].range.low);
  }

  std::string shown(const Scale& scale, const Rational& value) const {
    std::string text = format_decimal(Rational(value / scale.argument_factor), notation_of(plan_.language));
    return scale.argument_word.empty() ? text : text + " " + scale.argument_word;
  }

  Checker& checker_;
  const Plan& plan_;
  std::set<std::uint32_t> read_, read_openly_;  // rules
  std::optional<ExprId> around_;                // the fixed bound directly around the total
};

}  // namespace

void check_falls(Checker& checker) {
  Falls falls(checker);
  for (std::uint32_t i = 0; i < checker.plan.rules.size(); ++i)
    if (checker.plan.rules[i].body) falls.rule({i});
}

}  // namespace bkm::check
