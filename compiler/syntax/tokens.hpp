// The words of one text with their keyword tokens. Internal to this folder: sees antlr4::.
#pragma once
#include <BkmLexer.h>
#include <BkmParser.h>

#include <deque>

#include "compiler/base/span.hpp"
#include "compiler/syntax/words.hpp"

namespace bkm::syntax {

using P = grammar::BkmParser;

// Not =, which also begins what a rule is.
inline bool compares(std::size_t type) {
  return type == P::LESS || type == P::LESS_EQUAL || type == P::GREATER || type == P::GREATER_EQUAL || type == P::UNEQUAL;
}
inline bool compares_values(std::size_t type) { return type == P::EQUAL || compares(type); }
// som van, aantal
inline bool folds(std::size_t type) { return type == P::SUM || type == P::AVERAGE || type == P::HIGHEST || type == P::LOWEST || type == P::COUNT; }

// Start and stop are byte offsets: [begin, end).
class Token : public antlr4::CommonToken {
 public:
  Token(std::size_t type, std::uint32_t begin_, std::uint32_t end_) : CommonToken(type), begin(begin_), end(end_) {}
  std::uint32_t begin, end;
  bool first_on_line = false;
  bool reported = false;  // something is wrong with it, and a finding says so
};

// Hands tokens to the parser; owns none. The last is the end of the text.
class Stream : public antlr4::TokenStream {
 public:
  explicit Stream(std::vector<Token*> tokens) : tokens_(std::move(tokens)) {}
  Token* at(std::size_t i) const { return tokens_[std::min(i, tokens_.size() - 1)]; }
  const std::vector<Token*>& tokens() const { return tokens_; }
  void replace_all(std::vector<Token*> tokens) { tokens_ = std::move(tokens), at_ = 0; }

  void consume() override { at_ += at_ + 1 < tokens_.size(); }
  std::size_t LA(ssize_t i) override { return LT(i)->getType(); }
  antlr4::Token* LT(ssize_t k) override;
  antlr4::Token* get(std::size_t i) const override { return at(i); }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  std::size_t index() override { return at_; }
  void seek(std::size_t i) override { at_ = std::min(i, tokens_.size() - 1); }
  std::size_t size() override { return tokens_.size(); }
  std::string getSourceName() const override { return {}; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

 private:
  std::vector<Token*> tokens_;
  std::size_t at_ = 0;
};

// Reads `text` (valid UTF-8, no byte order mark before `begin`) as words of `language`. A deque, so that addresses hold.
std::deque<Token> read_tokens(std::string_view text, std::uint32_t begin, Language language);

}  // namespace bkm::syntax
