#include "compiler/interpret/unreached.hpp"

#include <algorithm>

#include "compiler/interpret/support.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

// Keys that some amount is computed from. None: every key.
using Reached = std::optional<std::set<Key>>;

bool holds_only_somewhere(const Rule& rule) { return rule.support.kind == PresenceKind::for_each || rule.support.kind == PresenceKind::only_with; }

// Its value at a key is computed from that key alone.
bool by_key(const Plan& plan, const Rule& rule) {
  bool plain = !rule.cumulative && !rule.day.date && !rule.read_where_asked;
  visit_all(plan, rule.body, [&](ExprId part, const Aggregate*) {
    plain &= !std::holds_alternative<RankValue>(plan[part].node) && !std::holds_alternative<PreviousValue>(plan[part].node);
  });
  return plain;
}

class Reach {
 public:
  Reach(const Plan& plan, Data& data, const std::vector<RuleResult>& results) : plan_(plan), data_(data), results_(results), evaluator_(plan, data, results), memo_(plan.rules.size()) {
    note_rules();
    note_elsewhere();
  }

  std::optional<Unreached> of(TableId table) {
    const std::vector<AggregateId> taking = paid_aggregates_over(table);
    if (taking.empty() || is_row_of_a_rule(table)) return {};
    Unreached found{table, {}, {}};
    fates_.assign(data_.tables[table.index].size(), Fate::untouched);
    for (AggregateId id : taking)
      if (!take(id, found.rule)) return {};
    for (std::uint32_t row = 0; row < fates_.size(); ++row)
      if (fates_[row] == Fate::taken) found.rows.push_back(row);
    return found.rows.empty() ? std::nullopt : std::optional(std::move(found));
  }

 private:
  enum class Fate : char { untouched, taken, reached };  // of a row, by the aggregates that are paid from
  struct MeasureUse {
    RuleId reader;
    const MeasureValue* value;
  };

  void note_rules() {
    for (std::uint32_t i = 0; i < plan_.rules.size(); ++i) {
      const Rule& rule = plan_.rules[i];
      if (!is_payable(rule.kind) && rule.kind != ast::RuleKind::define) continue;  // shown, not paid
      if (rule.body) note(rule.body, by_key(plan_, rule) ? std::optional(RuleId{i}) : std::nullopt);
      if (rule.day.date) note(*rule.day.date, {});
      if (rule.support.kind != PresenceKind::drivers) note_sources(rule.support);
    }
  }
  void note_elsewhere() {
    for (const Limit& limit : plan_.limits) {
      note(limit.ceiling, {});
      for (ExprId exempt : limit.exempt) note(exempt, {});
    }
    for (const Reject& reject : plan_.rejects) note(reject.condition, {});
    for (const Require& require : plan_.requires_) note(require.condition, {}), note_sources(require.support);
  }
  void note_sources(const Support& support) {
    for (const KeySource& source : support.sources)
      if (const auto* rule = std::get_if<RuleId>(&source.from.of)) everywhere_.insert(rule->index);
  }

  // `reader` none: read at keys that are not known here.
  void note(ExprId id, std::optional<RuleId> reader) {
    visit_all(plan_, id, [&](ExprId part, const Aggregate* inside) {
      const Expr& expr = plan_[part];
      const std::optional<RuleId> at = inside ? std::nullopt : reader;
      if (const auto* a = std::get_if<AggregateValue>(&expr.node)) note_aggregate(a->aggregate, at);
      if (const auto* m = std::get_if<MeasureValue>(&expr.node)) {
        if (at) measures_[m->rule.index].push_back({*at, m});
        else everywhere_.insert(m->rule.index);
      } else if (const auto read = rule_read(plan_, part)) everywhere_.insert(read->rule.index);
    });
  }
  void note_aggregate(AggregateId id, std::optional<RuleId> reader) {
    const Aggregate& aggregate = plan_[id];
    if (const auto* rule = std::get_if<RuleId>(&aggregate.source.of)) everywhere_.insert(rule->index);
    if (reader && !aggregate.window && !aggregate.components) aggregates_[id.index].push_back(*reader);
    else all_of_.insert(id.index);
  }

