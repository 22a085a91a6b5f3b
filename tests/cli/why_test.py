"""bkm why: every line of lines.csv is a question, and every story names the next one as it is typed."""
import json
import unittest

from bkm import DONE, FINDINGS, WRONG_USE, Case

# 1.000 by 3 and 2: A may have 400, B 300, and 300 goes to the fund. The costs of a month are those of its days.
CONTRACT = """bkm 1 nl contract "Proef" versie "1"

partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders aanbieder
  derde fonds "Fonds"

periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand

gegevens declaratie sleutel nummer op datum
  nummer, aanbieder, cliënt
  datum : datum
  bedrag : € 0..1.000

gegevens aandeel per aanbieder, jaar
  gewicht : getal 0..
  dak     : €

beloning afronden op de cent
  betaal deel per aanbieder, jaar voor elke aandeel
    = verdeel € 1.000 over aanbieder naar gewicht elk hoogstens dak rest aan fonds    artikel "3"
  bepaal kosten per cliënt, aanbieder, dag = som van bedrag
  betaal zorg per aanbieder, maand = som van kosten cumulatief binnen jaar            artikel "4"
  malus boete per cliënt, aanbieder, maand = 10% * som van kosten                     artikel "5"
"""
ENGLISH = """bkm 1 en contract "Trial" version "1"

parties
  purchaser gemeente "Gemeente"
  providers aanbieder
  third party fonds "Fonds"

period term 2026-01-01 through 2026-12-31 settle per month

data declaratie key nummer on datum
  nummer, aanbieder, cliënt
  datum : date
  bedrag : € 0..1,000

data aandeel per aanbieder, year
  gewicht : number 0..
  dak     : €

reward round to the cent
  pay deel per aanbieder, year for each aandeel
    = split € 1,000 over aanbieder by gewicht each at most dak rest to fonds    article "3"
  define kosten per cliënt, aanbieder, day = sum of bedrag
  pay zorg per aanbieder, month = sum of kosten cumulative within year          article "4"
  penalty boete per cliënt, aanbieder, month = 10% * sum of kosten              article "5"
"""
CLAIMS = "nummer,aanbieder,cliënt,datum,bedrag\n1,A,c1,2026-01-05,10\n2,A,c2,2026-02-03,20\n3,\"B, zorg\",c1,2026-02-03,7.35\n4,'s B,c1,2026-02-03,1\n"
SHARES = "aanbieder,jaar,gewicht,dak\nA,2026,3,400\n\"B, zorg\",2026,2,300\n"
EXAMPLE = """
rekenvoorbeeld "verwisseld"
  gegeven declaratie
    | nummer | aanbieder | cliënt | datum      | bedrag |
    | 1      | A         | c1     | 2026-01-05 |     10 |
  verwacht boete[A, c1, 2026-01] = € 1
"""
ENGLISH_EXAMPLE = """
example "changed over"
  given declaratie
    | nummer | aanbieder | cliënt | datum      | bedrag |
    | 1      | A         | c1     | 2026-01-05 |     10 |
  expect boete[A, c1, 2026-01] = € 1
"""


