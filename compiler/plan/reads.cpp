#include "compiler/plan/reads.hpp"

#include <algorithm>
#include <map>

namespace bkm::plan {
namespace {

// A window of earlier periods: what it adds up, weighs and selects is of those too.
std::optional<Cycle> earlier(const Aggregate& aggregate) { return aggregate.window && !aggregate.window->to_date ? aggregate.window->cycle : std::nullopt; }

// What each node reads.
class NodeReads {
 public:
  explicit NodeReads(const Plan& plan) : plan_(plan), reads_(plan.rules.size() + plan.limits.size()) {}

  std::vector<std::vector<Read>> run() {
    for (std::uint32_t r = 0; r < plan_.rules.size(); ++r) rule(RuleId{r});
    for (std::uint32_t l = 0; l < plan_.limits.size(); ++l) limit(LimitId{l});
    return std::move(reads_);
  }
  std::vector<Read> of(ExprId top) {
    std::vector<Read> found;
    expression(found, top);
    return found;
  }

 private:
  void add(std::vector<Read>& to, RuleId rule, ast::Stage stage, Span span, std::optional<Cycle> earlier = {}) {
    to.push_back({node_of(plan_, rule), span, earlier});
    if (stage != ast::Stage::net) return;
    for (std::uint32_t l = 0; l < plan_.limits.size(); ++l)
      if (limits(plan_.limits[l], rule)) to.push_back({node_of(plan_, LimitId{l}), span, earlier});
  }
  static bool limits(const Limit& limit, RuleId rule) { return std::find(limit.rules.begin(), limit.rules.end(), rule) != limit.rules.end(); }

  void expression(std::vector<Read>& to, ExprId top) {
    visit_all(plan_, top, [&](ExprId part, const Aggregate* inside) {
      const auto past = inside ? earlier(*inside) : std::nullopt;
      if (auto read = rule_read(plan_, part)) add(to, read->rule, read->stage, plan_[part].span, past ? past : read->earlier);
    });
  }
  void keys(std::vector<Read>& to, const KeySource& source, Span span) {
    if (const auto* from = std::get_if<RuleId>(&source.from.of)) add(to, *from, ast::Stage::gross, span);  // a limit changes no keys
  }

  void rule(RuleId id) {
    const Rule& rule = plan_[id];
    std::vector<Read>& to = reads_[node_of(plan_, id)];
    if (rule.body) expression(to, rule.body);
    if (rule.day.date) expression(to, *rule.day.date);
    for (const KeySource& source : rule.support.sources) keys(to, source, rule.name_span);
    if (rule.start && rule.start->from) keys(to, *rule.start->from, rule.name_span);
  }

  void limit(LimitId id) {
    const Limit& limit = plan_[id];
    std::vector<Read>& to = reads_[node_of(plan_, id)];
    expression(to, limit.ceiling);
    for (ExprId exempt : limit.exempt) expression(to, exempt);
    for (RuleId rule : limit.rules) to.push_back({node_of(plan_, rule), limit.span, {}});
    for (std::uint32_t before = 0; before < id.index; ++before)
      for (RuleId rule : plan_.limits[before].rules)
        if (limits(limit, rule)) to.push_back({node_of(plan_, LimitId{before}), limit.span, {}});
  }

  const Plan& plan_;
  std::vector<std::vector<Read>> reads_;
};

}  // namespace

bool adds_of_all_time(const Plan& plan, const Aggregate& aggregate) {
  auto period = [&](const GroupAxis& axis) { return plan[axis.axis.dimension].kind == DimensionKind::period; };
  return aggregate.value && !aggregate.window && std::ranges::none_of(aggregate.group, period);
}

bool may_end_without_value(const Plan& plan, ExprId body) {
  const auto* choice = std::get_if<If>(&plan[body].node);
  return choice && (!choice->otherwise || may_end_without_value(plan, *choice->otherwise));
}

namespace {

// The keys that one source gives are among those of the other.
bool gives_no_other(const Plan& plan, PresenceKind kind, const KeySource& one, PresenceKind other_kind, const KeySource& other) {
  if (one.from.of != other.from.of || one.aggregate != other.aggregate || one.from_begin != other.from_begin || one.over_interval != other.over_interval) return false;
  const auto* table = std::get_if<TableId>(&one.from.of);
  return kind == other_kind || !table || plan[*table].form != TableForm::interval;
}

// Rules that build on each other on both sides make many ways to the same pair: each pair is judged once.
class KeysWithin {
 public:
  explicit KeysWithin(const Plan& plan) : plan_(plan) {}

