// One claim of the card at a time, on contracts of a few lines: what the text decides, and what it leaves open.
#include "cards.hpp"

namespace bkm {
namespace {

// A contract with these rules. `inzet` is reported, `meting` measured, `toewijzing` and `wijk` are registers.
std::string contract(const std::string& rules, const std::string& features = "verplichting inspanning") {
  return R"(bkm 1 nl contract "Proef" versie "1"
partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2027-12-31 afrekenen per maand
eenheid inwoner/inwoners, plaats/plaatsen
gegevens inzet sleutel nummer op datum bekend op ontvangen
  nummer, aanbieder, cliënt
  datum, ontvangen : datum
  minuten : minuut 1..600
  gebracht : ja_nee
gegevens meting per aanbieder, jaar
  score, doel : getal(1) 1..10
  budget : € 0..
gegevens toewijzing per toewijzing van begin t/m eind
  cliënt, aanbieder
  klasse in {"licht", "zwaar"}
  begin, eind : datum
  behaald : ja_nee
gegevens wijk per wijk, jaar
  aanbieder
  inwoners : inwoner 0..
  plaatsen, afgesproken : plaats 0..
  termijn : € per jaar 0..
prestatie hulp "Hulp"
  aard dienst  uitkomst onbekend  )" +
         features + R"(
beloning afronden op de cent
  tarief uurtarief = € 60 per uur
)" + rules;
}

card::Card of(const std::string& rules, const std::string& features = "verplichting inspanning") { return card_of_text("contract.bkm", contract(rules, features)); }
std::string said(const std::string& rules, const std::string& id, Language language = Language::nl) { return cell(of(rules), id, language); }

const std::string kHours = "  betaal uren \"Geleverde uren\" per aanbieder, maand = som van minuten * uurtarief artikel \"4\"\n";

// --- prijs ---------------------------------------------------------------------------------------------------------------

TEST(CardPrice, OfATableHasItsUnitItsKeyAndTheDaysItChanges) {
  const std::string rules = R"(  tabel klassen per klasse
    | klasse | vanaf      |      maandprijs |
    | licht  |            | € 310 per maand |
    | zwaar  |            | € 890 per maand |
    | zwaar  | 2027-01-01 | € 900 per maand |
  betaal maandbedrag per toewijzing, maand voor elke toewijzing = maandprijs
    gebroken maand naar rato
)";
  EXPECT_EQ(said(rules, "price"), "vaste prijs die op vooraf bepaalde dagen wijzigt: € 310 tot € 900 per maand, naar klasse (maandprijs, tabel klassen); wijzigt op 2027-01-01 <- betaal maandbedrag");
  EXPECT_EQ(said(rules, "price", Language::en), "fixed price that changes on days set beforehand: € 310 to € 900 per maand, by klasse (maandprijs, table klassen); changes on 2027-01-01 <- betaal maandbedrag");
}

TEST(CardPrice, OfAScaleSaysHowItCounts) {
  EXPECT_EQ(said("  staffel korting over uur schijven\n    vanaf 0: € 60 per uur\n    vanaf 100: € 55,50 per uur\n  betaal uren per aanbieder, maand = korting(som van minuten)\n", "price"),
            "variabele prijs, vooraf bekend: staffel korting met 2 treden, € 55,50 tot € 60,00 per uur; elk deel tegen de prijs van zijn eigen trede <- betaal uren");
}

TEST(CardPrice, OfAShareIsThatShareAndOfWhat) {
  const std::string rules = kHours + "  parameter opslag = 1,5%\n  betaal extra per aanbieder, maand = opslag * uren\n";
  EXPECT_EQ(said(rules, "price", Language::en), "fixed price: € 60 per uur (uurtarief) <- betaal uren, article 4 | percentage or factor: 1.5% (opslag) <- betaal extra");
  EXPECT_EQ(said(rules, "base-reward"), "prestatiegerichte bekostiging: naar minuten (inzet) <- betaal uren, artikel 4 | afgeleid van \"Geleverde uren\" <- betaal extra");
}

TEST(CardPrice, OfAMaximumIsNoPrice) {
  EXPECT_EQ(said("  betaal uren per aanbieder, maand = (som van minuten * uurtarief) hoogstens € 500\n", "price"), "vaste prijs: € 60 per uur (uurtarief) <- betaal uren");
}

