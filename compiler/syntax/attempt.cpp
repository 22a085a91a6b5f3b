#include "compiler/syntax/attempt.hpp"

namespace bkm::syntax {

namespace {

struct Stopped {
  antlr4::Token* token;
  std::vector<std::size_t> rules;
};

// Gives up at the first error: what to say about it, and where to read on, is decided elsewhere.
class GiveUp : public antlr4::DefaultErrorStrategy {
 public:
  void sync(antlr4::Parser*) override {}
  antlr4::Token* recoverInline(antlr4::Parser* parser) override { stop(parser, parser->getCurrentToken()); }
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override { stop(parser, error.getOffendingToken()); }

 private:
  [[noreturn]] static void stop(antlr4::Parser* parser, antlr4::Token* token) {
    std::vector<std::size_t> rules;
    for (antlr4::RuleContext* context = parser->getContext(); context;
         context = dynamic_cast<antlr4::RuleContext*>(context->parent))
      rules.push_back(context->getRuleIndex());
    throw Stopped{token, std::move(rules)};
  }
};

// Two hundred nested parentheses of some ten rules each, and what stands around them.
constexpr std::size_t kDeepest = 3'000;

bool follows_statement(const Token& token) { return token.getType() == antlr4::Token::EOF || begins_statement(token.getType()); }

std::size_t index_of(const Stream& stream, const antlr4::Token* token, std::size_t from) {
  while (stream.at(from) != token && from + 1 < stream.tokens().size()) ++from;
  return from;
}

}  // namespace

// Every recursion of the grammar goes through one of these two rules.
void BoundedParser::enterRule(antlr4::ParserRuleContext* context, std::size_t state, std::size_t rule) {
  P::enterRule(context, state, rule);
  if ((rule == RuleExpr || rule == RuleTies) && context->depth() > static_cast<int>(kDeepest)) throw Stopped{getCurrentToken(), {rule}};
}

StatementParser::StatementParser(std::vector<Token*> tokens) : stream_(std::move(tokens)), parser_(&stream_) {
  parser_.removeErrorListeners();
  parser_.setErrorHandler(std::make_shared<GiveUp>());
}

// Tries the fast prediction first; where that stops, the exact one decides. The stop furthest on is the better place to report.
template <class Read>
auto StatementParser::read(std::size_t at, Read&& rule) {
  using antlr4::atn::PredictionMode;
  stop_ = {};
  for (const PredictionMode mode : {PredictionMode::SLL, PredictionMode::LL}) {
    parser_.reset();
    stream_.seek(at);
    parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
    try {
      auto* tree = rule();
      if (follows_statement(*stream_.at(end()))) return tree;
      if (end() >= stop_.at) stop_ = {end(), {P::RuleStatement}};
    } catch (const Stopped& stopped) {
      const std::size_t where = index_of(stream_, stopped.token, at);
      if (where >= stop_.at) stop_ = {where, stopped.rules};
    }
  }
  return static_cast<decltype(rule())>(nullptr);
}

P::HeaderContext* StatementParser::header(std::size_t at) {
  return read(at, [&] { return parser_.header(); });
}

P::StatementContext* StatementParser::statement(std::size_t at) {
  return read(at, [&] { return parser_.statement(); });
}

}  // namespace bkm::syntax
