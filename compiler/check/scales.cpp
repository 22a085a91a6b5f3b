// Holes and dead bands of scales, for the values that really reach them: the range and the step of the argument.
#include <map>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kGap{3801, "scale-gap", diag::Severity::error,
                    "De staffel {0} heeft geen trede voor {1}{2}; {3}.", "The scale {0} has no band for {1}{2}; {3}."};
constexpr Kind kDeadBand{3802, "dead-band", diag::Severity::warning, "De trede {1} van de staffel {0} wordt nooit bereikt: {2} is {3} {4}.",
                         "The band {1} of the scale {0} is never reached: {2} is {3} {4}."};

// In the unit of the scale; a value that is no finite decimal as a fraction.
std::string shown(const Scale& scale, const Rational& value, Language language) {
  Rational written = value / scale.argument_factor;
  return is_finite_decimal(written) ? format_decimal(written, notation_of(language)) : fraction_text(written);
}

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
    if (last && *last > first) text = (nl ? " t/m " : " through ") + in_unit(*last);
    std::string name = key.empty() ? scale_.name : scale_.name + " (" + key + ")";
    checker_.report(kGap, scale_.span, rule_.article, {name, in_unit(first), text, diag::fill(between.in(plan_.language), bounds, plan_.language)})
        .labels.push_back({plan_[call_].span, {"deze waarden komen erin", "these values enter it"}, {}});
  }

  std::string in_unit(const Rational& value) const { return shown(scale_, value, plan_.language); }

  bool below() {
    const Band& first = ladder_.bands.front();
    const auto& low = argument_.range.low;
    bool nothing_entered = scale_.kind == ast::ScaleKind::brackets && first.open;  // nothing entered is nothing
    if (!low || nothing_entered || !(*low < first.low || (*low == first.low && first.open))) return false;
    std::optional<Rational> last;  // without a step there is no last value before the band
    if (first.open || argument_.step) last = first.open ? first.low : Rational(first.low - step_);
    report(*low, last, {"de eerste trede begint bij {0}", "the first band starts at {0}"}, {in_unit(first.low)});
    return true;
  }

  bool between() {
    for (std::size_t i = 0; i + 1 < ladder_.bands.size(); ++i) {
      const Band &band = ladder_.bands[i], &next = ladder_.bands[i + 1];
      if (!band.printed_high) continue;
      Rational width = next.low - *band.printed_high;
      bool hole = next.open ? width > 0 : argument_.step ? width > step_ : width > 0;
      if (!hole || (argument_.range.high && *argument_.range.high <= *band.printed_high)) continue;
      Rational begin = argument_.step ? Rational(*band.printed_high + step_) : Rational((*band.printed_high + next.low) / 2);  // without a step: one between
      std::optional<Rational> end;
      if (argument_.step) end = Rational(next.low - (next.open ? Rational(0) : step_));
      report(begin, end, {"een trede eindigt bij {0}, de volgende begint bij {1}", "a band ends at {0}, the next starts at {1}"},
             {in_unit(*band.printed_high), in_unit(next.low)});
      return true;
    }
    return false;
  }

  void above() {
    const Band& top = ladder_.bands.back();
    if (!top.printed_high || !argument_.range.high || *argument_.range.high <= *top.printed_high) return;
    report(argument_.step ? Rational(*top.printed_high + step_) : *argument_.range.high, argument_.range.high, {"de laatste trede eindigt bij {0}", "the last band ends at {0}"},
           {in_unit(*top.printed_high)});
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

namespace {

// What enters a scale, over all places that read it; an end that is open in one place is open.
std::optional<facts::Range> entering(const Checker& checker, const std::vector<ExprId>& arguments) {
  std::optional<facts::Range> range;
  for (ExprId argument : arguments) range = range ? facts::hull(*range, checker.facts[argument].range) : checker.facts[argument].range;
  return range;
}

// A point of a linear scale counts for the values on both sides of it.
bool above_all(const Scale& scale, const std::vector<Band>& bands, std::size_t i, const Rational& highest) {
  if (scale.kind == ast::ScaleKind::linear) return i > 0 && bands[i - 1].low >= highest;
  const Band& band = bands[i];
  return band.low > highest || (band.open && band.low == highest);
}
// What lies in a lower bracket is counted on the way up.
bool below_all(const Scale& scale, const std::vector<Band>& bands, std::size_t i, const Rational& lowest) {
  if (scale.kind == ast::ScaleKind::brackets || i + 1 >= bands.size()) return false;
  const Band& next = bands[i + 1];
  if (scale.kind == ast::ScaleKind::linear) return next.low <= lowest;
  const auto& end = bands[i].printed_high;
  return next.low < lowest || (next.low == lowest && !next.open) || (end && *end < lowest);
}

// The first band that no value reaches.
void check_dead_band(Checker& checker, const Scale& scale, const std::vector<Band>& bands, const facts::Range& range, ExprId argument) {
  for (std::size_t i = 0; i < bands.size(); ++i) {
    bool high = range.high && above_all(scale, bands, i, *range.high), low = range.low && below_all(scale, bands, i, *range.low);
    if (bands[i].closed || (!high && !low)) continue;  // `geen` shuts out what cannot come
    checker.report(kDeadBand, bands[i].span, scale.article,
                   {scale.name, bands[i].label, checker.written(argument), high ? Bilingual{"hoogstens", "at most"} : Bilingual{"minstens", "at least"},
                    shown(scale, high ? *range.high : *range.low, checker.plan.language)});
    return;
  }
}

}  // namespace

void check_dead_bands(Checker& checker) {
  const Plan& plan = checker.plan;
  std::map<std::uint32_t, std::vector<ExprId>> calls;
  for (std::uint32_t i = 0; i < plan.exprs.size(); ++i)
    if (const auto* call = std::get_if<ScaleValue>(&plan.exprs[i].node)) calls[call->scale.index].push_back(call->argument);
  for (const auto& [index, arguments] : calls) {
    const Scale& scale = plan.scales[index];
    if (checker.of_module(scale.span)) continue;
    auto range = entering(checker, arguments);
    for (const Ladder& ladder : scale.ladders)
      if (ladder.column == 0) check_dead_band(checker, scale, ladder.bands, *range, arguments[0]);
  }
}

}  // namespace bkm::check
