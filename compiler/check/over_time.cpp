// Rules that run over time: a fraction that grows each period (M3), an increase that can be negative (D18).
#include <algorithm>

#include "compiler/check/checker.hpp"
#include "compiler/check/scale_words.hpp"
#include "compiler/facts/range.hpp"
#include "compiler/plan/period_price.hpp"
#include "compiler/plan/reads.hpp"
#include "compiler/plan/scale_shape.hpp"

namespace bkm::check {
namespace {

constexpr Kind kGrows{3721, "denominator-grows", diag::Severity::warning,
                      "{0} rekent elke {1} door met een breuk zonder af te ronden; het aantal cijfers achter de komma groeit. Schrijf \"{2}\", zoals een mens het zou doen.",
                      "{0} goes on with a fraction each {1} without rounding; the number of decimals grows. Write \"{2}\", as a person would do."};
constexpr Kind kFalls{3722, "increase-may-be-negative", diag::Severity::warning,
                      "{0} telt op tot een bedrag dat kan dalen: vanaf {1} geeft {2} minder dan daarvoor, en dan is de toename negatief. Neem een staffel in schijven, of "
                      "\"{3}\" in plaats van \"{4}\".",
                      "{0} adds up to an amount that can fall: from {1} on {2} gives less than before, and then the increase is negative. Take a scale in brackets, or "
                      "\"{3}\" instead of \"{4}\"."};

constexpr Kind kWholeAtEdge{3752, "whole-price-for-part", diag::Severity::error,
                            "{0} geldt per {1}, maar van {2} vallen alleen {3} van de {4} dagen binnen de looptijd. Schrijf \"gebroken {1} naar rato\"{5}, of voor de hele prijs "
                            "\"gebroken {1} begin telt, eind telt\".",
                            "{0} holds per {1}, but only {3} of the {4} days of {2} are within the term. Write \"part {1} pro rata\"{5}, or for the whole price "
                            "\"part {1} start counts, end counts\"."};

constexpr Kind kCutPeriod{3753, "window-over-cut-period", diag::Severity::warning,
                          "{0} kijkt terug naar {1}, maar {1} begint voor de looptijd en telt in {2} alleen de dagen vanaf {3}. Laat de looptijd op de eerste dag van een {4} beginnen.",
                          "{0} looks back at {1}, but {1} begins before the term and has only the days from {3} in {2}. Let the term begin on the first day of a {4}."};

constexpr Kind kWholePeriods{3766, "window-of-whole-periods", diag::Severity::warning,
                             "\"{0}\" telt hele perioden: op {1} telt wat van {2} t/m {3} viel, en niet wat daarna kwam. Is de laatste tijd tot aan de dag zelf bedoeld, schrijf het dan in dagen.",
                             "\"{0}\" counts whole periods: on {1} it counts what fell from {2} through {3}, and not what came after that. If the time up to the day itself is meant, write it in days."};

bool whole(const facts::Value& value) { return value.step && value.step->get_den() == 1; }

// vorige x, multiplied by something that is no whole number, or divided.
bool grows(const Checker& checker, ExprId id, RuleId rule, bool fraction) {
  const Expr& expr = checker.plan[id];
  if (const auto* p = std::get_if<PreviousValue>(&expr.node)) {
    const auto* m = std::get_if<MeasureValue>(&p->of);
    return fraction && m && m->rule == rule;
  }
  bool found = false;
  const auto* binary = std::get_if<Binary>(&expr.node);
  for_each_child(expr, [&](ExprId child) {
    bool multiplies = binary && binary->op == ast::Arithmetic::multiply && !whole(checker.facts[child == binary->left ? binary->right : binary->left]);
    bool divides = binary && binary->op == ast::Arithmetic::divide && child == binary->left;
    found |= grows(checker, child, rule, fraction || multiplies || divides);
  });
  return found;
}

}  // namespace

void check_growing_fraction(Checker& checker, RuleId id) {
  const Rule& rule = checker.plan[id];
  if (!rule.start || !rule.rounding.empty() || rule.type.kind != ValueKind::number || !grows(checker, rule.body, id, false)) return;
  Cycle cycle = finest_cycle(checker.plan, rule.grain).value_or(Cycle::term);
  Bilingual step = checker.is_money(rule.type) ? Bilingual{"afgerond op de cent", "rounded to the cent"} : Bilingual{"afgerond op ..", "rounded to .."};
  checker.report(kGrows, rule.name_span, rule.article, {rule.name, cycle_word(cycle), step});
}

// What is read of earlier periods through a rule: of the first one the rule has only the days of the term.
void check_looks_back(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto read = rule_read(plan, id);
    if (!read || !read->earlier || plan[read->rule].start) return;
    const Period first = period_of(plan.calendar, *read->earlier, plan.calendar.term_first);
    if (*read->earlier == Cycle::term || first.first == plan.calendar.term_first) return;
    checker.report(kCutPeriod, plan[id].span, rule.article,
                   {rule.name, period_key(plan.calendar, first, plan.language), plan[read->rule].name, to_string(plan.calendar.term_first), cycle_word(*read->earlier)});
  });
}

