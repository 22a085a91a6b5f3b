// Holes and dead bands of scales, for the values that really reach them: the range and the step of the argument.
#include <map>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kGap{3801, "scale-gap", diag::Severity::error,
                    "De staffel {0} heeft geen trede voor {1}{2}; {3}.", "The scale {0} has no band for {1}{2}; {3}."};
constexpr Kind kDeadBand{3802, "dead-band", diag::Severity::warning, "De trede {1} van de staffel {0} wordt nooit bereikt: {2} is {3} {4}.",
                         "The band {1} of the scale {0} is never reached: {2} is {3} {4}."};

struct Hole {
  std::optional<Rational> first, last;  // in the unit of the scale
  std::string between;
};

// In the unit of the scale; a value that is no finite decimal as a fraction.
std::string shown(const Scale& scale, const Rational& value, Language language) {
  Rational written = value / scale.argument_factor;
  return is_finite_decimal(written) ? format_decimal(written, notation_of(language)) : fraction_text(written);
}

}  // namespace

void check_scale_call(Checker& checker, const Rule& rule, ExprId id) {
  const Plan& plan = checker.plan;
  const auto& call = std::get<ScaleValue>(plan[id].node);
  const Scale& scale = plan[call.scale];
  if (scale.kind == ast::ScaleKind::linear || scale.bands.empty()) return;
  const facts::Value& argument = checker.facts[call.argument];
  const std::optional<Rational>& step = argument.step;
  auto in_unit = [&](const Rational& value) { return shown(scale, value, plan.language); };
  auto gap = [&](const Rational& first, const std::optional<Rational>& last, const Bilingual& between, const diag::Args& bounds) {
    std::string text;
    if (last && *last > first) text = (plan.language == Language::nl ? " t/m " : " through ") + in_unit(*last);
    checker.report(kGap, scale.span, rule.article, {scale.name, in_unit(first), text, diag::fill(between.in(plan.language), bounds, plan.language)})
        .labels.push_back({plan[id].span, {"deze waarden komen erin", "these values enter it"}, {}});
  };
  Rational unit_step = step.value_or(Rational(0));
  // Below the first band.
  const Band& first = scale.bands.front();
  const auto& low = argument.range.low;
  bool brackets_start = scale.kind == ast::ScaleKind::brackets && first.open;  // nothing entered is nothing
  bool below = low && (*low < first.low || (*low == first.low && first.open));
  if (below && !brackets_start) {
    Rational from = *low;
    std::optional<Rational> last;  // without a step there is no last value before the band
    if (first.open || step) last = first.open ? first.low : Rational(first.low - unit_step);
    gap(from, last, {"de eerste trede begint bij {0}", "the first band starts at {0}"}, {in_unit(first.low)});
    return;
  }
  for (std::size_t i = 0; i + 1 < scale.bands.size(); ++i) {
    const Band &band = scale.bands[i], &next = scale.bands[i + 1];
    if (!band.printed_high) continue;
    Rational width = next.low - *band.printed_high;
    bool hole = next.open ? width > 0 : step ? width > unit_step : width > 0;
    if (!hole || (argument.range.high && *argument.range.high <= *band.printed_high)) continue;
    Rational begin = step ? Rational(*band.printed_high + unit_step) : Rational((*band.printed_high + next.low) / 2);  // without a step: one that lies between
    std::optional<Rational> end;
    if (step) end = Rational(next.low - (next.open ? Rational(0) : unit_step));
    gap(begin, end, {"een trede eindigt bij {0}, de volgende begint bij {1}", "a band ends at {0}, the next starts at {1}"},
        {in_unit(*band.printed_high), in_unit(next.low)});
    return;
  }
  const Band& top = scale.bands.back();
  if (top.printed_high && (!argument.range.high || *argument.range.high > *top.printed_high) && argument.range.high)
    gap(step ? Rational(*top.printed_high + unit_step) : *argument.range.high, argument.range.high, {"de laatste trede eindigt bij {0}", "the last band ends at {0}"},
        {in_unit(*top.printed_high)});
}

namespace {

// What enters a scale, over all places that read it; an end that is open in one place is open.
std::optional<facts::Range> entering(const Checker& checker, const std::vector<ExprId>& arguments) {
  std::optional<facts::Range> range;
  for (ExprId argument : arguments) range = range ? facts::hull(*range, checker.facts[argument].range) : checker.facts[argument].range;
  return range;
}

// A point of a linear scale counts for the values on both sides of it.
bool above_all(const Scale& scale, std::size_t i, const Rational& highest) {
  if (scale.kind == ast::ScaleKind::linear) return i > 0 && scale.bands[i - 1].low >= highest;
  const Band& band = scale.bands[i];
  return band.low > highest || (band.open && band.low == highest);
}
// What lies in a lower bracket is counted on the way up.
bool below_all(const Scale& scale, std::size_t i, const Rational& lowest) {
  if (scale.kind == ast::ScaleKind::brackets || i + 1 >= scale.bands.size()) return false;
  const Band& next = scale.bands[i + 1];
  if (scale.kind == ast::ScaleKind::linear) return next.low <= lowest;
  const auto& end = scale.bands[i].printed_high;
  return next.low < lowest || (next.low == lowest && !next.open) || (end && *end < lowest);
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
    for (std::size_t i = 0; i < scale.bands.size(); ++i) {
      const Band& band = scale.bands[i];
      bool high = range->high && above_all(scale, i, *range->high), low = range->low && below_all(scale, i, *range->low);
      if (band.closed || (!high && !low)) continue;  // `geen` shuts out what cannot come
      checker.report(kDeadBand, band.span, scale.article,
                     {scale.name, band.label, checker.written(arguments[0]), high ? Bilingual{"hoogstens", "at most"} : Bilingual{"minstens", "at least"},
                      shown(scale, high ? *range->high : *range->low, plan.language)});
      break;
    }
  }
}

}  // namespace bkm::check
