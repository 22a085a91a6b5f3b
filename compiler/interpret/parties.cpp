// Who pays and who gets each post (M11).
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

bool has_party(Evaluator& evaluator, const PartyRef& party, const Key& key) { return !party.path || evaluator.path(*party.path, key); }

PartyRef rest_payer(const Plan& plan, const Rule& rule, const RestLine& rest) {
  return {rule.payer->name, rule.payer->path ? plan[rest.split].rest_payer : std::nullopt};
}

std::vector<Stop> posts_without_party(const Plan& plan, Evaluator& evaluator, const std::vector<RuleResult>& rules) {
  std::vector<Stop> stops;
  for_posts(plan, rules, [&](RuleId id, const Key& key, const Cell& cell) {
    const Rule& rule = plan[id];
    bool payer = has_party(evaluator, *rule.payer, key);
    if (!payer || !has_party(evaluator, *rule.payee, key)) stops.push_back({"party-missing", id, key, {"party-missing", payer ? "payee" : "payer", "", "", *cell.day}, cell.net, 0});
  });
  return stops;
}

}  // namespace bkm::interpret
