// The meaning of a contract: dimensions, tables, rates, scales, rules and limits, with every name resolved and every look-up an
// explicit key path. The one intermediate representation: all later stages read it and none writes it.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/base/span.hpp"
#include "compiler/base/typed_id.hpp"
#include "compiler/plan/unit.hpp"
#include "compiler/syntax/ast.hpp"
#include "runtime/calendar/period.hpp"
#include "runtime/number/rational.hpp"
#include "runtime/table/schema.hpp"

namespace bkm::plan {

struct Dimension;
struct Table;
struct Rate;
struct Scale;
struct Expr;
struct Path;
struct Aggregate;
struct Split;
struct Rank;
struct Rule;
struct Limit;
struct Function;
using DimensionId = Id<Dimension>;
using TableId = Id<Table>;
using RateId = Id<Rate>;
using ScaleId = Id<Scale>;
using ExprId = Id<Expr>;
using PathId = Id<Path>;
using AggregateId = Id<Aggregate>;
using SplitId = Id<Split>;
using RankId = Id<Rank>;
using RuleId = Id<Rule>;
using LimitId = Id<Limit>;
using FunctionId = Id<Function>;

// --- dimensions and frames --------------------------------------------------------------------------------------------

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

// --- key paths: from a frame to the value of an axis. Functions, found at compile time ----------------------------------

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

// --- types ------------------------------------------------------------------------------------------------------------

enum class ValueKind { poison, number, code, date, yes_no };
enum class Nature { level, stock, flow };
struct Type {
  ValueKind kind = ValueKind::poison;
  Unit unit;
  Nature nature = Nature::level;
  DimensionId dimension;  // code
};

// --- tables -----------------------------------------------------------------------------------------------------------

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

// --- rates and scales -------------------------------------------------------------------------------------------------

// A tariff or parameter: a value from a day on. The first step has no day; a closed step (`geen`) has no value.
struct RateStep {
  std::optional<Date> from;
  std::optional<Rational> value;
  Span span;
};
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

// `functie`: what a call is written out from. Its body stands, with the arguments in place, in every FunctionValue.
struct Function {
  std::string name;
  std::vector<std::string> parameters;
  Span span, body;
};

// --- expressions ------------------------------------------------------------------------------------------------------

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

// Rows of a table, or keys of a rule, as something to fold over or to take keys from.
struct Origin {
  std::variant<TableId, RuleId> of;
  ast::Stage stage = ast::Stage::bare;
};

// Fold over the rows of `source` that fall in one key. `group`: the same axis seen from the source and from the place of use.
struct GroupAxis {
  Axis axis;
  PathId source, use;
};
// over vorige N jaren: the N periods of `cycle` before the one in which the value is read. over jaar t/m nu: from the start of `cycle` (none: of
// the row's interval) through the place of use. `source` gives the day or period of what is folded, `use` that of the place of use; with
// an `op` day, now is that day (D13).
struct Window {
  bool to_date = false;
  int count = 1;
  std::optional<Cycle> cycle;
  PathId source;
  std::optional<PathId> use;    // none: only the `op` day tells when
  std::optional<PathId> start;  // to date in an interval: its first day
  Cycle source_cycle = Cycle::day, use_cycle = Cycle::day;
  Span span;
};
// An average over closed codes: what a code without a value does. The codes are those of `axes` (of the source), beside the group.
struct Components {
  std::optional<ast::MissingRule> rule;  // none: no component can miss
  Rational counts_as;
  Frame key;                             // of the source, by which its rows are found
  std::vector<std::optional<std::size_t>> from_group;  // [axis of key] the group axis that fills it; none: every closed code
  std::optional<ExprId> weight;          // in the frame `key`: where there is no row
};
struct Aggregate {
  ast::Fold fold;
  Origin source;
  Frame frame;  // of the source
  std::optional<ExprId> value, weight, filter;
  std::optional<PathId> counted;  // aantal D: distinct values of this path; none: rows
  std::vector<GroupAxis> group;
  std::string text;  // as written
  Span span;
  std::optional<Window> window{};
  std::optional<Components> components{};
  bool submitted = false;  // uit ingediend T: also rows that `keur af` refuses
};

// verdeel pot over D naar w: all keys of the rule that agree on `rest` share one pot.
struct Split {
  ExprId pot;
  std::size_t over;           // axis of the rule's frame
  std::vector<PathId> rest;   // from the rule's frame
  Frame rest_key;             // what those paths give: the key of the pot, of its rest, of what is said about it
  std::optional<ExprId> weight, at_least, at_most;
  std::optional<std::string> rest_to;
  bool exact = false;
  Rational step;              // shares are whole multiples of this
  Span span;
  std::optional<PathId> rest_payer{};  // from rest_key; none: the single payer
};

// --- rules ------------------------------------------------------------------------------------------------------------

// Where the keys of a rule come from.
struct KeySource {
  Origin from;
  Frame frame;                           // of `from`
  std::vector<std::optional<PathId>> axes;  // path to each axis of the rule; none: dense (a closed code, a period of the term, or the interval's periods)
  std::optional<ExprId> aggregate;       // the keys of this aggregate (only rows its `waar` takes)
  bool zero = false;                     // of a sum, count or payment: 0 where there are no rows
  bool over_interval = false;            // periods without a path are those that the row's interval touches
  bool from_begin = false;               // the period is the one in which the row's interval begins; one from before the term begins with the term
};
enum class PresenceKind { dense, for_each, only_with, drivers };
struct Support {
  PresenceKind kind = PresenceKind::dense;
  std::vector<KeySource> sources;
  std::vector<KeySource> history{};  // of a dense one: the data that say how far back there is anything before the term
  Span span;
};
// rang van x onder D: the place of a key among all keys of x that agree on `rest`. Keys without a value have no place.
struct RankStep {
  ExprId value;
  bool highest_first;
};
struct Rank {
  std::vector<RankStep> steps;  // in the rule's frame: the value, then those that decide a tie
  std::size_t among;            // axis of the rule's frame
  std::vector<PathId> rest;
  bool ties_together = false;   // else a tie that is left stops the run
  Frame frame;
  Support population;           // the keys of the value
  Span span;
};

// vanaf eerste x | vanaf begin T | vanaf begin looptijd: every period from there to the end of the term, for each key of the other axes.
struct Start {
  std::optional<KeySource> from;  // keys of x, rows of T; none: from the start of the term
  std::size_t period = 0;         // axis of the rule
  bool dense = true;              // every period from there; else only those of a stated presence
};
// cumulatief binnen P: the `quantities` of the body count from the start of P (none: of the key without its period) to date; the value is the
// increase (M7).
struct Cumulative {
  std::size_t period = 0;       // axis of the rule
  Cycle step = Cycle::month;
  std::optional<Cycle> within;
  std::vector<ExprId> quantities;
};

enum class PartKind { none, pro_rata, ends };
struct PartPeriod {
  PartKind kind = PartKind::none;
  Cycle cycle = Cycle::month;
  ast::PartDay begin{}, end{};
  bool leaves_out() const { return kind == PartKind::ends && !(begin == ast::PartDay{true} && end == ast::PartDay{true}); }  // some parts have no value
  bool operator==(const PartPeriod&) const = default;
};

// The day of a post. Default: the last day of its key's period.
struct PostDay {
  int count = 0;  // `count` units after the anchor
  Cycle unit = Cycle::day;
  bool first = false;              // eerste dag of the key's period
  std::optional<ExprId> date;      // a date column or look-up
  bool stated = false;
  Span span;
};

// A party: a single one by name, or the axis of the key that holds it.
struct PartyRef {
  std::string name;             // party or axis name
  std::optional<PathId> path;   // from the rule's frame; none: the single party
};

struct RoundingStep {
  std::optional<Date> from;
  Rational step;
  Rounding mode = Rounding::half_away;
};

struct Rule {
  ast::RuleKind kind = ast::RuleKind::define;
  std::string name, title, article;
  Frame grain;
  Support support;
  ExprId body;
  Type type;
  std::vector<RoundingStep> rounding;  // payable: the clause of the reward, or its own; define: its own, when written
  bool own_rounding = false;
  bool zero_without_rows = false;      // reads as 0 at a key that has no value
  PartPeriod part;
  std::optional<Start> start;
  std::optional<Cumulative> cumulative;
  bool provisional = false;            // may read what is not known yet; recomputed at each settlement
  bool read_where_asked = false;       // a `bepaal` over a window of days: it has a value at each key that reads it, and no keys of its own (D13)
  std::string formerly;                // the name under which earlier posts stand in the ledger
  PostDay day;
  std::optional<PartyRef> payer, payee;
  Span span, name_span;
};
bool is_payable(ast::RuleKind kind);

struct OrderTerm {
  std::optional<Cycle> cycle;  // the period that contains the post's day
  std::string column;          // or a column of the row
};
struct Limit {
  std::string name, article, text;
  std::vector<RuleId> rules;
  std::vector<Axis> key;
  std::vector<std::vector<PathId>> paths;   // [rule][key axis] from the rule's frame; period axes come from the post's day: no path
  std::vector<std::vector<bool>> by_day;
  ExprId ceiling;                           // in the frame `key`
  bool pro_rata = false;
  std::vector<OrderTerm> order;
  std::vector<std::vector<std::optional<ExprId>>> order_values;  // [rule][order term]
  std::vector<ExprId> exempt;    // behalve waar: [rule] in its frame; empty: no exception. An exempt post is never cut ..
  bool exempt_counts = false;    // .. and uses room under the ceiling, or stands outside it
  bool provisional = false;
  std::vector<std::size_t> after;  // limits that this one comes after, as stated
  Span span;
};

// Rules and limits that read each other through `vorige`: each period in turn, each member after what it reads in that period.
struct Recursion {
  std::vector<std::variant<RuleId, LimitId>> members;
  Cycle cycle;
};

struct Reject {
  TableId table;
  std::string reason, article;
  ExprId condition;  // in the frame of the table's row
  Span span;
};
struct Require {
  std::string text, article;
  Frame grain;
  Support support;
  ExprId condition;
  Span span;
};

// A row of `table` must be listed in register `in` (column `column` holds its key).
struct RegisterCheck {
  TableId table;
  int column;
  TableId in;
};
// Both routes must lead to the same code: the row's own column, and a derived one.
struct RouteCheck {
  TableId table;
  int column;
  PathId derived;
};
// A key path that a rule needs from rows of this table.
struct PathCheck {
  TableId table;
  PathId path;
  std::string axis;
};

struct Party {
  ast::Role role;
  std::string name, title;
  std::vector<std::pair<std::string, std::string>> members;
};

// The rounding of a rule that holds on a day: the last one begun, the first when none has begun or no day is given (C34c). Null: exact.
const RoundingStep* rounding_on(const Rule& rule, std::optional<Date> day);

// Whether the rest of a split is paid to somebody. `rest aan` the payer itself says that it stays there.
bool rest_is_post(const Rule& rule, const Split& split);

// One party, by name. The other roles declare a dimension.
bool is_single(ast::Role role);
struct Party;
struct Plan;
// The first party of this name; null when there is none.
const Party* party_named(const Plan& plan, const std::string& name);

struct Performance {
  std::string name, title;
  std::vector<std::pair<ast::Feature::Kind, std::string>> features;
};

struct Plan {
  Language language = Language::nl;
  std::string title, version;
  std::string currency_iso = "EUR", currency_symbol = "€";
  int currency_decimals = 2;
  bool is_module = false;  // no term, parties or payables of its own
  Calendar calendar{};
  std::optional<Date> extendable;
  Cycle settlement = Cycle::month;
  std::vector<Party> parties;
  std::vector<Performance> performances;
  std::map<std::string, std::pair<Unit, Rational>> units;  // author's word -> unit and factor to base
  std::map<std::string, std::string> plurals;              // the word for one -> that for more

