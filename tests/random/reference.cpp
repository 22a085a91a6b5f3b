// The same meaning once more, in the plainest way: every row for every key, ceilings by their definition, ranks by counting.
#include <algorithm>

#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/run.hpp"
#include "tests/random/laws.hpp"
#include "tests/random/outcome.hpp"

namespace bkm::random {

using namespace plan;
using interpret::Cell;
using interpret::Evaluator;
using interpret::Key;
using interpret::Value;

namespace {

std::string place(const Settled& settled, const Rule& rule, const Key& key) {
  return rule.name + "[" + key_in_dutch(settled.contract.plan, settled.run.data, rule.grain, key) + "]";
}

// M3, worked out on the absolute value, so that a credit mirrors its debit.
Rational rounded(const Rational& value, const Rational& step, Rounding mode) {
  const Rational steps = abs(value) / step;
  const Integer whole = test::floor_of(steps);
  const Rational left = steps - whole, half(1, 2);
  bool up = false;
  switch (mode) {
    case Rounding::away: up = left > 0; break;
    case Rounding::toward: break;
    case Rounding::half_away: up = left >= half; break;
    case Rounding::half_down: up = left > half; break;
    case Rounding::half_even: up = left > half || (left == half && whole % 2 != 0); break;
  }
  const Rational size = Rational(whole + (up ? 1 : 0)) * step;
  return value < 0 ? Rational(-size) : size;
}

const RoundingStep* written_rounding(const Rule& rule, std::optional<Date> day) {
  const RoundingStep* current = rule.rounding.empty() ? nullptr : &rule.rounding.front();
  for (const RoundingStep& step : rule.rounding)
    if (step.from && day && *step.from <= *day) current = &step;
  return current;
}

}  // namespace

std::optional<std::string> rounds_as_written(Settled& settled, Checked&) {
  for (std::size_t r = 0; r < settled.contract.plan.rules.size(); ++r) {
    const Rule& rule = settled.contract.plan.rules[r];
    if (rule.type.kind != ValueKind::number || rule.cumulative) continue;
    for (const auto& [key, cell] : settled.run.settlement.rules[r].cells) {
      const RoundingStep* step = written_rounding(rule, cell.day);
      const Rational expected = step ? rounded(cell.exact.number, step->step, step->mode) : cell.exact.number;
      if (expected != cell.rounded) return place(settled, rule, key) + ": " + fraction_text(cell.exact.number) + " rounds to " + fraction_text(expected) + ", not " + fraction_text(cell.rounded);
    }
  }
  return {};
}

// --- aggregates: every row for every key ------------------------------------------------------------------------------

namespace {

class PlainFold {
 public:
  PlainFold(Settled& settled, Evaluator& evaluator, const Aggregate& aggregate) : settled_(settled), evaluator_(evaluator), aggregate_(aggregate) {}

  Value at(const Key& key) {
    const TableId id = std::get<TableId>(aggregate_.source.of);
    const table::Table& rows = settled_.run.data.tables[id.index];
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      const bool there = rows.live(row) || (aggregate_.window && rows.before_term(row));
      if (there && counts(Key{static_cast<std::int32_t>(row)}, key)) add(Key{static_cast<std::int32_t>(row)});
    }
    return result();
  }

 private:
  bool counts(const Key& row, const Key& key) {
    for (const GroupAxis& axis : aggregate_.group) {
      auto theirs = evaluator_.path(axis.source, row), ours = evaluator_.path(axis.use, key);
      if (!theirs || theirs != ours) return false;
    }
    if (aggregate_.filter) {
      Value holds = evaluator_.value(*aggregate_.filter, row);
      if (!holds.present() || !holds.yes()) return false;
    }
    return !aggregate_.window || in_window(Date{*evaluator_.path(aggregate_.window->source, row)}, Date{*evaluator_.path(*aggregate_.window->use, key)});
  }

