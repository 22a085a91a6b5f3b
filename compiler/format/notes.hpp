// What stands between the words of a contract: comments, and the blank lines that group it.
#pragma once
#include <string>
#include <vector>

#include "compiler/syntax/concrete.hpp"

namespace bkm::format {

// A comment on a line of its own.
struct Note {
  std::string text;
  std::size_t column = 0;  // from 0
  bool blank = false;      // after a blank line
};

// Around one word.
struct Around {
  std::vector<Note> before;
  bool blank = false;  // a blank line right before the word
  bool fresh = false;  // first on its line
  std::string after;   // the comment behind it on its line
};

// One for each word, and one for the end of the text. `text` is the source of the words.
std::vector<Around> notes_of(std::string_view text, const syntax::Concrete& concrete);

// All of them, in the order of the text.
std::vector<std::string> comments_of(const std::vector<Around>& around);

}  // namespace bkm::format
