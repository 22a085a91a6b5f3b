#include "runtime/calendar/period.hpp"

#include <algorithm>

namespace bkm {
namespace {

constexpr int kFourWeeks = 28;

int floor_mod(int value, int modulus) {
  const int rest = value % modulus;
  return rest < 0 ? rest + modulus : rest;
}

Period days_from(Cycle cycle, Date first, int length) { return {cycle, first, first + (length - 1)}; }

Period months_of(Cycle cycle, Date day, int length) {
  const CivilDate parts = civil(day);
  const Date first = make_date(parts.year, parts.month - (parts.month - 1) % length, 1);
  return {cycle, first, add_months(first, length) + -1};
}

// The year that starts on each anniversary of `origin`; on 28 February for an origin on the 29th.
Period year_from(Cycle cycle, Date origin, Date day) {
  int years = civil(day).year - civil(origin).year;
  if (day < add_months(origin, 12 * years)) --years;
  return {cycle, add_months(origin, 12 * years), add_months(origin, 12 * (years + 1)) + -1};
}

// A leap year, so that "vanaf 29 februari" has a day to start from.
Date schoolyear_origin(const Calendar& calendar) {
  return make_date(2000, calendar.schoolyear_from->first, calendar.schoolyear_from->second);
}

}  // namespace

Period period_of(const Calendar& calendar, Cycle cycle, Date day) {
  switch (cycle) {
    case Cycle::day: return {cycle, day, day};
    case Cycle::week: return days_from(cycle, day + (1 - iso_weekday(day)), 7);
    case Cycle::fourweeks: return days_from(cycle, day + -floor_mod(day - *calendar.fourweeks_from, kFourWeeks), kFourWeeks);
    case Cycle::month: return months_of(cycle, day, 1);
    case Cycle::quarter: return months_of(cycle, day, 3);
    case Cycle::halfyear: return months_of(cycle, day, 6);
    case Cycle::year: return months_of(cycle, day, 12);
    case Cycle::schoolyear: return year_from(cycle, schoolyear_origin(calendar), day);
    case Cycle::contractyear: return year_from(cycle, calendar.term_first, day);
    case Cycle::term: break;
  }
  return {cycle, calendar.term_first, calendar.term_last};
}

Period next_period(const Calendar& calendar, const Period& period) { return period_of(calendar, period.cycle, period.last + 1); }

Period previous_period(const Calendar& calendar, const Period& period) { return period_of(calendar, period.cycle, period.first + -1); }

Date later(Date day, int count, Cycle unit) {
  switch (unit) {
    case Cycle::day: return day + count;
    case Cycle::week: return day + 7 * count;
    case Cycle::month: return add_months(day, count);
    default: return add_months(day, 12 * count);
  }
}

std::vector<Period> periods_in_term(const Calendar& calendar, Cycle cycle) {
  std::vector<Period> periods{period_of(calendar, cycle, calendar.term_first)};
  while (periods.back().last < calendar.term_last) periods.push_back(next_period(calendar, periods.back()));
  return periods;
}

Period within_term(const Calendar& calendar, Period period) {
  if (period.last < calendar.term_first || period.first > calendar.term_last) return period;
  return {period.cycle, std::max(period.first, calendar.term_first), std::min(period.last, calendar.term_last)};
}

std::vector<Period> cut_by_term(const Calendar& calendar, Cycle cycle) {
  std::vector<Period> cut = periods_in_term(calendar, cycle);
  std::erase_if(cut, [&](const Period& period) { return within_term(calendar, period).length() == period.length(); });
  return cut;
}

}  // namespace bkm
