// One contract written by hand in both languages: a table that translates wrongly both ways would not be seen by the translated samples.
#include <gtest/gtest.h>

#include "compiler/syntax/print.hpp"
#include "samples.hpp"

namespace bkm::syntax {
namespace {

constexpr const char* kDutch = R"(bkm 1 nl contract "Zorg" versie "2" valuta EUR
gebruik "basis"
partijen opdrachtgever g "G"  aanbieders a  coalitie c "C"  leden lid { A "Aa", B "Bb" }  derden client  derde bank "Bank"
periode looptijd 2026-01-01 t/m 2026-12-31 verlengbaar t/m 2027-12-31 afrekenen per month schoolyear vanaf 1 August
eenheid place/places = 4 hour
gegevens dec per nr volledig op day bekend op seen crediteert prior uit "f.csv" waar kind = "x" getallen nl datum d-m-y procent als breuk leeg "NA"
  nr, a
  share : number(1) 0,5..1.000 of leeg stroom uit "Share"
  level2 : number of geen stand
  other : number leeg is 0 niveau
gegevens stay zonder sleutel van start1 t/m last
  kind in {"x", "y"}
prestatie p "P" aard service uitkomst known verplichting effort risico shared indicator process
beloning afronden op de cent vanaf 2026-07-01: 0,05 naar boven
  tabel t per kind onvolledig
    | kind | price |
    | x    | € 1,50 per hour |
    stijgt yearly 3% vanaf 2027-01-01
  staffel s over hour schijven
    vanaf 0: € 1 per hour + € 2
    boven 10: geen
  staffel l over number lineair
    bij 0: 1
    bij 10: 2
    buiten: vast
  functie f(x : number) = x minstens 1
  tarief u "Uur" = € 60
    vanaf 2026-07-01: geen
    daalt yearly 2% vanaf 2026-08-01
  bepaal d per a, month alleen met dec vanaf eerste dec = gemiddelde van share gewogen met weight waar kind = "x" over vorige 3 years ontbrekend telt als 0
  betaal b per a voor elke dec vanaf begin stay van g aan a op 3 months na laatste dag = (hoogste van x) hoogstens 3
    cumulatief binnen year
    gebroken month begin telt voor dag 15, eind telt niet
    afgerond op de cent half even
    voorlopig
    voorheen "oud"
    artikel "5"
  bonus bo per a op eerste dag = verdeel pot over a naar weight elk minstens 1 hoogstens 2 rest aan g exact
  malus m per a = som van bruto b over year t/m nu
    gebroken month naar rato
  verreken v per a = (aantal dec over vorig year) - (laagste van netto b uit ingediend dec)
  voorwaarde cond per a = bekend x en niet y
  publiceer r per a = rang van score onder a hoogste eerst gelijk dan x laagste eerst gelijk samen
  publiceer w per a = (vorige x) bij ontbreken geen
  begrens b, bo per a, year tot € 1.000 volgorde seen na other behalve waar x in {1} telt niet mee voorlopig artikel "7"
  begrens b per a tot elk budget naar rato
  keur af dec "te lang" als x > 3 of y <> ja
  eis "groter" per a : 3 boven x >= 1 als x = nee anders 2
rekenvoorbeeld "een" bekend op 2026-03-01 na 2026-02-01
  gegeven x[a A, 2026-K1] = 3
  verwacht aanpassing b[a A] = € 1 zoals gedrukt
  verwacht verschil b[a A] = geen
  verwacht rest d[a A] = 1 met speling 0,01
  verwacht s(3).price = 4
  verwacht totaal b van g aan a = € 5
  verwacht buiten bereik dec[1] "late"
  verwacht rijen dec = 1 gebruikt + 2 ongebruikt + 3 vervallen + 4 afgekeurd
)";

constexpr const char* kEnglish = R"(bkm 1 en contract "Zorg" version "2" currency EUR
use "basis"
parties purchaser g "G"  providers a  coalition c "C"  members lid { A "Aa", B "Bb" }  third parties client  third party bank "Bank"
period term 2026-01-01 through 2026-12-31 extendable through 2027-12-31 settle per month schoolyear from 1 August
unit place/places = 4 hour
data dec per nr complete on day known on seen credits prior from "f.csv" where kind = "x" numbers nl date d-m-y percent as fraction empty "NA"
  nr, a
  share : number(1) 0.5..1,000 or empty flow from "Share"
  level2 : number or none stock
  other : number empty is 0 level
data stay without key from start1 through last
  kind in {"x", "y"}
performance p "P" nature service outcome known obligation effort risk shared indicator process
reward round to the cent from 2026-07-01: 0.05 up
  table t per kind incomplete
    | kind | price |
    | x    | € 1.50 per hour |
    rises yearly 3% from 2027-01-01
  scale s over hour brackets
    from 0: € 1 per hour + € 2
    above 10: none
  scale l over number linear
    at 0: 1
    at 10: 2
    outside: flat
  function f(x : number) = x at least 1
  rate u "Uur" = € 60
    from 2026-07-01: none
    falls yearly 2% from 2026-08-01
  define d per a, month only with dec from first dec = average of share weighted by weight where kind = "x" over previous 3 years missing counts as 0
  pay b per a for each dec from start of stay from g to a on 3 months after last day = (highest of x) at most 3
    cumulative within year
    part month start counts before day 15, end does not count
    rounded to the cent half even
    provisional
    formerly "oud"
    article "5"
  bonus bo per a on first day = split pot over a by weight each at least 1 at most 2 rest to g exact
  penalty m per a = sum of gross b over year to date
    part month pro rata
  adjust v per a = (count dec over previous year) - (lowest of net b from submitted dec)
  condition cond per a = known x and not y
  publish r per a = rank of score among a highest first ties then x lowest first ties together
  publish w per a = (previous x) if missing none
  limit b, bo per a, year to € 1,000 in order of seen after other except where x in {1} does not count provisional article "7"
  limit b per a to each budget pro rata
  reject dec "te lang" if x > 3 or y <> yes
  require "groter" per a : 3 above x >= 1 if x = no else 2
example "een" known on 2026-03-01 after 2026-02-01
  given x[a A, 2026-K1] = 3
  expect adjustment b[a A] = € 1 as printed
  expect difference b[a A] = none
  expect rest d[a A] = 1 within 0.01
  expect s(3).price = 4
  expect total b from g to a = € 5
  expect out of scope dec[1] "late"
  expect rows dec = 1 used + 2 unused + 3 cancelled + 4 rejected
)";

TEST(English, ReadsLikeTheDutchContract) {
  const Read dutch(kDutch), english(kEnglish);
  EXPECT_EQ(dutch.findings(), "");
  EXPECT_EQ(english.findings(), "");
  EXPECT_EQ(dump(english.unit), dump(dutch.unit));
  EXPECT_EQ(dutch.unit.statements.size(), 26u);
  for (const char* line : {"\n  = (at-most (highest x) 3)\n", "\n  part month counts before 15 counts-not\n", "\n  on 3 months last-day\n", "\n  money from g to a\n",
                           "(split pot over a by weight at-least 1 at-most 2 rest-to g exact)", "(rank score among a highest-first then x lowest-first together)",
                           "(if (= x no) (>= (above 3 x) 1) else 2)", "limit b, bo per a, year to €1000 order seen after other provisional article \"7\"",
                           "column share : number(1) 1/2~1..1000 or-empty flow heading \"Share\"", "expect rows dec 1 used 2 unused 3 cancelled 4 rejected"})
    EXPECT_NE(dump(dutch.unit).find(line), std::string::npos) << line << dump(dutch.unit);
}

}  // namespace
}  // namespace bkm::syntax
