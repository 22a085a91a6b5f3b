// The bands of a scale, each of which begins in one way and ends where the next one begins.
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"

namespace bkm::syntax {

namespace {

// Words that say where a band ends, with the number itself or without it.
struct Ends {
  Bilingual word;
  bool inclusive;
};
constexpr Ends kEnds[] = {{{"tot en met", "up to and including"}, true}, {{"t/m", "through"}, true}, {{"hoogstens", "at most"}, true}, {{"maximaal", "maximum"}, true},
                          {{"<=", "<="}, true}, {{"<", "<"}, false}, {{"tot", "to"}, false}, {{"onder", "under"}, false}, {{"beneden", "below"}, false}, {{"minder dan", "less than"}, false},
                          {{"tot", "until"}, false}, {{"tot", "up to"}, false}};

bool begins_scale(std::size_t type) { return type == P::VALUE || type == P::VOLUME || type == P::BRACKETS || type == P::LINEAR; }

}  // namespace

// The colon of the band at `i`, or the last word of its line.
std::size_t Recovery::band_colon(std::size_t i) const {
  while (type(i) != P::COLON && type(i) != antlr4::Token::EOF && !at(i + 1)->first_on_line) ++i;
  return i;
}

std::size_t Recovery::next_line(std::size_t i) const {
  do ++i;
  while (type(i) != antlr4::Token::EOF && !at(i)->first_on_line);
  return i;
}

// boven 5 t/m 10, vanaf 5 t/m 10: a band begins in one way and ends where the next one begins.
bool Recovery::band_between() {
  const std::size_t through = stop_.at;
  if (type(begin_) != P::SCALE || type(through) != P::THROUGH) return false;
  std::size_t first = through;
  while (first > begin_ && !at(first)->first_on_line) --first;
  const std::size_t colon = band_colon(through);
  if (type(colon) != P::COLON) return false;
  const auto words = [this](std::size_t from, std::size_t to) { return words_in(span(from, to - from + 1)); };
  if (type(first) == P::VANAF || type(first) == P::FROM) {
    const std::string right = words(first + 1, colon);
    fix(say(kBandBounds, span(first, colon - first + 1), {right}), {source_, at(first)->begin, at(first + 1)->begin}, "");
    return true;
  }
  if (type(first) != P::ABOVE) return false;
  const Span where = span(first, colon - first + 1);
  const std::string right = words(first, through - 1) + ":", limit = words(through + 1, colon - 1);
  const std::size_t next = next_line(colon);
  // Without its end, the band ends where the next one begins: the same, if that is where this one ended.
  if (type(next) == P::ABOVE && words(next + 1, next + colon - through - 1) == limit) fix(say(kBandBounds, where, {right}), {source_, at(through - 1)->end, at(colon - 1)->end}, "");
  else say(kBandShut, where, {right, words(first, first) + " " + limit, std::string(word_of(P::NONE))});
  return true;
}

// tot 10: where the first band begins at nothing, as a contract writes it.
bool Recovery::band_end() {
  const std::size_t first = stop_.at;
  if (type(begin_) != P::SCALE || !at(first)->first_on_line) return false;
  const std::size_t colon = band_colon(first);
  std::size_t number = first;
  while (number < colon && type(number) != P::NUMBER && type(number) != P::SYMBOL && type(number) != P::MINUS) ++number;
  if (type(colon) != P::COLON || number == first || number == colon) return false;
  const auto words = [this](std::size_t from, std::size_t to) { return words_in(span(from, to - from + 1)); };
  const std::string word = words(first, number - 1), limit = words(number, colon - 1), since(word_of(language_ == Language::nl ? P::VANAF : P::FROM));
  const auto found = std::find_if(std::begin(kEnds), std::end(kEnds), [&](const Ends& each) { return each.word.in(language_) == word; });
  if (found == std::end(kEnds)) return false;
  const Span where = span(first, colon - first + 1);
  if (!begins_scale(type(first - 1))) return say(kBandBounds, where, {since + " ..:"}), true;
  const std::size_t next = next_line(colon);
  std::string nothing = limit;
  const std::size_t digits = at(type(number) == P::NUMBER ? number : number + 1)->begin - at(number)->begin;
  // Below nothing: where the scale begins is the author's to say.
  if (type(number) == P::MINUS || limit.find_first_of("123456789") == std::string::npos) return say(kLowestBand, where, {since}), true;
  nothing.replace(digits, nothing.find_first_not_of("0123456789.,", digits) - digits, "0");
  const bool closed = type(next) == P::ABOVE || (found->inclusive && type(next) != P::VANAF && type(next) != P::FROM);
  const std::string right = closed ? nothing + " " + word_of(P::THROUGH) + " " + limit + ":" : since + " " + nothing + ":";
  fix(say(kEveryday, where, {'"' + words(first, colon) + '"', '"' + right + '"'}), where, right);
  return true;
}

}  // namespace bkm::syntax
