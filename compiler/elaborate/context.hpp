// Where an expression stands, and what is determined there.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/plan/plan.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::elaborate {

using namespace plan;

// A way to reach an axis from a frame.
struct Found {
  PathId path;
  DimensionId dimension;
  bool own = false;   // an axis of the frame, or a column of its own row
  Text route;  // for messages: "wijk van cliënten"
};
// Everything a frame determines.
struct Closure {
  std::map<std::string, std::vector<Found>> axes;     // entities by role name
  std::vector<std::pair<Cycle, PathId>> periods;      // days and periods, own ones first
  std::vector<std::pair<Cycle, PathId>> other_periods;  // of a row that has a period already: another one, on which no amount may be placed
  std::map<std::uint32_t, PathId> rows;               // tables whose row is determined
};

// Rules and functions are built when they are first read.
enum class State { untouched, building, done };

struct Defined {
  const ast::Function* source = nullptr;
  State state = State::untouched;
  std::vector<Type> parameters;
  FunctionId id;
  bool sound = true;
};

// Where an expression stands.
struct Context {
  Frame frame;
  std::optional<Cycle> period;  // discharges "per maand"
  std::string rule;             // for messages
  bool allows_split = false;
  bool ends_rule = false;       // what stands here is the outcome of the rule: without one its key has no value
  bool constant = false;        // one fixed value, for the whole term
  const std::map<std::string, ExprId>* parameters = nullptr;  // inside a `functie`: what its names stand for
  std::optional<Cycle> within{};  // `cumulatief binnen`: what is added up to date
  bool in_key = true;           // the frame is the key of a rule, not a row inside an aggregate
  std::string day{};            // the name behind `op`, which says what is now; empty: none
  bool has_day() const { return !day.empty(); }
  bool submitted = false;       // inside an aggregate over submitted rows
  std::optional<std::size_t> over{};  // in a pot: the name that it is split over
  std::optional<Type> fallback{};  // of the `bij ontbreken` around: what a rule that reads itself gives the first time
};

// What brings keys: 0 where it has none, or nothing there; and what is too coarse to bring any.
struct Drivers {
  std::vector<KeySource> zero, part;
  std::vector<std::string> coarse;
};

}  // namespace bkm::elaborate
