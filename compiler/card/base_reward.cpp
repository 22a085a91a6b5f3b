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

// A payment: all that it reads, and what it reads outside comparisons, which it is paid by as such.
struct Paid {
  const Rule& rule;
  Reads reads, plainly;
};

// A comparison is told in full: paid by x - y, it is paid by neither.
Text by_comparisons(const Contract& contract, const Reads& reads) {
  std::vector<Text> texts;
  for (ExprId id : reads.comparisons) {
    bool excess = std::holds_alternative<Bound>(contract.plan[id].node);  // "by how much .."
    texts.push_back(say("naar {0}", excess ? "{0}" : "by {0}", {in_words_with_sources(contract, id)}));
  }
  return joined(texts, ", ");
}

bool counts_rows(const Plan& plan, const Reads& reads) {
  auto event = [&](const auto& read) { return plan[read.first].form == TableForm::event; };
  return !reads.days.empty() || std::any_of(reads.counted.begin(), reads.counted.end(), event) || std::any_of(reads.quantities.begin(), reads.quantities.end(), event) || std::any_of(reads.money.begin(), reads.money.end(), event);
}

// The less is delivered, the more is paid: whether that pays for a performance, the text does not say.
bool pays_for_less(const Plan& plan, const Reads& reads) { return !reads.deducted.empty() && !counts_rows(plan, reads); }

// Under an "anders" there is an amount too where the condition does not hold.
Text owed_if(const Contract& contract, const Reads& reads) {
  if (reads.conditions.empty()) return {};
  Text condition = in_words(contract, reads.conditions.front());
  return reads.otherwise ? say("afhankelijk van: {0}", "depending on: {0}", {condition}) : say("als {0}", "if {0}", {condition});
}

Text day_of(const Contract& contract, const Rule& rule) { return rule.day.date ? say("op {0}", "on {0}", {in_words(contract, *rule.day.date)}) : Text(); }

// By what is delivered: counted rows, quantities, days of a stay, or where neither is read the amounts that the rows report, or each row itself.
Text delivered(const Contract& contract, const Paid& paid) {
  const Plan& plan = contract.plan;
  const Reads& reads = paid.reads;
  if (pays_for_less(plan, reads)) return {};
  if (!counted_text(plan, reads, true).empty() || !reads.quantities.empty() || !reads.days.empty())
    return joined({counted_text(plan, paid.plainly, true), by(plan, paid.plainly.quantities), by_days(plan, reads), by_comparisons(contract, reads)}, ", ");
  if (reads.events.empty()) return {};
  if (!reads.money.empty()) return joined({by(plan, paid.plainly.money), by_comparisons(contract, reads)}, ", ");
  const Table* row = row_of(plan, paid.rule);
  return row ? joined({say("per {0}", "per {0}", {everyday(row->name())}), owed_if(contract, reads)}, ", ") : Text();
}

Text performance_based(const Contract& contract, const Reads& plainly, const Text& units) {
  Text measured = by(contract.plan, plainly.measurements);
  Text kind = say("prestatiegerichte bekostiging: {0}", "performance-based: {0}", {units});
  if (measured.empty()) return kind;
  return pays_for_results(contract) ? say("{0}; mede resultaatgericht: {1}", "{0}; also result-based: {1}", {kind, measured}) : say("{0}; mede {1}", "{0}; also {1}", {kind, measured});
}

Text by_measurement(const Contract& contract, const Reads& plainly) {
  Text measured = joined({by_comparisons(contract, plainly), by(contract.plan, plainly.measurements)}, ", ");
  if (pays_for_results(contract)) return say("resultaatgerichte bekostiging: {0}", "result-based: {0}", {measured});
  return say("{0}; of dat prestatie of resultaat is: {1}", "{0}; whether that is performance or result: {1}", {measured, undecided()});
}

Text by_residents(const Contract& contract, const Paid& paid) {
  const Plan& plan = contract.plan;
  const Reads& reads = paid.reads;
  Text by_what = joined({by(plan, paid.plainly.quantities), counted_text(plan, paid.plainly, false), by_comparisons(contract, reads)}, ", ");
  bool only = std::all_of(reads.quantities.begin(), reads.quantities.end(), [&](const auto& column) { return is_population(plan, column); });
  return only ? say("lumpsum budget per populatie: {0}", "lump sum per population: {0}", {by_what}) : say("lumpsum budget, mede per populatie: {0}", "lump sum, also per population: {0}", {by_what});
}

// Nothing is counted or measured. "als", "alleen met", "op": owed only then.
Text fixed_amount(const Contract& contract, const Rule& rule, const Reads& reads) {
  Text fixed = say("vast bedrag {0}", "fixed amount {0}", {per(rule.grain)});
  Text only_with = reads.events.empty() || !reads.conditions.empty() ? Text() : say("alleen met {0}", "only with {0}", {names_of(contract.plan, reads.events)});
  Text when = joined({only_with, day_of(contract, rule), owed_if(contract, reads)}, ", ");
  if (!when.empty()) return joined({fixed, when}, ", ");
  if (reads.in_parts) return {"lumpsum budget, in delen betaald", "lump sum, paid in parts"};
  return keyed_by_client(contract.plan, rule) ? say("{0}, wat er ook wordt geleverd", "{0}, whatever is delivered", {fixed}) : say("lumpsum budget: {0}", "lump sum: {0}", {fixed});
}

