// Prices and how they change, in words of a letter or a tariff sheet: € 62,40 het uur, per 2027-01-01:, stijgt 3% vanaf.
#include "compiler/base/everyday.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/literal.hpp"
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

bool is_sign(std::size_t type) { return type == P::PLUS || type == P::MINUS || type == P::TIMES; }

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
  if (i < begin_ + 3 || type(i) != P::DATE || type(i - 1) != P::PER) return false;
  const std::size_t since = language_ == Language::nl ? P::VANAF : P::FROM;
  const Span where = span(i - 1);
  const std::string written(text(i - 1)), right = word_of(since);
  if (!helps({i - 1, 1, since, 2})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// stijgt 3% vanaf 2027-01-01
bool Recovery::growth_every() {
  const std::size_t i = stop_.at;
  if (type(i) != P::PERCENT || i <= begin_ || !grows(type(i - 1))) return false;
  const std::string yearly(Bilingual{"jaarlijks", "yearly"}.in(language_));
  const Span where = span(i);
  const diag::Arg percentage = shown(i);
  if (!helps({i, 0, P::WORD, 2})) return false;
  return fix(say(kMissingWord, where, {percentage, '"' + yearly + '"', statement_}), {source_, where.begin, where.begin}, yearly + " "), true;
}

// What 60% * 4,1% + 40% * 2,7% comes to, in hundredths; nothing where anything else stands there.
std::optional<Rational> Recovery::sum_of_percentages(std::size_t first, std::size_t end) const {
  Rational total = 0, term = 1;
  bool minus = false;
  for (std::size_t i = first; i < end; ++i) {
    const bool value = (i - first) % 2 == 0;
    const bool percent = type(i) == P::PERCENT;
    const auto number = percent || type(i) == P::NUMBER ? parse_decimal(percent ? without_percent(text(i)) : text(i), notation_of(language_)) : std::nullopt;
    if (value != number.has_value()) return {};
    if (value) term *= percent ? Rational(number->value / 100) : number->value;
    if (value || type(i) == P::TIMES) continue;
    total += minus ? Rational(-term) : term;
    term = 1;
    minus = type(i) == P::MINUS;
  }
  return Rational((total + (minus ? Rational(-term) : term)) * 100);
}

// stijgt jaarlijks 60% * 4,1% + 40% * 2,7% vanaf 2027-01-01
bool Recovery::growth_mix() {
  const std::size_t first = type(stop_.at) == P::NUMBER ? stop_.at : stop_.at - 1;
  std::size_t end = first;
  if (first < begin_ + 3 || !grows(type(first - 2))) return false;
  while (type(end) == P::PERCENT || type(end) == P::NUMBER || is_sign(type(end))) ++end;
  const auto outcome = end > first + 2 && (end - first) % 2 == 1 ? sum_of_percentages(first, end) : std::nullopt;
  if (!outcome) return false;
  const Span where = span(first, end - first);
  const std::string written = words_in(where), right = format_decimal(*outcome, notation_of(language_)) + "%";
  const diag::Arg growth = shown(first - 2);
  if (!helps({first, end - first, P::PERCENT})) return false;
  return fix(say(kGrowthMix, where, {written, growth, right}), where, right), true;
}

}  // namespace bkm::syntax
