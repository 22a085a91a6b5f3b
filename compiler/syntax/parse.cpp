#include "compiler/syntax/parse.hpp"

#include "compiler/syntax/builder.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/attempt.hpp"

namespace bkm::syntax {

ast::Unit parse(const SourceMap& sources, SourceId source, diag::Sink& sink) {
  ast::Unit unit;
  unit.source = source;
  const std::string_view text = sources.text(source);
  unit.language = language_of(text);
  auto owned = read_tokens(text, 0, unit.language);
  std::vector<Token*> tokens;
  for (Token& token : owned) tokens.push_back(&token);
  StatementParser parser(tokens);
  Builder builder(text, unit, sink);
  std::size_t at = 0;
  if (auto* header = parser.header(0)) builder.header(header), at = parser.end();
  while (parser.stream().at(at)->getType() != antlr4::Token::EOF) {
    if (auto* tree = parser.statement(at)) {
      at = parser.end();
      builder.statement(tree);
      continue;
    }
    const auto stop = parser.stop();
    auto* token = parser.stream().at(stop.at);
    sink.report(kUnexpected, {source, token->begin, token->end}, {std::string(text.substr(token->begin, token->end - token->begin)), std::string("?")});
    return unit;
  }
  return unit;
}

Language language_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto word = [&] {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    text.remove_prefix(std::min(begin, text.size()));
    const std::string_view made = text.substr(0, text.find_first_of(" \t\r\n"));
    text.remove_prefix(made.size());
    return made;
  };
  if (word() != "bkm") return Language::nl;
  word();
  return word() == "en" ? Language::en : Language::nl;
}

}  // namespace bkm::syntax
