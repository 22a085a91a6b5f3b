"""The example folders that are no model of the list (models_test) settle with their expected outcome, which scripts and files beside them hold."""
import csv
import subprocess
import sys
import unittest

from bkm import DONE, EXAMPLES, SOME_REFUSED, Case

FOLDERS = ["begeleiding", "correcties", "gedeelde-besparing", "start"]


class Examples(Case):  # the runs of correcties are in correcties_test
    def settle_example(self, name, code, contract="contract.bkm"):
        folder = EXAMPLES / name
        self.assertCode(code, self.bkm("settle", folder / contract, "--data-dir", folder / "data", "--out", "uit", "--replace"))
        self.assertComplete()
        return folder

    def script(self, path, *arguments):
        done = subprocess.run([sys.executable, str(path), *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.assertEqual(0, done.returncode, done.stdout.decode("utf-8"))
        return done.stdout.decode("utf-8")

    def both_languages(self, name):
        return [c for c in ("contract.bkm", "contract.en.bkm") if (EXAMPLES / name / c).exists()]

    def assertExpected(self, name, file):
        """The columns of expected/FILE, in every row of the outcome, in the same order."""
        with open(EXAMPLES / name / "expected" / file, encoding="utf-8", newline="") as source:
            expected = list(csv.DictReader(source))
        found = [{column: line[column] for column in expected[0]} for line in self.output(file)]
        self.assertEqual(expected, found)

    def test_every_folder_is_tested_here(self):
        self.assertEqual(FOLDERS, sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir() and not path.name.startswith("S")))

    def test_begeleiding(self):
        self.assertEqual(2, len(self.both_languages("begeleiding")))
        for contract in self.both_languages("begeleiding"):
            folder = self.settle_example("begeleiding", SOME_REFUSED, contract)
            self.assertIn("differences: 0", self.script(folder / "expected/calculate.py", "--compare", self.dir / "uit"))

    def test_begeleiding_gives_the_amounts_that_are_kept(self):
        self.settle_example("begeleiding", SOME_REFUSED)
        with open(EXAMPLES / "begeleiding/expected/amounts.csv", encoding="utf-8", newline="") as source:
            expected = {(a["rule"], a["aanbieder"], a["cliënt"], a["period"]): (a["gross"], a["net"]) for a in csv.DictReader(source)}
        found = {(a["rule"], a["aanbieder"], a["cliënt"], a["maand"] or a["kwartaal"]): (a["gross"], a["net"]) for a in self.output("lines.csv")}
        self.assertEqual(expected, found)

    def test_gedeelde_besparing(self):
        self.assertEqual(2, len(self.both_languages("gedeelde-besparing")))
        for contract in self.both_languages("gedeelde-besparing"):
            folder = self.settle_example("gedeelde-besparing", DONE, contract)
            self.assertIn("519 exact, 34 near, 0 different", self.script(folder / "expected/check.py", self.dir / "uit/lines.csv"))

    def test_start(self):
        self.assertEqual(2, len(self.both_languages("start")))
        for contract in self.both_languages("start"):
            self.settle_example("start", DONE, contract)
            self.assertExpected("start", "lines.csv")

    def test_worked_examples_hold(self):
        result = self.assertCode(DONE, self.bkm("test", *(EXAMPLES / folder for folder in FOLDERS)))
        self.assertRegex(result.out, r"\d+ voorbeeld(en kloppen| klopt), 0 niet|\d+ examples? holds?, 0 fail")
        self.assertNotIn("geen rekenvoorbeelden", result.out)
        for folder in FOLDERS:
            for contract in self.both_languages(folder):
                self.assertIn(f"{folder}/{contract}", result.out)

    def test_no_findings(self):
        result = self.assertCode(DONE, self.bkm("check", *(EXAMPLES / folder for folder in FOLDERS), "--format", "json"))
        self.assertEqual("", result.out + result.err)


if __name__ == "__main__":
    unittest.main()
