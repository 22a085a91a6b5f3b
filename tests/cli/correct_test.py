"""bkm correct: what a run posts on the ledger of the run before it, and why. Half of every amount is paid, unless a test says otherwise."""
import os
import random
import unittest
from fractions import Fraction

from bkm import CONTRACT, DONE, ENGLISH, FINDINGS, SOME_REFUSED, STOPPED, WRONG_USE, Case, row, table, verify

CREDITS = CONTRACT.replace("bekend op ontvangen", "bekend op ontvangen crediteert vorig").replace("  soort in", "  vorig of leeg\n  soort in")
UNKNOWN_DAY = CONTRACT.replace(" bekend op ontvangen", "")


def credit_rows(*rows):
    """Rows with a last column: the number of the row that this one credits."""
    lines = table(*(each for each, _ in rows)).splitlines()
    return "\n".join([lines[0] + ",vorig", *(f"{line},{credited}" for line, (_, credited) in zip(lines[1:], rows))]) + "\n"


class Ledger(Case):
    amended = False

    def put(self, name, text):
        """An amended contract is named with --contract; without it the kept text holds."""
        self.amended |= name == "contract.bkm" and (self.dir / "u1").exists()
        return super().put(name, text)

    def first(self, data, day="2026-02-20", *arguments, contract="contract.bkm", out="u1"):
        self.assertCode(DONE, self.settle("--as-known-on", day, *arguments, contract=contract, data=data, out=out))

    def correct(self, data=None, day="2026-03-20", *arguments, run="u1", out="u2", **options):
        if data is not None:
            self.put("later.csv", data)
        if self.amended and "--contract" not in arguments:
            arguments += ("--contract", "contract.bkm")
        return self.bkm("correct", run, "--data", "declaratie=later.csv", "--as-known-on", day, "--out", out, *arguments, **options)

    def posted(self, out="u2"):
        return [(p["rule"], p["payee"], p["settled_in"], p["posting"], p["amount"], p["reason"]) for p in self.output("postings.csv", out)]

    def assertPosts(self, expected, *arguments, code=DONE, **options):
        result = self.assertCode(code, self.correct(*arguments, **options))
        out = options.get("out", "u2")
        self.assertEqual(expected, self.posted(out))
        self.assertEqual([], verify(self.dir / out))
        before, after = (sum(Fraction(line["net"]) for line in self.output("lines.csv", name)) for name in (options.get("run", "u1"), out))
        self.assertEqual(after - before, sum(Fraction(p[4]) for p in self.posted(out)))
        self.assertCode(DONE, self.bkm("verify", out))
        return result


