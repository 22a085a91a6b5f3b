#include "compiler/settle/rule_totals.hpp"

#include "compiler/interpret/run.hpp"
#include "compiler/settle/posts.hpp"

namespace bkm::settle {
namespace {

RuleTotals totals_of(const plan::Plan& plan, const Run& run, std::size_t id) {
  const plan::Rule& rule = plan.rules[id];
  const interpret::RuleResult& result = run.settlement.rules[id];
  RuleTotals t;
  for (const auto& [key, cell] : result.cells) {
    if (cell.of_nobody) continue;
    const bool settled = is_settled(plan, run, rule, key, cell);
    if (!cell.day) {
      ++(settled ? t.open : t.later_open);
      continue;
    }
    if (!settled) {
      ++t.later_posts;
      t.later_net += cell.net;
      continue;
    }
    ++t.posts;
    Rational exact = as_posted(rule, cell.exact.number);
    t.exact += exact;
    t.rounding += cell.gross - exact;
    t.gross += cell.gross;
    t.adjustment += cell.adjustment;
    t.net += cell.net;
  }
  for (const interpret::RestLine& rest : result.rests) {
    if (!rest_is_post(rule, plan[rest.split])) continue;
    if (!interpret::settled_by(plan, rest.day, run.through)) {
      ++t.later_posts;
      t.later_net += rest.amount;
      continue;
    }
    ++t.posts;
    t.exact += rest.amount;
    t.gross += rest.amount;
    t.net += rest.amount;
  }
  return t;
}

}  // namespace

std::vector<RuleTotals> totals_of(const plan::Plan& plan, const Run& run) {
  std::vector<RuleTotals> totals(plan.rules.size());
  for (std::size_t r = 0; r < totals.size(); ++r)
    if (plan::is_payable(plan.rules[r].kind)) totals[r] = totals_of(plan, run, r);
  return totals;
}

}  // namespace bkm::settle
