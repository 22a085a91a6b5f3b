// A scale by volume that pays less in total for one more: the price of all falls at a boundary.
#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kFalls{3812, "total-falls", diag::Severity::warning,
                      "Bij {0} daalt het totaal van {1}: net daaronder is het {2}, en op {0} nog {3}. Wie iets meer levert, krijgt {4} minder; een staffel in schijven heeft dat niet.",
                      "At {0} the total of {1} falls: just below it is {2}, and at {0} only {3}. Who delivers a little more gets {4} less; a scale in brackets does not have that."};

class Falls {
 public:
  explicit Falls(Checker& checker) : checker_(checker), plan_(checker.plan) {}

  void rule(const Rule& rule) {
    if (rule.cumulative) return;  // told as an increase that may be negative
    visit_all(plan_, rule.body, [&](ExprId id, const Aggregate*) {
      const auto* call = std::get_if<ScaleValue>(&plan_[id].node);
      if (call && plan_[call->scale].kind == ast::ScaleKind::volume) bands(*call, id, rule, true);
      const auto* product = std::get_if<Binary>(&plan_[id].node);
      if (!product || product->op != ast::Arithmetic::multiply) return;
      quantity_times_price(product->left, product->right, id, rule);
      quantity_times_price(product->right, product->left, id, rule);
    });
  }

 private:
  // uren * prijs(uren): a scale by volume in other words.
  void quantity_times_price(ExprId quantity, ExprId price, ExprId whole, const Rule& rule) {
    const auto* call = std::get_if<ScaleValue>(&plan_[price].node);
    if (!call || plan_[call->scale].kind != ast::ScaleKind::value || checker_.written(call->argument) != checker_.written(quantity)) return;
    bands(*call, whole, rule, false);
  }

  void bands(const ScaleValue& call, ExprId id, const Rule& rule, bool fixed_apart) {
    if (!checker_.is_money(plan_[id].type)) return;
    for (const Ladder& ladder : plan_[call.scale].ladders)
      if (ladder.column == call.column) fall(call, ladder.bands, id, rule, fixed_apart);
  }

  // The first bound at which the total falls.
  void fall(const ScaleValue& call, const std::vector<Band>& bands, ExprId id, const Rule& rule, bool fixed_apart) {
    const Scale& scale = plan_[call.scale];
    const facts::Range& range = checker_.facts[call.argument].range;
    auto total = [&](const Band& band, const Rational& at) { return fixed_apart ? Rational(band.rate * at + band.fixed) : Rational((band.rate + band.fixed) * at); };
    for (std::size_t i = 1; i < bands.size(); ++i) {
      const Band &before = bands[i - 1], &next = bands[i];
      bool reached = (!range.high || *range.high >= next.low) && (!range.low || *range.low < next.low);
      if (before.closed || next.closed || !reached) continue;
      Rational above = total(before, next.low), below = total(next, next.low);
      if (below >= above) continue;
      checker_.report(kFalls, next.span, rule.article.empty() ? scale.article : rule.article,
                      {shown(scale, next.low), checker_.written(id), checker_.money(above), checker_.money(below), checker_.money(Rational(above - below))})
          .labels.push_back({plan_[id].span, {"het totaal", "the total"}, {}});
      return;
    }
  }

  std::string shown(const Scale& scale, const Rational& value) const {
    std::string text = format_decimal(Rational(value / scale.argument_factor), notation_of(plan_.language));
    return scale.argument_word.empty() ? text : text + " " + scale.argument_word;
  }

  Checker& checker_;
  const Plan& plan_;
};

}  // namespace

void check_falls(Checker& checker) {
  Falls falls(checker);
  for (const Rule& rule : checker.plan.rules)
    if (rule.body) falls.rule(rule);
}

}  // namespace bkm::check
