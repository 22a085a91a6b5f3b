// Holes and dead bands of scales, for the values that really reach them: the range and the step of the argument.
#include <algorithm>
#include <map>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kGap{3801, "scale-gap", diag::Severity::error,
                    "De staffel {0} heeft geen trede voor {1}{2}; {3}.", "The scale {0} has no band for {1}{2}; {3}."};
constexpr Kind kDeadBand{3802, "dead-band", diag::Severity::warning, "De trede {1} van de staffel {0} wordt nooit bereikt: {2} is hoogstens {3}.",
                         "The band {1} of the scale {0} is never reached: {2} is at most {3}."};

diag::Number shown(const Scale& scale, const Rational& value) { return {Rational(value / scale.argument_factor)}; }

// The holes of one ladder that its argument can reach.
class Holes {
 public:
  Holes(Checker& checker, const Rule& rule, ExprId call, const Ladder& ladder)
      : checker_(checker), plan_(checker.plan), rule_(rule), call_(call), scale_(plan_[std::get<ScaleValue>(plan_[call].node).scale]), ladder_(ladder),
        argument_(checker.facts[std::get<ScaleValue>(plan_[call].node).argument]), step_(argument_.step.value_or(Rational(0))) {}

  void check() {
    if (!below() && !between()) above();
  }

 private:
  void report(const Rational& first, const std::optional<Rational>& last, const Bilingual& between, const diag::Args& bounds) {
    std::string text, key;
    bool nl = plan_.language == Language::nl;
    for (const std::string& part : ladder_.key) key += (key.empty() ? "" : ", ") + part;
    if (last && *last != first) text = (nl ? " t/m " : " through ") + format_decimal(Rational(*last / scale_.argument_factor), notation_of(plan_.language));
    std::string name = key.empty() ? scale_.name : scale_.name + " (" + key + ")";
    checker_.report(kGap, scale_.span, rule_.article, {name, shown(scale_, first), text, diag::fill(between.in(plan_.language), bounds, plan_.language)})
        .labels.push_back({plan_[call_].span, {"deze waarden komen erin", "these values enter it"}, {}});
  }

  bool below() {
    const Band& first = ladder_.bands.front();
    const auto& low = argument_.range.low;
    bool nothing_entered = scale_.kind == ast::ScaleKind::brackets && first.open;  // nothing entered is nothing
    if (!low || nothing_entered || !(*low < first.low || (*low == first.low && first.open))) return false;
    Rational last = argument_.step ? Rational(first.open ? first.low : first.low - step_) : first.low;
    report(*low, last, {"de eerste trede begint bij {0}", "the first band starts at {0}"}, {shown(scale_, first.low)});
    return true;
  }

  bool between() {
    for (std::size_t i = 0; i + 1 < ladder_.bands.size(); ++i) {
      const Band &band = ladder_.bands[i], &next = ladder_.bands[i + 1];
      if (!band.printed_high) continue;
      Rational width = next.low - *band.printed_high;
      bool hole = next.open ? width > 0 : argument_.step ? width > step_ : width > 0;
      if (!hole || (argument_.range.high && *argument_.range.high <= *band.printed_high)) continue;
      Rational begin = Rational(*band.printed_high + step_);  // without a step: what lies between the two
      Rational end = Rational(next.low - (next.open ? Rational(0) : step_));
      report(begin, end, {"een trede eindigt bij {0}, de volgende begint bij {1}", "a band ends at {0}, the next starts at {1}"},
             {shown(scale_, *band.printed_high), shown(scale_, next.low)});
      return true;
    }
    return false;
  }

  void above() {
    const Band& top = ladder_.bands.back();
    if (!top.printed_high || !argument_.range.high || *argument_.range.high <= *top.printed_high) return;
    report(Rational(*top.printed_high + step_), argument_.range.high, {"de laatste trede eindigt bij {0}", "the last band ends at {0}"},
           {shown(scale_, *top.printed_high)});
  }

  Checker& checker_;
  const Plan& plan_;
  const Rule& rule_;
  ExprId call_;
  const Scale& scale_;
  const Ladder& ladder_;
  const facts::Value& argument_;
  Rational step_;
};

}  // namespace

// All columns of a ladder have the same bounds: the first is judged.
void check_scale_call(Checker& checker, const Rule& rule, ExprId id) {
  const Scale& scale = checker.plan[std::get<ScaleValue>(checker.plan[id].node).scale];
  if (scale.kind == ast::ScaleKind::linear) return;
  for (const Ladder& ladder : scale.ladders)
    if (ladder.column == 0 && !ladder.bands.empty()) Holes(checker, rule, id, ladder).check();
}

void check_dead_bands(Checker& checker) {
  const Plan& plan = checker.plan;
  std::map<std::uint32_t, std::vector<ExprId>> calls;
  for (std::uint32_t i = 0; i < plan.exprs.size(); ++i)
    if (const auto* call = std::get_if<ScaleValue>(&plan.exprs[i].node)) calls[call->scale.index].push_back(call->argument);
  for (const auto& [index, arguments] : calls) {
    const Scale& scale = plan.scales[index];
    std::optional<Rational> highest;
    bool bounded = true;
    for (ExprId argument : arguments) {
      const auto& high = checker.facts[argument].range.high;
      bounded &= high.has_value();
      if (high && (!highest || *high > *highest)) highest = *high;
    }
    if (!bounded || !highest || scale.kind == ast::ScaleKind::linear) continue;
    for (const Ladder& ladder : scale.ladders) {
      if (ladder.column > 0) continue;
      auto dead = std::find_if(ladder.bands.begin(), ladder.bands.end(), [&](const Band& band) { return band.low > *highest || (band.open && band.low == *highest); });
      if (dead != ladder.bands.end())
        checker.report(kDeadBand, dead->span, scale.article, {scale.name, dead->label, checker.written(arguments[0]), shown(scale, *highest)});
    }
  }
}

}  // namespace bkm::check
