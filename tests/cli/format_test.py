"""bkm fmt and bkm translate: what they print and write, and what they leave alone."""
import os
import re
import subprocess
import unittest

from bkm import BKM, CONTRACT, DONE, ENVIRONMENT, FINDINGS, ROOT, WRONG_USE, Case

BROKEN = CONTRACT.replace("betaal", "betaald", 1)


def patched(text, diff):
    """The text after a unified diff of it, whose places and lines must fit."""
    lines, made, at = text.split("\n"), [], 0
    for line in diff.split("\n")[2:-1]:
        if place := re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,\d+)? @@", line):
            before = int(place[1]) - (1 if place[2] != "0" else 0)
            made += lines[at:before]
            at = before
            assert len(made) == int(place[3]) - 1, line
        elif line[0] in " -":
            assert lines[at] == line[1:], line
            at += 1
        if line[0] in " +":
            made.append(line[1:])
    return "\n".join(made + lines[at:])


class InFiles(Case):
    def read(self, name):
        return (self.dir / name).read_bytes().decode("utf-8")


class Formatting(InFiles):
    def tidy(self):
        self.put("contract.bkm", CONTRACT)
        self.assertCode(DONE, self.bkm("fmt", "contract.bkm"))
        return self.read("contract.bkm")

    def test_a_file_is_replaced_and_a_second_time_changes_nothing(self):
        tidy = self.tidy()
        self.assertNotEqual(CONTRACT, tidy)
        self.assertIn("  bedrag           : € 0..1.000.000\n", tidy)
        result = self.assertCode(DONE, self.bkm("fmt", "contract.bkm"))
        self.assertIn("al opgemaakt", result.out)
        self.assertEqual(tidy, self.read("contract.bkm"))
        self.assertEqual(["contract.bkm"], os.listdir(self.dir))

    def test_check_names_the_files_that_differ_and_writes_nothing(self):
        self.put("goed/contract.bkm", self.tidy())
        self.put("fout/contract.bkm", CONTRACT)
        result = self.assertCode(FINDINGS, self.bkm("fmt", "--check", "goed", "fout"))
        self.assertEqual("fout/contract.bkm\n", result.out)
        self.assertEqual(CONTRACT, self.read("fout/contract.bkm"))
        self.assertEqual("", self.assertCode(DONE, self.bkm("fmt", "--check", "goed")).out)

    def test_diff_is_a_patch_and_writes_nothing(self):
        tidy = self.tidy()
        self.put("contract.bkm", CONTRACT)
        result = self.assertCode(DONE, self.bkm("fmt", "--diff", "contract.bkm"))
        self.assertEqual(CONTRACT, self.read("contract.bkm"))
        self.assertEqual(tidy, patched(CONTRACT, result.out))
        self.put("ander.bkm", CONTRACT)
        self.assertCode(FINDINGS, self.bkm("fmt", "--diff", "--check", "ander.bkm"))

    def test_a_contract_with_errors_is_left_alone_and_the_others_are_not(self):
        self.put("a.bkm", BROKEN)
        self.put("b.bkm", CONTRACT)
        result = self.assertCode(FINDINGS, self.bkm("fmt", "."))
        self.assertIn("betaald", result.err)
        self.assertEqual(BROKEN, self.read("a.bkm"))
        self.assertNotEqual(CONTRACT, self.read("b.bkm"))

    def test_line_ends_and_mark_are_made_canonical(self):
        tidy = self.tidy()
        self.put("contract.bkm", "\ufeff" + CONTRACT.replace("\n", "\r\n"))
        self.assertCode(DONE, self.bkm("fmt", "contract.bkm"))
        self.assertEqual(tidy, self.read("contract.bkm"))

    def test_permissions_and_links_stay(self):
        self.put("echt/contract.bkm", CONTRACT)
        os.chmod(self.dir / "echt/contract.bkm", 0o640)
        os.symlink("echt/contract.bkm", self.dir / "link.bkm")
        self.assertCode(DONE, self.bkm("fmt", "link.bkm"))
        self.assertTrue(os.path.islink(self.dir / "link.bkm"))
        self.assertEqual(0o640, os.stat(self.dir / "echt/contract.bkm").st_mode & 0o777)
        self.assertNotEqual(CONTRACT, self.read("echt/contract.bkm"))

    def test_a_full_disk_leaves_the_file(self):
        self.put("contract.bkm", CONTRACT)
        limited = subprocess.run(["bash", "-c", f"ulimit -f 0; exec {BKM} fmt contract.bkm"], cwd=self.dir, capture_output=True, check=False)
        self.assertEqual(ENVIRONMENT, limited.returncode, limited)
        self.assertEqual(CONTRACT, self.read("contract.bkm"))
        self.assertEqual(["contract.bkm"], os.listdir(self.dir))

    def test_use(self):
        self.assertCode(WRONG_USE, self.bkm("fmt"))
        self.assertCode(WRONG_USE, self.bkm("fmt", "is-er-niet.bkm"))
        os.mkdir(self.dir / "leeg")
        self.assertCode(WRONG_USE, self.bkm("fmt", "leeg"))
        self.assertIn("--check", self.assertCode(DONE, self.bkm("fmt", "--help")).out)


