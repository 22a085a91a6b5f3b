// Plafonds en maxima: what is paid at most, and who is cut first.
#include "compiler/card/reward.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

using enum ast::RuleKind;

Text cut(const Limit& limit) {
  std::vector<std::string> order;
  for (const OrderTerm& term : limit.order) order.push_back(everyday(term.column));
  if (order.empty()) return {"daarboven naar rato gekort", "above that cut pro rata"};
  return say("daarboven gekort in volgorde van {0}", "above that cut in order of {0}", {list_of(order)});
}

Text ceiling(const Contract& contract, const Limit& limit) {
  std::set<RuleId> rules(limit.rules.begin(), limit.rules.end());
  Text what = joined({titles_of(contract.plan, rules), per(limit.key)}, " ");
  return joined({say("{0}: ten hoogste {1}", "{0}: at most {1}", {what, in_words_with_sources(contract, limit.ceiling)}), cut(limit)}, "; ");
}

// The maximum of a running total holds for all that it adds up.
Text bound(const Contract& contract, ExprId id, const Rule& rule) { return joined({in_words_with_sources(contract, id), running(rule)}, "; "); }

}  // namespace

Feature ceilings(const Contract& contract) {
  Feature feature{Block::reward, "ceilings", {"Plafonds en maxima (aanvulling)", "Ceilings and maximums (added)"}, true, {}};
  const Plan& plan = contract.plan;
  for (const Limit& limit : plan.limits) feature.entries.push_back({ceiling(contract, limit), {clause_of(contract, limit)}});
  for_each_rule(plan, {pay, bonus, penalty, adjust}, [&](RuleId id, const Rule& rule) {
    for (const auto& [expr, in] : reads_of(plan, id).upper_bounds) add_once(feature.entries, bound(contract, expr, plan[in]), clause_of(contract, rule));
  });
  return feature;
}

}  // namespace bkm::card
