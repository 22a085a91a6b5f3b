// minuten / 60 * uurtarief: a duration and a price per hour fit each other by themselves, so the 60 is one conversion too many.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kByHand{3757, "converts-time-by-hand", diag::Severity::warning,
                       "Een duur en een prijs per uur of minuut passen al bij elkaar; door \"{0} {1}\" wordt het bedrag {1} keer te {2}. Haal dat weg.",
                       "A duration and a price per hour or minute fit each other already; with \"{0} {1}\" the amount becomes {1} times too {2}. Take it out."};

constexpr Kind kStaysTime{3757, "converts-time-by-hand", diag::Severity::warning,
                          "Een duur blijft een duur, en bkm rekent minuten en uren zelf om; door \"{0} {1}\" wordt zij {1} keer zo {2}. Haal dat weg.",
                          "A duration stays a duration, and bkm converts minutes and hours itself; with \"{0} {1}\" it becomes {1} times as {2}. Take it out."};

struct Factor {
  ExprId value;
  bool over;  // divides
};

// The factors of a product: a, b and c of a / b * c.
void factors(const Plan& plan, ExprId id, bool over, std::vector<Factor>& found) {
  const auto* binary = std::get_if<Binary>(&plan[id].node);
  const bool divides = binary && binary->op == ast::Arithmetic::divide;
  if (!divides && !(binary && binary->op == ast::Arithmetic::multiply)) return found.push_back({id, over});
  factors(plan, binary->left, over, found);
  factors(plan, binary->right, over != divides, found);
}

// How often a unit of time is in it: 1 of a duration, -1 of a price per hour.
int time_power(const Plan& plan, const Factor& factor) {
  const int power = plan[factor.value].type.unit.power(plan.language == Language::nl ? "minuut" : "minute");
  return factor.over ? -power : power;
}

// minuten / 1 minuut: the author takes the unit off, and what is left is a number.
bool takes_unit_off(const Plan& plan, const Factor& factor) { return time_power(plan, factor) == -1 && plan[factor.value].type.unit.powers.size() == 1; }

bool is_sixty(const Checker& checker, ExprId id) {
  const auto* fixed = std::get_if<Constant>(&checker.plan[id].node);
  return fixed && checker.plan[id].type.unit.bare() && (fixed->value == 60 || fixed->value == 3600) && checker.written(id).find('%') == std::string::npos;
}

void check_product(Checker& checker, const Rule& rule, ExprId product) {
  std::vector<Factor> of;
  factors(checker.plan, product, false, of);
  auto has = [&](int power) { return std::any_of(of.begin(), of.end(), [&](const Factor& each) { return time_power(checker.plan, each) == power; }); };
  if (!has(1) || std::any_of(of.begin(), of.end(), [&](const Factor& each) { return takes_unit_off(checker.plan, each); })) return;
  const bool priced = has(-1);
  const Bilingual less = priced ? Bilingual{"laag", "low"} : Bilingual{"kort", "short"}, more = priced ? Bilingual{"hoog", "high"} : Bilingual{"lang", "long"};
  for (const Factor& each : of)
    if (is_sixty(checker, each.value) && checker.reported.insert(each.value.index).second)
      checker.report(priced ? kByHand : kStaysTime, checker.plan[each.value].span, rule.article, {std::string(each.over ? "/" : "*"), checker.written(each.value), each.over ? less : more});
}

}  // namespace

void check_hours_by_hand(Checker& checker) {
  for (const Rule& rule : checker.plan.rules)
    visit_all(checker.plan, rule.body, [&](ExprId id, const Aggregate*) {
      if (std::holds_alternative<Binary>(checker.plan[id].node)) check_product(checker, rule, id);
    });
}

}  // namespace bkm::check
