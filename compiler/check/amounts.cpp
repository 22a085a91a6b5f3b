// Splits, rounding and signs: what ranges and steps prove about amounts (D10, D23, D24).
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kPotNotCents{3707, "pot-not-in-cents", diag::Severity::error,
                            "{0} is niet altijd een bedrag in hele centen, dus de delen kunnen samen niet precies {0} zijn; schrijf achter de regel van {0}: \"{1}\".",
                            "{0} is not always an amount in whole cents, so the parts cannot add up to exactly {0}; write after the rule of {0}: \"{1}\"."};
constexpr Kind kSumNotCents{3707, "pot-not-in-cents", diag::Severity::error,
                            "{0} is niet altijd een bedrag in hele centen, dus de delen kunnen samen niet precies {0} zijn. Geef het een eigen regel, zoals bepaal pot{2} = {0} {1}, "
                            "en verdeel pot.",
                            "{0} is not always an amount in whole cents, so the parts cannot add up to exactly {0}. Give it a rule of its own, such as define pot{2} = {0} {1}, "
                            "and split pot."};
constexpr Kind kPotNotSteps{3707, "pot-not-in-cents", diag::Severity::error,
                            "De delen worden afgerond op {2}, en {0} is daar niet altijd een veelvoud van: de delen kunnen samen niet precies {0} zijn. Rond {0} ook zo af, of schrijf "
                            "\"{1}\" bij {3}.",
                            "The shares are rounded to {2}, and {0} is not always a multiple of that: the parts cannot add up to exactly {0}. Round {0} like that too, or write \"{1}\" "
                            "with {3}."};
constexpr Kind kPotNotUnits{3707, "pot-not-in-cents", diag::Severity::error,
                            "De delen van {1} worden afgerond, en {0} is niet altijd een veelvoud van die stap: de delen kunnen samen niet precies {0} zijn. Rond {0} ook zo af.",
                            "The shares of {1} are rounded, and {0} is not always a multiple of that step: the parts cannot add up to exactly {0}. Round {0} like that too."};
constexpr Kind kNoSteps{3770, "split-without-steps", diag::Severity::error,
                        "{0} verdeelt iets anders dan geld, en er staat niet in welke stappen. Schrijf achter de verdeling \"{1}\", voor delen precies naar verhouding, of achter de regel "
                        "de stap, zoals \"{2}\".",
                        "{0} splits something else than money, and nothing says in which steps. Write \"{1}\" after the split, for shares exactly in proportion, or the step after "
                        "the rule, such as \"{2}\"."};
constexpr Kind kNoStepsPaid{3770, "split-without-steps", diag::Severity::error,
                            "{0} verdeelt iets anders dan geld, en er staat niet in welke stappen. Zet de verdeling in een eigen regel, zoals {1} = verdeel {2} .. {3}, en reken daarmee.",
                            "{0} splits something else than money, and nothing says in which steps. Put the split in a rule of its own, such as {1} = split {2} .. {3}, and reckon with that."};
constexpr Kind kRestUnpaid{3761, "rest-of-a-definition", diag::Severity::error,
                           "{0} betaalt niets, en \"rest aan {1}\" zou hier dus nergens aankomen. Zet de verdeling in de regel die betaalt.",
                           "{0} pays nothing, so \"rest to {1}\" would arrive nowhere. Put the split in the rule that pays."};
constexpr Kind kSharesRounded{3762, "shares-rounded-again", diag::Severity::error,
                              "{0} rondt de delen van {1} nog eens af, op {2}: samen zijn zij dan niet meer het geheel. Rond {1} zelf af op {2}, of zet de verdeling in {0}.",
                              "{0} rounds the shares of {1} again, to {2}: together they are no longer the whole. Round {1} itself to {2}, or put the split in {0}."};
constexpr Kind kExactPaid{3708, "exact-split-paid", diag::Severity::error, "{0} wordt betaald, en exacte delen zijn niet in hele centen te betalen; laat \"{1}\" weg.",
                          "{0} is paid, and exact shares cannot be paid in whole cents; leave out \"{1}\"."};
constexpr Kind kBoundsExceed{3709, "bounds-exceed-pot", diag::Severity::error,
                             "De minima zijn samen {0}, meer dan de {1} die te verdelen is.", "The minimums add up to {0}, more than the {1} to be split."};
constexpr Kind kBoundsCross{3709, "bounds-exceed-pot", diag::Severity::error,
                            "Het minimum ({0}) ligt boven het maximum ({1}): geen deel past daartussen.", "The minimum ({0}) lies above the maximum ({1}): no share fits between them."};
constexpr Kind kBoundNegative{3709, "bounds-exceed-pot", diag::Severity::error,
                              "{0} is negatief. Een minimum en een maximum zijn groottes, ook van wat ieder terugbetaalt: schrijf ze zonder minteken.",
                              "{0} is negative. A minimum and a maximum are sizes, also of what each pays back: write them without a minus sign."};
