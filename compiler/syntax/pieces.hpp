// The words of a contract with what each of them is: for translation, colouring, and tests of the grammar.
#pragma once
#include <string>
#include <vector>

#include "compiler/base/span.hpp"
#include "compiler/syntax/words.hpp"

namespace bkm::syntax {

enum class PieceKind { keyword, name, role, number, period, row, yes_no, other };
struct Piece {
  PieceKind kind;
  Span span;
  std::string other_word;  // of a keyword or role: the word of the other language in this place
};

// Requires: a text that parse() accepts. Comments and white space are what stands between the pieces.
std::vector<Piece> pieces(const SourceMap& sources, SourceId source);

// Places where the grammar allows two readings of this text, under exact detection: "line 3: rule column". Empty, or the grammar has an error.
std::vector<std::string> ambiguities(const SourceMap& sources, SourceId source);

}  // namespace bkm::syntax
