#include "compiler/syntax/ambiguities.hpp"

#include "compiler/syntax/lexical.hpp"
#include "compiler/syntax/parse.hpp"
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
