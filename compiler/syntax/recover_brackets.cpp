// What stands in parentheses or braces: a calculation behind van, elk or naar, a condition behind waar, the values of a list.
#include "compiler/base/everyday.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"

namespace bkm::syntax {

namespace {

bool ends_condition(std::size_t type) {
  return type == P::CLOSE || type == P::COMMA || type == P::OVER || type == P::AND || type == P::OR || type == P::IF || type == P::ELSE || type == P::ARTICLE;
}

// Words behind which one value stands, or a calculation in parentheses.
bool takes_single(std::size_t type) {
  return type == P::EACH || type == P::BY || type == P::VAN || type == P::OF || type == P::WEIGHTED_BY || type == P::AT_LEAST || type == P::AT_MOST || type == P::SPLIT ||
         type == P::VORIGE || type == P::PREVIOUS || compares_values(type);
}

bool begins_share(std::size_t type) { return type == P::BY || type == P::AT_LEAST || type == P::AT_MOST; }

// What can stand behind the weight of a split or a bound of it.
bool ends_share(std::size_t type) {
  return type == P::EACH || type == P::AT_LEAST || type == P::AT_MOST || type == P::REST || type == P::EXACT || type == P::ROUNDED || ends_condition(type);
}

bool is_value(std::size_t type) { return type == P::TEXT || type == P::NUMBER || type == P::WORD; }

}  // namespace

// Behind the parenthesis that closes the one at `open`; the end of the text where none does.
std::size_t Recovery::after_close(std::size_t open) const {
  std::size_t i = open;
  for (int depth = 0; type(i) != antlr4::Token::EOF; ++i) {
    depth += type(i) == P::OPEN ? 1 : type(i) == P::CLOSE ? -1 : 0;
    if (depth == 0) return i + 1;
  }
  return i;
}

// som van prijs(afstand): a call stands there in parentheses.
bool Recovery::call_in_aggregate() {
  const std::size_t i = stop_.at;
  if (type(i) != P::OPEN || !adjacent(i) || i < begin_ + 2 || type(i - 1) != P::WORD) return false;
  std::size_t close = i;
  for (int depth = 1; depth > 0;) {
    if (++close; type(close) == antlr4::Token::EOF || looks_like_start(close)) return false;
    depth += type(close) == P::OPEN ? 1 : type(close) == P::CLOSE ? -1 : 0;
  }
  const Span where = span(i - 1, close - i + 2);
  const std::string written = words_in(where), right = "(" + written + ")";
  const diag::Arg before = shown(i - 2);
  if (!helps({i - 1, close - i + 2, P::WORD})) return false;
  return fix(say(kCallNeedsParentheses, where, {'"' + written + '"', before, right}), where, right), true;
}

// Behind a sum or count, without its condition.
std::size_t Recovery::fold_end(std::size_t first) const {
  std::size_t i = first + 1;
  i += type(i) == P::VAN || type(i) == P::OF;
  if (folds(type(i))) return fold_end(i);
  return single_end(i);
}

// Behind a name, a number or a calculation in parentheses.
std::size_t Recovery::single_end(std::size_t first) const {
  const std::size_t i = type(first) == P::OPEN ? after_close(first) : first + 1;
  return (type(i) == P::UIT || type(i) == P::FROM) && type(i + 1) == P::WORD ? i + 2 : i;
}

// Whether `i` stands behind a waar of its statement, where = compares.
bool Recovery::in_condition(std::size_t i) const {
  while (i > begin_ && type(i) != P::WHERE) --i;
  return type(i) == P::WHERE;
}

// elk aantal verblijf, naar som van x: a sum or count stands there in parentheses.
bool Recovery::fold_in_place() {
  for (std::size_t i : {stop_.at, stop_.at - 1}) {
    if (i <= begin_ + 1 || i > stop_.at || !folds(type(i)) || !takes_single(type(i - 1)) || (type(i - 1) == P::EQUAL && !in_condition(i))) continue;
    if (type(i) != P::COUNT && type(i + 1) != P::VAN && type(i + 1) != P::OF) continue;
    const std::size_t end = fold_end(i);
    const Span where = span(i, end - i);
    const std::string written = words_in(where), right = "(" + written + ")";
    const diag::Arg before = shown(i - 1);
    if (helps({i, end - i, P::WORD})) return fix(say(kCallNeedsParentheses, where, {'"' + written + '"', before, right}), where, right), true;
  }
  return false;
}

// bij ontbreken -1, elk minstens -€ 5
bool Recovery::negative_bound() {
  const std::size_t i = stop_.at, before_type = i > begin_ ? type(i - 1) : type(i);
  if (type(i) != P::MINUS || (before_type != P::IF_MISSING && !begins_share(before_type))) return false;
  const std::size_t count = type(i + 1) == P::SYMBOL ? 3 : 2;
  const Span where = span(i, count);
  const bool share = begins_share(before_type);  // of a bound of shares the sign says nothing
  const std::string written = words_in(where), right = share ? words_in(span(i + 1, count - 1)) : "(" + written + ")";
  const diag::Arg before = shown(i - 1);
  if (!helps({i, count, P::NUMBER})) return false;
  if (share) return fix(say(kShareSize, where, {'"' + written + '"', right}), where, right), true;
  return fix(say(kCallNeedsParentheses, where, {'"' + written + '"', before, right}), where, right), true;
}

// naar x + 2 elk hoogstens € 5, naar x * 2: what a split divides by and its bounds are one value each.
bool Recovery::split_calculation() {
  std::size_t first = stop_.at, end = stop_.at;
  if (!ends_share(type(end)) && type(end) != P::TIMES && type(end) != P::DIVIDE) return false;
  while (first > begin_ && !begins_share(type(first - 1))) --first;
  std::size_t split = first;
  while (split > begin_ && type(split) != P::SPLIT) --split;
  while (!ends_share(type(end)) && type(end) != antlr4::Token::EOF && !at(end)->first_on_line) ++end;
  if (type(split) != P::SPLIT || first >= stop_.at || end < first + 3) return false;
  const Span where = span(first, end - first);
  const std::string written = words_in(where), right = "(" + written + ")";
  const bool whole_brackets = std::count(written.begin(), written.end(), '(') == std::count(written.begin(), written.end(), ')');
  const diag::Arg before = shown(first - 1);
  if (!whole_brackets || !helps({first, end - first, P::WORD, 1})) return false;
  return fix(say(kCallNeedsParentheses, where, {'"' + written + '"', before, right}), where, right), true;
}

// in A, B and in ("A"): the values of a list stand in braces, and codes in quotes.
bool Recovery::list_in_braces() {
  const std::size_t in = type(stop_.at) == P::IN ? stop_.at : stop_.at - 1;
  if (in <= begin_ || type(in) != P::IN || type(in + 1) == P::OPEN_SET) return false;
  const bool open = type(in + 1) == P::OPEN;
  std::string values;
  std::size_t end = in + 1 + open;
  for (; is_value(type(end)) && !at(end)->first_on_line; ++end) {
    values += (values.empty() ? "" : ", ") + (type(end) == P::WORD ? '"' + std::string(text(end)) + '"' : std::string(text(end)));
    if ((type(end + 1) != P::COMMA && type(end + 1) != P::OR) || !is_value(type(end + 2)) || at(end + 2)->first_on_line) break;
    ++end;
  }
  if (values.empty() || (open && type(end + 1) != P::CLOSE)) return false;
  const std::size_t count = end - in + open;
  const Span where = span(in + 1, count);
  const std::string word = words_in(where), right = "{" + values + "}";
  if (!helps({in + 1, count, P::OPEN_SET, kFurther, {P::TEXT, P::CLOSE_SET}})) return false;
  if (const auto example = bkm::everyday_example(word, language_); !example.empty()) return say(kEverydayExample, where, {'"' + word + '"', std::string(example)}), true;
  return fix(say(kListBraces, where), where, right), true;
}

// waar zwaarte bij ontbreken "licht" = "licht", waar niet product = "A": as far as the parenthesis that closes, or the next clause.
std::size_t Recovery::condition_end() const {
  std::size_t end = stop_.at + (type(stop_.at - 1) == P::NOT);
  if (type(end) != P::IF_MISSING && !(type(stop_.at - 1) == P::NOT && (compares_values(type(end)) || type(end) == P::IN))) return end;
  for (int depth = 0; type(end) != antlr4::Token::EOF && !at(end)->first_on_line; ++end) {
    if (depth == 0 && ends_condition(type(end))) break;
    depth += type(end) == P::OPEN ? 1 : type(end) == P::CLOSE ? -1 : 0;
  }
  return end;
}

// behalve waar crisis telt mee
bool Recovery::bare_exception() {
  std::size_t where = stop_.at;
  while (where > begin_ && type(where) != P::WHERE) --where;
  if (type(where) != P::WHERE || type(where - 1) != P::EXCEPT) return false;
  const auto says_use = [](std::size_t word) { return word == P::TELT_MEE || word == P::TELT_NIET_MEE || word == P::COUNTS || word == P::COUNTS_NOT; };
  std::size_t end = where + 1;
  while (!says_use(type(end)) && type(end) != antlr4::Token::EOF && !at(end)->first_on_line) ++end;
  if (end < where + 2 || end > where + 12) return false;
  const Span condition = span(where + 1, end - where - 1);
  const std::string written = words_in(condition), right = "(" + written + ")", word(text(where));
  bool compared = false;
  std::vector<std::size_t> inside;
  for (std::size_t i = where + 1; i < end; ++i) compared |= compares(type(i)) || type(i) == P::EQUAL, inside.push_back(type(i));
  inside.push_back(P::CLOSE);
  if (!helps({where + 1, end - where - 1, P::OPEN, kFurther, inside})) return false;
  if (compared) return fix(say(kNotComparison, condition, {word, word + " " + right}), condition, right), true;
  return fix(say(kBareCondition, condition, {'"' + written + '"', '"' + word + '"', word + " " + right}), condition, right), true;
}

// A comparison outside parentheses, or parentheses around all of it: in them it would be no more of a condition.
bool Recovery::whole_condition(std::size_t first, std::size_t end) const {
  int depth = 0;
  for (std::size_t i = first; i < end; ++i) {
    depth += type(i) == P::OPEN ? 1 : type(i) == P::CLOSE ? -1 : 0;
    if (depth == 0 && (compares_values(type(i)) || type(i) == P::IN)) return true;
  }
  return type(first) == P::OPEN && after_close(first) == end;
}

// waar toegelaten, waar niet goed, waar oud(leeftijd): without its condition the statement reads on.
bool Recovery::bare_condition() {
  std::size_t where = stop_.at;
  while (where > begin_ && type(where) != P::WHERE) --where;
  const std::size_t end = condition_end();
  if (type(where) != P::WHERE || end < where + 2 || end > where + 12) return false;
  const bool denied = type(where + 1) == P::NOT && (compares_values(type(where + 3)) || type(where + 3) == P::IN);
  const Span condition = span(where + 1 + denied, end - where - 1 - denied), whole = span(where, end - where);
  const std::string written = words_in(condition), right = "(" + written + ")";
  const bool whole_brackets = std::count(written.begin(), written.end(), '(') == std::count(written.begin(), written.end(), ')');
  const bool missing = type(stop_.at) == P::IF_MISSING;
  if (!missing && !denied && whole_condition(where + 1, end)) return false;
  if (!whole_brackets || !helps({where, end - where, {}})) return false;
  const std::string word(Bilingual{"waar", "where"}.in(language_));
  if (missing) return fix(say(kMissingCondition, whole, {written, word}), condition, right), true;
  if (denied) return fix(say(kNotComparison, whole, {word_of(P::NOT), word + " " + word_of(P::NOT) + " " + right}), condition, right), true;
  return fix(say(kBareCondition, whole, {'"' + written + '"', '"' + word + '"', word + " " + right}), condition, right), true;
}

}  // namespace bkm::syntax
