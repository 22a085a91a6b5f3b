#include "compiler/card/card.hpp"

#include "compiler/card/blocks.hpp"
#include "compiler/diag/visible.hpp"

namespace bkm::card {

using namespace plan;

namespace {

const Bilingual kRuleWords[] = {{"tarief", "rate"}, {"parameter", "parameter"}, {"bepaal", "define"}, {"betaal", "pay"}, {"bonus", "bonus"},
                                {"malus", "penalty"}, {"verreken", "adjust"}, {"voorwaarde", "condition"}, {"publiceer", "publish"}};

Text with_article(Text clause, const std::string& article) {
  return article.empty() ? clause : joined({clause, {"artikel " + article, "article " + article}}, ", ");
}

}  // namespace

Text keyword(const Contract& contract, std::string_view nl, std::string_view en) { return std::string(contract.plan.language == Language::nl ? nl : en); }

std::string written(const Contract& contract, Span span) { return diag::one_line(one_line(contract.sources, span)); }

Text clause_of(const Contract& contract, const Rule& rule) {
  std::string word(kRuleWords[static_cast<int>(rule.kind)].in(contract.plan.language));
  return with_article(Text(word + " " + rule.name), rule.article);
}

Text clause_of(const Contract& contract, const Limit& limit) {
  return with_article(limit.name.empty() ? keyword(contract, "begrens", "limit") : joined({keyword(contract, "begrens", "limit"), limit.name}, " "), limit.article);
}

Text list_of(const std::vector<std::string>& names) {
  std::vector<Text> texts(names.begin(), names.end());
  return joined(texts, ", ");
}

Text per(const Frame& frame) { return frame.empty() ? Text() : Text("per " + axis_names(frame)); }

Card make_card(const Plan& plan, const SourceMap& sources) {
  Contract contract{plan, sources};
  Card card{plan.title, plan.version, {}};
  for (auto block : {parties_block, performance_block, reward_block, period_block})
    for (Feature& feature : block(contract)) card.features.push_back(std::move(feature));
  return card;
}

}  // namespace bkm::card
