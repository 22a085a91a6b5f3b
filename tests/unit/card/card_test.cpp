// The card of the two worked tables of the thesis and of the hourly-rate contract: the cells that matter, in both languages.
#include "compiler/card/card.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cards.hpp"
#include "compiler/diag/wrap.hpp"

namespace bkm {
namespace {

TEST(Card, OfTheCoalitionsOffer) {
  const std::string kForward = "waarin vooruit: het aantal: cliënt in zrm waar domein gelijk aan \"dagbesteding\" en (eindscore (ontbreekt dat: beginscore) min beginscore) ten minste 1 <- bepaal vooruit";
  card::Card card = card_of("S51-tabel-8/contract.bkm");
  EXPECT_EQ(cell(card, "contract-parties"),
            "meerdere contractpartijen <- partijen | opdrachtgever Gemeente Voorbeeldstad <- partijen | coalitie Coalitie Dagbesteding Noord <- partijen | "
            "2 leden: Zorgaanbieder A, Stichting B <- partijen");
  EXPECT_EQ(cell(card, "competition"), "complementair: zij treden samen op (coalitie Coalitie Dagbesteding Noord) <- partijen");
  EXPECT_EQ(cell(card, "strategic-importance"), "");
  EXPECT_EQ(cell(card, "nature"), "nut <- prestatie meedoen");
  EXPECT_EQ(cell(card, "outcome"), "vooraf onbekend <- prestatie meedoen | in cijfers voor een bonus of malus: beginscore (zrm), eindscore (zrm) <- bonus vooruitgang, artikel 6");
  EXPECT_EQ(cell(card, "obligation"), "resultaatverplichting <- prestatie meedoen");
  EXPECT_EQ(cell(card, "risk"), "verdeling van het risico over beide partijen <- prestatie meedoen");
  EXPECT_EQ(cell(card, "price"), "vaste prijs: € 1.150 per plaats per maand <- betaal basis, artikel 5 | deel van een ander bedrag: \"Bedrag per ingezette plaats\" <- betaal lidbedrag, artikel 5.3");
  EXPECT_EQ(cell(card, "base-reward"), 
            "prestatiegerichte bekostiging: naar bezet (opgave) <- betaal basis, artikel 5 | "
            "verdeling van \"Bedrag per ingezette plaats\"; naar aandeel (40% tot 60%); van Coalitie Dagbesteding Noord aan lid <- betaal lidbedrag, artikel 5.3");
  EXPECT_EQ(cell(card, "payment"),
            "gespreid: per maand <- betaal basis, artikel 5; betaal lidbedrag, artikel 5.3 | in één keer, aan het eind van de looptijd <- bonus vooruitgang, artikel 6 | "
            "afgerekend per maand <- periode");
  EXPECT_EQ(cell(card, "financial-incentives"),
            "bonus: Cliënten die een stap vooruit zijn; staffel ladder (€ 0 tot € 12.500, naar vooruit); uit de gegevens: beginscore (zrm), eindscore (zrm) <- bonus vooruitgang, artikel 6 | "
            "uitkomstindicator <- prestatie meedoen | " + kForward);
  EXPECT_EQ(cell(card, "non-financial-incentives"), "voorwaarde met rechtsgevolg: Verlenging met twee jaar; als vooruit ten minste 20 cliënt <- voorwaarde verlengen, artikel 8 | " + kForward);
  EXPECT_EQ(cell(card, "ceilings"), "");
  EXPECT_EQ(cell(card, "repetition"), "repeterende transactie: 24 keer afgerekend, per maand <- periode");
  EXPECT_EQ(cell(card, "period"), "vooraf bepaald: 2026-01-01 t/m 2027-12-31 <- periode");
  EXPECT_EQ(cell(card, "extension"), "optie tot verlenging t/m 2029-12-31 <- periode");
  EXPECT_EQ(cell(card, "switching-costs"), "");
}

TEST(Card, OfTheMunicipalitysLotInEnglish) {
  card::Card card = card_of("S52-tabel-9/contract.bkm");
  EXPECT_EQ(cell(card, "contract-parties", Language::en),
            "more than two contract parties <- partijen | purchaser Gemeente Voorbeeldstad <- partijen | providers: as many as the data name (aanbieder) <- partijen");
  EXPECT_EQ(cell(card, "competition", Language::en), "several providers, each on its own <- partijen | they share one ceiling per wijk, jaar <- begrens, article 7");
  EXPECT_EQ(cell(card, "obligation", Language::en), "obligation of result <- prestatie redzaamheid");
  EXPECT_EQ(cell(card, "base-reward", Language::en), "performance-based: by beschikbaar (opgave) <- betaal basis, article 5");
  EXPECT_EQ(cell(card, "ceilings", Language::en), 
            "\"Bedrag per beschikbare plaats\", \"Gemiddeld een kwart stap vooruit\" per wijk, jaar: at most wijkbudget (begroting); filled in order of kwartaal, cut above that <- begrens, article 7");
  EXPECT_EQ(cell(card, "acts", Language::en), "not per client, but per aanbieder, wijk, kwartaal <- betaal basis, article 5");
  EXPECT_EQ(cell(card, "population", Language::en), "");
}

TEST(Card, OfTheHourlyRate) {
  card::Card card = card_of("begeleiding/contract.bkm");
  EXPECT_EQ(cell(card, "price"), "vaste prijs die op vooraf bepaalde dagen wijzigt: € 62,40 per uur; vanaf 2026-07-01: € 64,10 per uur (uurtarief) <- betaal basis, artikel 5.1");
  EXPECT_EQ(cell(card, "base-reward"), "prestatiegerichte bekostiging: naar minuten (declaratie) <- betaal basis, artikel 5.1");
  EXPECT_EQ(cell(card, "acts"), "per cliënt per enkele verrichting (per declaratie), tot een maximum <- betaal basis, artikel 5.1");
  EXPECT_EQ(cell(card, "population"), "per cliënt <- betaal basis, artikel 5.1");
  EXPECT_NE(cell(card, "financial-incentives").find("malus: ontevreden; 1,5% van het totaal van basis, als score minder dan 5,5; uit de gegevens: score (tevredenheid) <- malus ontevreden, artikel 6.3"), std::string::npos);
  EXPECT_NE(cell(card, "financial-incentives").find("of het een structuur-, proces- of uitkomstindicator is: niet in de tekst"), std::string::npos);
  EXPECT_EQ(cell(card, "non-financial-incentives"), "");
  EXPECT_NE(cell(card, "ceilings").find("uren, ten hoogste 16 uur <- betaal basis, artikel 5.1"), std::string::npos);
}

TEST(Card, OfAnEnglishContractNamesItsOwnKeywords) {
  card::Card card = card_of("begeleiding/contract.en.bkm");
  EXPECT_EQ(cell(card, "nature", Language::nl), "dienst <- performance begeleiding");
  EXPECT_EQ(cell(card, "obligation", Language::en), "obligation of effort <- performance begeleiding");
  EXPECT_NE(cell(card, "price", Language::en).find("<- pay basis, article 5.1"), std::string::npos);
}

TEST(Card, OfAFixedAmountIsALumpSum) {
  card::Card card = card_of("S03-beschikbaarheid/contract.bkm");
  EXPECT_EQ(cell(card, "price"), "vaste prijs: € 9.800 tot € 14.250 per maand, naar soort (vergoeding, tabel vergoedingen) <- betaal beschikbaarheid, artikel 3.1");
  EXPECT_EQ(cell(card, "base-reward"), "lumpsum budget: vast bedrag per inloophuis, maand <- betaal beschikbaarheid, artikel 3.1");
  EXPECT_NE(cell(card_of("S18-vast-maandbedrag/contract.bkm"), "base-reward").find("vast bedrag per arrangement, maand, wat er ook wordt geleverd"), std::string::npos);
}

TEST(Card, ResidentsAreNoPerformance) {
  EXPECT_NE(cell(card_of("S53-populatie/contract.bkm"), "base-reward").find("lumpsum budget per populatie: naar peil (wijk)"), std::string::npos);
}

TEST(Card, OfATreatmentFollowsTheTrajectory) {
  card::Card card = card_of("S12-staffel-per-behandeling/contract.bkm");
  EXPECT_EQ(cell(card, "period"), "vooraf bepaald: 2026-01-01 t/m 2026-12-31 <- periode | niet vooraf bepaald: \"Bedrag bij sluiten\", op de dag \"gesloten\" (per behandeling) <- betaal dbc_bedrag, artikel 4.2");
  EXPECT_EQ(cell(card, "price"), "variabele prijs, vooraf bekend: staffel dbc met 4 treden, € 0 tot € 22.000; de waarde van de bereikte trede, te betalen op gesloten <- betaal dbc_bedrag, artikel 4.2");
  EXPECT_EQ(cell(card, "acts"), "per cliënt voor een verzameling van verrichtingen (per behandeling) <- betaal dbc_bedrag, artikel 4.2");
  EXPECT_EQ(cell(card, "payment"), "op één moment: op gesloten, per behandeling <- betaal dbc_bedrag, artikel 4.2 | afgerekend per maand <- periode");
}

const std::string kStay = R"(bkm 1 nl contract "Toets" versie "1"
partijen opdrachtgever gemeente "G" aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand
gegevens verblijf per verblijf van begin t/m eind
  aanbieder
  begin : datum
  eind : datum of leeg
gegevens declaratie sleutel nummer op datum
  nummer, aanbieder
  datum : datum
  minuten : minuut 1..600
beloning afronden op de cent
  tarief dagprijs = € 187,35 per dag
  bepaal dagbedrag per verblijf, dag voor elke verblijf = dagprijs artikel "4.1"
  betaal afrekening per aanbieder, kwartaal = som van dagbedrag artikel "5.2"
  bepaal uren per aanbieder, maand = (som van minuten) hoogstens 20 uur artikel "3.2"
  bepaal tijd per aanbieder, maand alleen met declaratie = (som van minuten) minstens 2 uur
  betaal zorg per aanbieder, maand = uren * € 60 per uur artikel "5.1"
  betaal vast per aanbieder, maand = tijd * € 10 per uur artikel "5.3"
)";
const std::string kEnglishStay = R"(bkm 1 en contract "Test" version "1"
parties purchaser council "C" providers provider
period term 2026-01-01 through 2026-12-31 settle per month
data stay per stay from start through finish
  provider
  start : date
  finish : date or empty
data claim key nr on day_of_care
  nr, provider
  day_of_care : date
  minutes_of_care : minute 1..600
reward round to the cent
  rate day_price = € 187.35 per day
  define day_amount per stay, day for each stay = day_price article "4.1"
  pay stays per provider, quarter = sum of day_amount article "5.2"
  define hours_paid per provider, month = (sum of minutes_of_care) at most 20 hours article "3.2"
  pay care per provider, month = hours_paid * € 60 per hour article "5.1"
)";