constexpr Kind kWeightNegative{3764, "weight-always-negative", diag::Severity::error,
                               "{0} is nooit meer dan {1}, en naar een negatief gewicht is niets te verdelen.", "{0} is never more than {1}, and nothing can be split by a negative weight."};
constexpr Kind kRoundsTwice{3710, "rounds-twice", diag::Severity::warning,
                            "{0} is al afgerond en {1} wordt daarna nog eens afgerond; dat kan een cent schelen. Rond eenmaal af, of noem het artikel dat dit wil.",
                            "{0} is rounded already and {1} is rounded again after that; this can make a cent of difference. Round once, or name the article "
                            "that wants this."};
constexpr Kind kAlwaysNegative{3711, "always-negative", diag::Severity::error,
                               "{0} is nooit meer dan {1}; een betaling, bonus of malus is nooit negatief. Schrijf \"{2}\" als geld ook terug kan, "
                               "of \"{3}\" met een bedrag om het niet onder nul te laten komen.",
                               "{0} is never more than {1}; a payment, bonus or penalty is never negative. Write \"{2}\" if money can go back, "
                               "or \"{3}\" and an amount to keep it from going below zero."};
constexpr Kind kNegativePenalty{3711, "always-negative", diag::Severity::error,
                                "{0} is een malus en wordt dus afgetrokken, maar is zelf al negatief: schrijf een positief bedrag.",
                                "{0} is a penalty and is therefore taken off, but is negative itself: write a positive amount."};

// The rest of a pot that stays with who pays is no payment; another one needs a rule that pays.
bool stays_with_payer(const Plan& plan, const Split& split) {
  return std::ranges::any_of(plan.rules, [&](const Rule& rule) { return is_payable(rule.kind) && rule.payer && rule.payer->name == *split.rest_to; });
}

// betaal e = d, where d splits: what e rounds to must leave the shares as they are.
void check_rounded_shares(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  const auto* read = std::get_if<MeasureValue>(&plan[rule.body].node);
  const auto* value = read && is_payable(rule.kind) ? std::get_if<SplitValue>(&plan[plan[read->rule].body].node) : nullptr;
  if (!value || plan[value->split].exact) return;
  for (const RoundingStep& step : rule.rounding)
    if (!is_multiple(plan[value->split].step, step.step))
      return void(checker.report(kSharesRounded, plan[rule.body].span, rule.article, {rule.name, plan[read->rule].name, checker.money(step.step)}));
}

// afgerond op 1 minuut: a step in the unit of a pot. Of a price: of its money.
Text step_example(const Unit& unit) {
  if (unit.bare()) return {"afgerond op 0,01", "rounded to 0.01"};
  const bool one = unit.powers.size() == 1 && unit.powers[0].second == 1;
  return one ? Text{"afgerond op 1 " + unit.powers[0].first, "rounded to 1 " + unit.powers[0].first} : Text{"afgerond op € 0,01 per ..", "rounded to € 0.01 per .."};
}

// A calculation that is split on the spot has no rule that could be rounded.
void report_not_cents(Checker& checker, const Rule& rule, const Split& split, const Bilingual& cent) {
  const std::string written = checker.written(split.pot), per = axis_names(split.rest_key);
  const Span span = checker.plan[split.pot].span;
  const auto* read = std::get_if<MeasureValue>(&checker.plan[split.pot].node);
  if (read && !is_payable(checker.plan[read->rule].kind)) checker.report(kPotNotCents, span, rule.article, {checker.plan[read->rule].name, cent});
  else checker.report(kSumNotCents, span, rule.article, {written, cent, per.empty() ? per : " per " + per});
}

void report_no_steps(Checker& checker, const Rule& rule, const Split& split) {
  const Plan& plan = checker.plan;
  const Span span = plan[split.pot].span;
  const Bilingual exact{"exact", "exact"};
  if (!is_payable(rule.kind)) return void(checker.report(kNoSteps, span, rule.article, {rule.name, exact, step_example(plan[split.pot].type.unit)}));
  const std::string per = axis_names(rule.grain);
  checker.report(kNoStepsPaid, span, rule.article, {rule.name, Text{"bepaal deel per " + per, "define share per " + per}, checker.written(split.pot), exact});
}

