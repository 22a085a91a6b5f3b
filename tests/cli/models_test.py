"""Every funding model: examples/S01-.. and on. See docs/decisions/0012-examples.md."""
import csv
import functools
import os
import re
import shutil
import subprocess
import sys
import unittest

from bkm import BKM, DONE, EXAMPLES, ROOT, SOME_REFUSED, Case

MODELS = sorted(path for path in EXAMPLES.iterdir() if re.fullmatch(r"S\d\d-[a-z0-9-]+", path.name))
WORKED_EXAMPLES = 3


def place(row):
    return row[1:3]


def for_each_model(test):
    @functools.wraps(test)
    def run(self):
        for folder in MODELS:
            with self.subTest(folder.name):
                test(self, folder)
    return run


class Models(Case):
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

    @for_each_model
    def test_the_text_has_no_findings(self, folder):
        result = self.assertCode(DONE, self.bkm("check", folder, "--format", "json"))
        self.assertEqual("", result.out + result.err)

    @for_each_model
    def test_worked_examples_hold(self, folder):
        for contract in self.contracts(folder):
            result = self.assertCode(DONE, self.bkm("test", contract))
            self.assertGreaterEqual(len(re.findall(r"^  (?:klopt|holds)  ", result.out, re.M)), WORKED_EXAMPLES, result.out)

    @for_each_model
    def test_the_calculation_agrees_with_what_is_kept(self, folder):
        self.calculate(folder)

    @for_each_model
    def test_a_run_gives_the_calculated_posts_and_the_planted_refusals(self, folder):
        planted = self.refusals(folder / "expected/rejected.csv")
        for contract in self.contracts(folder):
            code = SOME_REFUSED if planted else DONE
            self.assertCode(code, self.bkm("settle", contract, "--data-dir", folder / "data", "--out", "uit", "--replace"))
            self.calculate(folder, "--compare", self.dir / "uit")
            found = self.refusals(self.dir / "uit/rejected.csv")
            if contract.name == "contract.bkm":
                self.assertEqual(planted, found)
            else:  # its tables and its own reasons have English names
                self.assertEqual([row[1:3] for row in sorted(planted, key=place)], [row[1:3] for row in sorted(found, key=place)])

    @for_each_model
    def test_the_kept_cards_are_those_of_the_contracts(self, folder):
        for contract, kept, language in (("contract.bkm", "card.md", "nl"), ("contract.en.bkm", "card.en.md", "en")):
            self.assertEqual((folder / contract).exists(), (folder / "expected" / kept).exists(), kept)
            if (folder / contract).exists():
                card = self.assertCode(DONE, self.bkm("card", folder / contract, "--format", "md", "--lang", language)).out
                self.assertEqual((folder / "expected" / kept).read_text(encoding="utf-8"), card)

    @for_each_model
    def test_the_data_are_those_of_the_script(self, folder):
        copy = self.dir / folder.name
        shutil.copytree(folder, copy)
        for made in [*copy.glob("data/*"), copy / "expected/rejected.csv"]:
            made.unlink()
        done = subprocess.run([sys.executable, str(copy / "generate.py")], capture_output=True, text=True, check=False)
        self.assertEqual(0, done.returncode, done.stderr)
        for path in [*folder.glob("data/*"), folder / "expected/rejected.csv"]:
            self.assertEqual(path.read_bytes(), (copy / path.relative_to(folder)).read_bytes(), path.name)

    def script(self, name, *arguments):
        return subprocess.run([sys.executable, str(ROOT / "scripts" / name), *arguments], env={**os.environ, "BKM": BKM},
                              capture_output=True, text=True, encoding="utf-8", check=False)

    def test_the_table_of_all_and_the_tour_are_up_to_date(self):
        for name in ("models", "tour"):
            done = self.script(name, "--check")
            self.assertEqual(0, done.returncode, done.stderr)

    def english(self, folder):
        twin = folder / "contract.en.bkm"
        if twin.exists():
            return twin
        translated = self.dir / f"{folder.name}.en.bkm"
        self.assertCode(DONE, self.bkm("translate", folder / "contract.bkm", "--to", "en", "-o", translated))
        return translated

    def cut_lines(self, document):
        """The lines of each model in the tour that are cut from its contract: those in fences and those quoted."""
        for part in document.read_text(encoding="utf-8").split("\n### ")[1:]:
            fences = "\n".join(re.findall(r"^```\n(.*?)\n```$", part, re.M | re.S)).split("\n")
            quoted = [f"-- {line}" for line in re.findall(r"^> (.*)$", part, re.M)]
            yield re.search(r"\(\.\./examples/(S[^/]*)/README\.md\)", part)[1], fences + quoted

    def test_the_tour_quotes_contracts_that_compile(self):
        for document, contract in (("modellen.md", lambda folder: folder / "contract.bkm"), ("models.md", self.english)):
            self.assertEqual([folder.name for folder in MODELS], [name for name, _ in self.cut_lines(ROOT / "docs" / document)])
            for name, lines in self.cut_lines(ROOT / "docs" / document):
                with self.subTest(f"{document} {name}"):
                    path = contract(EXAMPLES / name)
                    self.assertCode(DONE, self.bkm("check", path))
                    text = [re.sub(r"(?<=\S)\s+-- .*", "", line) for line in path.read_text(encoding="utf-8").splitlines()]
                    self.assertEqual([], [line for line in lines if re.sub(r"(?<=\S)\s+-- .*", "", line) not in text])

    @for_each_model
    def test_the_readme_is_short(self, folder):
        lines = [line for line in (folder / "README.md").read_text(encoding="utf-8").splitlines() if line.strip()]
        self.assertTrue(lines[0].startswith(f"# {folder.name[:3]} "), lines[0])
        self.assertLessEqual(len(lines), 14)


if __name__ == "__main__":
    unittest.main()