class Postings(Ledger):
    def test_a_changed_post_is_reversed_and_posted_anew(self):
        self.first(table(row(1)))
        result = self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "late-row"), ("vergoeding", "A", "2026-01", "line", "7.51", "late-row"),
                                   ("vergoeding", "B", "2026-02", "line", "15.00", "new-period")],
                                  table(row(1), row(2, known="2026-03-01", amount="5.01"), row(3, "B", day="2026-02-03", known="2026-03-01", amount="30")))
        for words in ("later bekende regels", "nieuwe periode", "17,51", "Geschreven: u2/postings.csv", "bkm why u2 'vergoeding[aanbieder A, 2026-01]'"):
            self.assertIn(words, result.out)
        self.assertIn("7,51", self.bkm("why", "u2", "vergoeding[aanbieder A, 2026-01]").out)

    def test_the_same_input_twice_posts_nothing(self):
        data = table(row(1), row(2, known="2026-03-01"))
        self.first(data)
        self.assertCode(DONE, self.correct(data))
        result = self.assertPosts([], run="u2", out="u3")
        self.assertIn("Er is niets te boeken", result.out)
        self.assertIn("bkm verify u3", result.out)
        self.assertEqual((self.dir / "u2/lines.csv").read_bytes(), (self.dir / "u3/lines.csv").read_bytes())

    def test_equal_amounts_from_other_rows_post_nothing(self):
        self.first(table(row(1), row(2, amount="4")))
        self.assertPosts([], table(row(1, amount="4"), row(2)))

    def test_a_post_of_nothing_is_a_post(self):
        self.first(table(row(1)))
        self.assertPosts([("vergoeding", "B", "2026-01", "line", "0.00", "late-row")], table(row(1), row(2, "B", amount="0", known="2026-03-01")))

    def test_reason_credit(self):
        self.put("contract.bkm", CREDITS)
        self.first(credit_rows((row(1), ""), (row(2), ""), (row(3, "B"), "")))
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-10.00", "credit"), ("vergoeding", "A", "2026-01", "line", "5.00", "credit"),
                          ("vergoeding", "B", "2026-01", "reversal", "-5.00", "late-row+credit"), ("vergoeding", "B", "2026-01", "line", "1.00", "late-row+credit")],
                         credit_rows((row(1), ""), (row(2), ""), (row(3, "B"), ""), (row(4, known="2026-03-01"), "2"), (row(5, "B", known="2026-03-02"), "3"),
                                     (row(6, "B", amount="2", known="2026-03-02"), "")))

    def test_a_late_row_that_is_credited_at_once_posts_nothing(self):
        self.put("contract.bkm", CREDITS)
        self.first(credit_rows((row(1), "")))
        self.assertPosts([], credit_rows((row(1), ""), (row(2, known="2026-03-01"), ""), (row(3, known="2026-03-02"), "2")))

    def test_reason_changed_data(self):
        self.first(table(row(1), row(2, "B")))
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "changed-data"), ("vergoeding", "A", "2026-01", "line", "6.00", "changed-data"),
                          ("vergoeding", "B", "2026-01", "reversal", "-5.00", "changed-data")], table(row(1, amount="12")))

    def test_rows_without_a_day_on_which_they_became_known(self):
        self.put("contract.bkm", UNKNOWN_DAY)
        self.first(table(row(1)))
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "changed-data"), ("vergoeding", "A", "2026-01", "line", "10.00", "changed-data")],
                         table(row(1), row(2)))

    def test_a_ledger_of_no_day(self):
        self.assertCode(DONE, self.settle(data=table(row(1)), out="u1"))
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "changed-data"), ("vergoeding", "A", "2026-01", "line", "10.00", "changed-data")],
                         table(row(1), row(2, known="2026-03-01")))
        self.assertIsNone(self.manifest("u2")["settled_through"])

    def test_reason_amended_tariff(self):
        self.first(table(row(1)))
        self.put("contract.bkm", CONTRACT.replace("50%", "60%").replace('"7"', '"8"', 1))
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "amended-tariff"), ("vergoeding", "A", "2026-01", "line", "6.00", "amended-tariff")], table(row(1)))

    def test_reason_amended_contract(self):
        self.first(table(row(1)))
        self.put("nieuw.bkm", CONTRACT.replace("= deel * (", "= 2 * deel * ("))
        expected = [("vergoeding", "A", "2026-01", "reversal", "-5.00", "amended-contract"), ("vergoeding", "A", "2026-01", "line", "10.00", "amended-contract")]
        self.assertPosts(expected, table(row(1)), "2026-03-20", "--contract", "nieuw.bkm")
        self.assertPosts([], table(row(1)), out="u3")  # the contract of the manifest did not change

    def test_an_amendment_beside_other_data_and_late_rows(self):
        self.first(table(row(1), row(2, "B"), row(3, "C"), row(4, "D")))
        self.put("contract.bkm", CONTRACT.replace('soort = "zorg"', 'soort = "reis"').replace("50%", "40%"))
        # A: other data of a kind that counts in neither; B: paid no more; C: paid anew; D: another row of the new kind came late
        reasons = {p[1]: p[5] for p in self.correctly(table(row(1, kind="reis"), row(2, "B"), row(3, "C"), row(4, "D"), row(5, "D", kind="reis", known="2026-03-01")))}
        self.assertEqual({"A": "changed-data+amended-contract", "B": "amended-contract", "C": "amended-contract", "D": "amended-contract+late-row"}, reasons)

    def correctly(self, data):
        self.assertCode(DONE, self.correct(data))
        return self.posted()

    def test_a_post_that_the_data_take_away_and_the_text_would_too_has_both_reasons_only_where_it_differs(self):
        self.first(table(row(1), row(2, "B")))
        self.put("contract.bkm", CONTRACT.replace("50%", "40%"))
        self.assertEqual({"A": "amended-tariff", "B": "changed-data"}, {p[1]: p[5] for p in self.correctly(table(row(1)))})

    def test_comments_layout_and_version_change_nothing(self):
        self.first(table(row(1)))
        self.put("contract.bkm", CONTRACT.replace('versie "7"', 'versie "8"   -- nieuw'))
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "late-row"), ("vergoeding", "A", "2026-01", "line", "10.00", "late-row")],
                         table(row(1), row(2, known="2026-03-01")))

    def test_a_changed_text_with_the_same_version_is_told(self):
        self.first(table(row(1)))
        self.put("contract.bkm", CONTRACT.replace("50%", "40%"))
        self.assertIn('de versie is nog steeds "7"', self.assertCode(DONE, self.correct(table(row(1)))).err)
        self.put("contract.bkm", CONTRACT.replace("50%", "40%").replace('versie "7"', 'versie "8"'))
        self.assertNotIn("BKM9216", self.assertCode(DONE, self.correct(table(row(1)), out="u3")).err)

    def test_a_rule_that_is_gone_is_reversed(self):
        self.first(table(row(1)))
        self.put("contract.bkm", CONTRACT.replace("vergoeding", "zorggeld"))
        self.assertPosts([("zorggeld", "A", "2026-01", "line", "5.00", "amended-contract"), ("vergoeding", "A", "2026-01", "reversal", "-5.00", "amended-contract")], table(row(1)))

    def test_formerly_keeps_the_identity(self):
        self.first(table(row(1), row(2, "B")))
        self.put("contract.bkm", CONTRACT.replace("vergoeding", "zorggeld").replace(' artikel "5.1"', ' voorheen "vergoeding" artikel "5.1"'))
        self.assertPosts([("vergoeding", "B", "2026-01", "reversal", "-5.00", "late-row"), ("zorggeld", "B", "2026-01", "line", "6.00", "late-row")],
                         table(row(1), row(2, "B"), row(3, "B", amount="2", known="2026-03-01")))
        self.assertPosts([], run="u2", out="u3")

    def test_another_key_is_another_post(self):
        self.first(table(row(1)))
        self.put("contract.bkm", CONTRACT.replace("vergoeding per aanbieder, maand", "vergoeding per aanbieder, product, maand"))
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "amended-contract"), ("vergoeding", "A", "2026-01", "line", "5.00", "amended-contract")], table(row(1)))
        self.put("contract.bkm", CONTRACT)
        self.assertCode(DONE, self.correct(run="u2", out="u3"))
        self.assertEqual(["", "p"], [p["product"] for p in self.output("postings.csv", "u3")])  # a name that only the ledger has keeps its column

    def test_parameters_of_then_stay_unless_another_is_given(self):
        self.first(table(row(1)), "2026-02-20", "--set", "deel=40%")
        result = self.assertPosts([], table(row(1)))
        self.assertIn("Met deel=40%", result.out)
        self.assertEqual("40%", self.manifest("u2")["options"]["set deel"])
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-4.00", "amended-tariff"), ("vergoeding", "A", "2026-01", "line", "6.00", "amended-tariff")],
                         table(row(1)), "2026-03-20", "--set", "deel=60%", out="u3")

    def test_a_limit_moves_between_months(self):
        self.put("contract.bkm", CONTRACT.replace("€ 100.000", "€ 12"))
        rows = [row(1, amount="20"), row(2, day="2026-02-02", amount="20", known="2026-03-01")]
        self.first(table(*rows), "2026-03-20")  # 10 and 2 of 10
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-10.00", "late-row"), ("vergoeding", "A", "2026-01", "line", "11.00", "late-row"),
                          ("vergoeding", "A", "2026-02", "reversal", "-2.00", "late-row"), ("vergoeding", "A", "2026-02", "line", "1.00", "late-row")],
                         table(*rows, row(3, amount="2", known="2026-04-01")), "2026-04-20")

    def test_a_rest_comes_after_the_shares(self):
        head, _, _ = CONTRACT.replace("  aanbieders aanbieder\n", "  aanbieders aanbieder\n  derde fonds\n").partition("  betaal vergoeding")
        self.put("contract.bkm", head + "  betaal vergoeding per aanbieder, maand\n    = verdeel € 100 over aanbieder naar (som van bedrag) elk hoogstens € 30 rest aan fonds\n")
        self.first(table(row(1), row(2, "B")))  # 50 each, cut to 30: 40 is left
        self.assertPosts([("vergoeding", "C", "2026-01", "line", "30.00", "late-row"), ("vergoeding", "fonds", "2026-01", "reversal", "-40.00", "late-row"),
                          ("vergoeding", "fonds", "2026-01", "line", "10.00", "late-row"), ("vergoeding", "fonds", "2026-02", "line", "100.00", "new-period")],
                         table(row(1), row(2, "B"), row(3, "C", known="2026-03-01")))

    def test_through_is_never_before_that_of_the_ledger(self):
        self.first(table(row(1), row(2, day="2026-03-02")), "2026-02-20", "--until", "2026-03")
        self.assertPosts([], table(row(1), row(2, day="2026-03-02")), "2026-02-25")
        self.assertEqual("2026-03-31", self.manifest("u2")["settled_through"])

    def test_refused_rows_give_exit_code_3(self):
        self.first(table(row(1)))
        data = table(row(1), row(2, amount="veel"))
        self.assertCode(SOME_REFUSED, self.correct(data))
        self.assertCode(DONE, self.correct(data, "2026-03-20", "--accept-rejected", out="u3"))
        self.assertCode(STOPPED, self.correct(data, "2026-03-20", "--max-rejected", "0", out="u4"))
        self.assertFalse((self.dir / "u4").exists())

    def test_random_chains_add_up(self):
        chance = random.Random(8)
        rows = [(number, row(number, chance.choice("ABC"), day=f"2026-{chance.randint(1, 6):02}-05", amount=str(chance.randint(0, 9)), known=f"2026-{chance.randint(1, 12):02}-01"))
                for number in range(60)]
        self.put("contract.bkm", CONTRACT.replace("€ 100.000", "€ 40"))
        total = {}
        for month in range(2, 13):
            data = table(*(each for number, each in rows if chance.random() < 0.95))  # now and then a row is missing
            if month == 2:
                self.first(data, "2026-02-20", out="r02")
            else:
                self.assertCode(DONE, self.correct(data, f"2026-{month:02}-20", run=f"r{month - 1:02}", out=f"r{month:02}"))
            posts = self.output("lines.csv", "r02") if month == 2 else self.output("postings.csv", f"r{month:02}")
            for post in posts:
                key = post["payee"], post["settled_in"]
                total[key] = total.get(key, 0) + Fraction(post["net"] if month == 2 else post["amount"])
            now = {(line["payee"], line["settled_in"]): Fraction(line["net"]) for line in self.output("lines.csv", f"r{month:02}")}
            self.assertEqual({key: value for key, value in now.items() if value}, {key: value for key, value in total.items() if value}, month)

    def test_files_of_then_that_are_not_given_are_told(self):
        self.put("jan.csv", table(row(1)))
        self.assertCode(DONE, self.bkm("settle", "contract.bkm", "--data", "declaratie=jan.csv", "--as-known-on", "2026-02-20", "--out", "u1"))
        february = table(row(2, day="2026-02-03", known="2026-03-01", amount="30"))
        told = self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "changed-data"), ("vergoeding", "A", "2026-02", "line", "15.00", "new-period")], february)
        self.assertIn("u1 rekende met jan.csv, en deze correctie niet; 1 bedrag van toen wordt teruggenomen", told.err)
        self.assertIn("former-file-absent", [w["name"] for w in self.manifest("u2")["warnings"]])
        both = self.assertCode(DONE, self.bkm("correct", "u1", "--data", "declaratie=jan.csv", "--data", "declaratie=later.csv", "--as-known-on", "2026-03-20", "--out", "u3"))
        self.assertNotIn("BKM9215", both.err)

    def test_a_row_that_is_gone_from_the_same_file_is_no_absent_file(self):
        self.first(table(row(1), row(2, "B")))
        self.put("declaratie.csv", table(row(1)))
        gone = self.assertCode(DONE, self.bkm("correct", "u1", "--data", "declaratie=declaratie.csv", "--as-known-on", "2026-03-20", "--out", "u2"))
        self.assertEqual([("vergoeding", "B", "2026-01", "reversal", "-5.00", "changed-data")], self.posted())
        self.assertEqual("", gone.err)

    def test_in_english(self):
        self.put("contract.bkm", ENGLISH)
        self.first(table(row(1)))
        result = self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "late-row"), ("vergoeding", "A", "2026-01", "line", "10.00", "late-row")],
                                  table(row(1), row(2, known="2026-03-01")))
        for words in ("Correction of u1", "rows known later", "Settled through 2026-02", "Written: u2/postings.csv"):
            self.assertIn(words, result.out)
        self.assertIn("There is nothing to post", self.assertPosts([], run="u2", out="u3").out)