// By the days of the stay, whatever the period in which they are added up.
TEST(Card, APricePerDayOfAStayIsPaidByItsDays) {
  std::string reward = cell(card_of_text("contract.bkm", kStay), "base-reward");
  EXPECT_NE(reward.find("prestatiegerichte bekostiging: naar dagen van verblijf <- betaal afrekening, artikel 5.2"), std::string::npos) << reward;
  EXPECT_EQ(reward.find("lumpsum"), std::string::npos) << reward;
  reward = cell(card_of_text("contract.bkm", kEnglishStay), "base-reward", Language::en);
  EXPECT_NE(reward.find("performance-based: by days of stay <- pay stays, article 5.2"), std::string::npos) << reward;
}

TEST(Card, AMaximumHasTheArticleOfItsOwnClause) {
  std::string ceilings = cell(card_of_text("contract.bkm", kStay), "ceilings");
  EXPECT_NE(ceilings.find("ten hoogste 20 uur <- bepaal uren, artikel 3.2 |"), std::string::npos) << ceilings;
  ceilings = cell(card_of_text("contract.bkm", kEnglishStay), "ceilings", Language::en);
  EXPECT_NE(ceilings.find("at most 20 hours <- define hours_paid, article 3.2"), std::string::npos) << ceilings;
}

