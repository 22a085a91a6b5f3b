// The rest of a split has a story; codes that changed places in a key are told.
#include "adding_up.hpp"
#include "says.hpp"
#include "settled.hpp"

namespace bkm {
namespace {

using test::expect_says;

// € 1.000 by 5, 3 and 2: € 500, € 300 and € 200, of which A may have 400, B 450 and C 100. A and C are full, so B would get 500 and may have 450; € 50 is left.
const std::string kEnglish = R"(bkm 1 en contract "Test" version "1"
parties
  purchaser council "Valleistad Council"
  providers provider
  third party fund "Care Fund"
period term 2026-01-01 through 2026-12-31 settle per month
data share per provider, year
  weight : number 0..
  most : €
reward round to the cent
  pay divided per provider, year for each share
    = split € 1,000 over provider by weight each at most most rest to fund article "3"
  pay plain per provider, year for each share = € 1
example "rest to the fund"
  given share
    | provider | year | weight | most |
    | A        | 2026 |      5 |  400 |
    | B        | 2026 |      3 |  450 |
    | C        | 2026 |      2 |  100 |
  expect rest divided[2026] = € 50
)";

TEST(Rest, TellsWhoGetsItAndWhatWasShared) {
  auto settled = test::settle("tests/conformance/C19c");
  expect_says(settled.told("rest d[2026]"), {"€ 50,00 voor 2026: rest van d.", "van Gemeente Valleistad aan Fonds; dag 2026-12-31; afgerekend in 2026-12", "te verdelen: € 1.000", "aanbieder A € 400,00",
                                             "aanbieder B € 450,00", "aanbieder C € 100,00", "rest aan fonds € 50,00", "netto € 50,00"});
  EXPECT_EQ(test::on_one_line(settled.told("rest d[2026]")).find("(dit bedrag)"), std::string::npos);
  auto english = test::settle_text(kEnglish);
  expect_says(english.told("rest divided[2026]", Language::en), {"€ 50.00 for 2026: article 3, rest of divided.", "from Valleistad Council to Care Fund; day 2026-12-31; settled in 2026-12", "rest to fund € 50.00"});
}

TEST(Rest, AddsUp) {
  auto settled = test::settle("tests/conformance/C19c");
  interpret::Story story = settled.story("rest d[2026]");
  ASSERT_TRUE(story.present && story.amounts);
  EXPECT_EQ(story.fault.nl, "");
  EXPECT_EQ(test::total_of(story.calculation[0].parts, {interpret::Role::receiver}), Rational(1000));
  EXPECT_EQ(test::total_of(story.amount, {interpret::Role::gross}), Rational(50));
  EXPECT_EQ(test::total_of(story.amount, {interpret::Role::net}), story.amounts->net);
}

// A rest that is a cent off is not told.
TEST(Rest, ThatDoesNotAddUpIsNotTold) {
  auto settled = test::settle("tests/conformance/C19c");
  settled.run.settlement.rules[0].rests.at(0).amount += Rational(1, 100);
  expect_says(settled.told("rest d[2026]"), {"Fout in bkm", "de rest van d"});
}

TEST(Rest, ThatStaysWithThePayerIsNotPaid) {
  auto settled = test::settle("tests/conformance/C55r");
  expect_says(settled.told("rest deel[2026]"), {"€ 600,00 voor 2026", "blijft bij Gemeente Valleistad: er wordt niets betaald"});
  EXPECT_FALSE(settled.story("rest deel[2026]").amounts);
}

// 10 places of which A may have 4 and B 3: 3 are left, and none of it is money.
const std::string kPlaces = R"(bkm 1 nl contract "Toets" versie "1"
partijen
  opdrachtgever gemeente "Gemeente Valleistad"
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per jaar
eenheid plaats/plaatsen
gegevens d per aanbieder, jaar
  w : getal 0..10
  dak : plaats 0..10
beloning afronden op de cent
  bepaal e per aanbieder, jaar voor elke d
    = verdeel 10 plaatsen over aanbieder naar w elk hoogstens dak rest aan gemeente afgerond op 1 plaats
  betaal q per aanbieder, jaar voor elke d = e * € 100 per plaats
rekenvoorbeeld "over"
  gegeven d
    | aanbieder | jaar | w | dak |
    | A | 2026 | 1 | 4 |
    | B | 2026 | 1 | 3 |
  verwacht q[A, 2026] = € 400
)";

TEST(Rest, IsInTheUnitOfThePot) {
  auto settled = test::settle_text(kPlaces);
  expect_says(settled.told("rest e[2026]"), {"3 plaatsen voor 2026", "te verdelen: 10 plaatsen", "rest aan gemeente 3 plaatsen"});
  EXPECT_EQ(test::on_one_line(settled.told("rest e[2026]")).find("€"), std::string::npos);
}

TEST(Rest, OfAPotThatIsSharedOutWhollyIsNone) {
  std::string text = kEnglish;
  text.replace(text.find("|  100 |"), 8, "|  600 |");  // C may have € 150 more
  text.replace(text.find("€ 50\n"), std::string("€ 50").size(), "€ 0");
  auto settled = test::settle_text(text);
  expect_says(settled.told("rest divided[2026]", Language::en), {"No rest for 2026: divided, article 3.", "all is shared out", "provider C"});
}

TEST(Rest, IsNoQuestionWhereNothingIsSplit) {
  auto settled = test::settle_text(kEnglish);
  expect_says(settled.finding("rest plain[2026]"), {"plain verdeelt niets", "plain[provider A, 2026]"});
  expect_says(settled.finding("rest divided[A, 2026]"), {"De sleutel van rest divided", "rest divided[2026]"});
  expect_says(settled.finding("rest other[2026]"), {"geen regel \"other\""});
}

// --- codes that changed places ------------------------------------------------------------------------------------------

TEST(FindKey, SaysWhoseCodeItIs) {
  auto settled = test::settle("tests/conformance/C26a");
  expect_says(settled.finding("b[A, c1, 2026-01]"), {"\"A\" is een aanbieder, geen cliënt. Bedoeld is misschien: b[cliënt c1, aanbieder A, 2026-01]."});
  for (const char* fine : {"b[c1, A, 2026-01]", "b[aanbieder A, cliënt c1, 2026-01]", "b[c3, A, 2026-01]", "b[c1, A, 2026-11]"}) EXPECT_EQ(settled.finding(fine), "") << fine;
}

// The other code may be in its place: then there is nothing to change over.
TEST(FindKey, SaysWhoseCodeItIsWhenOneCodeIsTwice) {
  auto settled = test::settle("tests/conformance/C26a");
  expect_says(settled.finding("b[A, A, 2026-01]"), {"\"A\" is een aanbieder, geen cliënt. Bedoeld is misschien: b[cliënt c"});
}

TEST(FindKey, SaysWhoseCodeItIsInEnglish) {
  auto settled = test::settle("examples/begeleiding", 0, "contract.en.bkm");
  diag::Sink sink;
  interpret::find_key(settled.compiled.plan, settled.run.data, settled.run.settlement, "basis[A, 1, 2026-01]", sink);
  ASSERT_EQ(sink.all().size(), 1u);
  EXPECT_EQ(diag::message(sink.all()[0], Language::en), "\"A\" is a code of aanbieder, not of cliënt. Perhaps meant: basis[cliënt 1, aanbieder A, 2026-01].");
}

}  // namespace
}  // namespace bkm
