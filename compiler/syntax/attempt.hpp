// One try at reading one statement. Internal to this folder: sees antlr4::.
#pragma once
#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

// Where a statement cannot be read on: the token, and the grammar rules it stands in, innermost first.
struct Stop {
  std::size_t at = 0;
  std::vector<std::size_t> rules;
};

// The parser recurses, so that what it reads is bounded.
class BoundedParser : public P {
 public:
  using P::P;
  void enterRule(antlr4::ParserRuleContext* context, std::size_t state, std::size_t rule) override;
};

class StatementParser {
 public:
  explicit StatementParser(std::vector<Token*> tokens);

  // Read the header or the statement that begins at token `at`; the tree lives until the next call. A statement must be followed by another or by
  // the end. On failure null, and stop() says where.
  P::HeaderContext* header(std::size_t at);
  P::StatementContext* statement(std::size_t at);
  // The token after what was read.
  std::size_t end() { return stream_.index(); }
  const Stop& stop() const { return stop_; }

  Stream& stream() { return stream_; }

 private:
  template <class Read>
  auto read(std::size_t at, Read&& rule);
  Stream stream_;
  BoundedParser parser_;
  Stop stop_;
};

}  // namespace bkm::syntax
