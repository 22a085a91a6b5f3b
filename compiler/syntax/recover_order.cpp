// Words in another order than a contract has them: keur bezoek af, the reason at the end, maandelijks afrekenen, (artikel 5.1).
#include <array>

#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/rhythms.hpp"
#include "compiler/syntax/statements.hpp"
#include "runtime/calendar/date.hpp"

namespace bkm::syntax {

// keur bezoek af: the two parts of the verb stand together. The statement before it may have taken the first one for a unit.
bool Recovery::split_verb() {
  const std::size_t i = stop_.at > begin_ && !at(stop_.at)->first_on_line ? stop_.at - 1 : stop_.at;
  if (type(i) != P::WORD || type(i + 1) != P::WORD || !at(i)->first_on_line) return false;
  const Phrase verb = longest_phrase(std::array{text(i), text(i + 2)}, language_);
  if (verb.parts != 2 || !verb.keyword->begins) return false;
  const Span where = span(i, 3);
  const std::string right = std::string(verb.keyword->in(language_)) + " " + std::string(text(i + 1)), written = words_in(where);
  const Token name = *at(i + 1);
  if (!helps({i, 3, verb.keyword->token, 2, {P::WORD}})) return false;
  at(i + 1)->begin = name.begin, at(i + 1)->end = name.end;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// The text that ends a statement, before its article; the stop when there is none.
std::size_t Recovery::text_behind() const {
  std::size_t last = stop_.at;
  const auto next_begins = [this](std::size_t next) { return type(next) == antlr4::Token::EOF || (at(next)->first_on_line && begins_statement(type(next))); };
  while (!next_begins(last + 1) && type(last + 1) != P::ARTICLE) ++last;
  return type(last) == P::TEXT ? last : stop_.at;
}

// keur af "te lang" bezoek als uren > 3 uur
bool Recovery::title_in_front() {
  const std::size_t i = stop_.at;
  if (type(begin_) != P::REJECT || i != begin_ + 1 || type(i) != P::TEXT || type(i + 1) != P::WORD) return false;
  const Span where = span(i, 2), place = span(i);
  const std::string right = std::string(text(i + 1)) + " " + std::string(text(i));
  const diag::Arg written = shown(i), before = shown(i + 1);
  if (!helps({i, 2, P::WORD, kFurther, {P::TEXT}})) return false;
  return fix(say(kTitlePlace, place, {written, before}), where, right), true;
}

// keur af bezoek als uren > 3 uur "te lang"
bool Recovery::title_behind() {
  const std::size_t i = stop_.at, title = text_behind();
  if ((type(begin_) != P::REJECT && type(begin_) != P::REQUIRE) || i <= begin_ || title <= i) return false;
  std::vector<std::size_t> others;
  for (std::size_t other = i; other < title; ++other) others.push_back(type(other));
  const Span where{source_, at(i)->begin, at(title)->end}, place = span(title);
  const std::string right = std::string(text(title)) + " " + std::string(text_.substr(where.begin, at(title - 1)->end - where.begin));
  const diag::Arg written = shown(title), before = shown(i - 1);
  if (!helps({i, title - i + 1, P::TEXT, kWhole, others})) return false;
  return fix(say(kTitlePlace, place, {written, before}), where, right), true;
}

// betaal zorg per aanbieder "Begeleiding" = ..
bool Recovery::title_late() {
  const std::size_t i = stop_.at;
  if (type(i) != P::TEXT || !begins_rule(type(begin_)) || i < begin_ + 3 || type(begin_ + 2) == P::TEXT || has_equals()) return false;
  const Span where{source_, at(begin_ + 1)->begin, at(i)->end}, place = span(i);
  const std::string name(text(begin_ + 1)), title(text(i)), between(text_.substr(at(begin_ + 1)->end, at(i - 1)->end - at(begin_ + 1)->end));
  const diag::Arg written = shown(i), before = shown(begin_ + 1);
  if (!helps({i, 1, {}})) return false;
  return fix(say(kTitlePlace, place, {written, before}), where, name + " " + title + between), true;
}

bool Recovery::is_party(std::string_view name) const {
  bool parties = false;
  for (std::size_t i = 0; type(i) != antlr4::Token::EOF; ++i) {
    if (begins_statement(type(i))) parties = type(i) == P::PARTIES;
    if (parties && type(i) == P::WORD && text(i) == name) return true;
  }
  return false;
}

// = uren * prijs van gemeente: who pays and who receives stand before the =.
bool Recovery::party_behind() {
  const std::size_t i = stop_.at;
  if (!begins_rule(type(begin_)) || (type(i) != P::VAN && type(i) != P::AAN && type(i) != P::FROM && type(i) != P::TO) || !has_equals() || !is_party(text(i + 1))) return false;
  const Span where = span(i, 2);
  if (!helps({i, 2, {}})) return false;
  say(kHeaderOrder, where, {'"' + words_in(where) + '"', kRuleOrder});
  return true;
}

// 2026-01-01 tot 2027-01-01: the last day that counts. Of another day than the first of a month nobody knows whether it counts itself.
bool Recovery::until_day() {
  const std::size_t i = stop_.at;
  if (text(i) != Bilingual{"tot", "until"}.in(language_) || type(i + 1) != P::DATE) return false;
  const auto day = parse_iso_date(text(i + 1));
  const Span where = span(i, 2), word = span(i);
  const std::string written = words_in(where), through(word_of(P::THROUGH));
  if (!day || !helps({i, 1, P::THROUGH})) return false;
  if (!written.ends_with("-01")) return say(kLastDay, word, {'"' + words_in(word) + '"', through}), true;
  const std::string right = through + " " + to_string(*day + -1);
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// getal stroom of leeg: whether a cell may be empty comes first.
bool Recovery::nature_first() {
  const std::size_t i = stop_.at;
  const bool nature = i > begin_ && (type(i - 1) == P::FLOW || type(i - 1) == P::STOCK || type(i - 1) == P::LEVEL);
  if (type(begin_) != P::DATA || !nature || type(i) != P::OR || (type(i + 1) != P::EMPTY && type(i + 1) != P::NONE)) return false;
  const Span where = span(i - 1, 3);
  const std::string written = words_in(where), right = std::string(text(i)) + " " + std::string(text(i + 1)) + " " + std::string(text(i - 1));
  if (!helps({i - 1, 3, P::OR, kFurther, {type(i + 1), type(i - 1)}})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// minuut of leeg 0..5: the range comes first.
bool Recovery::range_late() {
  const std::size_t i = stop_.at;
  if (type(begin_) != P::DATA || i < begin_ + 2 || type(i) != P::NUMBER || type(i + 1) != P::DOTS || type(i - 2) != P::OR) return false;
  const bool closed = type(i + 2) == P::NUMBER && !at(i + 2)->first_on_line;
  const std::size_t rule = type(i - 1), count = closed ? 5 : 4;
  const Span where = span(i - 2, count), range = span(i, count - 2), empty = span(i - 2, 2);
  const std::string written = words_in(where), right = words_in(range) + " " + words_in(empty);
  const std::vector<std::size_t> open_end{P::DOTS, P::OR, rule}, both_ends{P::DOTS, P::NUMBER, P::OR, rule};
  if (!helps({i - 2, count, P::NUMBER, kFurther, closed ? both_ends : open_end})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// minuut hoogstens 500: the range of a column.
bool Recovery::column_bound() {
  const std::size_t i = stop_.at;
  if (type(begin_) != P::DATA || i <= begin_ || (type(i) != P::AT_MOST && type(i) != P::AT_LEAST) || type(i + 1) != P::NUMBER) return false;
  const Span where = span(i, 2);
  const std::string written = words_in(where), number(text(i + 1)), right = type(i) == P::AT_MOST ? "0.." + number : number + "..";
  if (!helps({i, 2, P::NUMBER, kFurther, {P::DOTS}})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// gemiddelde van x waar x > 3 gewogen met w: the weight comes first, and a condition without a comparison stands in parentheses.
bool Recovery::weight_late() {
  const std::size_t i = stop_.at;
  std::size_t where = i;
  while (where > begin_ && type(where) != P::WHERE) --where;
  if (type(i) != P::WEIGHTED_BY || type(where) != P::WHERE || i < where + 2) return false;
  const std::size_t end = single_end(i + 1);
  const Span whole = span(where, end - where), condition = span(where + 1, i - where - 1);
  const std::string written = words_in(whole), weight = words_in(span(i, end - i)), bare = words_in(condition);
  std::vector<std::size_t> types;
  for (std::size_t at = i + 1; at < end; ++at) types.push_back(type(at));
  for (std::size_t at = where; at < i; ++at) types.push_back(type(at));
  const std::string word(text(where));
  if (helps({where, end - where, P::WEIGHTED_BY, kFurther, types})) return move_weight(whole, written, weight + " " + word + " " + bare);
  types.insert(types.end() - static_cast<std::ptrdiff_t>(i - where - 1), P::OPEN), types.push_back(P::CLOSE);
  return helps({where, end - where, P::WEIGHTED_BY, kFurther, types}) && move_weight(whole, written, weight + " " + word + " (" + bare + ")");
}

// Always true: for use in a return.
bool Recovery::move_weight(Span where, const std::string& written, const std::string& right) {
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// begin : datum dd-mm-jjjj: how dates are written stands with the file.
bool Recovery::date_format_place() {
  const auto part = [this](std::size_t i) { return !text(i).empty() && text(i).find_first_not_of("dmjyDMJY") == std::string_view::npos; };
  const std::size_t i = type(stop_.at) == P::MINUS ? stop_.at - 1 : stop_.at;
  if (type(begin_) != P::DATA || i < begin_ + 2 || !part(i) || type(i + 1) != P::MINUS || !part(i + 2) || type(i + 3) != P::MINUS || !part(i + 4)) return false;
  const Span where = span(i, 5);
  const std::string written = words_in(where);
  if (!helps({i, 5, {}})) return false;
  return say(kDateFormatPlace, where, {written, Bilingual{"datum d-m-j", "date d-m-y"}}), true;
}

// prijs * uren (artikel "5.1")
bool Recovery::article_in_brackets() {
  const std::size_t i = stop_.at;
  if (i < begin_ + 3 || type(i) != P::TEXT || type(i - 1) != P::ARTICLE || type(i - 2) != P::OPEN || type(i + 1) != P::CLOSE) return false;
  const Span where = span(i - 2, 4), inside = span(i - 1, 2);
  const std::string right = words_in(inside);
  if (!helps({i - 2, 4, P::ARTICLE, kFurther, {P::TEXT}})) return false;
  return fix(say(kEveryday, where, {"(" + right + ")", right}), where, right), true;
}

// prijs * uren conform artikel "5.1"
bool Recovery::article_reference() {
  constexpr Bilingual kWords[] = {{"conform", "see"}, {"volgens", "under"}, {"zie", "per"}};
  const std::size_t i = stop_.at;
  const std::string word(text(i));
  if (type(i + 1) != P::ARTICLE || std::none_of(std::begin(kWords), std::end(kWords), [&](const Bilingual& each) { return word == each.in(language_); })) return false;
  const Span where = span(i, 2);
  const std::string right(text(i + 1));
  if (!helps({i, 1, {}, 2})) return false;
  return fix(say(kEveryday, where, {'"' + word + " " + right + '"', '"' + right + '"'}), where, right), true;
}

// maandelijks afrekenen
bool Recovery::rhythm_in_front() {
  const std::size_t i = stop_.at;
  if (type(i + 1) != P::SETTLE || type(i + 2) == P::PER) return false;
  for (const auto& [period, rhythm] : kRhythms) {
    const Span where = span(i, 2);
    const std::string written = words_in(where), right = std::string(text(i + 1)) + " per " + std::string(period.in(language_));
    if (text(i) != rhythm.in(language_) || !helps({i, 2, P::SETTLE, 2, {P::PER, P::WORD}})) continue;
    return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
  }
  return false;
}

}  // namespace bkm::syntax