TEST(CardPrice, HasItsConditionsAndItsDay) {
  const std::string rules = "  betaal loon per toewijzing voor elke toewijzing op eind = € 900 als behaald anders € 310 als klasse = \"zwaar\"\n";
  EXPECT_EQ(said(rules, "price"), "vaste prijs: € 900, te betalen op eind, als behaald <- betaal loon | vaste prijs: € 310, te betalen op eind, als niet behaald en klasse gelijk aan \"zwaar\" <- betaal loon");
  EXPECT_EQ(said(rules, "price", Language::en), "fixed price: € 900, due on eind, if behaald <- betaal loon | fixed price: € 310, due on eind, if not behaald and klasse is \"zwaar\" <- betaal loon");
}

// A price in a definition that is read twice is owed under each of the two conditions.
TEST(CardPrice, InTheDataHasItsCondition) {
  EXPECT_EQ(said("  betaal kosten per aanbieder, jaar voor elke meting = budget als score >= 8\n", "price"), "bedrag uit de gegevens: budget (meting), als score ten minste 8 <- betaal kosten");
  EXPECT_EQ(said("  betaal kosten per aanbieder, jaar voor elke meting = budget als score >= 8 anders 50% * budget\n", "price", Language::en),
            "percentage: 50% of budget, if not score is at least 8 <- betaal kosten | amount from the data: budget (meting) <- betaal kosten");
}

TEST(CardPrice, OfADefinitionHasTheConditionsOfItsReader) {
  const std::string rules = "  bepaal basis per aanbieder, jaar voor elke meting = € 500\n  betaal loon per aanbieder, jaar voor elke meting = basis als score >= 8 anders 50% * basis\n";
  EXPECT_EQ(said(rules, "price"), "vaste prijs: € 500, als score ten minste 8 <- betaal loon | vaste prijs: € 500, als niet score ten minste 8 <- betaal loon | percentage: 50% van basis, als niet score ten minste 8 <- betaal loon");
}

// A number is written as the language of the card writes it.
TEST(CardPrice, IsInTheNotationOfItsReader) {
  const std::string rules = "  betaal hulp per wijk, jaar voor elke wijk = plaatsen * € 1.150,50 per plaats\n";
  EXPECT_EQ(said(rules, "price"), "vaste prijs: € 1.150,50 per plaats <- betaal hulp");
  EXPECT_EQ(said(rules, "price", Language::en), "fixed price: € 1,150.50 per plaats <- betaal hulp");
}

// --- typologie van de basisbeloning --------------------------------------------------------------------------------------

TEST(CardBase, CountsRowsOrAddsUpQuantities) {
  EXPECT_EQ(said("  betaal keer per aanbieder, maand = aantal inzet * € 40 per inzet\n", "base-reward"), "prestatiegerichte bekostiging: per inzet <- betaal keer");
  EXPECT_EQ(said("  betaal hulp per aanbieder, maand = aantal cliënt uit inzet * € 40 per cliënt\n", "base-reward"), "prestatiegerichte bekostiging: per cliënt (inzet) <- betaal hulp");
}

TEST(CardBase, IsNotWhatTheAmountIsHeldAgainst) {
  const std::string rules = "  betaal hulp per wijk, jaar voor elke wijk = (plaatsen hoogstens afgesproken) * € 100 per plaats\n";
  EXPECT_EQ(said(rules, "base-reward"), "prestatiegerichte bekostiging: naar plaatsen (wijk) <- betaal hulp");
  EXPECT_EQ(said(rules, "ceilings"), "plaatsen (wijk), ten hoogste afgesproken (wijk) <- betaal hulp");
}

// The agreed number is not what is paid for. The delivered number is, also where it is taken off.
TEST(CardBase, OfAnExcessIsByThatExcess) {
  const std::string price = " * € 100 per plaats\n";
  EXPECT_EQ(said("  betaal meer per wijk, jaar voor elke wijk = (plaatsen boven afgesproken)" + price, "base-reward"), "prestatiegerichte bekostiging: naar wat plaatsen (wijk) meer is dan afgesproken (wijk) <- betaal meer");
  EXPECT_EQ(said("  betaal minder per aanbieder, jaar voor elke meting = ((40 uur) boven som van minuten) * uurtarief\n", "base-reward"), "naar wat 40 uur meer is dan het totaal van minuten (inzet); of dat een prestatie is: niet te bepalen uit de tekst <- betaal minder");
  EXPECT_EQ(said("  betaal garantie per aanbieder, jaar voor elke meting = budget boven (som van minuten * uurtarief)\n", "base-reward"),
            "bedrag uit de gegevens per aanbieder, jaar: wat budget (meting) meer is dan het totaal van minuten (inzet) × uurtarief (€ 60 per uur); of het een lumpsum is: niet te bepalen uit de tekst <- betaal garantie");
}

