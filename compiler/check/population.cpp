// T4: an average of a sum, or its highest or lowest, depends on who counts.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kPopulation{3704, "population-missing", diag::Severity::error,
                           "Een gemiddelde van {0} per {1} hangt af van wie er meetelt; schrijf bij {0} \"{2}\" (alleen wie voorkomt) of \"{3}\" (iedereen).",
                           "An average of {0} per {1} depends on who counts; write with {0} \"{2}\" (only those who occur) or \"{3}\" (everyone)."};

constexpr Kind kPeriods{3704, "population-missing", diag::Severity::error,
                        "{0} is er alleen waar iets is: een {1} zonder rijen doet in dit gemiddelde of deze laagste niet mee. Schrijf bij {0} \"{2}\" (alleen wat er is) of \"{3}\" (ook zonder rijen).",
                        "{0} is there only where there is something: a {1} without rows has no part in this average or lowest. Write with {0} \"{2}\" (only what is there) or \"{3}\" (also without rows)."};

// Every period of it is there, for who is there.
bool walks(const Rule& rule, std::size_t axis) {
  return std::ranges::none_of(rule.support.sources, [&](const KeySource& source) { return source.axes[axis].has_value(); });
}

// Without a 0 that is not there the highest of what is never negative stays the same.
bool needs_all_periods(const Checker& checker, const Aggregate& aggregate) {
  const auto low = checker.facts[*aggregate.value].range.low;
  return aggregate.fold != ast::Fold::highest || !low || *low < 0;
}

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
    for (std::size_t i = 0; i < of.grain.size(); ++i) {
      const Axis& axis = of.grain[i];
      bool kept = std::any_of(aggregate.group.begin(), aggregate.group.end(), [&](const GroupAxis& g) { return g.axis.name == axis.name; });
      const bool period = plan[axis.dimension].kind == DimensionKind::period;
      if (kept || plan[axis.dimension].closed || (period && (walks(of, i) || !needs_all_periods(checker, aggregate)))) continue;
      checker.report(period ? kPeriods : kPopulation, plan[id].span, rule.article, {of.name, axis.name, Bilingual{"alleen met ..", "only with .."}, Bilingual{"voor elke ..", "for each .."}});
      return;
    }
  });
}

}  // namespace bkm::check
