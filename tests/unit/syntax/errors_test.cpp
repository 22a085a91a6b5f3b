// One row for each kind of syntax error: a text, and the kinds and places of its findings. A fix that is offered removes its finding.
#include <gtest/gtest.h>

#include <algorithm>
#include <span>

#include "compiler/syntax/literal.hpp"
#include "compiler/syntax/print.hpp"
#include "samples.hpp"

namespace bkm::syntax {
namespace {

struct Case {
  const char *body, *findings;
  int fixes = -1;  // how many findings remain after the first fix; -1: none is offered
};

constexpr Case kDutch[] = {
    {"betaald b per aanbieder = u", "misspelt-word@2:1", 0},
    {"Betaal b per aanbieder = u", "misspelt-word@2:1", 0},
    {"gegevens d sleutel nr\n  nr, aanbieder\nbetaald b per aanbieder = u\ntarief u = € 5", "misspelt-word@4:1", 0},
    {"betaal b pre aanbieder = u", "misspelt-word@2:10", 0},
    {"betaal b per aanbieder = u bij ontbreke 3", "misspelt-word@2:28", 0},
    {"pay b per aanbieder = u", "other-language@2:1", 0},
    {"tarief u = € 5\n  pay b per aanbieder = u", "other-language@3:3", 0},
    {"betaal b per aanbieder = u at most 3", "other-language@2:28", 0},
    {"betaal b per aanbieder = u if a > 3", "other-language@2:28", 0},
    {"betaal b per aanbieder from a to c = u", "other-language@2:24 other-language@2:31", 1},
    {"betaal b aanbieder, maand = u", "missing-per@2:10", 0},
    {"tabel t product\n| product | prijs |\n| A | 3 |", "missing-per@2:9", 0},
    {"tarief u € 5", "missing-equals@2:10", 0},
    {"betaal b per aanbieder = som uren", "missing-word@2:30", 0},
    {"periode looptijd 2026-01-01 2026-12-31 afrekenen per maand", "missing-word@2:29", 0},
    {"betaal b per aanbieder = (u + 3\ntarief v = € 5", "unclosed-parenthesis@2:26"},
    {"betaal b per aanbieder = u + 3)", "stray-parenthesis@2:31", 0},
    {"betaal b per aanbieder = a en c of d", "mixed-and-or@2:33"},
    {"betaal b per aanbieder = a * c hoogstens d", "bound-in-arithmetic@2:32"},
    {"betaal b per aanbieder = a + c hoogstens d", "bound-in-arithmetic@2:32"},
    {"betaal b per aanbieder = a hoogstens c * d", "bound-in-arithmetic@2:28"},
    {"betaal b per aanbieder = aantal d waar x = 1 * u", "aggregate-needs-parentheses@2:26"},
    {"betaal b per aanbieder = 1 < a < 3", "chained-comparison@2:32"},
    {"betaal no-show per aanbieder = u", "name-with-hyphen@2:8", 0},
    {"betaal mijn bedrag per aanbieder = u", "name-with-space@2:8", 0},
    {"betaal bruto per aanbieder = u", "reserved-word@2:8"},
    {"betaal b per aanbieder = c[02A15]", "code-needs-quotes@2:28", 0},
    {"betaal b per aanbieder = 16uur", "unit-attached@2:26", 0},
    {"tarief u = 3 als p in {02A15}", "code-needs-quotes@2:24", 0},
    {"betaal b per aanbieder = u als bekend vorige b anders € 3", "everyday-word@2:32"},
    {"betaal b per aanbieder = MIN(u; 3) * 2", "everyday-word@2:26"},
    {"functie MIN(a : uur) = a\nbetaal b per aanbieder = MIN(u)", ""},
    {"begrens b per aanbieder, jaar tot € 100 volgorde dag behalve waar crisis telt mee", "condition-needs-parentheses@2:67", 0},
    {"begrens b per aanbieder, jaar tot € 100 volgorde dag behalve waar (t bij ontbreken 0) > 3 telt niet mee", "condition-needs-parentheses@2:67", 0},
    {"betaal b van a aan c per aanbieder = u", "header-order@2:22", 0},
    {"gegevens zorg op dag sleutel nr\n  nr, cliënt\n  dag : datum", "header-order@2:22", 0},
    {"gegevens zorg uit \"a.csv\" per nr leeg \"-\" getallen nl\n  aanbieder", "header-order@2:27", 0},
    {"betaal b per aanbieder =\nbetaal c per aanbieder = u", "unfinished-statement@2:24"},
    {"betaal b per per aanbieder = u", "repeated-word@2:14", 0},
    {"betaal b per aanbieder, = u", "missing-name@2:23"},
    {"gebruik wmo", "missing-quotes@2:9", 0},
    {"betaal b per aanbieder = u artikel 5", "missing-quotes@2:36", 0},
    {"betaal b per aanbieder = u artikel\ntarief v = € 5", "unfinished-statement@2:28"},
    {"betaal b per aanbieder = 10% van som van u", "everyday-word@2:30", 0},
    {"bonus b per aanbieder = u artikel \"5\"\nbeloning afronden op centen", "everyday-word@3:22", 0},
    {"periode looptijd 2026-01-01 – 2026-12-31 afrekenen per maand", "everyday-word@2:29", 0},
    {"periode looptijd 2026‑01‑01 t/m 2026–12–31 afrekenen per maand", "long-dash@2:18 long-dash@2:33", 1},
    {"periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen maandelijks", "everyday-word@2:54", 0},
    {"tarief u = € 750 000", "number-notation@2:14", 0},
    {"tarief u = € 1 250 000,50", "number-notation@2:14", 0},
    {"tarief u = € 750k", "number-notation@2:14", 0},
    {"tarief u = € 62,40 p/u", "everyday-word@2:20", 0},
    {"tarief u = € 62,40/uur", "everyday-word@2:19", 0},
    {"tarief u = € 60 stijgt jaarlijks met 3% vanaf 2027-01-01", "everyday-word@2:24", 0},
    {"bepaal b per aanbieder, jaar = gemiddelde van u over vorige drie jaar", "everyday-word@2:61", 0},
    {"betaal b per aanbieder = u § 5.1", "everyday-word@2:28", 0},
    {"betaal b per aanbieder = u art. 5.1", "everyday-word@2:28", 0},
    {"gegevens d sleutel nr\n  nr\n  cliënt : tekst, product", "everyday-word@4:12"},
    {"staffel l over getal waarde\n  vanaf pa: 3%", "unexpected-word@3:9"},
    {"begrens b per aanbieder, jaar ten hoogste € 750.000", "everyday-word@2:31", 0},
    {"nonsens hier", "no-statement@2:1"},
    {"tarief u = € 1.50", "number-notation@2:14", 0},
    {"tarief u = € 1,000", ""},
    {"tarief u = € 1,000.50", "number-notation@2:14", 0},
    {"tarief u = € 1.00.000", "malformed-number@2:14"},
    {"tarief u = 7.5%", "number-notation@2:12", 0},
    {"tarief u = € 5\n  vanaf 31-01-2026: € 6", "date-form@3:9", 0},
    {"tarief u = € 5\n  vanaf 31.01.2026: € 6", "date-form@3:9", 0},
    {"tarief u = € 5\n  vanaf 2026-1-5: € 6", "date-form@3:9", 0},
    {"tarief u = € 5\n  vanaf 1/2/2026: € 6", "unclear-date@3:9"},
    {"tarief u = € 5\n  vanaf 2026-02-30: € 6", "impossible-date@3:9"},
    {"gebruik “wmo”", "curly-quote@2:9", 0},
    {"tarief u = € 5 – € 3", "long-dash@2:16", 0},
    {"tarief u = € 5 — een toelichting", "long-dash@2:16", 0},
    {"gebruik \"wmo", "unterminated-text@2:9"},
    {"tarief u = € 5 & 3", "foreign-character@2:16"},
    {"tarief u = € 5\u200B", "invisible-character@2:15", 0},
    {"tabel t per product\n| product | prijs |\n| A | 3 | 4 |\n| B |", "row-cells@4:11 row-cells@5:5"},
    {"tabel t per product\n| product | prijs |\n| “A” | 3 |\n| B | –3 |", "curly-quote@4:3 long-dash@5:7", 1},
    {"partijen opdrachtgever Gemeente Valleistad\n  aanbieders aanbieder", "missing-quotes@2:24", 0},
    {"partijen opdrachtgever gemeente aanbieders aanbieder", ""},
    {"partijen aanbiders aanbieder", "unknown-role@2:10", 0},
    {"gegevens d sleutel nr uit \"f.csv\" getallen fr\n  nr", "unknown-notation@2:44"},
    {"betaal b per aanbieder op 1,5 maanden na c = u", "whole-number-needed@2:27"},
    {"betaal b per aanbieder = u voorlopig voorlopig", "repeated-clause@2:38"},
    {"betaal b per aanbieder = u artikel 5.1", "missing-quotes@2:36", 0},
    {"betaal b per aanbieder = u artikel 5 lid 2", "missing-quotes@2:36", 0},
    {"5.1 betaal b per aanbieder = u", "article-in-front@2:1"},
    {"beloning afronden op de cent\n  artikel \"5\"\n  betaal b per aanbieder = u", "article-in-front@3:3"},
    {"tarief u = € 75O.000", "letter-in-number@2:14", 0},
    {"tarief u = € 750.000,-", "number-notation@2:14", 0},
    {"tarief u = € 750.000,--", "number-notation@2:14", 0},
    {"tarief u = € 1,5 miljoen", "number-notation@2:14", 0},
    {"tarief u = 62,40 € per uur", "currency-behind@2:12", 0},
    {"tarief u = 3 als p = ‘02A15’", "curly-quote@2:22", 0},
    {"tarief u = 3 als p = '02A15'", "curly-quote@2:22", 0},
    {"tarief u = 3 als p => 5", "everyday-word@2:20", 0},
    {"tarief u = 3 × 4", "everyday-word@2:14", 0},
    {"// opmerking\ntarief u = 3", "everyday-word@2:1", 0},
    {"tarief uur tarief = € 3\nbepaal b per aanbieder = uurtarief", "name-with-space@2:8", 0},
    {"betaal b per aanbieder = som van prijs(afstand)", "call-needs-parentheses@2:34", 0},
    {"betaal b per aanbieder = (prijs op eerste dag)(afstand)", "unexpected-word@2:47"},
    {"betaal b per aanbieder = u als u > 1 uur dan", "then-word@2:42", 0},
    {"gegevens d sleutel nr\n  nr, aanbieder en product", "missing-comma@3:3", 0},
    {"betaal b per cliënt aanbieder maand = u", "missing-comma@2:14", 0},
    {"betaal b per aanbieder en maand = u", "missing-comma@2:14", 0},
    {"betaal b per aanbieder alleen met rit of inzet = u", "one-table@2:39"},
    {"gegevens d sleutel nr\n  nr\n  n : getal 1-1.440", "everyday-word@4:14", 0},
    {"tarief u = € 5 stijgt per jaar 3% vanaf 2026-07-01", "everyday-word@2:23", 0},
    {"tarief u = € 5 stijgt jaarlijks 3 vanaf 2026-07-01", "wrong-word@2:33", 0},
    {"staffel s over uur waarde\n  vanaf 0 t/m 9: € 5\n  vanaf 10: € 6", "band-bounds@3:3", 0},
    {"staffel s over uur waarde\n  boven 0 t/m 10: € 5\n  boven 10: € 6", "band-bounds@3:3", 0},
    {"staffel s over uur waarde\n  vanaf 0: € 5\n  boven 10 t/m 20: € 6", "band-bounds@4:3"},
    {"staffel s over uur waarde\n  vanaf 0 = € 5", "wrong-word@3:11", 0},
    {"betalen b per aanbieder = u", "everyday-word@2:1", 0},
    {"bepaal b per aanbieder = u afronden op 15 minuten", "everyday-word@2:28", 0},
    {"keur af d als niet bekend z \"geen indicatie\"", "missing-title@2:29", 0},
    {"keur af d als z = \"x\" \"te lang\" artikel \"3\"", "missing-title@2:23", 0},
    {"keur af d als z = \"x\"", "missing-title@2:9"},
    {"keur af \"te lang\" d als z = \"x\"", "missing-title@2:9", 0},
    {"tarief v = 3\nkeur d af als z = 3", "everyday-word@3:1 missing-title@3:6", 1},
    {"tarief v = 3\nkeur d af als z = 3 \"te hoog\"", "everyday-word@3:1 missing-title@3:21", 1},
    {"betaal b per aanbieder = u (artikel \"5.1\")", "everyday-word@2:28", 0},
    {"betaal b per aanbieder = u conform artikel \"5.1\"", "everyday-word@2:28", 0},
    {"periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen elke maand", "everyday-word@2:54", 0},
    {"betaal b per aanbieder is u", "everyday-word@2:24", 0},
    {"rekenvoorbeeld \"a\"\n  verwacht b[A, 2026-1] = € 3", "date-form@3:17", 0},
    {"eis per dag : som van u <= 24 uur \"een dag\"", "missing-title@2:35", 0},
    {"betaal b per a = (som van u waar z bij ontbreken \"x\" = \"x\") * 2", "condition-needs-parentheses@2:29", 0},
    {"bepaal b per a = som van u waar z bij ontbreken \"x\" = \"x\" artikel \"3\"", "condition-needs-parentheses@2:28", 0},
    {"gegeven d sleutel nr\n  nr", "everyday-word@2:1", 0},
    {"periode looptijd 2026-01-01 t/m 2026-12-31 maandelijks afrekenen", "everyday-word@2:44", 0},
    {"periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per 4 weken", "everyday-word@2:58", 0},
    {"betaal b per aanbieder, 3 maanden = u", "everyday-word@2:25", 0},
    {"periode looptijd 2026-01-01–2026-12-31 afrekenen per maand", "everyday-word@2:28", 0},
    {"periode looptijd 2026-01-01 - 2026-12-31 afrekenen per maand", "everyday-word@2:29", 0},
    {"periode looptijd 2026-01-01 — 2026-12-31 afrekenen per maand", "everyday-word@2:29", 0},
    {"periode looptijd 1 januari 2026 – 31 december 2026 afrekenen per maand", "date-form@2:18 everyday-word@2:33 date-form@2:35", 2},
    {"gegevens d sleutel nr\n  nr\n  u : uur 0–24", "everyday-word@4:12", 0},
    {"bonus b per aanbieder = 2 procent van som van u", "everyday-word@2:25", 0},
    {"tarief u = € 5 stijgt met 3% per jaar vanaf 2026-07-01", "everyday-word@2:23", 0},
    {"tarief u = € 5 stijgt elk jaar met 3% vanaf 2026-07-01", "everyday-word@2:23", 0},
    {"bepaal b per jaar = gemiddelde van u over de afgelopen 3 jaren", "everyday-word@2:43", 0},
    {"beloning afronden op hele centen", "everyday-word@2:22", 0},
    {"gegevens d sleutel nr\n  nr; aanbieder; cliënt", "everyday-word@3:5", 0},
    {"betaal b per aanbieder = u;", "foreign-character@2:27"},
    {"betaal b per aanbieder = u \"5.1\"", "missing-word@2:28", 0},
    {"betaal b per aanbieder = u artikel «5.1»", "curly-quote@2:36", 0},
    {"betaal b per aanbieder = u Artikel 5.1 lid 2", "everyday-word@2:28", 0},
    {"betaal b per aanbieder = u min € 5", "everyday-word@2:28", 0},
    {"betaal b per aanbieder = u minus € 5", "everyday-word@2:28", 0},
    {"staffel s over uur schijven\n  0-10: € 5\n  boven 10: € 6", "everyday-word@3:4", 0},
    {"staffel s over uur schijven\n  0–10: € 5\n  boven 10: € 6", "everyday-word@3:4", 0},
    {"staffel s over uur schijven\n  tot 10: € 5\n  vanaf 10: € 6", "everyday-word@3:3", 0},
    {"staffel s over uur schijven\n  < 10: € 5\n  vanaf 10: € 6", "everyday-word@3:3", 0},
    {"staffel s over uur schijven\n  0 uur-10 uur: € 5\n  boven 10 uur: € 6", "everyday-word@3:8", 0},
    {"betaal b per aanbieder = u afgerond op kwartier", "everyday-word@2:40"},
    {"staffel s over € schijven\n  t/m € 10: € 5\n  boven € 10: € 6", "everyday-word@3:3", 0},
    {"staffel s over uur schijven\n  vanaf 0: € 5\n  tot 20: € 6", "band-bounds@4:3"},
    {"betaal b per aanbieder = u artikel \"5\" – zie bijlage", "long-dash@2:40", 0},
    {"betaal b per aanbieder = u\n  – zie bijlage", "long-dash@3:3", 0},
    {"betaal b per aanbieder = u\n  – c", "long-dash@3:3", 0},
    {"betaal b per aanbieder alleen met d = elk aantal d", "call-needs-parentheses@2:43", 0},
    {"betaal b per aanbieder = verdeel € 100 over aanbieder naar som van u", "call-needs-parentheses@2:60", 0},
    {"betaal b per aanbieder = u bij ontbreken -€ 1", "call-needs-parentheses@2:42", 0},
    {"betaal b per aanbieder = aantal van d", "everyday-word@2:26", 0},
    {"betaal b per aanbieder = (som van u waar niet p = \"A\") * 2", "condition-needs-parentheses@2:37", 0},
    {"betaal b per aanbieder = (som van u waar p = \"A\" en v > 3) * 2", "condition-needs-parentheses@2:42", 0},
    {"betaal b per aanbieder = (som van u waar p = \"A\" of p = \"B\") * 2", "condition-needs-parentheses@2:42", 0},
    {"betaal b per aanbieder = (som van u waar p in (\"A\", \"B\")) * 2", "everyday-word@2:47", 0},
    {"gegevens d sleutel nr\n  nr, product in A, B", "everyday-word@3:18", 0},
    {"gegevens d sleutel nr\n  nr\n  u : uur stroom of leeg", "everyday-word@4:11", 0},
    {"gegevens d sleutel nr\n  nr\n  u : uur of leeg 0..5", "everyday-word@4:11", 0},
    {"gegevens d sleutel nr\n  nr\n  u : uur of geen 0.. stroom", "everyday-word@4:11", 0},
    {"gegevens d sleutel nr\n  nr\n  u : uur hoogstens 500", "everyday-word@4:11", 0},
    {"gegevens d sleutel nr\n  nr\n  dag : datum dd-mm-jjjj", "everyday-word@4:15"},
    {"gegevens d met sleutel nr\n  nr", "everyday-word@2:12", 0},
    {"gegevenstabel d sleutel nr\n  nr", "everyday-word@2:1", 0},
    {"betaal b per aanbieder, maand \"Zorg\" = u", "missing-title@2:31", 0},
    {"betaal b per aanbieder voor alle d = u", "everyday-word@2:24", 0},
    {"betaal b per cliënt, per aanbieder, per maand = u", "missing-comma@2:10", 0},
    {"bepaal uren per cliënt en per aanbieder = 3", "missing-comma@2:13", 0},
    {"bepaal uren per cliënt per aanbieder per maand = 3", "missing-comma@2:13", 0},
    {"begrens uren per cliënt per maand tot € 5", "missing-comma@2:14", 0},
    {"gegevens d sleutel nr bekend op o op datum\n  nr\n  o, datum : datum", "header-order@2:35", 0},
    {"gegevens d sleutel nr on datum bekend op o\n  nr\n  o, datum : datum", "other-language@2:23", 0},
    {"bepaal b per aanbieder, maand for each d = 3", "other-language@2:31", 0},
    {"bepaal b per aanbieder, maand voor each d = 3", "everyday-word@2:31", 0},
    {"tarief u = € 62,40 het uur", "everyday-word@2:20", 0},
    {"tarief u: € 62,40 per uur", "wrong-word@2:9", 0},
    {"bepaal b per aanbieder: u", "wrong-word@2:23", 0},
    {"tarief u = € 5 per uur\n  per 2027-01-01: € 6 per uur", "everyday-word@3:3", 0},
    {"tarief u = € 5 per uur\n  met ingang van 2027-01-01: € 6 per uur", "everyday-word@3:3", 0},
    {"tarief u = € 5 stijgt 3% vanaf 2027-01-01", "missing-word@2:23", 0},
    {"tarief u = € 5 stijgt jaarlijks 60% * 4,1% + 40% * 2,7% vanaf 2027-01-01", "wrong-word@2:33", 0},
    {"tarief u = € 5 daalt jaarlijks 4,1% - 0,5 * 2% vanaf 2027-01-01", "wrong-word@2:32", 0},
    {"tarief u = € 5\n  per 1 januari 2027: € 6", "everyday-word@3:3 date-form@3:7", 1},
    {"tarief u = € 5 stijgt 3 procent vanaf 2027-01-01", "missing-word@2:23", 0},
    {"tarief u = € 5 stijgt jaarlijks met 60% * 4,1% vanaf 2027-01-01", "wrong-word@2:37", 0},
    {"betaal b per aanbieder = verdeel pot over aanbieder naar rato van x", "everyday-word@2:53", 0},
    {"beloning afronden op de euro", "everyday-word@2:22", 0},
    {"beloning afronden op duizendtallen", "unexpected-word@2:22"},
    {"bepaal b per aanbieder = u afgerond op hele uren", "everyday-word@2:40", 0},
    {"bepaal b per aanbieder = u afgerond op gehele getallen", "everyday-word@2:40", 0},
    {"beloning afronden op hele euro's", "everyday-word@2:22", 0},
    {"bepaal b per aanbieder = u afgerond op euro’s", "everyday-word@2:40", 0},
    {"staffel s over getal waarde\n  onder 0: € 0\n  vanaf 0: € 5", "band-bounds@3:3"},
    {"staffel s over getal waarde\n  tot -2: € 0\n  vanaf -2: € 5", "band-bounds@3:3"},
    {"bepaal b per aanbieder = a boven 5% * norm", "bound-in-arithmetic@2:28"},
    {"bepaal b per aanbieder = (a) boven 5% + norm", "bound-in-arithmetic@2:30"},
    {"betaal b per aanbieder = verdeel pot over aanbieder naar x + 2 elk hoogstens € 5", "call-needs-parentheses@2:58", 0},
    {"betaal b per aanbieder = verdeel pot over aanbieder naar x * 2", "call-needs-parentheses@2:58", 0},
    {"betaal b per aanbieder = verdeel pot over aanbieder naar n elk minstens -€ 5", "call-needs-parentheses@2:73", 0},
    {"partijen opdrachtgever gemeente aanbieders Zorg A, Zorg B", "missing-quotes@2:44", 0},
    {"partijen opdrachtgevers Valleistad, Duinhuizen aanbieder a", "missing-quotes@2:25", 0},
    {"partijen opdrachtgever gemeente\n  aanbieders A \"Zorg A\", B \"Zorg B\"", "missing-quotes@3:14", 0},
    {"partijen opdrachtgever gemeente\n  aanbieders Vecht, \"Thuiszorg West\"", "missing-quotes@3:14", 0},
    {"partijen opdrachtgever gemeente\nbetaal b per aanbieder = u van gemeente", "header-order@3:28"},
    {"betaal b per aanbieder = u als u > 3 anders als u > 1 v", "if-in-front@2:45"},
    {"betaal b per aanbieder = u als u > 3 en als u < 5", "repeated-word@2:41", 0},
    {"betaal b per aanbieder = u als u is groter dan 3", "everyday-word@2:34", 0},
    {"betaal b per aanbieder = SOM.ALS(p; \"A\"; u) * 2", "everyday-word@2:26"},
    {"betaal b per aanbieder = ALS(u > 3; 1; 2)", "everyday-word@2:26"},
    {"betaal b per aanbieder = afronden(u)", "everyday-word@2:26"},
    {"betaal b per aanbieder = u; artikel \"5\"", "foreign-character@2:27"},
    {"gebruik \"wmo”\ntarief u = \"x”\n", "curly-quote@2:13 curly-quote@3:14", 1},
    {"tarief u = 3 artikel \"5” artikel \"6\"", "curly-quote@2:24", 1},
    {"tarief: u = € 5", "foreign-character@2:7", 0},
    {"tarieven u = € 5", "everyday-word@2:1", 0},
    {"begrens b per aanbieder, jaar hoogstens € 500", "everyday-word@2:31", 0},
    {"tarief u = € 5 stijgt jaarlijks -2% vanaf 2026-07-01", "everyday-word@2:16", 0},
    {"periode looptijd 2026-01-01 tot 2027-01-01 afrekenen per maand", "everyday-word@2:29", 0},
    {"periode looptijd 2026-01-01 tot 2026-12-31 afrekenen per maand", "everyday-word@2:29"},
    {"contractperiode 2026-01-01 t/m 2026-12-31 afrekenen per maand", "everyday-word@2:1"},
    // Every error of a text in one run, and nothing else.
    {"tarief u € 5\ntarief v = 3\nbetaal b aanbieder = u\n  betaal c per aanbieder = (u", "missing-equals@2:10 missing-per@4:10 unclosed-parenthesis@5:28", 2},
};

constexpr Case kEnglish[] = {
    {"define b per client per provider per month = 3", "missing-comma@2:10", 0},
    {"data d key n op day known on o\n  n\n  day, o : date", "other-language@2:14", 0},
    {"define b per provider, month voor elke d = 3", "other-language@2:30", 0},
    {"define b per provider, month for elke d = 3", "everyday-word@2:30", 0},
    {"define b per provider, month foreach d = 3", "everyday-word@2:30", 0},
    {"rate u = € 62.40 an hour", "everyday-word@2:18", 0},
    {"rate u = € 62.40 hourly", "everyday-word@2:18", 0},
    {"rate u: € 62.40 per hour", "wrong-word@2:7", 0},
    {"rate u = € 5 per hour\n  as of 2027-01-01: € 6 per hour", "everyday-word@3:3", 0},
    {"rate u = € 5 per hour\n  per 2027-01-01: € 6 per hour", "everyday-word@3:3", 0},
    {"rate u = € 5 rises 3% from 2027-01-01", "missing-word@2:20", 0},
    {"rate u = € 5 rises yearly 60% * 4.1% + 40% * 2.7% from 2027-01-01", "wrong-word@2:27", 0},
    {"rate u = € 5 rises by 3% from 2027-01-01", "missing-word@2:20", 0},
    {"rate u = € 5\n  effective 2027-01-01: € 6", "everyday-word@3:3", 0},
    {"pay b per provider = split pot over provider in proportion to x", "everyday-word@2:46", 0},
    {"reward round to the nearest euro", "everyday-word@2:17", 0},
    {"reward round to whole euros", "everyday-word@2:17", 0},
    {"define b per provider = a above 5% * norm", "bound-in-arithmetic@2:27"},
    {"scale s over number value\n  under 0: € 0\n  from 0: € 5", "band-bounds@3:3"},
    {"pay b per provider = split pot over provider by x + 2 each at most € 5", "call-needs-parentheses@2:49", 0},
    {"pay b per provider = split € 5 over provider by n each at least -€ 5", "call-needs-parentheses@2:65", 0},
    {"parties purchaser town providers Care A, Care B", "missing-quotes@2:34", 0},
    {"pay b per provider = u minus € 5", "everyday-word@2:24", 0},
    {"period term 2026-01-01 until 2027-01-01 settle per month", "everyday-word@2:24", 0},
    {"scale s over hour brackets\n  0-10: € 5\n  above 10: € 6", "everyday-word@3:4", 0},
    {"scale s over hour brackets\n  up to 10: € 5\n  above 10: € 6", "everyday-word@3:3", 0},
    {"scale s over hour brackets\n  under 10: € 5\n  from 10: € 6", "everyday-word@3:3", 0},
    {"pay b per provider = split € 100 over provider by sum of u", "call-needs-parentheses@2:51", 0},
    {"pay b per provider = u if missing -1", "call-needs-parentheses@2:35", 0},
    {"pay b per provider = number of d", "everyday-word@2:22", 0},
    {"pay b per provider = (sum of u where not p = \"A\") * 2", "condition-needs-parentheses@2:32", 0},
    {"pay b per provider = (sum of u where p = \"A\" and v > 3) * 2", "condition-needs-parentheses@2:38", 0},
    {"data d key nr\n  nr, product in (A, B)", "everyday-word@3:18", 0},
    {"data d key nr\n  nr\n  u : hour flow or empty", "everyday-word@4:12", 0},
    {"pay b per provider, month \"Care\" = u", "missing-title@2:27", 0},
    {"pay b per provider for all d = u", "everyday-word@2:20", 0},
    {"pay b per provider, month from start term = u", "everyday-word@2:27", 0},
    {"pay b per provider = u if u is greater than 3", "everyday-word@2:29", 0},
    {"pay b per provider = SUMIF(p; \"A\"; u) * 2", "everyday-word@2:22"},
    {"pay b per provider = u\n  – see annex 3", "long-dash@3:3", 0},
    {"tariff u = € 5", "everyday-word@2:1", 0},
    {"rate u = € 5 rises yearly -2% from 2026-07-01", "everyday-word@2:14", 0},
    {"pay b per provider = 10% of sum of u", "everyday-word@2:26", 0},
    {"reward round to the nearest cent", "everyday-word@2:17", 0},
    {"period term 2026-01-01 – 2026-12-31 settle per month", "everyday-word@2:24", 0},
    {"period term 2026-01-01 through 2026-12-31 settle yearly", "everyday-word@2:50", 0},
    {"rate u = € 750 000", "number-notation@2:12", 0},
    {"rate u = € 62.40 p/h", "everyday-word@2:18", 0},
    {"rate u = € 62.40/hour", "everyday-word@2:17", 0},
    {"rate u = € 60 rises yearly by 3% from 2027-01-01", "everyday-word@2:21", 0},
    {"define b per provider, year = average of u over previous three years", "everyday-word@2:58", 0},
    {"pay b per provider = u § 5.1", "everyday-word@2:24", 0},
    {"limit b per provider, year no more than € 750,000", "everyday-word@2:28", 0},
    {"pays b per provider = u", "misspelt-word@2:1", 0},
    {"betaal b per provider = u", "other-language@2:1", 0},
    {"pay b per provider = u hoogstens 3", "other-language@2:24", 0},
    {"period term 2026-01-01 t/m 2026-12-31 settle per month", "other-language@2:24", 0},
    {"pay b provider, month = u", "missing-per@2:7", 0},
    {"rate u € 5", "missing-equals@2:8", 0},
    {"pay b per provider = sum hours", "missing-word@2:26", 0},
    {"pay b per provider = (u + 3", "unclosed-parenthesis@2:22"},
    {"pay b per provider = a and c or d", "mixed-and-or@2:30"},
    {"pay b per provider = a * c at most d", "bound-in-arithmetic@2:28"},
    {"pay no-show per provider = u", "name-with-hyphen@2:5", 0},
    {"pay gross per provider = u", "reserved-word@2:5"},
    {"pay b from a to c per provider = u", "header-order@2:19", 0},
    {"data care known on day from start through end\n  start, end, day : date", "header-order@2:24", 0},
    {"rate u = € 1,50", "number-notation@2:12", 0},
    {"rate u = € 1,000", ""},
    {"rate u = € 1.234,50", "number-notation@2:12", 0},
    {"rate u = € 5\n  from 31-01-2026: € 6", "date-form@3:8", 0},
    {"use “wmo”", "curly-quote@2:5", 0},
    {"parties provder provider", "unknown-role@2:9", 0},
    {"parties third party client  provider p \"P\"", ""},
    {"define b per provider = sum of price(distance)", "call-needs-parentheses@2:32", 0},
    {"define b per provider = u if u > 1 hour then", "then-word@2:41", 0},
    {"define b per client provider month = u", "missing-comma@2:14", 0},
    {"define b per provider only with ride or stay = u", "one-table@2:38"},
    {"data d key nr\n  nr\n  n : number 1-1,440", "everyday-word@4:15", 0},
    {"rate u = € 5 rises per year 3% from 2026-07-01", "everyday-word@2:20", 0},
    {"scale s over hour value\n  above 0 through 10: € 5\n  above 10: € 6", "band-bounds@3:3", 0},
    {"5.1 pay b per provider = u", "article-in-front@2:1"},
    {"reward round to the cent\n  article \"5\"\n  pay b per provider = u", "article-in-front@3:3"},
    {"rate u = € 1.5 million", "number-notation@2:12", 0},
    {"reject d if not known z \"no indication\"", "missing-title@2:25", 0},
    {"pay b per a = (sum of u where z if missing \"x\" = \"x\") * 2", "condition-needs-parentheses@2:25", 0},
    {"reject \"too long\" d if z = \"x\"", "missing-title@2:8", 0},
    {"pay b per provider = u (article \"5.1\")", "everyday-word@2:24", 0},
    {"period term 2026-01-01 through 2026-12-31 settle every month", "everyday-word@2:50", 0},
    {"pay b per provider is u", "everyday-word@2:20", 0},
    {"example \"a\"\n  expect b[A, 2026-1] = € 3", "date-form@3:15", 0},
    {"given d key nr\n  nr", "everyday-word@2:1", 0},
    {"period term 2026-01-01 through 2026-12-31 monthly settle", "everyday-word@2:43", 0},
    {"period term 2026-01-01 through 2026-12-31 settle per 4 weeks", "everyday-word@2:54", 0},
    {"bonus b per provider = 2 percent of sum of u", "everyday-word@2:24", 0},
    {"rate u = € 5 rises by 3% per year from 2026-07-01", "everyday-word@2:20", 0},
    {"define b per year = average of u over the last 3 years", "everyday-word@2:39", 0},
    {"data d key nr\n  nr\n  u : hour 0–24", "everyday-word@4:13", 0},
    {"pay b per provider = u Article 5.1", "everyday-word@2:24", 0},
};

void check(const char* first_line, std::span<const Case> cases) {
  for (const Case& each : cases) {
    const Read read(std::string(first_line) + "\n" + each.body + "\n");
    EXPECT_EQ(read.findings(), each.findings) << each.body;
    for (const diag::Diagnostic& finding : read.sink.all())
      for (const Language language : {Language::nl, Language::en}) {
        const std::string message = diag::message(finding, language);
        EXPECT_EQ(message.find("expecting"), std::string::npos) << message;
        for (const char* unfilled : {"{0}", "{1}", "{2}", "{3}"}) EXPECT_EQ(message.find(unfilled), std::string::npos) << message;
      }
    const bool offered = std::any_of(read.sink.all().begin(), read.sink.all().end(), [](auto& d) { return !d.fixes.empty(); });
    EXPECT_EQ(offered, each.fixes >= 0) << each.body;
    if (!offered) continue;
    EXPECT_EQ(static_cast<int>(Read(read.fixed()).sink.all().size()), each.fixes) << read.fixed();
  }
}

TEST(Errors, Dutch) { check("bkm 1 nl contract \"Toets\"", kDutch); }
TEST(Errors, English) { check("bkm 1 en contract \"Test\"", kEnglish); }

TEST(Errors, FirstLine) {
  const std::pair<std::string, const char*> cases[] = {
      {"", "empty-text@1:1"},
      {"-- niets\n\n", "empty-text@3:1"},
      {"betaal b per aanbieder = u\n", "missing-header@1:1"},
      {"contract \"Toets\"\nbetaal b aanbieder, maand = u\n", "missing-header@1:1 missing-per@2:10"},
      {"pay b provider, month = u\n", "missing-header@1:1 missing-per@1:7"},
      {"bkm 2 nl contract \"Toets\"\nonzin", "unknown-edition@1:5"},
      {"bkm 1 de contract \"Toets\"\nonzin", "unknown-language@1:7"},
      {"bkm nl contract \"Toets\"", "missing-header@1:5"},
      {"bkm 1 nl contract Toets", "missing-quotes@1:19"},
      {"bkm 1 nl contrct \"Toets\"", "misspelt-word@1:10"},
      {"bkm 1 en contract \"T\" versie \"1\"", "other-language@1:23"},
      {"{\\rtf1\\ansi bkm 1 nl contract \"Toets\"", "not-plain-text@1:1"},
      {"bkm 1 en contract \"T\"\npartijen x\ntarief u = 1,5\nbetaal b per x = u", "language-of-text@1:7"},
      {"bkm 1 nl contract \"T\"\nparties x\nrate u = 1.5\npay b per x = u", "language-of-text@1:7"},
      {"bkm 1 en++ contract \"T\"\nparties x\nrate u = 1.5\npay b per x = u", "unexpected-word@1:9 unfinished-statement@2:9"},
      {"\xEF\xBB\xBF" "bkm 1 nl contract \"Toets\" versie \"1\" valuta USD\n", ""},
  };
  for (const auto& [text, findings] : cases) EXPECT_EQ(Read(text).findings(), findings) << text;
}

TEST(Errors, TextsThatCannotBeRead) {
  EXPECT_EQ(Read(std::string("bkm 1 nl\0", 9)).findings(), "nul-byte@1:9");
  EXPECT_EQ(Read("bkm 1 nl contract \"\xE9\"").findings(), "text-not-utf8@1:20");
  EXPECT_EQ(Read(std::string("PK\x03\x04\0", 5)).findings(), "not-plain-text@1:1");
  EXPECT_EQ(Read("\xD0\xCF\x11\xE0").findings(), "not-plain-text@1:1");
  EXPECT_EQ(Read(std::string("\xFF\xFE" "b\0", 4)).findings(), "text-not-utf8@1:1");
  EXPECT_EQ(Read(std::string((16u << 20) + 1, ' ')).findings(), "text-too-large@1:1");
}

std::string repeat(const std::string& part, int n) {
  std::string all;
  while (n-- > 0) all += part;
  return all;
}

TEST(Errors, Nesting) {
  const std::string head = "bkm 1 nl contract \"T\"\ntarief u = ";
  EXPECT_EQ(Read(head + repeat("(", 200) + "1" + repeat(")", 200)).findings(), "");
  EXPECT_EQ(Read(head + repeat("(", 201) + "1" + repeat(")", 201)).findings(), "nested-too-deep@2:212");
  EXPECT_EQ(Read(head + repeat("(", 100'000)).sink.all().size(), 1u);
  EXPECT_EQ(Read(head + "1" + repeat(" als a = 1 anders 2", 5'000)).sink.all().size(), 1u);
  EXPECT_EQ(Read(head + "1" + repeat(" + 1", 100'000)).sink.all().size(), 1u);
}

// Keywords that begin a line may also be names, and the words in between are then one expression.
TEST(Errors, NestingAcrossWhatLooksLikeStatements) {
  const std::string head = "bkm 1 nl contract \"T\"\ntarief u = ";
  EXPECT_FALSE(Read(head + repeat("(\ntarief ", 20'000)).sink.all().empty());
  EXPECT_FALSE(Read(head + "1" + repeat(" als a = 1 anders\ntarief ", 20'000)).sink.all().empty());
}

TEST(Errors, AreCapped) {
  const Read read("bkm 1 nl contract \"T\"\n" + repeat("tarief u € 5\n", 80));
  ASSERT_EQ(read.sink.all().size(), 50u);
  EXPECT_EQ(read.sink.all().back().kind->name, "too-many-findings");
}

TEST(Errors, AStatementWithAnErrorIsLeftOut) {
  const Read read("bkm 1 nl contract \"T\"\ntarief u = 1\ntarief v 2\ntarief w = 3\n");
  EXPECT_EQ(read.unit.statements.size(), 2u);
}

TEST(Text, NamesAreComposedAndHardSpacesAreSpaces) {
  const Read read("bkm 1 nl contract \"T\"\ntarief\u00A0clie\u0308nt = € 1.234,50\n");
  EXPECT_EQ(read.findings(), "");
  EXPECT_NE(dump(read.unit).find("rate cliënt"), std::string::npos) << dump(read.unit);
}

TEST(Text, CellsThatAreLiterals) {
  const auto shown = [](const char* text) {
    const auto literal = literal_of_cell(text, {0, 0, 0}, Language::nl);
    return literal.has_value();
  };
  for (const char* text : {"€ 80 per dec", "-€ 5", "60%", "60 %", "0,8", "1.440", "3 uur", "2026-01-31", "2026-K1", "2025/2026", "ja", "USD 10"}) EXPECT_TRUE(shown(text)) << text;
  for (const char* text : {"", "A", "02A15", "0-17", "65+", "1.50", "2026-02-30", "-", "€", "3 uur extra", "% 3"}) EXPECT_FALSE(shown(text)) << text;
}

TEST(Text, PlacesOfNodes) {
  const Read read("bkm 1 nl contract \"T\"\ntarief prijs = € 3 per cliënt\n");
  const auto& rule = std::get<ast::Rule>(read.unit.statements.at(0));
  EXPECT_EQ(read.sources.text(rule.span), "tarief prijs = € 3 per cliënt");
  EXPECT_EQ(read.sources.text(rule.name.span), "prijs");
  EXPECT_EQ(read.sources.text(read.unit[rule.body].span), "€ 3 per cliënt");
}

}  // namespace
}  // namespace bkm::syntax
