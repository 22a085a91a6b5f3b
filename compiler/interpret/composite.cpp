// An average over closed codes (M5, D26): each code is a component, and one without a value does what the contract says.
#include "compiler/interpret/evaluator.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

// The keys of all components of one group.
std::vector<Key> keys_of_components(const Plan& plan, const table::CodePool& codes, const Components& components, const Key& group) {
  std::vector<Key> keys{Key{}};
  for (std::size_t i = 0; i < components.key.size(); ++i) {
    std::vector<std::int32_t> parts;
    if (components.from_group[i]) parts = {group[*components.from_group[i]]};
    else
      for (const std::string& code : plan[components.key[i].dimension].codes) parts.push_back(*codes.find(code));
    std::vector<Key> longer;
    for (const Key& key : keys)
      for (std::int32_t part : parts) longer.push_back(key), longer.back().push(part);
    keys = std::move(longer);
  }
  return keys;
}

}  // namespace

// Where the component stands: its row, or the key of the rule.
std::optional<Key> Evaluator::component_source(const Aggregate& aggregate, const Key& key) {
  if (const auto* rule = std::get_if<RuleId>(&aggregate.source.of)) return before_term(plan_[*rule].grain, key) || results_[rule->index].cells.contains(key) ? std::optional(key) : std::nullopt;
  TableId id = std::get<TableId>(aggregate.source.of);
  auto found = data_.index[id.index].find(key);
  if (found == data_.index[id.index].end() || found->second.empty()) return {};
  return Key{static_cast<std::int32_t>(found->second.front())};
}

// The value of one code, from its row or key where the `waar` takes that.
Component Evaluator::component_at(const Aggregate& aggregate, const Key& key) {
  Component component{key, component_source(aggregate, key), Value::missing(), true, Value::of(Rational(1))};
  Value selected = component.source ? selects(aggregate, *component.source) : Value::yes_no(false);
  if (selected.stops()) component.value = selected;
  else if (!selected.yes()) component.source.reset();
  else mark_used(aggregate, *component.source), component.value = value(*aggregate.value, *component.source);
  return component;
}

std::vector<Component> Evaluator::components_of(const Aggregate& aggregate, const Key& group) {
  const Components& components = *aggregate.components;
  std::vector<Component> found;
  for (const Key& key : keys_of_components(plan_, data_.codes, components, group)) {
    Component component = component_at(aggregate, key);
    if (!component.value.present()) component.counts = components.rule == ast::MissingRule::counts_as;
    if (aggregate.weight && component.counts) component.weight = component.source ? value(*aggregate.weight, *component.source) : value(*components.weight, key);
    found.push_back(std::move(component));
  }
  return found;
}

Value Evaluator::composite(const Aggregate& aggregate, const Key& group) {
  const Components& components = *aggregate.components;
  Accumulator total;
  for (const Component& component : components_of(aggregate, group)) {
    if (component.value.stops()) return Value::undefined(component.value.trouble);
    if (!component.value.present() && components.rule == ast::MissingRule::no_result) return Value::missing();
    if (!component.counts) continue;
    Value weight = weight_of(aggregate, component.weight);
    if (!weight.present()) return weight;
    total.add(component.value.present() ? component.value.number : components.counts_as, weight.number);
  }
  return total.average(true);
}

}  // namespace bkm::interpret
