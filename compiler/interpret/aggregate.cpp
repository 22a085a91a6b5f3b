// som, gemiddelde, hoogste, laagste, aantal: every group at once at first use; a window or a cutoff at the key that reads it.
#include <algorithm>

#include "compiler/interpret/evaluator.hpp"
#include "compiler/plan/paths.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::interpret {

using namespace plan;

std::optional<Key> Evaluator::group_of(const Aggregate& aggregate, const Key& source) {
  Key group;
  for (const GroupAxis& axis : aggregate.group) {
    auto part = this->part(axis.source, source);
    if (!part) return {};
    group.push(*part);
  }
  return group;
}

std::optional<Key> Evaluator::group_used(const Aggregate& aggregate, const Key& key) {
  Key group;
  for (const GroupAxis& axis : aggregate.group) {
    auto part = path(axis.use, key);
    if (!part) return {};
    group.push(*part);
  }
  return group;
}

// Yes, no, or why its `waar` cannot say: then the group has no value, rather than one without this row.
Value Evaluator::selects(const Aggregate& aggregate, const Key& source) {
  if (!aggregate.filter) return Value::yes_no(true);
  const Value test = needed(value(*aggregate.filter, source), *aggregate.filter, source);
  return test.stops() ? test : Value::yes_no(test.present() && test.yes());
}

void Evaluator::take(const Aggregate& aggregate, const Key& source, Accumulator& into) {
  if (aggregate.counted) {
    auto counted = path(*aggregate.counted, source);
    if (counted && into.first_of(*counted)) ++into.count;
    return;
  }
  if (!aggregate.value) {
    ++into.count;
    return;
  }
  const Value item = needed(value(*aggregate.value, source), *aggregate.value, source);
  if (item.stops()) return into.stop(item.trouble);
  if (item.present()) take_value(aggregate, source, item, into);
}

void Evaluator::take_value(const Aggregate& aggregate, const Key& source, const Value& item, Accumulator& into) {
  ++into.count;
  bool adds = aggregate.fold == ast::Fold::sum || aggregate.fold == ast::Fold::average;
  if (!adds) return take_extreme(aggregate, item, into);
  if (!aggregate.weight) return void(into.total += item.number);
  Value weight = weight_of(aggregate, value(*aggregate.weight, source));
  if (weight.present()) into.add(item.number, weight.number);
  else into.stop(weight.trouble);
}

void Evaluator::take_extreme(const Aggregate& aggregate, const Value& item, Accumulator& into) const {
  bool number = plan_[*aggregate.value].type.kind == ValueKind::number;
  auto less = [&](const Value& a, const Value& b) { return number ? a.number < b.number : a.word < b.word; };
  bool better = !into.extreme || (aggregate.fold == ast::Fold::highest ? less(*into.extreme, item) : less(item, *into.extreme));
  if (better) into.extreme = item;
}

// A weight to count by, or why there is none.
Value Evaluator::weight_of(const Aggregate& aggregate, Value weight) const {
  if (weight.stops()) return Value::undefined(weight.trouble);
  if (!weight.present()) return Value::undefined({"weight-missing", aggregate.text, "", ""});
  if (weight.number < 0) return Value::undefined({"negative-weight", aggregate.text, fraction_text(weight.number), ""});
  return weight;
}

// Rows that count in an aggregate: live ones, those a rule reads from before the term, or those that were submitted.
bool Evaluator::counts(const Aggregate& aggregate, TableId id, std::uint32_t row) const {
  const table::Table& rows = data_.tables[id.index];
  if (aggregate.submitted && !data_.submitted[id.index].empty()) return data_.submitted[id.index][row] && rows.before_term(row) == before_term_;
  return before_term_ ? rows.before_term(row) : rows.live(row);
}