  std::vector<Dimension> dimensions;
  std::vector<Table> tables;
  std::vector<Rate> rates;
  std::vector<Scale> scales;
  std::vector<Function> functions;
  std::vector<Path> paths;
  std::vector<Expr> exprs;
  std::vector<Aggregate> aggregates;
  std::vector<Split> splits;
  std::vector<Rank> ranks;
  std::vector<Rule> rules;
  std::vector<Limit> limits;
  std::vector<Reject> rejects;
  std::vector<Require> requires_;
  std::vector<RegisterCheck> register_checks;
  std::vector<RouteCheck> route_checks;
  std::vector<PathCheck> path_checks;
  std::vector<std::variant<RuleId, LimitId, Recursion>> order;  // each rule and limit after everything it reads; finer limits first

  // One cent, or what the currency has for it.
  Rational smallest_amount() const { return Rational(Integer(1), power_of_ten(currency_decimals)); }

  const Dimension& operator[](DimensionId id) const { return dimensions[id.index]; }
  const Table& operator[](TableId id) const { return tables[id.index]; }
  const Rate& operator[](RateId id) const { return rates[id.index]; }
  const Scale& operator[](ScaleId id) const { return scales[id.index]; }
  const Function& operator[](FunctionId id) const { return functions[id.index]; }
  const Path& operator[](PathId id) const { return paths[id.index]; }
  const Expr& operator[](ExprId id) const { return exprs[id.index]; }
  const Aggregate& operator[](AggregateId id) const { return aggregates[id.index]; }
  const Split& operator[](SplitId id) const { return splits[id.index]; }
  const Rank& operator[](RankId id) const { return ranks[id.index]; }
  const Rule& operator[](RuleId id) const { return rules[id.index]; }
  const Limit& operator[](LimitId id) const { return limits[id.index]; }
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

// Calls f(ExprId, inside) for each expression that `id` is computed from in this rule: itself, operands, pots and weights, values that are ranked,
// and the values and filters of aggregates. `inside` is the aggregate whose rows the expression stands in, if any.
void visit_all(const Plan& plan, ExprId id, const std::function<void(ExprId, const Aggregate* inside)>& visit, const Aggregate* inside = nullptr);

// The expression reads a cell of a column that may be empty (`of leeg`, `of geen`).
bool may_be_empty(const Plan& plan, ExprId value);

// Of the table or the rule.
std::string name_of(const Plan& plan, const Origin& origin);

// The splits in an expression, in the order of the text.
std::vector<SplitId> splits_in(const Plan& plan, ExprId id);

// A count or a rank of who or what the contract names: 3 aanbieder, 2 declaratie.
bool is_count(const Plan& plan, const Type& type);
bool is_row_frame(const Plan& plan, const Frame& frame);
std::optional<Cycle> finest_cycle(const Plan& plan, const Frame& frame);
std::string axis_names(const Frame& frame);

}  // namespace bkm::plan
