// The rows or keys behind a sum, average, count, highest or lowest: counted, and up to ten of them listed. What is listed and the rest
// together are the value, or the story is at fault.
#include <algorithm>

#include "compiler/base/natural_order.hpp"
#include "compiler/diag/visible.hpp"
#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

bool adds_up(ast::Fold fold) { return fold == ast::Fold::sum || fold == ast::Fold::average; }

}  // namespace

bool Teller::selected(const Aggregate& aggregate, const Key& source) {
  if (!aggregate.filter) return true;
  Value test = evaluator_.value(*aggregate.filter, source);
  return test.present() && test.yes();
}

bool Teller::belongs(const Aggregate& aggregate, const Key& source, const Key& group) {
  for (std::size_t i = 0; i < aggregate.group.size(); ++i)
    if (auto part = evaluator_.path(aggregate.group[i].source, source); !part || *part != group[i]) return false;
  return true;
}

Teller::Item Teller::item(const Aggregate& aggregate, const Key& source) {
  Item made{source, source_name(aggregate, source), aggregate.value ? evaluator_.value(*aggregate.value, source) : Value{}, Rational(1)};
  if (aggregate.weight) made.weight = number_at(aggregate.weight, source).value_or(Rational(0));
  return made;
}

// Rows and keys that can count; a window also reads those before the term.
void Teller::for_each_source(const Aggregate& aggregate, const std::function<void(const Key&)>& visit) {
  const auto* table = std::get_if<TableId>(&aggregate.source.of);
  if (table) {
    const table::Table& rows = data_.tables[table->index];
    for (std::uint32_t row = 0; row < rows.size(); ++row)
      if (evaluator_.counts(aggregate, *table, row) || (aggregate.window && rows.before_term(row))) visit(Key{static_cast<std::int32_t>(row)});
    return;
  }
  RuleId rule = std::get<RuleId>(aggregate.source.of);
  if (aggregate.window)
    for (const auto& [key, value] : evaluator_.values_before_term(rule)) visit(key);
  for (const auto& [key, cell] : settlement_.rules[rule.index].cells)
    if (!is_open(plan_[rule], cell)) visit(key);
  if (adds_of_all_time(plan_, aggregate))
    for (const auto& [key, day] : settlement_.rules[rule.index].before_term) visit(key);
}

std::vector<Teller::Item> Teller::items_of(const Aggregate& aggregate, const Key& group, const Key& key) {
  std::vector<Item> items;
  std::set<std::int32_t> seen;
  const auto* table = std::get_if<TableId>(&aggregate.source.of);
  bool timed = aggregate.window || (cutoff_ && table && data_.tables[table->index].schema.on >= 0);
  auto days = timed ? evaluator_.extent(aggregate, key) : std::nullopt;
  if (timed && !days) return items;
  for_each_source(aggregate, [&](const Key& source) {
    if (!belongs(aggregate, source, group) || !selected(aggregate, source)) return;
    auto time = timed ? evaluator_.time_of(aggregate, source) : std::nullopt;
    if (timed && (!time || Date{*time} < days->first || Date{*time} > days->second)) return;
    if (aggregate.counted) {
      auto counted = evaluator_.path(*aggregate.counted, source);
      if (!counted || !seen.insert(*counted).second) return;
    }
    items.push_back(item(aggregate, source));
  });
  return items;
}

void Teller::check_fold(const Aggregate& aggregate, const std::vector<Item>& items, const Value& told) {
  Rational sum = 0, weights = 0;
  unsigned long count = 0;
  for (const Item& item : items) {
    if (aggregate.value && !item.value.present()) continue;
    ++count;
    weights += item.weight;
    if (adds_up(aggregate.fold)) sum += item.value.number * item.weight;
  }
  bool holds = true;
  switch (aggregate.fold) {
    case ast::Fold::sum: holds = told.present() && told.number == sum; break;
    case ast::Fold::count: holds = told.present() && told.number == Rational(count); break;
    case ast::Fold::average: holds = weights == 0 ? !told.present() : told.present() && told.number * weights == sum; break;
    default: holds = !told.present() || count > 0;
  }
  if (!holds) fault(say("de rijen van {0}", "the rows of {0}", {aggregate.text}));
}

