// Constructs in the form of a sentence or of another language: a list with "en", stijgt per jaar, 1-60.
#include "compiler/base/everyday.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/rhythms.hpp"

namespace bkm::syntax {

namespace {

constexpr Kind kReservedColumn{1048, "reserved-word", error,
                               "{0} is een woord van de taal en kan hier geen naam zijn: neem een andere naam, zoals {1}. Heet de kolom in het bestand zo, schrijf dan bij die kolom: {2}.",
                               "{0} is a word of the language and cannot be a name here: take another name, such as {1}. If the column is called so in the file, write with that column: {2}."};

// 4 weken: vierweken.
struct Counted {
  std::string_view count;
  Bilingual units, period;
};
constexpr Counted kCounted[] = {{"4", {"weken", "weeks"}, {"vierweken", "fourweeks"}}, {"3", {"maanden", "months"}, {"kwartaal", "quarter"}},
                                {"6", {"maanden", "months"}, {"halfjaar", "halfyear"}}, {"12", {"maanden", "months"}, {"jaar", "year"}}};

// Of a name, a comma or "and".
bool in_list(std::size_t type) { return type == P::WORD || type == P::COMMA || type == P::AND; }

}  // namespace

// per aanbieder en maand, per cliënt aanbieder maand, nummer en datum: with commas the statement reads on.
bool Recovery::name_list() {
  std::size_t first = stop_.at, last = stop_.at;
  while (first > begin_ + 1 && in_list(type(first - 1)) && !at(first)->first_on_line) --first;
  while (in_list(type(last + 1)) && !at(last + 1)->first_on_line) ++last;
  const bool columns = type(begin_) == P::DATA && at(first)->first_on_line;
  if ((type(first - 1) != P::PER && !columns) || !in_list(type(stop_.at)) || type(last) != P::WORD) return false;
  std::string right;
  bool wrong = false;
  for (std::size_t i = first; i <= last; ++i) {
    if (const auto words = line_words(i); !words.empty() && longest_phrase(words, other(language_)).keyword) return false;  // voor elke
    if (type(i) == P::WORD) right += (right.empty() ? "" : ", ") + std::string(text(i));
    wrong |= type(i) == P::AND || (type(i) == P::WORD && i > first && type(i - 1) == P::WORD);
  }
  if (!wrong) return false;
  const Span where = span(first, last - first + 1);
  if (!helps({first, last - first + 1, P::WORD})) return false;
  return fix(say(kListCommas, where, {right}), where, right), true;
}

// 1-1.440, 1 t/m 1.440 as a range; 0-10 as a band.
bool Recovery::range_dots() {
  const std::size_t i = stop_.at;
  const bool band = type(begin_) == P::SCALE;
  const bool dash = type(i) == P::MINUS || (!band && (type(i) == P::THROUGH || type(i) == P::TOT || type(i) == P::TO));
  const bool unit = band && type(i - 1) == P::WORD && type(i - 2) == P::NUMBER, money = band && type(i + 1) == P::SYMBOL;
  if (!dash || i <= begin_ || (type(i - 1) != P::NUMBER && !unit) || (type(i + 1) != P::NUMBER && !money)) return false;
  const Span where{source_, at(i - 1)->end, at(i + 1)->begin}, word = span(i);
  const std::string written(text(i)), right(band ? word_of(P::THROUGH) : "..");
  if (!helps({i, 1, band ? P::THROUGH : P::DOTS})) return false;
  return fix(say(kEveryday, word, {'"' + written + '"', '"' + right + '"'}), where, band ? " " + right + " " : right), true;
}

// afrekenen jaarlijks
bool Recovery::rhythm_word() {
  const std::size_t i = stop_.at;
  for (const auto& [period, rhythm] : kRhythms) {
    const std::string written(text(i)), right = "per " + std::string(period.in(language_));
    const Span where = span(i);
    if (written == rhythm.in(language_) && helps({i, 0, P::PER, 1})) return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
  }
  return false;
}

// per 4 weken
bool Recovery::counted_period() {
  const std::size_t i = stop_.at;
  for (const Counted& each : kCounted) {
    if (text(i) != each.count || text(i + 1) != each.units.in(language_)) continue;
    const Span where = span(i, 2);
    const std::string written = words_in(where), right(each.period.in(language_));
    return helps({i, 2, P::WORD}) && (fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true);
  }
  return false;
}

// over vorige drie jaar
bool Recovery::number_word() {
  for (std::size_t place : {stop_.at, stop_.at - 1}) {
    const auto number = place > begin_ && place <= stop_.at ? number_named(text(place), language_) : std::nullopt;
    if (!number) continue;
    const std::string written(text(place)), right = std::to_string(*number);
    const Span where = span(place);
    if (helps({place, 1, P::NUMBER})) return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
  }
  return false;
}

// 10% van som van zorg
bool Recovery::part_of() {
  const std::size_t i = stop_.at;
  if (i <= begin_ || type(i - 1) != P::PERCENT || text(i) != Bilingual{"van", "of"}.in(language_)) return false;
  const Span where = span(i);
  const std::string written(text(i));
  if (!helps({i, 1, P::TIMES})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', std::string("\"*\"")}), where, "*"), true;
}

// 10 procent van som van zorg
bool Recovery::percent_of() {
  const std::size_t i = stop_.at;
  if (i < begin_ + 3 || type(i - 2) != P::NUMBER || !is_percent(text(i - 1)) || text(i) != Bilingual{"van", "of"}.in(language_)) return false;
  const Span where = span(i - 2, 3);
  const std::string written = words_in(where), right = std::string(text(i - 2)) + "% *";
  if (!helps({i - 2, 3, P::PERCENT, kFurther, {P::TIMES}})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// bedrag als voorwaarde dan: the word of another order.
bool Recovery::then_word() {
  const std::size_t i = stop_.at;
  if (i <= begin_ || text(i) != Bilingual{"dan", "then"}.in(language_)) return false;
  const Span where = span(i), with_space{source_, at(i - 1)->end, at(i)->end};
  const std::string word(text(i));
  if (!helps({i, 1, {}})) return false;
  return fix(say(kThenWord, where, {'"' + word + '"'}), with_space, ""), true;
}

// alleen met rit of inzet
bool Recovery::one_table() {
  const std::size_t i = stop_.at;
  if (i < begin_ + 2 || (type(i - 2) != P::FOR_EACH && type(i - 2) != P::ONLY_WITH)) return false;
  if (type(i) != P::OR && type(i) != P::AND && type(i) != P::COMMA) return false;
  say(kOneTable, span(i), {shown(i - 2)});
  return true;
}

// A column that is called as a word of the language: what the file calls it is not the author's to choose.
bool Recovery::holds_day(std::size_t i) const {
  if (const std::size_t before = type(i - 1); before == P::OP || before == P::ON || before == P::VAN || before == P::FROM || before == P::THROUGH) return true;
  while (type(i) != P::COLON && type(i) != antlr4::Token::EOF && !at(i + 1)->first_on_line) ++i;
  return type(i) == P::COLON && text(i + 1) == Bilingual{"datum", "date"}.in(language_);
}

// van vanaf t/m tot: tot_datum : datum uit "tot"
bool Recovery::reserved_column(std::size_t i) {
  if (type(begin_) != P::DATA || i < begin_ + 2) return false;
  const bool day = holds_day(i), nl = language_ == Language::nl;
  const std::string word(text(i));
  std::string made = word + (day ? (nl ? "_datum" : "_date") : (nl ? "_naam" : "_name"));
  std::replace(made.begin(), made.end(), ' ', '_');
  const std::string column = made + (day ? (nl ? " : datum" : " : date") : "") + (nl ? " uit \"" : " from \"") + word + '"';
  const Span where = span(i);
  if (!helps({i, 1, P::WORD, day ? 1 : kFurther})) return false;
  return say(kReservedColumn, where, {'"' + word + '"', '"' + made + '"', column}), true;
}

}  // namespace bkm::syntax
