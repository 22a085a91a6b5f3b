// Limits: a penalty inside a ceiling is not felt by who is above it (M8).
#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kHiddenPenalty{3803, "malus-hidden-by-limit", diag::Severity::warning,
                              "{0} staat onder het plafond: wie daarboven zit, merkt niets van deze malus{1}{2}. Haal {0} uit de begrenzing als de malus altijd "
                              "gevoeld moet worden.",
                              "{0} stands under the ceiling: whoever is above it feels nothing of this penalty{1}{2}. Take {0} out of the limit if it is to be felt "
                              "always."};

}  // namespace

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
