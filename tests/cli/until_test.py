"""bkm settle --until: through which period is settled, and what is said of the periods after it."""
import unittest

from bkm import CONTRACT, DONE, WRONG_USE, Case, row, table

# January and February 50% of 10 and 30, December 50% of 7.
ROWS = table(row(1), row(2, "B", day="2026-02-03", amount="30"), row(3, "A", day="2026-12-03", amount="7", known="2027-01-04"))
RICH = CONTRACT.replace("  begrens", """  bonus later per aanbieder, kwartaal voor elke cijfer op betaald_op = € 4
  voorwaarde goed per aanbieder, kwartaal voor elke cijfer = punten >= 5
  begrens""").replace("prestatie", """gegevens cijfer per aanbieder, kwartaal
  punten : getal 0..10
  betaald_op : datum of leeg

prestatie""").replace("€ 100.000", "€ 12")
SCORES = "aanbieder,kwartaal,punten,betaald_op\nA,2026-K1,6,2026-04-30\nA,2026-K3,3,\nB,2026-K1,4,\nC,2026-K4,7,2027-02-10\n"


class Until(Case):
    def settled(self, *arguments, data=ROWS):
        result = self.assertCode(DONE, self.settle(*arguments, "--replace", data=data))
        self.assertComplete()
        return result

    def test_later_posts_are_not_written_and_are_counted(self):
        result = self.settled("--until", "2026-02")
        self.assertEqual({("A", "2026-01"): "5.00", ("B", "2026-02"): "15.00"}, self.nets())
        self.assertEqual(["2026-01", "2026-02"], [line["settled_in"] for line in self.output("summary.csv")])
        self.assertIn("Afgerekend t/m 2026-02; 1 boeking van een latere periode volgt nog", result.out)
        rule = self.manifest()["rules"][0]
        self.assertEqual((2, "20.00", {"posts": 1, "open": 0, "net": "3.50"}), (rule["posts"], rule["net"], rule["not_settled"]))
        self.assertEqual(("2026-02-28", "2026-02"), (self.manifest()["settled_through"], self.manifest()["options"]["until"]))

    def test_a_period_before_the_term_is_named_as_such(self):
        result = self.assertCode(WRONG_USE, self.settle("--until", "2025-12", data=ROWS))
        self.assertIn("2025-12 ligt voor de looptijd, die begint op 2026-01-01; schrijf bijvoorbeeld 2026-01.", result.err)
        result = self.assertCode(WRONG_USE, self.settle("--until", "2025-12", "--lang", "en", data=ROWS))
        self.assertIn("2025-12 lies before the term, which begins on 2026-01-01; write for instance 2026-01.", result.err)
        self.assertNothingWritten()

    def test_without_it_the_whole_term(self):
        self.assertIn("Afgerekend: de hele looptijd\n", self.settled().out)
        self.assertEqual(3, len(self.nets()))
        self.assertIsNone(self.manifest()["settled_through"])

    def test_as_known_on_settles_what_was_over_then(self):
        for day, through, posts in (("2027-01-04", "2026-12", 3), ("2026-02-27", "2026-01", 1), ("2026-02-28", "2026-02", 2)):
            self.assertIn(f"Afgerekend t/m {through}", self.settled("--as-known-on", day).out)
            self.assertEqual(posts, len(self.nets()), day)
        self.assertIn("Er was nog geen afrekenperiode voorbij", self.settled("--as-known-on", "2026-01-30").out)
        self.assertEqual({}, self.nets())
        self.assertIn("Afgerekend t/m 2026-02", self.settled("--as-known-on", "2026-02-10", "--until", "2026-02").out)

    def test_any_period_that_ends_with_a_settlement_period(self):
        for until, posts in (("2026-K1", 2), ("2026-H1", 2), ("2026", 3), ("2026-01-31", 1), ("looptijd 2026", 3), ("2027-02", 3)):
            self.settled("--until", until)
            self.assertEqual(posts, len(self.nets()), until)

    def test_other_periods_are_refused(self):
        for until in ("2026-W05", "2026-01-30", "2025-12", "januari", "2026-13", "", "2026-1"):
            result = self.settle("--until=" + until, data=ROWS) if until else self.settle("--until", "x", data=ROWS)
            self.assertCode(WRONG_USE, result)
            self.assertIn("2026-01", result.err)
            self.assertNothingWritten()

    def test_every_file_holds_settled_periods_only(self):
        self.put("contract.bkm", RICH)
        self.put("cijfer.csv", SCORES)
        # the year may hold 12: January 5, then 7 of the 15 of February
        counts = {"2026-01": (1, 0, 0, 0), "2026-03": (2, 1, 2, 1), "2026-04": (3, 1, 2, 1), "2026-09": (3, 1, 3, 2), "2026-12": (4, 2, 4, 2), "2027-02": (5, 2, 4, 2)}
        data = table(row(1), row(2, "A", day="2026-02-03", amount="30"), row(3, "A", day="2026-12-03", amount="7"))
        for until, expected in counts.items():
            self.settled("--data", "cijfer=cijfer.csv", "--until", until, data=data)
            self.assertEqual(expected, tuple(len(self.output(name)) for name in ("lines.csv", "adjustments.csv", "decisions.csv", "open.csv")), until)
            for rule, posts, open_ in (("vergoeding", 3, 0), ("later", 2, 2)):
                totals = next(r for r in self.manifest()["rules"] if r["rule"] == rule)
                self.assertEqual((posts, open_), (totals["posts"] + totals["not_settled"]["posts"], totals["open"] + totals["not_settled"]["open"]))

    def test_why_says_that_a_later_amount_is_not_posted(self):
        self.settled("--until", "2026-01")
        self.assertIn("Niet geboekt: deze afrekening gaat t/m 2026-01.", self.bkm("why", "uit", "vergoeding[B, 2026-02]").out)
        self.assertNotIn("Niet geboekt", self.bkm("why", "uit", "vergoeding[A, 2026-01]").out)


if __name__ == "__main__":
    unittest.main()