// vorige 3 maanden, seen from a day: the months before the month of that day (D13).
void check_calendar_windows(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto* read = std::get_if<AggregateValue>(&plan[id].node);
    const auto& window = read ? plan[read->aggregate].window : std::nullopt;
    if (!window || window->to_date || !window->cycle || *window->cycle == Cycle::day || (window->use && window->use_cycle != Cycle::day)) return;
    const Period now = next_period(plan.calendar, period_of(plan.calendar, *window->cycle, plan.calendar.term_first));
    Period first = now;
    for (int i = 0; i < window->count; ++i) first = previous_period(plan.calendar, first);
    checker.report(kWholePeriods, window->span, rule.article, {std::string(checker.sources.text(window->span)), to_string(now.first + 3), to_string(first.first), to_string(now.first + -1)});
  });
}

// A price per period where the term cuts the period: nothing says which part is paid (M6).
void check_edges_of_term(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  const auto cycle = finest_cycle(plan, rule.grain);
  if (!cycle || *cycle == Cycle::term || rule.part.kind != PartKind::none) return;
  const auto cut = cut_by_term(plan.calendar, *cycle);
  if (cut.empty()) return;
  const PeriodPrice price = period_price(plan, rule.body);
  if (price == PeriodPrice::none) return;
  const bool beside = price == PeriodPrice::beside || rule.start || rule.cumulative;
  checker.report(kWholeAtEdge, rule.name_span, rule.article,
                 {rule.name, cycle_word(*cycle), period_key(plan.calendar, cut[0], plan.language), std::to_string(within_term(plan.calendar, cut[0]).length()),
                  std::to_string(cut[0].length()), beside ? Bilingual{" in een eigen regel met alleen de prijs", " in a rule of its own with only the price"} : Bilingual{"", ""}});
}

void check_falling_increase(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  if (!rule.cumulative) return;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto* call = std::get_if<ScaleValue>(&plan[id].node);
    if (!call) return;
    const Scale& scale = plan[call->scale];
    std::optional<Rational> at;
    for (const Ladder& ladder : scale.ladders)
      if (ladder.column == call->column && !at) at = falls_at(scale.kind, ladder.bands, checker.facts[call->argument].step);
    if (!at) return;
    checker.report(kFalls, plan[id].span, rule.article,
                   {rule.name, diag::in_both([&](Language language) { return with_unit(plan, scale, *at, language); }), scale.name, Bilingual{"verreken", "adjust"},
                    Bilingual{"betaal", "pay"}})
        .labels.push_back({scale.span, {"de staffel", "the scale"}, {}});
  });
}

}  // namespace bkm::check
