// Dimensions, the frames that keys are made of, the paths from a frame to the value of an axis, and types.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/plan/ids.hpp"
#include "compiler/plan/unit.hpp"
#include "runtime/calendar/period.hpp"

namespace bkm::plan {

enum class DimensionKind { entity, period, row };
struct Dimension {
  std::string name;
  DimensionKind kind = DimensionKind::entity;
  Cycle cycle = Cycle::day;        // period
  TableId table;                   // row
  std::vector<std::string> codes;  // closed entity: all its codes, in the order of the text
  bool closed = false;
};

// A role over a dimension: `vestigingswijk : wijk` is the axis vestigingswijk over the dimension wijk.
struct Axis {
  std::string name;
  DimensionId dimension;
};
// What is bound where an expression stands: the key of a rule, or (one row axis) a row of a table.
using Frame = std::vector<Axis>;
constexpr std::size_t kMaxAxes = 8;

// Key paths: from a frame to the value of an axis. Functions, found at compile time.
struct AxisPath { std::size_t axis; };                                             // an axis of the frame itself
struct ColumnPath { PathId row; TableId table; int column; };                      // a code, date or period in a row
struct PeriodPath { PathId of; Cycle from, to; };                                  // a day or period -> the period that contains it
// The row with this key: on this day, or (of an interval table, where there is no day) the one row that touches this period.
struct RowPath { TableId table; std::vector<PathId> key; std::optional<PathId> day, period; Cycle cycle = Cycle::term; };
struct LastDayPath { PathId of; Cycle cycle; };                                          // the last day of a period
struct PreviousPath { PathId of; Cycle cycle; };                                         // the period of the calendar before it
struct TermPath {};
struct FixedPath { std::string code; std::optional<Date> day; };                           // stated in the text: plafond[jaar 2025]
struct Path {
  std::variant<AxisPath, ColumnPath, PeriodPath, RowPath, LastDayPath, PreviousPath, TermPath, FixedPath> node;
};

enum class ValueKind { poison, number, code, date, yes_no };
enum class Nature { level, stock, flow };
struct Type {
  ValueKind kind = ValueKind::poison;
  Unit unit;
  Nature nature = Nature::level;
  DimensionId dimension;  // code
};

}  // namespace bkm::plan
