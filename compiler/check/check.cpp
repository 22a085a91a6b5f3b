#include "compiler/check/check.hpp"

#include <stdexcept>

#include "compiler/check/checker.hpp"

namespace bkm::check {

bool sound(const Rule& rule) { return rule.type.kind != ValueKind::poison; }

namespace {

// A rule that was not understood pays nothing: the author must have been told.
void expect_told(const Plan& plan, const diag::Sink& sink) {
  for (const Rule& rule : plan.rules)
    if (!sound(rule) && !sink.has_errors()) throw std::logic_error("check: " + rule.name + " was not understood, and nothing was said of it");
}

}  // namespace

void run(const ast::Unit& unit, const Plan& plan, const Facts& facts, const SourceMap& sources, diag::Sink& sink) {
  Checker checker{plan, facts, sources, sink, {}, &unit};
  expect_told(plan, sink);
  for (std::uint32_t i = 0; i < plan.rules.size(); ++i) {
    const Rule& rule = plan.rules[i];
    if (!sound(rule)) continue;
    check_fanout(checker, rule);
    check_presence(checker, rule);
    check_never_missing(checker, rule);
    check_population(checker, rule);
    check_no_data(checker, rule);
    check_known(checker, RuleId{i});
    check_splits(checker, rule);
    check_rounds_twice(checker, rule);
    check_negative(checker, rule);
    check_growing_fraction(checker, RuleId{i});
    check_edges_of_term(checker, rule);
    check_looks_back(checker, rule);
    check_calendar_windows(checker, rule);
    check_falling_increase(checker, rule);
    visit_all(plan, rule.body, [&](ExprId id, const Aggregate* inside) {
      if (std::holds_alternative<ScaleValue>(plan[id].node)) check_scale_call(checker, rule, id, inside);
    });
  }
  for (const Limit& limit : plan.limits) check_limit_known(checker, limit);
  check_conditions_apart(checker);
  check_requirements(checker);
  check_dead_bands(checker);
  check_hidden_penalties(checker);
  check_rests_outside(checker);
  check_penalty_parties(checker);
  // What is wrong may be missing from what these look at (D19).
  if (sink.has_errors()) return;
  for (auto check : {check_conditions, check_ceilings, check_rates_over_term, check_year_missing, check_performances, check_unread, check_incentives, check_falls, check_each_row, check_fold_of_one, check_register_intervals,
                     check_split_weights, check_percentages, check_party_columns, check_code_spelling, check_hours_by_hand}) check(checker);
}

}  // namespace bkm::check
