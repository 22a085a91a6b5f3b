"""Exit codes of every command, and what is said about mistakes on the command line."""
import json
import subprocess
import unittest

from bkm import BKM, CONTRACT, DONE, ENVIRONMENT, FINDINGS, STOPPED, WRONG_USE, Case, english_in, row, table


class CommandLine(Case):
    def test_no_arguments_give_an_overview_of_about_ten_lines(self):
        result = self.assertCode(DONE, self.bkm())
        self.assertIn("bkm settle", result.out)
        self.assertLessEqual(len(result.out.splitlines()), 12)

    def test_unknown_command_names_the_nearest(self):
        for word, meant in (("chek", "check"), ("setle", "settle"), ("tets", "test"), ("explian", "explain")):
            result = self.assertCode(WRONG_USE, self.bkm(word))
            self.assertIn(meant, result.err)
            self.assertIn(word, result.err)

    def test_unknown_option_names_the_nearest(self):
        for option, meant in (("--dta", "--data"), ("--ouy", "--out"), ("--acept-rejected", "--accept-rejected"), ("--max-rejectd=1", "--max-rejected")):
            result = self.assertCode(WRONG_USE, self.bkm("settle", "contract.bkm", option, "x", "--out", "uit"))
            self.assertIn(meant, result.err)
        self.assertNothingWritten()

    def test_a_command_without_what_it_needs(self):
        for arguments in (["check"], ["test"], ["settle"], ["settle", "contract.bkm"], ["explain"]):
            self.assertCode(WRONG_USE, self.bkm(*arguments))

    def test_option_values_are_checked(self):
        for option, value in (("--lang", "fr"), ("--format", "xml"), ("--color", "blue"), ("--progress", "loud"), ("--encoding", "latin-9"),
                              ("--engine", "fast"), ("--threads", "0"), ("--threads", "many"), ("--write", "parquet"), ("--engine", "native"),
                              ("--as-known-on", "2026-02-30"), ("--as-known-on", "gisteren"), ("--set", "deel"), ("--set", "=3"), ("--data", "declaratie"),
                              ("--max-rejected", "veel"), ("--max-rejected", "-1")):
            result = self.settle(option, value, data=table(row(1)))
            self.assertEqual(WRONG_USE, result.code, (option, value, result))
            self.assertTrue(result.err.strip(), option)
            self.assertNothingWritten()

    def test_a_word_too_many_says_where_it_goes(self):
        (self.dir / "gegevens").mkdir()
        settle = ["settle", "contract.bkm", "--out", "uit"]
        for arguments, said in ((settle + ["nota.csv"], "--data TABEL=nota.csv"), (settle + ["gegevens"], "schrijf --data-dir gegevens\n"),
                                (settle[:2] + ["nota.csv"], "er ontbreekt iets: --out; voor een bestand staat welke gegevens het zijn: schrijf --data TABEL=nota.csv"),
                                (settle + ["--set", "toeslag", "6%"], "schrijf --set toeslag=6%\n"), (settle + ["--set", "toeslag", "=", "6%"], "schrijf --set toeslag=6%\n"),
                                (settle + ["--data", "nota", "n.csv"], "schrijf --data nota=n.csv\n"), (settle + ["nog"], '"nog" is voor bkm settle een woord te veel.'),
                                (["why", "uit", "zorg[A,", "2026-01]"], "schrijf bkm why uit 'zorg[A, 2026-01]'\n"),
                                (["verify", "uit", "uit2"], '"uit2" is voor bkm verify een woord te veel.')):
            self.assertIn(said, self.assertCode(WRONG_USE, self.bkm(*arguments)).err)
        english = self.assertCode(WRONG_USE, self.bkm("why", "out", "care[A,", "2026-01]", "--lang", "en")).err
        self.assertIn("the question stands in quotes: write bkm why out 'care[A, 2026-01]'\n", english)
        self.assertNothingWritten()

    def test_an_option_without_its_value(self):
        self.assertCode(WRONG_USE, self.bkm("check", "contract.bkm", "--lang"))
        self.assertCode(WRONG_USE, self.bkm("settle", "contract.bkm", "--out"))

    def test_help_of_every_command_starts_with_examples(self):
        for command in ("check", "test", "settle", "explain", "why", "card"):
            for arguments in ([command, "--help"], ["help", command]):
                result = self.assertCode(DONE, self.bkm(*arguments))
                self.assertTrue(result.out.lstrip().startswith(f"bkm {command} "), result.out)

    def test_help_names_every_option_of_settle(self):
        page = self.bkm("settle", "--help").out
        for option in ("--data", "--data-dir", "--out", "--as-known-on", "--set", "--max-rejected", "--accept-rejected", "--replace", "--encoding",
                       "--engine", "--threads", "--memory", "--write", "--lang", "--format", "--color", "--progress"):
            self.assertIn(option, page)

    def test_version(self):
        result = self.assertCode(DONE, self.bkm("--version"))
        self.assertRegex(result.out, r"^bkm \d+\.\d+\.\d+\n$")

    def test_prose_in_a_message_is_in_the_language_of_the_message(self):
        head = CONTRACT[:CONTRACT.index("beloning")]
        self.put("lijst.bkm", CONTRACT.replace("  aanbieders ", "  leden lid { A, B }\n  aanbieders ", 1))
        self.put("wegen.bkm", head + "gegevens instelling per aanbieder\n  jaar\n\nbeloning afronden op de cent\n"
                 "  betaal zorg per aanbieder, jaar = som van bedrag\n")
        for name, nl, en in (("lijst.bkm", "Hier kan staan: een tekst tussen aanhalingstekens.", "Here can stand: a text in quotes."),
                             ("wegen.bkm", "datum van declaratie en jaar van instelling.", "datum of declaratie and jaar of instelling.")):
            self.assertIn(nl, " ".join(self.bkm("check", name, "--lang", "nl", "--format", "short").out.split()))
            self.assertIn(en, " ".join(self.bkm("check", name, "--lang", "en", "--format", "short").out.split()))

    def test_language_follows_option_then_contract_then_locale(self):
        self.assertIn("is geen opdracht", self.bkm("chek", locale="nl_NL.UTF-8").err)
        self.assertIn("is no command", self.bkm("chek", locale="en_GB.UTF-8").err)
        self.assertIn("geen bevindingen", self.bkm("check", "contract.bkm", locale="en_GB.UTF-8").out)
        self.assertIn("no findings", self.bkm("check", "contract.bkm", "--lang", "en").out)

    def test_misuse_says_what_can_be_said(self):
        said = self.bkm("explain", "BKM9999", "--lang", "nl").err
        self.assertIn("Bedoeld is misschien: BKM", said)
        self.assertIn("Perhaps meant: BKM", self.bkm("explain", "BKM9999", "--lang", "en").err)
        self.assertIn("zoals bkm check --lang", self.bkm("--lang", "nl", "check", "c.bkm").err)
        self.assertIn("Kies uit: utf-8, windows-1252.", self.bkm("settle", "c.bkm", "--out", "o", "--encoding", "latin1", "--lang", "nl").err)
        self.assertIn("Choose from: utf-8, windows-1252.", self.bkm("settle", "c.bkm", "--out", "o", "--encoding", "latin1", "--lang", "en").err)

    def test_own_words_about_wrong_use_hold_no_english_in_dutch(self):
        for arguments in (["chek"], ["check"], ["settle", "contract.bkm"], ["settle", "contract.bkm", "--dta", "x", "--out", "u"],
                          ["settle", "contract.bkm", "--set", "deel", "--out", "u"], ["settle", "contract.bkm", "--as-known-on", "x", "--out", "u"],
                          ["explain", "BKM0000"], ["settle", "contract.bkm", "--write", "xlsx", "--out", "u"]):
            result = self.assertCode(WRONG_USE, self.bkm(*arguments))
            self.assertEqual([], english_in(result.err), result.err)

    def test_borrowed_words_about_wrong_use_hold_no_english_in_dutch(self):
        for arguments in (["check", "contract.bkm", "--lang", "fr"], ["settle", "contract.bkm", "--threads", "x", "--out", "u"], ["check", "weg.bkm"]):
            result = self.assertCode(WRONG_USE, self.bkm(*arguments))
            self.assertEqual([], english_in(result.err), result.err)

    def test_wrong_use_is_said_before_the_data_are_read(self):
        self.assertCode(WRONG_USE, self.settle("--max-rejected", "veel", "--data", "declaratie=weg.csv"))


