// Typologie van de basisbeloning. Lumpsum: nothing is counted. Prestatiegericht: by what is delivered. Resultaatgericht: by what is reached.
#include "compiler/card/reward.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

using enum ast::RuleKind;

const Unit& unit_of_column(const Plan& plan, const std::pair<TableId, int>& column) { return plan[column.first].columns[static_cast<std::size_t>(column.second)].type.unit; }

// "per intake", "per cliënt (inzet)"
Text counted_text(const Plan& plan, const Reads& reads, bool events) {
  std::vector<Text> texts;
  for (const auto& [table, name] : reads.counted) {
    if ((plan[table].form == TableForm::event) != events) continue;
    texts.push_back(name.empty() ? say("per {0}", "per {0}", {everyday(plan[table].name())}) : say("per {0} ({1})", "per {0} ({1})", {everyday(name), everyday(plan[table].name())}));
  }
  return joined(texts, ", ");
}

Text by(const Plan& plan, const Columns& columns) {
  return columns.empty() ? Text() : say("naar {0}", "by {0}", {columns_text(plan, columns)});
}

Text names_of(const Plan& plan, const std::set<TableId>& tables) {
  std::vector<std::string> names;
  for (TableId id : tables) names.push_back(everyday(plan[id].name()));
  return list_of(names);
}

Text by_days(const Plan& plan, const Reads& reads) {
  return reads.days.empty() ? Text() : say("naar dagen van {0}", "by days of {0}", {names_of(plan, reads.days)});
}

// By what is delivered: counted rows, quantities, days of a stay, or where neither is read the amounts that the rows report, or each row itself.
Text delivered(const Plan& plan, const Rule& rule, const Reads& reads) {
  Text units = joined({counted_text(plan, reads, true), by(plan, reads.quantities), by_days(plan, reads)}, ", ");
  if (!units.empty() || reads.events.empty()) return units;
  if (!reads.money.empty()) return by(plan, reads.money);
  const Table* row = row_of(plan, rule);
  return row ? say("per {0}", "per {0}", {everyday(row->name())}) : Text();
}

Text performance_based(const Contract& contract, const Reads& reads, const Text& units) {
  Text measured = by(contract.plan, reads.measurements);
  Text kind = say("prestatiegerichte bekostiging: {0}", "performance-based: {0}", {units});
  if (measured.empty()) return kind;
  return pays_for_results(contract) ? say("{0}; mede resultaatgericht: {1}", "{0}; also result-based: {1}", {kind, measured}) : say("{0}; mede {1}", "{0}; also {1}", {kind, measured});
}

Text by_measurement(const Contract& contract, const Reads& reads) {
  Text measured = by(contract.plan, reads.measurements);
  if (pays_for_results(contract)) return say("resultaatgerichte bekostiging: {0}", "result-based: {0}", {measured});
  return say("{0}; of dat prestatie of resultaat is: {1}", "{0}; whether that is performance or result: {1}", {measured, undecided()});
}

Text by_residents(const Plan& plan, const Reads& reads) {
  Text by_what = joined({by(plan, reads.quantities), counted_text(plan, reads, false)}, ", ");
  bool only = std::all_of(reads.quantities.begin(), reads.quantities.end(), [&](const auto& column) { return is_population(plan, column); });
  return only ? say("lumpsum budget per populatie: {0}", "lump sum per population: {0}", {by_what}) : say("lumpsum budget, mede per populatie: {0}", "lump sum, also per population: {0}", {by_what});
}

// Nothing is counted or measured. "als", "alleen met": owed only then.
Text fixed_amount(const Contract& contract, const Rule& rule, const Reads& reads) {
  Text amount = reads.in_parts ? Text{"lumpsum budget, in delen betaald", "lump sum, paid in parts"}
                : keyed_by_client(contract.plan, rule) ? say("vast bedrag {0}, wat er ook wordt geleverd", "fixed amount {0}, whatever is delivered", {per(rule.grain)})
                                                       : say("lumpsum budget: vast bedrag {0}", "lump sum: fixed amount {0}", {per(rule.grain)});
  if (!reads.events.empty()) amount = say("vast bedrag {0}, alleen met {1}", "fixed amount {0}, only with {1}", {per(rule.grain), names_of(contract.plan, reads.events)});
  if (reads.conditions.empty()) return amount;
  Text condition = in_words(contract, reads.conditions.front());
  return say("vast bedrag {0}, als {1}", "fixed amount {0}, if {1}", {per(rule.grain), condition});
}

