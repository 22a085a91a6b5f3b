// From the text's tree to the plan: names, dimensions, units, grains, key paths, payer and payee.
#pragma once
#include <map>
#include <memory>
#include <string>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/plan/plan.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::elaborate {

// Parameters that have another first value than the text gives them, in base units.
using Settings = std::map<std::string, Rational>;

// Reports BKM2xxx. A construct with an error becomes poison, which later stages skip.
plan::Plan run(const ast::Unit& unit, const SourceMap& sources, diag::Sink& sink, const Settings& settings = {});

// Constant expressions of worked examples (200 / 3, € 1,87, "02A15"), in base units; nothing for one that is none. Holds a copy of the plan, so that
// one serves for many. `unit` must outlive it.
class Constants {
 public:
  Constants(const ast::Unit& unit, const plan::Plan& plan);
  ~Constants();
  std::optional<plan::Expr> operator()(ast::ExprId id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A call of a function with constant arguments, in a copy of the plan; nothing when it does not fit.
std::optional<std::pair<plan::Plan, plan::ExprId>> constant_call(const ast::Unit& unit, const ast::Name& function, const std::vector<ast::ExprId>& arguments,
                                                                 const plan::Plan& plan);

}  // namespace bkm::elaborate
