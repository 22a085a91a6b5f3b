// Directe of gespreide betaling: on which day an amount falls, and how often.
#include <algorithm>

#include "compiler/card/reward.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

using enum ast::RuleKind;

Text word_of(Cycle cycle) { return {std::string(cycle_word(cycle).nl), std::string(cycle_word(cycle).en)}; }

// "vooraf, op de eerste dag"; nothing for the last day, which goes without saying.
Text day_in_period(const PostDay& day) {
  if (day.count != 0) {
    Text later = span_of_time(day.count, day.unit);
    return day.first ? say("{0} na het begin", "{0} after the start", {later}) : say("{0} na afloop", "{0} after the end", {later});
  }
  return day.first ? Text{"vooraf, op de eerste dag", "in advance, on the first day"} : Text();
}

Text when_paid(const Contract& contract, const Rule& rule) {
  const Plan& plan = contract.plan;
  if (rule.day.date) return say("op één moment: op {0}, {1}", "at one moment: on {0}, {1}", {in_words(contract, *rule.day.date), per(rule.grain)});
  auto cycle = finest_cycle(plan, rule.grain);
  if (cycle && periods_in_term(plan.calendar, *cycle).size() > 1) return joined({say("gespreid: per {0}", "spread: per {0}", {word_of(*cycle)}), day_in_period(rule.day)}, ", ");
  const table::Schema* row = !cycle && is_row_frame(plan, rule.grain) ? &plan[plan[rule.grain[0].dimension].table].schema : nullptr;
  const auto is_period = [](const table::ColumnSchema& column) { return column.kind == table::CellKind::period; };
  if (row && row->on < 0)
    if (const auto period = std::find_if(row->columns.begin(), row->columns.end(), is_period); period != row->columns.end())
      return say("direct: per {0}, aan het eind van de periode daarvan ({1})", "direct: per {0}, at the end of its period ({1})", {everyday(rule.grain[0].name), everyday(period->name)});
  if (row && row->on >= 0)
    return say("direct: per {0}, op de dag daarvan", "direct: per {0}, on its day", {everyday(rule.grain[0].name)});
  Text end = day_in_period(rule.day);
  return joined({Text{"in één keer", "at once"}, end.empty() ? Text{"aan het eind van de looptijd", "at the end of the term"} : end}, ", ");
}

}  // namespace

Feature payment(const Contract& contract) {
  Feature feature{Block::reward, "payment", {"Directe betaling of gespreide betaling", "Direct or spread payment"}, false, {}};
  for_each_rule(contract.plan, {pay, bonus, penalty, adjust}, [&](RuleId, const Rule& rule) { add_once(feature.entries, when_paid(contract, rule), clause_of(contract, rule)); });
  feature.entries.push_back({say("afgerekend per {0}", "settled per {0}", {word_of(contract.plan.settlement)}), {keyword(contract, "periode", "period")}});
  return feature;
}

}  // namespace bkm::card
