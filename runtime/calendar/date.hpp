// Calendar days of the proleptic Gregorian calendar, as a day number. Exact; years 1 to 9999.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bkm {

struct Date {
  std::int32_t days = 0;  // since 1970-01-01
  friend auto operator<=>(const Date&, const Date&) = default;
};

struct CivilDate {
  int year, month, day;
};

Date make_date(int year, int month, int day);              // requires a valid date
std::optional<Date> valid_date(int year, int month, int day);  // nothing for 2026-02-30
CivilDate civil(Date date);
std::optional<Date> parse_iso_date(std::string_view text);  // 2026-01-31, exactly ten characters
std::optional<Date> parse_dmy_date(std::string_view text);  // 31-01-2026
std::string to_string(Date date);                           // 2026-01-31
Date operator+(Date date, int days);
int operator-(Date a, Date b);      // days from b to a
int iso_weekday(Date date);         // 1 = Monday .. 7 = Sunday
// The same day `months` later (or earlier); the last day of the month where it does not exist (31 January + 1 month = 28/29 February).
Date add_months(Date date, int months);

}  // namespace bkm