Text maybe_performance(const Text& by_what) { return say("{0}; of dat een prestatie is: {1}", "{0}; whether that is a performance: {1}", {by_what, undecided()}); }

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

// What was paid comes back: how much, when, and on which day.
Text taken_back(const Contract& contract, const Rule& rule) {
  return joined({say("teruggenomen: {0}", "taken back: {0}", {in_words_unsigned(contract, rule.body)}), day_of(contract, rule)}, "; ");
}

std::optional<Text> kind_of(const Contract& contract, const Paid& paid) {
  const Plan& plan = contract.plan;
  const auto& [rule, reads, plainly] = paid;
  if (is_taken_back(plan, rule.body)) return taken_back(contract, rule);
  if (!reads.data() && reads.payables.empty() && rule.support.kind == PresenceKind::dense) return Text{"lumpsum budget: hangt niet van gegevens af", "lump sum: depends on no data"};
  if (by_population(plan, reads) && reads.events.empty()) return by_residents(contract, paid);
  if (Text units = delivered(contract, paid); !units.empty()) return performance_based(contract, plainly, units);
  if (Text count = counted_text(plan, plainly, false); !count.empty()) return maybe_performance(joined({count, by_comparisons(contract, reads)}, ", "));
  if (reads.shared && !reads.payables.empty()) return of_payables(plan, reads);
  if (!reads.measurements.empty() && !pays_for_less(plan, reads)) return by_measurement(contract, plainly);
  if (!reads.comparisons.empty() && (reads.money.empty() || reads.shared)) return maybe_performance(by_comparisons(contract, reads));
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

Text set_off(const Plan& plan, const Rule& rule, const Reads& reads, const Text& kind) {
  Text titles = titles_of(plan, reads.payables);
  if (titles.empty() || is_taken_back(plan, rule.body) || kind.nl.find(titles.nl) != std::string::npos) return {};
  return say("verrekend met {0}", "set off against {0}", {titles});
}

std::string party_name(const Plan& plan, const PartyRef& ref) {
  const Party* party = party_named(plan, ref.name);
  return party && is_single(party->role) && !party->title.empty() ? party->title : everyday(ref.name);
}

// Only where another than the purchaser pays.
Text direction(const Plan& plan, const Rule& rule) {
  if (!rule.payer || !rule.payee || is_taken_back(plan, rule.body)) return {};
  const Party* payer = party_named(plan, rule.payer->name);
  if (payer && (payer->role == ast::Role::purchaser || payer->role == ast::Role::purchasers)) return {};
  return say("van {0} aan {1}", "from {0} to {1}", {party_name(plan, *rule.payer), party_name(plan, *rule.payee)});
}

// A comparison tells in its own words over which periods it looks.
Text over_windows(const Plan& plan, const Reads& plainly) {
  std::vector<Text> texts;
  for (AggregateId id : plainly.windows) texts.push_back(window_text(*plan[id].window));
  return joined(texts, ", ");
}

Text type_of(const Contract& contract, const Paid& paid) {
  const Plan& plan = contract.plan;
  Text kind = kind_of(contract, paid).value_or(say("{0}: {1}", "{0}: {1}", {titled(paid.rule), undecided()}));
  return joined({kind, over_windows(plan, paid.plainly), division(contract, paid.reads, kind), set_off(plan, paid.rule, paid.reads, kind), direction(plan, paid.rule)}, "; ");
}

void add_type(const Contract& contract, RuleId id, const Rule& rule, std::vector<Entry>& entries) {
  Paid paid{rule, reads_of(contract.plan, id), reads_outside_comparisons(contract.plan, id)};
  add_once(entries, type_of(contract, paid), clause_of(contract, rule));
  for (ExprId comparison : paid.reads.comparisons) add_definitions(contract, comparison, entries);
  if (is_taken_back(contract.plan, rule.body)) add_definitions(contract, rule.body, entries);
}

}  // namespace

Feature base_reward(const Contract& contract) {
  Feature feature{Block::reward, "base-reward",
                  {"Typologie van de basisbeloning: lumpsum budget, prestatiegerichte bekostiging, resultaatgerichte bekostiging", "Type of base reward: lump sum, performance-based or result-based"}, false, {}};
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) { add_type(contract, id, rule, feature.entries); });
  if (feature.entries.empty())
    for_each_rule(contract.plan, {bonus, penalty}, [&](RuleId, const Rule& rule) { add_once(feature.entries, {"geen basisbeloning, alleen bonus of malus", "no base reward, only a bonus or penalty"}, clause_of(contract, rule)); });
  return feature;
}

}  // namespace bkm::card
