// Sums, counts and averages over rows or keys, splits and ranks, and where keys come from.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/plan/expr.hpp"

namespace bkm::plan {

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
  std::vector<std::pair<std::size_t, PathId>> determined{};  // closed codes that the rest of the key tells: another code is no key
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
  Rational step;              // shares are whole multiples of this; 0: nothing says so, which only `exact` can do without
  Span span;
  std::optional<PathId> rest_payer{};  // from rest_key; none: the single payer
  std::optional<ExprId> pot_alone{};   // the pot in the frame rest_key, whoever shares in it
  Support pots{};                      // where pots come from, shared or not
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

}  // namespace bkm::plan
