// verdeel (M9): the pots of a rule are divided before its keys are evaluated.
#include <algorithm>

#include "compiler/interpret/runner.hpp"
#include "compiler/interpret/split.hpp"

namespace bkm::interpret {

using namespace plan;

void Runner::prepare_splits(RuleId id, const Keys& keys) {
  for (SplitId split_id : splits_in(plan_, plan_[id].body)) prepare_split(id, split_id, keys);
}

void Runner::prepare_split(RuleId id, SplitId split_id, const Keys& keys) {
  const Split& split = plan_[split_id];
  std::map<Key, std::vector<Key>> groups;
  for (const auto& [key, touched] : keys) {
    Key rest;
    for (PathId part : split.rest) rest.push(evaluator_.path(part, key).value_or(0));
    groups[rest].push_back(key);
  }
  std::map<Key, Value> shares;
  for (const auto& [rest, members] : groups) divide(id, split_id, rest, members, shares);
  if (keys.empty()) divide_nothing(id, split_id);
  evaluator_.set_split(split_id, std::move(shares));
}

// No receivers at all: a pot that is not nil must not vanish.
void Runner::divide_nothing(RuleId id, SplitId split_id) {
  const Split& split = plan_[split_id];
  if (!split.rest.empty()) return;
  Value pot = evaluator_.value(split.pot, Key{});
  if (pot.present() && pot.number != 0 && !split.rest_to) stop_pot(id, split_id, Key{}, pot.number);
}

void Runner::stop_pot(RuleId id, SplitId split, const Key& key, const Rational& pot) {
  result_.stops.push_back({"pot-without-receivers", id, key, {}, pot, 0, split});
}

void Runner::divide(RuleId id, SplitId split_id, const Key& rest, const std::vector<Key>& members, std::map<Key, Value>& shares) {
  const Split& split = plan_[split_id];
  Value pot = evaluator_.value(split.pot, members.front());
  if (!pot.present()) {
    for (const Key& key : members) shares[key] = pot;
    return;
  }
  std::vector<Receiver> receivers;
  Rational total = 0;
  for (const Key& key : members) {
    Receiver receiver{Rational(1), bound(split.at_least, key), bound(split.at_most, key)};
    if (split.weight) {
      Value weight = evaluator_.value(*split.weight, key);
      receiver.weight = weight.present() ? weight.number : Rational(0);
      if (receiver.weight < 0) {
        shares[key] = Value::undefined({"negative-weight", plan_[id].name, fraction_text(receiver.weight), ""});
        return;
      }
    }
    total += receiver.weight;
    receivers.push_back(std::move(receiver));
  }
  if (total == 0 && pot.number != 0 && !split.rest_to) return stop_pot(id, split_id, rest, pot.number);
  Rational step = plan_.smallest_amount();
  Shares parts = split.exact ? split_exact(pot.number, receivers) : interpret::split(pot.number, receivers, step);
  if (parts.bounds_exceed_pot) {
    result_.stops.push_back({"bounds-exceed-pot", id, rest, {}, pot.number, 0, split_id});
    return;
  }
  Rational sum = parts.rest;
  for (std::size_t i = 0; i < members.size(); ++i) {
    shares[members[i]] = Value::of(parts.parts[i]);
    sum += parts.parts[i];
  }
  if (sum != pot.number) unbalanced("parts of " + plan_[id].name);
  if (parts.rest != 0) result_.rules[id.index].rests.push_back({split_id, rest, parts.rest, rest_day(split, rest)});
}

// The last day of the pot's period.
Date Runner::rest_day(const Split& split, const Key& rest) const {
  for (std::size_t i = 0; i < split.rest_key.size(); ++i)
    if (const Dimension& d = plan_[split.rest_key[i].dimension]; d.kind == DimensionKind::period)
      return std::min(period_of(plan_.calendar, d.cycle, Date{rest[i]}).last, plan_.calendar.term_last);
  return plan_.calendar.term_last;
}

std::optional<Rational> Runner::bound(const std::optional<ExprId>& id, const Key& key) {
  if (!id) return {};
  Value value = evaluator_.value(*id, key);
  return value.present() ? std::optional(value.number) : std::nullopt;
}

}  // namespace bkm::interpret
