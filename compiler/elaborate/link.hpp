// Modules: their statements come before the contract's own, as if they stood in one text. Spans keep saying which file each part is from.
#pragma once
#include <functional>
#include <vector>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::elaborate {

// The contract with everything that its modules declare. `modules`: each after the modules that it uses.
// Reports: what a module may not hold, and names that are given twice. Worked examples of modules stay behind.
ast::Unit link(ast::Unit contract, const std::vector<ast::Unit>& modules, diag::Sink& sink);

// Reports what only a contract may hold.
bool may_be_module(const ast::Unit& module, diag::Sink& sink);

// The words of the language itself (maand, uur, getal) in another language; the author's names stay.
ast::Unit in_language(ast::Unit module, Language language);

// The names that a text declares: tables, constants, scales, functions, rates, rules, units.
std::vector<ast::Name> declared_names(const ast::Unit& unit);

// Calls f(ast::ExprId&) for each operand of an expression.
void for_each_operand(ast::Expr& expr, const std::function<void(ast::ExprId&)>& f);

}  // namespace bkm::elaborate
