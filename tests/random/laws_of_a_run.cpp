// Conservation, promises of the compiler, stories: what one run must satisfy.
#include <set>

#include "compiler/interpret/support.hpp"
#include "tests/random/laws.hpp"
#include "tests/random/outcome.hpp"
#include "tests/unit/explain/adding_up.hpp"
#include "tests/unit/facts/promises.hpp"

namespace bkm::random {

using namespace plan;

// M11: rows in = fates, gross + adjustments = net, payers = payees.
std::optional<std::string> conserves(Settled& settled, Checked& checked) {
  const interpret::Settlement& settlement = settled.run.settlement;
  if (!settlement.balanced) return settlement.imbalance;
  for (std::size_t t = 0; t < settled.run.data.tables.size(); ++t) {
    const table::Table& table = settled.run.data.tables[t];
    auto given = settled.tables.find(settled.contract.plan.tables[t].name());
    if (given == settled.tables.end()) continue;
    std::size_t in = 0;
    for (const test::Rows& rows : given->second) in += rows.rows.size();
    for (const table::OtherRows& others : table.others) in -= others.lines.size();
    if (table.schema.wide_axis >= 0) in *= table.schema.columns[static_cast<std::size_t>(table.schema.wide_axis)].codes.size();
    if (in != table.rows_read || in != table.size()) return "rows of " + table.schema.name;
    std::vector<int> refused(table.size());
    for (const table::Rejection& rejection : table.rejections) ++refused[rejection.row];
    for (std::size_t row = 0; row < table.size(); ++row)
      if (refused[row] != (table.fates[row] == table::RowFate::rejected)) return "a row of " + table.schema.name + " is refused " + std::to_string(refused[row]) + " times";
  }
  for (std::size_t r = 0; r < settlement.rules.size(); ++r) {
    checked.values += static_cast<long>(settlement.rules[r].cells.size());
    if (is_payable(settled.contract.plan.rules[r].kind)) checked.posts += static_cast<long>(settlement.rules[r].cells.size());
  }
  return {};
}

// Every value in its range and on its step.
std::optional<std::string> keeps_promises(Settled& settled, Checked&) {
  test::PromiseChecker checker(settled.contract, settled.run);
  const std::vector<std::string> broken = checker.broken();
  return broken.empty() ? std::nullopt : std::optional(broken.front());
}

namespace {

bool divides_by_nothing(const Settled& settled, ExprId id) {
  bool open = false;
  visit_all(settled.contract.plan, id, [&](ExprId part, const Aggregate*) {
    const auto* binary = std::get_if<Binary>(&settled.contract.plan[part].node);
    if (!binary || binary->op != ast::Arithmetic::divide) return;
    const facts::Range& by = settled.contract.facts[binary->right].range;
    open |= !((by.low && *by.low > 0) || (by.high && *by.high < 0));
  });
  return open;
}

}  // namespace

// A stop that the compiler proved impossible.
std::optional<std::string> stops_only_where_open(Settled& settled, Checked&) {
  const Plan& plan = settled.contract.plan;
  for (const interpret::Stop& stop : settled.run.settlement.stops) {
    if (!stop.rule) continue;
    const Rule& rule = plan[stop.rule];
    const std::string where = stop.kind + " of " + rule.name;
    if (stop.kind == "negative-post" && settled.contract.facts.gross[stop.rule.index].range.never_negative()) return where + ", which is never negative";
    if (stop.kind == "division-by-zero" && !divides_by_nothing(settled, rule.body)) return where + ", which never divides by nothing";
    if (stop.kind == "pot-without-receivers" && stop.split && plan[stop.split].rest_to) return where + ", whose rest goes to someone";
    if (stop.kind == "several-rows" || stop.kind == "weight-missing") return where;
    if (stop.kind == "negative-weight") return where;
  }
  return {};
}

namespace {

// What a clause leaves without a value by what it says: an average that has nothing to weigh, a rank of an empty cell.
bool may_leave_out(const Plan& plan, ExprId body) {
  bool leaves = false;
  visit_all(plan, body, [&](ExprId id, const Aggregate*) {
    if (const auto* a = std::get_if<AggregateValue>(&plan[id].node))
      if (const auto& components = plan.aggregates[a->aggregate.index].components) leaves |= components->rule != ast::MissingRule::counts_as;
    if (const auto* r = std::get_if<RankValue>(&plan[id].node)) leaves |= may_be_empty(plan, plan.ranks[r->rank.index].steps.front().value);
  });
  return leaves;
}

// `als` without `anders` whose condition does not hold, also behind an `anders`.
bool no_branch_holds(const Plan& plan, interpret::Evaluator& evaluator, ExprId body, const interpret::Key& key) {
  const auto* branch = std::get_if<If>(&plan[body].node);
  if (!branch) return false;
  const interpret::Value holds = evaluator.value(branch->condition, key);
  if (!holds.present()) return false;
  if (holds.yes()) return no_branch_holds(plan, evaluator, branch->then, key);
  return !branch->otherwise || no_branch_holds(plan, evaluator, *branch->otherwise, key);
}

}  // namespace

// T4: a value that could be missing was asked about when the contract was compiled, so that no key is left out in silence. Only `als` without
// `anders` leaves one out, where its condition does not hold.
std::optional<std::string> every_key_has_a_value(Settled& settled, Checked&) {
  const Plan& plan = settled.contract.plan;
  interpret::Data& data = settled.run.data;
  const auto& results = settled.run.settlement.rules;
  if (!settled.run.settlement.stops.empty()) return {};
  for (std::uint32_t r = 0; r < plan.rules.size(); ++r) {
    const Rule& rule = plan.rules[r];
    if (!rule.body || rule.read_where_asked || may_leave_out(plan, rule.body)) continue;
    interpret::Evaluator evaluator(plan, data, results);
    Support support = rule.support;  // a closed code without rows has no highest: only those that have rows are asked about
    if (support.kind == PresenceKind::drivers) support.kind = PresenceKind::only_with;
    interpret::Keys keys = keys_of(plan, data, results, evaluator, rule.grain, support, rule.part);
    apply_start(plan, data, results, evaluator, rule, keys);
    for (const auto& [key, touched] : keys) {
      if (results[r].cells.contains(key) || results[r].before_term.contains(key) || no_branch_holds(plan, evaluator, rule.body, key)) continue;
      return rule.name + "[" + key_in_dutch(plan, data, rule.grain, key) + "] has no value";
    }
  }
  return {};
}

std::optional<std::string> tells_every_rest(Settled& settled, Checked& checked) {
  for (std::uint32_t r = 0; r < settled.contract.plan.rules.size(); ++r)
    for (const interpret::RestLine& line : settled.run.settlement.rules[r].rests) {
      ++checked.stories;
      const interpret::Story story =
          interpret::explain(settled.contract.plan, settled.contract.facts, settled.contract.sources, settled.run.data, settled.run.settlement, {RuleId{r}, line.key, line.split});
      if (std::string fault = test::fault_of_rest(story, line); !fault.empty()) return "rest " + settled.contract.plan.rules[r].name + ": " + fault;
    }
  return {};
}

// Of a run that stops nothing is published, and there is nothing to tell.
std::optional<std::string> tells_every_cell(Settled& settled, Checked& checked) {
  if (!settled.run.settlement.stops.empty()) return {};
  for (std::uint32_t r = 0; r < settled.contract.plan.rules.size(); ++r)
    for (const auto& [key, cell] : settled.run.settlement.rules[r].cells) {
      ++checked.stories;
      const Rule& rule = settled.contract.plan.rules[r];
      const interpret::Story story = interpret::explain(settled.contract.plan, settled.contract.facts, settled.contract.sources, settled.run.data, settled.run.settlement, {RuleId{r}, key});
      if (std::string fault = test::fault_of(story, rule.kind, cell); !fault.empty())
        return rule.name + "[" + key_in_dutch(settled.contract.plan, settled.run.data, rule.grain, key) + "]: " + fault;
    }
  return tells_every_rest(settled, checked);
}

}  // namespace bkm::random
