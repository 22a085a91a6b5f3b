// afronden op, afgerond op: the rounding of a reward, of a rule, and of the shares of a split (M3, M9).
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kRoundingMissing{3201, "rounding-missing", diag::Severity::error,
                                "De beloning zegt niet hoe wordt afgerond; schrijf \"{0}\".", "The reward does not say how to round; write \"{0}\"."};
constexpr Kind kRoundingDecimals{3202, "rounding-step", diag::Severity::error,
                                 "Afronden gaat op een bedrag of een aantal, niet op decimalen: geld op de cent, een getal bijvoorbeeld op 0,01.",
                                 "Rounding goes to an amount or a quantity, not to decimals: money to the cent, a number for example to 0.01."};
constexpr Kind kRoundingStep{3202, "rounding-step", diag::Severity::error, "Afronden kan alleen op een bedrag of aantal boven nul, in de eenheid van de waarde.",
                             "Rounding needs an amount or number above zero, in the unit of the value."};
constexpr Kind kRoundingUnit{3202, "rounding-step", diag::Severity::error,
                             "{0} is in {1}, en deze stap niet. Schrijf de stap ook in die eenheid, zoals 15 minuten, 0,1% of € 0,01 per uur.",
                             "{0} is in {1}, and this step is not. Write the step in that unit too, such as 15 minutes, 0.1% or € 0.01 per hour."};
constexpr Kind kBelowCent{3226, "rounding-below-cent", diag::Severity::error,
                          "Wat wordt betaald, gaat in hele centen: rond af op de cent of op een veelvoud daarvan. Een tussenuitkomst mag fijner, in een \"{0}\".",
                          "What is paid goes in whole cents: round to the cent or to a multiple of it. A result in between may be finer, in a \"{0}\"."};
constexpr Kind kSharesChange{3227, "split-rounding-changes", diag::Severity::error,
                             "{0} verdeelt, en de afronding verandert: wat de ene afronding verdeelt, is na de andere niet meer samen het geheel. Geef {0} een eigen afronding.",
                             "{0} splits, and the rounding changes: what one rounding divides no longer adds up to the whole after the other. Give {0} a rounding of its own."};

// op 2 decimalen, as in a spreadsheet.
bool names_decimals(const ast::Quantity* step) { return step && step->unit && step->unit->text.starts_with("decima"); }

}  // namespace

std::optional<RoundingStep> Elaborator::rounding_step(const ast::RoundingStep& source) {
  RoundingStep step{source.from, Rational(1), source.mode};
  if (source.cent) {
    step.step = plan_.smallest_amount();
    return step;
  }
  if (!source.step) return {};
  const auto* written = std::get_if<ast::Quantity>(&source.step->value);
  if (names_decimals(written)) {
    diag::Diagnostic& finding = report(kRoundingDecimals, source.step->span);
    const std::string cent(Bilingual{"de cent", "the cent"}.in(unit_.language));
    if (written->value == 2) finding.write(cent, source.step->span);
    return {};
  }
  Expr value = literal(*source.step);
  if (value.type.kind == ValueKind::poison) return {};
  const auto* number = std::get_if<Constant>(&value.node);
  if (!number || number->value <= 0) {
    report(kRoundingStep, source.span);
    return {};
  }
  step.step = number->value;
  return step;
}

// Payments have the decimals of the currency.
bool Elaborator::pays_whole_cents(const RoundingStep& step, Span span) {
  const Rational cents = step.step / plan_.smallest_amount();
  if (cents.get_den() == 1) return true;
  report(kBelowCent, span, {Bilingual{"bepaal", "define"}});
  return false;
}

void Elaborator::rounding(Rule& rule, const ast::Rule& source) {
  if (source.rounding) {
    if (auto step = rounding_step(*source.rounding)) {
      Expr size = source.rounding->cent ? Expr{Constant{1}, {ValueKind::number, unit_of(plan_.currency_iso), Nature::level, {}}, source.rounding->span}
                                        : literal(*source.rounding->step);
      if (rule.type.kind == ValueKind::number && size.type.unit != rule.type.unit) report(kRoundingUnit, source.rounding->span, {rule.name, unit_text(rule.type.unit)});
      if (is_payable(rule.kind)) pays_whole_cents(*step, source.rounding->span);
      rule.rounding = {*step};
      rule.own_rounding = true;
    }
    return;
  }
  if (!is_payable(rule.kind)) return;
  rule.rounding = reward_rounding_;
  if (rounding_stated_ || rounding_missing_reported_) return;
  rounding_missing_reported_ = true;
  report(kRoundingMissing, source.name.span, {Bilingual{"beloning afronden op de cent", "reward round to the cent"}});
}

// Shares are whole steps of what they are rounded to, so that rounding leaves them what they are. A share of another unit than the rule is not rounded.
void Elaborator::share_steps(const Rule& rule) {
  if (rule.rounding.empty()) return;
  const Rational& step = rule.rounding.front().step;
  const bool changes = std::ranges::any_of(rule.rounding, [&](const RoundingStep& other) { return other.step != step; });
  for (const SplitId split : splits_in(plan_, rule.body)) {
    if (plan_[plan_[split].pot].type.unit != rule.type.unit) continue;
    if (changes && !plan_[split].exact) report(kSharesChange, plan_[split].span, {rule.name});
    plan_.splits[split.index].step = step;
  }
}

}  // namespace bkm::elaborate