// For each row less there is more: not "per inzet".
TEST(CardBase, OfADifferenceIsByTheDifferenceAndItsDefinitions) {
  const std::string rules = "  bepaal gemeten per aanbieder, jaar = score / doel\n  bepaal eerder \"Wat eerst was\" per aanbieder, jaar alleen met meting = gemiddelde van gemeten over vorige 3 jaren bij ontbreken 0 artikel \"3\"\n"
                            "  betaal beter per aanbieder, jaar alleen met meting = (eerder boven gemeten) * € 100\n";
  EXPECT_EQ(cell(of(rules, "verplichting resultaat"), "base-reward"),
            "resultaatgerichte bekostiging: naar wat \"Wat eerst was\" meer is dan gemeten <- betaal beter | "
            "waarin \"Wat eerst was\": het gemiddelde van gemeten over 3 jaar ervoor (ontbreekt dat: 0) <- bepaal eerder, artikel 3 | waarin gemeten: score gedeeld door doel <- bepaal gemeten");
  const std::string fewer = "  betaal minder per aanbieder, jaar voor elke meting = (50 inzet - aantal inzet) * € 10 per inzet\n";
  EXPECT_EQ(said(fewer, "base-reward", Language::en), "by 50 inzet minus the number of: inzet; whether that is a performance: not determined by the text <- betaal minder");
}

TEST(CardBase, IsNotByWhatMakesItLess) {
  EXPECT_EQ(said("  betaal bezet per aanbieder, jaar voor elke meting = € 900 - aantal inzet * € 10 per inzet\n", "base-reward", Language::en),
            "by € 900 minus € 10 per inzet, for each inzet; whether that is a performance: not determined by the text <- betaal bezet");
  EXPECT_EQ(said("  betaal uren per aanbieder, maand = (som van minuten - (aantal inzet waar gebracht = nee) * 10 minuten per inzet) * uurtarief\n", "base-reward"),
            "prestatiegerichte bekostiging: naar het totaal van minuten (inzet) min het aantal: inzet waar niet gebracht (inzet) × 10 minuten per inzet <- betaal uren");
}

TEST(CardBase, OfAnExcessOverAFixedNumberIsByTheExcess) {
  EXPECT_EQ(said("  betaal meer per aanbieder, jaar = (aantal inzet boven 5 inzet) * € 10 per inzet\n", "base-reward"), "prestatiegerichte bekostiging: naar wat het aantal: inzet meer is dan 5 inzet <- betaal meer");
  EXPECT_EQ(said("  betaal uren per aanbieder, maand = (som van minuten boven 0 uur) * uurtarief\n", "base-reward", Language::en), "performance-based: by minuten (inzet) <- betaal uren");
}

TEST(CardBase, OfLessReportedIsNotCalledAPerformance) {
  EXPECT_EQ(cell(card_of("S33-besparing-onderling/contract.bkm"), "base-reward"),
            "naar verwacht aantal (afspraak) min verwezen; of dat een prestatie is: niet te bepalen uit de tekst; van basisteam aan Specialist BV <- verreken onderling, artikel 4.1 | "
            "waarin verwezen: het aantal: aanmelding <- bepaal verwezen | "
            "naar wat verwacht aantal (afspraak) meer is dan verwezen; of dat een prestatie is: niet te bepalen uit de tekst <- betaal bijdrage, artikel 4.3");
}

