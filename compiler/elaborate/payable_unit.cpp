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
                              "{0} is een bedrag keer een aantal in {1}: zeg bij het bedrag per {1}, of deel het aantal door 1 {1}.",
                              "{0} is an amount times a quantity in {1}: say per {1} with the amount, or divide the quantity by 1 {1}."};

// A tariff of this unit in the calculation.
std::optional<RateId> rate_in(const Plan& plan, const Rule& rule, const Unit& unit) {
  std::optional<RateId> found;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto* value = std::get_if<RateValue>(&plan[id].node);
    if (value && plan[value->rate].type.unit == unit) found = value->rate;
  });
  return found;
}

// The word of the contract for so many of a base unit: uur for 60 minuut.
std::string written_unit(const Plan& plan, const std::string& base, const Rational& factor) {
  std::string found;
  for (const auto& [word, unit] : plan.units)
    if (unit.first == unit_of(base) && unit.second == factor && (found.empty() || word.size() < found.size())) found = word;
  return found.empty() ? base : found;
}

}  // namespace

void Elaborator::report_payable_unit(const Rule& rule) {
  const Unit money = unit_of(plan_.currency_iso), rest = rule.type.unit / money;
  const Span body = plan_[rule.body].span;
  const bool one = rest.powers.size() == 1, times = one && rest.powers.front().second == 1;
  const auto rate = rate_in(plan_, rule, times ? money : rule.type.unit);
  if (times && !rate) return void(report(kTimesQuantity, body, {rule.name, rest.powers.front().first}));
  if (!one || !rate || std::abs(rest.powers.front().second) != 1)
    return void(report(kPayableUnit, body, {rule.name, plan_.currency_symbol, unit_text(rule.type.unit)}));
  const std::string base = rest.powers.front().first;
  const Rate& price = plan_[*rate];
  if (rest.powers.front().second == -1) {
    const std::string unit = written_unit(plan_, base, 1 / price.written_factor);
    report(kPriceAlone, body, {rule.name, unit}).labels.push_back({price.span, {"de prijs", "the price"}, {}});
    return;
  }
  const bool minutes = base == Bilingual{"minuut", "minute"}.in(unit_.language);
  const std::string example = written_unit(plan_, base, minutes ? 60 : 1);
  report(kRateWithoutPer, price.span, {price.name, base, example}).labels.push_back({body, {"hier wordt vermenigvuldigd", "multiplied here"}, {}});
}

}  // namespace bkm::elaborate
