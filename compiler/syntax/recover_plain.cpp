// Findings for statements that no small change puts right.
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/statements.hpp"

namespace bkm::syntax {

namespace {

bool closes(std::size_t close, std::size_t open) {
  return (open == P::OPEN && close == P::CLOSE) || (open == P::OPEN_KEY && close == P::CLOSE_KEY) || (open == P::OPEN_SET && close == P::CLOSE_SET);
}

// Words that end a comparison.
bool parts_conditions(std::size_t type) {
  return type == P::AND || type == P::OR || type == P::IF || type == P::ELSE || type == P::OPEN || type == P::WHERE || type == P::COLON;
}

}  // namespace

// Whether a parenthesis that opens at `i` is closed further on in the statement.
bool Recovery::closed_later(std::size_t i) const {
  int depth = 0;
  for (; type(i) != antlr4::Token::EOF && !looks_like_start(i); ++i) {
    if (type(i) == P::OPEN || type(i) == P::OPEN_KEY || type(i) == P::OPEN_SET) ++depth;
    if (type(i) == P::CLOSE || type(i) == P::CLOSE_KEY || type(i) == P::CLOSE_SET) --depth;
    if (depth == 0) return true;
  }
  return false;
}

// The last parenthesis, bracket or brace before the stop that is open there.
bool Recovery::unclosed() {
  std::vector<std::size_t> open;
  for (std::size_t i = begin_; i < stop_.at; ++i) {
    if (type(i) == P::OPEN || type(i) == P::OPEN_KEY || type(i) == P::OPEN_SET) open.push_back(i);
    if (!open.empty() && closes(type(i), type(open.back()))) open.pop_back();
  }
  if (open.empty() || closed_later(open.back())) return false;
  say(kUnclosed, span(open.back()), {std::string(text(open.back()))});
  return true;
}

// als x dan y: the order of a programming language, not of this one.
bool Recovery::if_in_front() {
  const std::size_t i = stop_.at;
  if (type(i) != P::IF || i <= begin_ || (type(i - 1) != P::EQUAL && type(i - 1) != P::OPEN && type(i - 1) != P::ELSE)) return false;
  say(kIfInFront, span(i), {'"' + std::string(text(i)) + '"'});
  return true;
}

// als bekend vorige x: what holds the first time is said where the previous one is read.
bool Recovery::known_previous() {
  const std::size_t i = stop_.at;
  if ((type(i) != P::VORIGE && type(i) != P::PREVIOUS) || i <= begin_ || type(i - 1) != P::KNOWN || type(i + 1) != P::WORD) return false;
  const std::string previous = words_in(span(i, 2));
  say(kEverydayExample, span(i - 1, 3), {'"' + words_in(span(i - 1, 3)) + '"', "(" + previous + (language_ == Language::nl ? " bij ontbreken .." : " if missing ..") + ")"});
  return true;
}

bool Recovery::chained() {
  if (!compares(type(stop_.at)) && type(stop_.at) != P::EQUAL) return false;
  for (std::size_t i = stop_.at - 1; i > begin_ && !parts_conditions(type(i)); --i)
    if (compares(type(i))) return say(kChainedComparison, span(stop_.at)), true;
  return false;
}

void Recovery::plain() {
  const bool next_begins = type(stop_.at) == antlr4::Token::EOF || (at(stop_.at)->first_on_line && begins_statement(type(stop_.at)));
  const bool whole_before = at(stop_.at)->first_on_line && stop_.rules.size() == 1 && stop_.rules.front() == P::RuleStatement;
  // An article above the first rule, where nothing before it can have one.
  const std::string_view title = type(stop_.at + 1) == P::TEXT ? text(stop_.at + 1) : "";
  if (whole_before && type(stop_.at) == P::ARTICLE && title.size() > 2) say(kArticleInFront, span(stop_.at, 2), {std::string(title.substr(1, title.size() - 2))});
  else if (stop_.at == begin_ || (whole_before && !next_begins)) say(kNoStatement, span(stop_.at), {shown(stop_.at)});
  else if (next_begins) say_expected(kUnfinished, stop_.at - 1);
  else say_expected(kUnexpected, stop_.at);
}

namespace {

// Whether what follows the keyword can be the rest of a statement: the keyword may also be the name of a column or an operand.
bool can_follow(std::size_t keyword, std::size_t next) {
  const bool name = next == P::WORD || (keyword_of(next) && next != P::PER && next != P::AND && next != P::OR);
  switch (keyword) {
    case P::USE: case P::REQUIRE: case P::EXAMPLE: return next == P::TEXT || next == P::OPEN_TEXT || next == P::WORD;
    case P::PERIOD: return next == P::TERM || next == P::WORD || next == P::DATE;
    case P::REWARD: return true;
    default: return name;
  }
}

}  // namespace

bool Recovery::looks_like_start(std::size_t i) const {
  return at(i)->first_on_line && begins_statement(type(i)) && can_follow(type(i), type(i + 1));
}

std::size_t Recovery::last_start() const {
  for (std::size_t i = stop_.at; i > begin_; --i)
    if (looks_like_start(i)) return i;
  return stop_.at;
}

// A cut ends at the next keyword that begins a line and looks like the start of a statement.
std::size_t Recovery::next_statement(std::size_t begin) const {
  for (std::size_t i = std::max(begin + 1, stop_.at); type(i) != antlr4::Token::EOF; ++i)
    if (looks_like_start(i)) return i;
  return parser_.stream().tokens().size() - 1;
}

}  // namespace bkm::syntax
