#include "runtime/calendar/period.hpp"

#include <gtest/gtest.h>

namespace bkm {
namespace {

constexpr Cycle kAll[] = {Cycle::day,      Cycle::week, Cycle::fourweeks,  Cycle::month,        Cycle::quarter,
                          Cycle::halfyear, Cycle::year, Cycle::schoolyear, Cycle::contractyear, Cycle::term};

Calendar calendar(Date first, Date last, Date fourweeks, int month, int day) { return {first, last, fourweeks, std::pair(month, day)}; }

Calendar usual() { return calendar(make_date(2026, 1, 1), make_date(2027, 12, 31), make_date(2026, 1, 5), 8, 1); }

void expect_period(Cycle cycle, Date day, Date first, Date last) {
  const Period period = period_of(usual(), cycle, day);
  EXPECT_EQ(to_string(period.first), to_string(first));
  EXPECT_EQ(to_string(period.last), to_string(last));
}

TEST(Period, ThatContainsADay) {
  const Date day = make_date(2026, 8, 15);  // a Saturday
  expect_period(Cycle::day, day, day, day);
  expect_period(Cycle::week, day, make_date(2026, 8, 10), make_date(2026, 8, 16));
  expect_period(Cycle::fourweeks, day, make_date(2026, 7, 20), make_date(2026, 8, 16));
  expect_period(Cycle::month, day, make_date(2026, 8, 1), make_date(2026, 8, 31));
  expect_period(Cycle::quarter, day, make_date(2026, 7, 1), make_date(2026, 9, 30));
  expect_period(Cycle::halfyear, day, make_date(2026, 7, 1), make_date(2026, 12, 31));
  expect_period(Cycle::year, day, make_date(2026, 1, 1), make_date(2026, 12, 31));
  expect_period(Cycle::schoolyear, day, make_date(2026, 8, 1), make_date(2027, 7, 31));
  expect_period(Cycle::schoolyear, make_date(2026, 7, 31), make_date(2025, 8, 1), make_date(2026, 7, 31));
  expect_period(Cycle::term, make_date(2020, 1, 1), make_date(2026, 1, 1), make_date(2027, 12, 31));
  expect_period(Cycle::fourweeks, make_date(2026, 1, 4), make_date(2025, 12, 8), make_date(2026, 1, 4));
}

TEST(Period, Length) {
  EXPECT_EQ(period_of(usual(), Cycle::month, make_date(2028, 2, 3)).length(), 29);
  EXPECT_EQ(period_of(usual(), Cycle::year, make_date(2027, 2, 3)).length(), 365);
}

TEST(Period, ContractYearStartsOnTheAnniversary) {
  const Calendar leap = calendar(make_date(2028, 2, 29), make_date(2033, 2, 27), make_date(2028, 1, 3), 8, 1);
  const Period second = period_of(leap, Cycle::contractyear, make_date(2029, 3, 1));
  EXPECT_EQ(to_string(second.first), "2029-02-28");
  EXPECT_EQ(to_string(second.last), "2030-02-27");
  EXPECT_EQ(to_string(period_of(leap, Cycle::contractyear, make_date(2032, 2, 28)).last), "2032-02-28");
  EXPECT_EQ(to_string(period_of(leap, Cycle::contractyear, make_date(2028, 2, 28)).last), "2028-02-28");
}

// Periods of a cycle tile the days: each day is in its period, and neighbours touch.
TEST(Period, PeriodsTileTheDays) {
  for (const Cycle cycle : kAll) {
    if (cycle == Cycle::term) continue;
    for (Date day = make_date(2024, 1, 1); day < make_date(2034, 1, 1); day = day + 1) {
      const Period period = period_of(usual(), cycle, day);
      ASSERT_LE(period.first, day);
      ASSERT_GE(period.last, day);
      ASSERT_EQ(previous_period(usual(), next_period(usual(), period)).first, period.first);
      ASSERT_EQ(next_period(usual(), period).first, period.last + 1);
    }
  }
}

TEST(Period, InTerm) {
  const auto count = [](Cycle cycle) { return periods_in_term(usual(), cycle).size(); };
  EXPECT_EQ(count(Cycle::day), 730u);
  EXPECT_EQ(count(Cycle::week), 105u);  // 2025-12-29 .. 2028-01-02
  EXPECT_EQ(count(Cycle::month), 24u);
  EXPECT_EQ(count(Cycle::quarter), 8u);
  EXPECT_EQ(count(Cycle::schoolyear), 3u);
  EXPECT_EQ(count(Cycle::contractyear), 2u);
  EXPECT_EQ(count(Cycle::term), 1u);
  EXPECT_EQ(to_string(periods_in_term(usual(), Cycle::week).front().first), "2025-12-29");
  EXPECT_EQ(to_string(periods_in_term(usual(), Cycle::week).back().last), "2028-01-02");
}

// The definition itself, over ten years: no period of `fine` has days in two periods of `coarse`.
bool determines_by_days(const Calendar& calendar, Cycle fine, Cycle coarse) {
  for (Date day = make_date(2024, 1, 1); day < make_date(2034, 1, 1); day = day + 1) {
    const Period period = period_of(calendar, fine, day);
    const Date next = day + 1;
    if (next > period.last) continue;
    if (period_of(calendar, coarse, day).first != period_of(calendar, coarse, next).first) return false;
  }
  return true;
}

void expect_same_as_by_days(const Calendar& calendar, const char* name) {
  for (const Cycle fine : kAll)
    for (const Cycle coarse : kAll) {
      if (fine == Cycle::term) continue;  // every day is in the term, whatever it determines
      EXPECT_EQ(determines(calendar, fine, coarse), determines_by_days(calendar, fine, coarse))
          << name << ": " << cycle_word(fine).en << " -> " << cycle_word(coarse).en;
    }
}

TEST(Determines, AgreesWithTheDays) {
  const Date end = make_date(2033, 12, 31);
  expect_same_as_by_days(usual(), "usual");
  expect_same_as_by_days(calendar(make_date(2026, 1, 5), end, make_date(2026, 1, 1), 8, 15), "nothing on a first");
  expect_same_as_by_days(calendar(make_date(2026, 7, 1), end, make_date(2026, 1, 12), 7, 1), "half years");
  expect_same_as_by_days(calendar(make_date(2026, 4, 1), end, make_date(2026, 1, 6), 1, 1), "quarters");
  expect_same_as_by_days(calendar(make_date(2026, 2, 15), end, make_date(2026, 2, 15), 2, 15), "same day");
  expect_same_as_by_days(calendar(make_date(2028, 2, 29), end, make_date(2026, 2, 15), 2, 28), "leap day");
}

TEST(Determines, OfTheTermOnlyItself) {
  EXPECT_TRUE(determines(usual(), Cycle::term, Cycle::term));
  EXPECT_FALSE(determines(usual(), Cycle::term, Cycle::year));
}

TEST(Determines, WithoutOwnCycles) {
  const Calendar plain{make_date(2026, 1, 1), make_date(2026, 12, 31), {}, {}};
  EXPECT_FALSE(determines(plain, Cycle::week, Cycle::fourweeks));
  EXPECT_FALSE(determines(plain, Cycle::month, Cycle::schoolyear));
  EXPECT_TRUE(determines(plain, Cycle::year, Cycle::contractyear));
}

struct KeyCase {
  Cycle cycle;
  Date day;
  const char* nl;
  const char* en;
};

TEST(PeriodKey, InBothLanguages) {
  const KeyCase cases[] = {
      {Cycle::day, make_date(2026, 1, 31), "2026-01-31", "2026-01-31"},
      {Cycle::week, make_date(2026, 1, 1), "2026-W01", "2026-W01"},
      {Cycle::week, make_date(2027, 1, 3), "2026-W53", "2026-W53"},
      {Cycle::week, make_date(2024, 12, 30), "2025-W01", "2025-W01"},
      {Cycle::fourweeks, make_date(2026, 1, 5), "2026-V01", "2026-P01"},
      {Cycle::fourweeks, make_date(2026, 12, 31), "2026-V13", "2026-P13"},   // 7 December .. 3 January
      {Cycle::fourweeks, make_date(2027, 1, 4), "2027-V01", "2027-P01"},
      {Cycle::month, make_date(2026, 12, 1), "2026-12", "2026-12"},
      {Cycle::quarter, make_date(2026, 3, 31), "2026-K1", "2026-Q1"},
      {Cycle::quarter, make_date(2026, 10, 1), "2026-K4", "2026-Q4"},
      {Cycle::halfyear, make_date(2026, 6, 30), "2026-H1", "2026-H1"},
      {Cycle::halfyear, make_date(2026, 7, 1), "2026-H2", "2026-H2"},
      {Cycle::year, make_date(2026, 7, 1), "2026", "2026"},
      {Cycle::schoolyear, make_date(2026, 7, 1), "2025/2026", "2025/2026"},
      {Cycle::contractyear, make_date(2027, 7, 1), "2027", "2027"},
      {Cycle::term, make_date(2027, 7, 1), "2026", "2026"}};
  for (const KeyCase& c : cases) {
    EXPECT_EQ(period_key(usual(), period_of(usual(), c.cycle, c.day), Language::nl), c.nl);
    EXPECT_EQ(period_key(usual(), period_of(usual(), c.cycle, c.day), Language::en), c.en);
  }
}

// 1 January is a first day: 14 periods of four weeks start in 2026, on day 1, 29 .. 365.
TEST(PeriodKey, AYearCanHaveFourteenPeriodsOfFourWeeks) {
  const Calendar from_new_year = calendar(make_date(2026, 1, 1), make_date(2027, 12, 31), make_date(2026, 1, 1), 8, 1);
  EXPECT_EQ(period_key(from_new_year, period_of(from_new_year, Cycle::fourweeks, make_date(2026, 12, 31)), Language::nl), "2026-V14");
  EXPECT_TRUE(parse_period(from_new_year, Cycle::fourweeks, "2026-V14"));
  EXPECT_FALSE(parse_period(from_new_year, Cycle::fourweeks, "2027-V14"));
}

void expect_round_trips(const Calendar& calendar) {
  for (const Cycle cycle : kAll) {
    for (const Period& period : periods_in_term(calendar, cycle))
      for (const Language language : {Language::nl, Language::en}) {
        const std::string key = period_key(calendar, period, language);
        const std::optional<Period> read = parse_period(calendar, cycle, key);
        ASSERT_TRUE(read) << key;
        EXPECT_EQ(read->first, period.first) << key;
        EXPECT_EQ(read->last, period.last) << key;
        EXPECT_EQ(cycle_of_form(key), cycle == Cycle::contractyear || cycle == Cycle::term ? Cycle::year : cycle) << key;
      }
  }
}

TEST(PeriodKey, RoundTrip) {
  expect_round_trips(usual());
  expect_round_trips(calendar(make_date(2028, 2, 29), make_date(2036, 5, 3), make_date(2026, 1, 1), 2, 29));
}

TEST(PeriodKey, ReadsBothLettersInEitherCase) {
  for (const char* text : {"2026-K3", "2026-Q3", "2026-k3", "2026-q3"})
    EXPECT_EQ(parse_period(usual(), Cycle::quarter, text)->first, make_date(2026, 7, 1)) << text;
  for (const char* text : {"2026-V02", "2026-p02"})
    EXPECT_EQ(parse_period(usual(), Cycle::fourweeks, text)->first, make_date(2026, 2, 2)) << text;
  EXPECT_EQ(parse_period(usual(), Cycle::week, "2026-w53")->first, make_date(2026, 12, 28));
}

TEST(PeriodKey, TheNameOfThePeriodMayStandInFront) {
  for (const char* text : {"2026", "looptijd 2026", "term 2026"}) EXPECT_EQ(parse_period(usual(), Cycle::term, text)->last, usual().term_last) << text;
  EXPECT_EQ(parse_period(usual(), Cycle::contractyear, "contractjaar 2027")->first.days, parse_period(usual(), Cycle::contractyear, "2027")->first.days);
  EXPECT_EQ(cycle_of_form("looptijd 2026"), Cycle::term);
  EXPECT_EQ(cycle_of_form("contractyear 2026"), Cycle::contractyear);
  EXPECT_FALSE(parse_period(usual(), Cycle::term, "contractjaar 2026"));
}

TEST(PeriodKey, Refused) {
  const std::pair<Cycle, const char*> cases[] = {
      {Cycle::week, "2026-W00"},    {Cycle::week, "2027-W53"},      {Cycle::week, "2026-W5"},         {Cycle::month, "2026-13"},
      {Cycle::month, "2026-00"},    {Cycle::month, "2026-1"},       {Cycle::quarter, "2026-K5"},      {Cycle::quarter, "2026-K0"},
      {Cycle::halfyear, "2026-H3"}, {Cycle::year, "0000"},          {Cycle::year, "26"},              {Cycle::schoolyear, "2025/2027"},
      {Cycle::day, "2026-02-30"},   {Cycle::fourweeks, "2026-V00"}, {Cycle::fourweeks, "2026-V15"},   {Cycle::term, "2026..2027"}, {Cycle::term, "2027"}, {Cycle::term, "looptijd"},
      {Cycle::quarter, "2026-01"},  {Cycle::month, "2026-K1"},      {Cycle::contractyear, "2026/27"}, {Cycle::month, ""}};
  for (const auto& [cycle, text] : cases) EXPECT_FALSE(parse_period(usual(), cycle, text)) << text;
  EXPECT_FALSE(cycle_of_form("2026-X1"));
  EXPECT_FALSE(cycle_of_form("januari"));
}

TEST(CycleWords, NameTheirCycle) {
  for (const Cycle cycle : kAll)
    for (const Language language : {Language::nl, Language::en}) EXPECT_EQ(cycle_named(cycle_word(cycle).in(language), language), cycle);
  EXPECT_EQ(cycle_named("maand", Language::nl), Cycle::month);
  EXPECT_EQ(cycle_named("month", Language::nl), std::nullopt);
}

}  // namespace
}  // namespace bkm
