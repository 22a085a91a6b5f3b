// From the text's tree to the plan: names, dimensions, units, grains, key paths, payer and payee.
#pragma once
#include "compiler/diag/diagnostic.hpp"
#include "compiler/plan/plan.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::elaborate {

// Reports BKM2xxx. A construct with an error becomes poison, which later stages skip.
plan::Plan run(const ast::Unit& unit, const SourceMap& sources, diag::Sink& sink);

// A constant expression of a worked example (200 / 3, € 1,87, "02A15"), in base units; nothing when it is none.
std::optional<plan::Expr> constant(const ast::Unit& unit, ast::ExprId id, const plan::Plan& plan);

// A call of a function with constant arguments, in a copy of the plan; nothing when it does not fit.
std::optional<std::pair<plan::Plan, plan::ExprId>> constant_call(const ast::Unit& unit, const ast::Name& function, const std::vector<ast::ExprId>& arguments,
                                                                 const plan::Plan& plan);

}  // namespace bkm::elaborate
