// What a story does not tell on, it names as the next question.
#include "says.hpp"
#include "settled.hpp"

namespace bkm {
namespace {

using test::expect_says;

// January 2 hours, February 30 minutes and 45 minutes: to date 3 hours and 15 minutes at € 40, less the € 80 of January.
const std::string kToDate = R"(bkm 1 nl contract "Toets" versie "1"
partijen
  opdrachtgever gemeente
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand
gegevens dec sleutel nr op datum
  nr, aanbieder, cliënt
  datum : datum
  duur : minuut 0..600
beloning afronden op de cent
  staffel prijs over uur schijven
    vanaf 0: € 40 per uur
    vanaf 100: € 30 per uur
  bepaal tijd per cliënt, aanbieder, dag = som van duur
  betaal zorg per aanbieder, maand = prijs(som van tijd) cumulatief binnen jaar
  bonus extra per aanbieder, jaar = 10% * som van zorg
rekenvoorbeeld "twee maanden"
  gegeven dec
    | nr | aanbieder | cliënt | datum      | duur |
    | 1  | A         | c1     | 2026-01-05 |  120 |
    | 2  | A         | c9     | 2026-02-02 |   30 |
    | 3  | A         | c10    | 2026-02-02 |   45 |
  verwacht zorg[A, 2026-02] = € 50
)";
const std::string kEnglishToDate = R"(bkm 1 en contract "Test" version "1"
parties
  purchaser council
  providers provider
period term 2026-01-01 through 2026-12-31 settle per month
data dec key nr on date_given
  nr, provider, client
  date_given : date
  length : minute 0..600
reward round to the cent
  scale price over hour brackets
    from 0: € 40 per hour
    from 100: € 30 per hour
  define time per client, provider, day = sum of length
  pay care per provider, month = price(sum of time) cumulative within year
example "two months"
  given dec
    | nr | provider | client | date_given | length |
    | 1  | A        | c1     | 2026-01-05 |    120 |
    | 2  | A        | c9     | 2026-02-02 |     30 |
    | 3  | A        | c10    | 2026-02-02 |     45 |
  expect care[A, 2026-02] = € 50
)";

TEST(Further, ATotalToDateListsTheRowsOfItsOwnPeriod) {
  auto settled = test::settle_text(kToDate);
  expect_says(settled.told("zorg[A, 2026-02]"), {"som van tijd 3 uur en 15 minuten 2026-01 2 uur 2026-02 1 uur en 15 minuten 2 waarden van tijd tijd[cliënt c9, aanbieder A, 2026-02-02] 30 minuten",
                                                "tijd[cliënt c10, aanbieder A, 2026-02-02] 45 minuten", "daarvan al gegeven € 80,00", "netto € 50,00"});
  auto english = test::settle_text(kEnglishToDate);
  expect_says(english.told("care[A, 2026-02]", Language::en), {"2026-01 2 hours 2026-02 1 hour and 15 minutes 2 values of time time[client c9, provider A, 2026-02-02] 30 minutes"});
}

// Twelve months of one hour: the two before the last ten come first, together.
TEST(Further, ATotalToDateIsToldInTheOrderOfTime) {
  std::string text = kToDate.substr(0, kToDate.find("    | 1  |"));
  for (int month = 1; month <= 12; ++month) text += "    | " + std::to_string(month) + " | A | c1 | 2026-" + (month < 10 ? "0" : "") + std::to_string(month) + "-05 | 60 |\n";
  auto settled = test::settle_text(text + "  verwacht zorg[A, 2026-12] = € 40\n");
  expect_says(settled.told("zorg[A, 2026-12]"), {"som van tijd 12 uur 2 eerder, samen 2 uur 2026-03 1 uur 2026-04 1 uur", "2026-12 1 uur 1 waarde van tijd"});
  EXPECT_EQ(settled.story("zorg[A, 2026-12]").fault.nl, "");
}

TEST(Further, NamesTheFirstOfWhatItAddsUp) {
  EXPECT_EQ(test::settle_text(kToDate).story("zorg[A, 2026-02]").further, (std::vector<std::string>{"tijd[cliënt c9, aanbieder A, 2026-02-02]"}));
  EXPECT_EQ(test::settle_text(kEnglishToDate).story("care[A, 2026-02]").further, (std::vector<std::string>{"time[client c9, provider A, 2026-02-02]"}));
}

TEST(Further, NamesAnAmountThatItReads) {
  EXPECT_EQ(test::settle_text(kToDate).story("extra[A, 2026]").further, (std::vector<std::string>{"zorg[aanbieder A, 2026-01]"}));
}

// The question is one that bkm understands, and the last one has no next.
TEST(Further, CanBeAsked) {
  auto settled = test::settle_text(kToDate);
  const std::string next = settled.story("zorg[A, 2026-02]").further.at(0);
  expect_says(settled.told(next), {"30 minuten voor cliënt c9", "dec 2"});
  EXPECT_TRUE(settled.story(next).further.empty());
}

}  // namespace
}  // namespace bkm
