"""Every funding model: examples/S01-.. and on. See docs/decisions/0012-examples.md."""
import csv
import re
import subprocess
import sys
import unittest

from bkm import DONE, EXAMPLES, SOME_REFUSED, Case

MODELS = sorted(path for path in EXAMPLES.iterdir() if re.fullmatch(r"S\d\d-[a-z0-9-]+", path.name))
WORKED_EXAMPLES = 3


class Models(Case):
    def each(self):
        for folder in MODELS:
            with self.subTest(folder.name):
                yield folder

    def contracts(self, folder):
        return sorted(folder.glob("contract*.bkm"))

    def calculate(self, folder, *arguments):
        done = subprocess.run([sys.executable, str(folder / "expected/calculate.py"), *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, encoding="utf-8", check=False)
        self.assertEqual(0, done.returncode, done.stdout)
        self.assertIn(" 0 differences", done.stdout)

    def refusals(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            return sorted((row["table"], row["file"].rsplit("/", 1)[-1], int(row["line"]), row["code"]) for row in csv.DictReader(file))

    def test_there_are_models(self):
        self.assertGreater(len(MODELS), 0)

    def test_the_text_has_no_findings(self):
        for folder in self.each():
            result = self.assertCode(DONE, self.bkm("check", folder, "--format", "json"))
            self.assertEqual("", result.out + result.err)

    def test_worked_examples_hold(self):
        for folder in self.each():
            for contract in self.contracts(folder):
                result = self.assertCode(DONE, self.bkm("test", contract))
                self.assertGreaterEqual(len(re.findall(r"^  (?:klopt|holds)  ", result.out, re.M)), WORKED_EXAMPLES, result.out)

    def test_the_calculation_agrees_with_what_is_kept(self):
        for folder in self.each():
            self.calculate(folder)

    def test_a_run_gives_the_calculated_posts_and_the_planted_refusals(self):
        for folder in self.each():
            planted = self.refusals(folder / "expected/rejected.csv")
            for contract in self.contracts(folder):
                code = SOME_REFUSED if planted else DONE
                self.assertCode(code, self.bkm("settle", contract, "--data-dir", folder / "data", "--out", "uit", "--replace"))
                self.calculate(folder, "--compare", self.dir / "uit")
                self.assertEqual(planted, self.refusals(self.dir / "uit/rejected.csv"))

    def test_the_data_are_those_of_the_script(self):
        for folder in self.each():
            before = {path: path.read_bytes() for path in [*folder.glob("data/*"), folder / "expected/rejected.csv"]}
            done = subprocess.run([sys.executable, str(folder / "generate.py")], capture_output=True, text=True, check=False)
            self.assertEqual(0, done.returncode, done.stderr)
            self.assertEqual(before, {path: path.read_bytes() for path in before})

    def test_the_readme_is_short(self):
        for folder in self.each():
            lines = [line for line in (folder / "README.md").read_text(encoding="utf-8").splitlines() if line.strip()]
            self.assertTrue(lines[0].startswith(f"# {folder.name[:3]} "), lines[0])
            self.assertLessEqual(len(lines), 14)


if __name__ == "__main__":
    unittest.main()
