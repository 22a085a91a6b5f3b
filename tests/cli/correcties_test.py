"""The example that lives through 2026: a first settlement and eleven corrections, in both languages."""
import csv
import shutil
import subprocess
import sys
import unittest
from fractions import Fraction

from bkm import BKM, DONE, EXAMPLES, ROOT, Case, verify

FOLDER = EXAMPLES / "correcties"
CALCULATE = FOLDER / "expected/calculate.py"
REASONS = {"new-period", "late-row", "credit", "changed-data", "amended-tariff", "amended-contract"}


class Year(Case):
    def all_runs(self, *language):
        done = subprocess.run([sys.executable, str(CALCULATE), "--run", BKM, str(self.dir), *language], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        text = done.stdout.decode("utf-8")
        self.assertEqual(0, done.returncode, text)  # each run is verified, and its postings, reasons and lines are those calculated apart
        self.assertIn("differences: 0", text)

    def rows(self, run, name):
        return self.output(name, f"{run:02}")

    @staticmethod
    def key(line):
        return line["rule"].replace("uren", "begeleiding"), line["payee"], line["settled_in"], line.get("kwartaal") or line.get("quarter")

    def given(self):
        data = [word for run in range(1, 13) for word in ("--data", f"declaratie={FOLDER}/data/2026-{run:02}/declaratie.csv")]
        return [*data, "--data", f"tevredenheid={FOLDER}/data/2026-12/tevredenheid.csv", "--as-known-on", "2027-01-20"]

    def check_year(self, contract):
        total, reasons = {}, set()
        lines = {self.key(line): Fraction(line["net"]) for line in self.rows(1, "lines.csv")}
        total.update(lines)
        for run in range(1, 13):
            self.assertEqual([], verify(self.dir / f"{run:02}"))
            if run == 1:
                continue
            for posting in self.rows(run, "postings.csv"):
                key, amount = self.key(posting), Fraction(posting["amount"])
                total[key] = total.get(key, 0) + amount
                reasons |= set(posting["reason"].split("+"))
                if posting["posting"] == "reversal":
                    self.assertEqual(-amount, lines.pop(key), "a reversal takes back what stands")
                else:
                    self.assertNotIn(key, lines, "a post stands once")
                    lines[key] = amount
            self.assertEqual({self.key(line): Fraction(line["net"]) for line in self.rows(run, "lines.csv")}, lines, f"run {run} = the one before + its postings")
        self.assertEqual(REASONS, reasons)
        self.assertCode(DONE, self.bkm("settle", contract, *self.given(), "--out", "eens"))
        at_once = {self.key(line): Fraction(line["net"]) for line in self.output("lines.csv", "eens")}
        self.assertEqual({key: amount for key, amount in at_once.items() if amount}, {key: amount for key, amount in total.items() if amount})
        self.assertEqual((self.dir / "eens/lines.csv").read_bytes(), (self.dir / "12/lines.csv").read_bytes())
        self.assertCode(DONE, self.bkm("correct", "12", *self.given(), "--out", "13"))
        self.assertEqual([], self.output("postings.csv", "13"))

    def test_in_dutch(self):
        self.all_runs()
        self.check_year(FOLDER / "contract.bkm")

    def test_in_english(self):
        self.all_runs("--lang", "en")
        self.check_year(FOLDER / "contract.en.bkm")

    def test_the_postings_that_are_kept_are_those_of_the_calculation(self):
        shutil.copytree(FOLDER, self.dir / "correcties")
        kept = (FOLDER / "expected/postings.csv").read_bytes()
        subprocess.run([sys.executable, str(self.dir / "correcties/expected/calculate.py")], check=True)
        self.assertEqual(kept, (self.dir / "correcties/expected/postings.csv").read_bytes())
        self.assertEqual(REASONS, {reason for row in csv.DictReader(kept.decode("utf-8").splitlines()) for reason in row["reason"].split("+")})

    def test_the_data_are_those_of_the_generator(self):
        shutil.copytree(FOLDER, self.dir / "correcties")
        subprocess.run([sys.executable, str(self.dir / "correcties/generate.py")], check=True)
        for path in sorted((FOLDER / "data").rglob("*.csv")):
            self.assertEqual(path.read_bytes(), (self.dir / "correcties" / path.relative_to(FOLDER)).read_bytes(), path.relative_to(ROOT))


if __name__ == "__main__":
    unittest.main()
