// Evaluates expressions and key paths over loaded tables, in exact fractions. The authority on what a contract means.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/facts/facts.hpp"
#include "compiler/interpret/data.hpp"
#include "compiler/interpret/settlement.hpp"

namespace bkm::interpret {

// What one group of an aggregate holds. There can be millions: what few of them need is behind a pointer.
struct Accumulator {
  Rational total;
  std::uint64_t count = 0;
  std::optional<Value> extreme;                  // highest or lowest so far
  std::shared_ptr<const Trouble> trouble;        // of the first row or key that stops: then the group has no value (D12)
  std::unique_ptr<Rational> weights;             // of an average with weights
  std::unique_ptr<std::set<std::int32_t>> seen;  // what was counted

  void add(const Rational& number, const Rational& weight) {
    if (!weights) weights = std::make_unique<Rational>(0);
    total += number * weight;
    *weights += weight;
  }
  void stop(const std::shared_ptr<const Trouble>& why) {
    if (!trouble) trouble = why;
  }
  bool first_of(std::int32_t counted) {
    if (!seen) seen = std::make_unique<std::set<std::int32_t>>();
    return seen->insert(counted).second;
  }
  Value average(bool weighted) const {
    Rational over = !weighted ? Rational(static_cast<unsigned long>(count)) : weights ? *weights : Rational(0);
    return over == 0 ? Value::missing() : Value::of(Rational(total / over));
  }
};

// One code of an average over closed codes: its row or key, where there is one, and what it weighs.
struct Component {
  Key key;
  std::optional<Key> source;
  Value value;
  bool counts;  // by its value, or by what stands for a missing one
  Value weight;
};

// What is computed once for all keys, and read these rules when it was.
struct Remembered {
  std::vector<plan::AggregateId> aggregates;
  std::vector<plan::RankId> ranks;
  bool empty() const { return aggregates.empty() && ranks.empty(); }
};
Remembered remembered_of(const plan::Plan& plan, const std::set<std::uint32_t>& rules);
bool reads_rules(const plan::Plan& plan, const plan::Aggregate& aggregate);

struct Touched;

// The groups of an aggregate. Not in key order: whoever makes posts of them sorts.
using Groups = std::unordered_map<Key, Accumulator, KeyHash>;

class Evaluator {
 public:
  Evaluator(const plan::Plan& plan, Data& data, const std::vector<RuleResult>& results) : plan_(plan), data_(data), results_(results) {}

  // The value of `id` at `key` of its frame. With a cutoff, event rows after that day do not count (D1, `op`).
  Value value(plan::ExprId id, const Key& key);
  std::optional<std::int32_t> path(plan::PathId id, const Key& key);
  // The same where the part must be there: when a look-up finds no row for it, that is a trouble, and no row or key is left out in silence.
  std::optional<std::int32_t> part(plan::PathId id, const Key& key);
  // What `bij ontbreken` and `bekend` ask about. A payable without a post is 0 to who only reads it; to who asks, it is missing.
  Value asked(plan::ExprId id, const Key& key);
  // A day that may not be known yet, but for which there must be a row.
  Value known_or_waits(plan::ExprId id, const Key& key);
  // A value that the contract does not let miss; nothing when it only waits for what is known later.
  Value needed(Value value, plan::ExprId id, const Key& key);

  // The groups of an aggregate, computed at first use; rows it selects become used.
  const Groups& groups(plan::AggregateId id);

  void set_cutoff(std::optional<Date> cutoff) { cutoff_ = cutoff; }
  // A worked example states the value: it holds under every cutoff.
  void set_stated(plan::RuleId rule, const Key& key) { stated_.emplace(rule.index, key); }
  // The shares of a split are set by the rule that contains it, before its keys are evaluated.
  void set_split(plan::SplitId id, std::map<Key, Value> shares) { splits_[id.index] = std::move(shares); }
  // Quantities of `cumulatief` that count to date, by expression; none: as they are.
  void set_totals(const std::map<std::uint32_t, Rational>* totals) { totals_ = totals; }
  // Rules have more keys now: what was folded over them is folded again.
  void forget(const Remembered& remembered);
  // In periods before the term, where only `vorige` and windows look.
  bool reads_before_term() const { return before_term_; }
  bool before_term(const plan::Frame& frame, const Key& key) const;
  bool asks_before_term(const plan::ColumnValue& column, const Key& key);
  const std::map<Key, Value>& values_before_term(plan::RuleId rule);
  // Days between which a source of a windowed aggregate, or of one under a cutoff, counts at a key.
  std::optional<std::pair<Date, Date>> extent(const plan::Aggregate& aggregate, const Key& key);
  Value selects(const plan::Aggregate& aggregate, const Key& source);
  std::optional<Key> group_of(const plan::Aggregate& aggregate, const Key& source);
  std::optional<Key> group_used(const plan::Aggregate& aggregate, const Key& key);
  bool counts(const plan::Aggregate& aggregate, plan::TableId table, std::uint32_t row) const;
  std::optional<std::int32_t> time_of(const plan::Aggregate& aggregate, const Key& source);
  std::vector<Component> components_of(const plan::Aggregate& aggregate, const Key& group);
  // The places of a rank: everyone who has a value.
  std::map<Key, Value> rank_all(const plan::Rank& rank);
  Value measure(const plan::MeasureValue& measure, const Key& key);
  Value previous(const plan::PreviousValue& previous, const Key& key);
  // Which band of each scale was hit last: for explanations.
  int last_band() const { return last_band_; }
  // The bands that a call of a scale reads; nothing when the scale has none for this key.
  const std::vector<plan::Band>* bands(const plan::ScaleValue& call, const Key& key);
  std::uint32_t row_at(const plan::RowPath& path, const Key& key);  // table::kNoRow when there is none
  Value rate_value(const plan::Rate& rate, std::optional<Date> day);
  std::optional<Date> rate_day(const plan::RateValue& rate, const Key& key);
  Value measure_value(const plan::MeasureValue& measure, const Key& at);
  Key measure_key(const plan::MeasureValue& measure, const Key& key, bool& complete);
  void use_row(plan::TableId table, std::uint32_t row);
  Value cell(plan::TableId table, int column, std::uint32_t row);
  // Look-ups that found no row, or more than one, since the last call.
  std::vector<Trouble> take_troubles() { return std::exchange(troubles_, {}); }