TEST(CardBase, OfARatioIsByTheRatio) {
  const std::string rules = "  betaal komst per aanbieder, jaar alleen met inzet = (aantal inzet waar gebracht = ja) / (aantal inzet) * € 500\n";
  EXPECT_EQ(said(rules, "base-reward"), "prestatiegerichte bekostiging: naar het aantal: inzet waar gebracht (inzet) gedeeld door het aantal: inzet <- betaal komst");
  EXPECT_EQ(said(rules, "base-reward", Language::en), "performance-based: by the number of: inzet where gebracht (inzet) divided by the number of: inzet <- betaal komst");
  EXPECT_EQ(said("  betaal rest per aanbieder, jaar voor elke meting = budget - (som van minuten) / (aantal inzet) * 1 inzet * uurtarief\n", "base-reward"),
            "bedrag uit de gegevens per aanbieder, jaar: budget (meting) min het totaal van minuten (inzet) gedeeld door het aantal: inzet × 1 inzet × uurtarief (€ 60 per uur); of het een lumpsum is: niet te bepalen uit de tekst <- betaal rest");
  EXPECT_EQ(said("  betaal duur per aanbieder, jaar alleen met inzet = ((som van minuten) / (aantal inzet) * 1 inzet - 10 minuten) * uurtarief\n", "base-reward"),
            "prestatiegerichte bekostiging: naar het totaal van minuten (inzet) gedeeld door het aantal: inzet × 1 inzet min 10 minuten <- betaal duur");
}

TEST(CardBase, SaysOverWhichPeriodsItLooks) {
  EXPECT_EQ(said("  betaal later per aanbieder, jaar alleen met inzet = (elk (som van minuten over vorige 2 jaren) / 2) * uurtarief\n", "base-reward"),
            "prestatiegerichte bekostiging: naar minuten (inzet); over 2 jaar ervoor <- betaal later");
}

const std::string kClawback = "  betaal eerst \"Start\" per toewijzing voor elke toewijzing op begin = € 900\n  verreken terug per toewijzing voor elke toewijzing op eind = - 50% * (eerst bij ontbreken € 0) als behaald\n";

// What is taken back, when, by how much.
TEST(CardBase, OfAClawbackIsWhatIsTakenBack) {
  EXPECT_EQ(said(kClawback, "base-reward"), "vast bedrag per toewijzing, op begin <- betaal eerst | teruggenomen: 50% van \"Start\" (ontbreekt dat: € 0), als behaald; op eind <- verreken terug");
  EXPECT_EQ(said(kClawback, "price", Language::en), "fixed price: € 900, due on begin <- betaal eerst | taken back, percentage: 50% of \"Start\" (if missing: € 0), on eind, if behaald <- verreken terug");
  EXPECT_EQ(said(kClawback, "population"), "per cliënt <- betaal eerst");
  EXPECT_EQ(said(kClawback, "acts"), "per cliënt voor een verzameling van verrichtingen (per toewijzing) <- betaal eerst");
}

TEST(CardBase, OfAClawbackInADefinitionIsTakenBackToo) {
  const std::string rules = "  bepaal terug per aanbieder, jaar voor elke meting = - € 500 als score < 5 artikel \"8\"\n  verreken boete per aanbieder, jaar voor elke meting = terug bij ontbreken € 0\n";
  EXPECT_EQ(said(rules, "base-reward"), "teruggenomen: € 500, als score minder dan 5 (ontbreekt dat: € 0) <- verreken boete | waarin terug: min € 500, als score minder dan 5 <- bepaal terug, artikel 8");
  EXPECT_EQ(said(rules, "price", Language::en), "taken back, fixed price: € 500, if score is less than 5 <- verreken boete");
}

TEST(CardBase, OfAFixedAmountSaysWhenItIsOwed) {
  EXPECT_EQ(said("  betaal kaart per cliënt, aanbieder, maand alleen met inzet = € 10 per maand\n", "base-reward"), "vast bedrag per cliënt, aanbieder, maand, alleen met inzet <- betaal kaart");
  EXPECT_EQ(said("  betaal per_keer per inzet = € 5\n", "base-reward"), "prestatiegerichte bekostiging: per inzet <- betaal per_keer");
  EXPECT_EQ(said("  betaal maandgeld per toewijzing, maand voor elke toewijzing = € 310 per maand\n    gebroken maand naar rato\n", "base-reward"), "vast bedrag per toewijzing, maand, wat er ook wordt geleverd <- betaal maandgeld");
  EXPECT_EQ(said("  betaal maandgeld per cliënt, aanbieder, maand = € 310 per maand als (aantal inzet waar gebracht = ja) >= 2 inzet\n", "base-reward", Language::en), "fixed amount per cliënt, aanbieder, maand, if at least 2 inzet where gebracht <- betaal maandgeld");
  EXPECT_EQ(said("  betaal aanvang per toewijzing voor elke toewijzing op eind = € 875\n", "base-reward"), "vast bedrag per toewijzing, op eind <- betaal aanvang");
  EXPECT_EQ(said("  betaal aanvang per inzet = € 40 als gebracht anders € 10\n", "base-reward"), "prestatiegerichte bekostiging: per inzet, afhankelijk van: gebracht <- betaal aanvang");
}

