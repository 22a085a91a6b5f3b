// Limits (M8): a penalty inside a ceiling is not felt by who is above it; the rest of a split is not under it.
#include <algorithm>

#include "compiler/check/checker.hpp"
#include "compiler/plan/paths.hpp"

namespace bkm::check {
namespace {

constexpr Kind kHiddenPenalty{3803, "malus-hidden-by-limit", diag::Severity::warning,
                              "{0} staat onder het plafond: wie daarboven zit, merkt niets van deze malus{1}{2}. Haal {0} uit de begrenzing als de malus altijd "
                              "gevoeld moet worden.",
                              "{0} stands under the ceiling: whoever is above it feels nothing of this penalty{1}{2}. Take {0} out of the limit if it is to be felt "
                              "always."};

constexpr Kind kRestOutside{3609, "rest-outside-limit", diag::Severity::error,
                            "Dit plafond begrenst de delen van {0}, en niet de rest die naar {1} gaat: samen kan het meer zijn. Begrens wat er verdeeld wordt, zoals \"{2}\".",
                            "This ceiling limits the shares of {0}, and not the rest that goes to {1}: together it can be more. Limit what is split, such as \"{2}\"."};

// A ceiling over more periods than the split has: what was split before has to count. The amount and its bound are rules of their own, since a
// fixed amount under "cumulatief" would be that of the whole year.
constexpr Kind kRestOverTime{3609, "rest-outside-limit", diag::Severity::error,
                             "Dit plafond per {2} begrenst de delen van {0}, en niet de rest die naar {1} gaat: samen kan het meer zijn. Begrens wat er verdeeld wordt, met wat er eerder van het {2} verdeeld is erbij: "
                             "\"{3}\" met wat er nu verdeeld wordt, dan \"{4}\" met het bedrag van dit plafond, en verdeel die pot.",
                             "This ceiling per {2} limits the shares of {0}, and not the rest that goes to {1}: together it can be more. Limit what is split, together with what was split earlier in the {2}: "
                             "\"{3}\" with what is split now, then \"{4}\" with the amount of this ceiling, and split that pot."};

// The ceiling is for all receivers together.
bool over_all_receivers(const Plan& plan, const Limit& limit, std::size_t rule, const Split& split) {
  const auto& paths = limit.paths[rule];
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (!limit.by_day[rule][i] && follows_axis(plan, paths[i], split.over)) return false;
  return true;
}

std::string names_of(const Frame& key) {
  std::string names;
  for (const Axis& axis : key) names += (names.empty() ? "" : ", ") + axis.name;
  return names;
}

// The period of a ceiling that is longer than the period of what is split.
std::optional<Cycle> longer_period(const Plan& plan, const Limit& limit, const Split& split) {
  const auto of_pot = finest_cycle(plan, split.rest_key);
  const Cycle of_limit = finest_cycle(plan, limit.key).value_or(Cycle::term);
  return of_pot && of_limit > *of_pot ? std::optional(of_limit) : std::nullopt;
}

// bepaal pot per maand = bedrag hoogstens .. cumulatief binnen jaar
void report_rest(Checker& checker, const Limit& limit, const Rule& rule, const Split& split) {
  const Plan& plan = checker.plan;
  const auto longer = longer_period(plan, limit, split);
  const auto put = [&](const Kind& kind, Args args) {
    checker.report(kind, limit.span, limit.article, std::move(args)).labels.push_back({split.span, {"deze rest valt erbuiten", "this rest is outside it"}, {}});
  };
  if (!longer) return put(kRestOutside, {rule.name, *split.rest_to, Bilingual{"verdeel (pot hoogstens ..) over ..", "split (pot at most ..) over .."}});
  const std::string per = names_of(split.rest_key);
  const Bilingual within = cycle_word(*longer);
  put(kRestOverTime, {rule.name, *split.rest_to, within, Text{"bepaal bedrag per " + per + " = ..", "define amount per " + per + " = .."},
                      Text{"bepaal pot per " + per + " = bedrag hoogstens .. cumulatief binnen " + std::string(within.nl),
                                   "define pot per " + per + " = amount at most .. cumulative within " + std::string(within.en)}});
}

}  // namespace

void check_rests_outside(Checker& checker) {
  const Plan& plan = checker.plan;
  for (const Limit& limit : plan.limits)
    for (std::size_t i = 0; i < limit.rules.size(); ++i) {
      const Rule& rule = plan[limit.rules[i]];
      for (SplitId id : splits_in(plan, rule.body)) {
        if (!plan[id].rest_to || !rest_is_post(rule, plan[id]) || !over_all_receivers(plan, limit, i, plan[id])) continue;
        report_rest(checker, limit, rule, plan[id]);
      }
    }
}

void check_hidden_penalties(Checker& checker) {
  for (const Limit& limit : checker.plan.limits)
    for (RuleId id : limit.rules) {
      const Rule& rule = checker.plan[id];
      if (rule.kind != ast::RuleKind::penalty || limit.rules.size() < 2 || (!checker.sink.has_errors() && never_binds(checker, limit))) continue;
      const auto& high = checker.facts.rules[id.index].range.high;
      checker.report(kHiddenPenalty, limit.span, limit.article,
                     {rule.name, high ? diag::Arg(Bilingual{", tot ", ", up to "}) : diag::Arg(std::string()), high ? diag::Arg(checker.money(*high)) : diag::Arg(std::string())})
          .labels.push_back({rule.name_span, {"de malus", "the penalty"}, {}});
    }
}

}  // namespace bkm::check
