// What is a word of the language, and what is the author's, by the place where it stands. The English contracts were written by hand.
#include <gtest/gtest.h>

#include <ctime>

#include "compiler/driver/pipeline.hpp"
#include "compiler/format/format.hpp"

namespace bkm::format {
namespace {

constexpr const char* kDutch = R"(bkm 1 nl contract "Zorg per maand" versie "1"

partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders    aanbieder
  derde         bank     "De bank"

periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per vierweken vierweken vanaf 2026-01-05 schooljaar vanaf 1 augustus
eenheid dagdeel/dagdelen = 4 uur

gegevens dec sleutel nr op datum uit "f.csv" waar soort = "ja" getallen nl datum d-m-j leeg "n.v.t."
  nr, aanbieder
  soort   in {"dag", "maand"}
  datum   : datum
  minuten : minuut 0,5..1.440
  bedrag  : €
  actief  : ja_nee leeg is nee

gegevens tev per aanbieder, kwartaal
  kwartaal uit "Kwartaal"
  score    : getal(1) 0..10

prestatie zorg "Zorg"
  aard dienst  uitkomst onbekend  verplichting inspanning  risico gedeeld  indicator uitkomst

beloning afronden op 0,05 naar boven
  tarief u = € 1.062,40 per uur    -- per uur, niet per dag
    stijgt jaarlijks 3,5% vanaf 2026-07-01
  tabel gewichten per soort, jaar
    | soort | jaar | gewicht     | mee |
    | dag   | 2026 | € 0,8 per uur | ja  |
    | maand | 2026 | € 1,9 per uur | nee |
  betaal b per aanbieder, maand van gemeente aan aanbieder op 3 maanden na laatste dag
    = (som van minuten waar soort = "dag" over vorige 3 maanden) * u
    gebroken maand begin telt voor dag 15, eind telt niet
  bepaal c per looptijd = som van bedrag over jaar t/m nu

rekenvoorbeeld "maand"
  gegeven dec
    | nr  | aanbieder | soort | datum      | minuten  | bedrag     | actief |
    | 1,5 | uur       | dag   | 2026-01-05 |    "1,5" | € 1.000,50 | ja     |
    | 2   | K1        | maand | 2026-01-05 |   n.v.t. |      1.234 | "nee"  |
  gegeven tev
    | aanbieder | kwartaal | score |
    | 2026-K1   | 2026-K1  |   8,6 |
  verwacht b[aanbieder uur, 2026-V01] = € 1.000,50
  verwacht b[aanbieder "1,5", maand 2026-01] = geen
)";

constexpr const char* kEnglish = R"(bkm 1 en contract "Zorg per maand" version "1"

parties
  purchaser   gemeente "Gemeente"
  providers   aanbieder
  third party bank     "De bank"

period term 2026-01-01 through 2026-12-31 settle per fourweeks fourweeks from 2026-01-05 schoolyear from 1 August
unit dagdeel/dagdelen = 4 hour

data dec key nr on datum from "f.csv" where soort = "ja" numbers nl date d-m-y empty "n.v.t."
  nr, aanbieder
  soort   in {"dag", "maand"}
  datum   : date
  minuten : minute 0.5..1,440
  bedrag  : €
  actief  : yes_no empty is no

data tev per aanbieder, quarter
  quarter  from "Kwartaal"
  score : number(1) 0..10

performance zorg "Zorg"
  nature service  outcome unknown  obligation effort  risk shared  indicator outcome

reward round to 0.05 up
  rate u = € 1,062.40 per hour    -- per uur, niet per dag
    rises yearly 3.5% from 2026-07-01
  table gewichten per soort, year
    | soort | year |        gewicht | mee |
    | dag   | 2026 | € 0.8 per hour | yes |
    | maand | 2026 | € 1.9 per hour | no  |
  pay b per aanbieder, month from gemeente to aanbieder on 3 months after last day
    = (sum of minuten where soort = "dag" over previous 3 months) * u
    part month start counts before day 15, end does not count
  define c per term = sum of bedrag over year to date

example "maand"
  given dec
    | nr  | aanbieder | soort | datum      | minuten |     bedrag | actief |
    | 1,5 | uur       | dag   | 2026-01-05 |   "1.5" | € 1,000.50 | yes    |
    | 2   | K1        | maand | 2026-01-05 |  n.v.t. |      1,234 | "no"   |
  given tev
    | aanbieder | quarter | score |
    | 2026-K1   | 2026-Q1 |   8.6 |
  expect b[aanbieder uur, 2026-P01] = € 1,000.50
  expect b[aanbieder "1,5", month 2026-01] = none
)";

std::string said(const Outcome& outcome) {
  std::string all;
  for (const auto& d : outcome.findings.all()) all += std::string(d.kind->name) + ": " + diag::message(d, outcome.language) + "\n";
  return all;
}

std::string english(const std::string& text) {
  const Outcome outcome = translated("contract.bkm", text, Language::en);
  EXPECT_FALSE(outcome.fault) << text;
  return outcome.text.value_or(said(outcome));
}

TEST(Translation, IsOfTheWordsOfTheLanguageOnly) { EXPECT_EQ(english(kDutch), kEnglish); }

TEST(Translation, ComesBackAsTheLayout) {
  const Outcome laid_out = formatted("x", kDutch), back = translated("x", kEnglish, Language::nl);
  ASSERT_TRUE(laid_out.text);
  EXPECT_EQ(back.text, laid_out.text) << said(back);
}

TEST(Translation, ToItsOwnLanguageIsTheLayout) { EXPECT_EQ(translated("x", kEnglish, Language::en).text, kEnglish); }