// A yes or no of a reported row says which rows count. It is no result.
TEST(CardBase, IsByResultOnlyWhereTheContractPaysForResults) {
  EXPECT_EQ(said("  betaal uren per aanbieder, maand = (som van minuten waar gebracht = ja) * uurtarief\n", "base-reward"), "prestatiegerichte bekostiging: naar minuten (inzet) <- betaal uren");
  const std::string rules = "  betaal loon per toewijzing voor elke toewijzing op eind = € 900 als behaald\n";
  EXPECT_EQ(cell(of(rules, "verplichting resultaat"), "base-reward"), "resultaatgerichte bekostiging: naar behaald (toewijzing) <- betaal loon");
  EXPECT_EQ(cell(of(rules), "base-reward"), "naar behaald (toewijzing); of dat prestatie of resultaat is: niet te bepalen uit de tekst <- betaal loon");
}

// Agreed beforehand, or costs afterwards: only a price per period tells.
TEST(CardBase, OfAnAmountInTheDataIsALumpSumOnlyAsAPricePerPeriod) {
  EXPECT_EQ(said("  betaal termijnen per wijk, jaar voor elke wijk = termijn\n", "base-reward"), "lumpsum budget: termijn (wijk), per wijk, jaar <- betaal termijnen");
  EXPECT_EQ(said("  betaal kosten per aanbieder, jaar voor elke meting = budget\n", "base-reward"), "bedrag uit de gegevens per aanbieder, jaar: budget (meting); of het een lumpsum is: niet te bepalen uit de tekst <- betaal kosten");
  EXPECT_EQ(said("  betaal delen per aanbieder, maand = verdeel budget over maand\n", "base-reward"), "lumpsum budget, in delen betaald: budget (meting) <- betaal delen");
}

TEST(CardBase, NamesWhatIsSetOffAndWhoPays) {
  EXPECT_EQ(said("  betaal voorschot \"Voorschot\" per aanbieder, maand voor elke meting op eerste dag = verdeel budget over maand\n"
                 "  verreken rest per aanbieder, jaar voor elke meting = som van minuten * uurtarief - som van voorschot\n",
                 "base-reward"),
            "lumpsum budget, in delen betaald: budget (meting) <- betaal voorschot | prestatiegerichte bekostiging: naar minuten (inzet); verrekend met \"Voorschot\" <- verreken rest");
  EXPECT_EQ(said("  betaal terug per aanbieder, jaar voor elke meting van aanbieder aan gemeente = budget\n", "base-reward"),
            "bedrag uit de gegevens per aanbieder, jaar: budget (meting); of het een lumpsum is: niet te bepalen uit de tekst; van aanbieder aan Gemeente <- betaal terug");
}

// --- wanneer -------------------------------------------------------------------------------------------------------------

TEST(CardPayment, SaysWhenItIsPaidInAdvanceOrLater) {
  EXPECT_EQ(said("  betaal voorschot per aanbieder, maand voor elke meting op eerste dag = verdeel budget over maand\n", "payment"), "gespreid: per maand, vooraf, op de eerste dag <- betaal voorschot | afgerekend per maand <- periode");
  EXPECT_EQ(said("  betaal later per aanbieder, jaar voor elke meting op 3 maanden na laatste dag = budget\n", "payment", Language::en), "spread: per year, 3 months after the end <- betaal later | settled per month <- periode");
}

TEST(CardPeriod, RepeatsWhereAmountsFallOnDaysOfTheData) {
  EXPECT_EQ(said("  betaal loon per toewijzing voor elke toewijzing op eind = € 900\n", "repetition"), "repeterende transactie: 24 keer afgerekend, per maand <- periode");
}

// --- prikkels ------------------------------------------------------------------------------------------------------------

const std::string kBonus = kHours + "  bonus tevreden \"Tevreden cliënten\" per aanbieder, jaar voor elke meting = 2% * som van uren als score >= 8 artikel \"5\"\n";

