// `voor elke` over rows that are finer than the rule: a fixed amount is paid once per key, not once per row.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kOncePerKey{3748, "once-not-each-row", diag::Severity::warning,
                           "{0} wordt eenmaal per {1} betaald, hoeveel rijen van {2} er ook zijn; schrijf \"{3}\" als dat zo bedoeld is, en reken met \"{4}\" als het per rij is.",
                           "{0} is paid once per {1}, however many rows of {2} there are; write \"{3}\" if that is meant, and count with \"{4}\" if it is for each row."};

// The value reads rows or other rules, so it says itself what it takes together.
bool reads_more(const Plan& plan, ExprId id) {
  bool found = false;
  visit_all(plan, id, [&](ExprId part, const Aggregate*) {
    found |= std::holds_alternative<AggregateValue>(plan[part].node) || std::holds_alternative<MeasureValue>(plan[part].node) || std::holds_alternative<SplitValue>(plan[part].node);
  });
  return found;
}

}  // namespace

void check_each_row(Checker& checker) {
  const Plan& plan = checker.plan;
  for (const Rule& rule : plan.rules) {
    if (!is_payable(rule.kind) || rule.support.kind != PresenceKind::for_each || rule.support.sources.size() != 1) continue;
    const auto* id = std::get_if<TableId>(&rule.support.sources[0].from.of);
    if (!id || plan[*id].form != TableForm::event || reads_more(plan, rule.body)) continue;
    bool of_row = std::any_of(rule.grain.begin(), rule.grain.end(), [&](const Axis& axis) { return axis.dimension == plan[*id].row; });
    if (of_row) continue;
    const std::string& table = plan[*id].name();
    bool nl = plan.language == Language::nl;
    checker.report(kOncePerKey, rule.support.span, rule.article,
                   {rule.name, axis_names(rule.grain), table, (nl ? "alleen met " : "only with ") + table, (nl ? "aantal " : "count ") + table});
  }
}

}  // namespace bkm::check
