// Words that are one: no-show, RS-01, goede zorg.
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/literal.hpp"
#include "compiler/syntax/recover.hpp"

namespace bkm::syntax {

// no-show, whose parts may be words of the language.
bool Recovery::join_hyphens() {
  const auto word = [this](std::size_t i) { return type(i) == P::WORD || keyword_of(type(i)); };
  const auto hyphen = [&](std::size_t i) { return i > begin_ + 1 && type(i) == P::MINUS && adjacent(i) && adjacent(i + 1) && word(i - 1) && word(i + 1); };
  std::size_t first = hyphen(stop_.at) ? stop_.at : stop_.at + 1;
  if (!hyphen(first)) return false;
  while (first >= 2 && hyphen(first - 2)) first -= 2;
  std::size_t last = first;
  while (hyphen(last + 2)) last += 2;
  const Span where = span(first - 1, last - first + 3);
  std::vector<std::string_view> parts;
  for (std::size_t i = first - 1; i <= last + 1; i += 2) parts.push_back(text(i));
  const std::string right = one_name(parts);
  if (!helps({first - 1, last - first + 3, P::WORD})) return false;
  return fix(say(kNameWithHyphen, where, {'"' + nfc(right) + '"'}), where, right), true;
}

// zorg[A, 2026-1]
bool Recovery::short_month() {
  const std::size_t i = stop_.at;
  if (i <= begin_ || type(i) != P::MINUS || !adjacent(i) || !adjacent(i + 1) || type(i - 1) != P::NUMBER || type(i + 1) != P::NUMBER) return false;
  if (text(i - 1).size() != 4 || text(i + 1).size() != 1) return false;
  const Span where = span(i - 1, 3);
  const std::string written = words_in(where), right = std::string(text(i - 1)) + "-0" + std::string(text(i + 1));
  if (!helps({i - 1, 3, P::PERIOD_KEY})) return false;
  return fix(say(kMonthForm, where, {written, right}), where, right), true;
}

// zorg[aanbieder RS-01]
bool Recovery::code_with_hyphen() {
  const std::size_t i = stop_.at;
  auto part = [this](std::size_t at) { return type(at) == P::WORD || type(at) == P::NUMBER; };
  if (i <= begin_ || type(i) != P::MINUS || !adjacent(i) || !adjacent(i + 1) || !part(i - 1) || !part(i + 1)) return false;
  std::size_t first = i - 1;
  while (first > begin_ && type(first) != P::OPEN_KEY && !at(first)->first_on_line) --first;
  if (type(first) != P::OPEN_KEY) return false;
  const Span where = span(i - 1, 3);
  const std::string right = '"' + words_in(where) + '"';
  if (!helps({i - 1, 3, P::TEXT})) return false;
  return fix(say(kCodeNeedsQuotes, where, {right}), where, right), true;
}

bool Recovery::join_words() {
  const std::size_t i = stop_.at;
  if (short_month() || code_with_hyphen() || join_hyphens()) return true;
  if (i <= begin_ + 1 || at(i)->first_on_line || type(i - 1) != P::WORD) return false;
  // tarief uur tarief = ..: in front of the = no other statement begins.
  const bool keyword = begins_statement(type(i)) && type(i + 1) == P::EQUAL;
  if (type(i) != P::WORD && !keyword) return false;
  const std::string here(text(i)), right = one_name({text(i - 1), text(i)});
  // A name that the contract has elsewhere is more likely one that `per` is missing before.
  if (!keyword && used_elsewhere(here) && insert(P::PER)) return true;
  // Behind a number stands a unit.
  if (type(i - 2) == P::NUMBER && !occurs(right)) return false;
  const Span where = span(i - 1, 2);
  if (!helps({i - 1, 2, P::WORD})) return false;
  return fix(say(kNameWithSpace, where, {'"' + nfc(right) + '"'}), where, right), true;
}

// The name as the contract has it in other places, or else with a low line between its parts.
std::string Recovery::one_name(const std::vector<std::string_view>& parts) const {
  std::string joined, lined;
  for (std::string_view part : parts) joined += part, lined += (lined.empty() ? "" : "_") + std::string(part);
  return occurs(joined) ? joined : lined;
}

}  // namespace bkm::syntax
