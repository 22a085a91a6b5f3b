// A scale by volume that pays less in total for one more: the price of all falls at a boundary.
#include "compiler/check/checker.hpp"
#include "compiler/check/depends.hpp"
#include "compiler/check/scale_words.hpp"
#include "compiler/plan/reads.hpp"
#include "compiler/plan/scale_shape.hpp"

namespace bkm::check {
namespace {

constexpr Kind kFalls{3812, "total-falls", diag::Severity::warning,
                      "{0} daalt het totaal van {1}: {2} is het {3}, en {4} nog {5}. Wie iets meer levert, krijgt {6} minder; een staffel in schijven heeft dat niet.",
                      "{0} the total of {1} falls: {2} it is {3}, and {4} only {5}. Who delivers a little more gets {6} less; a scale in brackets does not have that."};

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
    const facts::Value& argument = checker_.facts[call.argument];
    const ExprId whole = around_.value_or(id);
    auto total = [&](const Band& band, const Rational& at) {
      return paid(rule, whole, after_bound(fixed_apart ? Rational(band.rate * at + band.fixed) : Rational((band.rate + band.fixed) * at)));
    };
    for (std::size_t i = 1; i < bands.size(); ++i) {
      const auto edge = edge_of(bands, i, argument.step);
      if (!edge || bands[edge->before].closed || bands[i].closed || !passes(argument.range, *edge)) continue;
      const Rational before = total(bands[edge->before], edge->last), after = total(bands[i], edge->first);
      if (after < before) return report(bands[i], *edge, plan_[call.scale], id, rule, before, after);
    }
  }

  static bool passes(const facts::Range& range, const Edge& edge) { return (!range.high || *range.high >= edge.first) && (!range.low || *range.low < edge.first); }

  void report(const Band& band, const Edge& edge, const Scale& scale, ExprId id, const Rule& rule, const Rational& before, const Rational& after) {
    checker_.report(kFalls, band.span, rule.article.empty() ? scale.article : rule.article,
                    {at(scale, band.low, band.open ? Bilingual{"Boven", "Above"} : Bilingual{"Bij", "At"}), checker_.written(around_.value_or(id)),
                     edge.last == edge.first && !band.open ? diag::Arg(Bilingual{"net daaronder", "just below it"}) : at(scale, edge.last, {"op", "at"}), checker_.money(before),
                     edge.last == edge.first && band.open ? diag::Arg(Bilingual{"net daarboven", "just above it"}) : at(scale, edge.first, {"op", "at"}), checker_.money(after),
                     checker_.money(Rational(before - after))})
        .labels.push_back({plan_[id].span, {"het totaal", "the total"}, {}});
  }

  Rational after_bound(const Rational& total) const {
    if (!around_) return total;
    const Bound& bound = std::get<Bound>(plan_[*around_].node);
    return bounded(bound.kind, total, *checker_.facts[bound.limit].range.low);
  }

  // Where the total is the whole amount, as it is paid.
  static Rational paid(const Rule& rule, ExprId whole, const Rational& total) {
    if (rule.body != whole || rule.rounding.size() != 1) return total;
    return round_to(total, rule.rounding[0].step, rule.rounding[0].mode);
  }

  diag::Arg at(const Scale& scale, const Rational& value, const Bilingual& where) const {
    return diag::in_both([&](Language language) { return std::string(where.in(language)) + " " + with_unit(plan_, scale, value, language); });
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
