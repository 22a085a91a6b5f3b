// begrens (M8): posts by group and order, cut by prefix-clamp.
#include <algorithm>

#include "compiler/interpret/clamp.hpp"
#include "compiler/interpret/runner.hpp"

namespace bkm::interpret {

using namespace plan;

void Runner::run_limit(LimitId id, const Period* within) {
  const Limit& limit = plan_[id];
  std::map<Key, std::vector<Limited>> groups;
  for (std::size_t r = 0; r < limit.rules.size(); ++r)
    for (const auto& [key, cell] : result_.rules[limit.rules[r].index].cells) {
      if (!cell.day || (within && !lies_in(*within, *cell.day))) continue;
      bool exempt = is_exempt(limit, r, key);
      if (exempt && !limit.exempt_counts) continue;
      Key group;
      bool known = true;
      for (std::size_t k = 0; k < limit.key.size(); ++k) {
        const Dimension& dimension = plan_[limit.key[k].dimension];
        if (limit.by_day[r][k]) {
          group.push(period_of(plan_.calendar, dimension.cycle, *cell.day).first.days);
          continue;
        }
        auto part = evaluator_.path(limit.paths[r][k], key);
        known &= part.has_value();
        group.push(part.value_or(0));
      }
      if (known) groups[group].push_back({limit.rules[r], key, order_of(limit, r, key, *cell.day), exempt});
    }
  for (auto& [group, posts] : groups) cut(id, group, posts);
}

bool Runner::is_exempt(const Limit& limit, std::size_t rule, const Key& key) {
  if (limit.exempt.empty()) return false;
  Value exempt = evaluator_.value(limit.exempt[rule], key);
  return exempt.present() && exempt.yes();
}

std::vector<std::int64_t> Runner::order_of(const Limit& limit, std::size_t rule, const Key& key, Date day) {
  std::vector<std::int64_t> order;
  for (std::size_t i = 0; i < limit.order.size(); ++i) {
    if (limit.order[i].cycle) {
      order.push_back(period_of(plan_.calendar, *limit.order[i].cycle, day).first.days);
      continue;
    }
    order.push_back(limit.order_values[rule][i] ? stored(*limit.order_values[rule][i], key) : INT64_MAX);
  }
  return order;
}

// A column of the post's own row, as its ordered integer; an empty cell comes last.
std::int64_t Runner::stored(ExprId id, const Key& key) {
  const auto& column = std::get<ColumnValue>(plan_[id].node);
  auto row = evaluator_.path(column.row, key);
  std::int64_t cell = row ? data_.tables[column.table.index].columns[column.column][*row] : table::kEmpty;
  return cell == table::kEmpty ? INT64_MAX : cell;
}

void Runner::cut(LimitId id, const Key& group, std::vector<Limited>& posts) {
  const Limit& limit = plan_[id];
  Value ceiling = evaluator_.value(limit.ceiling, group);
  if (ceiling.absence == Absence::undefined) {
    result_.stops.push_back({ceiling.trouble->kind, limit.rules[0], posts[0].key, *ceiling.trouble, {}, 0});
    return;
  }
  if (!ceiling.present()) return;  // `geen` limits nothing
  std::stable_sort(posts.begin(), posts.end(), [](const Limited& a, const Limited& b) { return a.order < b.order; });
  Rational step = limit_step(limit);
  std::vector<LimitedPost> amounts;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    Rational steps = cell_of(posts[i]).net / step;
    std::size_t block = i == 0 ? 0 : amounts.back().block + (posts[i].order != posts[i - 1].order);
    amounts.push_back({steps.get_num(), block, posts[i].exempt});
  }
  Integer whole;
  Rational in_steps = ceiling.number / step;
  mpz_fdiv_q(whole.get_mpz_t(), in_steps.get_num_mpz_t(), in_steps.get_den_mpz_t());
  std::vector<Integer> losses = clamp(amounts, whole);
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (losses[i] == 0) continue;
    Cell& cell = cell_of(posts[i]);
    Rational amount = Rational(losses[i]) * step;
    cell.net -= amount;
    cell.adjustment -= amount;
    cell.cuts.push_back({id, ceiling.number, Rational(-amount)});
  }
}

// Limits work in whole steps: the smallest in which any of these posts is rounded, in that part of the term.
Rational Runner::limit_step(const Limit& limit) const {
  Rational step = plan_[limit.rules[0]].rounding[0].step;
  for (RuleId rule : limit.rules)
    for (const RoundingStep& rounding : plan_[rule].rounding) step = common_step(step, rounding.step);
  return step;
}

Cell& Runner::cell_of(const Limited& post) { return result_.rules[post.rule.index].cells.at(post.key); }

}  // namespace bkm::interpret
