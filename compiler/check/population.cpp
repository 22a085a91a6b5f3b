// T4: an average of a sum, or its highest or lowest, depends on who counts.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kPopulation{3704, "population-missing", diag::Severity::error,
                           "Een gemiddelde van {0} per {1} hangt af van wie er meetelt; schrijf bij {0} \"{2}\" (alleen wie voorkomt) of \"{3}\" (iedereen).",
                           "An average of {0} per {1} depends on who counts; write with {0} \"{2}\" (only those who occur) or \"{3}\" (everyone)."};

}  // namespace

// Closed codes are all there.
void check_population(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto* a = std::get_if<AggregateValue>(&plan[id].node);
    if (!a) return;
    const Aggregate& aggregate = plan[a->aggregate];
    const auto* source = std::get_if<RuleId>(&aggregate.source.of);
    bool averages = aggregate.fold == ast::Fold::average || aggregate.fold == ast::Fold::highest || aggregate.fold == ast::Fold::lowest;
    if (!averages || !source) return;
    const Rule& of = plan[*source];
    if (!of.zero_without_rows || of.support.kind != PresenceKind::drivers) return;
    for (const Axis& axis : of.grain) {
      bool kept = std::any_of(aggregate.group.begin(), aggregate.group.end(), [&](const GroupAxis& g) { return g.axis.name == axis.name; });
      bool closed = plan[axis.dimension].closed || plan[axis.dimension].kind == DimensionKind::period;
      if (kept || closed) continue;
      checker.report(kPopulation, plan[id].span, rule.article, {of.name, axis.name, Bilingual{"alleen met ..", "only with .."}, Bilingual{"voor elke ..", "for each .."}});
      return;
    }
  });
}

}  // namespace bkm::check
