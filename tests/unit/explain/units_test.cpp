// Units as the contract speaks of them, and rows in the order in which people list codes.
#include "compiler/base/natural_order.hpp"
#include "says.hpp"
#include "settled.hpp"

namespace bkm {
namespace {

using test::expect_says;

const std::string kHead = R"(bkm 1 nl contract "Toets" versie "1"
partijen
  opdrachtgevers gemeente { a "Gemeente A", b "Gemeente B" }
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand
eenheid bus/bussen
)";
const std::string kEnglishHead = R"(bkm 1 en contract "Test" version "1"
parties
  purchasers council { a "Council A", b "Council B" }
  providers provider
period term 2026-01-01 through 2026-12-31 settle per month
unit bus/buses
)";

// 75 + 30 minutes at € 60 per hour: the price makes hours of the sum, the rows stay as they are in the data.
const std::string kHours = kHead + R"(gegevens dec sleutel nr op datum
  nr, aanbieder, gemeente
  datum : datum
  duur : minuut 0..600
beloning afronden op de cent
  tarief prijs = € 60 per uur
  betaal zorg per gemeente, aanbieder, maand = som van duur * prijs
rekenvoorbeeld "een maand"
  gegeven dec
    | nr  | aanbieder | gemeente | datum      | duur |
    | 100 | A         | a        | 2026-01-05 |   75 |
    | 36  | A         | a        | 2026-01-05 |   29 |
    | 42  | A         | a        | 2026-01-05 |    1 |
  verwacht zorg[a, A, 2026-01] = € 105
)";
const std::string kEnglishHours = kEnglishHead + R"(data dec key nr on day
  nr, provider, council
  day : date
  length : minute 0..600
reward round to the cent
  rate price = € 60 per hour
  pay care per council, provider, month = sum of length * price
example "a month"
  given dec
    | nr  | provider | council | day        | length |
    | 100 | A        | a       | 2026-01-05 |     75 |
    | 36  | A        | a       | 2026-01-05 |     29 |
    | 42  | A        | a       | 2026-01-05 |      1 |
  expect care[a, A, 2026-01] = € 105
)";

TEST(Units, HoursAndMinutesWhereThePriceIsPerHour) {
  auto settled = test::settle_text(kHours);
  expect_says(settled.told("zorg[a, A, 2026-01]"), {"som van duur 1 uur en 45 minuten 3 rijen", "2026-01-05 75 minuten", "2026-01-05 1 minuut", "€ 60,00 per uur", "netto € 105,00"});
  auto english = test::settle_text(kEnglishHours);
  expect_says(english.told("care[a, A, 2026-01]", Language::en), {"sum of length 1 hour and 45 minutes 3 rows", "2026-01-05 75 minutes", "2026-01-05 1 minute", "€ 60.00 per hour"});
}

// € 40 times 150% is € 60 per hour, as € 40 is written.
TEST(Units, APriceOfAnotherPriceHasItsUnit) {
  std::string text = kHours;
  const std::string price = "  tarief prijs = € 60 per uur\n";
  text.replace(text.find(price), price.size(), "  tarief basis = € 40 per uur\n  tarief prijs = basis * 150%\n");
  expect_says(test::settle_text(text).told("zorg[a, A, 2026-01]"), {"som van duur 1 uur en 45 minuten 3 rijen", "€ 60,00 per uur", "netto € 105,00"});
}

// Told in the language of the reader, whatever that of the contract.
TEST(Units, TimeInTheLanguageOfTheReader) {
  auto settled = test::settle_text(kHours);
  expect_says(settled.told("zorg[a, A, 2026-01]", Language::en), {"1 hour and 45 minutes"});
}

TEST(Units, MinutesWhereThePriceIsPerMinute) {
  std::string text = kHours;
  text.replace(text.find("€ 60 per uur"), std::string("€ 60 per uur").size(), "€ 1 per minuut");
  expect_says(test::settle_text(text).told("zorg[a, A, 2026-01]"), {"som van duur 105 minuten"});
}

