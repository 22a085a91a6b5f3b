// The words of a contract in the other language. Internal to this folder.
#pragma once
#include "compiler/format/own_words.hpp"
#include "compiler/format/read.hpp"

namespace bkm::format {

// The same words at the same places, those of the language in the other language. Reports: BKM1990 and BKM1991, for words that would mean
// something else there; the result is then not to be used.
syntax::Concrete in_other_language(const Reading& reading, diag::Sink& sink);

// --- parts of it ---

struct Swap {
  Language from;
  diag::Sink& sink;
  Language to() const { return syntax::other(from); }
  Bilingual language() const;  // its name, in messages
  // The word at a place of this vocabulary. Reports a name that is a word there in the other language.
  std::string word(Vocabulary vocabulary, const std::string& text, Span span) const;
};
std::string swapped_marks(std::string text);   // 1.234,56 <-> 1,234.56
std::string swapped_period(std::string text);  // 2026-K1 <-> 2026-Q1, 2026-V01 <-> 2026-P01
void report_word(diag::Sink& sink, const std::string& name, Span span, Bilingual language);

// The rows of one table, words [first, last).
void swap_rows(syntax::Concrete& concrete, std::size_t first, std::size_t last, const std::vector<CellKind>& kinds, const Swap& swap);

}  // namespace bkm::format
