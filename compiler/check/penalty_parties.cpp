// A malus follows the payment that it is taken off (D5): where there is no such payment, who stands behind `van` gets money.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kReversed{3765, "penalty-reversed", diag::Severity::error,
                         "Een malus gaat af van een betaling, en dit contract heeft er geen van {1} aan {2}: met de malus {0} zou {1} geld krijgen. Laat \"{3}\" weg, of schrijf \"{4}\" in plaats van \"{5}\".",
                         "A penalty is taken off a payment, and this contract has none from {1} to {2}: with the penalty {0}, {1} would get money. Leave out \"{3}\", or write \"{4}\" instead of \"{5}\"."};

bool between(const Rule& rule, const std::string& payer, const std::string& payee) {
  return rule.payer && rule.payee && rule.payer->name == payer && rule.payee->name == payee;
}

// The usual way: from who buys to who provides.
bool is_usual(const Plan& plan, const std::string& payer, const std::string& payee) {
  using enum ast::Role;
  const Party *from = party_named(plan, payer), *to = party_named(plan, payee);
  const bool buys = !from || from->role == purchaser || from->role == purchasers;
  return buys && (!to || (to->role != purchaser && to->role != purchasers && to->role != third && to->role != thirds));
}

}  // namespace

void check_penalty_parties(Checker& checker) {
  const Plan& plan = checker.plan;
  for (const Rule& rule : plan.rules) {
    if (rule.kind != ast::RuleKind::penalty || !rule.payer || !rule.payee) continue;
    const std::string &payer = rule.payer->name, &payee = rule.payee->name;
    const bool taken_off = std::ranges::any_of(plan.rules, [&](const Rule& paid) { return is_payable(paid.kind) && paid.kind != rule.kind && between(paid, payer, payee); });
    if (taken_off || is_usual(plan, payer, payee)) continue;
    checker.report(kReversed, rule.name_span, rule.article,
                   {rule.name, payer, payee, Bilingual{"van .. aan ..", "from .. to .."}, Bilingual{"verreken", "adjust"}, Bilingual{"malus", "penalty"}});
  }
}

}  // namespace bkm::check
