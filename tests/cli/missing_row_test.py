"""Days and keys that a look-up cannot place: nothing is left out in silence, and only what is settled is asked for."""
import unittest

from bkm import CONTRACT, DONE, STOPPED, Case

HEAD = CONTRACT[:CONTRACT.index("prestatie zorg")].replace("  aanbieders aanbieder", "  aanbieders aanbieder\n  derden fonds")
TABLES = """
gegevens verblijf per verblijf van begin t/m eind
  jeugdige, aanbieder
  begin : datum
  eind : datum of leeg
gegevens woonplaats per jeugdige van ingang t/m afloop
  {what}
  ingang, afloop : datum
gegevens nota sleutel nr op dag bekend op ontvangen
  nr, aanbieder
  dag, ontvangen : datum
  bedrag : € 0..1.000

beloning afronden op de cent
"""
PER_WARD = """  bepaal etmaal per verblijf, dag voor elke verblijf = € 100
  betaal zorg per aanbieder, wijk, maand = som van etmaal
  betaal post per nota = bedrag
"""
STAY = "verblijf;jeugdige;aanbieder;begin;eind\nv1;j1;A;"


class MissingRow(Case):
    def run_of(self, rules, stay, address, *options, what="wijk", notes="nr;aanbieder;dag;ontvangen;bedrag\n"):
        self.put("c.bkm", HEAD + TABLES.format(what=what) + rules)
        self.put("verblijf.csv", STAY + stay + "\n")
        self.put("woonplaats.csv", f"jeugdige;{what};ingang;afloop\nj1;W;" + address + "\n")
        self.put("nota.csv", notes)
        return self.settle("--data-dir", ".", "--replace", *options, contract="c.bkm")

    def test_a_day_without_a_row_stops_the_run_once_for_all_days(self):
        told = self.assertCode(STOPPED, self.run_of(PER_WARD, "2026-03-01;2026-03-06", "2026-03-04;2026-12-31")).err
        self.assertIn("zorg kan niet worden berekend: woonplaats heeft geen regel voor jeugdige j1 op 2026-03-01 (en nog 2 dagen)", told)
        self.assertNothingWritten()

    def test_also_when_another_table_has_rows_to_come(self):
        notes = "nr;aanbieder;dag;ontvangen;bedrag\n1;A;2026-03-02;2026-05-05;1\n"
        told = self.assertCode(STOPPED, self.run_of(PER_WARD, "2026-03-01;2026-03-03", "2026-03-02;2026-12-31", "--as-known-on", "2026-04-15", notes=notes)).err
        self.assertIn("jeugdige j1 op 2026-03-01", told)

    def test_days_that_are_not_settled_are_not_asked_for(self):
        stay, address = "2026-03-01;", "2026-03-01;2026-06-30"
        for option in (("--until", "2026-03"), ("--as-known-on", "2026-04-05")):
            self.assertCode(DONE, self.run_of(PER_WARD, stay, address, *option))
            self.assertEqual(["3100.00"], [line["net"] for line in self.output("lines.csv")])  # 31 days at 100
        told = self.assertCode(STOPPED, self.run_of(PER_WARD, stay, address, "--until", "2026-07")).err
        self.assertIn("op 2026-07-01 (en nog 30 dagen)", told)

    def test_nor_is_what_a_requirement_says_of_them(self):
        rules = 'eis "woonplaats bekend" per verblijf, dag voor elke verblijf : bekend wijk\n'
        stay, address = "2026-03-01;", "2026-03-01;2026-06-30"
        before = TABLES.replace("\nbeloning", "\n" + rules + "\nbeloning")
        self.put("c.bkm", HEAD + before.format(what="wijk") + PER_WARD)
        self.put("verblijf.csv", STAY + stay + "\n")
        self.put("woonplaats.csv", "jeugdige;wijk;ingang;afloop\nj1;W;" + address + "\n")
        self.put("nota.csv", "nr;aanbieder;dag;ontvangen;bedrag\n")
        self.assertCode(DONE, self.settle("--data-dir", ".", "--until", "2026-03", contract="c.bkm"))
        self.assertIn("BKM5109", self.assertCode(STOPPED, self.settle("--data-dir", ".", "--replace", contract="c.bkm")).err)

    def test_nor_who_pays_them(self):
        rules = "  betaal zorg per verblijf, dag voor elke verblijf van fonds aan aanbieder = € 1\n"
        stay, address = "2026-03-30;2026-04-02", "2026-03-01;2026-03-31"
        self.assertCode(DONE, self.run_of(rules, stay, address, "--until", "2026-03", what="fonds"))
        self.assertEqual(["1.00", "1.00"], [line["net"] for line in self.output("lines.csv")])
        self.assertIn("BKM3583", self.assertCode(STOPPED, self.run_of(rules, stay, address, what="fonds")).err)

    def test_nor_does_a_pot_of_a_later_period(self):
        self.put("c.bkm", HEAD + """
gegevens nota sleutel nr op dag bekend op dag
  nr, aanbieder
  dag : datum
  kosten : € 0..10.000
gegevens deel per aanbieder, kwartaal
  gewicht : getal 1..9
beloning afronden op de cent
  bepaal pot per kwartaal = 2% * (som van kosten)  afgerond op de cent
  betaal prijs per aanbieder, kwartaal voor elke deel
    = verdeel pot over aanbieder naar gewicht elk minstens € 5 rest aan gemeente
""")
        self.put("nota.csv", "nr;aanbieder;dag;kosten\n1;A;2026-01-05;1000\n2;A;2026-04-05;100\n")
        self.put("deel.csv", "aanbieder;kwartaal;gewicht\nA;2026-K1;1\nB;2026-K1;1\nA;2026-K2;1\n")
        self.assertCode(DONE, self.settle("--data-dir", ".", "--until", "2026-03", contract="c.bkm"))
        self.assertEqual(["10.00", "10.00"], [line["net"] for line in self.output("lines.csv")])  # 2% of 1000, in two
        self.assertIn("BKM5107", self.assertCode(STOPPED, self.settle("--data-dir", ".", "--replace", contract="c.bkm")).err)  # 2 is less than 5


if __name__ == "__main__":
    unittest.main()
