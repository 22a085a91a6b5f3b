// Expected values from python3's datetime.
#include "runtime/calendar/date.hpp"

#include <gtest/gtest.h>

namespace bkm {
namespace {

TEST(Date, DayNumbers) {
  EXPECT_EQ(make_date(1970, 1, 1).days, 0);
  EXPECT_EQ(make_date(2026, 1, 31).days, 20484);
  EXPECT_EQ(make_date(1, 1, 1).days, -719162);
  EXPECT_EQ(make_date(9999, 12, 31).days, 2932896);
}

TEST(Date, LeapYears) {
  EXPECT_TRUE(valid_date(2028, 2, 29));
  EXPECT_TRUE(valid_date(2000, 2, 29));
  EXPECT_FALSE(valid_date(2026, 2, 29));
  EXPECT_FALSE(valid_date(1900, 2, 29));
  EXPECT_FALSE(valid_date(2026, 2, 30));
  EXPECT_FALSE(valid_date(2026, 13, 1));
  EXPECT_FALSE(valid_date(2026, 4, 31));
  EXPECT_FALSE(valid_date(2026, 1, 0));
  EXPECT_FALSE(valid_date(0, 1, 1));
  EXPECT_FALSE(valid_date(10000, 1, 1));
}

TEST(Date, EveryDayOfFourCenturiesFollowsTheOther) {
  Date day = make_date(1800, 1, 1);
  for (const Date end = make_date(2200, 1, 1); day < end; day = day + 1) {
    const CivilDate parts = civil(day);
    ASSERT_EQ(make_date(parts.year, parts.month, parts.day), day);
    ASSERT_EQ(parse_iso_date(to_string(day)), day);
  }
}

TEST(Date, Reading) {
  EXPECT_EQ(parse_iso_date("2026-01-31"), make_date(2026, 1, 31));
  for (const char* text : {"2026-1-31", "2026-02-30", "2026-01-31 ", "31-01-2026", "2026/01/31", "2026-01-3x", "", "20260131", "+026-01-31"})
    EXPECT_FALSE(parse_iso_date(text)) << text;
  EXPECT_EQ(parse_dmy_date("31-01-2026"), make_date(2026, 1, 31));
  EXPECT_EQ(parse_dmy_date("1-2-2026"), make_date(2026, 2, 1));
  for (const char* text : {"2026-01-31", "31-02-2026", "31-1-26", "31/01/2026", "-01-2026", "031-1-2026", "31-01-", "", "1-1-20266", "1--2026"})
    EXPECT_FALSE(parse_dmy_date(text)) << text;
}

TEST(Date, Writing) {
  EXPECT_EQ(to_string(make_date(2026, 1, 5)), "2026-01-05");
  EXPECT_EQ(to_string(make_date(987, 12, 31)), "0987-12-31");
}

TEST(Date, Weekdays) {
  EXPECT_EQ(iso_weekday(make_date(2026, 1, 1)), 4);
  EXPECT_EQ(iso_weekday(make_date(2026, 1, 5)), 1);
  EXPECT_EQ(iso_weekday(make_date(2027, 1, 3)), 7);
  EXPECT_EQ(iso_weekday(make_date(1969, 12, 31)), 3);
  EXPECT_EQ(iso_weekday(make_date(1900, 1, 1)), 1);
}

TEST(Date, AddMonths) {
  EXPECT_EQ(add_months(make_date(2026, 1, 31), 1), make_date(2026, 2, 28));
  EXPECT_EQ(add_months(make_date(2028, 1, 31), 1), make_date(2028, 2, 29));
  EXPECT_EQ(add_months(make_date(2026, 1, 31), 2), make_date(2026, 3, 31));
  EXPECT_EQ(add_months(make_date(2026, 3, 31), -1), make_date(2026, 2, 28));
  EXPECT_EQ(add_months(make_date(2026, 1, 15), -13), make_date(2024, 12, 15));
  EXPECT_EQ(add_months(make_date(2028, 2, 29), 12), make_date(2029, 2, 28));
  EXPECT_EQ(add_months(make_date(2026, 12, 31), 0), make_date(2026, 12, 31));
}

}  // namespace
}  // namespace bkm
