#include <algorithm>
#include <set>

#include "compiler/format/format.hpp"
#include "compiler/format/layout.hpp"
#include "compiler/format/other_words.hpp"
#include "compiler/syntax/row_text.hpp"
#include "compiler/syntax/words.hpp"

namespace bkm::format {

namespace {

using syntax::Concrete;
using syntax::Word;

bool same_text(const Word& a, const Word& b) {
  if (a.kind != syntax::WordKind::row) return a.text == b.text;
  const auto cells = [](const std::string& row) {
    std::vector<std::string> made;
    for (const auto& [begin, end] : syntax::cells_of(row).cells) made.push_back(row.substr(begin, end - begin));
    return made;
  };
  return cells(a.text) == cells(b.text);
}

// The same words at the same places of the grammar: nothing was read as something else.
bool same_words(const Concrete& a, const Concrete& b) {
  return std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
                    [](const Word& x, const Word& y) { return x.path == y.path && x.begins == y.begins && same_text(x, y); });
}

bool reads_back(const Reading& original, const Concrete& made, const std::string& text) {
  const Reading again = read("translation", text);
  if (again.findings.has_errors() || again.unit.language != made.language || !same_words(again.concrete, made)) return false;
  if (comments_of(again.around) != comments_of(original.around)) return false;
  diag::Sink back;
  return same_words(in_other_language(again, back), original.concrete) && !back.has_errors();
}

// Words of the other language, and parts of its phrases.
bool is_part_of_keyword(const std::string& name, Language language) {
  return std::any_of(syntax::keywords().begin(), syntax::keywords().end(), [&](const syntax::Keyword& keyword) {
    const std::string words = " " + std::string(keyword.in(language)) + " ";
    return words.find(" " + name + " ") != std::string::npos;
  });
}

class Blame {
 public:
  Blame(const Reading& original, const Concrete& made) : original_(original), made_(made) {
    for (const Word& word : made.words)
      if (word.kind == syntax::WordKind::name && is_part_of_keyword(word.text, made.language)) suspects_.insert(word.text);
  }

  // The names without which the translation reads; all of them when each alone does no harm.
  std::set<std::string> guilty() const {
    if (suspects_.empty() || !reads_without(suspects_)) return {};
    std::set<std::string> found;
    for (const std::string& name : suspects_) {
      std::set<std::string> others = suspects_;
      others.erase(name);
      if (!reads_without(others)) found.insert(name);
    }
    return found.empty() ? suspects_ : found;
  }

 private:
  bool reads_without(const std::set<std::string>& names) const {
    Concrete renamed = made_;
    for (Word& word : renamed.words)
      if (word.kind == syntax::WordKind::name && names.contains(word.text)) word.text += "_1";
    syntax::keep_phrases_apart(renamed);
    const Reading again = read("translation", layout(renamed, original_.around, original_.columns));
    return !again.findings.has_errors() && same_words(again.concrete, renamed);
  }

  const Reading& original_;
  const Concrete& made_;
  std::set<std::string> suspects_;
};

void report_guilty(const Reading& original, const Concrete& made, std::set<std::string> names, diag::Sink& sink) {
  const Swap swap{original.concrete.language, sink};
  for (std::size_t i = 0; i < made.words.size(); ++i)
    if (made.words[i].kind == syntax::WordKind::name && names.erase(made.words[i].text) > 0)
      report_word(sink, made.words[i].text, original.concrete.words[i].span, swap.language());
}

}  // namespace

Outcome translated(std::string name, std::string text, Language to) {
  Reading original = read(name, text);
  if (!original.findings.has_errors() && original.unit.language == to) return formatted(std::move(name), std::move(text));
  Outcome outcome{original.sources, original.findings, original.unit.language, {}, false};
  if (outcome.findings.has_errors()) return outcome;
  const Concrete made = in_other_language(original, outcome.findings);
  if (outcome.findings.has_errors()) return outcome;
  std::string result = layout(made, original.around, original.columns);
  if (reads_back(original, made, result)) {
    outcome.text = std::move(result);
    return outcome;
  }
  const auto guilty = Blame(original, made).guilty();
  report_guilty(original, made, guilty, outcome.findings);
  outcome.fault = guilty.empty();
  return outcome;
}

}  // namespace bkm::format
