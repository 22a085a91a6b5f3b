"""bkm correct: what it refuses, and what stops it halfway: the ledger stays as it was."""
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import time
import unittest

from bkm import BKM, CONTRACT, DONE, ENGLISH, ENVIRONMENT, STOPPED, WRONG_USE, english_in, row, seal, sha256, table, verify
from correct_test import Ledger


class Refused(Ledger):
    def setUp(self):
        super().setUp()
        self.first(table(row(1), row(2, "B")))
        self.put("later.csv", table(row(1), row(2, "B")))

    def assertRefused(self, code, name, *arguments, **options):
        result = self.assertCode(code, self.correct(None, *arguments, **options))
        self.assertIn(name, result.err)
        self.assertEqual([], english_in(result.err))
        self.assertFalse((self.dir / "u2").exists())
        return result

    def test_no_run(self):
        os.mkdir(self.dir / "leeg")
        self.assertRefused(WRONG_USE, "no-run", run="leeg")
        self.assertRefused(WRONG_USE, "no-run", run="weg")
        for text in ("[]", "{", "", '{"format": 1}', '{"format": 1, "contract": 3}', "\0", '{"format": 1, "contract": {"file": 7}}'):
            self.put("leeg/manifest.json", text)
            self.assertRefused(WRONG_USE, "no-run", run="leeg")
        self.put("leeg/manifest.json", '{"format": 2, "contract": {}}')
        self.assertRefused(WRONG_USE, "foreign-manifest", run="leeg")

    def test_every_changed_file_of_the_ledger_is_named(self):
        for path in sorted((self.dir / "u1").iterdir()):
            old = path.read_bytes()
            path.write_bytes(old.replace(b'"posts": 2', b'"posts": 3') if path.suffix == ".json" else old + b"x")
            result = self.assertRefused(STOPPED, "ledger-damaged")
            self.assertIn(path.name, result.err)
            path.unlink()
            code, name = (WRONG_USE, "no-run") if path.suffix == ".json" else (STOPPED, path.name)
            self.assertRefused(code, name)
            path.write_bytes(old)
        self.assertCode(DONE, self.correct())

    def test_another_contract(self):
        for change, named in ((("Proef", "Proefje"), "de titel"), (("opdrachtgever gemeente", "opdrachtgever stad"), "de opdrachtgever"),
                              (("2026-01-01 t/m", "2025-01-01 t/m"), "de eerste dag"), (('versie "7"', 'versie "7" valuta USD'), "de munt")):
            self.put("contract.bkm", CONTRACT.replace(*change).replace("€" if "valuta" in change[1] else "¤", "$"))
            self.assertIn(named, self.assertRefused(STOPPED, "ledger-foreign").err)
        self.put("contract.bkm", ENGLISH.replace('"Trial"', '"Proef"'))
        self.assertIn("ledger-foreign", self.assertCode(STOPPED, self.correct()).err)
        self.put("contract.bkm", CONTRACT.replace("afrekenen per maand", "afrekenen per kwartaal"))
        self.assertIn("2026-01-31", self.assertRefused(STOPPED, "ledger-foreign").err)

    def test_earlier_than_the_ledger(self):
        self.assertRefused(WRONG_USE, "ledger-later", "2026-02-19")
        self.assertCode(DONE, self.correct(None, "2026-04-20"))
        self.assertCode(WRONG_USE, self.correct(None, "2026-04-20", "--until", "2026-02", run="u2", out="u3"))
        self.assertRegex(self.correct(None, "2026-04-20", "--until", "2026-02", run="u2", out="u3").err, "until-before-ledger.*t/m 2026-03; .*t/m 2026-02")

    def test_standard_input_and_its_own_directory(self):
        result = self.bkm("correct", "u1", "--data", "declaratie=-", "--as-known-on", "2026-03-20", "--out", "u2", stdin=table(row(1)))
        self.assertCode(WRONG_USE, result)
        self.assertIn("meer dan eens", result.err)
        before = self.bytes_of("u1")
        self.assertCode(WRONG_USE, self.correct(None, "2026-03-20", "--replace", out="./u1/"))
        self.assertEqual(before, self.bytes_of("u1"))

    def forge(self, lines):
        """A ledger with these lines and the hashes that belong to them."""
        shutil.rmtree(self.dir / "vals", ignore_errors=True)
        shutil.copytree(self.dir / "u1", self.dir / "vals")
        self.put("vals/lines.csv", lines)
        manifest = self.manifest("vals")
        manifest["outputs"][0]["sha256"] = sha256(self.dir / "vals/lines.csv")
        self.put("vals/manifest.json", seal(manifest))

    def test_a_ledger_with_lines_that_are_no_posts(self):
        good = (self.dir / "u1/lines.csv").read_text(encoding="utf-8")
        for change, line, words in ((("settled_in", "opmerking"), 1, "opmerking"), (("aanbieder,maand", "aanbieder,maand,wijk"), 1, "wijk"),
                                    (("5.00,0.00,5.00\n", "5.00,0.00\n"), 2, "cellen"), (("5.00,0.00,5.00", "5.005,0.00,5.005"), 2, "meer decimalen"),
                                    (("5.00,0.00,5.00", "5.00,0.01,5.00"), 2, "samen niet het netto"), (("5.00,0.00,5.00", "vijf,0.00,5.00"), 2, "niet te lezen"),
                                    (("2026-01-31", "31-01-2026"), 2, "de datum"), (("vergoeding,5.1,pay,gemeente,B", '"vergoeding,5.1,pay,gemeente,B'), 3, "niet te lezen"),
                                    (("5.00,0.00,5.00", "5,000.00,0.00,5.00"), 2, "cellen"), (("vergoeding", ""), 2, "ontbreekt")):
            self.forge(good.replace(*change, 1))
            result = self.assertRefused(STOPPED, "ledger-unreadable", run="vals")
            self.assertIn(f"regel {line}", result.err)
            self.assertIn(words, result.err)

    def test_a_ledger_with_a_rule_that_the_contract_does_not_have(self):
        good = (self.dir / "u1/lines.csv").read_text(encoding="utf-8")
        self.forge(good + "oud,1,pay,gemeente,A,2026-01,2026-01-31,A,2026-01,9.00,0.00,9.00\n")
        self.assertCode(DONE, self.correct(run="vals"))
        self.assertEqual([("oud", "A", "2026-01", "reversal", "-9.00", "changed-data")], self.posted())