const std::string kHead = R"(bkm 1 nl contract "Zorg"

)";

// Every word that the language owns means something in the other language, too.
TEST(Translation, OfEveryOwnWordCompiles) {
  const std::string text = R"(bkm 1 nl contract "Zorg"
partijen opdrachtgever g "G" aanbieders a
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand vierweken vanaf 2026-01-05 schooljaar vanaf 1 oktober
gegevens d sleutel nr op dag_van uit "f.csv" datum d-m-j
  nr, a
  dag_van : datum
  m : minuut  n : minuten  u : uur  v : uren  g : getal  p : percent  j : ja_nee  b : bsn  w : week  d1 : dag  d2 : dagen  w2 : weken  m2 : maanden
  k : kwartaal  k2 : kwartalen  h : halfjaar  y : jaar  y2 : jaren
prestatie p "P" aard nut uitkomst bekend verplichting levering risico opdrachtgever indicator proces
prestatie q "Q" aard product uitkomst onbekend verplichting resultaat risico aanbieder indicator structuur
beloning afronden op de cent
  tarief t1 = € 1 stijgt halfjaarlijks 1% vanaf 2026-07-01
  tarief t2 = € 1 stijgt driemaandelijks 1% vanaf 2026-07-01
  tarief t3 = € 1 stijgt maandelijks 1% vanaf 2026-12-01
)";
  for (const std::string& each : {text, english(text)}) {
    const driver::Compilation compiled = driver::compile("x", each, driver::Stage::elaborate);
    for (const auto& d : compiled.findings.all()) EXPECT_NE(d.kind->severity, diag::Severity::error) << diag::message(d, Language::en) << "\n" << each;
  }
}

// A name that cannot stand in English, or would mean something else there, is refused by name; the others stay.
TEST(Translation, RefusesNamesThatAreWordsElsewhere) {
  const auto refused = [](const std::string& text) {
    const Outcome outcome = translated("x", kHead + text, Language::en);
    EXPECT_FALSE(outcome.text || outcome.fault) << text;
    std::string all;
    for (const auto& d : outcome.findings.all()) all += std::string(outcome.sources.text(d.span)) + "@" + std::to_string(outcome.sources.position(0, d.span.begin).line) + " ";
    return all;
  };
  EXPECT_EQ(refused("gegevens t per month\n  n : getal"), "month@3 ");              // a period
  EXPECT_EQ(refused("eenheid hour\nbepaal x per a = 3 hour"), "hour@3 hour@4 ");    // a unit
  EXPECT_EQ(refused("bepaal per_uur per a = y\nbepaal gross per a = each"), "gross@4 each@4 ");  // keywords
  EXPECT_EQ(refused("gegevens t per k\n  complete\n  x"), "complete@4 ");  // reads there, but as something else
  EXPECT_EQ(refused("tabel t per k\n | k | day |\n | a | 1 |"), "day@4 ");
}

TEST(Translation, RefusesACodeThatWouldBecomeANumber) {
  const Outcome outcome = translated("x", kHead + "tabel t per k\n | k | v |\n | a | 1.5 |\n", Language::en);
  ASSERT_EQ(outcome.findings.all().size(), 1u) << said(outcome);
  EXPECT_EQ(said(outcome), "code-is-value-elsewhere: 1.5 is hier een code, maar zou in het Engels als waarde worden gelezen: schrijf \"1.5\".\n");
  const diag::Fix& fix = outcome.findings.all()[0].fixes.at(0);
  std::string fixed(outcome.sources.text(0));
  fixed.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.insert);
  EXPECT_TRUE(translated("x", fixed, Language::en).text);
}

// A cell that is no number in one language must not become one in the other.
TEST(Translation, OfABadNumberIsABadNumber) {
  const std::string text = english(kHead + "gegevens t zonder sleutel\n  n : getal\nrekenvoorbeeld \"x\"\n  gegeven t\n    | n |\n    | 1.5 |\n  verwacht rijen t = 1 afgekeurd\n");
  EXPECT_NE(text.find("| 1,5 |"), std::string::npos) << text;
}

TEST(Translation, OfACellWithAnOpenQuoteIsThatCell) {
  EXPECT_NE(english(kHead + "tabel t per k\n |k|\n |5\" |\n").find("  | k    |\n  | 5\" |\n"), std::string::npos);
}

// `from` and the column `first` would be one phrase on one line of English.
TEST(Translation, KeepsWordsApartThatWouldBecomeAPhrase) {
  const std::string text = english(kHead + "gegevens t per k van first t/m eind\n  first, eind : datum\n");
  EXPECT_NE(text.find("data t per k from\n  first through eind\n"), std::string::npos) << text;
  EXPECT_EQ(translated("x", text, Language::nl).text, kHead + "gegevens t per k van first t/m eind\n  first, eind : datum\n");
}

TEST(Speed, OfTwoThousandLines) {
  std::string text = kHead + "beloning afronden op de cent\n";
  for (int i = 0; i < 500; ++i)
    text += "  tarief u" + std::to_string(i) + " = € 62,40 per uur\n    vanaf 2026-07-01: € 64,10 per uur\n  betaal b" + std::to_string(i) +
            " per cliënt, aanbieder, maand\n    = (som van minuten waar product in {\"02A15\"}) * u" + std::to_string(i) + " artikel \"5.1\"\n";
  const std::clock_t start = std::clock();  // of this process only: other work may share the machine
  ASSERT_TRUE(formatted("x", text).text);
  EXPECT_LT(std::clock() - start, CLOCKS_PER_SEC) << "unoptimised it takes a third of that";
}

}  // namespace
}  // namespace bkm::format