void Evaluator::for_each_source(const Aggregate& aggregate, const std::function<void(const Key&)>& visit) {
  if (const auto* table_id = std::get_if<TableId>(&aggregate.source.of)) {
    const table::Table& rows = data_.tables[table_id->index];
    for (std::uint32_t row = 0; row < rows.size(); ++row)
      if (counts(aggregate, *table_id, row)) visit(Key{static_cast<std::int32_t>(row)});
    return;
  }
  RuleId rule = std::get<RuleId>(aggregate.source.of);
  if (before_term_) {
    for (const auto& [key, value] : values_before_term(rule)) visit(key);
    return;
  }
  for (const auto& [key, cell] : results_[rule.index].cells)
    if (!is_open(plan_[rule], cell)) visit(key);
  if (adds_of_all_time(plan_, aggregate))
    for (const auto& [key, day] : results_[rule.index].before_term) visit(key);
}

void Evaluator::mark_used(const Aggregate& aggregate, const Key& source) {
  if (const auto* table = std::get_if<TableId>(&aggregate.source.of)) use_row(*table, static_cast<std::uint32_t>(source[0]));
}

Evaluator::Folded& Evaluator::folded_groups() { return before_term_ ? folded_before_term_ : folded_; }

const Groups& Evaluator::groups(AggregateId id) {
  auto [found, fresh] = folded_groups().try_emplace(id.index);
  if (!fresh) return found->second;
  const Aggregate& aggregate = plan_[id];
  Groups groups;
  for_each_source(aggregate, [&](const Key& source) {
    Value selected = selects(aggregate, source);
    if (selected.present() && !selected.yes()) return;
    auto group = group_of(aggregate, source);
    if (!group || (aggregate.counted && !path(*aggregate.counted, source))) return;
    mark_used(aggregate, source);
    if (selected.stops()) return groups[*group].stop(selected.trouble);
    take(aggregate, source, groups[*group]);
  });
  return folded_groups()[id.index] = std::move(groups);
}

Value Evaluator::folded(const Aggregate& aggregate, const Accumulator* group) const {
  if (group && group->trouble) return Value::undefined(group->trouble);
  bool adds = aggregate.fold == ast::Fold::sum || aggregate.fold == ast::Fold::count;
  if (!group && adds && before_term_ && !present_before_term_) return Value::missing();  // the data may not reach back
  switch (aggregate.fold) {
    case ast::Fold::sum: return Value::of(group ? group->total : Rational(0));
    case ast::Fold::count: return Value::of(Rational(static_cast<unsigned long>(group ? group->count : 0)));
    case ast::Fold::average: return group ? group->average(aggregate.weight.has_value()) : Value::missing();
    default: return group && group->extreme ? *group->extreme : Value::missing();
  }
}

// --- windows and cutoffs ----------------------------------------------------------------------------------------------

// Days between which a source counts at a key; nothing when the key does not tell.
std::optional<std::pair<Date, Date>> Evaluator::extent(const Aggregate& aggregate, const Key& key) {
  const auto& window = aggregate.window;
  if (!window) return std::pair(Date{INT32_MIN}, *cutoff_);
  Period now{Cycle::day, cutoff_.value_or(Date{}), cutoff_.value_or(Date{})};
  if (!cutoff_) {
    auto place = window->use ? path(*window->use, key) : std::nullopt;
    if (!place) return {};
    now = period_of(plan_.calendar, window->use_cycle, Date{*place});
  }
  if (!window->to_date) {
    Period before = period_of(plan_.calendar, *window->cycle, now.first);
    Date last = before.first + -1;
    for (int i = 0; i < window->count; ++i) before = previous_period(plan_.calendar, before);
    return std::pair(before.first, last);
  }
  if (window->cycle) return std::pair(period_of(plan_.calendar, *window->cycle, now.first).first, now.last);
  auto start = path(*window->start, key);
  return start ? std::optional(std::pair(Date{*start}, now.last)) : std::nullopt;
}

