"""--set: another value for a parameter, and all that follows from it."""
import unittest

from bkm import CONTRACT, DONE, ENGLISH, WRONG_USE, Case, row, table


class Settings(Case):
    def test_gives_a_parameter_another_value_and_is_recorded(self):
        for value, net in (("20%", "2.00"), ("7,5%", "0.75"), ("0%", "0.00"), ("100%", "10.00")):
            told = self.assertCode(DONE, self.settle("--set", f"deel={value}", "--replace", data=table(row(1, amount="10"))))
            self.assertEqual({("A", "2026-01"): net}, self.nets())
            self.assertEqual(value, self.manifest()["options"]["set deel"])
            self.assertIn(f"  Met deel={value}\n", told.out)
        self.assertCode(DONE, self.settle("--replace", data=table(row(1, amount="10"))))
        self.assertNotIn("set deel", self.manifest()["options"])

    def test_of_a_percentage_has_its_sign(self):
        refused = self.assertCode(WRONG_USE, self.settle("--set", "deel=50", data=table(row(1, amount="10")), out="procent"))
        self.assertIn("7,5%", refused.err)

    def hours(self, parameter):
        self.put("uren.bkm", CONTRACT[:CONTRACT.index("gegevens declaratie")].replace("2026-12-31", "2027-12-31")
                 + "gegevens declaratie sleutel nummer op datum\n  nummer, aanbieder\n  datum : datum\n  duur : uur(1) 0..24\n\nbeloning afronden op de cent\n"
                 f"  parameter prijs = € 60 per uur\n    {parameter}\n  betaal zorg per aanbieder, maand = som van (duur * prijs)\n")
        return self.settle("--set", "prijs=70", "--replace", contract="uren.bkm", data="nummer;aanbieder;datum;duur\n1;A;2026-12-10;1\n2;A;2027-01-10;1\n")

    def test_of_a_parameter_that_rises_goes_on_rising(self):
        self.assertCode(DONE, self.hours("stijgt jaarlijks 3% vanaf 2027-01-01 afgerond op de cent"))
        self.assertEqual({("A", "2026-12"): "70.00", ("A", "2027-01"): "72.10"}, self.nets())  # 70 x 1,03

    def test_of_a_parameter_with_steps_is_refused(self):
        self.assertIn("2027-01-01", self.assertCode(WRONG_USE, self.hours("vanaf 2027-01-01: € 62 per uur")).err)

    def test_twice_records_what_was_used(self):
        result = self.settle("--set", "deel=10%", "--set", "deel=20%", data=table(row(1, amount="10")))
        if result.code != WRONG_USE:
            self.assertEqual({"10%": "1.00", "20%": "2.00"}[self.manifest()["options"]["set deel"]], self.output("lines.csv")[0]["net"])

    def test_of_something_else(self):
        result = self.assertCode(WRONG_USE, self.settle("--set", "del=20%", data=table(row(1))))
        self.assertRegex(result.err, r"del.*bedoeld is misschien.*deel")
        self.assertCode(WRONG_USE, self.settle("--set", "vergoeding=20", data=table(row(1))))
        self.assertCode(WRONG_USE, self.settle("--set", "deel=veel", data=table(row(1))))
        self.assertCode(WRONG_USE, self.settle("--set", "deel=", data=table(row(1))))
        self.assertNothingWritten()

    def test_follows_the_notation_of_the_contract(self):
        self.put("english.bkm", ENGLISH)
        self.assertCode(DONE, self.settle("--set", "deel=7.5%", contract="english.bkm", data=table(row(1, amount="10"))))
        self.assertEqual("0.75", self.output("lines.csv")[0]["net"])
        self.assertCode(WRONG_USE, self.settle("--set", "deel=7,5%", contract="english.bkm", data=table(row(1)), out="u2"))

    def test_cannot_make_a_payment_negative(self):
        self.assertIn("vergoeding is nooit meer dan € 0,00", self.assertCode(WRONG_USE, self.settle("--set", "deel=-50%", data=table(row(1)))).err)
        self.assertNothingWritten()

    DERIVED = """  parameter uurprijs = € 90 per uur
  parameter deel = 5% * 2
  {rule}
  betaal zorg per aanbieder, maand = {value}
"""

    def derived(self, rule, value, *settings):
        self.put("afgeleid.bkm", CONTRACT[:CONTRACT.index("gegevens declaratie")]
                 + "gegevens declaratie sleutel nummer op datum\n  nummer, aanbieder\n  datum : datum\n  duur : uur(1) 0..24\n\nbeloning afronden op de cent\n"
                 + self.DERIVED.format(rule=rule, value=value))
        options = [word for setting in settings for word in ("--set", setting)]
        return self.settle(*options, "--replace", contract="afgeleid.bkm", data="nummer;aanbieder;datum;duur\n1;A;2026-01-10;5,5\n")

    def test_what_is_derived_follows(self):
        for rule, value, net in (("tarief weekend = uurprijs * 150%", "som van duur * weekend", "495.00"),                              # 5,5 x 60 x 1,5
                                 ("tarief p = € 1 per uur\n    vanaf 2026-01-05: uurprijs * 2", "som van (duur * p)", "660.00"),        # 5,5 x 60 x 2
                                 ("staffel s over uur schijven\n    vanaf 0: uurprijs\n    vanaf 5: € 30 per uur", "s(som van duur)", "315.00")):  # 5 x 60 + 0,5 x 30
            with self.subTest(rule):
                self.assertCode(DONE, self.derived(rule, value, "uurprijs=60"))
                self.assertEqual({("A", "2026-01"): net}, self.nets())
                self.assertCode(DONE, self.bkm("verify", "uit"))
                self.assertIn(net.replace(".", ","), self.assertCode(DONE, self.bkm("why", "uit", "zorg[A, 2026-01]")).out)

    def test_a_calculated_percentage_is_one(self):
        rule, value = "parameter dubbel = deel * 2", "som van duur * uurprijs * dubbel"
        self.assertIn("BKM9104", self.assertCode(WRONG_USE, self.derived(rule, value, "deel=6")).err)
        self.assertIn("BKM9104", self.assertCode(WRONG_USE, self.derived(rule, value, "dubbel=6")).err)
        self.assertCode(DONE, self.derived(rule, value, "deel=6%"))
        self.assertEqual({("A", "2026-01"): "59.40"}, self.nets())  # 5,5 x 90 x 12%

    def test_checks_are_made_again(self):
        pot = 'verdeel pot over aanbieder naar (som van duur)'
        self.assertCode(DONE, self.derived("parameter pot = € 100", pot))
        self.assertIn("BKM3707", self.assertCode(WRONG_USE, self.derived("parameter pot = € 100", pot, "pot=100,0050")).err)


if __name__ == "__main__":
    unittest.main()
