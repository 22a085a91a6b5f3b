// Bands that no value reaches, at either end of what enters the scale.
#include <map>

#include "compiler/check/checker.hpp"
#include "compiler/check/scale_words.hpp"

namespace bkm::check {
namespace {

constexpr Kind kDeadBand{3802, "dead-band", diag::Severity::warning, "De trede {1} van de staffel {0} wordt nooit bereikt: {2} is {3} {4}.",
                         "The band {1} of the scale {0} is never reached: {2} is {3} {4}."};

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

// `geen` shuts out what cannot come.
void check_ladder(Checker& checker, const Scale& scale, const std::vector<Band>& bands, const facts::Range& range, ExprId argument) {
  for (std::size_t i = 0; i < bands.size(); ++i) {
    bool high = range.high && above_all(scale, bands, i, *range.high), low = range.low && below_all(scale, bands, i, *range.low);
    if (bands[i].closed || (!high && !low)) continue;
    checker.report(kDeadBand, bands[i].span, scale.article,
                   {scale.name, bands[i].label, checker.written(argument), high ? Bilingual{"hoogstens", "at most"} : Bilingual{"minstens", "at least"},
                    diag::in_both([&](Language language) { return as_bound(checker.plan, scale, high ? *range.high : *range.low, language); })});
    return;
  }
}

}  // namespace

// All columns of a ladder have the same bounds: the first is judged.
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
      if (ladder.column == 0) check_ladder(checker, scale, ladder.bands, *range, arguments[0]);
  }
}

}  // namespace bkm::check
