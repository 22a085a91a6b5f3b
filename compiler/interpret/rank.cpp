// rang van x onder D (T8): places by n log n, once for all keys.
#include <algorithm>

#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/interpret/support.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

struct Candidate {
  Key key;
  std::vector<Value> values;
};

// < 0: a comes first.
int rank_order(const Plan& plan, const Rank& rank, const Candidate& a, const Candidate& b) {
  for (std::size_t i = 0; i < rank.steps.size(); ++i) {
    bool number = plan[rank.steps[i].value].type.kind == ValueKind::number;
    const Value &x = a.values[i], &y = b.values[i];
    int order = number ? cmp(x.number, y.number) : (x.word > y.word) - (x.word < y.word);
    if (order != 0) return rank.steps[i].highest_first ? -order : order;
  }
  return 0;
}

}  // namespace

Value Evaluator::rank(RankId id, const Key& key) {
  auto& ranked = before_term_ ? ranked_before_term_ : ranked_;
  auto [found, fresh] = ranked.try_emplace({id.index, cutoff_});
  if (fresh) found->second = rank_all(plan_[id]);
  auto place = found->second.find(key);
  return place == found->second.end() ? Value::missing() : place->second;
}

// Everyone who has a value, by the rest of the key.
std::map<Key, Value> Evaluator::rank_all(const Rank& rank) {
  std::map<Key, std::vector<Candidate>> groups;
  std::map<Key, Value> places;
  for (const auto& [key, touched] : keys_of(plan_, data_, results_, *this, rank.frame, rank.population, {})) {
    Candidate candidate{key, {}};
    for (const RankStep& step : rank.steps) candidate.values.push_back(value(step.value, key));
    auto stopped = std::find_if(candidate.values.begin(), candidate.values.end(), [](const Value& value) { return value.stops(); });
    if (stopped != candidate.values.end()) places.emplace(key, Value::undefined(stopped->trouble));
    if (stopped != candidate.values.end() || !candidate.values.front().present()) continue;
    Key rest;
    for (PathId part : rank.rest) rest.push(*path(part, key));
    groups[rest].push_back(std::move(candidate));
  }
  for (auto& [rest, candidates] : groups) {
    std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) { return rank_order(plan_, rank, a, b) < 0; });
    std::size_t first = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (i > 0 && rank_order(plan_, rank, candidates[i - 1], candidates[i]) != 0) first = i;
      bool tied = first < i || (i + 1 < candidates.size() && rank_order(plan_, rank, candidates[i], candidates[i + 1]) == 0);
      places[candidates[i].key] = Value::of(Rational(static_cast<unsigned long>(first + 1)));
      if (!tied || rank.ties_together) continue;
      std::size_t other = first < i ? first : i + 1;
      auto name = [&](std::size_t at) { return part_text(plan_, data_, rank.frame[rank.among], candidates[at].key[rank.among], plan_.language); };
      places[candidates[i].key] = Value::undefined({"rank-tie-left", name(std::min(i, other)), name(std::max(i, other)), ""});
    }
  }
  return places;
}

}  // namespace bkm::interpret
