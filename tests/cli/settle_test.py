"""bkm settle: its options, where its data come from, where its outcome goes, and its exit code."""
import os
import shutil
import unittest

import bkm
from bkm import CONTRACT, DONE, ENGLISH, ENVIRONMENT, HEADER, SOME_REFUSED, STOPPED, WRONG_USE, Case, english_in, row, table

WRONG_ROW = row(9, amount="tien")


class Data(Case):
    def test_one_file(self):
        self.assertCode(DONE, self.settle(data=table(row(1, amount="10"), row(2, "B", amount="7.01"))))
        self.assertEqual({("A", "2026-01"): "5.00", ("B", "2026-01"): "3.51"}, self.nets())  # 3,505 rounds up
        self.assertComplete()

    def test_unknown_table_names_the_nearest(self):
        self.put("d.csv", table(row(1)))
        result = self.assertCode(WRONG_USE, self.settle("--data", "declaraties=d.csv"))
        self.assertIn("declaraties", result.err)
        self.assertRegex(result.err, r"bedoeld is misschien.* declaratie\b")
        self.assertNothingWritten()

    def test_a_table_without_a_file_is_an_error_and_never_empty(self):
        os.mkdir(self.dir / "leeg")
        for arguments in ([], ["--data-dir", "leeg"]):
            result = self.assertCode(STOPPED, self.settle(*arguments))
            self.assertIn("declaratie", result.err)
            self.assertNothingWritten()

    def test_a_data_directory_that_is_none_is_named(self):
        self.assertIn("de map bestaat niet: nergens\n", self.assertCode(WRONG_USE, self.settle("--data-dir", "nergens")).err)
        self.assertIn("the directory does not exist: nergens\n", self.assertCode(WRONG_USE, self.settle("--data-dir", "nergens", "--lang", "en")).err)
        self.assertIn("contract.bkm is geen map", self.assertCode(WRONG_USE, self.settle("--data-dir", "contract.bkm")).err)
        self.assertNothingWritten()

    def test_a_file_with_only_a_heading_is_an_empty_table(self):
        for content in (HEADER + "\n", HEADER, "\ufeff" + HEADER + "\r\n"):
            self.assertCode(DONE, self.settle("--replace", data=content))
            self.assertEqual([], self.output("lines.csv"))
            self.assertEqual(0, self.manifest()["rows"][0]["in"])

    def test_a_table_that_no_rule_reads_needs_no_file(self):
        self.put("contract.bkm", CONTRACT.replace("prestatie zorg", "gegevens extra per aanbieder\n  punten : getal 0..10\n\nprestatie zorg"))
        self.assertCode(DONE, self.settle(data=table(row(1))))

    def test_missing_file_directory_and_pattern_without_files(self):
        os.mkdir(self.dir / "map")
        for name, code in (("weg.csv", STOPPED), ("map", STOPPED), ("map/*.csv", WRONG_USE)):
            result = self.assertCode(code, self.settle("--data", f"declaratie={name}"))
            self.assertIn(name, result.err)
            self.assertNothingWritten()

    def test_several_files_and_patterns_are_one_table(self):
        self.put("in/a.csv", table(row(1, amount="10"), row(2, "B", amount="20")))
        self.put("in/b.csv", table(row(3, amount="30")).replace(",", ";"))
        self.put("in/c.txt", "geen csv")
        one = self.bytes_when("--data", "declaratie=in/a.csv", "--data", "declaratie=in/b.csv")
        self.assertEqual({("A", "2026-01"): "20.00", ("B", "2026-01"): "10.00"}, self.nets())
        self.assertEqual(one, self.bytes_when("--data", "declaratie=in/*.csv"))
        self.assertEqual(one, self.bytes_when("--data", "declaratie=in/b.csv", "--data", "declaratie=in/a.csv"))
        self.assertEqual(["in/b.csv", "in/a.csv"], [f["file"] for f in self.manifest()["inputs"]])

    def bytes_when(self, *arguments):
        self.assertCode(DONE, self.settle("--replace", *arguments))
        return self.bytes_of()

    def test_the_same_file_twice_pays_once(self):
        self.put("a.csv", table(row(1), row(2, "B")))
        self.assertCode(SOME_REFUSED, self.settle("--data", "declaratie=a.csv", "--data", "declaratie=a.csv"))
        self.assertEqual({("A", "2026-01"): "5.00", ("B", "2026-01"): "5.00"}, self.nets())
        self.assertEqual(["repeated-row"] * 2, [r["code"] for r in self.output("rejected.csv")])
        self.assertComplete()

    def test_standard_input(self):
        self.assertCode(DONE, self.settle("--data", "declaratie=-", stdin=table(row(1))))
        self.assertEqual({("A", "2026-01"): "5.00"}, self.nets())
        self.assertEqual("-", self.manifest()["inputs"][0]["file"])
        self.assertCode(STOPPED, self.settle("--data", "declaratie=-", stdin="", out="leeg"))

    def test_data_dir_by_name_of_the_table(self):
        self.put("in/declaratie.csv", table(row(1)))
        self.put("in/ander.csv", "x\n1\n")
        self.assertCode(DONE, self.settle("--data-dir", "in"))
        self.assertEqual({("A", "2026-01"): "5.00"}, self.nets())

    def test_data_dir_by_the_file_that_the_contract_names(self):
        self.put("contract.bkm", CONTRACT.replace("op datum bekend", "op datum bekend", 1).replace("ontvangen\n  nummer", 'ontvangen uit "regels.csv"\n  nummer'))
        self.put("in/regels.csv", table(row(1, amount="10")))
        self.put("regels.csv", table(row(1, amount="30")))
        self.assertCode(DONE, self.settle("--data-dir", "in", out="u1"))
        self.assertEqual({("A", "2026-01"): "5.00"}, self.nets("u1"))
        self.assertCode(DONE, self.settle(out="u2"))  # beside the contract
        self.assertEqual({("A", "2026-01"): "15.00"}, self.nets("u2"))
        self.put("los.csv", table(row(1, amount="50")))
        self.assertCode(DONE, self.settle("--data-dir", "in", "--data", "declaratie=los.csv", out="u3"))  # --data goes before
        self.assertEqual({("A", "2026-01"): "25.00"}, self.nets("u3"))

    def test_the_file_that_the_contract_names_goes_before_one_with_the_name_of_the_table(self):
        self.put("naam.bkm", CONTRACT.replace("bekend op ontvangen", 'bekend op ontvangen uit "regels.csv"'))
        (self.dir / "in").mkdir()
        self.put("in/declaratie.csv", table(row(1, amount="10")))
        self.put("in/regels.csv", table(row(1, amount="90")))
        self.assertCode(DONE, self.settle("--data-dir", "in", contract="naam.bkm"))
        self.assertEqual({("A", "2026-01"): "45.00"}, self.nets())

    def test_headings_in_any_order_and_columns_of_others(self):
        lines = "bedrag;x;ontvangen;datum;soort;product;aanbieder;nummer\n10;?;2026-02-01;2026-01-05;zorg;p;A;1\n10;?;2026-02-01;2026-01-06;zorg;p;A;2\n"
        result = self.assertCode(DONE, self.settle(data=lines))
        self.assertEqual({("A", "2026-01"): "10.00"}, self.nets())
        self.assertEqual(1, result.err.count("column-ignored"))
        self.assertIn('hoort de kolom "x" niet bij het contract', result.err)
        two = self.assertCode(DONE, self.settle("--replace", data=lines.replace("bedrag;x;", "bedrag;x;z;").replace("10;?;", "10;?;?;")))
        self.assertEqual(1, two.err.count("column-ignored"))
        self.assertIn('horen de kolommen "x", "z" niet bij het contract', two.err)
        self.assertIn("column-ignored", [w["name"] for w in self.manifest()["warnings"]])

    def test_separators_quotes_and_line_ends(self):
        plain = table(row(1, "A"), row(2, "B"))
        self.assertCode(DONE, self.settle(data=plain))
        expected = self.bytes_of()
        for content in (plain.replace(",", ";"), plain.replace(",", "\t"), plain.replace("\n", "\r\n"), plain.rstrip("\n"), "\ufeff" + plain,
                        "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in plain.splitlines())):
            self.assertCode(DONE, self.settle("--replace", data=content))
            self.assertEqual(expected, self.bytes_of(), content)

    def test_windows_1252_is_recognised_and_said_or_stated(self):
        content = table(row(1, "Café €"))
        self.assertCode(DONE, self.settle(data=content, out="u1"))
        result = self.assertCode(DONE, self.settle(data=content.encode("cp1252"), out="u2"))
        self.assertIn("Windows-1252", result.err)
        self.assertIn("windows-1252", [w["name"] for w in self.manifest("u2")["warnings"]])
        result = self.assertCode(DONE, self.settle("--encoding", "windows-1252", data=content.encode("cp1252"), out="u3"))
        self.assertNotIn("Windows-1252", result.err)
        self.assertEqual("windows-1252", self.manifest("u3")["options"]["encoding"])
        self.assertEqual(self.bytes_of("u1"), self.bytes_of("u2"))
        self.assertEqual(self.bytes_of("u1"), self.bytes_of("u3"))
        self.assertEqual("Café €", self.output("lines.csv", "u3")[0]["payee"])

    def test_a_stated_encoding_is_held(self):
        self.assertCode(STOPPED, self.settle("--encoding", "utf-8", data=table(row(1, "Café")).encode("cp1252")))
        self.assertNothingWritten()

    def test_composed_and_decomposed_accents_are_one_code(self):
        self.assertCode(DONE, self.settle(data=table(row(1, "Caf\u00e9"), row(2, "Cafe\u0301"))))
        self.assertEqual({("Caf\u00e9", "2026-01"): "10.00"}, self.nets())

    def test_leading_zeros_of_codes_are_kept(self):
        self.assertCode(DONE, self.settle(data=table(row(1, "007"), row(2, "7"))))
        self.assertEqual({("007", "2026-01"): "5.00", ("7", "2026-01"): "5.00"}, self.nets())


class Rejected(Case):
    def test_a_refused_row_gives_3_and_a_complete_outcome(self):
        self.assertCode(SOME_REFUSED, self.settle(data=table(row(1), WRONG_ROW)))
        self.assertEqual({("A", "2026-01"): "5.00"}, self.nets())
        self.assertComplete()

    def test_accept_rejected_gives_0(self):
        self.assertCode(DONE, self.settle("--accept-rejected", data=table(row(1), WRONG_ROW)))
        self.assertEqual(1, len(self.output("rejected.csv")))

    def test_max_rejected_as_number(self):
        data = table(row(1), row(2), WRONG_ROW, row(10, amount="x"))  # 2 of 4
        for limit, code in (("1", STOPPED), ("0", STOPPED), ("2", SOME_REFUSED), ("3", SOME_REFUSED)):
            self.assertCode(code, self.settle("--max-rejected", limit, data=data, out="u" + limit))
            (self.assertNothingWritten if code == STOPPED else self.assertComplete)("u" + limit)

    def test_max_rejected_shows_the_first_rows_that_were_rejected(self):
        rows = [row(number, amount="x") for number in range(12)]
        told = self.settle("--max-rejected", "1", data=table(row(99), *rows)).err
        self.assertIn('declaratie.csv:3  bedrag is geen getal in de afgesproken schrijfwijze: "x".', told)
        self.assertEqual(10, told.count("declaratie.csv:"))
        self.assertIn(".. (12)", told)

    def test_max_rejected_as_percentage_is_exact(self):
        data = table(row(1), row(2), WRONG_ROW)  # 1 of 3
        for limit, code in (("33%", STOPPED), ("33.3%", STOPPED), ("33,3%", STOPPED), ("33.34%", SOME_REFUSED), ("34%", SOME_REFUSED), ("100%", SOME_REFUSED),
                            ("0%", STOPPED)):
            result = self.settle("--max-rejected", limit, "--replace", data=data)
            if limit != "33,3%":  # a comma is no decimal mark of the command line; it must not be read as 333
                self.assertCode(code, result)
            else:
                self.assertCode(WRONG_USE, result)
                self.assertIn("schrijf 33.3%, niet 33,3%", result.err)

    def test_max_rejected_counts_before_accept_rejected(self):
        self.assertCode(STOPPED, self.settle("--max-rejected", "0", "--accept-rejected", data=table(WRONG_ROW)))

    def test_max_rejected_of_an_empty_table(self):
        self.assertCode(DONE, self.settle("--max-rejected", "0%", data=table()))


class Out(Case):
    def test_existing_non_empty_directory_is_kept(self):
        self.put("uit/eigen.txt", "van mij")
        for extra in ([], ["--replace"]):
            result = self.assertCode(WRONG_USE, self.settle(*extra, data=table(row(1))))
            self.assertIn("uit", result.err)
            self.assertEqual(["eigen.txt"], os.listdir(self.dir / "uit"))
        self.assertEqual("van mij", (self.dir / "uit/eigen.txt").read_text())

    def test_empty_directory_is_used(self):
        os.mkdir(self.dir / "uit")
        self.assertCode(DONE, self.settle(data=table(row(1))))
        self.assertComplete()

    def test_an_earlier_outcome_is_replaced_only_when_asked(self):
        self.assertCode(DONE, self.settle(data=table(row(1))))
        before = self.bytes_of()
        self.assertCode(WRONG_USE, self.settle(data=table(row(1, amount="30"))))
        self.assertEqual(before, self.bytes_of())
        self.assertCode(DONE, self.settle("--replace", data=table(row(1, amount="30"))))
        self.assertEqual({("A", "2026-01"): "15.00"}, self.nets())
        self.assertComplete()
        self.assertEqual(["contract.bkm", "declaratie.csv", "uit"], sorted(os.listdir(self.dir)))

    def test_an_own_file_beside_an_earlier_outcome_is_kept(self):
        self.assertCode(DONE, self.settle(data=table(row(1))))
        before = self.bytes_of()
        self.put("uit/notities.txt", "van mij")
        result = self.assertCode(WRONG_USE, self.settle("--replace", data=table(row(1, amount="30"))))
        self.assertIn("uit/notities.txt", result.err)
        self.assertEqual("van mij", (self.dir / "uit/notities.txt").read_text())
        self.assertEqual(before, self.bytes_of())

    def test_a_stopped_run_leaves_the_earlier_outcome(self):
        self.assertCode(DONE, self.settle(data=table(row(1))))
        before = self.bytes_of()
        self.assertCode(STOPPED, self.settle("--replace", "--max-rejected", "0", data=table(WRONG_ROW)))
        self.assertCode(STOPPED, self.settle("--replace", data=""))
        self.assertEqual(before, self.bytes_of())

    def test_a_file_in_the_way(self):
        self.put("uit", "een bestand")
        self.assertCode(WRONG_USE, self.settle("--replace", data=table(row(1))))
        self.assertEqual("een bestand", (self.dir / "uit").read_text())

    def test_in_a_directory_that_does_not_exist(self):
        result = self.assertCode(ENVIRONMENT, self.settle(data=table(row(1)), out="weg/uit"))
        self.assertIn("/weg: bestaat niet", result.err)
        self.assertNotIn("partial", result.err)
        self.assertNothingWritten("weg")

    def test_in_a_directory_that_does_not_exist_said_in_dutch(self):
        self.assertEqual([], english_in(self.settle(data=table(row(1)), out="weg/uit").err))

    def as_somebody_else(self):
        """root may read and write anywhere: run as nobody, with a copy of bkm that nobody can reach."""
        if os.geteuid() != 0:
            return {}
        os.chmod(self.dir, 0o755)
        shutil.copy(bkm.BKM, self.dir / "bkm")
        os.chmod(self.dir / "bkm", 0o755)
        self.addCleanup(setattr, bkm, "BKM", bkm.BKM)
        bkm.BKM = str(self.dir / "bkm")
        return {"user": 65534}

    def test_in_a_read_only_directory(self):
        who = self.as_somebody_else()
        os.mkdir(self.dir / "vast", 0o555)
        result = self.assertCode(ENVIRONMENT, self.settle(data=table(row(1)), out="vast/uit", **who))
        self.assertIn("vast/uit", result.err)
        self.assertEqual([], os.listdir(self.dir / "vast"))

    def test_files_that_may_not_be_read(self):
        who = self.as_somebody_else()
        self.put("dicht/declaratie.csv", table(row(1)))
        os.chmod(self.dir / "dicht", 0o700 if who else 0)
        os.mkdir(self.dir / "open", 0o777)
        os.chmod(self.dir / "open", 0o777)
        for given in (["--data", "declaratie=dicht/declaratie.csv"], ["--data-dir", "dicht"]):
            result = self.settle(*given, out="open/uit", **who)
            self.assertIn(result.code, (STOPPED, ENVIRONMENT), result)
            self.assertIn("declaratie", result.err)
        self.assertEqual([], os.listdir(self.dir / "open"))
        os.chmod(self.dir / "dicht", 0o700)

    def test_a_path_with_spaces_and_accents_and_a_slash_at_the_end(self):
        for out in ("uit één", "uit2/", "./uit3"):
            self.assertCode(DONE, self.settle(data=table(row(1)), out=out))
            self.assertComplete(out)
            self.assertEqual([], [path.name for path in self.dir.iterdir() if "partial" in path.name])

    def test_through_a_link_to_a_directory(self):
        os.mkdir(self.dir / "echt")
        os.symlink("echt", self.dir / "uit")
        self.assertCode(DONE, self.settle(data=table(row(1))))
        self.assertComplete("echt")
        self.assertTrue((self.dir / "uit").is_symlink())


class Options(Case):
    def test_as_known_on_uses_what_was_known(self):
        data = table(row(1, known="2026-02-01", amount="10"), row(2, known="2026-02-02", amount="20"), row(3, known="2026-03-01", amount="40"))
        for day, net in (("2026-01-31", None), ("2026-02-01", "5.00"), ("2026-02-28", "15.00"), ("2026-12-31", "35.00")):
            self.assertCode(DONE, self.settle("--as-known-on", day, "--replace", data=data))
            self.assertEqual({("A", "2026-01"): net} if net else {}, self.nets())
            self.assertEqual(day, self.manifest()["options"]["as-known-on"])
            self.assertComplete()

    def test_as_known_on_decides_which_rows_repeat(self):
        data = table(row(1, known="2026-02-01", amount="10"), row(1, known="2026-03-01", amount="20"))
        self.assertCode(DONE, self.settle("--as-known-on", "2026-02-15", data=data, out="u1"))
        self.assertEqual({("A", "2026-01"): "5.00"}, self.nets("u1"))
        self.assertCode(SOME_REFUSED, self.settle(data=data, out="u2"))
        self.assertEqual({}, self.nets("u2"))
        self.assertEqual(["duplicate-key"] * 2, [r["code"] for r in self.output("rejected.csv", "u2")])

    def test_languages_of_messages(self):
        data = "x" + table(row(1))
        self.assertIn("ontbreekt", self.assertCode(STOPPED, self.settle(data=data)).err)
        self.assertIn("lacks", self.assertCode(STOPPED, self.settle("--lang", "en", data=data)).err)
        self.put("english.bkm", ENGLISH)
        self.assertIn("lacks", self.assertCode(STOPPED, self.settle(contract="english.bkm", data=data)).err)

    def test_english_and_dutch_contract_post_the_same(self):
        self.put("english.bkm", ENGLISH)
        data = table(row(1), row(2, "B", amount="7.01"), row(3, kind="reis"), row(4, day="2026-03-01", amount="300000"))
        self.assertCode(DONE, self.settle(data=data, out="nl"))
        self.assertCode(DONE, self.settle(contract="english.bkm", data=data, out="en"))
        nl, en = self.bytes_of("nl"), self.bytes_of("en")
        self.assertEqual(nl["lines.csv"].replace(b"maand", b"month"), en["lines.csv"])
        self.assertEqual(nl["summary.csv"], en["summary.csv"])
        self.assertEqual(nl["unused.csv"], en["unused.csv"])

    def test_reasons_follow_the_language_of_the_contract_or_of_the_messages(self):
        self.assertCode(SOME_REFUSED, self.settle(data=table(WRONG_ROW)))
        self.assertIn("geen getal", self.output("rejected.csv")[0]["reason"])

    def test_reasons_follow_lang(self):
        self.assertCode(SOME_REFUSED, self.settle("--lang", "en", data=table(WRONG_ROW)))
        self.assertIn("no number", self.output("rejected.csv")[0]["reason"])

    def test_progress_writes_only_to_stderr(self):
        for style in ("bar", "plain", "json", "none"):
            result = self.assertCode(DONE, self.settle("--progress", style, "--replace", data=table(row(1))))
            self.assertIn("vergoeding", result.out)

    def test_screen_says_totals_rows_reasons_and_where(self):
        result = self.assertCode(SOME_REFUSED, self.settle(data=table(row(1, amount="1234.56"), row(2, kind="reis"), row(3, day="2027-01-01"), WRONG_ROW)))
        self.assertRegex(result.out, r"vergoeding +5\.1 +1 +617,28 +0,00 +617,28")
        self.assertIn("4 regels = 1 gebruikt + 1 ongebruikt + 1 afgekeurd + 1 buiten bereik", result.out)
        self.assertRegex(result.out, r"\b1 +declaratie +\w")
        self.assertIn("uit/lines.csv", result.out)
        self.assertIn("bkm why", result.out)


class RunTimeRules(Case):
    def test_a_requirement_that_is_not_met_stops_the_run(self):
        self.put("contract.bkm", CONTRACT.replace("  begrens", '  eis "nooit meer dan 100" per aanbieder, maand : bruto vergoeding <= € 100\n  begrens'))
        self.assertCode(DONE, self.settle(data=table(row(1, amount="200"))))
        result = self.assertCode(STOPPED, self.settle(data=table(row(1, amount="200.02"), row(2, "B", amount="300")), out="u2"))
        self.assertIn("nooit meer dan 100", result.err)
        for provider in ("A", "B"):  # every key is listed
            self.assertRegex(result.err, rf"\b{provider}\b")
        self.assertNothingWritten("u2")

    def test_a_pot_without_receivers_stops_the_run(self):
        self.put("contract.bkm", CONTRACT.replace("  begrens", "  bepaal gewicht per aanbieder, maand = som van bedrag waar soort = \"reis\"\n"
                 "  betaal extra per aanbieder, maand alleen met gewicht = verdeel € 10 over aanbieder naar gewicht\n  begrens"))
        checked = self.bkm("check", "contract.bkm")
        self.assertCode(DONE, checked)
        self.assertCode(DONE, self.settle(data=table(row(1, kind="reis", amount="1"), row(2, "B", kind="reis", amount="3"))))
        self.assertEqual(["2.50", "7.50"], [line["net"] for line in self.output("lines.csv") if line["rule"] == "extra"])
        self.assertCode(STOPPED, self.settle(data=table(row(1, kind="reis", amount="0")), out="u2"))
        self.assertNothingWritten("u2")


if __name__ == "__main__":
    unittest.main()