class Contracts(Case):
    def test_missing_file(self):
        for command in (["check"], ["test"]):
            self.assertIn("weg.bkm", self.assertCode(WRONG_USE, self.bkm(*command, "weg.bkm")).err)
        self.assertIn("weg.bkm", self.assertCode(WRONG_USE, self.bkm("settle", "weg.bkm", "--out", "uit")).err)

    def test_directory_instead_of_a_file(self):
        self.put("leeg/readme.txt", "niets")
        self.assertCode(WRONG_USE, self.bkm("check", "leeg"))
        self.assertIn("map", self.assertCode(WRONG_USE, self.bkm("settle", "leeg", "--out", "uit", "--lang", "nl")).err)

    def test_directory_of_contracts(self):
        self.put("map/een.bkm", CONTRACT)
        self.put("map/dieper/twee.bkm", CONTRACT)
        self.put("map/dieper/geen.txt", "niet lezen")
        result = self.assertCode(DONE, self.bkm("check", "map"))
        self.assertEqual(["map/dieper/twee.bkm: geen bevindingen", "map/een.bkm: geen bevindingen"], result.out.splitlines())

    def test_empty_contract(self):
        for content in (b"", b"\n", b"  \n\t\n", b"-- niets\n", b"\xef\xbb\xbf"):
            self.put("leeg.bkm", content)
            self.assertCode(FINDINGS, self.bkm("check", "leeg.bkm"))
            self.assertCode(FINDINGS, self.bkm("test", "leeg.bkm"))
            self.assertCode(FINDINGS, self.bkm("settle", "leeg.bkm", "--out", "uit"))
            self.assertNothingWritten()

    def test_a_file_that_is_no_text(self):
        self.put("beeld.bkm", bytes(range(256)) * 64)
        for command in ("check", "test"):
            self.assertCode(FINDINGS, self.bkm(command, "beeld.bkm"))

    def test_contract_with_an_error(self):
        self.put("fout.bkm", CONTRACT.replace("deel * (som", "dele * (som"))
        for arguments in (["check", "fout.bkm"], ["test", "fout.bkm"], ["settle", "fout.bkm", "--out", "uit"]):
            result = self.assertCode(FINDINGS, self.bkm(*arguments))
            self.assertIn("fout.bkm:21", result.out + result.err)
            self.assertIn("deel", result.out + result.err)
        self.assertNothingWritten()

    def test_one_wrong_contract_among_right_ones(self):
        self.put("fout.bkm", CONTRACT.replace("afronden op de cent", ""))
        result = self.assertCode(FINDINGS, self.bkm("check", "contract.bkm", "fout.bkm"))
        self.assertIn("contract.bkm: geen bevindingen", result.out)

    def test_all_errors_in_one_run(self):
        self.put("fout.bkm", CONTRACT.replace("deel * (som", "dele * (som").replace("tot € 100.000", "tot 100.000 uur"))
        lines = self.bkm("check", "fout.bkm", "--format", "short").out.splitlines()
        self.assertEqual(["fout.bkm:21", "fout.bkm:22"], sorted({":".join(line.split(":")[:2]) for line in lines}))

    def test_examples_that_hold_fail_or_are_absent(self):
        self.assertIn("geen rekenvoorbeelden", self.assertCode(DONE, self.bkm("test", "contract.bkm")).out)
        example = """
rekenvoorbeeld "een maand"
  gegeven declaratie
    | nummer | aanbieder | product | soort | datum      | ontvangen  | bedrag |
    | 1      | A         | p       | zorg  | 2026-01-05 | 2026-02-01 | 10     |
  verwacht vergoeding[aanbieder A, 2026-01] = €%s
"""
        self.put("goed.bkm", CONTRACT.replace("begrens", "-- begrens") + example % " 5,00")
        self.put("mis.bkm", CONTRACT.replace("begrens", "-- begrens") + example % " 6,00")
        self.assertIn("1 voorbeeld klopt, 0 niet", self.assertCode(DONE, self.bkm("test", "goed.bkm")).out)
        result = self.assertCode(FINDINGS, self.bkm("test", "goed.bkm", "mis.bkm"))
        self.assertIn("1 voorbeeld klopt, 1 niet", result.out)
        self.assertIn("mis.bkm:28", result.out)
        for cell in ("6,00", "5,00"):
            self.assertIn(cell, result.out)

    def test_a_misspelt_example_is_a_finding_of_check(self):
        example = """
rekenvoorbeeld "een maand"
  gegeven declaratie
    | nummer | aanbieder | product | soort | datum      | ontvangen  | bedrag |
    | 1      | A         | p       | zorg  | 2026-01-05 | 2026-02-01 | 10     |
  verwacht %s = € 9,00
"""
        self.put("mis.bkm", CONTRACT + example % "vergoeding[aanbieder A, 2026-01]")
        self.assertCode(DONE, self.bkm("check", "mis.bkm"))  # the amount is for `bkm test`
        for wrong, code in (("vergoedingen[aanbieder A, 2026-01]", "BKM5201"), ("vergoeding[aanbieder A, 2026-13]", "BKM5202")):
            self.put("mis.bkm", CONTRACT + example % wrong)
            self.assertIn(code, self.assertCode(FINDINGS, self.bkm("check", "mis.bkm")).out)

    def test_warnings_alone_give_0(self):
        self.put("wenk.bkm", CONTRACT.replace("begrens vergoeding", "malus boete per aanbieder, maand = 1% * som van bedrag\n  begrens bruto vergoeding")
                 .replace("begrens bruto vergoeding", "begrens vergoeding, boete"))
        result = self.bkm("check", "wenk.bkm")
        self.assertCode(DONE, result)
        self.assertIn("waarschuwing", result.out)


