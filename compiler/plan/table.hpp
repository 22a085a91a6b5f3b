// What the data and the text state: tables, tariffs, parameters, scales and functions.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/base/span.hpp"
#include "compiler/plan/frame.hpp"
#include "compiler/syntax/ast.hpp"
#include "runtime/number/rational.hpp"
#include "runtime/table/schema.hpp"

namespace bkm::plan {

// `scale`: the keys, and from a file the bands, of a scale. Only the scale reads it.
enum class TableForm { event, keyed, interval, constants, scale };

// stijgt / daalt: on each of these days every amount is multiplied. With a step each new amount is rounded, and the next starts from it.
struct Indexation {
  std::vector<std::pair<Date, Rational>> changes;  // in the order of the days
  std::optional<Rational> step;
  bool step_as_written = true;                     // of one unit as written: cents of € 62,40 per uur; else in base units
  Rounding mode = Rounding::half_away;
  Span span;
};
struct TableColumn {
  Type type;
  Rational factor = 1;  // stored integer -> base units: unit factor / 10^decimals, /100 for percentages
  bool known_later = false;  // `of leeg`: may still be filled (D1)
  bool indexed = false;      // constants: the stored integer is an index into Table::constants
  Span span;
  bool percentage = false;   // constants: written as one
  TableId row_of{};          // the cell is the key of a row of that table: gegevens steekproef per declaratie
};
struct Table {
  TableForm form = TableForm::event;
  table::Schema schema;
  std::vector<TableColumn> columns;  // parallel to schema.columns
  DimensionId row;                   // the dimension of its rows
  std::string file;                  // of its `uit` clause
  std::string article;
  std::vector<std::vector<std::string>> constant_rows;  // constants: cell texts in plain notation, schema order
  std::vector<Rational> constants;                      // in base units: € 41 per uur is no finite decimal per minuut
  std::vector<Rational> constant_units;                 // of each: base units in one unit as written
  Indexation indexation;
  ast::Completeness completeness = ast::Completeness::unstated;
  bool rows_are_keys = false;  // an event table whose rows are the key of another table
  bool all_codes_of_a_line = false;  // read from a wide file: the codes of one line are all there or none (D28)
  Span span;

  const std::string& name() const { return schema.name; }
  bool in_text() const { return file.empty() && (form == TableForm::constants || form == TableForm::scale); }
  int column(const std::string& name) const;
  bool is_key(int column) const;
};

// A tariff or parameter: a value from a day on. The first step has no day; a closed step (`geen`) has no value.
struct RateStep {
  std::optional<Date> from;
  std::optional<Rational> value;
  Span span;
};
// The value that holds on a day: of the last change by then, else the first.
const RateStep& step_on(const std::vector<RateStep>& steps, Date day);

struct Rate {
  std::string name;
  bool is_parameter = false;
  Type type;
  std::vector<RateStep> steps;
  Rational written_factor = 1;  // base units in one unit as written
  std::string article;
  Span span;
  bool percentage = false;      // written as one
  bool stated = false;          // has steps of its own: `vanaf D: v`
};

// A band holds x with low < x (open) or low <= x, up to the next band. `printed_high` is the last value of a printed band a t/m b.
struct Band {
  Rational low;
  bool open = false;
  bool at = false;  // a point of a linear scale
  std::optional<Rational> printed_high;
  bool closed = false;  // geen
  Rational rate, fixed;
  Rational rate_unit = 1, fixed_unit = 1;  // base units in one unit as written
  std::string code;    // of a column of codes
  std::optional<std::uint32_t> row;  // of a file: of the scale's table
  std::string label;   // as written, for messages and explanations
  std::string value;   // of a grid or a file: the cell; else the label is in the text
  Span span;
};
// The values of one column for one key.
struct Ladder {
  std::vector<std::string> key;
  std::size_t column = 0;
  std::vector<Band> bands;
};
struct ScaleColumn {
  std::string name;  // empty where the scale has one value and no columns
  Type type;
  int column = -1;   // from a file: of the scale's table
};
// Where the bounds of a scale from a file stand; -1: in no column.
struct ScaleBounds { int from = -1, above = -1, through = -1, at = -1, fixed = -1; };
struct Scale {
  std::string name;
  ast::ScaleKind kind = ast::ScaleKind::value;
  Unit argument;
  std::string argument_word;  // as written: uur
  Rational argument_factor = 1;
  Frame key;
  std::vector<ScaleColumn> columns;
  std::vector<Ladder> ladders;  // of the text; those of a file are built when it is read
  TableId table;                // when it has a key or a file
  std::optional<ScaleBounds> file;
  Indexation indexation;
  ast::ScaleEnds ends = ast::ScaleEnds::unstated;
  std::string article;
  Span span;
};

// The amounts of its bands hold for each of what enters it: € 10 per uur.
inline bool by_quantity(ast::ScaleKind kind) { return kind == ast::ScaleKind::volume || kind == ast::ScaleKind::brackets; }

// `functie`: what a call is written out from. Its body stands, with the arguments in place, in every FunctionValue.
struct Function {
  std::string name;
  std::vector<std::string> parameters;
  Span span, body;
};

}  // namespace bkm::plan
