// What an author means who writes as in a letter: a bound in a condition, bekend behind its name, an article, a colon before a list.
#include <algorithm>
#include <array>
#include <span>

#include "compiler/syntax/everyday.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/statements.hpp"

namespace bkm::syntax {

namespace {

constexpr Kind kLittleWord{1061, "everyday-word", error, "{0} vervalt: schrijf {1}.", "{0} is left out: write {1}."};
constexpr Kind kWhereInside{1062, "everyday-word", error, "\"{0}\" hoort bij de som of telling waarover het gaat: schrijf {1}.", "\"{0}\" belongs to the sum or count that it is about: write {1}."};

// Words before a name that say nothing of it.
constexpr std::string_view kLittle[] = {"de", "het", "een", "alle", "unieke", "verschillende", "the", "a", "all", "unique", "different", "distinct"};
constexpr std::string_view kLittleBehindPer[] = {"elke", "elk", "iedere", "ieder", "each", "every"};

// In a condition: minimaal 8.
struct Comparing {
  Bilingual words;
  std::size_t token;
};
constexpr Comparing kComparing[] = {
    {{"minimaal", "minimum"}, P::GREATER_EQUAL}, {{"ten minste", "no less than"}, P::GREATER_EQUAL}, {{"tenminste", "not less than"}, P::GREATER_EQUAL},
    {{"vanaf", "from"}, P::GREATER_EQUAL},       {{"maximaal", "maximum"}, P::LESS_EQUAL},           {{"ten hoogste", "no more than"}, P::LESS_EQUAL},
    {{"tot en met", "through"}, P::LESS_EQUAL},  {{"t/m", "up to"}, P::LESS_EQUAL},                  {{"onder", "below"}, P::LESS},
    {{"hoger", "higher"}, P::GREATER},           {{"lager", "lower"}, P::LESS},                      {{"groter", "greater"}, P::GREATER},
};

bool begins_condition(std::size_t type) { return type == P::IF || type == P::WHERE || type == P::AND || type == P::OR || type == P::NOT; }
bool names_value(std::size_t type) { return type == P::WORD || type == P::VAN || type == P::OF || type == P::UIT || type == P::OPEN || folds(type); }
bool till(std::size_t type) { return type == P::TOT || type == P::TO; }

}  // namespace

bool Recovery::meant() {
  return compared_word() || compared_again() || known_behind() || limit_bound() || sum_word() || little_word() || colon_before_list() || where_behind() || for_each_name() || term_alone();
}

// Where the condition begins that one value stands in up to `end`: cijfer, som van minuten. `end` where more stands there.
std::size_t Recovery::compared_from(std::size_t end) const {
  std::size_t first = end;
  while (first > begin_ && names_value(type(first - 1))) --first;
  return first < end && begins_condition(type(first - 1)) ? first : end;
}

// als cijfer minimaal 8
bool Recovery::compared_word() {
  for (std::size_t i : {stop_.at, stop_.at - 1}) {
    if (i < begin_ + 3 || i > stop_.at || type(i - 1) != P::WORD || compared_from(i) == i) continue;
    for (const Comparing& each : kComparing) {
      const std::string_view words = each.words.in(language_);
      const std::size_t parts = static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
      const Span where = span(i, type(i) == P::THROUGH ? 1 : std::min(parts, parser_.stream().tokens().size() - i - 1));
      const std::string written = words_in(where), right = word_of(each.token);
      if (written != words || type(i + parts) == P::DATE || !helps({i, parts, each.token, 2})) continue;
      return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
    }
  }
  return false;
}

// cijfer >= 8 en <= 9: what is compared stands there again. cijfer >= 8 en anders € 50.
bool Recovery::compared_again() {
  const std::size_t i = stop_.at;
  if (i < begin_ + 4 || (type(i - 1) != P::AND && type(i - 1) != P::OR)) return false;
  const Span joint = span(i - 1, 2);
  const std::string written = words_in(joint), rest(text(i));
  if (type(i) == P::ELSE && helps({i - 1, 1, {}, 1})) return fix(say(kEveryday, joint, {'"' + written + '"', '"' + rest + '"'}), joint, rest), true;
  std::size_t sign = i - 2;
  while (sign > begin_ && !compares(type(sign)) && !begins_condition(type(sign))) --sign;
  const std::size_t first = compared_from(sign), count = sign - first;
  if (!compares(type(i)) || !compares(type(sign)) || count == 0 || type(first) == P::OPEN) return false;
  std::vector<Token> left;
  std::vector<std::size_t> types;
  for (std::size_t each = first; each < sign; ++each) left.push_back(*at(each)), types.push_back(type(each));
  const std::string joint_word(text(i - 1)), right = joint_word + " " + words_in(span(first, count)) + " " + rest;
  if (!helps({i, 0, types.front(), 2, {types.begin() + 1, types.end()}})) return false;
  for (std::size_t each = 0; each < count; ++each) at(i + each)->begin = left[each].begin, at(i + each)->end = left[each].end;
  return fix(say(kEverydayExample, joint, {'"' + written + '"', right}), joint, right), true;
}

// als cijfer bekend, als cijfer is bekend, als cijfer niet bekend
bool Recovery::known_behind() {
  const std::size_t i = stop_.at;
  if (i < begin_ + 3 || type(i - 1) != P::WORD || !begins_condition(type(i - 2))) return false;
  const std::size_t negated = i + (text(i) == "is"), known = negated + (type(negated) == P::NOT);
  if (type(known) != P::KNOWN) return false;
  const Span where = span(i - 1, known - i + 2);
  const Token name = *at(i - 1);
  const std::string written = words_in(where), right = (known > negated ? word_of(P::NOT) + " " : "") + word_of(P::KNOWN) + " " + std::string(text(i - 1));
  const bool good = known > negated ? helps({i - 1, known - i + 2, P::NOT, 2, {P::KNOWN, P::WORD}}) : helps({i - 1, known - i + 2, P::KNOWN, 2, {P::WORD}});
  if (!good) return false;
  Token* moved = at(known > negated ? i + 1 : i);
  moved->begin = name.begin, moved->end = name.end;
  return fix(say(kEverydayExample, where, {'"' + written + '"', right}), where, right), true;
}

// begrens zorg per jaar tot maximaal € 1.000
bool Recovery::limit_bound() {
  for (std::size_t i = stop_.at + 1, back = 0; type(begin_) == P::LIMIT && back < 4 && i > begin_ + 2; --i, ++back) {
    const EverydayPhrase phrase = everyday_phrase(line_words(i), language_);
    const bool bounds = type(i) == P::AT_MOST || (phrase.found && phrase.found->tokens[0] == P::AT_MOST);
    if (!bounds || (!till(type(i - 1)) && type(i - 1) != P::OP && type(i - 1) != P::ON)) continue;
    const std::size_t word = language_ == Language::nl ? P::TOT : P::TO, parts = type(i) == P::AT_MOST ? 1 : phrase.parts;
    const Span where = span(i - 1, parts + 1);
    const std::string written = words_in(where), right = word_of(word);
    if (!helps({i - 1, parts + 1, word, 2})) continue;
    return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
  }
  return false;
}

// totaal minuten
bool Recovery::sum_word() {
  const std::size_t i = stop_.at, of = language_ == Language::nl ? P::VAN : P::OF;
  if (i < begin_ + 2 || type(i - 1) != P::TOTAL || type(i) != P::WORD) return false;
  const Span where = span(i - 1);
  const std::string written = words_in(where), right = word_of(P::SUM) + " " + word_of(of);
  if (!helps({i - 1, 1, P::SUM, 2, {of}})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// de som van .., som van alle minuten, aantal unieke cliënt, van de gemeente, per elke cliënt
bool Recovery::little_word() {
  const auto among = [this](std::span<const std::string_view> words, std::size_t i) { return std::ranges::find(words, text(i)) != words.end(); };
  for (std::size_t i : {stop_.at, stop_.at - 1}) {
    const bool little = i > begin_ + 1 && i <= stop_.at && (among(kLittle, i) || (type(i - 1) == P::PER && among(kLittleBehindPer, i)));
    if (!little || (type(i + 1) != P::WORD && type(i + 1) != P::NUMBER && !keyword_of(type(i + 1)))) continue;
    const Span where = span(i), gone{source_, at(i)->begin, at(i + 1)->begin};
    const std::string written(text(i)), right = std::string(text(i - 1)) + " " + std::string(text(i + 1));
    if (!helps({i, 1, {}, 2})) continue;
    return fix(say(kLittleWord, where, {'"' + written + '"', right}), gone, ""), true;
  }
  return false;
}

// soort : in {..}, soort : {..}
bool Recovery::colon_before_list() {
  const std::size_t i = stop_.at;
  if (type(begin_) != P::DATA || i < begin_ + 3 || type(i - 1) != P::COLON || (type(i) != P::IN && type(i) != P::OPEN_SET)) return false;
  const std::size_t count = type(i) == P::IN ? 2 : 1;
  const Span where = span(i - 1, count);
  const std::string written = words_in(where), right = word_of(P::IN);
  if (!helps({i - 1, count, P::IN, 2})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, (adjacent(i - 1) ? " " : "") + right), true;
}

// actief : ja/nee
bool Recovery::yes_or_no() {
  const std::size_t i = stop_.at;
  if (type(begin_) != P::DATA || i < begin_ + 3 || type(i - 1) != P::COLON || type(i) != P::YES || type(i + 2) != P::NO) return false;
  const Span where = span(i, 3);
  const std::string written = words_in(where), right(Bilingual{"ja_nee", "yes_no"}.in(language_));
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// som van minuten * € 60 per uur waar product = "A"
bool Recovery::where_behind() {
  const std::size_t i = stop_.at;
  if (type(i) != P::WHERE || !begins_rule(type(begin_)) || !has_equals()) return false;
  std::size_t fold = i - 1, end = i + 1;
  while (fold > begin_ && !folds(type(fold))) --fold;
  while (type(end) != antlr4::Token::EOF && !at(end)->first_on_line && type(end) != P::ARTICLE && type(end) != P::CLOSE) ++end;
  if (fold == begin_ || fold_end(fold) > i || end < i + 2) return false;
  const Span where = span(i), condition = span(i + 1, end - i - 1), whole{source_, at(fold)->begin, at(end - 1)->end};
  const std::size_t behind = fold_end(fold);
  bool many = false;
  for (std::size_t each = i + 1; each < end; ++each) many |= type(each) == P::AND || type(each) == P::OR;
  const std::string bare = words_in(condition), inside = many && type(i + 1) != P::OPEN ? "(" + bare + ")" : bare, word(text(i));
  const std::string sum = "(" + words_in(span(fold, behind - fold)) + " " + word + " " + inside + ")";
  const std::string tail = behind < i ? words_in({source_, at(behind - 1)->end, at(i - 1)->end}) : "";
  if (!helps({i, end - i, {}})) return false;
  return fix(say(kWhereInside, where, {word, sum}), whole, sum + tail), true;
}

// voor elke cliënt, aanbieder, maand: names, and no data.
bool Recovery::for_each_name() {
  const std::size_t i = stop_.at;
  if (i < begin_ + 2 || type(i - 2) != P::FOR_EACH || type(i - 1) != P::WORD || names_data(text(i - 1))) return false;
  const Span where = span(i - 2);
  const std::string written = words_in(where), right = word_of(P::PER);
  if (!helps({i - 2, 1, P::PER, 2})) return false;
  return fix(say(kEveryday, where, {'"' + written + '"', '"' + right + '"'}), where, right), true;
}

// maximum zorg per jaar € 100.000, zorg hoogstens € 100.000: a statement of its own.
bool Recovery::ceiling_alone() {
  const std::size_t i = stop_.at;
  if (!at(i)->first_on_line) return false;
  for (std::size_t word : {i, i + 1}) {
    const EverydayPhrase phrase = everyday_phrase(line_words(word), language_);
    const bool bounds = type(word) == P::AT_MOST || (phrase.found && phrase.found->tokens[0] == P::AT_MOST);
    const std::size_t parts = type(word) == P::AT_MOST ? 1 : phrase.parts, name = word == i ? i + parts : i;
    const bool whole = word != i || type(name + 1) == P::PER || type(name + 1) == P::SYMBOL;
    if (!bounds || !whole || type(name) != P::WORD || at(i + 1)->first_on_line) continue;
    const std::string limited(text(name));
    const std::string right = language_ == Language::nl ? "begrens " + limited + " per jaar tot € 100.000 volgorde maand" : "limit " + limited + " per year to € 100,000 in order of month";
    return say(kEverydayExample, span(word, parts), {'"' + words_in(span(word, parts)) + '"', right}), true;
  }
  return false;
}

// looptijd 2026-01-01 t/m ..
bool Recovery::term_alone() {
  const std::size_t i = stop_.at;
  if (type(i) != P::TERM || !at(i)->first_on_line || type(i + 1) != P::DATE) return false;
  const Span where = span(i), before{source_, where.begin, where.begin};
  const diag::Arg word = shown(i);
  if (!helps({i, 0, P::PERIOD})) return false;
  return fix(say(kMissingWord, where, {word, '"' + word_of(P::PERIOD) + '"', statement_name(P::PERIOD)}), before, word_of(P::PERIOD) + " "), true;
}

}  // namespace bkm::syntax
