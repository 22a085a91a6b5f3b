// What could have stood where a statement cannot be read on, found by trying.
#include <algorithm>

#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"

namespace bkm::syntax {

namespace {

constexpr std::size_t kMostWords = 6;  // of a longer list nobody reads the one word that is meant

struct Class {
  std::size_t token;
  Bilingual name;
};
constexpr Class kClasses[] = {
    {P::WORD, {"een naam", "a name"}}, {P::TEXT, {"een tekst tussen aanhalingstekens", "a text in quotes"}}, {P::NUMBER, {"een getal", "a number"}},
    {P::DATE, {"een datum", "a date"}}, {P::EQUAL, {"=", "="}}, {P::COMMA, {"een komma", "a comma"}}, {P::COLON, {"een dubbele punt", "a colon"}},
    {P::OPEN, {"(", "("}}, {P::OPEN_KEY, {"[", "["}}, {P::CLOSE_KEY, {"]", "]"}}, {P::CLOSE_SET, {"}", "}"}}, {P::ROW, {"een tabelrij die met | begint", "a table row that begins with |"}},
};

}  // namespace

// Whether reading goes on past this word when it is put in.
bool Recovery::accepts(std::size_t type) {
  if (budget_ <= 0) return false;
  const std::vector<Token*> old = parser_.stream().tokens();
  std::vector<Token*> tokens = old;
  Token* place = tokens[stop_.at];
  Token put(type, place->begin, place->begin);
  tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(stop_.at), &put);
  parser_.stream().replace_all(std::move(tokens));
  const bool whole = this->type(begin_) == P::BKM ? parser_.header(begin_) != nullptr : parser_.statement(begin_) != nullptr;
  const std::size_t reached = whole ? parser_.end() : parser_.stop().at;
  budget_ -= static_cast<long>(reached - std::min(begin_, reached) + old.size() / 8) + 1;
  parser_.stream().replace_all(old);
  return reached > stop_.at;
}

void Recovery::say_expected(const diag::Kind& kind, std::size_t place) {
  static constexpr Bilingual kCould{" Hier kan staan: ", " Here can stand: "}, kNothing{"", ""};
  const Text could = expected();
  const bool any = !could.nl.empty();
  say(kind, span(place), {shown(place), statement_, any ? kCould : kNothing, any ? Text{could.nl + ".", could.en + "."} : could});
}

// Words of the contract stay in its language; what is said around them is in that of the message.
Text Recovery::expected() {
  // A word that begins a calculation and can be no name.
  if (accepts(P::EACH)) return {"een bedrag, een naam of een berekening", "an amount, a name or a calculation"};
  if (accepts(P::TIMES)) return {};  // after a value anything that goes on with it can stand
  std::vector<Text> words;
  for (const Keyword& keyword : keywords())
    if (const std::string word(keyword.in(language_)); !word.empty() && accepts(keyword.token)) words.push_back({word, word});
  // A name can be many of the words of the language as well.
  const bool name = accepts(P::WORD);
  if (name) words.clear();
  for (const Class& each : kClasses)
    if (accepts(each.token)) words.push_back({std::string(each.name.nl), std::string(each.name.en)});
  if (words.empty() || words.size() > kMostWords) return {};
  Text text = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    text.nl += (last ? " of " : ", ") + words[i].nl, text.en += (last ? " or " : ", ") + words[i].en;
  }
  return text;
}

}  // namespace bkm::syntax
