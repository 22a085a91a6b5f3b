// The one layout of a contract.
#pragma once
#include <string>

#include "compiler/format/columns.hpp"
#include "compiler/format/notes.hpp"

namespace bkm::format {

// The words and notes as text, LF at the end of each line. Never: adds, drops or reorders a word or a comment. The layout follows from the words,
// the blank lines and the comments only, so that a layout of a layout is the same.
std::string layout(const syntax::Concrete& concrete, const std::vector<Around>& around, const RowColumns& columns);

}  // namespace bkm::format
