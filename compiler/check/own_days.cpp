#include "compiler/check/own_days.hpp"

#include <algorithm>
#include <functional>

#include "compiler/plan/reads.hpp"

namespace bkm::check {

using namespace plan;

namespace {

class OwnDays {
 public:
  OwnDays(const Plan& plan, TableId rows, TableId in) : plan_(plan), rows_(rows), in_(in) {}

  bool hold() const {
    if (std::ranges::any_of(plan_.rules, [&](const Rule& rule) { return has_row_in_key(rule); })) return false;
    if (!all_in_bodies([&](ExprId part) { return folds_rows(part); })) return false;
    for (std::uint32_t r = 0; r < plan_.rules.size(); ++r)
      if (folds_rows(plan_.rules[r]) && !bounded(r)) return false;
    return true;
  }

 private:
  using Is = std::function<bool(ExprId)>;

  bool has_row_in_key(const Rule& rule) const {
    return std::ranges::any_of(rule.grain, [&](const Axis& axis) { return axis.dimension == plan_[rows_].row; });
  }
  const Aggregate* fold_of_rows(ExprId part) const {
    const auto* value = std::get_if<AggregateValue>(&plan_[part].node);
    const auto* table = value ? std::get_if<TableId>(&plan_[value->aggregate].source.of) : nullptr;
    return table && *table == rows_ ? &plan_[value->aggregate] : nullptr;
  }
  bool folds_rows(ExprId part) const { return fold_of_rows(part) != nullptr; }
  bool folds_rows(const Rule& rule) const { return count(rule.body, [&](ExprId part) { return folds_rows(part); }) > 0; }

  std::size_t count(ExprId top, const Is& is) const {
    std::size_t found = 0;
    if (top) visit_all(plan_, top, [&](ExprId part, const Aggregate*) { found += is(part); });
    return found;
  }
  // None in a limit, a requirement, a day of payment: only bodies of rules are looked at.
  bool all_in_bodies(const Is& is) const {
    std::vector<ExprId> others;
    for (const Rule& rule : plan_.rules)
      if (rule.day.date) others.push_back(*rule.day.date);
    for (const Limit& limit : plan_.limits) {
      others.push_back(limit.ceiling);
      others.insert(others.end(), limit.exempt.begin(), limit.exempt.end());
    }
    for (const Reject& reject : plan_.rejects) others.push_back(reject.condition);
    for (const Require& require : plan_.requires_) others.push_back(require.condition);
    return std::ranges::all_of(others, [&](ExprId each) { return count(each, is) == 0; });
  }

  // At the keys of the rule one row of the register stands beside one day.
  bool per_row_and_day(const Frame& frame) const {
    const auto key = plan_[in_].columns[static_cast<std::size_t>(plan_[in_].schema.key[0])].type.dimension;
    return finest_cycle(plan_, frame) == Cycle::day && std::ranges::any_of(frame, [&](const Axis& axis) { return axis.dimension == key; });
  }
  bool folds_by_day(ExprId part) const {
    const Aggregate& fold = *fold_of_rows(part);
    Frame group;
    for (const GroupAxis& each : fold.group) group.push_back(each.axis);
    return !fold.window && per_row_and_day(group);
  }
  // Each key is a day of the interval of its row.
  bool over_own_interval(const Rule& rule) const {
    if (rule.support.sources.size() != 1 || !per_row_and_day(rule.grain)) return false;
    const KeySource& source = rule.support.sources.front();
    const auto* table = std::get_if<TableId>(&source.from.of);
    return source.over_interval && table && *table == in_;
  }

  bool bounded(std::uint32_t index) const {
    const Rule& rule = plan_.rules[index];
    if (count(rule.body, [&](ExprId part) { return folds_rows(part) && !folds_by_day(part); }) > 0) return false;
    return over_own_interval(rule) || (rule.kind == ast::RuleKind::define && per_row_and_day(rule.grain) && only_read_there(index));
  }
  bool only_read_there(std::uint32_t index) const {
    const Is reads = [&](ExprId part) { const auto read = rule_read(plan_, part); return read && read->rule.index == index; };
    if (!all_in_bodies(reads) || gives_keys(index)) return false;
    return std::ranges::all_of(plan_.rules, [&](const Rule& rule) {
      return count(rule.body, reads) == 0 || (over_own_interval(rule) && count(rule.body, [&](ExprId part) { return reads(part) && !at_own_key(part); }) == 0);
    });
  }
  bool gives_keys(std::uint32_t index) const {
    return std::ranges::any_of(plan_.rules, [&](const Rule& rule) {
      return std::ranges::any_of(rule.support.sources, [&](const KeySource& source) {
        const auto* from = std::get_if<RuleId>(&source.from.of);
        return from && from->index == index;
      });
    });
  }
  bool at_own_key(ExprId part) const {
    const auto* value = std::get_if<MeasureValue>(&plan_[part].node);
    return value && std::ranges::all_of(value->key, [&](PathId path) { return std::holds_alternative<AxisPath>(plan_[path].node); });
  }

  const Plan& plan_;
  TableId rows_, in_;
};

}  // namespace

bool read_on_own_days(const Plan& plan, TableId rows, TableId in) { return OwnDays(plan, rows, in).hold(); }

}  // namespace bkm::check
