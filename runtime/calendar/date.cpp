#include "runtime/calendar/date.hpp"

#include <algorithm>
#include <chrono>

namespace bkm {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day ymd(int year, int month, int day) {
  return {chrono::year{year}, chrono::month{static_cast<unsigned>(month)}, chrono::day{static_cast<unsigned>(day)}};
}

// The number written in `text`; -1 when it holds anything but digits.
int number_in(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

// Takes the one or two characters before the next hyphen, and the hyphen.
std::string_view take_short_part(std::string_view& text) {
  const std::size_t hyphen = text.substr(0, 3).find('-');
  if (hyphen == std::string_view::npos) return {};
  const std::string_view part = text.substr(0, hyphen);
  text.remove_prefix(hyphen + 1);
  return part;
}

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

}  // namespace

Date make_date(int year, int month, int day) {
  return {static_cast<std::int32_t>(chrono::sys_days(ymd(year, month, day)).time_since_epoch().count())};
}

std::optional<Date> valid_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  if (!ymd(year, month, day).ok()) return std::nullopt;
  return make_date(year, month, day);
}

CivilDate civil(Date date) {
  const chrono::year_month_day parts{chrono::sys_days(chrono::days{date.days})};
  return {static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())),
          static_cast<int>(static_cast<unsigned>(parts.day()))};
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return valid_date(number_in(text.substr(0, 4)), number_in(text.substr(5, 2)), number_in(text.substr(8, 2)));
}

// A day or month of one digit is read too: that is what a Dutch spreadsheet exports.
std::optional<Date> parse_dmy_date(std::string_view text) {
  const int day = number_in(take_short_part(text));
  const int month = number_in(take_short_part(text));
  if (text.size() != 4) return std::nullopt;
  return valid_date(number_in(text), month, day);
}

std::string to_string(Date date) {
  const CivilDate parts = civil(date);
  return padded(parts.year, 4) + '-' + padded(parts.month, 2) + '-' + padded(parts.day, 2);
}

Date operator+(Date date, int days) { return {date.days + days}; }

int operator-(Date a, Date b) { return a.days - b.days; }

int iso_weekday(Date date) {
  const int from_monday = (date.days + 3) % 7;  // 1970-01-01 was a Thursday
  return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

Date add_months(Date date, int months) {
  const CivilDate from = civil(date);
  const chrono::year_month target = chrono::year_month{chrono::year{from.year}, chrono::month{static_cast<unsigned>(from.month)}} + chrono::months{months};
  const chrono::year_month_day end{target / chrono::last};
  const int last_day = static_cast<int>(static_cast<unsigned>(end.day()));
  return make_date(static_cast<int>(target.year()), static_cast<int>(static_cast<unsigned>(target.month())), std::min(from.day, last_day));
}

}  // namespace bkm
