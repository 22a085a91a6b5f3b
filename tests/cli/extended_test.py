"""bkm correct: a term that is extended, keys named as a column, values that end, dates that come after the term."""
import unittest

from bkm import DONE, SOME_REFUSED, WRONG_USE, Case

HEAD = """bkm 1 nl contract "Verlengd" versie "{version}"
partijen opdrachtgever g "G"  aanbieders aanbieder
periode looptijd 2026-01-01 t/m {last} afrekenen per {step}
gegevens bezoek sleutel nr op dag bekend op ontv
  nr, aanbieder, kind
  dag, ontv : datum
  minuten : minuut 1..600
beloning afronden op de cent
"""
ROWS = "nr,aanbieder,kind,dag,ontv,minuten\n1,A,k1,2026-01-05,2026-01-06,60\n2,A,k1,2026-01-07,2026-03-06,60\n"


class Extended(Case):
    def contract(self, name, rules, version=1, last="2026-03-31", step="maand"):
        self.put(name, HEAD.format(version=version, last=last, step=step) + rules)

    def run_bkm(self, command, *arguments, out):
        self.put("bezoek.csv", ROWS)
        return self.assertCode(DONE, self.bkm(command, *arguments, "--data", "bezoek=bezoek.csv", "--out", out))

    def postings(self, out):
        return [(p["rule"], p["settled_in"], p["posting"], p["amount"], p["reason"]) for p in self.output("postings.csv", out)]

    def test_an_extension_settles_what_is_over_and_takes_nothing_back(self):
        fixed = 'bkm 1 nl contract "Vast" versie "{}"\npartijen opdrachtgever g "G"  aanbieder a "A"\nperiode looptijd 2026-01-01 t/m {} afrekenen per maand\n' \
                'beloning afronden op de cent\n  betaal vast per maand = € 100 per maand\n  betaal start per looptijd op eerste dag = € 1.000\n'
        self.put("een.bkm", fixed.format(1, "2026-03-31"))
        self.put("twee.bkm", fixed.format(2, "2026-08-31"))
        self.assertCode(DONE, self.bkm("settle", "een.bkm", "--out", "u1"))
        self.assertCode(DONE, self.bkm("correct", "u1", "--contract", "twee.bkm", "--as-known-on", "2026-05-20", "--out", "u2"))
        self.assertEqual([("vast", "2026-04", "line", "100.00", "new-period")], self.postings("u2"))
        self.assertCode(DONE, self.bkm("correct", "u1", "--contract", "twee.bkm", "--until", "2026-05", "--out", "u3"))
        self.assertEqual(["2026-04", "2026-05"], [p[1] for p in self.postings("u3")])
        self.assertCode(DONE, self.bkm("correct", "u1", "--until", "2026-03", "--out", "u4"))
        self.assertEqual([], self.postings("u4"))
        self.assertCode(DONE, self.bkm("verify", "u2"))

    def test_an_extension_waits_for_the_period_that_has_posts(self):
        fixed = 'bkm 1 nl contract "Vast" versie "{}"\npartijen opdrachtgever g "G"  aanbieder a "A"\nperiode looptijd 2026-01-01 t/m {} afrekenen per {}\n' \
                'beloning afronden op de cent\n  betaal vast per maand = € 100 per maand\n'
        for step in ("jaar", "looptijd"):
            self.put("een.bkm", fixed.format(1, "2026-07-31", step))
            self.put("twee.bkm", fixed.format(2, "2027-07-31", step))
            self.assertCode(DONE, self.bkm("settle", "een.bkm", "--out", "u1", "--replace"))
            self.assertCode(DONE, self.bkm("settle", "een.bkm", "--as-known-on", "2026-08-05" if step == "looptijd" else "2027-01-05", "--out", "u2", "--replace"))
            for run in ("u1", "u2") if step == "looptijd" else ("u1",):
                self.assertIn("until-before-ledger", self.assertCode(WRONG_USE, self.bkm("correct", run, "--contract", "twee.bkm", "--as-known-on", "2026-08-15", "--out", "u3")).err)
            self.assertCode(DONE, self.bkm("correct", "u1", "--contract", "twee.bkm", "--out", "u3", "--replace"))
            self.assertEqual(12, len(self.postings("u3")))
            self.assertCode(DONE, self.bkm("verify", "u3"))

    def test_a_set_value_in_another_unit_ends(self):
        pay = "  betaal hulp per aanbieder, maand = som van minuten * prijs\n"
        self.contract("c.bkm", "  parameter prijs = € 60 per uur\n" + pay)
        self.run_bkm("settle", "c.bkm", "--as-known-on", "2026-02-20", "--set", "prijs=70", out="u1")
        self.contract("n.bkm", "  parameter prijs = € 1 per minuut\n" + pay, 2)
        self.assertIn("BKM9218", self.run_bkm("correct", "u1", "--contract", "n.bkm", "--as-known-on", "2026-02-20", out="u2").err)
        self.assertEqual(["-70.00", "60.00"], [p[3] for p in self.postings("u2")])

    def test_a_key_may_have_the_name_of_a_column(self):
        self.contract("c.bkm", "  betaal hulp per kind, aanbieder, maand = som van minuten * € 60 per uur\n")
        self.run_bkm("settle", "c.bkm", "--as-known-on", "2026-02-20", out="u1")
        self.assertEqual("k1", self.output("lines.csv", "u1")[0]["key_kind"])
        self.assertEqual("pay", self.output("lines.csv", "u1")[0]["kind"])
        self.run_bkm("correct", "u1", "--as-known-on", "2026-03-20", out="u2")
        self.assertEqual(["-60.00", "120.00"], [p[3] for p in self.postings("u2")])
        self.assertCode(DONE, self.bkm("verify", "u2"))

    def test_a_set_value_ends_where_the_amended_text_has_no_such_parameter(self):
        pay = "  betaal hulp per aanbieder, maand = som van minuten * prijs\n"
        self.contract("c.bkm", "  parameter prijs = € 60 per uur\n" + pay)
        self.run_bkm("settle", "c.bkm", "--as-known-on", "2026-02-20", "--set", "prijs=50", out="u1")
        for version, rate in ((2, "tarief prijs = € 70 per uur\n"), (3, "parameter prijs = € 70 per uur\n    vanaf 2026-02-01: € 80 per uur\n")):
            self.contract("n.bkm", "  " + rate + pay, version)
            result = self.run_bkm("correct", "u1", "--contract", "n.bkm", "--as-known-on", "2026-02-20", out=f"u{version}")
            self.assertIn("--set prijs=50", result.err)
            self.assertEqual(["-50.00", "70.00"], [p[3] for p in self.postings(f"u{version}")])
        self.contract("n.bkm", "  parameter prijs = € 90 per uur\n" + pay, 4)
        self.run_bkm("correct", "u1", "--contract", "n.bkm", "--as-known-on", "2026-02-20", out="u4")
        self.assertEqual([], self.postings("u4"))  # the value of then still holds

    def test_what_is_due_after_the_term_waits_for_its_day(self):
        self.contract("c.bkm", "  betaal los per bezoek op 2 maanden na dag = minuten * € 1 per uur\n  betaal al per aanbieder, looptijd = som van minuten * € 2 per uur\n",
                      last="2026-02-10", step="looptijd")
        al, first, second = ("al", "2026", "4.00"), ("los", "2026-03-05", "1.00"), ("los", "2026-03-07", "1.00")
        for day, settled in (("2026-02-09", []), ("2026-03-04", [("al", "2026", "2.00")]), ("2026-03-06", [al, first]), ("2026-03-07", [al, first, second])):
            self.run_bkm("settle", "c.bkm", "--as-known-on", day, "--replace", out="u1")
            self.assertEqual(settled, sorted((line["rule"], line["settled_in"], line["net"]) for line in self.output("lines.csv", "u1")), day)
        self.run_bkm("settle", "c.bkm", "--as-known-on", "2026-03-06", out="u2")
        self.run_bkm("correct", "u2", "--as-known-on", "2026-03-20", out="u3")
        self.assertEqual([("los", "2026-03-07", "line", "1.00", "new-period")], self.postings("u3"))
        self.assertCode(DONE, self.bkm("verify", "u3"))

    def test_a_ledger_without_a_day_knew_more(self):
        self.contract("c.bkm", "  betaal hulp per aanbieder, maand = som van minuten * € 60 per uur\n")
        self.run_bkm("settle", "c.bkm", out="u1")
        self.assertIn("BKM9219", self.run_bkm("correct", "u1", "--as-known-on", "2026-02-20", out="u2").err)
        self.assertCode(DONE, self.bkm("verify", "u2"))
        self.assertNotIn("BKM9219", self.run_bkm("correct", "u1", "--as-known-on", "2026-03-20", out="u3").err)
        self.put("eerst.csv", ROWS.splitlines()[0] + "\n" + ROWS.splitlines()[1] + "\n")
        self.assertCode(DONE, self.bkm("settle", "c.bkm", "--data", "bezoek=eerst.csv", "--out", "u4"))
        self.assertNotIn("BKM9219", self.run_bkm("correct", "u4", "--as-known-on", "2026-02-20", out="u5").err)

    def test_the_term_is_named_by_its_first_year_in_data(self):
        self.put("c.bkm", HEAD.format(version=1, last="2027-03-31", step="maand").replace("beloning", "gegevens budget per aanbieder, looptijd\n  euro : € 0..10.000\n\nbeloning") +
                 "  betaal budget_ per aanbieder, looptijd voor elke budget = euro\n")
        self.put("budget.csv", "aanbieder,looptijd,euro\nA,looptijd 2026,5\nB,2026,6\nC,2027,7\n")
        self.put("bezoek.csv", ROWS)
        self.assertCode(SOME_REFUSED, self.bkm("settle", "c.bkm", "--data", "budget=budget.csv", "--data", "bezoek=bezoek.csv", "--out", "u1"))
        self.assertEqual([("A", "2026", "5.00"), ("B", "2026", "6.00")], [(line["aanbieder"], line["looptijd"], line["net"]) for line in self.output("lines.csv", "u1")])


if __name__ == "__main__":
    unittest.main()
