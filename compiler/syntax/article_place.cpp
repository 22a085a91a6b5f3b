#include "compiler/syntax/article_place.hpp"

#include "compiler/syntax/kinds.hpp"

namespace bkm::syntax {

namespace {

bool begins(const Token& token) { return token.first_on_line && (begins_statement(token.getType()) || token.getType() == antlr4::Token::EOF); }

bool takes_article(std::size_t type) {
  switch (type) {
    case P::RATE: case P::PARAMETER: case P::DEFINE: case P::PAY: case P::BONUS: case P::PENALTY: case P::ADJUST: case P::CONDITION: case P::PUBLISH:
    case P::TABLE: case P::SCALE: case P::LIMIT: case P::REJECT: case P::REQUIRE: return true;
    default: return false;
  }
}

std::size_t column(const Token& token, std::string_view text) { return token.begin - (text.substr(0, token.begin).rfind('\n') + 1); }

// On a line of its own, right above the next rule and no deeper than it.
bool stands_above(const Stream& stream, std::size_t i, std::string_view text) {
  const Token &article = *stream.at(i), &title = *stream.at(i + 1), &next = *stream.at(i + 2);
  if (article.getType() != P::ARTICLE || !article.first_on_line || title.getType() != P::TEXT || !begins(next) || !takes_article(next.getType())) return false;
  const std::string_view between = text.substr(title.end, next.begin - title.end);
  return std::count(between.begin(), between.end(), '\n') == 1 && column(article, text) <= column(next, text);
}

bool has_article(const Stream& stream, std::size_t statement) {
  for (std::size_t i = statement + 1; !begins(*stream.at(i)); ++i)
    if (stream.at(i)->getType() == P::ARTICLE) return true;
  return false;
}

}  // namespace

void check_article_places(const Stream& stream, std::string_view text, SourceId source, diag::Sink& sink) {
  std::vector<std::size_t> above;
  for (std::size_t i = 0; i + 2 < stream.tokens().size(); ++i)
    if (stands_above(stream, i, text)) above.push_back(i);
  if (above.empty() || has_article(stream, above.back() + 2)) return;
  const Token &article = *stream.at(above.front()), &title = *stream.at(above.front() + 1);
  sink.report(kArticleAbove, {source, article.begin, title.end}, {std::string(text.substr(title.begin, title.end - title.begin))});
}

}  // namespace bkm::syntax
