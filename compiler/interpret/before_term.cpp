// What a rule would have given in periods before the term: only `vorige` and windows read it (D2). No posts, and no value where the data do
// not reach back.
#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/support.hpp"

namespace bkm::interpret {

using namespace plan;

bool Evaluator::before_term(const Frame& frame, const Key& key) const {
  for (std::size_t i = 0; i < frame.size(); ++i) {
    const Dimension& dimension = plan_[frame[i].dimension];
    if (dimension.kind == DimensionKind::period && key[i] < plan_.calendar.term_first.days && period_of(plan_.calendar, dimension.cycle, Date{key[i]}).last < plan_.calendar.term_first) return true;
    if (dimension.kind == DimensionKind::row && key[i] >= 0 && data_.tables[dimension.table.index].before_term(static_cast<std::size_t>(key[i]))) return true;
  }
  return false;
}

// A row of a period that was over by then: also a table that is `volledig` need not have it.
bool Evaluator::asks_before_term(const ColumnValue& column, const Key& key) {
  const auto* row = std::get_if<RowPath>(&plan_[column.row].node);
  if (!row) return false;
  const table::Schema& schema = plan_[column.table].schema;
  for (std::size_t i = 0; i < row->key.size(); ++i) {
    const table::ColumnSchema& part = schema.columns[static_cast<std::size_t>(schema.key[i])];
    const auto day = part.kind == table::CellKind::period ? path(row->key[i], key) : std::nullopt;
    if (day && period_of(plan_.calendar, part.cycle, Date{*day}).last < plan_.calendar.term_first) return true;
  }
  return false;
}

const std::map<Key, Value>& Evaluator::values_before_term(RuleId id) {
  auto [found, fresh] = before_.try_emplace(id.index);
  const Rule& rule = plan_[id];
  if (!fresh || is_payable(rule.kind) || rule.start || rule.cumulative || rule.read_where_asked) return found->second;
  bool outer = std::exchange(before_term_, true);
  auto outer_cutoff = std::exchange(cutoff_, std::nullopt);
  bool stated = rule.support.kind == PresenceKind::for_each || rule.support.kind == PresenceKind::only_with;
  bool outer_present = std::exchange(present_before_term_, stated);
  std::map<Key, Value> values;
  const bool dense = rule.support.kind == PresenceKind::dense;
  const Support reached{PresenceKind::drivers, rule.support.history};
  for (const auto& [key, touched] : keys_of(plan_, data_, results_, *this, rule.grain, dense ? reached : rule.support, rule.part)) {
    Value value = this->value(rule.body, key);
    if (!value.present()) continue;
    if (rule.type.kind == ValueKind::number) value.number = finished(rule, key, touched, value.number);
    values.emplace(key, std::move(value));
  }
  before_term_ = outer;
  present_before_term_ = outer_present;
  cutoff_ = outer_cutoff;
  return before_[id.index] = std::move(values);
}

Rational Evaluator::finished(const Rule& rule, const Key& key, const Touched& touched, Rational number) const {
  if (rule.part.kind == PartKind::pro_rata) number *= part_of_period(plan_, rule, key, touched);
  if (!rule.rounding.empty()) number = round_to(number, rule.rounding.front().step, rule.rounding.front().mode);
  return number;
}

Value Evaluator::value_before_term(RuleId id, const Key& at) {
  if (plan_[id].read_where_asked) {
    bool outer = std::exchange(before_term_, true);
    Value value = computed(plan_[id], at);
    before_term_ = outer;
    return value;
  }
  const auto& values = values_before_term(id);
  auto found = values.find(at);
  return found == values.end() ? Value::missing() : found->second;
}

}  // namespace bkm::interpret