class Why(Case):
    def settled(self, contract=CONTRACT):
        self.put("contract.bkm", contract)
        self.put("declaratie.csv", CLAIMS)
        self.put("aandeel.csv", SHARES)
        self.assertCode(DONE, self.bkm("settle", "contract.bkm", "--data-dir", ".", "--out", "uit", "--replace"))
        return (self.dir / "uit/lines.csv").read_text(encoding="utf-8").splitlines()[1:]

    def test_every_line_of_lines_csv_is_a_question(self):
        for contract in (CONTRACT, ENGLISH):
            lines = self.settled(contract)
            self.assertEqual(2 + 1 + 4 + 4, len(lines))
            for line in lines:
                story = json.loads(self.assertCode(DONE, self.bkm("why", "uit", line, "--format", "json")).out)
                rule, net = line.split(",")[0], line.split(",")[-1]
                self.assertEqual((rule, net), (story["rule"], story["amounts"]["net"]), line)

    def test_the_line_of_a_rest(self):
        rest = next(line for line in self.settled() if line.endswith(",300.00,0.00,300.00") and "fonds" in line)
        story = self.assertCode(DONE, self.bkm("why", "uit", rest)).out
        for words in ("€ 300,00 voor 2026: artikel 3, rest van deel.", "van Gemeente aan Fonds", "rest aan fonds"):
            self.assertIn(words, story)
        self.assertEqual(story, self.bkm("why", "uit", "rest deel[2026]").out)
        self.settled(ENGLISH)
        self.assertIn("€ 300.00 for 2026: article 3, rest of deel.", self.assertCode(DONE, self.bkm("why", "uit", "rest deel[2026]")).out)

    def test_the_term_as_it_is_printed(self):
        self.settled(CONTRACT + "  malus eens per cliënt, aanbieder, looptijd = 10% * som van bedrag\n")
        story = self.assertCode(DONE, self.bkm("why", "uit", "eens[cliënt c1, aanbieder A, 2026]")).out
        self.assertEqual(story, self.assertCode(DONE, self.bkm("why", "uit", "eens[cliënt c1, aanbieder A]")).out)
        for other in ("2027", "looptijd 2031"):
            self.assertCode(WRONG_USE, self.bkm("why", "uit", f"eens[cliënt c1, aanbieder A, {other}]"))

    def test_a_split_of_hours_speaks_hours(self):
        rules = '  bepaal uren per aanbieder, jaar voor elke aandeel = verdeel 100 uur over aanbieder naar gewicht elk hoogstens 50,1 uur rest aan gemeente afgerond op 15 minuut\n'
        self.settled(CONTRACT + rules)
        story = self.assertCode(DONE, self.bkm("why", "uit", "uren[aanbieder A, 2026]")).out
        for words in ("stappen van 15 minuten die overblijven", "3.600 minuten", "hoogstens 3.006 minuten"):  # 3 of 5 parts of 6.000; 50 hours is 3.000
            self.assertIn(words, story)
        self.assertNotIn("€", story)

    # A has weight 3: 2 at 60,12 with 6,55 beside it, and 1 at 50.
    def test_a_scale_from_a_file_tells_its_fixed_part(self):
        for contract, scale, told in (
                (CONTRACT, '  staffel sv over getal schijven uit "treden.csv" getallen en\n    vanaf\n    prijs : €\n    vast  : €\n'
                           '  betaal trap per aanbieder, jaar voor elke aandeel = sv(gewicht)\n', 'dat is hier € 60,12 + € 6,55'),
                (ENGLISH, '  scale sv over number brackets from "treden.csv"\n    from from "vanaf"\n    prijs : €\n    fixed : €\n'
                          '  pay trap per aanbieder, year for each aandeel = sv(gewicht)\n', 'that is € 60.12 + € 6.55 here')):
            self.put("treden.csv", f"vanaf,prijs,{'vast' if contract == CONTRACT else 'fixed'}\n0,60.12,6.55\n2,50,0\n")
            self.settled(contract + scale)
            self.assertIn(told, self.assertCode(DONE, self.bkm("why", "uit", "trap[A, 2026]")).out)

    def test_an_average_names_the_component_that_is_missing(self):
        for contract, rules, told in (
                (CONTRACT, '  tabel gewichten per domein\n    | domein | belang |\n    | proces | 40% |\n    | ervaring | 60% |\n'
                           '  bepaal cijfer per aanbieder, jaar alleen met scores = gemiddelde van punt gewogen met belang ontbrekend geen uitkomst\n'
                           '  bonus goed per aanbieder, jaar voor elke aandeel = € 10 * (cijfer bij ontbreken 0)\n',
                 ("domein proces, 2026 ontbreekt: dan is er geen uitkomst", "geen geldige rij van scores")),
                (ENGLISH, '  table gewichten per domein\n    | domein | belang |\n    | proces | 40% |\n    | ervaring | 60% |\n'
                          '  define cijfer per aanbieder, year only with scores = average of punt weighted by belang missing no result\n'
                          '  bonus goed per aanbieder, year for each aandeel = € 10 * (cijfer if missing 0)\n',
                 ("domein proces, 2026 missing: then there is no result", "no valid row of scores"))):
            data = ('gegevens scores per aanbieder, domein, jaar\n  domein in {"proces", "ervaring"}\n  punt : getal 0..100\n\nbeloning' if contract == CONTRACT
                    else 'data scores per aanbieder, domein, year\n  domein in {"proces", "ervaring"}\n  punt : number 0..100\n\nreward')
            self.put("scores.csv", "aanbieder,domein,jaar,punt\nA,ervaring,2026,84\n")
            self.settled((contract + rules).replace("beloning" if contract == CONTRACT else "reward", data))
            story = " ".join(self.assertCode(DONE, self.bkm("why", "uit", "goed[A, 2026]")).out.split())
            self.assertIn(told[0], story)
            self.assertNotIn(told[1], story)

    # 3 * 10,26 is 30,78.
    def test_a_definition_tells_how_it_is_rounded(self):
        for contract, rules, told in (
                (CONTRACT, '  bepaal heel per aanbieder, jaar voor elke aandeel = gewicht * € 10,26 afgerond op € 1\n  bonus rond per aanbieder, jaar voor elke aandeel = heel * 2\n',
                 ("heel € 31,00 afgerond op € 1,00, een halve van nul af gewicht * € 10,26 € 30,78",)),
                (ENGLISH, '  define heel per aanbieder, year for each aandeel = gewicht * € 10.26 rounded to € 1\n  bonus rond per aanbieder, year for each aandeel = heel * 2\n',
                 ("heel € 31.00 rounded to € 1.00, halves away from zero gewicht * € 10.26 € 30.78",))):
            self.settled(contract + rules)
            story = " ".join(self.assertCode(DONE, self.bkm("why", "uit", "rond[A, 2026]")).out.split())
            for words in told:
                self.assertIn(words, story)

    def test_a_rank_without_what_it_ranks(self):
        rules = '  bepaal hoog per aanbieder, jaar = gewicht als gewicht > 2\n  bepaal plek per aanbieder, jaar = rang van hoog onder aanbieder hoogste eerst gelijk samen\n' \
                '  bonus eerste per aanbieder, jaar voor elke aandeel = € 10 als bekend plek anders € 1\n'
        self.settled(CONTRACT + rules)
        story = self.assertCode(DONE, self.bkm("why", "uit", 'plek[aanbieder "B, zorg", 2026]')).out
        self.assertIn("de voorwaarde geldt hier niet: gewicht > 2", story)
        self.assertNotIn("geen geldige rij", story)

    def test_a_line_that_is_not_there_is_no_question(self):
        line = self.settled()[0]
        self.assertCode(WRONG_USE, self.bkm("why", "uit", line[:-1] + "9"))
        self.assertCode(DONE, self.bkm("why", "uit", line + "\r\n"))

    def test_a_rest_of_a_later_period_is_not_posted(self):
        self.settled()
        self.assertCode(DONE, self.bkm("settle", "contract.bkm", "--data-dir", ".", "--out", "uit", "--replace", "--until", "2026-01"))
        self.assertIn("Niet geboekt: deze afrekening gaat t/m 2026-01.", self.bkm("why", "uit", "rest deel[2026]").out)

    def test_the_next_question_is_told_as_it_is_typed(self):
        self.settled()
        self.assertTrue(self.bkm("why", "uit", "zorg[A, 2026-02]").out.endswith("\nVerder\n  bkm why uit 'kosten[cliënt c2, aanbieder A, 2026-02-03]'\n"))
        self.assertIn("declaratie 2", self.bkm("why", "uit", "kosten[cliënt c2, aanbieder A, 2026-02-03]").out)
        self.assertNotIn("Verder", self.bkm("why", "uit", "kosten[cliënt c2, aanbieder A, 2026-02-03]").out)
        self.settled(ENGLISH)
        self.assertIn("\nFurther\n  bkm why uit 'kosten[cliënt c2, aanbieder A, 2026-02-03]'\n", self.bkm("why", "uit", "zorg[A, 2026-02]").out)

    def test_the_help_names_each_form(self):
        for language, words in (("nl", "zoals hij daar staat"), ("en", "as it stands there")):
            help_text = self.bkm("why", "--help", "--lang", language).out
            self.assertIn("rest deel[2026]", help_text)
            self.assertIn(words, help_text)

    def test_a_correction_names_the_question_of_its_first_line(self):
        self.settled()
        self.assertCode(DONE, self.bkm("settle", "contract.bkm", "--data-dir", ".", "--out", "uit", "--replace", "--until", "2026-11"))
        self.assertIn("bkm why uit2 'deel[aanbieder A, 2026]'", self.assertCode(DONE, self.bkm("correct", "uit", "--data-dir", ".", "--out", "uit2")).out)
        self.assertIn("rest aan fonds", self.assertCode(DONE, self.bkm("why", "uit2", "rest deel[2026]")).out)

    # A comma is no end of the code, and an apostrophe no end of the word.
    def test_the_next_question_holds_any_code(self):
        self.settled()
        self.assertIn("bkm why uit 'kosten[cliënt c1, aanbieder \"B, zorg\", 2026-02-03]'", self.bkm("why", "uit", 'zorg["B, zorg", 2026-02]').out)
        self.assertCode(DONE, self.bkm("why", "uit", 'kosten[cliënt c1, aanbieder "B, zorg", 2026-02-03]'))
        self.assertIn(r"bkm why uit 'kosten[cliënt c1, aanbieder '\''s B, 2026-02-03]'", self.bkm("why", "uit", "zorg['s B, 2026-02]").out)

    def test_codes_that_changed_places(self):
        self.settled()
        result = self.assertCode(WRONG_USE, self.bkm("why", "uit", "boete[A, c1, 2026-01]"))
        self.assertIn('"A" is een aanbieder, geen cliënt. Bedoeld is misschien: boete[cliënt c1, aanbieder A, 2026-01].', result.err)

    def test_codes_that_changed_places_in_a_worked_example(self):
        for contract, words in ((CONTRACT + EXAMPLE, 'geen: "A" is een aanbieder, geen cliënt'), (ENGLISH + ENGLISH_EXAMPLE, 'none: "A" is a code of aanbieder, not of cliënt')):
            self.put("contract.bkm", contract)
            self.assertIn(words, self.assertCode(FINDINGS, self.bkm("test", "contract.bkm")).out)


if __name__ == "__main__":
    unittest.main()