  // Days are counted by days; whole periods one by one, backwards.
  bool in_window(Date day, Date use) {
    const Window& window = *aggregate_.window;
    const Calendar& calendar = settled_.contract.plan.calendar;
    const Period now = period_of(calendar, window.use_cycle, use);
    if (window.to_date) return day <= now.last && period_of(calendar, *window.cycle, day).first == period_of(calendar, *window.cycle, now.first).first;
    if (*window.cycle == Cycle::day) return day < now.first && now.first - day <= window.count;
    Period before = period_of(calendar, *window.cycle, now.first);
    for (int i = 0; i < window.count; ++i) {
      before = previous_period(calendar, before);
      if (before.first <= day && day <= before.last) return true;
    }
    return false;
  }

  void add(const Key& row) {
    if (aggregate_.counted) {
      if (auto counted = evaluator_.path(*aggregate_.counted, row)) seen_.insert(*counted);
      return;
    }
    if (!aggregate_.value) return void(++rows_);
    Value value = evaluator_.value(*aggregate_.value, row);
    if (value.present()) values_.push_back(value.number);
  }

  Value result() const {
    if (aggregate_.fold == ast::Fold::count) return Value::of(Rational(static_cast<long>(aggregate_.counted ? seen_.size() : rows_)));
    Rational total = 0;
    for (const Rational& value : values_) total += value;
    if (aggregate_.fold == ast::Fold::sum) return Value::of(total);
    if (values_.empty()) return Value::missing();
    if (aggregate_.fold == ast::Fold::average) return Value::of(Rational(total / static_cast<long>(values_.size())));
    return Value::of(aggregate_.fold == ast::Fold::highest ? *std::max_element(values_.begin(), values_.end()) : *std::min_element(values_.begin(), values_.end()));
  }

  Settled& settled_;
  Evaluator& evaluator_;
  const Aggregate& aggregate_;
  std::vector<Rational> values_;
  std::set<std::int32_t> seen_;
  std::size_t rows_ = 0;
};

bool plain(const Plan& plan, const Aggregate& aggregate) {
  if (!std::holds_alternative<TableId>(aggregate.source.of) || aggregate.weight || aggregate.components || aggregate.submitted) return false;
  if (aggregate.value && plan[*aggregate.value].type.kind != ValueKind::number) return false;
  return !aggregate.window || (aggregate.window->use && !aggregate.window->start && (!aggregate.window->to_date || aggregate.window->cycle));
}

void direct_aggregates(const Plan& plan, ExprId id, std::vector<ExprId>& found) {
  if (std::holds_alternative<AggregateValue>(plan[id].node)) found.push_back(id);
  for_each_child(plan[id], [&](ExprId child) { direct_aggregates(plan, child, found); });
}

}  // namespace

std::optional<std::string> adds_up_rows(Settled& settled, Checked&) {
  const Plan& plan = settled.contract.plan;
  Evaluator evaluator(plan, settled.run.data, settled.run.settlement.rules);
  for (std::size_t r = 0; r < plan.rules.size(); ++r) {
    const Rule& rule = plan.rules[r];
    if (rule.day.date || rule.cumulative) continue;
    std::vector<ExprId> found;
    direct_aggregates(plan, rule.body, found);
    for (ExprId id : found) {
      const Aggregate& aggregate = plan[std::get<AggregateValue>(plan[id].node).aggregate];
      if (!plain(plan, aggregate)) continue;
      for (const auto& [key, cell] : settled.run.settlement.rules[r].cells) {
        const Value expected = PlainFold(settled, evaluator, aggregate).at(key), computed = evaluator.value(id, key);
        if (computed.absence == interpret::Absence::undefined) continue;
        if (expected.present() != computed.present() || expected.number != computed.number)
          return place(settled, rule, key) + ": " + aggregate.text + " is " + fraction_text(expected.number) + ", not " + fraction_text(computed.number);
      }
    }
  }
  return {};
}

// --- limits: net is the lesser of gross and ceiling (M8) ----------------------------------------------------------------