TEST(Card, AMaximumWithoutAnArticleHasThatOfItsAmountToo) {
  std::string ceilings = cell(card_of_text("contract.bkm", kStay), "ceilings");
  EXPECT_NE(ceilings.find("ten minste 2 uur <- bepaal tijd; betaal vast, artikel 5.3"), std::string::npos) << ceilings;
}

TEST(Card, PrintsWithinItsWidthAndMarksWhatTheTextDoesNotSay) {
  card::Card card = card_of("S51-tabel-8/contract.bkm");
  for (unsigned width : {80u, 100u}) {
    std::istringstream lines(card::print(card, Language::nl, width));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(diag::screen_columns(line), width) << line;
  }
  EXPECT_NE(card::print(card, Language::nl).find("niet in de tekst"), std::string::npos);
  EXPECT_NE(card::print(card, Language::en).find("not in the text"), std::string::npos);
  EXPECT_NE(card::print_markdown(card, Language::en).find("| Low or high switching costs | *not in the text* | – |"), std::string::npos);
}

TEST(Card, OfAContractWithOnlyABonusSaysSo) {
  EXPECT_EQ(cell(card_of("gedeelde-besparing/contract.bkm"), "base-reward"),
            "geen basisbeloning, alleen bonus of malus <- bonus besparingsdeel, artikel 425.604; malus verliesdeel, artikel 425.606");
}

// Every value names a clause, but for what is said to be undecided.
TEST(Card, OfEveryConformanceContractNamesItsClauses) {
  for (const auto& entry : fs::directory_iterator(fs::path(BKM_SOURCE_DIR) / "tests/conformance")) {
    if (!entry.is_directory()) continue;
    auto compiled = driver::compile(entry.path().string(), read(entry.path() / "contract.bkm"));
    if (!compiled.ok()) continue;
    card::Card card = card::make_card(compiled.plan, compiled.sources);
    for (const card::Feature& feature : card.features)
      for (const card::Entry& e : feature.entries) EXPECT_TRUE(!e.clauses.empty() || e.value.nl.find("niet in de tekst") != std::string::npos) << entry.path() << e.value.nl;
    EXPECT_NE(card::print(card, Language::en), "");
  }
}

TEST(Card, AsJson) {
  auto json = nlohmann::json::parse(card::print_json(card_of("S52-tabel-9/contract.bkm"), Language::nl));
  EXPECT_EQ(json["version"], 1);
  ASSERT_EQ(json["features"].size(), 21u);
  EXPECT_EQ(json["features"][0]["id"], "contract-parties");
  EXPECT_EQ(json["features"][2]["in_text"], false);
}

}  // namespace
}  // namespace bkm
