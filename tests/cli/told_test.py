"""What a settlement tells of rows and pots that are in no amount, and of files and codes that look like a mistake."""
import unittest

from bkm import CONTRACT, DONE, Case, row, table


class Told(Case):
    def test_rows_that_no_rule_uses_and_rows_outside_the_term_are_listed_and_told(self):
        rows = [row(1), row(2, kind="reis"), row(3, day="2025-12-31"), row(4, day="2027-01-01"), row(5, day="2026-12-31", known="2027-01-05")]
        told = self.assertCode(DONE, self.settle(data=table(*rows)))
        self.assertEqual([("3", "2", "not-selected"), ("4", "3", "before-term"), ("5", "4", "after-term")],
                         [(r["line"], r["key"], r["code"]) for r in self.output("unused.csv")])
        self.assertIn("2 regels buiten de looptijd, bijvoorbeeld datum 2025-12-31", told.err)
        self.assertIn("2 gebruikt + 2 ongebruikt + 1 buiten bereik", told.out)

    def test_figures_of_a_period_outside_the_term_are_told_where_a_rule_gathers_them(self):
        head = CONTRACT[:CONTRACT.index("prestatie zorg")] + "gegevens inzet per aanbieder, maand\n  vast : € 0..500\n\nbeloning afronden op de cent\n"
        self.put("inzet.csv", "aanbieder,maand,vast\nA,2025-12,10\nA,2026-01,10\nA,2027-01,10\n")
        for rules, told in (("  betaal zorg per aanbieder, maand voor elke inzet = vast\n", True),
                            ("  betaal zorg per aanbieder, maand alleen met declaratie = vast bij ontbreken € 0\n", False)):
            self.put("regel.bkm", head + rules)
            err = self.assertCode(DONE, self.settle("--data", "inzet=inzet.csv", "--replace", contract="regel.bkm", data=table(row(1)))).err
            self.assertEqual(told, "Van inzet liggen 2 regels buiten de looptijd, bijvoorbeeld maand 2025-12" in err, err)

    def test_a_file_with_only_a_heading_is_told(self):
        told = self.assertCode(DONE, self.settle(data=table()))
        self.assertIn("BKM4208", told.err)
        self.assertEqual([], self.output("lines.csv"))
        self.assertNotIn("BKM4208", self.assertCode(DONE, self.settle("--replace", data=table(row(1)))).err)

    def test_providers_that_differ_only_by_capitals_are_told(self):
        told = self.assertCode(DONE, self.settle(data=table(row(1, "Vallei"), row(2, "vallei"), row(3, "Noord"))))
        self.assertIn('aanbieder "vallei" en "Vallei"', told.err)
        self.assertEqual(3, len(self.output("lines.csv")))


