"""bkm verify: every change to what a run left, or to what it was made from, is found and named."""
import os
import shutil
import subprocess
import unittest

import bkm
from bkm import BKM, CONTRACT, DONE, FINDINGS, STOPPED, WRONG_USE, Case, english_in, row, seal, table


class Verify(Case):
    STRIDES = {("u1", "lines.csv"): 1, ("u1", "summary.csv"): 1, ("u2", "postings.csv"): 1}

    def setUp(self):
        super().setUp()
        self.put("d.csv", table(row(1), row(2, "B", known="2026-03-01"), row(3, "A", known="2026-03-02", amount="3")))
        self.assertCode(DONE, self.bkm("settle", "contract.bkm", "--data", "declaratie=d.csv", "--as-known-on", "2026-02-20", "--out", "u1"))
        self.assertCode(DONE, self.bkm("correct", "u1", "--data", "declaratie=d.csv", "--as-known-on", "2026-03-20", "--out", "u2"))

    def assertFound(self, *named, run="u1", code=FINDINGS):
        result = self.assertCode(code, self.bkm("verify", run))
        for name in named:
            self.assertIn(name, result.out + result.err)
        return result

    def test_equal(self):
        for run in ("u1", "u2"):
            result = self.assertCode(DONE, self.bkm("verify", run))
            self.assertIn(" klopt: ", result.out)
            self.assertEqual("", result.err)
        self.assertIn("u1 holds: ", self.bkm("verify", "u1", "--lang", "en").out)
        self.assertCode(DONE, self.bkm("verify", self.dir / "u1"))

    def test_every_byte(self):
        """Every byte of the posts, postings and sums; of the other files, and of what both runs have, one in some."""
        tried = 0
        for run in ("u1", "u2"):
            for path in sorted((self.dir / run).iterdir()):
                old = path.read_bytes()
                for at in range(0, len(old), self.STRIDES.get((run, path.name), 5 if run == "u1" and path.suffix == ".csv" else 211)):
                    path.write_bytes(old[:at] + bytes([old[at] ^ 1]) + old[at + 1:])
                    done = subprocess.run([BKM, "verify", run], cwd=self.dir, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
                    self.assertIn(done.returncode, (FINDINGS, WRONG_USE), (path, at, done.stdout))
                    self.assertIn(run.encode() if done.returncode == WRONG_USE else path.name.encode(), done.stdout, (path, at))
                    tried += 1
                path.write_bytes(old)
        self.assertGreater(tried, 500)
        self.assertCode(DONE, self.bkm("verify", "u2"))

    def test_a_changed_line_is_shown_with_what_it_should_be(self):
        path = self.dir / "u1/lines.csv"
        path.write_bytes(path.read_bytes().replace(b"5.00,0.00,5.00", b"5.01,0.00,5.01"))
        self.assertFound("output-differs", "u1/lines.csv", "regel 2", "5.01,0.00,5.01", "5.00,0.00,5.00")

    def test_a_changed_total_also_with_the_hash_that_belongs_to_it(self):
        manifest = self.manifest("u1")
        manifest["rules"][0]["net"] = "6.00"
        self.put("u1/manifest.json", seal(manifest))
        self.assertFound("output-differs", "manifest.json", '"net": "6.00"', '"net": "5.00"')

    def test_changed_outputs_with_all_hashes_made_to_fit(self):
        self.put("u1/lines.csv", (self.dir / "u1/lines.csv").read_text(encoding="utf-8").replace("5.00", "6.00"))
        manifest = self.manifest("u1")
        manifest["outputs"][0]["sha256"] = bkm.sha256(self.dir / "u1/lines.csv")
        self.put("u1/manifest.json", seal(manifest))
        self.assertFound("u1/lines.csv", "manifest.json")

    def test_options_that_were_not_those_of_the_run(self):
        for change in ({"as-known-on": "2026-03-20"}, {"set deel": "60%"}):
            manifest = self.manifest("u1")
            manifest["options"].update(change)
            old = (self.dir / "u1/manifest.json").read_bytes()
            self.put("u1/manifest.json", seal(manifest))
            self.assertFound("u1/lines.csv")
            self.put("u1/manifest.json", old)

    def test_a_changed_input(self):
        self.put("d.csv", table(row(1)))
        for run in ("u1", "u2"):
            self.assertFound("input-changed", "d.csv", run=run)
        os.remove(self.dir / "d.csv")
        self.assertFound("input-not-found", "d.csv")

    def test_a_changed_input_does_not_hide_a_changed_output(self):
        self.put("d.csv", table(row(1)))
        self.put("u1/summary.csv", "x")
        self.assertFound("input-changed", "ledger-damaged", "summary.csv")

    def test_data_from_standard_input(self):
        rows = table(row(1))
        self.assertCode(DONE, self.bkm("settle", "contract.bkm", "--data", "declaratie=-", "--out", "u3", stdin=rows))
        self.assertIn(" klopt: ", self.assertCode(DONE, self.bkm("verify", "u3", stdin=rows)).out)
        self.assertIn("5,00", self.assertCode(DONE, self.bkm("why", "u3", "vergoeding[A, 2026-01]", stdin=rows)).out)
        self.assertFound("input-from-standard-input", "declaratie", "< BESTAND", run="u3")
        self.assertCode(STOPPED, self.bkm("why", "u3", "vergoeding[A, 2026-01]"))
        self.put("u3/lines.csv", "x")
        for other in ("", rows + row(2)):
            result = self.assertCode(FINDINGS, self.bkm("verify", "u3", stdin=other))
            for named in ("input-from-standard-input", "ledger-damaged", "u3/lines.csv"):
                self.assertIn(named, result.out)

    def test_without_a_manifest_the_kept_text_says_the_language(self):
        os.remove(self.dir / "u1/manifest.json")
        for command in (("verify", "u1"), ("correct", "u1", "--out", "u3"), ("why", "u1", "vergoeding[A]")):
            result = self.assertCode(WRONG_USE, self.bkm(*command, locale="en_GB.UTF-8"))
            self.assertIn("is geen afrekening van bkm", result.out + result.err)

    def test_a_changed_contract_and_one_that_only_the_author_changed(self):
        self.put("contract.bkm", CONTRACT.replace("50%", "60%"))
        self.assertCode(DONE, self.bkm("verify", "u1"))
        self.put("u1/contract.bkm", CONTRACT.replace("50%", "60%"))
        self.assertFound("ledger-damaged", "u1/contract.bkm")

    def test_a_removed_and_an_added_file(self):
        for path in sorted((self.dir / "u2").iterdir()):
            old = path.read_bytes()
            path.unlink()
            if path.name == "manifest.json":
                self.assertFound("no-run", run="u2", code=WRONG_USE)
            else:
                self.assertFound(path.name, run="u2")
            path.write_bytes(old)
        self.put("u1/aantekening.txt", "van mij")
        self.assertFound("output-extra", "aantekening.txt")

    def test_the_ledger_of_a_correction(self):
        shutil.copytree(self.dir / "u1", self.dir / "u1-kopie")
        self.put("u1/lines.csv", (self.dir / "u1/lines.csv").read_text(encoding="utf-8").replace("5.00", "4.00"))
        self.assertFound("ledger-damaged", "u1/lines.csv", run="u2")
        shutil.rmtree(self.dir / "u1")
        self.assertFound("input-not-found", "u1/manifest.json", run="u2")
        shutil.move(self.dir / "u1-kopie", self.dir / "u1")
        self.assertCode(DONE, self.bkm("verify", "u2"))

    def test_another_compiler_is_a_note(self):
        manifest = self.manifest("u1")
        manifest["compiler"]["sha256"] = "0" * 64
        self.put("u1/manifest.json", seal(manifest))
        result = self.assertCode(DONE, self.bkm("verify", "u1"))
        self.assertIn("other-compiler", result.out)
        self.assertEqual([], english_in(result.out))
        self.put("u1/lines.csv", "x")
        self.assertFound("other-compiler", "output-differs")

    def test_no_run(self):
        self.assertFound("no-run", run="weg", code=WRONG_USE)

    def test_every_finding_in_dutch_only(self):
        self.put("u1/lines.csv", "x")
        self.put("u1/extra", "")
        os.remove(self.dir / "u1/open.csv")
        self.assertEqual([], english_in(self.assertFound("output-missing").out))


if __name__ == "__main__":
    unittest.main()
