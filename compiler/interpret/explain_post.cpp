// From the value of the clause to the amount that is paid: part period, rounding, gross, net.
#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

Text mode_words(Rounding mode) {
  switch (mode) {
    case Rounding::half_away: return {"een halve van nul af", "halves away from zero"};
    case Rounding::half_even: return {"een halve naar het even getal", "halves to the even number"};
    case Rounding::half_down: return {"een halve naar nul toe", "halves towards zero"};
    case Rounding::away: return {"altijd van nul af", "always away from zero"};
    case Rounding::toward: return {"altijd naar nul toe", "always towards zero"};
  }
  return {};
}

}  // namespace

Touched Teller::touched(const Rule& rule, const Key& key) {
  Keys keys = keys_of(plan_, data_, settlement_.rules, evaluator_, rule.grain, rule.support, rule.part);
  auto found = keys.find(key);
  return found == keys.end() ? Touched{} : found->second;
}

// 19 van de 28 dagen van 2026-02.
Text Teller::days_words(const Rule& rule, const Key& key) {
  Period period = whole_period(plan_, rule.grain, rule.part, key);
  return say("{0} van de {1} dagen van {2}", "{0} of the {1} days of {2}",
             {std::to_string(touched(rule, key).days), std::to_string(period.length()), Text{period_key(plan_.calendar, period, Language::nl), period_key(plan_.calendar, period, Language::en)}});
}

// De cent, een halve van nul af.
Text Teller::rounding_words(const Rule& rule, const RoundingStep& step) const {
  const bool cent = is_payable(rule.kind) && step.step == plan_.smallest_amount();
  const Text size = is_payable(rule.kind) ? money(plan_, step.step).shown : figure(plan_, data_, Value::of(step.step), rule.type).shown;
  return joined({cent ? Text{"de cent", "the cent"} : size, mode_words(step.mode)}, ", ");
}

// Naar rato: days that count of the days in the period. Gives the factor.
Rational Teller::tell_part_period(Story& story, const Rule& rule, const Key& key, const Value& body) {
  if (rule.part.kind == PartKind::none) return 1;
  const Text of = days_words(rule, key);
  if (rule.part.kind == PartKind::ends) {
    story.calculation.push_back({Role::part, say("gebroken periode telt voor de hele: {0}", "part period counts as a whole one: {0}", {of}), {}, {}, {}});
    return 1;
  }
  Rational factor = part_of_period(plan_, rule, key, touched(rule, key));
  Rational result = body.number * factor;
  story.calculation.push_back({Role::part, say("naar rato: {0}", "pro rata: {0}", {of}), figure(plan_, data_, Value::of(result), rule.type), {}, {}});
  return factor;
}

void Teller::tell_rounding(Story& story, const Rule& rule, const Cell& cell) {
  const RoundingStep* step = rounding_on(rule, cell.day);
  if (!step || rule.type.kind != ValueKind::number) return;
  int sign = rule.kind == ast::RuleKind::penalty ? -1 : 1;
  Rational exact = sign * cell.exact.number, rounded = round_to(exact, step->step, step->mode);
  if (cell.total) rounded = sign * (round_to(cell.total->exact, step->step, step->mode) - (cell.total->rounded - cell.rounded));
  auto shown = [&](const Rational& number) { return is_payable(rule.kind) ? money(plan_, number) : figure(plan_, data_, Value::of(number), rule.type); };
  Step calculated{Role::exact, {"berekend", "calculated"}, shown(exact), {}, {}};
  if (!is_finite_decimal(exact)) calculated.notes.push_back(say("precies {0}", "exactly {0}", {fraction_text(exact)}));
  if (sign < 0) calculated.text = {"berekend, als aftrek", "calculated, as a deduction"};
  Step difference{Role::rounding, say("afronden op {0}", "round to {0}", {rounding_words(rule, *step)}), shown(Rational(rounded - exact)), {}, {}};
  if (cell.total) difference.notes.push_back({"het totaal tot nu toe wordt afgerond; dit is het verschil met wat al is gegeven", "the total to date is rounded; this is the difference with what was given before"});
  if (step->from) difference.notes.push_back(say("zo sinds {0}", "so since {0}", {to_string(*step->from)}));
  story.amount.push_back(std::move(calculated));
  story.amount.push_back(std::move(difference));
  Rational expected = is_payable(rule.kind) ? cell.gross : cell.rounded;
  if (rounded != expected) fault({"de afronding", "the rounding"});
  if (is_payable(rule.kind)) story.amounts = Amounts{exact, Rational(rounded - exact), cell.gross, cell.adjustment, cell.net};
}

void Teller::tell_post(Story& story, RuleId id, const Key& key, const Cell& cell) {
  story.amount.push_back({Role::gross, {"bruto", "gross"}, money(plan_, cell.gross), {}, {}});
  tell_limits(story, id, key, cell);
  story.amount.push_back({Role::net, cell.day ? Text{"netto", "net"} : Text{"netto, nog niet opeisbaar", "net, not yet due"}, money(plan_, cell.net), {}, {}});
  check(story, plan_[id], cell);
}

// gross = exact + rounding, gross + cuts = net, and the cuts are those that are told.
void Teller::check(Story& story, const Rule& rule, const Cell& cell) {
  Rational told = 0;
  for (const Step& step : story.amount)
    if (step.role == Role::limit) told += step.figure->value.number;
  bool holds = story.amounts && story.amounts->exact + story.amounts->rounding == cell.gross && cell.gross + cell.adjustment == cell.net && told == cell.adjustment;
  if (!holds) fault(say("het bedrag van {0}", "the amount of {0}", {rule.name}));
}

}  // namespace bkm::interpret
