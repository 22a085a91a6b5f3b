#include "compiler/interpret/limit_posts.hpp"

#include <algorithm>

#include "compiler/interpret/clamp.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

// A column of the post's own row, as its ordered integer; an empty cell comes last.
std::int64_t stored(const Plan& plan, const Data& data, Evaluator& evaluator, ExprId id, const Key& key) {
  const auto& column = std::get<ColumnValue>(plan[id].node);
  auto row = evaluator.path(column.row, key);
  std::int64_t cell = row ? data.tables[column.table.index].columns[column.column][*row] : table::kEmpty;
  return cell == table::kEmpty ? INT64_MAX : cell;
}

std::vector<std::int64_t> order_of(const Plan& plan, const Data& data, Evaluator& evaluator, const Limit& limit, std::size_t at, const Key& key, Date day) {
  std::vector<std::int64_t> order;
  for (std::size_t i = 0; i < limit.order.size(); ++i) {
    const auto& value = limit.order_values[at][i];
    if (limit.order[i].cycle) order.push_back(period_of(plan.calendar, *limit.order[i].cycle, day).first.days);
    else order.push_back(value ? stored(plan, data, evaluator, *value, key) : INT64_MAX);
  }
  return order;
}

// The days of which the posts stand under one ceiling; the term where the limit has no period.
Period days_together(const Plan& plan, const Limit& limit, Date day) {
  const Cycle cycle = finest_cycle(plan, limit.key).value_or(Cycle::term);
  return period_of(plan.calendar, cycle, day);
}

}  // namespace

// Limits work in whole steps: the largest that fits every rounding in those days, whether or not it has posts, so that no later post changes it.
// What several limits leave of each other fits every rounding of the term.
Rational step_of(const Plan& plan, const Limit& limit, Date day) {
  const Period days = plan.limits.size() > 1 ? period_of(plan.calendar, Cycle::term, day) : days_together(plan, limit, day);
  std::optional<Rational> step;
  for (RuleId rule : limit.rules)
    for (std::size_t i = 0; i < plan[rule].rounding.size(); ++i) {
      const std::vector<RoundingStep>& roundings = plan[rule].rounding;
      const bool begun = !roundings[i].from || *roundings[i].from <= days.last, over = i + 1 < roundings.size() && *roundings[i + 1].from <= days.first;
      if (begun && !over) step = step ? common_step(*step, roundings[i].step) : roundings[i].step;
    }
  return step.value_or(plan.smallest_amount());
}

std::optional<Key> limit_group(const Plan& plan, Evaluator& evaluator, const Limit& limit, std::size_t at, const Key& key, Date day) {
  Key group;
  for (std::size_t k = 0; k < limit.key.size(); ++k) {
    if (limit.by_day[at][k]) {
      group.push(period_of(plan.calendar, plan[limit.key[k].dimension].cycle, day).first.days);
      continue;
    }
    auto part = evaluator.part(limit.paths[at][k], key);
    if (!part) return {};
    group.push(*part);
  }
  return group;
}

Value is_exempt(Evaluator& evaluator, const Limit& limit, std::size_t at, const Key& key) {
  if (limit.exempt.empty()) return Value::yes_no(false);
  const Value exempt = evaluator.needed(evaluator.value(limit.exempt[at], key), limit.exempt[at], key);
  return exempt.stops() ? exempt : Value::yes_no(exempt.present() && exempt.yes());
}

std::map<Key, std::vector<Limited>> posts_under(const Plan& plan, const Data& data, Evaluator& evaluator, const std::vector<RuleResult>& results, LimitId id,
                                                const std::function<Rational(const Cell&)>& amount, const std::function<bool(const Key&, Date)>& counts) {
  const Limit& limit = plan[id];
  std::map<Key, std::vector<Limited>> groups;
  for (std::size_t at = 0; at < limit.rules.size(); ++at)
    for (const auto& [key, cell] : results[limit.rules[at].index].cells) {
      auto group = cell.day ? limit_group(plan, evaluator, limit, at, key, *cell.day) : std::nullopt;
      if (!group || !counts(*group, *cell.day)) continue;
      Value exempt = is_exempt(evaluator, limit, at, key);
      if (exempt.yes() && !limit.exempt_counts) continue;
      groups[*group].push_back({limit.rules[at], key, *cell.day, amount(cell), order_of(plan, data, evaluator, limit, at, key, *cell.day), exempt.yes(), exempt.trouble});
    }
  for (auto& [group, posts] : groups) std::stable_sort(posts.begin(), posts.end(), [](const Limited& a, const Limited& b) { return a.order < b.order; });
  return groups;
}

std::vector<Rational> losses(const Plan& plan, const Limit& limit, const std::vector<Limited>& posts, const Rational& ceiling) {
  const Rational step = step_of(plan, limit, posts.front().day);
  std::vector<LimitedPost> amounts;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    std::size_t block = i == 0 ? 0 : amounts.back().block + (posts[i].order != posts[i - 1].order);
    amounts.push_back({Rational(posts[i].amount / step).get_num(), block, posts[i].exempt});
  }
  std::vector<Rational> losses;
  for (const Integer& loss : clamp(amounts, floor_of(ceiling / step))) losses.push_back(Rational(loss) * step);
  return losses;
}

}  // namespace bkm::interpret
