// What a scale gives can be computed from the bands as they are told: indexed, with their fixed part, and the line through two points.
#include "says.hpp"
#include "settled.hpp"

namespace bkm {
namespace {

using test::expect_says;

// 10 hours in 2028, after two times 10%: 12,10 and 9,68 per hour.
std::string dutch(const std::string& scale, const std::string& hours, const std::string& amount) {
  return R"(bkm 1 nl contract "Toets" versie "1"
partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2028-12-31 afrekenen per jaar
gegevens r per aanbieder, jaar
  n : uur 0..100 stroom
beloning afronden op de cent
  staffel s over uur )" + scale + R"(
  betaal b per aanbieder, jaar voor elke r = s(som van n)
rekenvoorbeeld "in het derde jaar"
  gegeven r
    | aanbieder | jaar | n |
    | A | 2028 | )" + hours + " |\n  verwacht b[aanbieder A, 2028] = € " + amount + "\n";
}
std::string english(const std::string& scale, const std::string& hours, const std::string& amount) {
  return R"(bkm 1 en contract "Test" version "1"
parties
  purchaser council "Council"
  providers provider
period term 2026-01-01 through 2028-12-31 settle per year
data r per provider, year
  n : hour 0..100 flow
reward round to the cent
  scale s over hour )" + scale + R"(
  pay b per provider, year for each r = s(sum of n)
example "in the third year"
  given r
    | provider | year | n |
    | A | 2028 | )" + hours + " |\n  expect b[provider A, 2028] = € " + amount + "\n";
}
std::string told(const std::string& text, Language language = Language::nl) { return test::settle_text(text).told(language == Language::nl ? "b[aanbieder A, 2028]" : "b[provider A, 2028]", language); }

TEST(Scale, OfBracketsTellsTheIndexedPriceOfEach) {
  expect_says(told(dutch("schijven\n    vanaf 0: € 10 per uur\n    vanaf 5: € 8 per uur\n    stijgt jaarlijks 10% vanaf 2027-01-01", "10", "108,90")),
              {"2 keer geïndexeerd, laatst op 2028-01-01", "5 uur in trede \"vanaf 0: € 10 per uur\" € 60,50 dat is hier € 12,10 per uur", "5 uur in trede \"vanaf 5: € 8 per uur\" € 48,40 dat is hier € 9,68 per uur"});
  expect_says(told(english("brackets\n    from 0: € 10 per hour\n    from 5: € 8 per hour\n    rises yearly 10% from 2027-01-01", "10", "108.90"), Language::en),
              {"2 times indexed, last on 2028-01-01", "5 hours in band \"from 0: € 10 per hour\" € 60.50 that is € 12.10 per hour here"});
}

// 10 * 9,68 + 3,63.
TEST(Scale, OfVolumeTellsTheIndexedPriceAndFixedPart) {
  expect_says(told(dutch("volume\n    vanaf 0: € 10 per uur\n    vanaf 5: € 8 per uur + € 3\n    stijgt jaarlijks 10% vanaf 2027-01-01", "10", "100,43")),
              {"2 keer geïndexeerd, laatst op 2028-01-01 dat is hier € 9,68 per uur + € 3,63"});
}

TEST(Scale, ThatIsNotIndexedSaysNothingTwice) {
  const std::string page = told(dutch("schijven\n    vanaf 0: € 10 per uur\n    vanaf 5: € 8 per uur", "10", "90"));
  EXPECT_EQ(page.find("dat is hier"), std::string::npos) << page;
}

TEST(Scale, OfAGridTellsTheFixedPartOfABracket) {
  expect_says(told(dutch("schijven\n    | trap | prijs | vast |\n    | 0 t/m 5 | € 10 per uur | € 2 |\n    | boven 5 | € 8 per uur | € 3 |", "10", "95")),
              {"€ 52,00 dat is hier € 10,00 per uur + € 2,00", "€ 43,00 dat is hier € 8,00 per uur + € 3,00"});
}

TEST(Scale, OfBracketsThatAreNotReachedGivesNothing) {
  expect_says(told(dutch("schijven\n    boven 20: € 10 per uur", "10", "0")), {"komt niet boven het begin van trede \"boven 20: € 10 per uur\", dus 0"});
  expect_says(told(english("brackets\n    above 20: € 10 per hour", "10", "0"), Language::en), {"does not get above the start of band \"above 20: € 10 per hour\", so 0"});
}

// --- lines --------------------------------------------------------------------------------------------------------------

// Beyond 50: 60 + 10/30 * 30. Below 10: 10 - 2/10 * 20.
const std::string kPoints = "lineair\n    bij 10: € 10\n    bij 20: € 30\n    bij 50: € 60\n    buiten: ";
const std::string kEnglishPoints = "linear\n    at 10: € 10\n    at 20: € 30\n    at 50: € 60\n    outside: ";

TEST(Scale, ThatIsExtendedTellsTheLine) {
  expect_says(told(dutch(kPoints + "doorgetrokken", "60", "70")), {"doorgetrokken: de lijn door \"bij 20: € 30\" en \"bij 50: € 60\""});
  expect_says(told(dutch(kPoints + "doorgetrokken", "8", "6")), {"doorgetrokken: de lijn door \"bij 10: € 10\" en \"bij 20: € 30\""});
  expect_says(told(english(kEnglishPoints + "extended", "60", "70"), Language::en), {"extended: the line through \"at 20: € 30\" and \"at 50: € 60\""});
}

TEST(Scale, ThatIsFlatOutsideTellsThatTheEndHolds) {
  expect_says(told(dutch(kPoints + "vast", "60", "60")), {"trede van s: \"bij 50: € 60\" buiten de punten geldt het laatste"});
  expect_says(told(dutch(kPoints + "vast", "8", "10")), {"trede van s: \"bij 10: € 10\" buiten de punten geldt het eerste"});
  expect_says(told(english(kEnglishPoints + "flat", "8", "10"), Language::en), {"band of s: \"at 10: € 10\" outside the points the first one holds"});
}

// € 12,10 at 10 and € 36,30 at 20: € 24,20 at 15.
TEST(Scale, ThatIsIndexedTellsItsPoints) {
  expect_says(told(dutch(kPoints + "vast\n    stijgt jaarlijks 10% vanaf 2027-01-01", "15", "24,20")),
              {"2 keer geïndexeerd", "evenredig tot \"bij 20: € 30\"", "punt \"bij 10: € 10\" € 12,10", "punt \"bij 20: € 30\" € 36,30"});
  expect_says(told(english(kEnglishPoints + "flat\n    rises yearly 10% from 2027-01-01", "15", "24.20"), Language::en), {"point \"at 10: € 10\" € 12.10"});
}

}  // namespace
}  // namespace bkm
