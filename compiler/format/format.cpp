#include "compiler/format/format.hpp"

#include <algorithm>

#include "compiler/format/layout.hpp"
#include "compiler/format/read.hpp"
#include "compiler/syntax/print.hpp"

namespace bkm::format {

namespace {

// The size of a blank at the start of the text, as the grammar counts blanks; 0: there is none.
std::size_t blank_size(std::string_view text) {
  if (std::string_view(" \t\r\n\f").find(text.front()) != std::string_view::npos) return 1;
  if (text.starts_with("\u00A0")) return 2;
  for (std::string_view wide : {"\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u202F",
                                "\u205F", "\u3000"})
    if (text.starts_with(wide)) return wide.size();
  return 0;
}

// What is left of a text without its layout: no blanks, and no bars and quotes, of which a layout may add the missing ones. Words and comments,
// every character of them, in their order.
std::string ink(std::string_view text) {
  std::string made;
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t blank = blank_size(text);
    if (blank == 0 && text.front() != '|' && text.front() != '"') made += text.front();
    text.remove_prefix(std::max<std::size_t>(blank, 1));
  }
  return made;
}

}  // namespace

// Texts that are compared with a file to the character stand in quotes: ja, 1.000 and 02 would be another text in the other language.
void quote_marks(syntax::Concrete& concrete) {
  for (syntax::Word& word : concrete.words) {
    const bool mark = word.place() == "mark" && word.token != "TEXT";
    const bool key = word.place() == "key" && word.token == "NUMBER" && word.text.find_first_of(".,") != std::string::npos;
    if (!mark && !key) continue;
    word.text = '"' + word.text + '"';
    word.token = "TEXT";
    word.kind = syntax::WordKind::text;
  }
}

// 7,5 % is 7,5%.
void close_percents(syntax::Concrete& concrete) {
  for (syntax::Word& word : concrete.words)
    if (word.token == "PERCENT") word.text = std::string(syntax::without_percent(word.text)) + "%";
}

Reading read(std::string name, std::string text) {
  Reading made;
  const SourceId id = made.sources.add(std::move(name), std::move(text));
  auto [unit, concrete] = syntax::parse_concrete(made.sources, id, made.findings);
  made.unit = std::move(unit);
  made.concrete = std::move(concrete);
  if (made.findings.has_errors()) return made;
  made.columns = columns_of_rows(made.unit, made.concrete);
  made.around = notes_of(made.sources.text(id), made.concrete);
  quote_marks(made.concrete);
  close_percents(made.concrete);
  return made;
}

Outcome formatted(std::string name, std::string text) {
  const std::string before = ink(text);
  Reading original = read(name, std::move(text));
  Outcome outcome{std::move(original.sources), std::move(original.findings), original.unit.language, {}, false};
  if (outcome.findings.has_errors()) return outcome;
  std::string made = layout(original.concrete, original.around, original.columns);
  const Reading again = read(name, made);
  outcome.fault = again.findings.has_errors() || syntax::dump(again.unit) != syntax::dump(original.unit) || ink(made) != before;
  if (!outcome.fault) outcome.text = std::move(made);
  return outcome;
}

}  // namespace bkm::format