// An amount that the data state: a subsidy, a bid, or costs afterwards. Only a price per period was surely agreed beforehand.
Text amount_of_data(const Contract& contract, const Rule& rule, const Reads& reads) {
  const Plan& plan = contract.plan;
  Text money = columns_text(plan, reads.money);
  if (reads.in_parts) return say("lumpsum budget, in delen betaald: {0}", "lump sum, paid in parts: {0}", {money});
  bool agreed = std::all_of(reads.money.begin(), reads.money.end(), [&](const auto& column) { return unit_of_column(plan, column).powers.size() > 1; });
  if (agreed && reads.conditions.empty()) return say("lumpsum budget: {0}, {1}", "lump sum: {0}, {1}", {money, per(rule.grain)});
  return say("bedrag uit de gegevens {0}: {1}; of het een lumpsum is: {2}", "amount from the data {0}: {1}; whether it is a lump sum: {2}",
             {per(rule.grain), in_words_with_sources(contract, rule.body), undecided()});
}

Text of_payables(const Plan& plan, const Reads& reads) {
  Text titles = titles_of(plan, reads.payables);
  if (reads.shared) return joined({say("verdeling van {0}", "division of {0}", {titles}), by(plan, reads.measurements)}, "; ");
  return say("afgeleid van {0}", "derived from {0}", {joined({titles, columns_text(plan, reads.money)}, ", ")});
}

std::optional<Text> kind_of(const Contract& contract, const Rule& rule, const Reads& reads) {
  const Plan& plan = contract.plan;
  if (!reads.data() && reads.payables.empty() && rule.support.kind == PresenceKind::dense) return Text{"lumpsum budget: hangt niet van gegevens af", "lump sum: depends on no data"};
  if (by_population(plan, reads) && reads.events.empty()) return by_residents(plan, reads);
  if (Text units = delivered(plan, rule, reads); !units.empty()) return performance_based(contract, reads, units);
  if (Text count = counted_text(plan, reads, false); !count.empty())
    return say("{0}; of dat een prestatie is: {1}", "{0}; whether that is a performance: {1}", {count, undecided()});
  if (reads.shared && !reads.payables.empty()) return of_payables(plan, reads);
  if (!reads.measurements.empty()) return by_measurement(contract, reads);
  if (!reads.payables.empty()) return of_payables(plan, reads);
  if (!reads.money.empty()) return reads.shared ? say("verdeling van {0}", "division of {0}", {columns_text(plan, reads.money)}) : amount_of_data(contract, rule, reads);
  if (reads.stated_amount(plan)) return fixed_amount(contract, rule, reads);
  return {};
}

// What is already in the kind is not said again.
Text division(const Contract& contract, const Reads& reads, const Text& kind) {
  if (!reads.shared || reads.weight_exprs.empty()) return {};
  Text weight = in_words(contract, reads.weight_exprs.front());
  return kind.nl.starts_with("verdeling van") ? say("naar {0}", "by {0}", {weight}) : say("verdeeld naar {0}", "divided by {0}", {weight});
}

Text set_off(const Plan& plan, const Reads& reads, const Text& kind) {
  Text titles = titles_of(plan, reads.payables);
  if (titles.empty() || kind.nl.find(titles.nl) != std::string::npos) return {};
  return say("verrekend met {0}", "set off against {0}", {titles});
}

const Party* party_of(const Plan& plan, const std::string& name) {
  auto found = std::find_if(plan.parties.begin(), plan.parties.end(), [&](const Party& party) { return party.name == name; });
  return found == plan.parties.end() ? nullptr : &*found;
}

std::string party_name(const Plan& plan, const PartyRef& ref) {
  const Party* party = party_of(plan, ref.name);
  return party && is_single(party->role) && !party->title.empty() ? party->title : everyday(ref.name);
}

// Only where another than the purchaser pays.
Text direction(const Plan& plan, const Rule& rule) {
  if (!rule.payer || !rule.payee) return {};
  const Party* payer = party_of(plan, rule.payer->name);
  if (payer && (payer->role == ast::Role::purchaser || payer->role == ast::Role::purchasers)) return {};
  return say("van {0} aan {1}", "from {0} to {1}", {party_name(plan, *rule.payer), party_name(plan, *rule.payee)});
}

Text type_of(const Contract& contract, const Rule& rule, const Reads& reads) {
  Text kind = kind_of(contract, rule, reads).value_or(say("{0}: {1}", "{0}: {1}", {titled(rule), undecided()}));
  return joined({kind, division(contract, reads, kind), set_off(contract.plan, reads, kind), direction(contract.plan, rule)}, "; ");
}

}  // namespace

Feature base_reward(const Contract& contract) {
  Feature feature{Block::reward, "base-reward",
                  {"Typologie van de basisbeloning: lumpsum budget, prestatiegerichte bekostiging, resultaatgerichte bekostiging", "Type of base reward: lump sum, performance-based or result-based"}, false, {}};
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) { add_once(feature.entries, type_of(contract, rule, reads_of(contract.plan, id)), clause_of(contract, rule)); });
  if (feature.entries.empty())
    for_each_rule(contract.plan, {bonus, penalty}, [&](RuleId, const Rule& rule) { add_once(feature.entries, {"geen basisbeloning, alleen bonus of malus", "no base reward, only a bonus or penalty"}, clause_of(contract, rule)); });
  return feature;
}

}  // namespace bkm::card
