#include "compiler/syntax/gather.hpp"

#include <algorithm>

#include "compiler/syntax/pairs.hpp"
#include "compiler/syntax/roles.hpp"

namespace bkm::syntax {

namespace {

// Rules that only choose a kind of name: the place of a name is the rule around them.
bool is_name_rule(std::size_t rule) {
  return rule == P::RuleName || rule == P::RuleUnit_name || rule == P::RuleCall_name || rule == P::RuleFree_name || rule == P::RulePlain_name || rule == P::RuleWord_name || rule == P::RuleClause_name;
}

bool is_rung(std::size_t rule) {
  switch (rule) {
    case P::RuleExpr: case P::RuleOr_expr: case P::RuleAnd_expr: case P::RuleNot_expr: case P::RuleComparison:
    case P::RuleSum: case P::RuleProduct: case P::RuleFactor: case P::RuleCore: case P::RuleSingle: return true;
    default: return false;
  }
}

// The names of rules and tokens, which the parser makes anew at each call.
struct Names {
  std::vector<std::string> rules, tokens;
};
const Names& names() {
  static const Names made = [] {
    Stream none({});
    P parser(&none);
    Names all{parser.getRuleNames(), {}};
    for (std::size_t token = 0; token <= parser.getVocabulary().getMaxTokenType(); ++token)
      all.tokens.push_back(parser.getVocabulary().getSymbolicName(token));
    return all;
  }();
  return made;
}

std::string_view token_name(std::size_t token) { return token < names().tokens.size() ? std::string_view(names().tokens[token]) : ""; }

WordKind kind_of(std::size_t token) {
  switch (token) {
    case P::ROW: return WordKind::row;
    case P::PERIOD_KEY: return WordKind::period;
    case P::NUMBER:
    case P::PERCENT: return WordKind::number;
    case P::TEXT: return WordKind::text;
    default: return WordKind::other;
  }
}

}  // namespace

bool Word::within(std::string_view rule) const { return std::find(path.begin(), path.end(), rule) != path.end(); }
bool Word::starts(std::string_view rule) const {
  return std::find(path.begin() + static_cast<std::ptrdiff_t>(begins), path.end(), rule) != path.end();
}

void Gatherer::add(antlr4::ParserRuleContext* tree) { visit(tree, tree->getRuleIndex(), false); }

Concrete Gatherer::take() {
  keep_phrases_apart(made_);
  return std::move(made_);
}

void Gatherer::visit(antlr4::tree::ParseTree* tree, std::size_t rule, bool before_number) {
  if (auto* leaf = dynamic_cast<antlr4::tree::TerminalNode*>(tree)) return put(*static_cast<Token*>(leaf->getSymbol()), rule, before_number);
  const std::size_t own = static_cast<antlr4::ParserRuleContext*>(tree)->getRuleIndex();
  const bool kept = !is_name_rule(own) && !(is_rung(own) && tree->children.size() == 1);
  if (kept) path_.push_back(names().rules[own]);
  for (std::size_t i = 0; i < tree->children.size(); ++i) {
    auto* next = i + 1 < tree->children.size() ? dynamic_cast<antlr4::tree::TerminalNode*>(tree->children[i + 1]) : nullptr;
    visit(tree->children[i], own, next && next->getSymbol()->getType() == P::NUMBER);
  }
  if (kept) path_.pop_back(), fresh_ = std::min(fresh_, path_.size());
}

void Gatherer::put(const Token& token, std::size_t rule, bool before_number) {
  if (token.getType() == antlr4::Token::EOF) return;
  Word& word = made_.words.emplace_back();
  word.token = token_name(token.getType());
  word.span = {source_, token.begin, token.end};
  word.path = path_;
  word.begins = fresh_;
  fresh_ = path_.size();
  describe(word, token, rule, before_number);
}

void Gatherer::describe(Word& word, const Token& token, std::size_t rule, bool before_number) const {
  const Language to = other(made_.language);
  const Keyword* keyword = keyword_of(token.getType());
  word.text = text_.substr(token.begin, token.end - token.begin);
  if (rule == P::RuleNotation && token.getType() == P::AND) {  // getallen en: a language
    word.kind = WordKind::name;
  } else if (rule == P::RuleRole) {
    const RoleWord* role = role_named(keyword ? keyword->in(made_.language) : std::string_view(word.text), made_.language);
    word.kind = WordKind::role;
    if (role) word.text = role->words.in(made_.language), word.other = role->words.in(to);
  } else if (is_name_rule(rule)) {
    word.kind = WordKind::name;
  } else if (token.getType() == P::LANGUAGE) {
    word.kind = WordKind::keyword;
    word.other = to == Language::nl ? "nl" : "en";
  } else if (keyword) {
    word.kind = WordKind::keyword;
    word.text = keyword->in(made_.language);
    word.other = keyword_of(paired(rule, token.getType(), to, before_number))->in(to);
  } else {
    word.kind = kind_of(token.getType());
  }
}

void keep_phrases_apart(Concrete& concrete) {
  const auto wordy = [](const Word& w) { return w.kind == WordKind::keyword || w.kind == WordKind::role || w.kind == WordKind::name; };
  std::vector<Word>& words = concrete.words;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    words[i + 1].apart = false;
    if (!wordy(words[i]) || !wordy(words[i + 1])) continue;
    const std::string& first = words[i].text;
    std::string line = first;
    for (std::size_t next = i + 1; next < words.size() && next < i + 4 && wordy(words[next]); ++next) line += " " + words[next].text;
    words[i + 1].apart = begins_longer_phrase(line, 1 + std::count(first.begin(), first.end(), ' '), concrete.language);
  }
}

}  // namespace bkm::syntax
