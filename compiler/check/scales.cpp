// Holes of scales, for the values that really reach them: the range and the step of the argument.
#include <algorithm>

#include "compiler/check/checker.hpp"
#include "compiler/check/scale_words.hpp"
#include "compiler/plan/paths.hpp"

namespace bkm::check {
namespace {

constexpr Kind kGap{3801, "scale-gap", diag::Severity::error,
                    "De staffel {0} heeft geen trede voor {1}{2}; {3}.", "The scale {0} has no band for {1}{2}; {3}."};

// The key of the sum is that of the rows which bring the keys of the rule.
bool at_its_rows(const Plan& plan, const Rule& rule, const Aggregate& sum) {
  if (rule.start || rule.support.kind == PresenceKind::dense || rule.support.sources.size() != 1) return false;
  const KeySource& source = rule.support.sources[0];
  return source.from.of == sum.source.of && std::ranges::all_of(sum.group, [&](const GroupAxis& group) {
    const auto* axis = std::get_if<AxisPath>(&plan[group.use].node);
    return axis && source.axes[axis->axis] && same_path(plan, *source.axes[axis->axis], group.source);
  });
}

// What enters a scale. A sum at the keys of its rows has at least one of them, and is no less than that one.
facts::Value entering(const Checker& checker, const Rule& rule, ExprId argument, const Aggregate* inside) {
  facts::Value value = checker.facts[argument];
  const auto* fold = inside ? nullptr : std::get_if<AggregateValue>(&checker.plan[argument].node);
  if (!fold) return value;
  const Aggregate& sum = checker.plan[fold->aggregate];
  const auto* table = std::get_if<TableId>(&sum.source.of);
  if (!table || checker.plan[*table].schema.credits >= 0 || sum.fold != ast::Fold::sum || sum.filter || sum.window) return value;
  const auto& low = checker.facts[*sum.value].range.low;
  if (low && *low > 0 && at_its_rows(checker.plan, rule, sum)) value.range.low = low;
  return value;
}

// The holes of one ladder that its argument can reach.
class Holes {
 public:
  Holes(Checker& checker, const Rule& rule, ExprId call, const Aggregate* inside, const Ladder& ladder)
      : checker_(checker), plan_(checker.plan), rule_(rule), call_(call), scale_(plan_[std::get<ScaleValue>(plan_[call].node).scale]), ladder_(ladder),
        argument_(entering(checker, rule, std::get<ScaleValue>(plan_[call].node).argument, inside)), step_(argument_.step.value_or(Rational(0))) {}

  void check() {
    if (!below() && !between()) above();
  }

 private:
  void report(const Rational& first, const std::optional<Rational>& last, const Bilingual& between, const std::vector<Rational>& bounds) {
    std::string key;
    for (const std::string& part : ladder_.key) key += (key.empty() ? "" : ", ") + part;
    const std::string name = key.empty() ? scale_.name : scale_.name + " (" + key + ")";
    const Text hole = diag::in_both([&](Language language) { return in_unit(first, language); });
    const Text end = diag::in_both([&](Language language) { return last && *last > first ? (language == Language::nl ? " t/m " : " through ") + in_unit(*last, language) : ""; });
    const Text why = diag::in_both([&](Language language) { return filled(between, bounds, language); });
    if (!checker_.gaps.insert(name + ";" + hole.nl + end.nl + ";" + why.nl).second) return;
    checker_.report(kGap, scale_.span, rule_.article, {name, hole, end, why}).labels.push_back({plan_[call_].span, {"deze waarden komen erin", "these values enter it"}, {}});
  }

  std::string in_unit(const Rational& value, Language language) const { return as_bound(plan_, scale_, value, language); }

  std::string filled(const Bilingual& text, const std::vector<Rational>& values, Language language) const {
    diag::Args args;
    for (const Rational& value : values) args.push_back(in_unit(value, language));
    return diag::fill(text.in(language), args, language);
  }

  bool below() {
    const Band& first = ladder_.bands.front();
    const auto& low = argument_.range.low;
    bool nothing_entered = scale_.kind == ast::ScaleKind::brackets && first.open;  // nothing entered is nothing
    if (!low || nothing_entered || !(*low < first.low || (*low == first.low && first.open))) return false;
    std::optional<Rational> last;  // without a step there is no last value before the band
    if (first.open || argument_.step) last = first.open ? first.low : Rational(first.low - step_);
    report(*low, last, {"de eerste trede begint bij {0}", "the first band starts at {0}"}, {first.low});
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
      const Bilingual ends{"een trede eindigt bij {0}, de volgende begint bij {1}", "a band ends at {0}, the next starts at {1}"};
      const Bilingual joins{"een trede eindigt bij {0}, de volgende begint bij {1}; met vanaf {2} en vanaf {1} sluiten ze aan",
                            "a band ends at {0}, the next starts at {1}; with from {2} and from {1} they join"};
      report(begin, end, next.open || band.open ? ends : joins, {*band.printed_high, next.low, band.low});
      return true;
    }
    return false;
  }

  void above() {
    const Band& top = ladder_.bands.back();
    if (!top.printed_high || !argument_.range.high || *argument_.range.high <= *top.printed_high) return;
    report(argument_.step ? Rational(*top.printed_high + step_) : *argument_.range.high, argument_.range.high, {"de laatste trede eindigt bij {0}", "the last band ends at {0}"},
           {*top.printed_high});
  }

  Checker& checker_;
  const Plan& plan_;
  const Rule& rule_;
  ExprId call_;
  const Scale& scale_;
  const Ladder& ladder_;
  const facts::Value argument_;
  Rational step_;
};

}  // namespace

// All columns of a ladder have the same bounds: the first is judged.
void check_scale_call(Checker& checker, const Rule& rule, ExprId id, const Aggregate* inside) {
  const Scale& scale = checker.plan[std::get<ScaleValue>(checker.plan[id].node).scale];
  if (scale.kind == ast::ScaleKind::linear) return;
  for (const Ladder& ladder : scale.ladders)
    if (ladder.column == 0 && !ladder.bands.empty()) Holes(checker, rule, id, inside, ladder).check();
}

}  // namespace bkm::check
