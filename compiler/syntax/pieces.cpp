#include "compiler/syntax/pieces.hpp"

#include "compiler/syntax/lexical.hpp"
#include "compiler/syntax/pairs.hpp"
#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/roles.hpp"
#include "compiler/syntax/source_text.hpp"

namespace bkm::syntax {

namespace {

// A text read as a whole, without recovery.
struct Whole {
  Whole(const SourceMap& sources, SourceId source)
      : text(sources.text(source)), language(language_of(text)), words(read_tokens(text, mark_size(text), language)),
        stream(check_words(words, text, source, language, ignored)), parser(&stream) {
    parser.removeErrorListeners();
  }
  std::string_view text;
  Language language;
  diag::Sink ignored;
  std::deque<Token> words;
  Stream stream;
  P parser;
};

bool is_name_rule(std::size_t rule) {
  return rule == P::RuleName || rule == P::RuleCall_name || rule == P::RuleFree_name || rule == P::RuleWord_name;
}

class Walk {
 public:
  Walk(const Whole& whole, SourceId source) : whole_(whole), source_(source) {}
  std::vector<Piece> run(antlr4::tree::ParseTree* tree) {
    visit(tree, 0, false);
    return std::move(pieces_);
  }

 private:
  void visit(antlr4::tree::ParseTree* tree, std::size_t rule, bool before_number) {
    if (auto* leaf = dynamic_cast<antlr4::tree::TerminalNode*>(tree)) return put(*static_cast<Token*>(leaf->getSymbol()), rule, before_number);
    const std::size_t own = dynamic_cast<antlr4::RuleContext*>(tree)->getRuleIndex();
    for (std::size_t i = 0; i < tree->children.size(); ++i) {
      auto* next = i + 1 < tree->children.size() ? dynamic_cast<antlr4::tree::TerminalNode*>(tree->children[i + 1]) : nullptr;
      visit(tree->children[i], own, next && next->getSymbol()->getType() == P::NUMBER);
    }
  }

  void put(const Token& token, std::size_t rule, bool before_number) {
    if (token.getType() == antlr4::Token::EOF) return;
    Piece piece{PieceKind::other, {source_, token.begin, token.end}, {}};
    const Language to = other(whole_.language);
    if (rule == P::RuleSource && token.getType() == P::AND) {  // numbers en: a language
      piece.kind = PieceKind::name;
    } else if (rule == P::RuleRole) {
      const RoleWord* role = role_named(whole_.text.substr(token.begin, token.end - token.begin), whole_.language);
      piece.kind = PieceKind::role;
      piece.other_word = role ? role->words.in(to) : "";
    } else if (is_name_rule(rule)) {
      piece.kind = PieceKind::name;
    } else if (token.getType() == P::LANGUAGE) {
      piece.kind = PieceKind::keyword;
      piece.other_word = to == Language::nl ? "nl" : "en";
    } else if (keyword_of(token.getType())) {
      piece.kind = PieceKind::keyword;
      piece.other_word = keyword_of(paired(rule, token.getType(), to, before_number))->in(to);
    } else {
      piece.kind = token.getType() == P::ROW                                            ? PieceKind::row
                   : token.getType() == P::PERIOD_KEY                                   ? PieceKind::period
                   : token.getType() == P::NUMBER || token.getType() == P::PERCENT      ? PieceKind::number
                                                                                        : PieceKind::other;
    }
    pieces_.push_back(std::move(piece));
  }

  const Whole& whole_;
  SourceId source_;
  std::vector<Piece> pieces_;
};

class AmbiguityListener : public antlr4::BaseErrorListener {
 public:
  explicit AmbiguityListener(std::vector<std::string>& found) : found_(found) {}
  void reportAmbiguity(antlr4::Parser* parser, const antlr4::dfa::DFA& dfa, std::size_t start, std::size_t stop, bool, const antlrcpp::BitSet&,
                       antlr4::atn::ATNConfigSet*) override {
    const auto* state = parser->getATN().getDecisionState(dfa.decision);
    found_.push_back(parser->getRuleNames()[state->ruleIndex] + " at words " + std::to_string(start) + " to " + std::to_string(stop));
  }
  void syntaxError(antlr4::Recognizer*, antlr4::Token*, std::size_t, std::size_t, const std::string&, std::exception_ptr) override {
    found_.push_back("a syntax error");
  }

 private:
  std::vector<std::string>& found_;
};

}  // namespace

std::vector<Piece> pieces(const SourceMap& sources, SourceId source) {
  Whole whole(sources, source);
  return Walk(whole, source).run(whole.parser.file());
}

std::vector<std::string> ambiguities(const SourceMap& sources, SourceId source) {
  Whole whole(sources, source);
  std::vector<std::string> found;
  AmbiguityListener listener(found);
  whole.parser.addErrorListener(&listener);
  // The prediction caches are shared, and what they hold no longer reports: a parser in exact mode starts anew.
  whole.parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->clearDFA();
  whole.parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(antlr4::atn::PredictionMode::LL_EXACT_AMBIG_DETECTION);
  whole.parser.file();
  return found;
}

}  // namespace bkm::syntax