Text Teller::row_name(TableId id, std::uint32_t row) const {
  const table::Table& rows = data_.tables[id.index];
  auto key = [&](Language language) { return diag::one_line(table::key_text(rows, row, plan_.calendar, data_.codes, language)); };
  std::vector<Text> parts{say("{0} {1}", "{0} {1}", {plan_[id].name(), Text{key(Language::nl), key(Language::en)}})};
  if (rows.schema.key.empty()) parts = {say("{0} regel {1}", "{0} line {1}", {plan_[id].name(), std::to_string(rows.lines[row])})};
  bool in_key = std::find(rows.schema.key.begin(), rows.schema.key.end(), rows.schema.on) != rows.schema.key.end();
  if (rows.schema.on >= 0 && !in_key && rows.columns[rows.schema.on][row] != table::kEmpty)
    parts.push_back(to_string(Date{static_cast<std::int32_t>(rows.columns[rows.schema.on][row])}));
  return joined(parts, ", ");
}

Text Teller::source_name(const Aggregate& aggregate, const Key& source) {
  if (aggregate.counted) {
    auto counted = evaluator_.path(*aggregate.counted, source);
    const auto* table = std::get_if<TableId>(&aggregate.source.of);
    std::string code = counted && *counted >= 0 && static_cast<std::size_t>(*counted) < data_.codes.size() ? diag::one_line(data_.codes.text(*counted)) : "?";
    if (table) return say("{0}, in {1}", "{0}, in {1}", {code, row_name(*table, static_cast<std::uint32_t>(source[0]))});
    return code;
  }
  if (const auto* table = std::get_if<TableId>(&aggregate.source.of)) return row_name(*table, static_cast<std::uint32_t>(source[0]));
  const Rule& rule = plan_[std::get<RuleId>(aggregate.source.of)];
  return say("{0}[{1}]", "{0}[{1}]", {rule.name, key_words(plan_, data_, aggregate.frame, source)});
}

// Of `minuten * u`: minuten 25 minuut, u € 62,40 per uur.
Text Teller::factors(const Aggregate& aggregate, const Key& source, const std::string& hint) {
  std::vector<Text> parts;
  std::function<void(ExprId)> collect = [&](ExprId id) {
    const Expr& expr = plan_[id];
    bool leaf = std::holds_alternative<ColumnValue>(expr.node) || std::holds_alternative<RateValue>(expr.node) || std::holds_alternative<MeasureValue>(expr.node);
    if (leaf) parts.push_back(say("{0} {1}", "{0} {1}", {text_of(id), shown(id, evaluator_.value(id, source), hint).shown}));
    else for_each_child(expr, collect);
  };
  for_each_child(plan_[*aggregate.value], collect);
  return joined(parts, ", ");
}

Text Teller::origin_rows(const Aggregate& aggregate, std::size_t count) const {
  if (aggregate.counted) return count_text(count, {"verschillende, elk één keer geteld", "different one, counted once"}, {"verschillende, elk één keer geteld", "different ones, each counted once"});
  const auto* table = std::get_if<TableId>(&aggregate.source.of);
  if (!table) {
    const Rule& rule = plan_[std::get<RuleId>(aggregate.source.of)];
    Text number = is_payable(rule.kind) ? count_text(count, {"bedrag", "amount"}, {"bedragen", "amounts"}) : count_text(count, {"waarde", "value"}, {"waarden", "values"});
    return say("{0} van {1}", "{0} of {1}", {number, rule.name});
  }
  return say("{0} van {1}", "{0} of {1}", {count_text(count, {"rij", "row"}, {"rijen", "rows"}), plan_[*table].name()});
}

void Teller::list_items(Step& step, const Aggregate& aggregate, const std::vector<Item>& items, const std::string& hint) {
  std::string row_hint = aggregate.value ? hint_of(*aggregate.value) : std::string();
  Rational rest = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (i >= kListed) {
      if (aggregate.value && item.value.present()) rest += item.value.number;
      continue;
    }
    Step row{Role::row, item.name, {}, {}, {}};
    if (aggregate.value) row.figure = shown(*aggregate.value, item.value, row_hint + " " + hint);
    if (aggregate.value && !item.value.present()) row.notes.push_back({"leeg: telt niet mee", "empty: does not count"});
    if (aggregate.weight) row.notes.push_back(say("gewicht {0}", "weight {0}", {shown(*aggregate.weight, Value::of(item.weight), hint).shown}));
    if (Text parts = aggregate.value ? factors(aggregate, item.source, hint) : Text(); !parts.empty()) row.notes.push_back(parts);
    step.parts.push_back(std::move(row));
  }
  if (items.size() <= kListed) return;
  Step others{Role::others, count_text(items.size() - kListed, {"andere", "other"}, {"andere", "others"}), {}, {}, {}};
  if (aggregate.value && adds_up(aggregate.fold)) {
    others.text = say("en {0}, samen", "and {0}, together", {others.text});
    others.figure = figure(plan_, data_, Value::of(rest), plan_[*aggregate.value].type, row_hint + " " + hint, percent(*aggregate.value));
  } else {
    others.text = say("en {0}", "and {0}", {others.text});
  }
  step.parts.push_back(std::move(others));
}

