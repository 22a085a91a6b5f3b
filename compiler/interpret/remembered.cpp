// Aggregates and ranks are computed for all keys at once. In rules that read their own past that must be done again in each period.
#include <algorithm>
#include <array>

#include "compiler/interpret/evaluator.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

bool among(const Origin& origin, const std::set<std::uint32_t>& rules) {
  const auto* rule = std::get_if<RuleId>(&origin.of);
  return rule && rules.contains(rule->index);
}

// The rules that a part reads.
std::set<std::uint32_t> read_by(const Plan& plan, const std::optional<ExprId>& part) {
  std::set<std::uint32_t> found;
  if (part)
    visit_all(plan, *part, [&](ExprId id, const Aggregate*) {
      if (auto read = rule_read(plan, id)) found.insert(read->rule.index);
    });
  return found;
}

bool reads(const Plan& plan, const std::optional<ExprId>& part, const std::set<std::uint32_t>& rules) {
  return std::ranges::any_of(read_by(plan, part), [&](std::uint32_t rule) { return rules.contains(rule); });
}

bool reads(const Plan& plan, const Aggregate& aggregate, const std::set<std::uint32_t>& rules) {
  return among(aggregate.source, rules) || reads(plan, aggregate.value, rules) || reads(plan, aggregate.weight, rules) || reads(plan, aggregate.filter, rules);
}

bool reads(const Plan& plan, const Rank& rank, const std::set<std::uint32_t>& rules) {
  return std::ranges::any_of(rank.steps, [&](const RankStep& step) { return reads(plan, std::optional(step.value), rules); }) ||
         std::ranges::any_of(rank.population.sources, [&](const KeySource& source) { return among(source.from, rules); });
}

}  // namespace

Remembered remembered_of(const Plan& plan, const std::set<std::uint32_t>& rules) {
  Remembered found;
  for (std::uint32_t i = 0; i < plan.aggregates.size(); ++i)
    if (reads(plan, plan.aggregates[i], rules)) found.aggregates.push_back({i});
  for (std::uint32_t i = 0; i < plan.ranks.size(); ++i)
    if (reads(plan, plan.ranks[i], rules)) found.ranks.push_back({i});
  return found;
}

bool reads_rules(const Plan& plan, const Aggregate& aggregate) {
  return std::holds_alternative<RuleId>(aggregate.source.of) ||
         std::ranges::any_of(std::array{aggregate.value, aggregate.weight, aggregate.filter}, [&](const auto& part) { return !read_by(plan, part).empty(); });
}

void Evaluator::forget(const Remembered& remembered) {
  for (AggregateId id : remembered.aggregates) folded_.erase(id.index), timelines_.erase(id.index);
  std::erase_if(ranked_, [&](const auto& rank) { return std::ranges::find(remembered.ranks, RankId{rank.first.first}) != remembered.ranks.end(); });
}

}  // namespace bkm::interpret
