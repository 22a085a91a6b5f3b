// Periods of the calendar and which of them determine which.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/calendar/date.hpp"
#include "runtime/text/language.hpp"

namespace bkm {

enum class Cycle : std::uint8_t { day, week, fourweeks, month, quarter, halfyear, year, schoolyear, contractyear, term };

// Both ends included. Two periods of one cycle are equal when their first days are.
struct Period {
  Cycle cycle;
  Date first, last;
  int length() const { return last - first + 1; }
};

// The calendar of one contract: its term and the origins of its own cycles.
struct Calendar {
  Date term_first, term_last;
  std::optional<Date> fourweeks_from;      // vierweken vanaf 2026-01-05
  std::optional<std::pair<int, int>> schoolyear_from;  // (month, day): schooljaar vanaf 1 augustus
  // contractyear starts on the anniversary of term_first
};

// The whole (unclipped) period of `cycle` that contains `day`. Requires the origin of an own cycle to be set.
// `term` gives the term, whatever the day. A week is an ISO week (Monday to Sunday).
Period period_of(const Calendar& calendar, Cycle cycle, Date day);
Period next_period(const Calendar& calendar, const Period& period);
Period previous_period(const Calendar& calendar, const Period& period);

// The day `count` units (day, week, month or year) later; from the 31st at most the last day of the month.
Date later(Date day, int count, Cycle unit);
// All whole periods of `cycle` that touch the term, in order.
std::vector<Period> periods_in_term(const Calendar& calendar, Cycle cycle);
// Of a period at the edge of the term only the days within it; one that lies outside stays as it is.
Period within_term(const Calendar& calendar, Period period);
// The periods of `cycle` of which the term has only a part: none, the first, the last, or both.
std::vector<Period> cut_by_term(const Calendar& calendar, Cycle cycle);

// True when every period of `fine` lies inside one period of `coarse`:
//   day -> all;  month -> quarter -> halfyear -> year;  day -> week;  week -> fourweeks iff its origin is a Monday;
//   month -> schoolyear iff it starts on a first of the month; month -> contractyear iff the term starts on a first;
//   contractyear and year determine each other iff the term starts on 1 January; anything -> term; every cycle -> itself.
bool determines(const Calendar& calendar, Cycle fine, Cycle coarse);

// Keys as in data: 2026-01-31, 2026-W05, 2026-V01 (en 2026-P01), 2026-01, 2026-K1 (2026-Q1), 2026-H1, 2026, 2025/2026 (school year),
// contract year by the year of its first day, the term as its first year/last year "2026..2027" (reading the term is never needed).
// A week is named by its ISO year. A four-week period is named by the year of its first day and counted in that year.
// Reading accepts both languages' letters, in either case; nothing when the text is no key of this cycle.
std::optional<Period> parse_period(const Calendar& calendar, Cycle cycle, std::string_view text);
std::string period_key(const Calendar& calendar, const Period& period, Language language);

// Which cycle a written period has, from its form: 2026-K1 -> quarter, 2026-W05 -> week ..; nothing for another form.
std::optional<Cycle> cycle_of_form(std::string_view text);

// The author's word: maand / month.
Bilingual cycle_word(Cycle cycle);
std::optional<Cycle> cycle_named(std::string_view word, Language language);

}  // namespace bkm
