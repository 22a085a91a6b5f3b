#include "compiler/syntax/recover.hpp"

#include "compiler/base/everyday.hpp"
#include "compiler/syntax/everyday.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/literal.hpp"
#include "compiler/syntax/pairs.hpp"
#include "compiler/syntax/statements.hpp"

namespace bkm::syntax {

bool Recovery::report(std::size_t begin, const Stop& stop) {
  begin_ = begin;
  stop_ = stop;
  statement_ = statement_name(type(begin));
  if (at(stop.at)->reported) return false;
  // A statement that has no end may take the keyword of the next one for a name.
  if (const std::size_t next = last_start(); next < stop_.at) stop_.at = next;
  if (if_in_front() || known_previous() || ceiling_alone()) return false;
  if (per_once() || party_list() || colon_for_equals() || split_calculation() || step_day() || priced_per()) return true;
  if (split_verb() || title_in_front() || title_behind() || title_late() || article_in_brackets() || article_reference() || part_of() || percent_of() || until_day() || meant() || everyday_word()) return true;
  if (out_of_order()) return false;
  if (written_date()) return again_;
  if (yes_or_no() || without_amount() || everyday_example()) return false;
  if (one_table() || band_between() || band_end() || party_behind()) return false;
  if (call_in_aggregate() || fold_in_place() || negative_bound() || list_in_braces() || nature_first() || range_late() || column_bound() || weight_late() || date_format_place()) return true;
  if (name_list() || range_dots() || growth_every() || growth_mix() || growth_words() || growth_below() || growth_phrase() || rhythm_word() || rhythm_in_front() || counted_period() || number_word() || then_word()) return true;
  if (bare_exception() || change_word() || bare_condition() || drop_word() || join_words() || add_quotes() || insert_word() || wrong_word() || reserved_word()) return true;
  if (!everyday_example(true) && !unclosed() && !chained()) plain();
  return false;
}

// Reads the statement with the change. Kept when it can be read to its end, or a good deal further than before.
bool Recovery::helps(const Change& change) {
  if (change.from + change.count >= parser_.stream().tokens().size() || budget_ <= 0) return false;
  std::vector<Token*> old = parser_.stream().tokens();
  std::vector<Token*> tokens = old;
  const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(change.from);
  Token* place = tokens[change.from];
  tokens.erase(first, first + static_cast<std::ptrdiff_t>(change.count));
  if (change.type) {
    Token& token = made_.emplace_back(*change.type, place->begin, change.count ? old[change.from + change.count - 1]->end : place->begin);
    token.first_on_line = place->first_on_line;
    token.reported = true;
    tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(change.from), &token);
    for (std::size_t i = 0; i < change.more.size(); ++i)
      (*tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(change.from + 1 + i), &made_.emplace_back(token)))->setType(change.more[i]);
  }
  parser_.stream().replace_all(std::move(tokens));
  const bool good = reads_further(change, static_cast<std::ptrdiff_t>(parser_.stream().tokens().size()) - static_cast<std::ptrdiff_t>(old.size()));
  budget_ -= static_cast<long>(parser_.end() - std::min(begin_, parser_.end()) + old.size() / 8) + 1;
  if (!good) parser_.stream().replace_all(std::move(old));
  return good;
}

// A keyword that only serves as a name there is no repair: any word would do.
bool Recovery::read_as_name(antlr4::tree::ParseTree* tree, const Token* token) {
  for (auto* child : tree->children) {
    auto* leaf = dynamic_cast<antlr4::tree::TerminalNode*>(child);
    if (leaf && leaf->getSymbol() == token) {
      const std::size_t rule = dynamic_cast<antlr4::RuleContext*>(tree)->getRuleIndex();
      return rule == P::RuleCall_name || rule == P::RuleFree_name || rule == P::RulePlain_name || rule == P::RuleWord_name || rule == P::RuleClause_name;
    }
    if (!leaf && read_as_name(child, token)) return true;
  }
  return false;
}