TEST(CardIncentive, SaysItsSizeItsNormAndWhatIsMeasured) {
  EXPECT_EQ(said(kBonus, "financial-incentives"),
            "bonus: Tevreden cliënten; 2% van het totaal van \"Geleverde uren\", als score ten minste 8; uit de gegevens: score (meting) <- bonus tevreden, artikel 5 | "
            "of het een structuur-, proces- of uitkomstindicator is: niet in de tekst");
  EXPECT_EQ(cell(of(kBonus), "outcome"), "vooraf onbekend <- prestatie hulp | in cijfers voor een bonus of malus: score (meting) <- bonus tevreden, artikel 5");
}

TEST(CardIncentive, IsNotMeasuredByItsNorm) {
  std::string text = said(kHours + "  bonus goed per aanbieder, jaar voor elke meting = € 100 als score >= doel\n", "financial-incentives");
  EXPECT_TRUE(text.starts_with("bonus: goed; € 100, als score ten minste doel; uit de gegevens: score (meting) <- bonus goed")) << text;
}

TEST(CardIncentive, OfOneBonusHasTheIndicatorOfTheContract) {
  std::string text = cell(of(kBonus, "indicator uitkomst"), "financial-incentives");
  EXPECT_TRUE(text.ends_with("| uitkomstindicator <- prestatie hulp")) << text;
}

// On the same measurement the indicator is of both; on different ones the text does not say of which.
TEST(CardIncentive, OfTwoHasAnIndicatorOnlyWhereBothAreMeasuredAlike) {
  const std::string alike = kBonus + "  malus ontevreden per aanbieder, jaar voor elke meting = 2% * som van uren als score < 5\n";
  const std::string apart = kBonus + "  bonus snel per aanbieder, jaar = (aantal inzet waar (datum <= 14 dagen na ontvangen)) * € 40 per inzet\n";
  std::string one = cell(of(alike, "indicator uitkomst"), "financial-incentives"), open = cell(of(apart, "indicator uitkomst"), "financial-incentives", Language::en);
  EXPECT_TRUE(one.ends_with("| uitkomstindicator <- prestatie hulp")) << one;
  EXPECT_TRUE(open.ends_with("bonus: snel; € 40 per inzet, for each inzet where datum is no later than 14 days after ontvangen <- bonus snel | outcome indicator; of which bonus or penalty: not determined by the text <- prestatie hulp")) << open;
}

TEST(CardIncentive, OfAScaleHasItsRange) {
  std::string text = said(kHours + "  staffel ladder over getal waarde\n    vanaf 0: 0%\n    vanaf 8: 1,5%\n  bonus goed per aanbieder, jaar voor elke meting = ladder(score) * som van uren\n", "financial-incentives");
  EXPECT_TRUE(text.starts_with("bonus: goed; staffel ladder (0% tot 1,5%, naar score) van het totaal van \"Geleverde uren\"; uit de gegevens: score (meting) <- bonus goed")) << text;
}

TEST(CardIncentive, SaysOverWhichPeriodsItLooks) {
  std::string text = said("  bonus trouw per aanbieder, jaar alleen met inzet = € 100 als (aantal inzet over vorige 2 jaren) >= 5 inzet\n", "financial-incentives");
  EXPECT_TRUE(text.starts_with("bonus: trouw; € 100, als het aantal: inzet over 2 jaar ervoor ten minste 5 inzet <- bonus trouw")) << text;
}

// The norm may stand in a definition, and in a definition of that one.
TEST(CardIncentive, HasTheDefinitionsItIsMadeWith) {
  const std::string rules = "  bepaal plaats \"Plaats op de lijst\" per aanbieder, jaar = rang van score onder aanbieder hoogste eerst gelijk samen artikel \"8\"\n"
                            "  bepaal deel per aanbieder, jaar = € 500 als plaats <= 3\n  bonus goed per aanbieder, jaar = 2 * deel\n";
  std::string text = said(rules, "financial-incentives");
  EXPECT_TRUE(text.ends_with("| waarin deel: € 500, als \"Plaats op de lijst\" ten hoogste 3 <- bepaal deel | waarin \"Plaats op de lijst\": de plaats onder aanbieder naar score (hoogste eerst) <- bepaal plaats, artikel 8")) << text;
}

// Words leave no doubt about what belongs together.
TEST(CardIncentive, KeepsTogetherWhatTheTextKeepsTogether) {
  std::string text = said("  bonus goed per aanbieder, jaar voor elke meting = € 100 als (score >= 8 en doel < 7) of score >= 9\n", "financial-incentives", Language::en);
  EXPECT_TRUE(text.starts_with("bonus: goed; € 100, if (score is at least 8 and doel is less than 7) or score is at least 9; from the data:")) << text;
  text = said("  bonus goed per aanbieder, jaar = (som van (minuten hoogstens 1 uur)) * € 2 per uur\n", "financial-incentives");
  EXPECT_TRUE(text.starts_with("bonus: goed; het totaal van (minuten, ten hoogste 1 uur) × € 2 per uur <- bonus goed")) << text;
}

