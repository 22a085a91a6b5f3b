// Who pays and who gets each post, and what that adds up to for each party (M11).
#include "compiler/interpret/run.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

// Calls f(rule, key, cell) for each post.
template <class F>
void for_posts(const Plan& plan, const std::vector<RuleResult>& rules, F f) {
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    if (!is_payable(plan.rules[r].kind)) continue;
    for (const auto& [key, cell] : rules[r].cells)
      if (cell.day) f(RuleId{r}, key, cell);
  }
}

}  // namespace

std::string party_at(const Data& data, Evaluator& evaluator, const PartyRef& party, const Key& key) {
  if (!party.path) return party.name;
  auto code = evaluator.path(*party.path, key);
  return code ? data.codes.text(*code) : std::string();
}

std::string rest_payer_at(const Plan& plan, const Data& data, Evaluator& evaluator, const Rule& rule, const RestLine& rest) {
  const auto& path = plan[rest.split].rest_payer;
  return party_at(data, evaluator, {rule.payer->name, rule.payer->path ? path : std::nullopt}, rest.key);
}

std::map<std::string, PartyTotal> party_totals(const Plan& plan, const Data& data, Evaluator& evaluator, const std::vector<RuleResult>& rules) {
  std::map<std::string, PartyTotal> totals;
  auto add = [&](const std::string& payer, const std::string& payee, const Rational& amount) {
    totals[payer].pays += amount;
    totals[payee].gets += amount;
  };
  for_posts(plan, rules, [&](RuleId id, const Key& key, const Cell& cell) {
    add(party_at(data, evaluator, *plan[id].payer, key), party_at(data, evaluator, *plan[id].payee, key), cell.net);
  });
  for (std::size_t r = 0; r < rules.size(); ++r)
    for (const RestLine& rest : rules[r].rests)
      if (const auto& to = plan[rest.split].rest_to; to && is_payable(plan.rules[r].kind))
        add(rest_payer_at(plan, data, evaluator, plan.rules[r], rest), *to, rest.amount);
  return totals;
}

std::vector<Stop> posts_without_party(const Plan& plan, const Data& data, Evaluator& evaluator, const std::vector<RuleResult>& rules) {
  std::vector<Stop> stops;
  for_posts(plan, rules, [&](RuleId id, const Key& key, const Cell& cell) {
    const Rule& rule = plan[id];
    bool payer = party_at(data, evaluator, *rule.payer, key).empty(), payee = party_at(data, evaluator, *rule.payee, key).empty();
    if (payer || payee) stops.push_back({"party-missing", id, key, {"party-missing", payer ? "payer" : "payee", "", ""}, cell.net, 0});
  });
  return stops;
}

}  // namespace bkm::interpret