// Whether the changed words, `longer` more than before, are read to the end of the statement, or a good deal further than before.
bool Recovery::reads_further(const Change& change, std::ptrdiff_t longer) {
  const auto stop = static_cast<std::ptrdiff_t>(stop_.at) + longer;
  antlr4::ParserRuleContext* tree = nullptr;
  if (type(begin_) == P::BKM) tree = parser_.header(begin_);
  else tree = parser_.statement(begin_);
  if (!tree) {
    const bool good = static_cast<std::ptrdiff_t>(parser_.stop().at) >= stop + change.further;
    at(begin_)->reported |= good;
    return good;
  }
  if (change.type && keyword_of(*change.type) && read_as_name(tree, at(change.from))) return false;
  const std::size_t end = parser_.end();
  // The changed word begins a statement of its own: that one has to be better, and this one is whole.
  if (change.type && begins_statement(*change.type) && end == change.from)
    return parser_.statement(end) || static_cast<std::ptrdiff_t>(parser_.stop().at) >= static_cast<std::ptrdiff_t>(end) + change.further;
  // A statement that now ends before the place where it stopped has only moved the error to the next one.
  const bool good = static_cast<std::ptrdiff_t>(end) >= stop;
  at(begin_)->reported |= good;
  return good;
}

void Recovery::fix(diag::Diagnostic& finding, Span span, const std::string& insert) {
  static constexpr Bilingual kRemove{"haal dit weg", "remove this"};
  if (insert.empty()) finding.fixes.push_back({kRemove, {}, span, insert});
  else {
    const std::size_t begin = insert.find_first_not_of(' ');
    finding.write(insert.substr(begin, insert.find_last_not_of(' ') + 1 - begin), span, insert);
  }
}

// The word in quotes; a text as it is written.
diag::Arg Recovery::shown(std::size_t i) const {
  switch (type(i)) {
    case antlr4::Token::EOF: return Bilingual{"het einde van de tekst", "the end of the text"};
    case P::ROW: return Bilingual{"deze tabelrij", "this table row"};
    case P::TEXT: return nfc(text(i));
    default: return '"' + nfc(text(i)) + '"';
  }
}

// How often the word stands in the contract as a name.
int Recovery::times(std::string_view word) const {
  int count = 0;
  for (Token* token : parser_.stream().tokens())
    count += token->getType() == P::WORD && text_.substr(token->begin, token->end - token->begin) == word;
  return count;
}

// gegevens name, tabel name; `keyed`: gegevens name per .., whose rows are no name behind `per`.
bool Recovery::names_data(std::string_view name, bool keyed) const {
  const auto& tokens = parser_.stream().tokens();
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i)
    if ((type(i) == P::DATA || (!keyed && type(i) == P::TABLE)) && text(i + 1) == name && (!keyed || type(i + 2) == P::PER)) return true;
  return false;
}

// The words that stand on one line from `first` on, whatever they are.
std::vector<std::string_view> Recovery::line_words(std::size_t first) const {
  std::vector<std::string_view> words;
  for (std::size_t i = first; words.size() < 4 && type(i) != antlr4::Token::EOF && (i == first || !at(i)->first_on_line); ++i) {
    if (type(i) != P::WORD && !keyword_of(type(i))) break;
    words.push_back(text(i));
  }
  return words;
}

// --- another word -------------------------------------------------------------------------------------------------------

// The word where reading stops, the one before it, and the first of the line: a statement before it may have taken it for a name.
// In the heading of data any word before it may have been: the name of a column.
bool Recovery::change_word() {
  std::size_t first = stop_.at;
  while (first > begin_ && !at(first)->first_on_line) --first;
  std::vector<std::size_t> places{stop_.at};
  for (std::size_t place : {stop_.at - 1, first})
    if (place > begin_ && place < stop_.at) places.push_back(place);
  if (type(begin_) == P::DATA && first == begin_)
    for (std::size_t place = begin_ + 2; place + 1 < stop_.at; ++place) places.push_back(place);
  for (std::size_t place : places)
    if (other_language(place)) return true;
  for (std::size_t place : places)
    if (misspelt(place)) return true;
  return false;
}

