// Prikkels: what a bonus or malus is, against which norm, and on which indicator as far as the text says.
#include "compiler/card/reward.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

using enum ast::RuleKind;

Text name_of(const Rule& rule) { return rule.title.empty() ? Text(everyday(rule.name)) : Text(rule.title); }

Columns measured_by(const Reads& reads) {
  Columns columns = reads.measurements;
  columns.insert(reads.ranked.begin(), reads.ranked.end());
  return columns;
}

Text incentive(const Contract& contract, const Rule& rule, const Reads& reads) {
  Text kind = rule.kind == bonus ? Text{"bonus", "bonus"} : Text{"malus", "penalty"};
  Columns columns = measured_by(reads);
  Text measured = columns.empty() ? Text() : say("uit de gegevens: {0}", "from the data: {0}", {columns_text(contract.plan, columns)});
  return joined({say("{0}: {1}", "{0}: {1}", {kind, name_of(rule)}), in_words(contract, rule.body), running(rule), measured}, "; ");
}

// One incentive, or several on the same measurements: then the indicators are theirs. Else the text does not say which is whose.
bool on_one_thing(const Plan& plan) {
  std::set<Columns> measured;
  std::size_t count = 0;
  for_each_rule(plan, {bonus, penalty}, [&](RuleId id, const Rule&) { measured.insert(measured_by(reads_of(plan, id))), ++count; });
  return count == 1 || (measured.size() == 1 && !measured.begin()->empty());
}

void add_indicators(const Contract& contract, bool any, std::vector<Entry>& entries) {
  bool paired = on_one_thing(contract.plan), stated = false;
  for (const Performance& performance : contract.plan.performances)
    for (const auto& [kind, value] : performance.features) {
      if (kind != ast::Feature::Kind::indicator) continue;
      stated = true;
      Text word = feature_word(contract, value);
      Text open = say("{0}; bij welke bonus of malus: {1}", "{0}; of which bonus or penalty: {1}", {word, undecided()});
      entries.push_back({any && !paired ? open : word, {joined({keyword(contract, "prestatie", "performance"), performance.name}, " ")}});
    }
  if (any && !stated) entries.push_back({{"of het een structuur-, proces- of uitkomstindicator is: niet in de tekst", "whether it is a structure, process or outcome indicator: not in the text"}, {}});
}

}  // namespace

Feature incentives(const Contract& contract) {
  Feature feature{Block::reward, "financial-incentives",
                  {"Financiële prikkels gebaseerd op structuur, proces en of uitkomst indicatoren", "Financial incentives on structure, process or outcome indicators"}, false, {}};
  for_each_rule(contract.plan, {bonus, penalty}, [&](RuleId id, const Rule& rule) {
    feature.entries.push_back({incentive(contract, rule, reads_of(contract.plan, id)), {clause_of(contract, rule)}});
  });
  add_indicators(contract, !feature.entries.empty(), feature.entries);
  for_each_rule(contract.plan, {bonus, penalty}, [&](RuleId, const Rule& rule) { add_definitions(contract, rule.body, feature.entries); });
  return feature;
}

Feature other_incentives(const Contract& contract) {
  Feature feature{Block::reward, "non-financial-incentives",
                  {"Niet financiële prikkels zoals publiciteit, continuïteit, macht van de burger", "Non-financial incentives such as publicity, continuity, the citizen's power"}, false, {}};
  for_each_rule(contract.plan, {condition, publish}, [&](RuleId, const Rule& rule) {
    Text value = rule.kind == publish ? say("gepubliceerd: {0}", "published: {0}", {name_of(rule)})
                                      : say("voorwaarde met rechtsgevolg: {0}; als {1}", "condition with legal effect: {0}; if {1}", {name_of(rule), in_words(contract, rule.body)});
    feature.entries.push_back({value, {clause_of(contract, rule)}});
  });
  for_each_rule(contract.plan, {condition}, [&](RuleId, const Rule& rule) { add_definitions(contract, rule.body, feature.entries); });
  return feature;
}

}  // namespace bkm::card