 private:
  Value column(const plan::ColumnValue& column, const Key& key);
  bool is_known_later(plan::TableId id, const Key& key);
  bool waits();  // lost.cpp
  std::optional<Trouble> lost(plan::PathId id, const Key& key);
  std::optional<Trouble> lost_part(const std::vector<plan::PathId>& parts, const Key& key);
  std::optional<Trouble> lost_row(const plan::RowPath& row, const Key& key);
  std::optional<Trouble> lost_value(plan::ExprId id, const Key& key);
  Value on_day(const plan::ColumnValue& column, Value value, std::uint32_t row, const Key& key);
  Value aggregate(const plan::AggregateValue& value, const Key& key);
  Value folded(const plan::Aggregate& aggregate, const Accumulator* group) const;
  void take(const plan::Aggregate& aggregate, const Key& source, Accumulator& into);
  void take_value(const plan::Aggregate& aggregate, const Key& source, const Value& item, Accumulator& into);
  void take_extreme(const plan::Aggregate& aggregate, const Value& item, Accumulator& into) const;
  Value weight_of(const plan::Aggregate& aggregate, Value weight) const;
  void for_each_source(const plan::Aggregate& aggregate, const std::function<void(const Key&)>& visit);
  void mark_used(const plan::Aggregate& aggregate, const Key& source);
  Value folded_between(plan::AggregateId id, const Key& group, Date first, Date last);
  Value composite(const plan::Aggregate& aggregate, const Key& group);
  std::optional<Key> component_source(const plan::Aggregate& aggregate, const Key& key);
  Component component_at(const plan::Aggregate& aggregate, const Key& key);
  Value rank(plan::RankId id, const Key& key);
  Value computed(const plan::Rule& rule, const Key& at);
  bool is_posted(const plan::MeasureValue& measure, const Key& key);
  static Value nothing_of(const plan::Rule& rule);
  Value without_cell(plan::RuleId id, const Key& at);
  Value value_before_term(plan::RuleId rule, const Key& at);
  Rational finished(const plan::Rule& rule, const Key& key, const Touched& touched, Rational number) const;
  Value selects_at_its_time(const plan::Aggregate& aggregate, const Key& source);
  bool is_timed(plan::AggregateId id);
  bool until_day(const plan::Rule& rule, const Key& at) const;
  Value binary(const plan::Binary& binary, const Key& key);
  Value bound(const plan::Bound& bound, const Key& key);
  Value compare(const plan::Compare& compare, const Key& key);
  Value scale(const plan::ScaleValue& call, const Key& key);
  void use_bands(const plan::Scale& scale, const std::vector<plan::Band>& bands, int at);
  Value draw(const plan::DrawValue& call, const Key& key);  // draw.cpp
  std::string asked_key(plan::TableId table, const Key& wanted) const;
  bool equal(const Value& a, const Value& b, plan::ValueKind kind) const;

  const plan::Plan& plan_;
  Data& data_;
  const std::vector<RuleResult>& results_;
  using Folded = std::map<std::uint32_t, Groups>;
  using Timelines = std::unordered_map<Key, std::vector<std::pair<std::int32_t, Key>>, KeyHash>;  // first day and source, in order of time
  Folded& folded_groups();
  Timelines& timelines(plan::AggregateId id);

  // By aggregate, rank, rule: filled at first use.
  Folded folded_, folded_before_term_;
  std::map<std::uint32_t, Timelines> timelines_;
  std::map<std::pair<std::uint32_t, std::optional<Date>>, std::map<Key, Value>> ranked_, ranked_before_term_;  // also by the `op` day that cuts off
  std::map<std::uint32_t, std::map<Key, Value>> before_;
  std::map<std::uint32_t, bool> reads_rules_;
  std::map<std::uint32_t, std::map<Key, Value>> splits_;
  const std::map<std::uint32_t, Rational>* totals_ = nullptr;
  bool before_term_ = false;
  bool present_before_term_ = false;  // the rule says itself for whom it holds, so that a sum without rows is nothing, not unknown
  std::optional<Date> cutoff_;
  std::set<std::pair<std::uint32_t, Key>> stated_;
  std::uint32_t row_in_period(const plan::RowPath& path, const std::vector<std::uint32_t>& rows, const Key& wanted, const Key& key);

  std::optional<bool> rows_to_come_;
  std::map<std::uint32_t, std::unordered_set<Key, KeyHash>> known_later_;  // by table: keys of rows that are left out of this run
  std::vector<Trouble> troubles_;
  int last_band_ = -1;
};

}  // namespace bkm::interpret
