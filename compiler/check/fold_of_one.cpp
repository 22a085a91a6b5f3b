// gemiddelde van x in a rule that has the key of x: at each key there is one x, so it is x itself and compares it with itself.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kFoldOfOne{3760, "fold-of-one", diag::Severity::warning,
                          "\"{0}\" is hier {1} zelf: {1} geldt per {2}, en deze regel ook. Geef wat over allen samen gaat een eigen \"{3}\", met minder namen achter per.",
                          "\"{0}\" is {1} itself here: {1} holds per {2}, and so does this rule. Give what is about all of them a \"{3}\" of its own, with fewer names after per."};

// The rule that is folded, when each group of it has one key.
const Rule* folded_alone(const Plan& plan, const Aggregate& aggregate) {
  const auto* id = std::get_if<RuleId>(&aggregate.source.of);
  if (!id || aggregate.window || aggregate.filter || aggregate.components || aggregate.fold == ast::Fold::count || aggregate.fold == ast::Fold::sum) return nullptr;
  const Rule& rule = plan[*id];
  const bool alone = std::ranges::all_of(rule.grain, [&](const Axis& axis) {
    return std::ranges::any_of(aggregate.group, [&](const GroupAxis& group) { return group.axis.dimension == axis.dimension; });
  });
  return alone && !rule.grain.empty() ? &rule : nullptr;
}

}  // namespace

void check_fold_of_one(Checker& checker) {
  for (const Rule& rule : checker.plan.rules) {
    if (!sound(rule)) continue;
    visit_all(checker.plan, rule.body, [&](ExprId id, const Aggregate* inside) {
      const auto* value = inside ? nullptr : std::get_if<AggregateValue>(&checker.plan[id].node);
      const Rule* alone = value ? folded_alone(checker.plan, checker.plan[value->aggregate]) : nullptr;
      if (alone) checker.report(kFoldOfOne, checker.plan[id].span, rule.article, {checker.written(id), alone->name, axis_names(alone->grain), Bilingual{"bepaal", "define"}});
    });
  }
}

}  // namespace bkm::check
