// How much a price rises or falls, in the form of a sentence: stijgt met 3% per jaar, stijgt 3% vanaf, stijgt jaarlijks 60% * 4,1% + 40% * 2,7%.
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/literal.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/rhythms.hpp"

namespace bkm::syntax {

namespace {

// jaar, jaarlijks: jaarlijks.
std::string_view rhythm_named(std::string_view written, Language language) {
  for (const auto& [period, rhythm] : kRhythms)
    if (written == period.in(language) || written == rhythm.in(language)) return rhythm.in(language);
  return {};
}

bool says_no_more(std::string_view written, Language language) {
  constexpr Bilingual kWords[] = {{"met", "by"}, {"per", "per"}, {"elk", "each"}, {"ieder", "every"}, {"met", "with"}, {"per", "a"}};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](const Bilingual& word) { return written == word.in(language); });
}

bool is_sign(std::size_t type) { return type == P::PLUS || type == P::MINUS || type == P::TIMES; }

}  // namespace

// stijgt jaarlijks 3, stijgt jaarlijks 3 procent
bool Recovery::growth_words() {
  const std::size_t i = stop_.at;
  if (i < begin_ + 2 || !grows(type(i - 2)) || type(i) != P::NUMBER) return false;
  const std::size_t count = type(i + 1) == P::WORD ? 2 : 1;
  const Span where = span(i, count);
  const std::string right = std::string(text(i)) + "%", written = words_in(where);
  if (!helps({i, count, P::PERCENT})) return false;
  return fix(say(kWrongWord, where, {'"' + written + '"', '"' + right + '"', statement_}), where, right), true;
}

// stijgt jaarlijks -2%
bool Recovery::growth_below() {
  const std::size_t i = stop_.at;
  if (i < begin_ + 2 || type(i) != P::MINUS || type(i + 1) != P::PERCENT || !grows(type(i - 2))) return false;
  const Span where = span(i - 2, 4);
  const std::string opposite(word_of(type(i - 2) == P::RISES ? P::FALLS : P::RISES)), written = words_in(where);
  const std::string right = opposite + " " + std::string(text(i - 1)) + " " + std::string(text(i + 1));
  if (!helps({i, 1, {}})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// From `first` to the day it holds from: how often and how much, among words that say no more. Empty where something else stands there.
std::string Recovery::growth_from(std::size_t first, std::size_t& end) const {
  std::string rhythm, percent;
  for (end = first; type(end) != P::VANAF && type(end) != P::FROM; ++end) {
    if (type(end) == P::PERCENT) percent = text(end);
    else if (const std::string_view found = rhythm_named(text(end), language_); !found.empty()) rhythm = found;
    else if (!says_no_more(text(end), language_)) return {};
  }
  return rhythm.empty() || percent.empty() ? std::string() : rhythm + " " + percent;
}

// stijgt jaarlijks met 3%, stijgt met 3% per jaar, stijgt elk jaar 3%
bool Recovery::growth_phrase() {
  std::size_t end = 0;
  const std::size_t first = growth_start();
  const std::string right = first > 0 ? growth_from(first, end) : std::string();
  if (right.empty()) return false;
  const Span where = span(first, end - first);
  const std::string written = words_in(where);
  if (!helps({first, end - first, P::WORD, kFurther, {P::PERCENT}})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// Behind the verb that the stop stands after; 0 where there is none near.
std::size_t Recovery::growth_start() const {
  std::size_t first = stop_.at;
  while (first > begin_ + 1 && !grows(type(first - 1)) && stop_.at < first + 4) --first;
  return grows(type(first - 1)) ? first : 0;
}

// stijgt 3% vanaf 2027-01-01, stijgt met 3 procent vanaf 2027-01-01
bool Recovery::growth_every() {
  const std::size_t first = growth_start(), amount = first + (type(first) == P::BY || says_no_more(text(first), language_));
  if (first == 0 || (type(amount) != P::PERCENT && type(amount) != P::NUMBER)) return false;
  const std::size_t end = amount + 1 + (type(amount) == P::NUMBER && is_percent(text(amount + 1)));
  if (type(end) != P::VANAF && type(end) != P::FROM) return false;
  const std::string yearly(Bilingual{"jaarlijks", "yearly"}.in(language_)), percent = std::string(text(amount)) + (type(amount) == P::NUMBER ? "%" : "");
  const Span where = span(first, end - first);
  if (!helps({first, end - first, P::WORD, kFurther, {P::PERCENT}})) return false;
  return fix(say(kMissingWord, where, {'"' + percent + '"', '"' + yearly + '"', statement_}), where, yearly + " " + percent), true;
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
  const std::size_t start = growth_start();
  std::size_t first = start + 1;
  if (start == 0 || type(start) != P::WORD) return false;
  first += type(first) == P::BY || says_no_more(text(first), language_);
  std::size_t end = first;
  while (type(end) == P::PERCENT || type(end) == P::NUMBER || is_sign(type(end))) ++end;
  const auto outcome = end > first + 2 && (end - first) % 2 == 1 ? sum_of_percentages(first, end) : std::nullopt;
  if (!outcome) return false;
  const Span where = span(first, end - first), whole = span(start + 1, end - start - 1);
  const std::string written = words_in(where), right = format_decimal(*outcome, notation_of(language_)) + "%";
  const diag::Arg growth = shown(start - 1);
  if (!helps({start + 1, end - start - 1, P::PERCENT})) return false;
  return fix(say(kGrowthMix, where, {written, growth, right}), whole, right), true;
}

}  // namespace bkm::syntax