Evaluator::Timelines& Evaluator::timelines(AggregateId id) {
  auto [found, fresh] = timelines_.try_emplace(id.index);
  if (!fresh) return found->second;
  const Aggregate& aggregate = plan_[id];
  Timelines lines;
  auto add = [&](const Key& source) {
    auto group = group_of(aggregate, source);
    auto time = group ? time_of(aggregate, source) : std::nullopt;
    if (time) lines[*group].emplace_back(*time, source);
  };
  bool outer = before_term_;
  for (bool before : {false, true}) {
    if (before && !aggregate.window) break;
    before_term_ = before;
    for_each_source(aggregate, add);
  }
  before_term_ = outer;
  for (auto& [group, line] : lines) std::sort(line.begin(), line.end());
  return timelines_[id.index] = std::move(lines);
}

// Keys of a rule, and rows without a day, have none: what their value is computed from has.
std::optional<std::int32_t> Evaluator::time_of(const Aggregate& aggregate, const Key& source) {
  if (aggregate.window) return path(aggregate.window->source, source);
  const auto* table = std::get_if<TableId>(&aggregate.source.of);
  if (!table || data_.tables[table->index].schema.on < 0) return INT32_MIN;
  const table::Table& rows = data_.tables[table->index];
  return static_cast<std::int32_t>(rows.columns[rows.schema.on][source[0]]);
}

// A condition about a source before the term looks back from there.
Value Evaluator::selects_at_its_time(const Aggregate& aggregate, const Key& source) {
  bool outer = std::exchange(before_term_, before_term_ || before_term(aggregate.frame, source));
  Value selected = selects(aggregate, source);
  before_term_ = outer;
  return selected;
}

// It differs from key to key which sources count, or what they are worth.
bool Evaluator::is_timed(AggregateId id) {
  const Aggregate& aggregate = plan_[id];
  if (aggregate.window || !cutoff_) return aggregate.window.has_value();
  const auto* table = std::get_if<TableId>(&aggregate.source.of);
  if (table && data_.tables[table->index].schema.on >= 0) return true;
  auto [found, fresh] = reads_rules_.try_emplace(id.index);
  if (fresh) found->second = reads_rules(plan_, aggregate);
  return found->second;
}

Value Evaluator::folded_between(AggregateId id, const Key& group, Date first, Date last) {
  const Aggregate& aggregate = plan_[id];
  auto found = timelines(id).find(group);
  if (found == timelines(id).end()) return folded(aggregate, nullptr);
  const auto& line = found->second;
  auto at = std::lower_bound(line.begin(), line.end(), first.days, [](const auto& item, std::int32_t day) { return item.first < day; });
  Accumulator total;
  for (; at != line.end() && at->first <= last.days; ++at) {
    Value selected = selects_at_its_time(aggregate, at->second);
    if (selected.present() && !selected.yes()) continue;
    mark_used(aggregate, at->second);
    if (selected.stops()) return Value::undefined(selected.trouble);
    take(aggregate, at->second, total);
  }
  bool any = std::any_of(line.begin(), line.end(), [&](const auto& item) { return selects_at_its_time(aggregate, item.second).yes(); });
  return folded(aggregate, any ? &total : nullptr);
}

Value Evaluator::aggregate(const AggregateValue& a, const Key& key) {
  const Aggregate& aggregate = plan_[a.aggregate];
  auto group = group_used(aggregate, key);
  if (!group) return lost_part(use_paths(aggregate), key) ? Value::missing() : folded(aggregate, nullptr);  // no row for the key is not nothing
  if (aggregate.components) return composite(aggregate, *group);
  if (is_timed(a.aggregate)) {
    auto days = extent(aggregate, key);
    return days ? folded_between(a.aggregate, *group, days->first, days->second) : folded(aggregate, nullptr);
  }
  const auto& all = groups(a.aggregate);
  auto found = all.find(*group);
  return folded(aggregate, found == all.end() ? nullptr : &found->second);
}

}  // namespace bkm::interpret