TEST(CardIncentive, OfAConditionHasItsNorm) {
  EXPECT_EQ(said(kHours + "  voorwaarde verlengen \"Verlenging\" per aanbieder, jaar voor elke meting = score >= 7 en niet (budget = € 0)\n", "non-financial-incentives"),
            "voorwaarde met rechtsgevolg: Verlenging; als score ten minste 7 en niet budget gelijk aan € 0 <- voorwaarde verlengen");
}

// --- per verrichting, per cliënt -----------------------------------------------------------------------------------------

// So much for each reported row, though the posts are gathered per month. Not so where a scale of the quantity sets the price.
TEST(CardActs, AreSingleWhereEachRowHasItsOwnPartOfTheAmount) {
  EXPECT_EQ(said(kHours, "acts"), "per cliënt per enkele verrichting (per inzet) <- betaal uren, artikel 4");
  EXPECT_EQ(said(kHours, "population"), "per cliënt <- betaal uren, artikel 4");
  EXPECT_EQ(said("  staffel korting over uur waarde\n    vanaf 0: € 60 per uur\n    vanaf 100: € 55 per uur\n  betaal uren per aanbieder, maand = som van minuten * korting(som van minuten)\n", "acts"),
            "niet per cliënt, maar per aanbieder, maand <- betaal uren");
}

// Each client above the number has a price; each client less has not.
TEST(CardActs, OfAnExcessOfClientsArePerClient) {
  const std::string more = "  betaal hulp per aanbieder, jaar = (aantal cliënt uit inzet boven 5 cliënt) * € 40 per cliënt\n", fewer = "  betaal hulp per aanbieder, jaar voor elke meting = (5 cliënt boven (aantal cliënt uit inzet)) * € 40 per cliënt\n";
  EXPECT_EQ(said(more, "acts"), "per cliënt, niet per verrichting (per aanbieder, jaar) <- betaal hulp");
  EXPECT_EQ(said(fewer, "acts", Language::en), "per aanbieder, jaar; whether that is per client: not determined by the text <- betaal hulp");
  EXPECT_EQ(said(fewer, "population"), "");
}

TEST(CardActs, EndWhereTheMaximumIsReached) {
  EXPECT_EQ(said("  betaal uren per aanbieder, maand = (som van minuten hoogstens 100 uur) * uurtarief\n", "acts", Language::en), "per client per single act (per inzet), up to a maximum <- betaal uren");
}

TEST(CardActs, OfAPricePerClientAreNoSingleActs) {
  EXPECT_EQ(said("  betaal hulp per aanbieder, jaar = aantal cliënt uit inzet * € 40 per cliënt\n", "acts", Language::en), "per client, not per act (per aanbieder, jaar) <- betaal hulp");
}

TEST(CardActs, OfAContractWithoutClientsAreLeftOpen) {
  std::string text = contract("  betaal kosten per aanbieder, jaar voor elke meting = budget\n");
  for (std::size_t at; (at = text.find("cliënt")) != std::string::npos;) text.replace(at, std::string("cliënt").size(), "gezin");
  EXPECT_EQ(cell(card_of_text("contract.bkm", text), "acts"), "per aanbieder, jaar; of dat per cliënt is: niet te bepalen uit de tekst <- betaal kosten");
}

// --- plafonds, afkeuring, aanbieders -------------------------------------------------------------------------------------

TEST(CardCeiling, HasTheAmountsOfATableOrWhereTheyStand) {
  EXPECT_EQ(said(kHours + "  tabel budgetten per aanbieder\n    | aanbieder | plafond |\n    | A | € 45.000 |\n    | B | € 88.000 |\n  begrens uren per aanbieder, jaar tot plafond volgorde maand artikel \"7\"\n", "ceilings"),
            "\"Geleverde uren\" per aanbieder, jaar: ten hoogste plafond (€ 45.000 tot € 88.000); gevuld in volgorde van maand, daarboven gekort <- begrens, artikel 7");
  EXPECT_EQ(said(kHours + "  begrens uren per aanbieder, jaar tot (budget bij ontbreken € 0) volgorde maand\n", "ceilings", Language::en), "\"Geleverde uren\" per aanbieder, jaar: at most budget (meting) (if missing: € 0); filled in order of maand, cut above that <- begrens");
}

