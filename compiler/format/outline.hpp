// Where the lines of a contract begin, and where a line that is too long can be broken.
#pragma once
#include <optional>

#include "compiler/format/notes.hpp"

namespace bkm::format {

constexpr std::size_t kWidth = 120;   // of a line
constexpr std::size_t kMargin = 81;   // articles stand here, from the 82nd column; what has a good place to break keeps free of them
constexpr std::size_t kStep = 2;      // of indentation
constexpr std::size_t kApart = 4;     // spaces before a comment

// Lines of one kind that follow each other stand in columns.
enum class LineKind { plain, party, column, pair, row };

struct Line {
  std::size_t first = 0, last = 0;  // words [first, last)
  std::size_t indent = 0;
  LineKind kind = LineKind::plain;
  bool opens = false;  // the first of a statement
  bool blank = false;  // a blank line before it
};

// The lines as the outline of a contract has them, each as one line whatever its length.
std::vector<Line> lines_of(const syntax::Concrete& concrete, const std::vector<Around>& around);

// True for a word that follows the word before it without a space.
bool is_glued(const std::vector<syntax::Word>& words, std::size_t at);

// A place to break: lower levels break first. Places of one level break together (`all`), or fill lines; at a `soft` one a line breaks when it
// would reach into the margin.
struct Break {
  int level;
  bool all, soft;
};
std::optional<Break> break_before(const std::vector<syntax::Word>& words, std::size_t at);

}  // namespace bkm::format