class Explain(Case):
    def test_by_code_and_by_name(self):
        page = self.assertCode(DONE, self.bkm("explain", "BKM3706")).out
        self.assertIn("known-too-late", page)
        self.assertEqual(page, self.bkm("explain", "known-too-late").out)

    def test_unknown_code(self):
        result = self.assertCode(WRONG_USE, self.bkm("explain", "BKM3799"))
        self.assertRegex(result.err, r"BKM3799.*BKM37\d\d")

    def test_in_both_languages(self):
        self.assertNotEqual(self.bkm("explain", "BKM3701", "--lang", "nl").out, self.bkm("explain", "BKM3701", "--lang", "en").out)


class Formats(Case):
    FIELDS = ["code", "name", "severity", "message", "file", "line", "column", "end_line", "end_column", "article", "labels", "fix", "language"]

    def setUp(self):
        super().setUp()
        self.put("fout.bkm", CONTRACT.replace("deel * (som", "dele * (som"))

    def test_json_has_one_object_per_line_with_all_fields(self):
        lines = self.assertCode(FINDINGS, self.bkm("check", "fout.bkm", "--format", "json")).out.splitlines()
        self.assertTrue(lines)
        for line in lines:
            finding = json.loads(line)
            self.assertEqual(set(self.FIELDS), set(finding))
            self.assertRegex(finding["code"], r"^BKM\d{4}$")
            self.assertRegex(finding["name"], r"^[a-z0-9]+(-[a-z0-9]+)*$")
            self.assertIn(finding["severity"], ("error", "warning"))
            self.assertEqual("nl", finding["language"])
            self.assertIsInstance(finding["labels"], list)

    def test_says_what_never_applies_only_where_that_is_so(self):
        head = """bkm 1 nl contract "T" versie "1"
partijen opdrachtgever gemeente "G"  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per jaar
gegevens o per aanbieder, jaar
  score : getal(1) 0..10
  klachten : getal 0..100
  soort in {"P", "Q"}
beloning afronden op de cent
"""
        never = ["score > 10", "score > 10 en klachten < 5", "niet (score <= 10)", "klachten < 5 en niet (score <= 10 of klachten < 9)"]
        paid = ["niet (score > 10)", "score > 10 of klachten < 5", "niet (score > 10 en klachten < 5)", 'soort in {"P", "S"}']
        for condition in never + paid:
            self.put("c.bkm", head + "  bonus b per aanbieder, jaar voor elke o = € 500 als " + condition + " anders € 100\n")
            lines = self.bkm("check", "c.bkm", "--format", "json").out.splitlines()
            self.assertEqual(1, len(lines), condition)
            self.assertEqual(condition in never, bool(json.loads(lines[0])["labels"]), condition)

    def test_json_places_count_code_points_from_1(self):
        finding = json.loads(self.bkm("check", "fout.bkm", "--format", "json").out.splitlines()[0])
        line = (self.dir / "fout.bkm").read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
        self.assertEqual("dele", line[finding["column"] - 1:finding["end_column"] - 1])
        self.put("fout.bkm", CONTRACT.replace("deel * (som", "€ 0 + dele * (som"))
        for text in self.bkm("check", "fout.bkm", "--format", "json").out.splitlines():
            finding = json.loads(text)
            if finding["name"] == "unknown-name":
                line = (self.dir / "fout.bkm").read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
                self.assertEqual("dele", line[finding["column"] - 1:finding["end_column"] - 1])

    def test_names_and_codes_are_the_same_in_both_languages(self):
        def told(language):
            found = [json.loads(line) for line in self.bkm("check", "fout.bkm", "--format", "json", "--lang", language).out.splitlines()]
            return [(f["code"], f["name"], f["line"], f["column"]) for f in found], [f["message"] for f in found]
        (dutch, dutch_text), (english, english_text) = told("nl"), told("en")
        self.assertEqual(dutch, english)
        self.assertNotEqual(dutch_text, english_text)

    def test_short_has_one_line_per_finding(self):
        for line in self.bkm("check", "fout.bkm", "--format", "short").out.splitlines():
            self.assertRegex(line, r"^fout\.bkm:\d+:\d+: (fout|waarschuwing) BKM\d{4} [a-z0-9-]+: .+")

    def test_sarif_is_valid_json_of_version_2_1_0(self):
        for contract, count in (("fout.bkm", 1), ("contract.bkm", 0)):
            log = json.loads(self.bkm("check", contract, "--format", "sarif").out)
            self.assertEqual("2.1.0", log["version"])
            results = log["runs"][0]["results"]
            self.assertGreaterEqual(len(results), count)
            for result in results:
                self.assertTrue(result["partialFingerprints"])
                self.assertEqual("fout.bkm", result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

    def test_sarif_fingerprints_survive_a_moved_line(self):
        def fingerprints():
            return [r["partialFingerprints"] for r in json.loads(self.bkm("check", "fout.bkm", "--format", "sarif").out)["runs"][0]["results"]]
        before = fingerprints()
        self.put("fout.bkm", (self.dir / "fout.bkm").read_text(encoding="utf-8").replace("prestatie", "\n\nprestatie"))
        self.assertEqual(before, fingerprints())

    def test_a_finding_without_an_error_is_a_warning_in_every_form(self):
        self.put("nooit.bkm", CONTRACT + '  publiceer ooit per aanbieder, maand = (som van bedrag) < -€ 1\n')
        found = [json.loads(line) for line in self.assertCode(0, self.bkm("check", "nooit.bkm", "--format", "json")).out.splitlines()]
        self.assertEqual([("BKM3730", "condition-never-holds", "warning")], [(f["code"], f["name"], f["severity"]) for f in found])
        result = json.loads(self.bkm("check", "nooit.bkm", "--format", "sarif").out)["runs"][0]["results"][0]
        self.assertEqual(("BKM3730", "warning"), (result["ruleId"], result["level"]))

    def test_sarif_of_two_contracts_is_one_document(self):
        json.loads(self.bkm("check", "fout.bkm", "contract.bkm", "--format", "sarif").out)

    def test_findings_in_data_as_json(self):
        result = self.assertCode(STOPPED, self.settle("--format", "json", data="nummer,nummer\n"))
        finding = json.loads(result.err.splitlines()[0])
        self.assertEqual(set(self.FIELDS), set(finding))
        self.assertEqual(("doubled-heading", "declaratie.csv", 1, 8), tuple(finding[k] for k in ("name", "file", "line", "column")))

    def test_findings_in_data_as_json_and_nothing_else(self):
        for line in self.settle("--format", "json", data="nummer,nummer\n").err.splitlines():
            json.loads(line)

    def test_colour_only_when_asked(self):
        self.assertNotIn("\x1b", self.bkm("check", "fout.bkm").out)
        self.assertIn("\x1b[", self.bkm("check", "fout.bkm", "--color", "always").out)

    def test_a_full_disk_behind_stdout_is_a_failure(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BKM, "check", "contract.bkm"], cwd=self.dir, stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(ENVIRONMENT, done.returncode)
        self.assertIn(b"niet alles is op de standaarduitvoer gekomen", done.stderr)


if __name__ == "__main__":
    unittest.main()
