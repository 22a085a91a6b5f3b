// The tree as text, for --dump=ast and tests.
#pragma once
#include <string>

#include "compiler/syntax/ast.hpp"

namespace bkm::syntax {

// One line for each statement and part, indented. The same for a contract and its translation, apart from the author's names.
std::string dump(const ast::Unit& unit);

}  // namespace bkm::syntax
