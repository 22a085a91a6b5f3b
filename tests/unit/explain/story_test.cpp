// What stories say: numbers and key phrases, in both languages.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "says.hpp"
#include "settled.hpp"

namespace bkm {
namespace {

using test::expect_says;

TEST(Story, BeginsWithTheAmountForWhomAndByWhichArticle) {
  auto settled = test::settle("examples/begeleiding");
  std::string page = settled.told("basis[cliënt 1, aanbieder A, 2026-01]");
  EXPECT_TRUE(page.starts_with("€ 93,60 voor cliënt 1, aanbieder A, 2026-01: artikel 5.1")) << page;
  expect_says(page, {"van Gemeente Valleistad aan aanbieder A; dag 2026-01-31; afgerekend in 2026-01", "1 uur en 30 minuten",
                     "hoogstens 16 uur: deze grens wordt niet bereikt", "1 rij van declaratie", "declaratie 1, 2026-01-12 90 minuten",
                     "uurtarief € 62,40 per uur", "geldt vanaf het begin van de looptijd tot 2026-07-01", "artikel 7: niet gekort", "netto € 93,60"});
}

TEST(Story, OfABonusNamesTheBandAndTheRounding) {
  auto settled = test::settle("examples/begeleiding");
  expect_says(settled.told("kwaliteit[A, 2026-K1]"), {"ladder(score) 2%", "trede van ladder: \"vanaf 8,5: 2%\"", "uit tevredenheid A, 2026-K1", "basis[cliënt 1, aanbieder A, 2026-01] € 93,60",
                                                      "berekend € 1,872", "afronden op de cent, een halve van nul af -€ 0,002", "bruto € 1,87"});
}

TEST(Story, InEnglish) {
  auto settled = test::settle("examples/begeleiding", 0, "contract.en.bkm");
  expect_says(settled.told("basis[cliënt 1, A, 2026-01]", Language::en), {"€ 93.60 for cliënt 1, aanbieder A, 2026-01: article 5.1", "from Gemeente Valleistad to aanbieder A", "1 hour and 30 minutes",
                                                                           "this bound is not reached", "1 row of declaratie", "holds from the start of the term until 2026-07-01", "net € 93.60"});
}

TEST(Story, OfACutTellsWhatCameBeforeAndTheRoom) {
  auto settled = test::settle("tests/conformance/C10a");
  expect_says(settled.told("b[dec 2]"), {"Zonder plafond was het € 50,00; daar gaat € 25,00 af.", "begrenzing: gekort -€ 25,00", "plafond voor aanbieder A, 2026: € 100,00", "eerder in volgorde: 1 bedrag, samen € 60,00",
                                        "ruimte die dan nog over is: € 40,00", "2 bedragen tegelijk, samen € 80,00: ze delen naar rato", "netto € 25,00"});
}

TEST(Story, OfNestedLimitsTellsEachInTurn) {
  auto settled = test::settle("tests/conformance/C12a");
  expect_says(settled.told("b[dec 1]"), {"begrenzing: gekort -€ 90,00", "plafond voor cliënt c1, aanbieder A, 2026: € 60,00", "begrenzing: niet gekort € 0,00", "netto € 60,00"});
  expect_says(settled.told("b[dec 2]"), {"begrenzing: niet gekort", "begrenzing: gekort -€ 10,00", "eerder in volgorde: 1 bedrag, samen € 60,00", "netto € 40,00"});
}

TEST(Story, OfAnEndlessFractionCutsItOffAndGivesItExactly) {
  auto settled = test::settle("tests/conformance/C26a");
  expect_says(settled.told("b[c1, A, 2026-01]"), {"2 rijen van dec", "dec 1, 2026-01-05 € 26,020833…", "minuten 25 minuten, v € 62,45 per uur", "precies 1249/24", "afronden op de cent, een halve van nul af -€ 0,001666…",
                                                 "bruto € 52,04", "gekort -€ 2,04", "netto € 50,00"});
}

TEST(Story, OfASplitTellsPotWeightsAndTheLastCent) {
  auto settled = test::settle("tests/conformance/C18a");
  expect_says(settled.told("d[A, 2026]"), {"over 3 ontvangers, naar gewicht (samen 3)", "te verdelen: pot bij ontbreken € 0 € 100,00", "aanbieder A (dit bedrag) € 33,34", "gewicht 1 van 3: evenredig € 33,333333…",
                                          "krijgt een resterende cent", "aanbieder B € 33,33"});
}

TEST(Story, OfASplitWithinBoundsTellsWhoIsBounded) {
  auto settled = test::settle("tests/conformance/C19a");
  expect_says(settled.told("d[B, 2026]"), {"aanbieder A € 400,00 gewicht 5 van 10: evenredig € 500,00 hoogstens € 400,00", "aanbieder B (dit bedrag) € 500,00", "wat anderen door hun grens meer of minder krijgen"});
}

TEST(Story, OfAPartPeriodTellsTheDays) {
  auto settled = test::settle("tests/conformance/C24b");
  expect_says(settled.told("a[t1, 2026-02]"), {"naar rato: 19 van de 28 dagen van 2026-02 € 210,357142…", "bruto € 210,36"});
  expect_says(settled.told("a[t1, 2026-03]"), {"naar rato: 31 van de 31 dagen van 2026-03 € 310,00"});
}

TEST(Story, OfADefinitionForAPartPeriodTellsTheDays) {
  auto settled = test::settle("tests/conformance/C61j");
  expect_says(settled.told("zorg[aanbieder A, 2026-01]"), {"€ 200,00 naar rato: 20 van de 31 dagen van 2026-01"});
  expect_says(settled.told("zorg[aanbieder A, 2026-01]", Language::en), {"pro rata: 20 of the 31 days of 2026-01"});
}

TEST(Story, ListsTenRowsAndTheRestTogether) {
  std::string text = R"(bkm 1 nl contract "Toets" versie "1"
partijen
  opdrachtgever gemeente
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand
gegevens dec sleutel nr op datum
  nr, aanbieder
  datum : datum
  bedrag : €
beloning afronden op de cent
  betaal b per aanbieder, maand = som van bedrag
rekenvoorbeeld "twaalf"
  gegeven dec
    | nr | aanbieder | datum | bedrag |
)";
  for (int i = 1; i <= 12; ++i) text += "    | " + std::to_string(100 + i) + " | A | 2026-01-05 | " + std::to_string(i) + " |\n";
  auto settled = test::settle_text(text + "  verwacht b[aanbieder A, 2026-01] = € 78\n");
  expect_says(settled.told("b[A, 2026-01]"), {"12 rijen van dec", "dec 110, 2026-01-05 € 10,00", "en 2 andere, samen € 23,00"});
}

TEST(Story, OfAPenaltyIsADeduction) {
  auto settled = test::settle("tests/conformance/C16b");
  expect_says(settled.told("m[A, 2026-K1]"), {"-€ 10,00 voor aanbieder A, 2026-K1", "af te trekken van wat Gemeente Valleistad aan aanbieder A betaalt", "berekend, als aftrek -€ 10,00", "netto -€ 10,00"});
}

// A story that does not add up is not told: whatever number of the settlement is off by a cent.
TEST(Story, ThatDoesNotAddUpIsNotTold) {
  auto spoilt = [](auto spoil) {
    auto settled = test::settle("tests/conformance/C26a");
    auto& cells = settled.run.settlement.rules[0].cells;
    spoil(cells.begin()->second);
    return settled.told("b[c1, A, 2026-01]");
  };
  const Rational cent(1, 100);
  expect_says(spoilt([&](interpret::Cell& cell) { cell.exact.number += cent; }), {"Fout in bkm", "de berekening van b"});
  expect_says(spoilt([&](interpret::Cell& cell) { cell.gross += cent; }), {"Fout in bkm", "de afronding"});
  expect_says(spoilt([&](interpret::Cell& cell) { cell.net += cent; }), {"Fout in bkm", "het bedrag van b"});
  expect_says(spoilt([&](interpret::Cell& cell) { cell.cuts[0].amount -= cent; }), {"Fout in bkm", "het bedrag van b"});
  EXPECT_EQ(spoilt([&](interpret::Cell& cell) { cell.net += cent; }).find("€ 50"), std::string::npos);
}

TEST(Story, AsJsonHoldsExactNumbers) {
  auto settled = test::settle("tests/conformance/C26a");
  auto json = nlohmann::json::parse(interpret::print_json(settled.story("b[c1, A, 2026-01]"), Language::nl));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["amounts"]["exact"], "1249/24");
  EXPECT_EQ(json["amounts"]["gross"], "52.04");
  EXPECT_EQ(json["amounts"]["adjustment"], "-2.04");
  EXPECT_EQ(json["amounts"]["net"], "50.00");
  EXPECT_EQ(json["calculation"][0]["parts"][0]["role"], "row");
}