  std::vector<AggregateId> paid_aggregates_over(TableId table) const {
    std::vector<AggregateId> found;
    for (std::uint32_t i = 0; i < plan_.aggregates.size(); ++i)
      if (plan_.aggregates[i].source.of == Origin{table}.of && is_paid(AggregateId{i})) found.push_back({i});
    return found;
  }
  bool is_paid(AggregateId id) const {
    auto readers = aggregates_.find(id.index);
    if (all_of_.contains(id.index) || readers == aggregates_.end()) return all_of_.contains(id.index);
    std::set<std::uint32_t> seen;
    return std::any_of(readers->second.begin(), readers->second.end(), [&](RuleId reader) { return is_paid(reader, seen); });
  }
  // Through definitions.
  bool is_paid(RuleId id, std::set<std::uint32_t>& seen) const {
    if (!seen.insert(id.index).second) return false;
    if (is_payable(plan_[id].kind) || everywhere_.contains(id.index)) return true;
    auto uses = measures_.find(id.index);
    return uses != measures_.end() && std::any_of(uses->second.begin(), uses->second.end(), [&](const MeasureUse& use) { return is_paid(use.reader, seen); });
  }
  bool is_row_of_a_rule(TableId table) const {
    return plan_[table].rows_are_keys || std::any_of(plan_.rules.begin(), plan_.rules.end(), [&](const Rule& rule) {
      return std::any_of(rule.grain.begin(), rule.grain.end(), [&](const Axis& axis) { return axis.dimension == plan_[table].row; });
    });
  }

  // Marks the rows that an aggregate takes. False: it takes all rows, for every key.
  bool take(AggregateId id, RuleId& only) {
    const Aggregate& aggregate = plan_[id];
    const Reached groups = groups_of(id, only);
    if (!groups && !aggregate.filter) return false;
    const table::Table& rows = data_.tables[std::get<TableId>(aggregate.source.of).index];
    for (std::uint32_t row = 0; row < fates_.size(); ++row) {
      const Key source{static_cast<std::int32_t>(row)};
      if (fates_[row] == Fate::reached || rows.fates[row] != table::RowFate::used || !evaluator_.selects(aggregate, source).yes()) continue;
      auto group = evaluator_.group_of(aggregate, source);
      fates_[row] = group && (!groups || groups->contains(*group)) ? Fate::reached : Fate::taken;
    }
    return true;
  }
  Reached groups_of(AggregateId id, RuleId& only) {
    if (all_of_.contains(id.index)) return {};
    std::set<Key> groups;
    for (RuleId reader : aggregates_[id.index]) {
      const Reached keys = keys_reached(reader, only);
      if (!keys) return {};
      for (const Key& key : *keys)
        if (auto group = evaluator_.group_used(plan_[id], key)) groups.insert(*group);
    }
    return groups;
  }

  Reached keys_reached(RuleId id, RuleId& only) {
    auto& known = memo_[id.index];
    const bool fresh = !known;
    if (fresh) known = own_keys(id);  // of a rule that reads itself
    if (*known) only = id;
    if (!fresh) return *known;
    if (plan_[id].kind == ast::RuleKind::define && !everywhere_.contains(id.index)) known = within(*known, keys_asked(id, only));
    return *known;
  }
  Reached own_keys(RuleId id) {
    const Rule& rule = plan_[id];
    if (!holds_only_somewhere(rule)) return {};
    std::set<Key> keys;
    for (const auto& [key, touched] : keys_of(plan_, data_, results_, evaluator_, rule.grain, rule.support, {})) keys.insert(key);  // a part period that pays nothing is meant
    return keys;
  }
  Reached keys_asked(RuleId id, RuleId& only) {
    std::set<Key> asked;
    for (const MeasureUse& use : measures_[id.index]) {
      const Reached keys = keys_reached(use.reader, only);
      if (!keys) return {};
      for (const Key& key : *keys) {
        bool complete = false;
        const Key at = evaluator_.measure_key(*use.value, key, complete);
        if (complete) asked.insert(at);
      }
    }
    return asked;
  }
  static Reached within(const Reached& own, const Reached& asked) {
    if (!own || !asked) return own ? own : asked;
    std::set<Key> both;
    std::set_intersection(own->begin(), own->end(), asked->begin(), asked->end(), std::inserter(both, both.end()));
    return both;
  }

  const Plan& plan_;
  Data& data_;
  const std::vector<RuleResult>& results_;
  Evaluator evaluator_;
  std::map<std::uint32_t, std::vector<RuleId>> aggregates_;    // who reads an aggregate
  std::map<std::uint32_t, std::vector<MeasureUse>> measures_;  // who reads a rule, and at which key
  std::set<std::uint32_t> all_of_, everywhere_;                    // aggregates and rules that are read at keys not known here
  std::vector<std::optional<Reached>> memo_;
  std::vector<Fate> fates_;
};

}  // namespace

std::vector<Unreached> unreached_rows(const Plan& plan, Data& data, const std::vector<RuleResult>& results) {
  std::vector<Unreached> all;
  if (std::none_of(plan.rules.begin(), plan.rules.end(), holds_only_somewhere)) return all;
  Reach reach(plan, data, results);
  for (std::uint32_t t = 0; t < plan.tables.size(); ++t)
    if (plan.tables[t].form == TableForm::event || plan.tables[t].form == TableForm::keyed)
      if (auto found = reach.of({t})) all.push_back(std::move(*found));
  return all;
}

}  // namespace bkm::interpret