class RowsInNoAmount(Case):
    HEAD = CONTRACT[:CONTRACT.index("prestatie zorg")] + """gegevens inzet per aanbieder, maand
  vast : € 0..500

beloning afronden op de cent
"""
    DATA = table(row(1), row(2, day="2026-02-05"), row(3, "B"))

    def warned(self, rules):
        self.put("regel.bkm", self.HEAD + rules)
        self.put("inzet.csv", "aanbieder,maand,vast\nA,2026-01,10\n")
        return self.assertCode(DONE, self.settle("--data", "inzet=inzet.csv", "--replace", contract="regel.bkm", data=self.DATA)).err

    def test_rows_that_a_rule_adds_up_where_it_has_no_key_are_told(self):
        told = self.warned("  betaal zorg per aanbieder, maand voor elke inzet = (som van bedrag) + vast\n")
        self.assertIn('2 regels van declaratie tellen in geen enkel bedrag mee: zorg is er alleen "voor elke inzet". Het gaat om 2, 3.', told)
        self.assertEqual(["20.00"], [line["net"] for line in self.output("lines.csv")])

    def test_figures_of_a_register_too(self):
        self.put("inzet.csv", "aanbieder,maand,vast\nA,2026-01,10\nA,2026-03,20\n")
        self.put("regel.bkm", self.HEAD + "  betaal zorg per aanbieder, maand alleen met declaratie = som van vast\n")
        told = self.assertCode(DONE, self.settle("--data", "inzet=inzet.csv", contract="regel.bkm", data=table(row(1)))).err
        self.assertIn('1 regel van inzet telt in geen enkel bedrag mee: zorg is er alleen "alleen met declaratie". Het gaat om A, 2026-03.', told)
        self.assertEqual(["10.00"], [line["net"] for line in self.output("lines.csv")])

    def test_of_two_tables_that_one_rule_adds_up(self):
        told = self.warned("  betaal zorg per aanbieder, maand alleen met inzet = som van bedrag\n")
        self.assertIn("2 regels van declaratie", told)
        self.put("uren.csv", "aanbieder,maand,uren\nA,2026-01,1\nB,2026-01,2\n")
        self.put("regel.bkm", self.HEAD.replace("beloning", "gegevens uren per aanbieder, maand\n  uren : uur 0..100 stroom\n\nbeloning") +
                 "  betaal zorg per aanbieder, maand alleen met inzet = (som van bedrag) + (som van uren) * € 1 per uur\n")
        told = self.assertCode(DONE, self.settle("--data", "inzet=inzet.csv", "--data", "uren=uren.csv", "--replace", contract="regel.bkm", data=self.DATA)).err
        self.assertIn("1 regel van uren telt in geen enkel bedrag mee", told)
        self.assertIn("2 regels van declaratie tellen in geen enkel bedrag mee", told)

    def test_through_a_definition(self):
        told = self.warned("  bepaal kosten per aanbieder, maand = som van bedrag\n  betaal zorg per aanbieder, maand alleen met inzet = kosten\n")
        self.assertIn('zorg is er alleen "alleen met inzet"', told)

    def test_rows_that_another_rule_pays_are_not_told(self):
        self.assertNotIn("BKM4209", self.warned("  bepaal kosten per aanbieder, maand = som van bedrag\n  betaal zorg per aanbieder, maand = kosten\n"
                                                "  bonus extra per aanbieder, maand voor elke inzet = 10% * (som van bedrag) + vast\n"))

    def test_rows_that_are_only_shown_where_no_amount_is(self):
        told = self.warned("  publiceer alles per aanbieder, maand = som van bedrag\n  betaal zorg per aanbieder, maand voor elke inzet = (som van bedrag) + vast\n")
        self.assertIn("BKM4209", told)

    def test_a_key_of_a_longer_period_reaches_the_other_months(self):
        told = self.warned("  betaal zorg per aanbieder, jaar alleen met inzet = som van bedrag\n")
        self.assertIn("Het gaat om 3.", told)
        self.assertEqual(["20.00"], [line["net"] for line in self.output("lines.csv")])


class Pots(Case):
    """A budget for January and February; only January has rows."""

    def settled(self, rest):
        head = CONTRACT[:CONTRACT.index("prestatie zorg")].replace("  aanbieders aanbieder\n", "  aanbieders aanbieder\n  derde fonds\n")
        self.put("pot.bkm", head + "gegevens pot per maand\n  budget : € 0..\n\nbeloning afronden op de cent\n"
                 f"  betaal deel per aanbieder, maand = verdeel (budget bij ontbreken € 0) over aanbieder naar (som van bedrag){rest}\n")
        self.put("pot.csv", "maand;budget\n2026-01;500\n2026-02;400\n")
        told = self.assertCode(DONE, self.settle("--data", "pot=pot.csv", "--replace", contract="pot.bkm", data=table(row(1)))).err
        return told, [(line["payee"], line["maand"], line["net"]) for line in self.output("lines.csv")]

    def test_a_pot_of_a_period_without_receivers_is_told(self):
        told, lines = self.settled("")
        self.assertIn("BKM4210", told)
        self.assertIn("maand 2026-02", told.replace("in 2026-02", "in maand 2026-02"))
        self.assertIn("€ 400,00 blijft liggen", told)
        self.assertEqual([("A", "2026-01", "500.00")], lines)

    def test_with_a_rest_it_is_the_rest(self):
        told, lines = self.settled(" rest aan fonds")
        self.assertNotIn("BKM4210", told)
        self.assertEqual([("A", "2026-01", "500.00"), ("fonds", "2026-02", "400.00")], lines)

    def test_a_period_that_is_not_settled_yet_is_not_told(self):
        self.settled("")
        self.assertNotIn("BKM4210", self.settle("--data", "pot=pot.csv", "--replace", "--until", "2026-01", contract="pot.bkm", data=table(row(1))).err)


if __name__ == "__main__":
    unittest.main()