  bool operator()(const Support& keys, const Support& all) {
    if (all.kind == PresenceKind::dense) return true;
    const auto [judged, fresh] = judged_.try_emplace({&keys, &all}, false);
    if (!fresh || keys.sources.empty()) return judged->second;
    const bool within = std::ranges::all_of(keys.sources, [&](const KeySource& one) { return source_within(keys, one, all); });
    return judged_[{&keys, &all}] = within;
  }

 private:
  bool source_within(const Support& keys, const KeySource& one, const Support& all) {
    if (std::ranges::any_of(all.sources, [&](const KeySource& other) { return gives_no_other(plan_, keys.kind, one, all.kind, other); })) return true;
    const auto* rule = std::get_if<RuleId>(&one.from.of);
    if (rule && !one.aggregate && brings_every_name(one) && !plan_[*rule].start && (*this)(plan_[*rule].support, all)) return true;
    return std::ranges::any_of(all.sources, [&](const KeySource& other) {
      const auto* wider = std::get_if<RuleId>(&other.from.of);
      return wider && !other.aggregate && holds_everywhere(plan_[*wider]) && (*this)(keys, plan_[*wider].support);
    });
  }
  // At every key of its support it has a value that its readers take for a key.
  bool holds_everywhere(const Rule& rule) const { return !rule.start && !is_payable(rule.kind) && !rule.part.leaves_out() && !may_give_none(plan_, rule); }

