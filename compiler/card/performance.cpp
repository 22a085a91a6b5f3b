// Prestatie: as the contract states it. Only what quantifies its outcome is derived, from the bonuses.
#include "compiler/card/reward.hpp"

namespace bkm::card {

using namespace plan;

namespace {

struct Word {
  Bilingual written;
  Text shown;
};

const std::vector<Word>& words() {
  static const std::vector<Word> kWords{
      {{"product", "product"}, {"product", "product"}},
      {{"dienst", "service"}, {"dienst", "service"}},
      {{"nut", "benefit"}, {"nut", "benefit"}},
      {{"bekend", "known"}, {"vooraf bekend", "known beforehand"}},
      {{"onbekend", "unknown"}, {"vooraf onbekend", "unknown beforehand"}},
      {{"levering", "delivery"}, {"directe levering", "direct delivery"}},
      {{"inspanning", "effort"}, {"inspanningsverplichting", "obligation of effort"}},
      {{"resultaat", "result"}, {"resultaatverplichting", "obligation of result"}},
      {{"opdrachtgever", "purchaser"}, {"risico exclusief bij de opdrachtgever", "risk with the purchaser only"}},
      {{"aanbieder", "provider"}, {"risico exclusief bij de leverancier", "risk with the provider only"}},
      {{"gedeeld", "shared"}, {"verdeling van het risico over beide partijen", "risk shared by both parties"}},
      {{"structuur", "structure"}, {"structuurindicator", "structure indicator"}},
      {{"proces", "process"}, {"procesindicator", "process indicator"}},
      {{"uitkomst", "outcome"}, {"uitkomstindicator", "outcome indicator"}},
  };
  return kWords;
}

std::vector<Entry> stated(const Contract& contract, ast::Feature::Kind kind) {
  std::vector<Entry> entries;
  for (const Performance& performance : contract.plan.performances)
    for (const auto& [feature, value] : performance.features)
      if (feature == kind) entries.push_back({feature_word(contract, value), {joined({keyword(contract, "prestatie", "performance"), performance.name}, " ")}});
  return entries;
}

Feature feature(const Contract& contract, std::string id, Text name, ast::Feature::Kind kind) {
  return {Block::performance, std::move(id), std::move(name), false, stated(contract, kind)};
}

Feature described(const Contract& contract) {
  Feature result{Block::performance, "performance", {"De prestatie (aanvulling)", "The performance (added)"}, true, {}};
  for (const Performance& performance : contract.plan.performances)
    result.entries.push_back({performance.title.empty() ? performance.name : performance.title, {joined({keyword(contract, "prestatie", "performance"), performance.name}, " ")}});
  return result;
}

// A bonus or malus on a measurement puts a number on the outcome.
void add_measured(const Contract& contract, std::vector<Entry>& entries) {
  bool unknown = std::any_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.value.en == "unknown beforehand"; });
  if (!unknown) return;
  for_each_rule(contract.plan, {ast::RuleKind::bonus, ast::RuleKind::penalty}, [&](RuleId id, const Rule& rule) {
    Columns measured = reads_of(contract.plan, id).measurements;
    if (!measured.empty()) add_once(entries, say("in cijfers voor een bonus of malus: {0}", "in numbers for a bonus or penalty: {0}", {columns_text(contract.plan, measured)}), clause_of(contract, rule));
  });
}

}  // namespace

Text feature_word(const Contract& contract, const std::string& value) {
  for (const Word& word : words())
    if (word.written.in(contract.plan.language) == value) return word.shown;
  return value;
}

std::string feature_id(const Contract& contract, const std::string& value) {
  for (const Word& word : words())
    if (word.written.in(contract.plan.language) == value) return std::string(word.written.en);
  return value;
}

std::vector<Feature> performance_block(const Contract& contract) {
  using enum ast::Feature::Kind;
  Feature known = feature(contract, "outcome", {"Uitkomst van prestatie vooraf bekend versus uitkomst vooraf onbekend (maar eventueel te kwantificeren)", "Outcome known beforehand or unknown (but perhaps to be quantified)"}, outcome);
  add_measured(contract, known.entries);
  return {
      described(contract),
      feature(contract, "nature", {"Typologie van de prestatie: product, dienst of nut", "Type of performance: product, service or benefit"}, nature),
      known,
      feature(contract, "obligation", {"Directe levering, inspanningsverplichting of resultaatverplichting", "Direct delivery, obligation of effort or obligation of result"}, obligation),
      feature(contract, "risk", {"Risico exclusief bij opdrachtgever, exclusief bij leverancier of verdeeld over beide partijen", "Risk with the purchaser only, with the provider only, or shared"}, risk),
  };
}

}  // namespace bkm::card