namespace {

struct Group {
  Date day{};  // of one of its posts
  Rational before = 0, after = 0, exempt = 0;
  bool cut = false;
};

// What is written for any day of the group's period fits its step.
Rational step_of_group(const Plan& plan, const Limit& limit, Date day) {
  const Cycle cycle = finest_cycle(plan, limit.key).value_or(Cycle::term);
  const Period days = period_of(plan.calendar, cycle, day);
  Rational step = 0;
  for (RuleId rule : limit.rules)
    for (Date at = days.first; at <= days.last; at = at + 1)
      if (const RoundingStep* written = written_rounding(plan[rule], at)) step = step == 0 ? written->step : common_step(step, written->step);
  return step;
}

Rational after_cuts(const Cell& cell, std::uint32_t limit, bool with) {
  Rational amount = cell.gross;
  for (const interpret::Cut& cut : cell.cuts) {
    if (cut.limit.index == limit && !with) break;
    amount += cut.amount;
    if (cut.limit.index == limit) break;
  }
  return amount;
}

}  // namespace

std::optional<std::string> limits_pay_the_lesser(Settled& settled, Checked&) {
  const Plan& plan = settled.contract.plan;
  if (plan.limits.size() != 1 || !settled.run.settlement.stops.empty()) {
    // Several limits: each cut of a post is known by its limit, but not the order of those that cut nothing; net within gross is what is left to say.
    for (std::size_t r = 0; r < plan.rules.size(); ++r)
      for (const auto& [key, cell] : settled.run.settlement.rules[r].cells)
        if (is_payable(plan.rules[r].kind) && plan.rules[r].kind != ast::RuleKind::adjust && (abs(cell.net) > abs(cell.gross) || cell.net * cell.gross < 0)) return place(settled, plan.rules[r], key) + ": net is not within gross";
    return {};
  }
  const Limit& limit = plan.limits[0];
  Evaluator evaluator(plan, settled.run.data, settled.run.settlement.rules);
  std::map<Key, Group> groups;
  for (std::size_t r = 0; r < limit.rules.size(); ++r)
    for (const auto& [key, cell] : settled.run.settlement.rules[limit.rules[r].index].cells) {
      if (!cell.day) continue;
      Key group;
      for (std::size_t k = 0; k < limit.key.size(); ++k) {
        const Cycle cycle = plan[limit.key[k].dimension].cycle;
        group.push(limit.by_day[r][k] ? period_of(plan.calendar, cycle, *cell.day).first.days : evaluator.path(limit.paths[r][k], key).value_or(-2));
      }
      const bool exempt = !limit.exempt.empty() && evaluator.value(limit.exempt[r], key).present() && evaluator.value(limit.exempt[r], key).yes();
      if (exempt && !cell.cuts.empty()) return place(settled, plan[limit.rules[r]], key) + " is exempt, and cut";
      if (exempt) groups[group].exempt += limit.exempt_counts ? cell.gross : Rational(0);
      else groups[group].before += cell.gross, groups[group].after += after_cuts(cell, 0, true);
      groups[group].cut |= exempt;
      groups[group].day = *cell.day;
    }
  for (const auto& [key, group] : groups) {
    const Value ceiling = evaluator.value(limit.ceiling, key);
    if (!ceiling.present() && group.before != group.after) return "a ceiling that is not there cuts";
    if (!ceiling.present() || (group.cut && limit.exempt_counts)) continue;
    const Rational step = step_of_group(plan, limit, group.day);
    const Rational room = Rational(test::floor_of(Rational(ceiling.number / step))) * step;
    if (group.after != std::min(group.before, room)) return limit.text + " leaves " + fraction_text(group.after) + " of " + fraction_text(group.before) + " under " + fraction_text(room);
  }
  return {};
}

// --- splits: largest remainder, then the larger weight, then the key (M9) -----------------------------------------------