TEST(CardCeiling, OfARunningTotalSaysOverWhat) {
  EXPECT_EQ(said("  bepaal binnen per aanbieder, maand = (som van minuten) hoogstens 100 uur\n    cumulatief binnen jaar\n  betaal uren per aanbieder, maand = binnen * uurtarief\n", "ceilings"),
            "het totaal van minuten (inzet), ten hoogste 100 uur; opgeteld binnen jaar, per aanbieder <- bepaal binnen");
  EXPECT_EQ(said("  bepaal tijd per aanbieder, maand = som van minuten artikel \"3\"\n  betaal uren per aanbieder, maand = (tijd hoogstens 100 uur) * uurtarief\n", "ceilings", Language::en),
            "tijd, at most 100 uur <- betaal uren | in which tijd: the total of minuten <- bepaal tijd, article 3");
}

TEST(CardCeiling, HasTheLeastThatIsPaid) {
  EXPECT_EQ(said("  betaal termijnen per wijk, jaar voor elke wijk = termijn minstens € 1.000 per jaar\n", "ceilings"), "termijn (wijk), ten minste € 1.000 per jaar <- betaal termijnen");
  EXPECT_EQ(said("  betaal termijnen per wijk, jaar voor elke wijk = termijn minstens € 1.000 per jaar hoogstens € 9.000 per jaar\n", "ceilings", Language::en),
            "termijn (wijk), at least € 1,000 per jaar, at most € 9,000 per jaar <- betaal termijnen");
}

TEST(CardCeiling, OfADivisionIsPerShareAndHasTheRest) {
  const std::string rules = "  bepaal pot per jaar = € 60.000\n  bonus deel per aanbieder, jaar voor elke meting = verdeel pot over aanbieder naar score elk minstens € 3.000 hoogstens budget rest aan gemeente artikel \"9\"\n";
  EXPECT_EQ(said(rules, "ceilings"), "verdeling van pot over aanbieder: elk ten minste € 3.000, ten hoogste budget (meting); wat overblijft gaat naar gemeente <- bonus deel, artikel 9");
  EXPECT_EQ(said(rules, "ceilings", Language::en), "division of pot over aanbieder: each at least € 3,000, at most budget (meting); what is left goes to gemeente <- bonus deel, article 9");
  EXPECT_EQ(said("  bepaal pot per jaar = € 60.000\n  bonus deel per aanbieder, jaar voor elke meting = verdeel pot over aanbieder naar score\n", "ceilings"), "");
}

TEST(CardTerms, AreTheRefusalsWithTheirReasons) {
  const std::string rules = kHours + "  keur af inzet \"te laat ingediend\" als ontvangen > 3 maanden na datum artikel \"6\"\n  eis \"er is gemeten\" per aanbieder, jaar alleen met meting : score > 0\n";
  EXPECT_EQ(said(rules, "terms"), "inzet afgekeurd: te laat ingediend (ontvangen later dan 3 maanden na datum) <- keur af inzet, artikel 6 | zonder dit wordt er niet afgerekend: er is gemeten <- eis");
  EXPECT_EQ(said(rules, "terms", Language::en), "inzet refused: te laat ingediend (ontvangen is later than 3 months after datum) <- keur af inzet, article 6 | without this nothing is settled: er is gemeten <- eis");
}

TEST(CardParties, CompeteOnlyWhereTheTextSaysSo) {
  EXPECT_EQ(said(kHours, "competition"), "meer aanbieders, ieder voor zich <- partijen | of zij concurreren of elkaar aanvullen: niet in de tekst");
  EXPECT_EQ(said(kHours + "  begrens uren per jaar tot € 1.000 volgorde maand\n", "competition"), "meer aanbieders, ieder voor zich <- partijen | zij delen één plafond per jaar <- begrens");
  EXPECT_EQ(said(kHours + "  bepaal plaats per aanbieder, jaar = rang van score onder aanbieder hoogste eerst gelijk samen\n", "competition"),
            "meer aanbieders, ieder voor zich <- partijen | concurrerend: zij worden onderling gerangschikt <- bepaal plaats");
}

}  // namespace
}  // namespace bkm
