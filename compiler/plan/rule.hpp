// Rules, limits, checks on rows, and the parties.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/plan/fold.hpp"

namespace bkm::plan {

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
// A period in a column of the row and another day or period of that row: they touch, or contradict each other.
struct PeriodCheck {
  TableId table;
  int column;
  Cycle cycle;   // of the other one
  PathId other;
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

}  // namespace bkm::plan