namespace {

struct Share {
  Key key;
  Rational weight, part, left;
};

std::vector<Share> divided(const Rational& pot, std::vector<Share> shares, const Rational& step) {
  Rational total = 0;
  for (const Share& share : shares) total += share.weight;
  Integer over = test::floor_of(Rational(abs(pot) / step));
  for (Share& share : shares) {
    const Rational exact = abs(pot) / step * share.weight / total;
    share.part = test::floor_of(exact), share.left = exact - share.part;
    over -= share.part.get_num();
  }
  std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.left != b.left ? a.left > b.left : a.weight > b.weight; });
  for (Share& share : shares) {
    if (over > 0) share.part += 1, over -= 1;
    share.part *= pot < 0 ? Rational(-step) : step;
  }
  return shares;
}

}  // namespace

std::optional<std::string> splits_by_largest_remainder(Settled& settled, Checked&) {
  const Plan& plan = settled.contract.plan;
  Evaluator evaluator(plan, settled.run.data, settled.run.settlement.rules);
  for (std::size_t r = 0; r < plan.rules.size(); ++r) {
    const auto* value = std::get_if<SplitValue>(&plan[plan.rules[r].body].node);
    if (!value || plan[value->split].exact || plan[value->split].at_least || plan[value->split].at_most) continue;
    const Split& split = plan[value->split];
    std::map<Key, std::vector<Share>> pots;
    for (const auto& [key, cell] : settled.run.settlement.rules[r].cells) {
      Key rest;
      for (PathId part : split.rest) rest.push(evaluator.path(part, key).value_or(0));
      const Value weight = split.weight ? evaluator.value(*split.weight, key) : Value::of(1);
      pots[rest].push_back({key, weight.present() ? weight.number : Rational(0), 0, 0});
    }
    for (const auto& [rest, members] : pots) {
      const Value pot = evaluator.value(split.pot, members.front().key);
      Rational total = 0;
      for (const Share& share : members) total += share.weight;
      if (!pot.present() || total == 0) continue;
      const std::vector<RoundingStep>& rounding = plan.rules[r].rounding;
      const Rational step = rounding.empty() ? plan.smallest_amount() : std::max(rounding.front().step, plan.smallest_amount());
      for (const Share& share : divided(pot.number, members, step)) {
        const Rational found = settled.run.settlement.rules[r].cells.at(share.key).exact.number;
        if (found != share.part) return place(settled, plan.rules[r], share.key) + ": a share of " + fraction_text(share.part) + ", not " + fraction_text(found);
      }
    }
  }
  return {};
}

// --- ranks: one more than how many come before --------------------------------------------------------------------------

namespace {

// -1: a comes first; 0: a tie.
int compare(Evaluator& evaluator, const Plan& plan, const Rank& rank, const Key& a, const Key& b) {
  for (const RankStep& step : rank.steps) {
    const Value x = evaluator.value(step.value, a), y = evaluator.value(step.value, b);
    const bool number = plan[step.value].type.kind == ValueKind::number;
    const int order = number ? cmp(x.number, y.number) : x.word - y.word;
    if (order != 0) return (order > 0) == step.highest_first ? -1 : 1;
  }
  return 0;
}

}  // namespace

std::optional<std::string> ranks_by_counting(Settled& settled, Checked&) {
  const Plan& plan = settled.contract.plan;
  if (!settled.run.settlement.stops.empty()) return {};
  Evaluator evaluator(plan, settled.run.data, settled.run.settlement.rules);
  for (std::size_t r = 0; r < plan.rules.size(); ++r) {
    const auto* value = std::get_if<RankValue>(&plan[plan.rules[r].body].node);
    if (!value) continue;
    const Rank& rank = plan[value->rank];
    const auto& cells = settled.run.settlement.rules[r].cells;
    for (const auto& [key, cell] : cells) {
      long place_ = 1;
      for (const auto& [other, theirs] : cells) {
        bool same = true;
        for (std::size_t i = 0; i < key.size; ++i) same &= i == rank.among || key[i] == other[i];
        place_ += same && compare(evaluator, plan, rank, other, key) < 0;
      }
      if (cell.exact.number != place_) return place(settled, plan.rules[r], key) + ": place " + std::to_string(place_) + ", not " + fraction_text(cell.exact.number);
    }
  }
  return {};
}

}  // namespace bkm::random
