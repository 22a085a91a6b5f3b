// A contract word by word, each with its place in the grammar: for its layout, its translation and its colours.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/span.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::syntax {

enum class WordKind { keyword, role, name, number, period, row, text, other };

// A word of the text; a phrase (`bij ontbreken`), a row and a quoted text are one word.
struct Word {
  WordKind kind = WordKind::other;
  std::string_view token;  // as the grammar calls it: PER, NUMBER, ROW; the same in both languages, except for the `.._word` places
  std::string text;        // as written; in a phrase one space between its parts
  std::string_view other;  // of a keyword or role: the word of the other language in this place
  // The rules of the grammar around it, outermost first. Rules that only choose or pass on (the rungs of an expression, the kinds of name) are
  // left out where they hold a single part.
  std::vector<std::string_view> path;
  std::size_t begins = 0;  // the rules of `path` from this one on begin with this word
  Span span;
  bool apart = false;  // on one line with the word before it, the two would read as one phrase

  std::string_view place() const { return path.empty() ? std::string_view() : path.back(); }
  bool within(std::string_view rule) const;
  bool starts(std::string_view rule) const;
};

// Comments and white space are what stands between the words.
struct Concrete {
  Language language = Language::nl;
  std::vector<Word> words;
};

// Marks the words that must not stand on one line with the word before them.
void keep_phrases_apart(Concrete& concrete);

// As parse(), with the words of everything that was read.
struct Parsed {
  ast::Unit unit;
  Concrete concrete;
};
Parsed parse_concrete(const SourceMap& sources, SourceId source, diag::Sink& sink);

}  // namespace bkm::syntax
