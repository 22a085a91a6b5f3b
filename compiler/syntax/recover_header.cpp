// The parts of a header in another order than it has them: gegevens zorg op datum sleutel nr, betaal zorg van gemeente per cliënt.
#include <algorithm>
#include <array>

#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/statements.hpp"

namespace bkm::syntax {

namespace {

// The words that begin each part, in the order of the parts.
using Parts = std::vector<std::vector<std::size_t>>;

const Parts& parts_of_rule() {
  static const Parts parts{{P::TEXT}, {P::PER}, {P::FOR_EACH, P::ONLY_WITH}, {P::SINCE_FIRST, P::SINCE_START}, {P::VAN, P::FROM}, {P::AAN, P::TO}, {P::OP, P::ON}};
  return parts;
}

const Parts& parts_of_table() {
  static const Parts parts{{P::PER}, {P::COMPLETE, P::INCOMPLETE}, {P::KEY, P::WITHOUT_KEY}, {P::OP, P::ON}, {P::VAN, P::FROM}, {P::KNOWN}, {P::CREDITS}, {P::UIT}, {P::NUMBERS}, {P::DATE_WORD}, {P::AS_FRACTION}, {P::EMPTY}};
  return parts;
}

// What comes behind it is a name, whatever word it is.
bool wants_name(std::size_t type) {
  return type != P::TEXT && type != P::COMPLETE && type != P::INCOMPLETE && type != P::WITHOUT_KEY && type != P::AS_FRACTION && type != P::NUMBERS;
}

std::size_t place_of(const Parts& parts, std::size_t type) {
  const auto found = std::ranges::find_if(parts, [&](const auto& words) { return std::ranges::find(words, type) != words.end(); });
  return static_cast<std::size_t>(found - parts.begin());
}

}  // namespace

// The place among the parts of the one that word `i` begins; as many as there are parts for another word.
std::size_t Recovery::part_at(std::size_t i) const {
  const bool rule = begins_rule(type(begin_));
  const Parts& parts = rule ? parts_of_rule() : parts_of_table();
  if (!rule && type(i) == P::FROM && type(i + 1) == P::TEXT) return place_of(parts, P::UIT);
  // Of words of the headings in a row every second one can be a name: op datum sleutel nummer. How dates are written has dashes.
  const auto place = [&](std::size_t at) { return type(at) == P::DATE_WORD && type(at + 2) != P::MINUS ? parts.size() : place_of(parts, type(at)); };
  std::size_t first = i;
  while (first > begin_ + 2 && i - first < 8 && place(first - 1) < parts.size()) --first;
  bool named = type(first - 1) == P::COMMA;
  for (std::size_t each = first; each < i; ++each) named = !named && wants_name(type(each));
  return named ? parts.size() : place(i);
}

// Where the header ends: at the = of a rule, at the first column of a table.
std::size_t Recovery::header_end() const {
  const bool rule = begins_rule(type(begin_));
  for (std::size_t i = begin_ + 1;; ++i) {
    if (type(i) == antlr4::Token::EOF || type(i) == P::EQUAL || looks_like_start(i)) return i;
    if (!rule && at(i)->first_on_line && part_at(i) == parts_of_table().size()) return i;
  }
}

bool Recovery::out_of_order() {
  const bool rule = begins_rule(type(begin_));
  const std::size_t first = begin_ + 2, end = header_end(), none = (rule ? parts_of_rule() : parts_of_table()).size();
  if ((!rule && type(begin_) != P::DATA) || stop_.at < first || stop_.at >= end || part_at(first) == none) return false;
  const std::size_t odd = part_at(stop_.at) == none ? stop_.at - 1 : stop_.at;  // sleutel nummer reads as the name of a column at first
  if (part_at(odd) == none) return false;
  std::vector<std::pair<std::size_t, std::string>> parts;
  for (std::size_t i = first; i < end;) {
    std::size_t next = i + 1;
    while (next < end && part_at(next) == none) ++next;
    parts.emplace_back(part_at(i), words_in({source_, at(i)->begin, at(next - 1)->end}));
    i = next;
  }
  if (std::ranges::is_sorted(parts, {}, &decltype(parts)::value_type::first)) return false;
  std::ranges::stable_sort(parts, {}, &decltype(parts)::value_type::first);
  if (std::ranges::adjacent_find(parts, {}, &decltype(parts)::value_type::first) != parts.end()) return false;
  std::string right;
  for (const auto& [place, words] : parts) right += (right.empty() ? "" : " ") + words;
  return fix(say(kHeaderOrder, span(odd), {shown(odd), rule ? kRuleOrder : kTableOrder}), {source_, at(first)->begin, at(end - 1)->end}, right), true;
}

// per cliënt per maand, per cliënt, per maand, per cliënt en per maand: one per, with the names behind it.
bool Recovery::per_once() {
  if (per_data()) return true;
  const auto joins = [this](std::size_t i) { return type(i) == P::COMMA || type(i) == P::AND; };
  const bool joined = joins(stop_.at) && type(stop_.at + 1) == P::PER;
  if ((type(stop_.at) != P::PER && !joined) || has_equals()) return false;
  std::size_t first = stop_.at - 1;
  while (first > begin_ && (joins(first) || type(first) == P::WORD)) --first;
  if (type(first) != P::PER || first + 1 == stop_.at) return false;
  std::string right = word_of(P::PER) + " " + std::string(text(first + 1));
  std::size_t end = first + 2;
  while (joins(end) || type(end) == P::PER) {
    std::size_t name = end + joins(end);
    name += type(name) == P::PER;
    if (type(name) != P::WORD) break;
    right += ", " + std::string(text(name));
    end = name + 1;
  }
  const Span where = span(first, end - first);
  if (end <= stop_.at || !helps({first, end - first, P::PER, kFurther, {P::WORD}})) return false;
  return fix(say(kPerOnce, where, {right}), where, right), true;
}

// per aanbieder, jaar per oordeel: for each row of those data.
bool Recovery::per_data() {
  const std::size_t i = stop_.at;
  if (type(i) != P::PER || type(i + 1) != P::WORD || type(i + 2) == P::COMMA || !names_data(text(i + 1), true) || has_equals()) return false;
  const Span where = span(i, 2), word = span(i);
  const std::string name(text(i + 1)), right = word_of(P::FOR_EACH) + " " + name;
  if (!helps({i, 1, P::FOR_EACH, 2})) return false;
  return fix(say(kPerData, where, {name, right}), word, word_of(P::FOR_EACH)), true;
}

}  // namespace bkm::syntax