  const Plan& plan_;
  std::map<std::pair<const Support*, const Support*>, bool> judged_;
};

bool leaves_out_components(const Plan& plan, const AggregateValue& read) {
  const auto& components = plan[read.aggregate].components;
  return components && components->rule != ast::MissingRule::counts_as;
}

// At a key where it is asked for it can have no value: an empty cell, a guard. What `bij ontbreken` catches does not count.
bool may_be_nothing(const Plan& plan, ExprId id) {
  const Expr& expr = plan[id];
  if (const auto* caught = std::get_if<IfMissing>(&expr.node)) return caught->fallback && may_be_nothing(plan, *caught->fallback);
  if (const auto* m = std::get_if<MeasureValue>(&expr.node)) return may_give_none(plan, plan[m->rule]);
  if (const auto* c = std::get_if<ColumnValue>(&expr.node)) return plan[c->table].schema.columns[static_cast<std::size_t>(c->column)].may_be_empty();
  if (const auto* a = std::get_if<AggregateValue>(&expr.node)) {
    const Aggregate& of = plan[a->aggregate];
    return leaves_out_components(plan, *a) || (of.fold != ast::Fold::sum && of.value && may_be_nothing(plan, *of.value));
  }
  bool nothing = may_end_without_value(plan, id);
  for_each_child(expr, [&](ExprId child) { nothing = nothing || may_be_nothing(plan, child); });
  return nothing;
}

// Every code of a list is ranked, and a register need not have a row for each.
bool ranks_without_rows(const Plan& plan, const Rank& rank) {
  if (rank.population.kind != PresenceKind::dense) return false;
  bool looked_up = false;
  visit_all(plan, rank.steps.front().value, [&](ExprId id, const Aggregate* inside) {
    const auto* c = std::get_if<ColumnValue>(&plan[id].node);
    looked_up |= c && !inside && std::holds_alternative<RowPath>(plan[c->row].node) && !plan[c->table].in_text() && plan[c->table].completeness != ast::Completeness::complete;
  });
  return looked_up;
}

// A rank has a value where what is ranked has one.
bool may_have_no_place(const Plan& plan, const Rule& rule, const Rank& rank) {
  return ranks_without_rows(plan, rank) || may_be_nothing(plan, rank.steps.front().value) || !keys_within(plan, keys_told(rule), rank.population);
}

// What `bij ontbreken` catches does not count.
bool may_give_none(const Plan& plan, const Rule& rule, ExprId id) {
  const Expr& expr = plan[id];
  if (const auto* caught = std::get_if<IfMissing>(&expr.node)) return caught->fallback && may_give_none(plan, rule, *caught->fallback);
  if (const auto* rank = std::get_if<RankValue>(&expr.node)) return may_have_no_place(plan, rule, plan[rank->rank]);
  bool none = false;
  if (const auto* a = std::get_if<AggregateValue>(&expr.node)) {
    const Aggregate& aggregate = plan[a->aggregate];
    none = leaves_out_components(plan, *a);
    for (const auto& part : {aggregate.value, aggregate.weight, aggregate.filter}) none = none || (part && may_give_none(plan, rule, *part));
  }
  for_each_child(expr, [&](ExprId child) { none = none || may_give_none(plan, rule, child); });
  return none;
}

}  // namespace

Support keys_told(const Rule& rule) {
  Support support = rule.support;
  if (!rule.start || !rule.start->dense) return support;
  std::erase_if(support.sources, [&](const KeySource& source) { return source.axes[rule.start->period] && !source.over_interval && !source.from_begin; });
  return support;
}

bool brings_every_name(const KeySource& source) {
  return source.over_interval || std::ranges::all_of(source.axes, [](const auto& axis) { return axis.has_value(); });
}

bool keys_within(const Plan& plan, const Support& keys, const Support& all) { return KeysWithin(plan)(keys, all); }

bool may_give_none(const Plan& plan, const Rule& rule) { return may_end_without_value(plan, rule.body) || may_give_none(plan, rule, rule.body); }

std::optional<RuleRead> rule_read(const Plan& plan, ExprId part) {
  const Expr& expr = plan[part];
  if (const auto* m = std::get_if<MeasureValue>(&expr.node)) return RuleRead{m->rule, m->stage, {}};
  if (const auto* p = std::get_if<PreviousValue>(&expr.node))
    if (const auto* m = std::get_if<MeasureValue>(&p->of)) return RuleRead{m->rule, m->stage, p->cycle};
  const auto* a = std::get_if<AggregateValue>(&expr.node);
  if (!a) return {};
  const Aggregate& aggregate = plan[a->aggregate];
  const auto* rule = std::get_if<RuleId>(&aggregate.source.of);
  return rule ? std::optional(RuleRead{*rule, aggregate.source.stage, earlier(aggregate)}) : std::nullopt;
}

const MeasureValue* payable_read(const Plan& plan, ExprId id) {
  const Expr& expr = plan[id];
  if (const auto* parameter = std::get_if<ParameterValue>(&expr.node)) return parameter->argument ? payable_read(plan, *parameter->argument) : nullptr;
  const auto* previous = std::get_if<PreviousValue>(&expr.node);
  const auto* measure = previous ? std::get_if<MeasureValue>(&previous->of) : std::get_if<MeasureValue>(&expr.node);
  return measure && is_payable(plan[measure->rule].kind) ? measure : nullptr;
}

std::vector<std::vector<Read>> reads_of(const Plan& plan) { return NodeReads(plan).run(); }

std::set<Node> computed_from(const Plan& plan, const std::vector<ExprId>& exprs) {
  std::vector<Read> waiting;
  for (ExprId id : exprs)
    for (const Read& read : NodeReads(plan).of(id)) waiting.push_back(read);
  if (waiting.empty()) return {};
  const std::vector<std::vector<Read>> reads = reads_of(plan);
  std::set<Node> nodes;
  while (!waiting.empty()) {
    Node node = waiting.back().node;
    waiting.pop_back();
    if (nodes.insert(node).second) waiting.insert(waiting.end(), reads[node].begin(), reads[node].end());
  }
  return nodes;
}

}  // namespace bkm::plan
