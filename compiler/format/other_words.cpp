#include "compiler/format/other_words.hpp"

#include <algorithm>

#include "compiler/format/kinds.hpp"

namespace bkm::format {

using syntax::Word;
using syntax::WordKind;

Bilingual Swap::language() const { return to() == Language::nl ? Bilingual{"Nederlands", "Dutch"} : Bilingual{"Engels", "English"}; }

void report_word(diag::Sink& sink, const std::string& name, Span span, Bilingual language) {
  sink.report(kWordElsewhere, span, {name, language, name + (language.en == "English" ? "_naam" : "_name")});
}

// A name that means something of its own there would be another word after translation.
std::string Swap::word(Vocabulary vocabulary, const std::string& text, Span span) const {
  if (const auto other = own_word(vocabulary, text, from)) return std::string(*other);
  if (own_word(vocabulary, text, to())) report_word(sink, text, span, language());
  return text;
}

std::string swapped_marks(std::string text) {
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] != '.' && text[i] != ',') || !(digit(i + 1) || (i > 0 && digit(i - 1)))) continue;
    text[i] = text[i] == '.' ? ',' : '.';
  }
  return text;
}

std::string swapped_period(std::string text) {
  constexpr std::string_view kPairs = "KQkqVPvp";
  if (text.size() < 6) return text;
  if (const std::size_t at = kPairs.find(text[5]); at != std::string_view::npos) text[5] = kPairs[at ^ 1];
  return text;
}

namespace {

void swap_word(std::vector<Word>& words, std::size_t at, const Swap& swap, std::string& made) {
  const Word& word = words[at];
  switch (word.kind) {
    case WordKind::keyword:
    case WordKind::role: made = word.other; break;
    case WordKind::number: made = swapped_marks(word.text); break;
    case WordKind::period: made = swapped_period(word.text); break;
    case WordKind::name: made = swap.word(vocabulary_at(words, at), word.text, word.span); break;
    case WordKind::row:
    case WordKind::text:
    case WordKind::other: break;
  }
}

}  // namespace

syntax::Concrete in_other_language(const Reading& reading, diag::Sink& sink) {
  syntax::Concrete made = reading.concrete;
  const Swap swap{made.language, sink};
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < made.words.size(); ++i) {
    texts.push_back(made.words[i].text);
    swap_word(made.words, i, swap, texts.back());
  }
  for (const auto& [first, kinds] : reading.columns) {
    std::size_t last = first;
    while (last < made.words.size() && made.words[last].kind == WordKind::row) ++last;
    swap_rows(made, first, last, kinds, swap);
  }
  for (std::size_t i = 0; i < made.words.size(); ++i) {
    Word& word = made.words[i];
    if (word.kind == WordKind::row) continue;
    if (!word.other.empty()) word.other = {};  // of the language it was in
    word.text = texts[i];
  }
  made.language = swap.to();
  syntax::keep_phrases_apart(made);
  return made;
}

}  // namespace bkm::format