bool Recovery::other_language(std::size_t place) {
  const auto words = line_words(place);
  if (words.empty()) return false;
  const Phrase phrase = longest_phrase(words, other(language_));
  if (!phrase.keyword || phrase.keyword->in(language_) == phrase.keyword->in(other(language_))) return false;
  const Span where = span(place, phrase.parts);
  const std::string written = words_in(where);
  if (keyword_named(written, language_)) return false;  // a word of both: "of"
  for (std::size_t token : same_place(phrase.keyword->token, language_)) {
    const std::string right(keyword_of(token)->in(language_));
    if (right == written || !helps({place, phrase.parts, token, 2})) continue;
    fix(say(kOtherLanguage, where, {'"' + written + '"', '"' + right + '"'}), where, right);
    return true;
  }
  return false;
}

bool Recovery::misspelt(std::size_t place) {
  const std::string written(text(place));
  for (const Keyword* keyword : type(place) == P::WORD ? near_keywords(written, language_) : std::vector<const Keyword*>{}) {
    const Span where = span(place);
    if (keyword->in(language_).find(' ') != std::string_view::npos || !helps({place, 1, keyword->token})) continue;
    const std::string right(keyword->in(language_));
    fix(say(kMisspelt, where, {'"' + written + '"', '"' + right + '"'}), where, right);
    return true;
  }
  for (const Keyword& keyword : keywords())
    if (misspelt_phrase(place, keyword)) return true;
  return false;
}

bool Recovery::misspelt_phrase(std::size_t place, const Keyword& keyword) {
  const std::string right(keyword.in(language_));
  const std::size_t parts = static_cast<std::size_t>(std::count(right.begin(), right.end(), ' ')) + 1;
  const auto words = line_words(place);
  if (parts < 2 || words.size() < parts) return false;
  const Span where = span(place, parts);
  const std::string written = words_in(where);
  if (edit_distance(written, right, 2) > 2 || !helps({place, parts, keyword.token})) return false;
  fix(say(kMisspelt, where, {'"' + written + '"', '"' + right + '"'}), where, right);
  return true;
}

// --- a word of everyday speech -----------------------------------------------------------------------------------------

std::string Recovery::word_of(std::size_t type) const {
  if (const Keyword* keyword = keyword_of(type)) return std::string(keyword->in(language_));
  switch (type) {
    case P::TIMES: return "*";
    case P::DIVIDE: return "/";
    case P::PLUS: return "+";
    case P::MINUS: return "-";
    case P::EQUAL: return "=";
    case P::UNEQUAL: return "<>";
    case P::GREATER: return ">";
    case P::GREATER_EQUAL: return ">=";
    case P::LESS_EQUAL: return "<=";
    default: return "<";
  }
}

// The phrase may have begun before the word that does not fit: in volgorde van.
bool Recovery::everyday_word() {
  for (std::size_t place = stop_.at, back = 0; back < 3 && place + 1 > begin_; --place, ++back) {
    const EverydayPhrase phrase = everyday_phrase(line_words(place), language_);
    if (!phrase.found || place + phrase.parts < stop_.at) continue;
    const Span where = span(place, phrase.parts);
    const std::string written = words_in(where);
    for (std::size_t token : phrase.found->tokens)
      if (token != 0 && helps({place, phrase.parts, token, 2})) return fix(say(kEveryday, where, {'"' + written + '"', '"' + word_of(token) + '"'}), where, word_of(token)), true;
    if (place == 0) break;
  }
  return false;
}

// Where no one word takes its place: how a contract says it. `any`: also where another word could have taken its place, but did not help.
bool Recovery::everyday_example(bool any) {
  for (std::size_t place : {stop_.at, stop_.at - 1}) {
    if (place < begin_ || place > stop_.at || used_elsewhere(text(place))) continue;
    const auto words = line_words(place);
    const std::size_t parts = std::max<std::size_t>(1, everyday_phrase(words, language_).parts);
    if (parts == 1 && keyword_of(type(place))) continue;  // a word of the language is no other way to say it
    if (place != stop_.at && everyday_phrase(words, language_).found && !any) continue;
    const Span where = span(place, parts);
    const std::string written = words_in(where);
    const std::string_view example = bkm::everyday_example(written, language_);
    if (!example.empty()) return say(kEverydayExample, where, {'"' + written + '"', std::string(example)}), true;
  }
  return false;
}

