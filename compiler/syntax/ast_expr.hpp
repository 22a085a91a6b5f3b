// Literals and expressions of the tree (ast.hpp).
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/base/span.hpp"
#include "compiler/base/typed_id.hpp"
#include "runtime/calendar/date.hpp"
#include "runtime/number/rational.hpp"

namespace bkm::ast {

// An author's word, NFC. `span` is where it stands.
struct Name {
  std::string text;
  Span span;
};

struct Expr;
using ExprId = Id<Expr>;

// --- literals ---------------------------------------------------------------------------------------------------------

// € 62,40 per uur | 16 uur | 3 | 7,5% (value 3/40) | -€ 5.  `currency` as written ("€", "USD"), empty when none.
struct Quantity {
  Rational value;
  int decimals = 0;
  bool percent = false;
  std::string currency;
  std::optional<Name> unit;
  std::vector<Name> per;
};
struct Text {
  std::string value;
};
struct PeriodKey {
  std::string value;  // 2026-K1, 2026-01, 2025/2026
};
struct YesNo {
  bool value;
};
struct Literal {
  std::variant<Quantity, Text, Date, PeriodKey, YesNo> value;
  Span span;
};

// --- expressions ------------------------------------------------------------------------------------------------------

enum class Stage { bare, gross, net };  // x, bruto x, netto x

// One part of x[..]: an optional axis name, and a value: a name, text, number, date or period.
struct KeyPart {
  std::optional<Name> axis;
  std::string value;
  Span span;
};

enum class DayAnchor { first, last };  // op eerste dag, op laatste dag
using Anchor = std::variant<Name, DayAnchor>;

// x   bruto x   x[cliënt 1, 2026-01]   x uit T   x uit ingediend T   x op begin   x op eerste dag
struct Reference {
  Stage stage = Stage::bare;
  Name name;
  std::vector<KeyPart> keys;
  std::optional<Name> source;
  bool submitted = false;
  std::optional<Anchor> on;
};

// ladder(score)   dbc(duur).prijs   dbc(duur).prijs op begin
struct Call {
  Name name;
  std::vector<ExprId> arguments;
  std::optional<Name> member;
  std::optional<Anchor> on{};
};

enum class Fold { sum, average, highest, lowest, count };

// over vorige 3 jaren | over vorig jaar (1) | over vorige 90 dagen | over jaar t/m nu
struct Window {
  bool to_date = false;  // t/m nu: `name` is the period or table since whose start
  int count = 1;
  Name name;
  Span span;
};

enum class MissingRule { reweigh, counts_as, no_result };
struct Missing {
  MissingRule rule;
  Rational counts_as;
  Span span;
};

// som van x waar φ over .. ;  aantal x: `operand` is the reference that is counted
struct Aggregate {
  Fold fold;
  ExprId operand;
  std::optional<ExprId> weight, where;
  std::optional<Window> window;
  std::optional<Missing> missing;
};

struct RankStep {
  ExprId value;
  std::optional<bool> highest_first;  // none: the direction of the step before
};
// rang van x onder D hoogste eerst gelijk dan y laagste eerst gelijk samen
struct Rank {
  ExprId value;
  Name among;
  bool highest_first;
  std::vector<RankStep> then;
  bool ties_together = false;
};

struct Split {
  ExprId pot;
  Name over;
  std::optional<ExprId> weight, at_least, at_most;
  std::optional<Name> rest_to;
  bool exact = false;
};

enum class Arithmetic { add, subtract, multiply, divide };
enum class BoundKind { at_most, at_least, above };
enum class Comparison { equal, unequal, less, less_equal, greater, greater_equal };

struct Negate { ExprId operand; };
struct Binary { Arithmetic op; ExprId left, right; Span op_span; };
struct Bound { BoundKind kind; ExprId value, limit; Span op_span; };
struct Compare { Comparison op; ExprId left, right; Span op_span; };
struct In { ExprId operand; std::vector<Literal> items; };
struct Not { ExprId operand; };
struct And { std::vector<ExprId> operands; };
struct Or { std::vector<ExprId> operands; };
struct If { ExprId then, condition; std::optional<ExprId> otherwise; };
struct IfMissing { ExprId operand; std::optional<ExprId> fallback; };  // no fallback: `bij ontbreken geen`
struct Known { ExprId operand; };   // bekend x; operand is a Reference
struct Each { ExprId operand; };    // elk x
struct Previous { ExprId operand; };
struct Later { int count; Name unit; ExprId day; };  // 3 maanden na datum; eerste dag and laatste dag stand alone as a DayAnchor

struct Expr {
  std::variant<Literal, Reference, Call, Each, Known, Aggregate, Rank, Previous, Later, DayAnchor, Split, Negate, Binary, Bound, Compare, In, Not, And, Or, If,
               IfMissing>
      node;
  Span span;
};

}  // namespace bkm::ast
