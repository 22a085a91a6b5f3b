// Conservation, promises of the compiler, stories: what one run must satisfy.
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

// Of a run that stops nothing is published, and there is nothing to tell.
std::optional<std::string> tells_every_cell(Settled& settled, Checked& checked) {
  if (!settled.run.settlement.stops.empty()) return {};
  for (std::uint32_t r = 0; r < settled.contract.plan.rules.size(); ++r)
    for (const auto& [key, cell] : settled.run.settlement.rules[r].cells) {
      ++checked.stories;
      const Rule& rule = settled.contract.plan.rules[r];
      const interpret::Story story = interpret::explain(settled.contract.plan, settled.contract.facts, settled.contract.sources, settled.run.data, settled.run.settlement, RuleId{r}, key);
      if (std::string fault = test::fault_of(story, rule.kind, cell); !fault.empty())
        return rule.name + "[" + key_in_dutch(settled.contract.plan, settled.run.data, rule.grain, key) + "]: " + fault;
    }
  return {};
}

}  // namespace bkm::random
