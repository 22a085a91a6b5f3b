// cumulatief binnen P (M7): quantities count to date, and the increase is the value. What is given rounds the total, so the parts add up to it.
#include "compiler/interpret/runner.hpp"

namespace bkm::interpret {

using namespace plan;

void Runner::run_cumulative(RuleId id, const Keys& keys) {
  const Rule& rule = plan_[id];
  const Cumulative& cumulative = *rule.cumulative;
  std::map<Key, std::map<std::int32_t, const Keys::value_type*>> groups;  // the key without its period -> its periods
  for (const auto& entry : keys) {
    Key rest = entry.first;
    rest.parts[cumulative.period] = cumulative.within ? period_of(plan_.calendar, *cumulative.within, Date{entry.first[cumulative.period]}).first.days : 0;
    groups[rest][entry.first[cumulative.period]] = &entry;
  }
  std::vector<Period> periods = periods_in_term(plan_.calendar, cumulative.step);
  for (const auto& [rest, entries] : groups) run_to_date(id, rest, entries, periods);
}

// Every period counts from the start on, also where the rule has no key.
void Runner::run_to_date(RuleId id, const Key& rest, const std::map<std::int32_t, const Keys::value_type*>& entries, const std::vector<Period>& periods) {
  const Cumulative& cumulative = *plan_[id].cumulative;
  ToDate to_date;
  for (const Period& period : periods_to_date(plan_, cumulative, periods, Date{entries.rbegin()->first})) {
    Key key = rest;
    key.parts[cumulative.period] = period.first.days;
    if (!add_quantities(id, key, to_date)) return;
    if (entries.contains(period.first.days)) give_increase(id, key, to_date);
  }
}

bool Runner::add_quantities(RuleId id, const Key& key, ToDate& to_date) {
  for (ExprId quantity : plan_[id].cumulative->quantities) {
    Value value = evaluator_.value(quantity, key);
    if (!usable(id, key, value) && value.absence == Absence::undefined) return false;
    to_date.quantities[quantity.index] += value.present() ? value.number : Rational(0);
  }
  return true;
}

void Runner::give_increase(RuleId id, const Key& key, ToDate& to_date) {
  const Rule& rule = plan_[id];
  Cell cell;
  cell.day = post_day(rule, key);
  evaluator_.set_totals(&to_date.quantities);
  Value total = evaluator_.value(rule.body, key);
  evaluator_.set_totals(nullptr);
  if (auto stated = stubbed(id, key)) total.number = to_date.exact + stated->number, total.absence = Absence::none;
  if (!usable(id, key, total)) return;
  Rational rounded_total = rounded(rule, total.number, cell.day);
  cell.exact = Value::of(Rational(total.number - to_date.exact));
  cell.rounded = rounded_total - to_date.rounded;
  cell.total = CumulativeTotal{total.number, rounded_total};
  to_date.exact = total.number;
  to_date.rounded = rounded_total;
  keep(id, key, std::move(cell));
}

}  // namespace bkm::interpret
