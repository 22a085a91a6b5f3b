// verdeel (M9): the pots of a rule are divided before its keys are evaluated.
#include <algorithm>
#include <numeric>
#include <set>

#include "compiler/interpret/divide.hpp"
#include "compiler/interpret/runner.hpp"

namespace bkm::interpret {

using namespace plan;

void Runner::prepare_splits(RuleId id, const Keys& keys, const Period* within) {
  for (SplitId split : splits_in(plan_, plan_[id].body)) {
    std::vector<Division> divisions = divide(plan_, evaluator_, id, split, keys);
    if (keys.empty()) divide_nothing(id, split, divisions);
    divide_among_nobody(id, split, within, divisions);
    for (const Division& division : divisions) take_division(id, split, division);
    evaluator_.set_split(split, shares_of(divisions));
    auto& all = result_.divisions[split.index];
    std::move(divisions.begin(), divisions.end(), std::back_inserter(all));
  }
}

// All of a pot is the rest: it has no receivers.
Division Runner::only_rest(RuleId id, const Key& rest, const Value& pot) {
  Division division{id, rest, {}, pot, {}, {}};
  division.shares.rest = pot.number;
  return division;
}

// No receivers at all: a pot that is not nil must not vanish.
void Runner::divide_nothing(RuleId id, SplitId split_id, std::vector<Division>& divisions) {
  const Split& split = plan_[split_id];
  if (!split.rest.empty()) return;
  Value pot = evaluator_.value(split.pot, Key{});
  if (!pot.present() || pot.number == 0) return;
  if (split.rest_to) divisions.push_back(only_rest(id, Key{}, pot));
  else stop_pot("pot-without-receivers", id, split_id, Key{}, pot.number);
}

// Pots that have no receiver: all of it is the rest, or nobody gets it.
void Runner::divide_among_nobody(RuleId id, SplitId split_id, const Period* within, std::vector<Division>& divisions) {
  const Split& split = plan_[split_id];
  if (split.rest_key.empty() || !split.pot_alone) return;
  std::set<Key> shared;
  for (const Division& division : divisions) shared.insert(division.rest);
  for (const auto& [rest, touched] : keys_of(plan_, data_, result_.rules, evaluator_, split.rest_key, split.pots, {})) {
    if (shared.contains(rest) || (within && !lies_in(*within, rest_day(split, rest)))) continue;
    const Value pot = evaluator_.value(*split.pot_alone, rest);
    if (!pot.present() || pot.number == 0) continue;
    if (split.rest_to) divisions.push_back(only_rest(id, rest, pot));
    else result_.undivided.push_back({id, split_id, rest, pot.number, rest_day(split, rest)});
  }
}

void Runner::stop_pot(const char* kind, RuleId id, SplitId split, const Key& key, const Rational& pot) {
  result_.stops.push_back({kind, id, key, {}, pot, 0, split});
}

// What the pot lost or kept: parts and rest are the whole of it.
void Runner::take_division(RuleId id, SplitId split, const Division& division) {
  if (!division.pot.present()) return;
  const Rational& pot = division.pot.number;
  switch (division.fault) {
    case Division::Fault::receiver: return;  // its key has no value
    case Division::Fault::no_receivers: return stop_pot("pot-without-receivers", id, split, division.rest, pot);
    case Division::Fault::bounds_exceed_pot: return stop_pot("bounds-exceed-pot", id, split, division.rest, pot);
    case Division::Fault::none: break;
  }
  const Shares& shares = division.shares;
  if (std::accumulate(shares.parts.begin(), shares.parts.end(), shares.rest) != pot) unbalanced("parts of " + plan_[id].name);
  const Rational posted = as_posted(plan_[id], shares.rest);
  if (posted != 0) result_.rules[id.index].rests.push_back({split, division.rest, posted, rest_day(plan_[split], division.rest)});
}

// The last day of the pot's period.
Date Runner::rest_day(const Split& split, const Key& rest) const {
  for (std::size_t i = 0; i < split.rest_key.size(); ++i)
    if (const Dimension& d = plan_[split.rest_key[i].dimension]; d.kind == DimensionKind::period)
      return std::min(period_of(plan_.calendar, d.cycle, Date{rest[i]}).last, plan_.calendar.term_last);
  return plan_.calendar.term_last;
}

}  // namespace bkm::interpret