class Kept(Ledger):
    def test_a_run_keeps_its_contract(self):
        self.first(table(row(1)))
        self.put("contract.bkm", "bkm 1 nl contract \"Iets anders\" versie \"1\"\n")
        self.assertIn("50%", self.assertCode(DONE, self.bkm("why", "u1", "vergoeding[A, 2026-01]")).out)
        os.remove(self.dir / "contract.bkm")
        self.assertCode(DONE, self.bkm("why", "u1", "vergoeding[A, 2026-01]"))
        self.assertCode(DONE, self.bkm("verify", "u1"))

    def test_a_contract_that_is_gone_or_wrong(self):
        self.first(table(row(1)))
        self.put("later.csv", table(row(1)))
        self.put("fout.bkm", "bkm 1 nl contract \"Proef\" versie \"1\"\n")
        self.assertCode(FINDINGS, self.correct(None, "2026-03-20", "--contract", "fout.bkm"))
        os.remove(self.dir / "contract.bkm")
        self.assertCode(DONE, self.correct())
        self.assertIn("contract.bkm", self.assertCode(WRONG_USE, self.correct(None, "2026-03-20", "--contract", "contract.bkm", out="u3")).err)

    def test_a_draft_on_disk_changes_nothing(self):
        self.first(table(row(1)))
        draft = CONTRACT.replace("50%", "60%").replace('"7"', '"8"', 1)
        (self.dir / "contract.bkm").write_text(draft)
        self.assertIn("BKM9217", self.assertPosts([], table(row(1))).err)
        self.assertEqual(str(self.dir / "contract.bkm"), self.manifest("u2")["contract"]["file"])
        self.assertPosts([("vergoeding", "A", "2026-01", "reversal", "-5.00", "amended-tariff"), ("vergoeding", "A", "2026-01", "line", "6.00", "amended-tariff")],
                         table(row(1)), "2026-03-20", "--contract", "contract.bkm", run="u2", out="u3")

    def test_a_kept_text_that_was_changed_is_refused(self):
        self.first(table(row(1)))
        (self.dir / "u1/contract.bkm").write_text(CONTRACT.replace("50%", "60%"))
        self.assertIn("ledger-damaged", self.assertCode(STOPPED, self.correct(table(row(1)))).err)

    def test_a_run_keeps_its_modules(self):
        os.remove(self.dir / "contract.bkm")
        module = 'bkm 1 nl module "contract"\n\nfunctie verhoogd(bedrag : €) = bedrag * 2\n'
        self.put("modules/contract.bkm", module)
        changed = CONTRACT.replace("partijen\n", 'gebruik "contract"\n\npartijen\n', 1).replace("deel * (som van bedrag waar soort = \"zorg\")", "deel * verhoogd(som van bedrag)")
        self.put("wmo.bkm", changed)
        self.first(table(row(1)), contract="wmo.bkm")  # half of 2 * 10
        self.assertEqual(["contract.bkm", "contract_.bkm"], sorted(p.name for p in (self.dir / "u1").glob("*.bkm")))
        self.put("modules/contract.bkm", module.replace("* 2", "* 3"))
        self.assertIn("10,00", self.assertCode(DONE, self.bkm("why", "u1", "vergoeding[A, 2026-01]")).out)
        self.assertCode(DONE, self.bkm("verify", "u1"))
        self.assertIn("modules/contract.bkm", self.assertCode(DONE, self.correct(table(row(1)), out="u0")).err)
        self.assertEqual([], self.posted("u0"))
        self.assertEqual(str(self.dir / "modules/contract.bkm"), self.manifest("u0")["modules"][0]["file"])
        self.assertCode(DONE, self.correct(table(row(1)), "2026-03-20", "--contract", "wmo.bkm"))
        self.assertEqual([("reversal", "-10.00", "amended-contract"), ("line", "15.00", "amended-contract")], [p[3:] for p in self.posted()])
        self.assertCode(DONE, self.bkm("verify", "u2"))
        self.put("u1/contract.bkm", module.replace("* 2", "* 5"))
        self.assertIn("u1/contract.bkm", self.assertCode(FINDINGS, self.bkm("verify", "u1")).out)


if __name__ == "__main__":
    unittest.main()
