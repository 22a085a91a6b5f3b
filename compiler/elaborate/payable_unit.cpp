// A payment that is no amount of money: the tariff without "per", or the price that nothing is multiplied with.
#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kPayableUnit{3215, "unit-mismatch", diag::Severity::error, "{0} moet een bedrag in {1} zijn, maar de berekening geeft {2}.",
                            "{0} must be an amount in {1}, but the calculation gives {2}."};
constexpr Kind kRateWithoutPer{3215, "unit-mismatch", diag::Severity::error,
                               "{0} zegt niet waarvoor het bedrag geldt, en wordt vermenigvuldigd met een aantal in {1}: schrijf erachter \"per\" met een eenheid, zoals per {2}.",
                               "{0} does not say what the amount is for, and is multiplied with a quantity in {1}: write \"per\" and a unit after it, such as per {2}."};
constexpr Kind kPriceAlone{3215, "unit-mismatch", diag::Severity::error,
                           "{0} is een prijs per {1} en nog geen bedrag: waarmee die wordt vermenigvuldigd, heeft niet de eenheid {1}.",
                           "{0} is a price per {1} and no amount yet: what it is multiplied with does not have the unit {1}."};
constexpr Kind kTimesQuantity{3215, "unit-mismatch", diag::Severity::error,
                              "{0} is een bedrag keer een aantal in {1}, en nergens staat waarvoor het bedrag geldt: schrijf erachter \"per\" met een eenheid, zoals per {2}.",
                              "{0} is an amount times a quantity in {1}, and nothing says what the amount is for: write \"per\" and a unit after it, such as per {2}."};
constexpr Kind kScaleWithoutPer{3215, "unit-mismatch", diag::Severity::error,
                                "{0} is een bedrag keer een aantal in {1}: de staffel {3} zegt niet waarvoor haar bedragen gelden. Schrijf achter elk bedrag van die staffel: per {2}.",
                                "{0} is an amount times a quantity in {1}: the scale {3} does not say what its amounts are for. Write after each amount of that scale: per {2}."};

// A tariff of this unit in the calculation.
std::optional<RateId> rate_in(const Plan& plan, const Rule& rule, const Unit& unit) {
  std::optional<RateId> found;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto* value = std::get_if<RateValue>(&plan[id].node);
    if (value && plan[value->rate].type.unit == unit) found = value->rate;
  });
  return found;
}

// A scale over this unit in the calculation, that makes the quantity into money.
const Scale* scale_over(const Plan& plan, const Rule& rule, const Unit& unit) {
  const Scale* found = nullptr;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto* value = std::get_if<ScaleValue>(&plan[id].node);
    if (value && plan[value->scale].argument == unit && plan[id].type.unit == unit * unit_of(plan.currency_iso)) found = &plan[value->scale];
  });
  return found;
}

// By the word of the contract, else by its own name.
std::string written_unit(const Plan& plan, const std::string& base, const Rational& factor) {
  const std::string found = word_for(plan, unit_of(base), factor);
  return found.empty() ? base : found;
}

// What a price of so much time is for: mostly an hour, also where the register counts minutes.
std::string usual_unit(const Plan& plan, const std::string& base) {
  const bool minutes = base == Bilingual{"minuut", "minute"}.in(plan.language);
  return written_unit(plan, base, minutes ? 60 : 1);
}

}  // namespace

void Elaborator::report_payable_unit(const Rule& rule) {
  const Unit money = unit_of(plan_.currency_iso), rest = rule.type.unit / money;
  const Span body = plan_[rule.body].span;
  const bool one = rest.powers.size() == 1, times = one && rest.powers.front().second == 1;
  const auto rate = rate_in(plan_, rule, times ? money : rule.type.unit);
  if (const Scale* scale = times && !rate ? scale_over(plan_, rule, rest) : nullptr) {
    report(kScaleWithoutPer, body, {rule.name, rest.powers.front().first, scale->argument_word, scale->name}).labels.push_back({scale->span, {"de staffel", "the scale"}, {}});
    return;
  }
  if (times && !rate) return void(report(kTimesQuantity, body, {rule.name, rest.powers.front().first, usual_unit(plan_, rest.powers.front().first)}));
  if (!one || !rate || std::abs(rest.powers.front().second) != 1)
    return void(report(kPayableUnit, body, {rule.name, plan_.currency_symbol, unit_text(rule.type.unit)}));
  const std::string base = rest.powers.front().first;
  const Rate& price = plan_[*rate];
  if (rest.powers.front().second == -1) {
    const std::string unit = written_unit(plan_, base, 1 / price.written_factor);
    report(kPriceAlone, body, {rule.name, unit}).labels.push_back({price.span, {"de prijs", "the price"}, {}});
    return;
  }
  const std::string example = usual_unit(plan_, base);
  report(kRateWithoutPer, price.span, {price.name, base, example}).labels.push_back({body, {"hier wordt vermenigvuldigd", "multiplied here"}, {}});
}

}  // namespace bkm::elaborate
