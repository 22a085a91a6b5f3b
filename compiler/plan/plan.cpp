#include "compiler/plan/plan.hpp"

#include <algorithm>

namespace bkm::plan {

int Table::column(const std::string& name) const {
  for (std::size_t i = 0; i < schema.columns.size(); ++i)
    if (schema.columns[i].name == name) return static_cast<int>(i);
  return -1;
}

bool Table::is_key(int column) const {
  for (int key : schema.key)
    if (key == column) return true;
  return false;
}

bool is_payable(ast::RuleKind kind) {
  using enum ast::RuleKind;
  return kind == pay || kind == bonus || kind == penalty || kind == adjust;
}

const RoundingStep* rounding_on(const Rule& rule, std::optional<Date> day) {
  const RoundingStep* current = rule.rounding.empty() ? nullptr : &rule.rounding.front();
  for (const RoundingStep& step : rule.rounding)
    if (!step.from || (day && *step.from <= *day)) current = &step;
  return current;
}

std::string name_of(const Plan& plan, const Origin& origin) {
  return std::visit(Overloaded{[&](TableId t) { return plan[t].name(); }, [&](RuleId r) { return plan[r].name; }}, origin.of);
}

Rational as_posted(const Rule& rule, const Rational& amount) { return rule.kind == ast::RuleKind::penalty ? Rational(-amount) : amount; }

bool rest_is_post(const Rule& rule, const Split& split) {
  return split.rest_to && rule.payer->name != *split.rest_to;
}

const RateStep& step_on(const std::vector<RateStep>& steps, Date day) {
  const RateStep* holds = &steps.front();
  for (const RateStep& step : steps)
    if (step.from && *step.from <= day) holds = &step;
  return *holds;
}

std::string word_for(const Plan& plan, const Unit& unit, const Rational& factor) {
  std::string found;
  for (const auto& [word, known] : plan.units)
    if (known.first == unit && known.second == factor && (found.empty() || word.size() < found.size())) found = word;
  return found;
}

const Party* list_of(const Plan& plan, const std::string& member) {
  for (const Party& party : plan.parties)
    if (std::ranges::any_of(party.members, [&](const auto& each) { return each.first == member; })) return &party;
  return nullptr;
}

const Party* party_named(const Plan& plan, const std::string& name) {
  const auto found = std::find_if(plan.parties.begin(), plan.parties.end(), [&](const Party& party) { return party.name == name; });
  return found == plan.parties.end() ? nullptr : &*found;
}

bool is_single(ast::Role role) {
  using enum ast::Role;
  return role == purchaser || role == provider || role == coalition || role == third;
}

void visit_all(const Plan& plan, ExprId id, const std::function<void(ExprId, const Aggregate*)>& visit, const Aggregate* inside) {
  visit(id, inside);
  auto part = [&](const std::optional<ExprId>& operand, const Aggregate* rows) {
    if (operand) visit_all(plan, *operand, visit, rows);
  };
  const Expr& expr = plan[id];
  if (const auto* a = std::get_if<AggregateValue>(&expr.node)) {
    const Aggregate& aggregate = plan[a->aggregate];
    for (const auto& operand : {aggregate.value, aggregate.weight, aggregate.filter}) part(operand, &aggregate);
    if (aggregate.components) part(aggregate.components->weight, &aggregate);
  }
  if (const auto* s = std::get_if<SplitValue>(&expr.node)) {
    const Split& split = plan[s->split];
    part(split.pot, inside);
    for (const auto& operand : {split.weight, split.at_least, split.at_most}) part(operand, inside);
  }
  if (const auto* r = std::get_if<RankValue>(&expr.node))
    for (const RankStep& step : plan[r->rank].steps) part(step.value, inside);
  for_each_child(expr, [&](ExprId child) { part(child, inside); });
}

bool may_be_empty(const Plan& plan, ExprId value) {
  bool empty = false;
  visit_all(plan, value, [&](ExprId id, const Aggregate*) {
    const auto* c = std::get_if<ColumnValue>(&plan[id].node);
    empty |= c && plan[c->table].schema.columns[c->column].may_be_empty();
  });
  return empty;
}

std::vector<SplitId> splits_in(const Plan& plan, ExprId id) {
  std::vector<SplitId> splits;
  if (const auto* s = std::get_if<SplitValue>(&plan[id].node)) splits.push_back(s->split);
  for_each_child(plan[id], [&](ExprId child) {
    for (SplitId split : splits_in(plan, child)) splits.push_back(split);
  });
  return splits;
}

bool is_count(const Plan& plan, const Type& type) {
  if (type.kind != ValueKind::number || type.unit.powers.size() != 1 || type.unit.powers[0].second != 1) return false;
  const std::string& unit = type.unit.powers[0].first;
  auto entity = [&](const Dimension& d) { return d.kind == DimensionKind::entity && d.name == unit; };
  auto table = [&](const Table& t) { return t.name() == unit; };
  return std::any_of(plan.dimensions.begin(), plan.dimensions.end(), entity) || std::any_of(plan.tables.begin(), plan.tables.end(), table);
}

bool is_row_frame(const Plan& plan, const Frame& frame) {
  return frame.size() == 1 && plan[frame[0].dimension].kind == DimensionKind::row;
}

// Cycles are declared from fine to coarse, so the smallest value is the finest.
std::optional<Cycle> finest_cycle(const Plan& plan, const Frame& frame) {
  std::optional<Cycle> finest;
  for (const Axis& axis : frame) {
    const Dimension& dimension = plan[axis.dimension];
    if (dimension.kind == DimensionKind::period && (!finest || dimension.cycle < *finest)) finest = dimension.cycle;
  }
  return finest;
}

Cycle own_cycle(const Plan& plan, const Frame& frame) { return is_row_frame(plan, frame) ? Cycle::day : finest_cycle(plan, frame).value_or(Cycle::term); }

std::string axis_names(const Frame& frame) {
  std::string names;
  for (const Axis& axis : frame) names += (names.empty() ? "" : ", ") + axis.name;
  return names;
}

}  // namespace bkm::plan