// Whole steps of the rounding, so that the parts can add up to it; else reported.
bool pot_in_steps(Checker& checker, const Rule& rule, const Split& split) {
  const facts::Value& pot = checker.facts[split.pot];
  const bool money = checker.is_money(checker.plan[split.pot].type), zero = pot.range.is_point() && *pot.range.low == 0;
  const Span span = checker.plan[split.pot].span;
  if (split.step == 0) return report_no_steps(checker, rule, split), false;
  if (zero || (pot.step && is_multiple(*pot.step, split.step))) return true;
  const std::string written = checker.written(split.pot);
  const Bilingual cent{"afgerond op de cent", "rounded to the cent"};
  if (money && split.step == checker.plan.smallest_amount()) report_not_cents(checker, rule, split, cent);
  else if (money) checker.report(kPotNotSteps, span, rule.article, {written, cent, checker.money(split.step), rule.name});
  else checker.report(kPotNotUnits, span, rule.article, {written, rule.name});
  return false;
}

// D23: what the ranges prove never works, whatever the data.
void check_weight(Checker& checker, const Rule& rule, const Split& split) {
  const auto high = split.weight ? checker.facts[*split.weight].range.high : std::nullopt;
  if (high && *high < 0) checker.report(kWeightNegative, checker.plan[*split.weight].span, rule.article, {checker.written(*split.weight), diag::Number{*high}});
}

void check_share_bounds(Checker& checker, const Rule& rule, const Split& split) {
  for (const auto& bound : {split.at_least, split.at_most})
    if (const auto high = bound ? checker.facts[*bound].range.high : std::nullopt; high && *high < 0)
      return void(checker.report(kBoundNegative, checker.plan[*bound].span, rule.article, {checker.written(*bound)}));
  const auto least = split.at_least ? checker.facts[*split.at_least].range.low : std::nullopt;
  const auto most = split.at_most ? checker.facts[*split.at_most].range.high : std::nullopt;
  if (!least || !checker.is_money(checker.plan[split.pot].type)) return;
  const Span span = checker.plan[*split.at_least].span;
  if (most && *least > *most) return void(checker.report(kBoundsCross, span, rule.article, {checker.money(*least), checker.money(*most)}));
  const Dimension& over = checker.plan[rule.grain[split.over].dimension];
  const auto& pot = checker.facts[split.pot].range;
  const Rational total = *least * (over.closed ? static_cast<int>(over.codes.size()) : 1);  // an open list has at least one
  if (pot.high && *pot.high >= 0 && total > *pot.high) checker.report(kBoundsExceed, span, rule.article, {checker.money(total), checker.money(*pot.high)});
}

}  // namespace

void check_splits(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  check_rounded_shares(checker, rule);
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto* value = std::get_if<SplitValue>(&plan[id].node);
    if (!value) return;
    const Split& split = plan[value->split];
    if (split.exact && is_payable(rule.kind)) return void(checker.report(kExactPaid, plan[id].span, rule.article, {rule.name, Bilingual{"exact", "exact"}}));
    if (split.rest_to && !is_payable(rule.kind) && !stays_with_payer(plan, split))
      return void(checker.report(kRestUnpaid, plan[id].span, rule.article, {rule.name, *split.rest_to}));
    if (!split.exact && !pot_in_steps(checker, rule, split)) return;
    check_weight(checker, rule, split);
    check_share_bounds(checker, rule, split);
  });
}

// Only an explicit rounding of an explicitly rounded value counts, and only if the second can change it.
void check_rounds_twice(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  if (rule.rounding.empty() || !rule.article.empty() || rule.type.kind != ValueKind::number) return;
  const facts::Value& exact = checker.facts.gross[static_cast<std::size_t>(&rule - plan.rules.data())];
  bool changes = false;
  for (const RoundingStep& step : rule.rounding) changes |= !exact.step || !is_multiple(*exact.step, step.step);
  if (!changes) return;
  bool reported = false;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto* m = std::get_if<MeasureValue>(&plan[id].node);
    if (!m || reported) return;
    const Rule& read = plan[m->rule];
    if (!read.own_rounding || !read.article.empty() || is_payable(read.kind)) return;
    reported = true;
    checker.report(kRoundsTwice, plan[id].span, rule.article, {read.name, rule.name})
        .labels.push_back({read.name_span, {"hier de eerste keer", "here the first time"}, {}});
  });
}

void check_negative(Checker& checker, const Rule& rule) {
  if (!is_payable(rule.kind) || rule.kind == ast::RuleKind::adjust) return;
  const facts::Range& range = checker.facts[rule.body].range;
  // Never above nil, and not always nil.
  if (!range.high || *range.high > 0 || (range.low && *range.low == 0)) return;
  if (*range.high == 0 && range.is_point()) return;
  if (rule.kind == ast::RuleKind::penalty) return void(checker.report(kNegativePenalty, rule.name_span, rule.article, {rule.name}));
  checker.report(kAlwaysNegative, rule.name_span, rule.article,
                 {rule.name, checker.money(*range.high), Bilingual{"verreken", "adjust"}, Bilingual{"boven", "above"}});
}

}  // namespace bkm::check