class Translating(InFiles):
    def test_there_and_back_is_fmt(self):
        self.put("contract.bkm", CONTRACT)
        english = self.assertCode(DONE, self.bkm("translate", "contract.bkm", "--to", "en")).out
        self.assertIn('bkm 1 en contract "Proef" version "7"', english)
        self.assertIn("bedrag           : € 0..1,000,000", english)
        self.assertEqual(CONTRACT, self.read("contract.bkm"))
        self.put("en.bkm", english)
        self.assertCode(DONE, self.bkm("translate", "en.bkm", "--to", "nl", "-o", "nl.bkm"))
        self.assertCode(DONE, self.bkm("fmt", "contract.bkm"))
        self.assertEqual(self.read("contract.bkm"), self.read("nl.bkm"))

    def test_a_name_that_is_a_word_there_is_named(self):
        self.put("contract.bkm", CONTRACT.replace("product", "month"))
        result = self.assertCode(FINDINGS, self.bkm("translate", "contract.bkm", "--to", "en"))
        self.assertEqual("", result.out)
        self.assertIn("BKM1990", result.err)
        self.assertIn('"month" is in het Engels een woord van de taal', result.err)

    def test_errors_and_use(self):
        self.put("contract.bkm", BROKEN)
        self.assertCode(FINDINGS, self.bkm("translate", "contract.bkm", "--to", "en", "-o", "uit.bkm"))
        self.assertFalse((self.dir / "uit.bkm").exists())
        for arguments in ([], ["contract.bkm"], ["contract.bkm", "--to", "fr"], ["is-er-niet.bkm", "--to", "en"]):
            self.assertCode(WRONG_USE, self.bkm("translate", *arguments))
        self.put("contract.bkm", CONTRACT)
        self.assertCode(ENVIRONMENT, self.bkm("translate", "contract.bkm", "--to", "en", "-o", "geen/map/uit.bkm"))


class Repository(unittest.TestCase):
    def test_every_contract_is_in_the_layout(self):
        """tests/golden apart: its marks are placed by column."""
        folders = [str(ROOT / name) for name in ("examples", "docs")] + [str(f) for f in sorted((ROOT / "tests").iterdir()) if f.is_dir() and f.name != "golden"]
        folders = [f for f in folders if any(name.endswith(".bkm") for _, _, names in os.walk(f) for name in names)]
        self.assertGreater(len(folders), 2)
        done = subprocess.run([BKM, "fmt", "--check", *folders], capture_output=True, text=True, check=False)
        self.assertEqual((0, ""), (done.returncode, done.stdout), done.stderr)


if __name__ == "__main__":
    unittest.main()
