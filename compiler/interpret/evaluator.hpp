// Evaluates expressions and key paths over loaded tables, in exact fractions. The authority on what a contract means.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/facts/facts.hpp"
#include "compiler/interpret/data.hpp"
#include "compiler/interpret/settlement.hpp"

namespace bkm::interpret {

// What one group of an aggregate holds.
struct Accumulator {
  Rational total;
  std::uint64_t count = 0;
  std::optional<Value> extreme;
};

// The groups of an aggregate. Not in key order: whoever makes posts of them sorts.
using Groups = std::unordered_map<Key, Accumulator, KeyHash>;

class Evaluator {
 public:
  Evaluator(const plan::Plan& plan, Data& data, const std::vector<RuleResult>& results) : plan_(plan), data_(data), results_(results) {
    aggregates_.resize(plan.aggregates.size());
    built_.resize(plan.aggregates.size(), false);
  }

  // The value of `id` at `key` of its frame. With a cutoff, event rows after that day do not count (D1, `op`).
  Value value(plan::ExprId id, const Key& key);
  std::optional<std::int32_t> path(plan::PathId id, const Key& key);

  // The groups of an aggregate, computed at first use; rows it selects become used.
  const Groups& groups(plan::AggregateId id);

  void set_cutoff(std::optional<Date> cutoff) { cutoff_ = cutoff; }
  // A worked example states the value: it holds under every cutoff.
  void set_stated(plan::RuleId rule, const Key& key) { stated_.emplace(rule.index, key); }
  // The shares of a split are set by the rule that contains it, before its keys are evaluated.
  void set_split(plan::SplitId id, std::map<Key, Value> shares) { splits_[id.index] = std::move(shares); }
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
  // Look-ups that found more than one row, since the last call.
  std::vector<Trouble> take_troubles() { return std::exchange(troubles_, {}); }

 private:
  Value column(const plan::ColumnValue& column, const Key& key);
  Value cell(plan::TableId table, int column, std::uint32_t row);
  Value on_day(const plan::ColumnValue& column, Value value, std::uint32_t row, const Key& key);
  Value aggregate(const plan::AggregateValue& value, const Key& key);
  Value folded(const plan::Aggregate& aggregate, const Accumulator* group) const;
  void add_to(const plan::Aggregate& aggregate, const Key& source, Groups& groups);
  void take(const plan::Aggregate& aggregate, const Key& source, Accumulator& into);
  Value folded_until(const plan::AggregateId id, const Key& group);
  bool selects(const plan::Aggregate& aggregate, const Key& source);
  std::optional<Key> group_of(const plan::Aggregate& aggregate, const Key& source);
  Value binary(const plan::Binary& binary, const Key& key);
  Value bound(const plan::Bound& bound, const Key& key);
  Value compare(const plan::Compare& compare, const Key& key);
  Value scale(const plan::ScaleValue& call, const Key& key);
  std::string asked_key(plan::TableId table, const Key& wanted) const;
  bool equal(const Value& a, const Value& b, plan::ValueKind kind) const;

  const plan::Plan& plan_;
  Data& data_;
  const std::vector<RuleResult>& results_;
  std::vector<Groups> aggregates_;
  std::vector<bool> built_;
  std::map<std::uint32_t, std::map<Key, Value>> splits_;
  std::map<std::uint32_t, std::unordered_map<Key, std::vector<std::uint32_t>, KeyHash>> rows_of_group_;  // for cutoffs
  std::optional<Date> cutoff_;
  std::set<std::pair<std::uint32_t, Key>> stated_;
  std::uint32_t row_in_period(const plan::RowPath& path, const std::vector<std::uint32_t>& rows, const Key& wanted, const Key& key);

  std::vector<Trouble> troubles_;
  int last_band_ = -1;
};

}  // namespace bkm::interpret
