// voorheen "naam": under which name earlier posts of a payable stand in the ledger.
#include <map>

#include "compiler/elaborate/elaborator.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kNoPost{9250, "formerly-without-posts", diag::Severity::error,
                       "{0} boekt niets, dus er staan geen eerdere boekingen van \"{1}\" om bij te horen; laat \"{2}\" weg.",
                       "{0} posts nothing, so there are no earlier posts of \"{1}\" that it could belong to; leave out \"{2}\"."};
constexpr Kind kOwnName{9251, "formerly-own-name", diag::Severity::error, "{0} heet nog steeds {0}; laat \"{1}\" weg, of schrijf de naam van toen.",
                        "{0} is still called {0}; leave out \"{1}\", or write the name it had."};
constexpr Kind kTaken{9252, "formerly-in-use", diag::Severity::error,
                      "\"{1}\" is de naam van een andere betaling in dit contract; de eerdere boekingen horen daarbij en niet bij {0}.",
                      "\"{1}\" is the name of another payment in this contract; the earlier posts belong to that and not to {0}."};
constexpr Kind kTwice{9253, "formerly-twice", diag::Severity::error,
                      "{0} en {1} heetten allebei \"{2}\"; van een eerdere boeking is dan niet te zeggen bij welke zij hoort.",
                      "{0} and {1} were both called \"{2}\"; then nobody can tell to which an earlier post belongs."};

constexpr Bilingual kWord{"voorheen", "formerly"};

}  // namespace

void Elaborator::check_formerly() {
  std::map<std::string, const ast::Rule*> payables, claimed;
  for (const ast::Statement& statement : unit_.statements)
    if (const auto* rule = std::get_if<ast::Rule>(&statement); rule && is_payable(rule->kind)) payables.emplace(rule->name.text, rule);
  for (const ast::Statement& statement : unit_.statements) {
    const auto* rule = std::get_if<ast::Rule>(&statement);
    if (!rule || !rule->formerly) continue;
    const std::string &name = rule->name.text, &before = *rule->formerly;
    if (!is_payable(rule->kind)) report(kNoPost, rule->name.span, {name, before, kWord});
    else if (before == name) report(kOwnName, rule->name.span, {name, kWord});
    else if (auto other = payables.find(before); other != payables.end())
      report(kTaken, rule->name.span, {name, before}).labels.push_back({other->second->name.span, {"die betaling", "that payment"}, {}});
    else if (auto [first, fresh] = claimed.emplace(before, rule); !fresh)
      report(kTwice, rule->name.span, {first->second->name.text, name, before}).labels.push_back({first->second->name.span, {"de andere", "the other"}, {}});
  }
}

}  // namespace bkm::elaborate