// 1 juli 2026. Reads on when a date can stand there.
bool Recovery::written_date() {
  for (std::size_t first : {stop_.at, stop_.at - 1}) {
    if (first <= begin_ || first > stop_.at || first + 3 >= parser_.stream().tokens().size()) continue;
    const auto month = month_named(text(first + 1), language_);
    if (!month || type(first) != P::NUMBER || type(first + 2) != P::NUMBER || text(first).size() > 2 || text(first + 2).size() != 4) continue;
    const std::string day(text(first));
    const std::string right = std::string(text(first + 2)) + (*month < 10 ? "-0" : "-") + std::to_string(*month) + (day.size() < 2 ? "-0" : "-") + day;
    const Span where = span(first, 3);
    fix(say(kDateForm, where, {words_in(where), right}), where, right);
    again_ = helps({first, 3, P::DATE});
    return true;
  }
  return false;
}

// --- one word less ------------------------------------------------------------------------------------------------------

bool Recovery::drop_word() {
  const bool again = (type(stop_.at) == P::PER && type(stop_.at - 1) == P::COMMA) || (type(stop_.at) == P::IF && (type(stop_.at - 1) == P::AND || type(stop_.at - 1) == P::OR));
  const bool twice = stop_.at > begin_ && (again || (text(stop_.at) == text(stop_.at - 1) && !text(stop_.at).empty()));
  const bool colon = type(stop_.at) == P::COLON && stop_.at == begin_ + 1;  // tarief: uurtarief
  const bool closes = type(stop_.at) == P::CLOSE || type(stop_.at) == P::CLOSE_KEY || type(stop_.at) == P::CLOSE_SET;
  if (!twice && !closes && !colon && type(stop_.at) != P::COMMA) return false;
  const Span where = span(stop_.at), gone{source_, again ? at(stop_.at - 1)->end : where.begin, where.end};
  const diag::Arg word = shown(stop_.at);
  if (!helps({stop_.at, 1, {}, again ? 1 : kFurther})) return false;
  fix(say(colon ? kForeignCharacter : closes && !twice ? kStrayClose : kRepeatedWord, where, {word}), gone, "");
  return true;
}

bool Recovery::add_quotes() {
  if (type(begin_) == P::SCALE || type(stop_.at - 2) == P::ROUND || type(stop_.at - 2) == P::ROUNDED) return false;  // the bounds of a scale and a rounding are numbers
  if (type(stop_.at) != P::NUMBER && (type(stop_.at) != P::WORD || type(stop_.at - 1) == P::WORD)) return false;
  const std::string word(text(stop_.at)), right = '"' + word + '"';
  const Span where = span(stop_.at);
  if (!helps({stop_.at, 1, P::TEXT})) return false;
  fix(say(kMissingQuotes, where, {word}), where, right);
  return true;
}

// --- one word more ------------------------------------------------------------------------------------------------------

bool Recovery::insert_word() {
  if (type(stop_.at) == antlr4::Token::EOF || looks_like_start(stop_.at)) return false;
  if (const std::size_t before = type(stop_.at - 1); before == P::SUM || before == P::AVERAGE || before == P::HIGHEST || before == P::LOWEST || before == P::RANK)
    if (insert(language_ == Language::nl ? P::VAN : P::OF)) return true;
  // zorg * prijs "5.1"
  if (type(stop_.at) == P::TEXT && std::isdigit(static_cast<unsigned char>(text(stop_.at)[1])) && insert(P::ARTICLE)) return true;
  // A parenthesis that touches a name or another parenthesis begins what a function gets.
  if (type(stop_.at) == P::OPEN && adjacent(stop_.at)) return false;
  for (std::size_t each : {P::PER, P::EQUAL, P::COMMA, P::COLON, P::IF, P::WHERE, P::OVER, P::IN, P::BY, P::THROUGH, P::SETTLE, P::TERM, P::AMONG,
                           P::ROUND, P::THE_CENT, P::UP, P::BEGIN, P::TEXT, P::WORD})
    if (!(each == P::EQUAL && has_equals()) && insert(each)) return true;
  for (const Keyword& keyword : keywords())
    if (is_place_word(keyword.token) && !keyword.in(language_).empty() && insert(keyword.token)) return true;
  return false;
}

// Whether the rule or the line of an example has its = already: another one would be a comparison.
bool Recovery::has_equals() const {
  for (std::size_t i = stop_.at; i-- > begin_ && type(i) != P::EXPECT && type(i) != P::GIVEN;)
    if (type(i) == P::EQUAL) return true;
  return false;
}