// --- why there is nothing -----------------------------------------------------------------------------------------------

TEST(WhyNot, TheConditionIsFalse) {
  auto settled = test::settle("examples/begeleiding");
  expect_says(settled.told("ontevreden[A, 2026-K1]"), {"Geen bedrag voor aanbieder A, 2026-K1", "de voorwaarde geldt hier niet: score < 5,5", "score 8,6"});
}

TEST(WhyNot, TheRowsWereRefused) {
  auto settled = test::settle("examples/begeleiding");
  expect_says(settled.told("basis[1, A, 2026-02]"), {"er is geen rij van declaratie waarvoor geldt: product in", "declaratie 2, 2026-02-03: afgekeurd"});
}

TEST(WhyNot, TheRowsWereCancelled) {
  auto settled = test::settle("tests/conformance/C26a");
  expect_says(settled.told("b[c3, A, 2026-01]"), {"dec 8, 2026-01-12: vervallen door een creditering"});
}

TEST(WhyNot, TheRowsAreNotSelected) {
  auto settled = test::settle("tests/conformance/C26a");
  expect_says(settled.told("b[c2, A, 2026-01]"), {"1 rij voor deze sleutel voldoet niet aan die voorwaarde"});
}

TEST(WhyNot, OutsideTheTerm) {
  auto settled = test::settle("examples/begeleiding");
  expect_says(settled.told("basis[1, A, 2029-02]"), {"2029-02 ligt buiten de looptijd (2026-01-01 t/m 2027-12-31)"});
}

