// A malus follows the payment that it is taken off (D5): from a provider to a purchaser, the provider gets money.
#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kReversed{3765, "penalty-reversed", diag::Severity::error,
                         "Een malus gaat af van een betaling: de malus {0} zou afgaan van wat {1} aan {2} betaalt, en {1} zou dus geld krijgen. Laat \"{3}\" weg, of schrijf \"{4}\" in plaats van \"{5}\".",
                         "A penalty is taken off a payment: the penalty {0} would be taken off what {1} pays to {2}, so {1} would get money. Leave out \"{3}\", or write \"{4}\" instead of \"{5}\"."};

bool buys(ast::Role role) { return role == ast::Role::purchaser || role == ast::Role::purchasers; }
bool provides(ast::Role role) {
  using enum ast::Role;
  return role == provider || role == providers || role == coalition || role == members;
}

}  // namespace

void check_penalty_parties(Checker& checker) {
  for (const Rule& rule : checker.plan.rules) {
    if (rule.kind != ast::RuleKind::penalty || !rule.payer || !rule.payee) continue;
    const Party *payer = party_named(checker.plan, rule.payer->name), *payee = party_named(checker.plan, rule.payee->name);
    if (!payer || !payee || !provides(payer->role) || !buys(payee->role)) continue;
    checker.report(kReversed, rule.name_span, rule.article,
                   {rule.name, payer->name, payee->name, Bilingual{"van .. aan ..", "from .. to .."}, Bilingual{"verreken", "adjust"}, Bilingual{"malus", "penalty"}});
  }
}

}  // namespace bkm::check
