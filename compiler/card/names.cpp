#include "compiler/card/names.hpp"

#include <algorithm>

namespace bkm::card {

using namespace plan;

namespace {

std::string last_name(const Plan& plan, PathId id, const Frame& frame) {
  if (const auto* column = std::get_if<ColumnPath>(&plan[id].node)) return plan[column->table].schema.columns[static_cast<std::size_t>(column->column)].name;
  if (const auto* period = std::get_if<PeriodPath>(&plan[id].node)) return std::string(cycle_word(period->to).in(plan.language));
  const auto* axis = std::get_if<AxisPath>(&plan[id].node);
  return axis ? frame[axis->axis].name : "";
}

}  // namespace

std::string counted_name(const Plan& plan, const Aggregate& aggregate) { return aggregate.counted ? last_name(plan, *aggregate.counted, aggregate.frame) : ""; }

Text running(const Rule& rule) {
  if (!rule.cumulative) return {};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < rule.grain.size(); ++i)
    if (i != rule.cumulative->period) names.push_back(everyday(rule.grain[i].name));
  Text key = names.empty() ? Text() : say(", per {0}", ", per {0}", {list_of(names)});
  if (!rule.cumulative->within) return say("opgeteld tot nu toe{0}", "added up to date{0}", {key});
  Bilingual cycle = cycle_word(*rule.cumulative->within);
  return say("opgeteld binnen {0}{1}", "added up within the {0}{1}", {Text{std::string(cycle.nl), std::string(cycle.en)}, key});
}

Text span_of_time(int count, Cycle unit) {
  static const Text kMore[] = {{"dagen", "days"},         {"weken", "weeks"}, {"vierweken", "four-week periods"}, {"maanden", "months"},             {"kwartalen", "quarters"},
                               {"halfjaren", "half-years"}, {"jaar", "years"},  {"schooljaren", "school years"},    {"contractjaren", "contract years"}, {"looptijd", "terms"}};
  Text one{std::string(cycle_word(unit).nl), std::string(cycle_word(unit).en)};
  return say("{0} {1}", "{0} {1}", {std::to_string(count), count == 1 ? one : kMore[static_cast<int>(unit)]});
}

Text window_text(const Window& window) {
  if (!window.to_date) return say("over {0} ervoor", "over the {0} before", {span_of_time(window.count, window.cycle.value_or(window.source_cycle))});
  if (!window.cycle) return {"t/m nu", "to date"};
  return say("over {0} t/m nu", "over the {0} to date", {Text{std::string(cycle_word(*window.cycle).nl), std::string(cycle_word(*window.cycle).en)}});
}

std::string everyday(const std::string& name) {
  std::string text = name;
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

Text titled(const Rule& rule) { return rule.title.empty() ? Text(everyday(rule.name)) : say("\"{0}\"", "\"{0}\"", {rule.title}); }

Text titles_of(const Plan& plan, const std::set<RuleId>& rules) {
  std::vector<Text> texts;
  for (RuleId id : rules) texts.push_back(titled(plan[id]));
  return joined(texts, ", ");
}

}  // namespace bkm::card
