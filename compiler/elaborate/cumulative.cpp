// vanaf eerste x, vanaf begin T; cumulatief binnen P (M6, M7).
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kNoPeriod{3220, "cumulative-without-period", diag::Severity::error,
                         "{0} is niet per maand, week of een andere periode, dus er is niets om {1} op te tellen.",
                         "{0} is not per month, week or another period, so there is nothing to add up {1}."};
constexpr Kind kWithin{3221, "cumulative-within-unknown", diag::Severity::error,
                       "\"{0}\" is geen periode waarin elke {1} valt, en geen naam achter per van {2}.",
                       "\"{0}\" is no period that contains each {1}, and no name after per of {2}."};
constexpr Kind kStart{3223, "start-unknown", diag::Severity::error,
                      "\"{0}\" heeft geen begin dat per {1} volgt; noem een regel of gegevens per {1}.", "\"{0}\" has no start that follows per {1}; name a rule or data per {1}."};

constexpr Kind kLevelToDate{2911, "parameter-changes-inside-sum-to-date", diag::Severity::error,
                            "{0} geldt per {1}, en hier wordt opgeteld: wat al betaald is, zou tegen een latere {0} opnieuw tellen. Reken per {1} in een \"{2}\", en neem die hier.",
                            "{0} holds per {1}, and here amounts are added up: what was paid already would count again at a later {0}. Calculate per {1} in a \"{2}\", and take that "
                            "here."};

bool is_earlier_flow(const Plan& plan, const Rule& rule, const Expr& expr) {
  const auto* previous = std::get_if<PreviousValue>(&expr.node);
  const auto* measure = previous ? std::get_if<MeasureValue>(&previous->of) : nullptr;
  return previous && expr.type.kind == ValueKind::number && expr.type.nature != Nature::level && !(measure && plan[measure->rule].name == rule.name);
}

}  // namespace

// The axis of the finest period of a rule.
std::optional<std::size_t> Elaborator::period_axis(const Frame& frame) {
  auto cycle = finest_cycle(plan_, frame);
  if (!cycle || *cycle == Cycle::term) return {};
  for (std::size_t i = 0; i < frame.size(); ++i)
    if (const Dimension& d = plan_[frame[i].dimension]; d.kind == DimensionKind::period && d.cycle == *cycle) return i;
  return {};
}

void Elaborator::cumulative(Rule& rule, const ast::Rule& source) {
  if (!source.cumulative) return;
  auto period = period_axis(rule.grain);
  if (!period) return void(report(kNoPeriod, source.cumulative->span, {rule.name, kCumulativeWord}));
  Cycle step = plan_[rule.grain[*period].dimension].cycle;
  Cumulative made{*period, step, {}, {}};
  const std::string& name = source.cumulative->text;
  if (auto cycle = cycle_named(name, unit_.language)) {
    made.within = *cycle;
    if (*cycle == step || !determines(plan_.calendar, step, *cycle)) return void(report(kWithin, source.cumulative->span, {name, cycle_word(step), rule.name}));
  } else if (std::none_of(rule.grain.begin(), rule.grain.end(), [&](const Axis& a) { return a.name == name; })) {
    return void(report(kWithin, source.cumulative->span, {name, cycle_word(step), rule.name}));
  }
  if (source.part) report(kNotTogether, source.part->span, {kCumulativeWord, kPartWord, rule.name});
  collect_quantities(rule, made, name, rule.body, false);
  rule.cumulative = std::move(made);
}

// Quantities of the period count to date; a stock cannot be added up over time, a coarser price or bound stands as it is. What belongs to one period
// only would not: a price or bound per that period, a price of that period, what was in the period before. In a condition it is only compared.
void Elaborator::collect_quantities(const Rule& rule, Cumulative& made, const std::string& within, ExprId id, bool compared) {
  const Expr expr = plan_[id];
  if (std::holds_alternative<SplitValue>(expr.node)) report(kNotTogether, expr.span, {kCumulativeWord, kSplitWord, rule.name});
  if (!compared && (expr.per_period || is_earlier_flow(plan_, rule, expr))) return void(report(kNotTogether, expr.span, {kCumulativeWord, written(expr.span), rule.name}));
  auto home = home_of(expr);
  if (home && expr.type.kind == ValueKind::number && reaches(*home, rule.grain[made.period])) {
    if (expr.type.nature == Nature::flow) return void(made.quantities.push_back(id));
    if (expr.type.nature == Nature::stock) return void(report(kStockOverTime, expr.span, {written(expr.span), within, Bilingual{"stroom", "flow"}}));
    if (!compared) report(kLevelToDate, expr.span, {written(expr.span), cycle_word(made.step), Bilingual{"bepaal", "define"}});
  }
  const auto* choice = std::get_if<If>(&expr.node);
  for_each_child(expr, [&](ExprId child) { collect_quantities(rule, made, within, child, compared || (choice && child == choice->condition)); });
}

// What a leaf is per; none for an operator.
std::optional<Frame> Elaborator::home_of(const Expr& expr) {
  if (const auto* m = std::get_if<MeasureValue>(&expr.node)) return plan_[m->rule].grain;
  if (const auto* c = std::get_if<ColumnValue>(&expr.node)) return key_frame(c->table);
  if (const auto* a = std::get_if<AggregateValue>(&expr.node)) {
    Frame home;
    for (const GroupAxis& group : plan_[a->aggregate].group) home.push_back(group.axis);
    return home;
  }
  return {};
}

bool Elaborator::start(Rule& rule, const ast::Rule& source) {
  if (!source.start) return true;
  auto period = period_axis(rule.grain);
  if (!period) return report(kNoPeriod, source.start->span, {rule.name, Bilingual{"vanaf een begin", "from a start"}}), false;
  Start made{{}, *period, !source.presence};
  const std::string& name = source.start->name.text;
  bool whole_term = !source.start->first && cycle_named(name, unit_.language) == Cycle::term;
  if (!whole_term) {
    made.from = start_keys(rule, *source.start);
    if (!made.from) return report(kStart, source.start->span, {name, axis_names(rule.grain)}), false;
  }
  rule.start = std::move(made);
  return true;
}

// Keys of x, or rows of T with the period in which their interval begins.
std::optional<KeySource> Elaborator::start_keys(const Rule& rule, const ast::Start& source) {
  auto table = tables_.find(source.name.text);
  auto measure = rules_.find(source.name.text);
  Origin origin;
  if (source.first && measure != rules_.end() && rule_states_[measure->second.index] != State::building) {
    build_rule(measure->second);
    origin.of = measure->second;
  } else if (table != tables_.end()) {
    origin.of = table->second;
  } else {
    return {};
  }
  KeySource keys = keys_of(origin, rule.grain);
  std::size_t period = *period_axis(rule.grain);
  if (const auto* id = std::get_if<TableId>(&origin.of); id && plan_[*id].form == TableForm::interval) {
    Cycle cycle = plan_[rule.grain[period].dimension].cycle;
    PathId begin = add_path({ColumnPath{add_path({AxisPath{0}}), *id, plan_[*id].schema.from}});
    keys.axes[period] = add_path({PeriodPath{begin, Cycle::day, cycle}});
    keys.from_begin = true;
  }
  bool complete = std::all_of(keys.axes.begin(), keys.axes.end(), [](const auto& axis) { return axis.has_value(); });
  return complete ? std::optional(keys) : std::nullopt;
}

}  // namespace bkm::elaborate
