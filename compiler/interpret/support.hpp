// The keys of a rule, and how much of each period is touched: by the rows with a begin and an end, or by the term (M5, M6).
#pragma once
#include <functional>
#include <map>

#include "compiler/interpret/evaluator.hpp"

namespace bkm::interpret {

// Days of the period that the rows of this key touch (rows without a begin and an end: the days within the term), and whether one of their parts counts under `begin W, eind W`.
struct Touched {
  int days = 0;
  bool counts = false;
};
using Keys = std::map<Key, Touched>;

Keys keys_of(const plan::Plan& plan, Data& data, const std::vector<RuleResult>& results, Evaluator& evaluator, const plan::Frame& grain,
             const plan::Support& support, const plan::PartPeriod& part);

// `vanaf eerste x`, `vanaf begin T`: adds the periods that have no data of their own; where the rule says itself for whom it holds, leaves out the keys
// before the first of x.
void apply_start(const plan::Plan& plan, Data& data, const std::vector<RuleResult>& results, Evaluator& evaluator, const plan::Rule& rule, Keys& keys);

// gebroken P: the calendar period that a key is, or is a part of.
Period whole_period(const plan::Plan& plan, const plan::Frame& grain, const plan::PartPeriod& part, const Key& key);
// naar rato: days touched over the whole calendar period (D15).
Rational part_of_period(const plan::Plan& plan, const plan::Rule& rule, const Key& key, const Touched& touched);

// cumulatief: the periods of the term, of these, that count to date at a period that starts on this day.
std::vector<Period> periods_to_date(const plan::Plan& plan, const plan::Cumulative& cumulative, const std::vector<Period>& periods, Date at);

}  // namespace bkm::interpret
