// Partijen: who they are, and whether providers compete or complement each other.
#include <algorithm>

#include "compiler/card/blocks.hpp"

namespace bkm::card {

using namespace plan;

namespace {

using enum ast::Role;

std::vector<const Party*> with_role(const Plan& plan, std::initializer_list<ast::Role> roles) {
  std::vector<const Party*> found;
  for (const Party& party : plan.parties)
    if (std::find(roles.begin(), roles.end(), party.role) != roles.end()) found.push_back(&party);
  return found;
}

std::string name_of(const Party& party) { return party.title.empty() ? party.name : party.title; }

Text members_of(const Party& party) {
  std::vector<std::string> names;
  for (const auto& [code, title] : party.members) names.push_back(title.empty() ? code : title);
  return list_of(names);
}

// One party by name; of a list its members, or that it is open.
Text described(const Party& party) {
  switch (party.role) {
    case purchaser: return say("opdrachtgever {0}", "purchaser {0}", {name_of(party)});
    case provider: return say("aanbieder {0}", "provider {0}", {name_of(party)});
    case coalition: return say("coalitie {0}", "coalition {0}", {name_of(party)});
    case third: return say("derde {0}", "third party {0}", {name_of(party)});
    default: break;
  }
  Text plural = party.role == purchasers ? Text{"opdrachtgevers", "purchasers"} : party.role == providers ? Text{"aanbieders", "providers"} : party.role == members ? Text{"leden", "members"} : Text{"derden", "third parties"};
  if (party.members.empty()) return say("{0}: zoveel als er in de gegevens staan ({1})", "{0}: as many as the data name ({1})", {plural, party.name});
  return say("{0} {1}: {2}", "{0} {1}: {2}", {std::to_string(party.members.size()), plural, members_of(party)});
}

Feature contract_parties(const Contract& contract) {
  Feature feature{Block::parties, "contract-parties", {"Twee contractpartijen of meerdere contractpartijen", "Two contract parties or more"}, false, {}};
  bool several = !with_role(contract.plan, {purchasers, providers, members}).empty();
  std::size_t single = with_role(contract.plan, {purchaser, provider, coalition}).size();
  if (contract.plan.parties.empty()) return feature;
  Text clause = keyword(contract, "partijen", "parties");
  if (several || single > 2) feature.entries.push_back({{"meerdere contractpartijen", "more than two contract parties"}, {clause}});
  else if (single == 2) feature.entries.push_back({{"twee contractpartijen", "two contract parties"}, {clause}});
  for (const Party& party : contract.plan.parties) feature.entries.push_back({described(party), {clause}});
  return feature;
}

bool over_provider(const Plan& plan, const Axis& axis) {
  auto several = with_role(plan, {providers});
  return std::any_of(several.begin(), several.end(), [&](const Party* party) { return plan[axis.dimension].name == party->name; });
}

bool rows_of_providers(const Plan& plan, const Axis& axis) {
  if (plan[axis.dimension].kind != DimensionKind::row) return false;
  const auto& columns = plan[plan[axis.dimension].table].columns;
  return std::any_of(columns.begin(), columns.end(), [&](const TableColumn& column) { return column.type.kind == ValueKind::code && column.type.dimension && over_provider(plan, {"", column.type.dimension}); });
}

// One of its amounts is of several providers.
bool shared_by_providers(const Plan& plan, const Limit& limit) {
  return std::any_of(limit.rules.begin(), limit.rules.end(), [&](RuleId id) {
    const Frame& grain = plan[id].grain;
    return std::any_of(grain.begin(), grain.end(), [&](const Axis& axis) { return over_provider(plan, axis) || rows_of_providers(plan, axis); });
  });
}

// Where they get in each other's way: a ranking, and a ceiling for all together.
void add_rivalry(const Contract& contract, std::vector<Entry>& entries) {
  const Plan& plan = contract.plan;
  for (const Rule& rule : plan.rules)
    visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
      const auto* value = std::get_if<RankValue>(&plan[id].node);
      if (value && over_provider(plan, plan[value->rank].frame[plan[value->rank].among]))
        entries.push_back({{"concurrerend: zij worden onderling gerangschikt", "competing: they are ranked among each other"}, {clause_of(contract, rule)}});
    });
  for (const Limit& limit : plan.limits) {
    bool own = std::any_of(limit.key.begin(), limit.key.end(), [&](const Axis& axis) { return over_provider(plan, axis); });
    if (!own && shared_by_providers(plan, limit))
      entries.push_back({joined({Text{"zij delen één plafond", "they share one ceiling"}, per(limit.key)}, " "), {clause_of(contract, limit)}});
  }
}

Feature competition(const Contract& contract) {
  Feature feature{Block::parties, "competition", {"Concurrerende zorgaanbieders of complementaire zorgaanbieders", "Competing or complementary providers"}, false, {}};
  Text clause = keyword(contract, "partijen", "parties");
  auto together = with_role(contract.plan, {coalition, members});
  auto several = with_role(contract.plan, {providers}), one = with_role(contract.plan, {provider});
  if (!together.empty())
    feature.entries.push_back({say("complementair: zij treden samen op ({0})", "complementary: they act together ({0})", {described(*together.front())}), {clause}});
  if (!several.empty() || one.size() > 1) {
    feature.entries.push_back({{"meer aanbieders, ieder voor zich", "several providers, each on its own"}, {clause}});
    std::size_t before = feature.entries.size();
    add_rivalry(contract, feature.entries);
    if (feature.entries.size() == before)
      feature.entries.push_back({{"of zij concurreren of elkaar aanvullen: niet in de tekst", "whether they compete or complement each other: not in the text"}, {}});
  } else if (one.size() == 1 && together.empty()) {
    feature.entries.push_back({{"niet van toepassing: één aanbieder", "not applicable: one provider"}, {clause}});
  }
  return feature;
}

}  // namespace

std::vector<Feature> parties_block(const Contract& contract) {
  return {contract_parties(contract), competition(contract),
          {Block::parties, "strategic-importance", {"Strategisch belang van de koper/verkoper", "Strategic importance of buyer and seller"}, false, {}}};
}

}  // namespace bkm::card
