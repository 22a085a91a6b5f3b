// What the rule families of this folder share. One file for each family.
#pragma once
#include <functional>
#include <set>
#include <string>

#include "compiler/check/check.hpp"

namespace bkm::check {

using namespace plan;
using diag::Args;
using diag::Kind;
using facts::Facts;

struct Checker {
  const Plan& plan;
  const Facts& facts;
  const SourceMap& sources;
  diag::Sink& sink;
  std::set<std::uint32_t> reported;  // expressions that have an error already
  const ast::Unit* unit = nullptr;   // of the contract and its modules
  std::set<std::string> gaps{};      // of scales, told already: one that is read in three places has them once

  diag::Diagnostic& report(const Kind& kind, Span span, const std::string& article, Args args) {
    diag::Diagnostic& found = sink.report(kind, span, std::move(args));
    found.article = article;
    return found;
  }
  // What a module offers is also for other contracts.
  bool of_module(Span span) const { return unit && span.source != unit->source; }
  std::string written(ExprId id) const { return std::string(sources.text(plan[id].span)); }
  diag::Money money(const Rational& value) const { return {value, plan.currency_symbol}; }
  bool is_money(const Type& type) const { return type.unit == unit_of(plan.currency_iso); }
  // An amount as money, another quantity as a number.
  diag::Arg amount(const Rational& value, const Type& type) const {
    return is_money(type) ? diag::Arg(money(value)) : diag::Arg(diag::Number{value});
  }
};

// A rule that passed elaboration.
bool sound(const Rule& rule);

void check_fanout(Checker&, const Rule&);
void check_presence(Checker&, const Rule&);
void check_never_missing(Checker&, const Rule&);
void check_population(Checker&, const Rule&);
void check_no_data(Checker&, const Rule&);
void check_known(Checker&, RuleId);
void check_limit_known(Checker&, const Limit&);
void check_splits(Checker&, const Rule&);
void check_rounds_twice(Checker&, const Rule&);
void check_negative(Checker&, const Rule&);
void check_growing_fraction(Checker&, RuleId);
void check_edges_of_term(Checker&, const Rule&);
void check_calendar_windows(Checker&, const Rule&);
void check_looks_back(Checker&, const Rule&);
void check_falling_increase(Checker&, const Rule&);
void check_scale_call(Checker&, const Rule&, ExprId call, const Aggregate* inside);
void check_dead_bands(Checker&);
void check_hidden_penalties(Checker&);
void check_rests_outside(Checker&);
void check_penalty_parties(Checker&);
void check_conditions_apart(Checker&);
void check_requirements(Checker&);
// Whether a value can be missing at the keys of a requirement.
bool may_miss(const Checker&, const Require& at, ExprId id);

// Said of a contract without errors: what the text surely cannot mean.
void check_conditions(Checker&);
void check_ceilings(Checker&);
// No posts under this limit can add up to more.
bool never_binds(Checker&, const Limit&);
void check_rates_over_term(Checker&);
void check_year_missing(Checker&);
void check_performances(Checker&);
void check_unread(Checker&);
void check_incentives(Checker&);
void check_falls(Checker&);
void check_each_row(Checker&);
void check_fold_of_one(Checker&);
void check_register_intervals(Checker&);
void check_split_weights(Checker&);
void check_percentages(Checker&);
void check_party_columns(Checker&);
void check_code_spelling(Checker&);
void check_hours_by_hand(Checker&);

}  // namespace bkm::check