// The days that a window or an `op` day takes in.
Text Teller::window_words(const Aggregate& aggregate, const Key& key) {
  if (!aggregate.window) return cutoff_ ? say("t/m {0}", "through {0}", {to_string(*cutoff_)}) : Text();
  auto days = evaluator_.extent(aggregate, key);
  return days ? say("van {0} t/m {1}", "from {0} through {1}", {to_string(days->first), to_string(days->second)}) : Text{"zonder moment", "without a moment"};
}

void Teller::tell_aggregate(Step& step, const AggregateValue& value, const Key& key, const std::string& hint) {
  const Aggregate& aggregate = plan_[value.aggregate];
  auto group = evaluator_.group_used(aggregate, key);
  if (aggregate.components && group) return tell_components(step, aggregate, *group, hint);
  std::vector<Item> items = group ? items_of(aggregate, *group, key) : std::vector<Item>();
  std::stable_sort(items.begin(), items.end(), [&](const Item& a, const Item& b) { return natural_less(a.name.nl, b.name.nl); });
  check_fold(aggregate, items, step.figure->value);
  bool extreme = aggregate.fold == ast::Fold::highest || aggregate.fold == ast::Fold::lowest;
  if (extreme)  // the one that counts first
    std::stable_partition(items.begin(), items.end(), [&](const Item& item) { return item.value.present() && item.value.number == step.figure->value.number && item.value.word == step.figure->value.word; });
  Text when = window_words(aggregate, key);
  if (items.empty()) {
    Text none = std::holds_alternative<TableId>(aggregate.source.of) ? say("geen rij van {0}", "no row of {0}", {plan_[std::get<TableId>(aggregate.source.of)].name()}) : say("geen {0}", "no {0}", {plan_[std::get<RuleId>(aggregate.source.of)].name});
    return step.notes.push_back(joined({say("er is hier {0}", "there is {0} here", {none}), when}, " "));
  }
  step.notes.push_back(joined({origin_rows(aggregate, items.size()), aggregate.submitted ? Text{"zoals ingediend", "as submitted"} : Text(), when}, " "));
  if (const auto* rule = std::get_if<RuleId>(&aggregate.source.of)) ask_further(*rule, items.front().source);
  list_items(step, aggregate, items, hint);
}

// Each code with its weight, also one without a value.
void Teller::tell_components(Step& step, const Aggregate& aggregate, const Key& group, const std::string& hint) {
  const Components& components = *aggregate.components;
  Rational sum = 0, weights = 0;
  bool complete = true;
  for (const Component& component : evaluator_.components_of(aggregate, group)) {
    Value counted = component.value.present() ? component.value : Value::of(components.counts_as);
    Step part{Role::row, key_words(plan_, data_, components.key, component.key), {}, {}, {}};
    if (component.counts) part.figure = shown(*aggregate.value, counted, hint);
    if (aggregate.weight && component.counts) part.notes.push_back(say("gewicht {0}", "weight {0}", {shown(*aggregate.weight, component.weight, hint).shown}));
    if (!component.value.present())
      part.notes.push_back(component.counts ? say("ontbreekt: telt als {0}", "missing: counts as {0}", {part.figure->shown})
                                            : components.rule == ast::MissingRule::no_result ? Text{"ontbreekt: dan is er geen uitkomst", "missing: then there is no result"} : Text{"ontbreekt: telt niet mee", "missing: does not count"});
    complete &= component.value.present() || components.rule != ast::MissingRule::no_result;
    if (component.counts) sum += counted.number * component.weight.number, weights += component.weight.number;
    step.parts.push_back(std::move(part));
  }
  const Value& told = step.figure->value;
  bool holds = weights == 0 || !complete ? !told.present() : told.present() && told.number * weights == sum;
  if (!holds) fault(say("de onderdelen van {0}", "the parts of {0}", {aggregate.text}));
}

}  // namespace bkm::interpret