bool Recovery::insert(std::size_t added) {
  const std::size_t i = stop_.at;
  // What begins a statement is no name that `per` is missing before.
  if (added == P::PER && begins_statement(type(i))) return false;
  const diag::Arg next = shown(i), previous = i > begin_ ? shown(i - 1) : shown(i);
  const Span before = i > begin_ ? span(i - 1) : span(i);
  const Span here = type(i) == antlr4::Token::EOF || (at(i)->first_on_line && i > begin_) ? before : span(i);
  if (!helps({i, 0, added})) return false;
  if (added == P::TEXT) return say(kMissingTitle, before, {previous}), true;
  if (added == P::WORD) return say(kMissingName, before, {previous}), true;
  const std::string word(added == P::EQUAL ? "=" : added == P::COMMA ? "," : added == P::COLON ? ":" : keyword_of(added)->in(language_));
  const std::uint32_t place = added == P::COMMA || added == P::COLON ? before.end : at(i)->begin;
  diag::Diagnostic& finding = added == P::PER     ? say(kMissingPer, here, {next, statement_})
                              : added == P::EQUAL ? say(kMissingEquals, here, {next, statement_})
                              : added == P::COMMA ? say(kMissingComma, here, {next})
                                                  : say(kMissingWord, here, {next, '"' + word + '"', statement_});
  // A word stands apart from its neighbours, also where these touch: ""2%.
  const bool close = added == P::COMMA || added == P::COLON;
  fix(finding, {source_, place, place}, close ? word : (place == before.end ? " " : "") + word + " ");
  return true;
}

// op for tot: a small word of another place, and with the right one the statement is whole. A second per: a comma.
bool Recovery::wrong_word() {
  const std::size_t i = stop_.at;
  if (i <= begin_) return false;
  const std::string written(text(i));
  const Span where = span(i);
  if (type(i) == P::PER && helps({i, 1, P::COMMA, kWhole})) {
    const Span with_space{source_, at(i - 1)->end, at(i)->end};
    return fix(say(kWrongWord, where, {'"' + written + '"', std::string("\",\""), statement_}), with_space, ","), true;
  }
  // vanaf 10 = € 50, in a scale.
  if (type(i) == P::EQUAL && helps({i, 1, P::COLON, kWhole})) return fix(say(kWrongWord, where, {'"' + written + '"', std::string("\":\""), statement_}), where, ":"), true;
  if (!is_place_word(type(i))) return false;
  for (const Keyword& keyword : keywords()) {
    const std::string right(keyword.in(language_));
    if (right.empty() || right == written || !is_place_word(keyword.token) || !helps({i, 1, keyword.token, kWhole})) continue;
    return fix(say(kWrongWord, where, {'"' + written + '"', '"' + right + '"', statement_}), where, right), true;
  }
  return false;
}

bool Recovery::in_key(std::size_t i) const {
  while (i > begin_ && type(i) != P::OPEN_KEY && type(i) != P::CLOSE_KEY) --i;
  return type(i) == P::OPEN_KEY;
}

bool Recovery::reserved_word() {
  for (std::size_t i : {stop_.at, stop_.at - 1}) {
    if (i <= begin_ || i > stop_.at || !keyword_of(type(i)) || (at(i)->first_on_line && begins_statement(type(i)))) continue;
    const std::string word(text(i));
    const Span where = span(i);
    // The heading of a file is not the author's to choose.
    const bool heading = std::find(stop_.rules.begin(), stop_.rules.end(), P::RuleSource) != stop_.rules.end();
    if ((heading || in_key(i)) && helps({i, 1, P::TEXT})) return fix(say(kMissingQuotes, where, {word}), where, '"' + word + '"'), true;
    if (reserved_column(i)) return true;
    if (!helps({i, 1, P::WORD})) continue;
    std::string other_name = word + (language_ == Language::nl ? "_naam" : "_name");
    std::replace(other_name.begin(), other_name.end(), ' ', '_');
    say(kReservedWord, where, {'"' + word + '"', '"' + other_name + '"'});
    return true;
  }
  return false;
}

}  // namespace bkm::syntax
