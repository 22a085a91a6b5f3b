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

// The ceiling is for all receivers together.
bool over_all_receivers(const Plan& plan, const Limit& limit, std::size_t rule, const Split& split) {
  const auto& paths = limit.paths[rule];
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (!limit.by_day[rule][i] && follows_axis(plan, paths[i], split.over)) return false;
  return true;
}

}  // namespace

void check_rests_outside(Checker& checker) {
  const Plan& plan = checker.plan;
  for (const Limit& limit : plan.limits)
    for (std::size_t i = 0; i < limit.rules.size(); ++i) {
      const Rule& rule = plan[limit.rules[i]];
      for (SplitId id : splits_in(plan, rule.body)) {
        if (!plan[id].rest_to || !rest_is_post(rule, plan[id]) || !over_all_receivers(plan, limit, i, plan[id])) continue;
        checker.report(kRestOutside, limit.span, limit.article, {rule.name, *plan[id].rest_to, Bilingual{"verdeel (pot hoogstens ..) over ..", "split (pot at most ..) over .."}})
            .labels.push_back({plan[id].span, {"deze rest valt erbuiten", "this rest is outside it"}, {}});
      }
    }
}

void check_hidden_penalties(Checker& checker) {
  for (const Limit& limit : checker.plan.limits)
    for (RuleId id : limit.rules) {
      const Rule& rule = checker.plan[id];
      if (rule.kind != ast::RuleKind::penalty || limit.rules.size() < 2) continue;
      const auto& high = checker.facts.rules[id.index].range.high;
      checker.report(kHiddenPenalty, limit.span, limit.article,
                     {rule.name, high ? diag::Arg(Bilingual{", tot ", ", up to "}) : diag::Arg(std::string()), high ? diag::Arg(checker.money(*high)) : diag::Arg(std::string())})
          .labels.push_back({rule.name_span, {"de malus", "the penalty"}, {}});
    }
}

}  // namespace bkm::check
