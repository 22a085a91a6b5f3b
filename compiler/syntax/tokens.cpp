#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

namespace {

// Byte offset of every code point, and of the end. Empty when the text is ASCII.
std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return offsets;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) offsets.push_back(i);
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

std::deque<Token> lex(std::string_view text, std::uint32_t begin) {
  const std::string_view rest = text.substr(begin);
  const auto offsets = byte_offsets(rest);
  const auto byte_of = [&](std::size_t i) { return static_cast<std::uint32_t>(begin + (offsets.empty() ? i : offsets[i])); };
  antlr4::ANTLRInputStream input{std::string(rest)};
  grammar::BkmLexer lexer(&input);
  lexer.removeErrorListeners();
  std::deque<Token> tokens;
  std::size_t line = 0;
  for (auto token = lexer.nextToken(); token->getType() != antlr4::Token::EOF; token = lexer.nextToken()) {
    if (token->getChannel() != antlr4::Token::DEFAULT_CHANNEL) continue;
    Token& made = tokens.emplace_back(token->getType(), byte_of(token->getStartIndex()), byte_of(token->getStopIndex() + 1));
    made.first_on_line = token->getLine() != line;
    line = token->getLine();
  }
  tokens.emplace_back(antlr4::Token::EOF, static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size())).first_on_line = true;
  return tokens;
}

constexpr std::size_t kLongestPhrase = 4;

// The words on one line from `at` on, as many as a phrase can have.
std::vector<std::string_view> words_from(std::string_view text, const std::deque<Token>& tokens, std::size_t at) {
  std::vector<std::string_view> words;
  for (std::size_t i = at; i < tokens.size() && words.size() < kLongestPhrase; ++i) {
    if (tokens[i].getType() != P::WORD || (i > at && tokens[i].first_on_line)) break;
    words.push_back(text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin));
  }
  return words;
}

// A currency code is one before a number, as a type, and after the keyword of the header.
bool currency_place(const std::deque<Token>& tokens, std::size_t at, const std::deque<Token>& before) {
  if (at + 1 < tokens.size() && tokens[at + 1].getType() == P::NUMBER) return true;
  if (before.empty()) return false;
  const std::size_t type = before.back().getType();
  return type == P::COLON || type == P::OVER || type == P::CURRENCY;
}

}  // namespace

antlr4::Token* Stream::LT(ssize_t k) {
  if (k > 0) return at(at_ + k - 1);
  return k < 0 && at_ >= static_cast<std::size_t>(-k) ? tokens_[at_ + k] : nullptr;
}

std::deque<Token> read_tokens(std::string_view text, std::uint32_t begin, Language language) {
  const std::deque<Token> raw = lex(text, begin);
  std::deque<Token> tokens;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    Token& token = tokens.emplace_back(raw[i]);
    if (token.getType() != P::WORD) continue;
    const auto words = words_from(text, raw, i);
    const bool header = tokens.size() == 1 && words.front() == "bkm";
    if (tokens.size() == 3 && tokens.front().getType() == P::BKM) {
      token.setType(P::LANGUAGE);
    } else if (const Phrase phrase = longest_phrase(words, language); phrase.keyword && (header || phrase.keyword->token != P::BKM)) {
      token.setType(phrase.keyword->token);
      i += phrase.parts - 1;
      token.end = raw[i].end;
    } else if (is_iso_currency(words.front())) {
      tokens.pop_back();
      const bool is_code = currency_place(raw, i, tokens);
      tokens.emplace_back(raw[i]).setType(is_code ? P::ISO : P::WORD);
    }
  }
  return tokens;
}

}  // namespace bkm::syntax
