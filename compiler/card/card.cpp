#include "compiler/card/card.hpp"

#include <cctype>

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

// € 1.150,50 is € 1,150.50 in the other language; what stands in quotes is no number.
std::string other_notation(std::string text) {
  auto digit = [&](std::size_t at) { return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])); };
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    bool mark = (text[at] == '.' || text[at] == ',') && at > 0 && digit(at - 1) && digit(at + 1);
    if (mark && !quoted) text[at] = text[at] == '.' ? ',' : '.';
  }
  return text;
}

}  // namespace

Text keyword(const Contract& contract, std::string_view nl, std::string_view en) { return std::string(contract.plan.language == Language::nl ? nl : en); }

Text written(const Contract& contract, Span span) {
  std::string own = diag::one_line(one_line(contract.sources, span)), other = other_notation(own);
  return contract.plan.language == Language::nl ? Text(own, other) : Text(other, own);
}

Text clause_of(const Contract& contract, const Rule& rule) {
  std::string word(kRuleWords[static_cast<int>(rule.kind)].in(contract.plan.language));
  return with_article(Text(word + " " + rule.name), rule.article);
}

Text clause_of(const Contract& contract, const Limit& limit) {
  return with_article(limit.name.empty() ? keyword(contract, "begrens", "limit") : joined({keyword(contract, "begrens", "limit"), limit.name}, " "), limit.article);
}

Text clause_of(const Contract& contract, const Reject& reject) {
  return with_article(joined({keyword(contract, "keur af", "reject"), contract.plan[reject.table].name()}, " "), reject.article);
}

Text clause_of(const Contract& contract, const Require& require) { return with_article(keyword(contract, "eis", "require"), require.article); }

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
