// What kind of change lies between two texts of one contract.
#pragma once
#include "compiler/syntax/ast.hpp"

namespace bkm::driver {

enum class Change { none, rates, contract };

// `rates`: only in rates, parameters, tables and scales. The version, worked examples, comments and layout change nothing.
Change change_between(const ast::Unit& before, const ast::Unit& after);

}  // namespace bkm::driver
