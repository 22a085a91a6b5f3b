// Prices in words of a letter or a tariff sheet: tarief u: € 62,40, € 62,40 het uur, per 2027-01-01: € 64,10.
#include "compiler/base/everyday.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/rhythms.hpp"
#include "compiler/syntax/statements.hpp"

namespace bkm::syntax {

namespace {

constexpr Bilingual kEachWords[] = {{"het", "an"}, {"de", "a"}, {"een", "the"}, {"elk", "every"}, {"elke", "each"}};
constexpr std::pair<Bilingual, Bilingual> kOtherRhythms[] = {{{"uur", "hour"}, {"uurlijks", "hourly"}}, {{"dag", "day"}, {"dagelijks", "daily"}}, {{"week", "week"}, {"wekelijks", "weekly"}}};

// hourly: hour.
std::string_view period_of_rhythm(std::string_view written, Language language) {
  for (const auto& [period, rhythm] : kRhythms)
    if (written == rhythm.in(language)) return period.in(language);
  for (const auto& [period, rhythm] : kOtherRhythms)
    if (written == rhythm.in(language)) return period.in(language);
  return {};
}

bool is_each_word(std::string_view written, Language language) {
  return std::any_of(std::begin(kEachWords), std::end(kEachWords), [&](const Bilingual& word) { return written == word.in(language); });
}

}  // namespace

// tarief u: € 62,40
bool Recovery::colon_for_equals() {
  const std::size_t i = stop_.at;
  if (type(i) != P::COLON || i <= begin_ + 1 || !begins_rule(type(begin_)) || has_equals()) return false;
  const Span where = span(i), with_space{source_, at(i - 1)->end, at(i)->end};
  if (!helps({i, 1, P::EQUAL})) return false;
  return fix(say(kWrongWord, where, {std::string("\":\""), std::string("\"=\""), statement_}), with_space, " ="), true;
}

// € 62,40 het uur, € 62.40 hourly
bool Recovery::priced_per() {
  const std::size_t i = stop_.at;
  if (i < begin_ + 3 || type(i - 1) != P::NUMBER || (type(i - 2) != P::SYMBOL && type(i - 2) != P::ISO)) return false;
  const std::string_view rhythm = period_of_rhythm(text(i), language_);
  if (rhythm.empty() && (!is_each_word(text(i), language_) || type(i + 1) != P::WORD)) return false;
  const std::size_t count = rhythm.empty() ? 2 : 1;
  const Span where = span(i, count);
  const std::string written = words_in(where), right = "per " + std::string(rhythm.empty() ? text(i + 1) : rhythm);
  if (!helps({i, count, P::PER, 2, {P::WORD}})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// per 2027-01-01: € 64,10
bool Recovery::step_day() {
  const std::size_t i = stop_.at;
  const bool in_words = type(i) == P::NUMBER && month_named(text(i + 1), language_);  // per 1 januari 2027: the date comes next
  if (i < begin_ + 3 || type(i - 1) != P::PER || (type(i) != P::DATE && !in_words)) return false;
  const std::size_t since = language_ == Language::nl ? P::VANAF : P::FROM;
  const Span where = span(i - 1);
  const std::string written(text(i - 1)), right = word_of(since);
  if (!helps({i - 1, 1, since, in_words ? 0 : 2})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// tarief t = geen vanaf 2026-07-01: € 5 per uur
bool Recovery::without_amount() {
  const std::size_t i = type(stop_.at) == P::NONE ? stop_.at : stop_.at - 1;
  if (type(begin_) != P::RATE || i < begin_ + 3 || type(i) != P::NONE || type(i - 1) != P::EQUAL) return false;
  say(kRateNone, span(i), {shown(i), Bilingual{"€ 0 per uur", "€ 0 per hour"}});
  return true;
}

}  // namespace bkm::syntax
