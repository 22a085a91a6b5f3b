#include "compiler/format/format.hpp"

#include <algorithm>

#include "compiler/format/layout.hpp"
#include "compiler/format/read.hpp"
#include "compiler/syntax/print.hpp"

namespace bkm::format {

namespace {

std::vector<std::string> comments_of(const std::vector<Around>& around) {
  std::vector<std::string> all;
  for (const Around& each : around) {
    for (const Note& note : each.before) all.push_back(note.text);
    if (!each.after.empty()) all.push_back(each.after);
  }
  return all;
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
  Reading original = read(name, std::move(text));
  Outcome outcome{std::move(original.sources), std::move(original.findings), original.unit.language, {}, false};
  if (outcome.findings.has_errors()) return outcome;
  std::string made = layout(original.concrete, original.around, original.columns);
  const Reading again = read(name, made);
  outcome.fault = again.findings.has_errors() || syntax::dump(again.unit) != syntax::dump(original.unit) || comments_of(again.around) != comments_of(original.around);
  if (!outcome.fault) outcome.text = std::move(made);
  return outcome;
}

}  // namespace bkm::format
