#include "runtime/calendar/period.hpp"

namespace bkm {
namespace {

// A cycle that counts whole months from a day of the year.
struct MonthCycle {
  int length;      // in months
  int month, day;  // of a first day
};

std::optional<MonthCycle> as_months(const Calendar& calendar, Cycle cycle) {
  switch (cycle) {
    case Cycle::month: return MonthCycle{1, 1, 1};
    case Cycle::quarter: return MonthCycle{3, 1, 1};
    case Cycle::halfyear: return MonthCycle{6, 1, 1};
    case Cycle::year: return MonthCycle{12, 1, 1};
    case Cycle::schoolyear:
      if (!calendar.schoolyear_from) return std::nullopt;
      return MonthCycle{12, calendar.schoolyear_from->first, calendar.schoolyear_from->second};
    case Cycle::contractyear: {
      const CivilDate first = civil(calendar.term_first);
      return MonthCycle{12, first.month, first.day};
    }
    default: return std::nullopt;
  }
}

// A boundary of the coarse cycle must be one of the fine cycle.
bool nests(const MonthCycle& fine, const MonthCycle& coarse) {
  return fine.day == coarse.day && coarse.length % fine.length == 0 && (coarse.month - fine.month) % fine.length == 0;
}

}  // namespace

bool determines(const Calendar& calendar, Cycle fine, Cycle coarse) {
  if (fine == coarse || coarse == Cycle::term || fine == Cycle::day) return true;
  if (fine == Cycle::week && coarse == Cycle::fourweeks)
    return calendar.fourweeks_from && iso_weekday(*calendar.fourweeks_from) == 1;
  const std::optional<MonthCycle> small = as_months(calendar, fine), large = as_months(calendar, coarse);
  return small && large && nests(*small, *large);
}

}  // namespace bkm
