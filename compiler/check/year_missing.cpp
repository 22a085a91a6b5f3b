// Amounts that change each year, but not in the last years of the term: an indexation that was not written on.
#include <algorithm>
#include <map>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kYearMissing{3735, "indexation-missing", diag::Severity::warning,
                            "{0} wijzigt per {1}, maar niet per {2}: dan blijft het {3}.", "{0} changes from {1}, but not from {2}: then it stays {3}."};

// A tariff, or one key of a table. Its values in the unit as written: € 62,40 per uur.
struct Series {
  std::string name, article;
  Span span;
  std::vector<RateStep> steps{};
};

// Changes on one day of the year, each at least on a new year of the calendar or the contract; one change on another day is no indexation.
class Years {
 public:
  explicit Years(Checker& checker) : checker_(checker), first_(checker.plan.calendar.term_first), last_(checker.plan.calendar.term_last) {}

  // True when a year is missing, and told.
  bool check(const Series& series) {
    std::map<std::pair<int, int>, std::vector<Date>> yearly;
    for (const RateStep& step : series.steps)
      if (step.from && *step.from > first_ && *step.from <= last_) yearly[{civil(*step.from).month, civil(*step.from).day}].push_back(*step.from);
    for (const auto& [day, dates] : yearly) {
      if (dates.size() < 2 && !starts_year(day)) continue;
      if (auto missing = first_year_without(series, dates)) return report(series, dates.back() < *missing ? dates.back() : dates.front(), *missing), true;
    }
    return false;
  }

 private:
  bool starts_year(const std::pair<int, int>& day) const {
    CivilDate start = civil(first_);
    return day == std::pair(1, 1) || day == std::pair(start.month, start.day);
  }
  std::optional<Date> first_year_without(const Series& series, const std::vector<Date>& dates) const {
    for (int year = 1;; ++year) {
      Date due = add_months(dates.front(), 12 * year);
      if (due > last_) return {};
      Date next = add_months(due, 12);
      bool changes = std::any_of(series.steps.begin(), series.steps.end(), [&](const RateStep& step) { return step.from && *step.from >= due && *step.from < next; });
      if (!changes) return due;
    }
  }
  void report(const Series& series, Date known, Date missing) {
    checker_.report(kYearMissing, series.span, series.article, {series.name, to_string(known), to_string(missing), checker_.money(*step_on(series.steps, missing).value)});
  }

  Checker& checker_;
  Date first_, last_;
};

bool is_amount(const Checker& checker, const Type& type) { return type.unit.power(checker.plan.currency_iso) == 1; }

void check_rate(Checker& checker, Years& years, const Rate& rate) {
  Series series{rate.name, rate.article, rate.span};
  for (const RateStep& step : rate.steps) {
    if (!step.value) return;  // opens and shuts
    series.steps.push_back({step.from, Rational(*step.value / rate.written_factor), step.span});
  }
  if (is_amount(checker, rate.type)) years.check(series);
}

// The rows of each key, in the order of their days.
std::map<std::string, std::vector<RateStep>> by_key(const Table& table, std::size_t column) {
  std::map<std::string, std::vector<RateStep>> found;
  for (const auto& row : table.constant_rows) {
    if (row[column].empty()) continue;
    const std::size_t at = std::stoul(row[column]);
    std::string key;
    for (int part : table.schema.key) key += (key.empty() ? "" : ", ") + row[static_cast<std::size_t>(part)];
    found[key].push_back({parse_iso_date(row[static_cast<std::size_t>(table.schema.from)]), Rational(table.constants[at] / table.constant_units[at]), table.span});
  }
  for (auto& [key, steps] : found) std::ranges::sort(steps, {}, &RateStep::from);
  return found;
}

// Once for a table: one key says it.
void check_table(Checker& checker, Years& years, const Table& table) {
  if (!table.in_text() || table.form != TableForm::constants || !table.schema.dated || checker.of_module(table.span)) return;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (!table.columns[column].indexed || !is_amount(checker, table.columns[column].type)) continue;
    for (auto& [key, steps] : by_key(table, column))
      if (years.check({table.schema.columns[column].name + " (" + key + ")", table.article, table.span, std::move(steps)})) return;
  }
}

}  // namespace

void check_year_missing(Checker& checker) {
  Years years(checker);
  for (const Rate& rate : checker.plan.rates) check_rate(checker, years, rate);
  for (const Table& table : checker.plan.tables) check_table(checker, years, table);
}

}  // namespace bkm::check
