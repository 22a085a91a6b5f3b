#include <array>

#include "runtime/calendar/period.hpp"

namespace bkm {
namespace {

// How a period is written: # is a digit, another character itself, a capital letter in either case.
struct Form {
  Cycle cycle;
  std::string_view pattern;
};

constexpr std::array kForms{
    Form{Cycle::day, "####-##-##"}, Form{Cycle::week, "####-W##"},  Form{Cycle::fourweeks, "####-V##"}, Form{Cycle::fourweeks, "####-P##"},
    Form{Cycle::month, "####-##"},  Form{Cycle::quarter, "####-K#"}, Form{Cycle::quarter, "####-Q#"},    Form{Cycle::halfyear, "####-H#"},
    Form{Cycle::year, "####"},      Form{Cycle::schoolyear, "####/####"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool fits(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (pattern[i] == '#' ? !is_digit(text[i]) : upper(text[i]) != pattern[i]) return false;
  return true;
}

bool has_form(Cycle cycle, std::string_view text) {
  const Cycle written = cycle == Cycle::contractyear || cycle == Cycle::term ? Cycle::year : cycle;
  for (const Form& form : kForms)
    if (form.cycle == written && fits(text, form.pattern)) return true;
  return false;
}

// The digits at the end of a key whose form is known.
int number_at(std::string_view text, std::size_t from) {
  int value = 0;
  for (; from < text.size() && is_digit(text[from]); ++from) value = value * 10 + (text[from] - '0');
  return value;
}

int day_of_year(Date date) { return date - make_date(civil(date).year, 1, 1) + 1; }

// The first period that starts in `year`.
Date first_start_in(const Calendar& calendar, Cycle cycle, int year) {
  const Date new_year = make_date(year, 1, 1);
  const Period period = period_of(calendar, cycle, new_year);
  return period.first < new_year ? period.last + 1 : period.first;
}

// A week has the year of its Thursday.
int iso_year(Date monday) { return civil(monday + 3).year; }

Date week_start(int year, int number) {
  const Date fourth_of_january = make_date(year, 1, 4);
  return fourth_of_january + (1 - iso_weekday(fourth_of_january) + 7 * (number - 1));
}

// The first day of part `number` of the year, in parts of `months`.
std::optional<Date> part_start(int year, int number, int months) { return valid_date(year, (number - 1) * months + 1, 1); }

std::optional<Date> fourweeks_start(const Calendar& calendar, int year, int number) {
  if (number < 1 || !calendar.fourweeks_from) return std::nullopt;
  const Date first = first_start_in(calendar, Cycle::fourweeks, year) + 28 * (number - 1);
  return civil(first).year == year ? std::optional(first) : std::nullopt;
}

std::optional<Date> numbered_week_start(int year, int number) {
  const Date monday = week_start(year, number);
  return number >= 1 && iso_year(monday) == year ? std::optional(monday) : std::nullopt;
}

std::optional<Date> schoolyear_start(const Calendar& calendar, int year, int next) {
  if (!calendar.schoolyear_from || next != year + 1) return std::nullopt;
  return first_start_in(calendar, Cycle::schoolyear, year);
}

// The year of the first day: an extension leaves it what it is.
std::optional<Date> term_start(const Calendar& calendar, int first) {
  return first == civil(calendar.term_first).year ? std::optional(calendar.term_first) : std::nullopt;
}

// looptijd 2026, contractyear 2026: the name of the period may stand in front.
std::string_view without_name(std::string_view text, Cycle cycle) {
  for (const std::string_view word : {cycle_word(cycle).nl, cycle_word(cycle).en})
    if (text.size() > word.size() + 1 && text.starts_with(word) && text[word.size()] == ' ') return text.substr(word.size() + 1);
  return text;
}

std::optional<Date> first_day(const Calendar& calendar, Cycle cycle, std::string_view text) {
  const int year = number_at(text, 0), number = text.size() > 5 ? number_at(text, text[5] >= 'A' ? 6 : 5) : 0;
  if (year < 1) return std::nullopt;
  switch (cycle) {
    case Cycle::day: return parse_iso_date(text);
    case Cycle::week: return numbered_week_start(year, number);
    case Cycle::fourweeks: return fourweeks_start(calendar, year, number);
    case Cycle::month: return part_start(year, number, 1);
    case Cycle::quarter: return part_start(year, number, 3);
    case Cycle::halfyear: return part_start(year, number, 6);
    case Cycle::year: return make_date(year, 1, 1);
    case Cycle::contractyear: return first_start_in(calendar, cycle, year);
    case Cycle::schoolyear: return schoolyear_start(calendar, year, number);
    case Cycle::term: return term_start(calendar, year);
  }
  return std::nullopt;
}

std::string two_digits(int number) { return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)}; }

std::string year_text(int year) { return to_string(make_date(year, 1, 1)).substr(0, 4); }

int week_number(Date monday) { return (monday - week_start(iso_year(monday), 1)) / 7 + 1; }

int fourweeks_number(Date first) { return (day_of_year(first) - 1) / 28 + 1; }

}  // namespace

std::optional<Period> parse_period(const Calendar& calendar, Cycle cycle, std::string_view text) {
  text = without_name(text, cycle);
  if (!has_form(cycle, text)) return std::nullopt;
  const std::optional<Date> first = first_day(calendar, cycle, text);
  return first ? std::optional(period_of(calendar, cycle, *first)) : std::nullopt;
}

std::string period_key(const Calendar& calendar, const Period& period, Language language) {
  const CivilDate first = civil(period.first);
  const std::string year = year_text(first.year);
  const bool dutch = language == Language::nl;
  switch (period.cycle) {
    case Cycle::day: return to_string(period.first);
    case Cycle::week: return year_text(iso_year(period.first)) + "-W" + two_digits(week_number(period.first));
    case Cycle::fourweeks: return year + (dutch ? "-V" : "-P") + two_digits(fourweeks_number(period.first));
    case Cycle::month: return to_string(period.first).substr(0, 7);
    case Cycle::quarter: return year + (dutch ? "-K" : "-Q") + std::to_string((first.month + 2) / 3);
    case Cycle::halfyear: return year + "-H" + std::to_string((first.month + 5) / 6);
    case Cycle::schoolyear: return year + '/' + year_text(first.year + 1);
    case Cycle::year:
    case Cycle::contractyear:
    case Cycle::term: break;
  }
  return year;
}

std::optional<Cycle> cycle_of_form(std::string_view text) {
  for (const Cycle named : {Cycle::term, Cycle::contractyear})
    if (const std::string_view year = without_name(text, named); year != text) return has_form(named, year) ? std::optional(named) : std::nullopt;
  for (const Form& form : kForms)
    if (fits(text, form.pattern)) return form.cycle;
  return std::nullopt;
}

}  // namespace bkm