class Faults(Ledger):
    def setUp(self):
        super().setUp()
        chance = random.Random(3)
        rows = [row(n, f"Z{chance.randint(1, 900):03}", day=f"2026-{chance.randint(1, 3):02}-05", amount=str(n % 97), known=f"2026-{chance.randint(1, 4):02}-01") for n in range(6000)]
        self.first(table(*rows), "2026-02-20")
        self.put("later.csv", table(*rows))
        self.command = [BKM, "correct", "u1", "--data", "declaratie=later.csv", "--as-known-on", "2026-04-20", "--out", "u2"]

    def run_it(self, **options):
        return subprocess.run(self.command, cwd=self.dir, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, **options)

    def test_killed_it_is_complete_or_absent(self):
        began = time.monotonic()
        self.assertEqual(DONE, self.run_it().returncode)
        took, whole = time.monotonic() - began, (self.dir / "u2/postings.csv").read_bytes()
        ledger = self.bytes_of("u1")
        shutil.rmtree(self.dir / "u2")
        chance = random.Random(4)
        for _ in range(12):
            process = subprocess.Popen(self.command, cwd=self.dir, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(took * (0.4 + 0.7 * chance.random()))
            process.send_signal(signal.SIGKILL)
            process.wait()
            if (self.dir / "u2").exists():
                self.assertEqual([], verify(self.dir / "u2"))
                self.assertEqual(whole, (self.dir / "u2/postings.csv").read_bytes())
                shutil.rmtree(self.dir / "u2")
        self.assertEqual(ledger, self.bytes_of("u1"))
        self.assertEqual(DONE, self.run_it().returncode)
        self.assertEqual(["u1", "u2"], sorted(p.name for p in self.dir.iterdir() if p.name.startswith("u")))

    def test_a_full_disk(self):
        for size in (0, 100, 4096, 50_000):
            def limit(size=size):
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            done = self.run_it(preexec_fn=limit)
            self.assertEqual(ENVIRONMENT, done.returncode)
            self.assertIn("niets geschreven", done.stderr.decode("utf-8"))
            self.assertEqual(["u1"], [p.name for p in self.dir.iterdir() if p.name.startswith("u")])


if __name__ == "__main__":
    unittest.main()
