// Gathers the words of the parser's trees. Internal to this folder: sees antlr4::.
#pragma once
#include "compiler/syntax/concrete.hpp"
#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

class Gatherer {
 public:
  Gatherer(std::string_view text, SourceId source, Language language) : text_(text), source_(source) { made_.language = language; }
  void add(antlr4::ParserRuleContext* tree);
  Concrete take();

 private:
  void visit(antlr4::tree::ParseTree* tree, std::size_t rule, bool before_number);
  void put(const Token& token, std::size_t rule, bool before_number);
  void describe(Word& word, const Token& token, std::size_t rule, bool before_number) const;

  std::string_view text_;
  SourceId source_;
  Concrete made_;
  std::vector<std::string_view> path_;
  std::size_t fresh_ = 0;  // the rules of path_ from here on have no word yet
};

}  // namespace bkm::syntax
