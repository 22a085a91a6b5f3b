// Expressions, with every name resolved and every look-up an explicit key path.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/base/span.hpp"
#include "compiler/plan/frame.hpp"
#include "compiler/syntax/ast.hpp"
#include "runtime/number/rational.hpp"

namespace bkm::plan {

struct Constant { Rational value; };
struct CodeConstant { std::string code; };
struct DateConstant { Date day; };
struct YesNoConstant { bool value; };
struct KeyValue { PathId path; std::string axis; };             // a code, day or period as a value
struct ColumnValue { PathId row; TableId table; int column; std::optional<PathId> day{}; };  // own row, or a look-up; `day`: of an indexed amount
struct MeasureValue { RuleId rule; std::vector<PathId> key; ast::Stage stage; };
struct RateValue { RateId rate; std::optional<PathId> day; };   // no day: a rate that never changes here
struct AggregateValue { AggregateId aggregate; };
struct SplitValue { SplitId split; };
struct RankValue { RankId rank; };
// vorige x: x one period of the calendar earlier; its paths say so. Before the term only what the data reach back to has a value (D2).
struct PreviousValue { std::variant<MeasureValue, ColumnValue> of; Cycle cycle; };
struct ScaleValue { ScaleId scale; ExprId argument; std::size_t column = 0; std::vector<PathId> key{}; std::optional<PathId> day{}; };
struct FunctionValue { FunctionId function; std::vector<ExprId> arguments; ExprId body; };  // the body, written out for these arguments
struct ParameterValue { std::string name; std::optional<ExprId> argument; };                // none: while the function itself is checked
struct DrawValue { ExprId key; std::string seed; };                                         // loting(x, "zaad"): from 0 up to 1
struct Later { int count; Cycle unit; ExprId day; };             // 3 maanden na datum
struct Negate { ExprId operand; };
struct Binary { ast::Arithmetic op; ExprId left, right; };
struct Bound { ast::BoundKind kind; ExprId value, limit; };
struct Compare { ast::Comparison op; ExprId left, right; };
struct InList { ExprId operand; std::vector<ExprId> items; };
struct Not { ExprId operand; };
struct And { std::vector<ExprId> operands; };
struct Or { std::vector<ExprId> operands; };
struct If { ExprId then, condition; std::optional<ExprId> otherwise; };  // without `otherwise`: only at the top of a rule
struct IfMissing { ExprId operand; std::optional<ExprId> fallback; };
struct Known { ExprId operand; };
struct Each { ExprId operand; };
struct Poison {};

struct Expr {
  std::variant<Poison, Constant, CodeConstant, DateConstant, YesNoConstant, KeyValue, ColumnValue, MeasureValue, RateValue, AggregateValue,
               SplitValue, RankValue, PreviousValue, ScaleValue, FunctionValue, ParameterValue, DrawValue, Later, Negate, Binary, Bound, Compare, InList, Not, And,
               Or, If, IfMissing, Known, Each>
      node;
  Type type;
  Span span;
  std::string coarse_axis;  // a look-up: an axis of the frame that its own key does not determine; empty when it determines all
  bool repeats = false;     // a window: what it reads is read again one period later
  bool per_period = false;  // a price per period that the rule's own period discharged: it is owed again every period
};

// Calls f(ExprId) for each direct operand. The operands of aggregates and splits live in other frames or under other
// conditions and are reached through their own nodes.
template <class F>
void for_each_child(const Expr& expr, F f) {
  std::visit(Overloaded{
                 [&](const ScaleValue& e) { f(e.argument); },
                 [&](const FunctionValue& e) { for (ExprId id : e.arguments) f(id); f(e.body); },
                 [&](const DrawValue& e) { f(e.key); },
                 [&](const Later& e) { f(e.day); },
                 [&](const Negate& e) { f(e.operand); },
                 [&](const Binary& e) { f(e.left); f(e.right); },
                 [&](const Bound& e) { f(e.value); f(e.limit); },
                 [&](const Compare& e) { f(e.left); f(e.right); },
                 [&](const InList& e) { f(e.operand); },
                 [&](const Not& e) { f(e.operand); },
                 [&](const And& e) { for (ExprId id : e.operands) f(id); },
                 [&](const Or& e) { for (ExprId id : e.operands) f(id); },
                 [&](const If& e) { f(e.then); f(e.condition); if (e.otherwise) f(*e.otherwise); },
                 [&](const IfMissing& e) { f(e.operand); if (e.fallback) f(*e.fallback); },
                 [&](const Known& e) { f(e.operand); },
                 [&](const Each& e) { f(e.operand); },
                 [](const auto&) {},
             },
             expr.node);
}

}  // namespace bkm::plan
