// Periode: the term, whether transactions repeat, and what follows a trajectory instead of the calendar.
#include <algorithm>

#include "compiler/card/blocks.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

Text period_clause(const Contract& contract) { return keyword(contract, "periode", "period"); }
Text dates(const Calendar& calendar) { return say("{0} t/m {1}", "{0} through {1}", {to_string(calendar.term_first), to_string(calendar.term_last)}); }

// Once: every amount falls once for each party, however long the term. On a day of the data it may fall again and again.
bool repeats(const Plan& plan) {
  for (const Rule& rule : plan.rules) {
    if (!is_payable(rule.kind)) continue;
    if (rule.day.date) return true;
    for (const Axis& axis : rule.grain) {
      const Dimension& dimension = plan[axis.dimension];
      if (dimension.kind == DimensionKind::row) return true;
      if (dimension.kind == DimensionKind::period && dimension.cycle != Cycle::term && periods_in_term(plan.calendar, dimension.cycle).size() > 1) return true;
    }
  }
  return false;
}

Feature repetition(const Contract& contract) {
  Feature feature{Block::period, "repetition", {"Eenmalige transactie of repeterende transactie", "One-off or repeating transaction"}, false, {}};
  const Plan& plan = contract.plan;
  bool any = std::any_of(plan.rules.begin(), plan.rules.end(), [](const Rule& rule) { return is_payable(rule.kind); });
  if (!any) return feature;
  if (!repeats(plan)) return feature.entries.push_back({{"eenmalige transactie", "one-off transaction"}, {period_clause(contract)}}), feature;
  std::size_t times = periods_in_term(plan.calendar, plan.settlement).size();
  Bilingual cycle = cycle_word(plan.settlement);
  feature.entries.push_back({say("repeterende transactie: {0} keer afgerekend, per {1}", "repeating transaction: settled {0} times, per {1}", {std::to_string(times), {std::string(cycle.nl), std::string(cycle.en)}}), {period_clause(contract)}});
  return feature;
}

Feature length(const Contract& contract) {
  Feature feature{Block::period, "period",
                  {"Periode vooraf bepaald (maand, jaar) versus periode die samenhangt met eindresultaat van de prestatie (zorgtraject)",
                   "Period set beforehand (month, year) or following the end result of the performance (trajectory)"}, false, {}};
  const Plan& plan = contract.plan;
  feature.entries.push_back({say("vooraf bepaald: {0}", "set beforehand: {0}", {dates(plan.calendar)}), {period_clause(contract)}});
  for (const Rule& rule : plan.rules)
    if (is_payable(rule.kind) && rule.day.date)
      feature.entries.push_back({say("niet vooraf bepaald: {0}, op de dag \"{1}\" ({2})", "not set beforehand: {0}, on the day \"{1}\" ({2})", {titled(rule), in_words(contract, *rule.day.date), per(rule.grain)}), {clause_of(contract, rule)}});
  return feature;
}

Feature extension(const Contract& contract) {
  Feature feature{Block::period, "extension", {"Verlenging (aanvulling)", "Extension (added)"}, true, {}};
  if (contract.plan.extendable)
    feature.entries.push_back({say("optie tot verlenging t/m {0}", "option to extend through {0}", {to_string(*contract.plan.extendable)}), {period_clause(contract)}});
  return feature;
}

}  // namespace

std::vector<Feature> period_block(const Contract& contract) {
  return {repetition(contract), length(contract), extension(contract), {Block::period, "switching-costs", {"Laag of hoge overstapkosten", "Low or high switching costs"}, false, {}}};
}

}  // namespace bkm::card
