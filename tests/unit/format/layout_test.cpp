// The rules of the layout, each on a small contract. The layouts were written by hand.
#include <gtest/gtest.h>

#include "compiler/format/format.hpp"

namespace bkm::format {
namespace {

const std::string kHead = "bkm 1 nl contract \"Zorg\"\n";

std::string laid_out(const std::string& text) {
  const Outcome outcome = formatted("contract.bkm", kHead + text);
  EXPECT_FALSE(outcome.fault);
  return outcome.text ? outcome.text->substr(kHead.size()) : "(has errors)";
}

TEST(Layout, PartsOfAContractStandApart) {
  EXPECT_EQ(laid_out("partijen opdrachtgever g \"G\" aanbieders a leden lid { A \"Aa\", B \"Bb\" } derden client\n"
                     "periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand eenheid stuk/stuks\n"
                     "prestatie p \"P\" aard dienst uitkomst bekend\nbepaal v per jaar = 1\n"
                     "beloning afronden op de cent vanaf 2026-07-01: € 1 naar boven tarief u = € 60"),
            R"(
partijen
  opdrachtgever g   "G"
  aanbieders    a
  leden         lid { A "Aa", B "Bb" }
  derden        client

periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand
eenheid stuk/stuks

prestatie p "P"
  aard dienst  uitkomst bekend
  bepaal v per jaar = 1

beloning afronden op de cent
    vanaf 2026-07-01: € 1 naar boven
  tarief u = € 60
)");
}

TEST(Layout, ColumnsOfATableStandBelowEachOther) {
  EXPECT_EQ(laid_out("gegevens t per a, jaar uit \"f.csv\" getallen nl\n jaar uit \"year\"\n soort in {\"x\",\"y\"}\n n:getal(1) 0,5 .. 1.000 of leeg uit \"N\"\n"
                     "lange_naam : € 0..  -- laatste\n\n los, codes"),
            R"(
gegevens t per a, jaar uit "f.csv" getallen nl
  jaar                                      uit "year"
  soort      in {"x", "y"}
  n          : getal(1) 0,5..1.000 of leeg  uit "N"
  lange_naam : € 0..    -- laatste

  los, codes
)");
}

TEST(Layout, ARuleStandsOnOneLineOrBreaksBeforeItsValue) {
  EXPECT_EQ(laid_out("beloning afronden op de cent betaal b per a,maand=uren*u artikel \"5\" cumulatief binnen jaar\n"
                     "betaal een_lange_naam per aanbieder, maand voor elke toewijzing = (uren hoogstens 16 uur) * uurtarief artikel \"5.1\"\n"
                     "bonus een_lange_naam2 per aanbieder, maand voor elke toewijzing = 2% * som van bruto basis als score >= 5,5 en score < 8 anders "
                     "1% * som van bruto basis als score >= 4 artikel \"6\"\n"
                     "tarief u = € 60 per uur vanaf 2026-07-01: € 61 per uur stijgt jaarlijks 2% vanaf 2027-01-01"),
            R"(
beloning afronden op de cent
  betaal b per a, maand = uren * u                                               artikel "5"
    cumulatief binnen jaar
  betaal een_lange_naam per aanbieder, maand voor elke toewijzing
    = (uren hoogstens 16 uur) * uurtarief                                        artikel "5.1"
  bonus een_lange_naam2 per aanbieder, maand voor elke toewijzing
    = 2% * som van bruto basis als score >= 5,5 en score < 8
      anders 1% * som van bruto basis als score >= 4                             artikel "6"
  tarief u = € 60 per uur
    vanaf 2026-07-01: € 61 per uur
    stijgt jaarlijks 2% vanaf 2027-01-01
)");
}

TEST(Layout, LongSumsFillLinesOf120) {
  EXPECT_EQ(laid_out("bepaal fb per ziekenhuis, jaar = kapitaallasten + inwoners * € 52 per inwoner + bedden * € 31.000 per bed + plaatsen * € 118.000 "
                     "per specialistenplaats + opnamen * € 410 per opname"),
            R"(
bepaal fb per ziekenhuis, jaar
  = kapitaallasten + inwoners * € 52 per inwoner + bedden * € 31.000 per bed
    + plaatsen * € 118.000 per specialistenplaats + opnamen * € 410 per opname
)");
}

TEST(Layout, ALimitBreaksBeforeItsCeilingAndItsException) {
  EXPECT_EQ(laid_out("begrens basis per aanbieder, jaar tot plafond volgorde datum, ontvangen behalve waar product = \"CRISIS\" telt niet mee artikel \"7\""),
            R"(
begrens basis per aanbieder, jaar
  tot plafond volgorde datum, ontvangen
  behalve waar product = "CRISIS" telt niet mee                                  artikel "7"
)");
}

TEST(Layout, BandsAndRowsStandInColumnsNumbersRight) {
  EXPECT_EQ(laid_out("staffel s over uur schijven vanaf 0: € 1 per uur+€ 2 boven 1.000 : geen\n"
                     "tabel t per k\n|k|prijs|tekst|\n|a|€ 1.280,00|\"x|y\"|  -- op\n| bé |€ 9,50|z|"),
            R"(
staffel s over uur schijven
  vanaf 0:     € 1 per uur + € 2
  boven 1.000: geen
tabel t per k
  | k  |      prijs | tekst |
  | a  | € 1.280,00 | "x|y" |    -- op
  | bé |     € 9,50 | z     |
)");
}

TEST(Layout, CodesInAnExampleStandLeftAndNumbersRight) {
  EXPECT_EQ(laid_out("gegevens d zonder sleutel nr datum : datum minuten : minuut rekenvoorbeeld \"x\" gegeven d\n|nr|minuten|\n|1|2.000|\n|20|5|\n"
                     "verwacht b[ a A,2026-01 ]=€ 1 verwacht rijen d = 2 gebruikt"),
            R"(
gegevens d zonder sleutel
  nr
  datum   : datum
  minuten : minuut

rekenvoorbeeld "x"
  gegeven d
    | nr | minuten |
    | 1  |   2.000 |
    | 20 |       5 |
  verwacht b[a A, 2026-01] = € 1
  verwacht rijen d = 2 gebruikt
)");
}

TEST(Layout, CommentsStayWhereTheyBelong) {
  EXPECT_EQ(laid_out("-- voor de gegevens\ngegevens t per a -- de kop\n  n : getal -- een\n  meer : getal -- twee\n  -- hoort bij t\n\n-- voor de beloning\n"
                     "beloning afronden op de cent\n  betaal b per a -- midden\n = 1\n\n\n\n  -- groep\n  betaal c per a = 2\n-- slot"),
            R"(
-- voor de gegevens
gegevens t per a    -- de kop
  n    : getal      -- een
  meer : getal      -- twee
  -- hoort bij t

-- voor de beloning
beloning afronden op de cent
  betaal b per a    -- midden
    = 1

  -- groep
  betaal c per a = 2
-- slot
)");
}

// A quote that does not close takes in the bar behind it; a bar more would become part of the cell.
TEST(Layout, AnOpenQuoteKeepsItsCell) {
  EXPECT_EQ(laid_out("tabel t per k\n |k|\n |5\" |\n | 6\"\n |\"a|b\"|"), "\ntabel t per k\n  | k     |\n  | 5\" |\n  | 6\"\n  | \"a|b\" |\n");
}

// A forgotten comma must go on looking like one: the next check tells of it.
TEST(Layout, WordsInARowStayInARow) {
  EXPECT_EQ(laid_out("gegevens t zonder sleutel\n nr aanbieder\n datum : datum"), "\ngegevens t zonder sleutel\n  nr aanbieder\n  datum : datum\n");
}

// On one line `over jaar` and `t/m nu` would be fine, but `eerste` and `dag` would become one phrase.
TEST(Layout, WordsThatWouldBecomeAPhraseStayApart) {
  const std::string made = laid_out("bepaal x per a = som van n\n  waar bij\nontbreken");
  EXPECT_EQ(made, "(has errors)");
  EXPECT_EQ(laid_out("gegevens t per k op eerste\ndag, x"), "\ngegevens t per k op eerste\n  dag, x\n");
}

// What is compared with a file to the character is a text.
TEST(Layout, MarksStandInQuotes) {
  EXPECT_EQ(laid_out("gegevens t zonder sleutel uit \"f\" waar k in {ja,1.000,\"x\"} nr"),
            "\ngegevens t zonder sleutel uit \"f\" waar k in {\"ja\", \"1.000\", \"x\"}\n  nr\n");
}

TEST(Layout, IsOfLineFeedsWithoutAMark) {
  const Outcome outcome = formatted("x", "\uFEFFbkm 1 nl contract \"Zorg\"\r\n-- een\r\n\r\ntarief  u\t= 1\r\n");
  EXPECT_EQ(outcome.text, "bkm 1 nl contract \"Zorg\"\n\n-- een\n\ntarief u = 1\n");
}

TEST(Layout, OfATextWithErrorsIsNone) {
  const Outcome outcome = formatted("x", kHead + "betaald u = 1");
  EXPECT_FALSE(outcome.text);
  EXPECT_FALSE(outcome.fault);
  EXPECT_TRUE(outcome.findings.has_errors());
}

}  // namespace
}  // namespace bkm::format
