// Expressions and literals of the tree as text.
#pragma once
#include <string>

#include "compiler/syntax/ast.hpp"

namespace bkm::syntax {

std::string dump(const ast::Literal& literal);
// (add (of x) 3): the operator first.
std::string dump(const ast::Unit& unit, ast::ExprId id);
std::string dump(const std::vector<ast::KeyPart>& keys);
std::string dump(const ast::Anchor& anchor);
std::string dump(const std::vector<ast::Name>& names);

}  // namespace bkm::syntax