// 105 minutes at € 60 per hour, where the data have the price; 240 minutes are one half day at € 200.
TEST(Units, ThePriceMayStandInTheData) {
  expect_says(test::settle_text(kHead + R"(gegevens prijs per aanbieder
  uurprijs : € per uur 0..100
gegevens dec sleutel nr op datum
  nr, aanbieder, gemeente
  datum : datum
  duur : minuut 0..600
beloning afronden op de cent
  betaal zorg per gemeente, aanbieder, maand = som van duur * (uurprijs bij ontbreken € 0 per uur)
rekenvoorbeeld "een maand"
  gegeven prijs
    | aanbieder | uurprijs |
    | A         |       60 |
  gegeven dec
    | nr | aanbieder | gemeente | datum      | duur |
    | 1  | A         | a        | 2026-01-05 |  105 |
  verwacht zorg[a, A, 2026-01] = € 105
)").told("zorg[a, A, 2026-01]"), {"som van duur 1 uur en 45 minuten", "uurprijs € 60,00 per uur"});
}

TEST(Units, OfItsOwnUnitTheHoursAreTold) {
  std::string text = kHours;
  text.replace(text.find("€ 60 per uur"), std::string("€ 60 per uur").size(), "€ 200 per dagdeel");
  text.replace(text.find("eenheid bus/bussen"), std::string("eenheid bus/bussen").size(), "eenheid dagdeel/dagdelen = 4 uur");
  text.replace(text.find("|   75 |"), 8, "|  450 |");  // 480 minutes
  text.replace(text.find("= € 105"), std::string("= € 105").size(), "= € 400");
  expect_says(test::settle_text(text).told("zorg[a, A, 2026-01]"), {"som van duur 2 dagdelen (8 uur)", "€ 200,00 per dagdeel", "netto € 400,00"});
}

TEST(Units, RowsStandInTheOrderOfTheirNumbers) {
  auto settled = test::settle_text(kHours);
  std::string page = test::on_one_line(settled.told("zorg[a, A, 2026-01]"));
  EXPECT_LT(page.find("dec 36"), page.find("dec 42"));
  EXPECT_LT(page.find("dec 42"), page.find("dec 100"));
}

TEST(NaturalOrder, ComparesNumbersAsNumbers) {
  const char* ordered[] = {"", "07", "7", "36", "42", "100", "1000000000000000000000", "rit 9", "rit 10", "rit 10, a", "wijk"};
  for (std::size_t i = 0; i < std::size(ordered); ++i)
    for (std::size_t j = 0; j < std::size(ordered); ++j) EXPECT_EQ(natural_less(ordered[i], ordered[j]), i < j) << ordered[i] << " / " << ordered[j];
}

// 3 buses at € 412,50 are € 1.237,50; 62% is € 767,25 and 38% is € 470,25.
const std::string kBuses = kHead + R"(gegevens inzet per aanbieder, maand
  bussen : bus 0..50
beloning afronden op de cent
  tarief bustarief = € 412,50 per bus per maand
  tabel sleutel per gemeente volledig
    | gemeente | aandeel |
    | a        |     62% |
    | b        |     38% |
  bepaal kosten per aanbieder, maand voor elke inzet = bussen * bustarief
  betaal deel per gemeente, aanbieder, maand = verdeel kosten over gemeente naar aandeel
rekenvoorbeeld "een maand"
  gegeven inzet
    | aanbieder | maand   | bussen |
    | A         | 2026-01 |      3 |
  verwacht deel[a, A, 2026-01] = € 767,25
)";
const std::string kEnglishBuses = kEnglishHead + R"(data use per provider, month
  number : bus 0..50
reward round to the cent
  rate price = € 412.50 per bus per month
  table shares per council complete
    | council | share |
    | a       |   62% |
    | b       |   38% |
  define costs per provider, month for each use = number * price
  pay piece per council, provider, month = split costs over council by share
example "a month"
  given use
    | provider | month   | number |
    | A        | 2026-01 |      3 |
  expect piece[a, A, 2026-01] = € 767.25
)";

TEST(Units, APriceIsNamedAsItIsWritten) {
  expect_says(test::settle_text(kBuses).told("deel[a, A, 2026-01]"), {"bussen 3 bussen", "bustarief € 412,50 per bus per maand"});
  expect_says(test::settle_text(kEnglishBuses).told("piece[a, A, 2026-01]", Language::en), {"number 3 buses", "price € 412.50 per bus per month"});
}

// In the order of the text, not of the alphabet.
TEST(Units, APriceHasItsUnitsInTheOrderOfTheText) {
  std::string text = kBuses;
  text.replace(text.find("per bus per maand"), std::string("per bus per maand").size(), "per maand per bus");
  expect_says(test::settle_text(text).told("deel[a, A, 2026-01]"), {"bustarief € 412,50 per maand per bus"});
}

TEST(Units, AWeightWrittenAsAPercentageIsToldAsOne) {
  expect_says(test::settle_text(kBuses).told("deel[b, A, 2026-01]"), {"naar aandeel (samen 100%)", "gewicht 38% van 100%: evenredig € 470,25"});
  expect_says(test::settle_text(kEnglishBuses).told("piece[b, A, 2026-01]", Language::en), {"by share (together 100%)", "weight 38% of 100%: in proportion € 470.25"});
}

}  // namespace
}  // namespace bkm
