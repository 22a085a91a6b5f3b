// Beloning: what the rules do, derived from what they depend on. What does not follow from the text is left open.
#include "compiler/card/reward.hpp"

#include "compiler/card/words.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::card {

using namespace plan;

void add_once(std::vector<Entry>& entries, Text value, Text clause) {
  for (Entry& entry : entries) {
    if (entry.value.nl != value.nl) continue;
    if (std::none_of(entry.clauses.begin(), entry.clauses.end(), [&](const Text& c) { return c.nl == clause.nl; })) entry.clauses.push_back(clause);
    return;
  }
  entries.push_back({std::move(value), {std::move(clause)}});
}

void add_definitions(const Contract& contract, ExprId id, std::vector<Entry>& entries) {
  const Plan& plan = contract.plan;
  visit_all(plan, id, [&](ExprId part, const Aggregate*) {
    auto read = rule_read(plan, part);
    if (!read || plan[read->rule].kind != ast::RuleKind::define) return;
    const Rule& rule = plan[read->rule];
    Text value = joined({say("waarin {0}: {1}", "in which {0}: {1}", {titled(rule), in_words(contract, rule.body)}), running(rule)}, "; ");
    bool met = std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.value.nl == value.nl; });
    add_once(entries, value, clause_of(contract, rule));
    if (!met) add_definitions(contract, rule.body, entries);
  });
}

Text columns_text(const Plan& plan, const Columns& columns) {
  std::vector<Text> names;
  for (const auto& [table, column] : columns)
    names.push_back(say("{0} ({1})", "{0} ({1})", {everyday(plan[table].schema.columns[static_cast<std::size_t>(column)].name), everyday(plan[table].name())}));
  return joined(names, ", ");
}

Text undecided() { return {"niet te bepalen uit de tekst", "not determined by the text"}; }

bool pays_for_results(const Contract& contract) {
  using enum ast::Feature::Kind;
  for (const Performance& performance : contract.plan.performances)
    for (const auto& [kind, value] : performance.features) {
      std::string id = feature_id(contract, value);
      if ((kind == obligation && id == "result") || (kind == nature && id == "benefit") || (kind == indicator && id == "outcome")) return true;
    }
  return false;
}

std::vector<Feature> reward_block(const Contract& contract) {
  return {price(contract), base_reward(contract), payment(contract),    incentives(contract), other_incentives(contract),
          acts(contract),  population(contract),  ceilings(contract), terms(contract)};
}

}  // namespace bkm::card