TEST(WhyNot, NotYetDue) {
  auto settled = test::settle("examples/S12-staffel-per-behandeling", 1);
  expect_says(settled.told("dbc_bedrag[b3]"), {"Nog niet opeisbaar: € 22.000,00 voor behandeling b3", "de dag is nog niet ingevuld"});
}

TEST(WhyNot, ThereIsNoRowToHoldFor) {
  auto settled = test::settle("examples/S51-tabel-8");
  expect_says(settled.told("basis[2026-03]"), {"er is geen geldige rij van opgave voor deze sleutel"});
}

// --- finding the key ----------------------------------------------------------------------------------------------------

TEST(FindKey, ReadsPartsInAnyOrderWithOrWithoutAxes) {
  auto settled = test::settle("examples/begeleiding");
  for (const char* text : {"basis[cliënt 1, aanbieder A, 2026-01]", "basis[2026-01, aanbieder A, cliënt 1]", "basis[1, A, 2026-01]", " basis [ cliënt \"1\" , A,2026-01 ] "}) EXPECT_EQ(settled.finding(text), "") << text;
  for (const char* text : {"kwaliteit[A, 2026-K1]", "kwaliteit[2026-Q1, A]"}) EXPECT_EQ(settled.finding(text), "") << text;
}

TEST(FindKey, SaysWhatIsNear) {
  auto settled = test::settle("examples/begeleiding");
  expect_says(settled.finding("bassis[1, A, 2026-01]"), {"geen regel \"bassis\"", "basis"});
  expect_says(settled.finding("basis[A]"), {"cliënt, aanbieder, maand", "basis[cliënt 1, aanbieder A, 2026-01]"});
  expect_says(settled.finding("basis[cliënt 1, aanbieder AA, 2026-01]"), {"aanbieder \"AA\" komt in deze gegevens niet voor", "basis[cliënt 1, aanbieder A, 2026-01]"});
  expect_says(settled.finding("basis[cliënt 1"), {"geen naam met een sleutel"});
}

}  // namespace
}  // namespace bkm
