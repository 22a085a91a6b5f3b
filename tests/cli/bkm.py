"""Runs the built bkm (path in the environment variable BKM) in a folder of its own, and reads what it wrote.

Expected amounts in these tests are worked out here, by hand or in fractions; bkm never supplies them.
"""
import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

if "BKM" not in os.environ:
    raise SystemExit("these tests run a built bkm: set BKM to its path")
BKM = os.path.abspath(os.environ["BKM"])
ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
OUTPUTS = ["lines.csv", "adjustments.csv", "summary.csv", "decisions.csv", "rejected.csv", "unused.csv", "open.csv"]
DONE, FINDINGS, WRONG_USE, SOME_REFUSED, STOPPED, ENVIRONMENT = 0, 1, 2, 3, 4, 5

CONTRACT = """bkm 1 nl contract "Proef" versie "7"

partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders aanbieder

periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand

gegevens declaratie sleutel nummer op datum bekend op ontvangen
  nummer, aanbieder, product
  soort in {"zorg", "reis"}
  datum, ontvangen : datum
  bedrag : € 0..1.000.000

prestatie zorg "Zorg"
  aard dienst  uitkomst onbekend  verplichting inspanning  risico gedeeld

beloning afronden op de cent
  parameter deel = 50%
  betaal vergoeding per aanbieder, maand
    = deel * (som van bedrag waar soort = "zorg")                                artikel "5.1"
  begrens vergoeding per aanbieder, jaar tot € 100.000 volgorde maand            artikel "7"
"""

ENGLISH = """bkm 1 en contract "Trial" version "7"

parties
  purchaser gemeente "Municipality"
  providers aanbieder

period term 2026-01-01 through 2026-12-31 settle per month

data declaratie key nummer on datum known on ontvangen
  nummer, aanbieder, product
  soort in {"zorg", "reis"}
  datum, ontvangen : date
  bedrag : € 0..1,000,000

performance zorg "Care"
  nature service  outcome unknown  obligation effort  risk shared

reward round to the cent
  parameter deel = 50%
  pay vergoeding per aanbieder, month
    = deel * (sum of bedrag where soort = "zorg")                                article "5.1"
  limit vergoeding per aanbieder, year to € 100,000 in order of month            article "7"
"""

HEADER = "nummer,aanbieder,product,soort,datum,ontvangen,bedrag"


def row(number, provider="A", kind="zorg", day="2026-01-05", amount="10", known="2026-02-01", product="p"):
    return ",".join([str(number), provider, product, kind, day, known, amount])


def table(*rows):
    return "\n".join([HEADER, *rows]) + "\n"


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")

    def __repr__(self):
        return f"exit code {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


class Case(unittest.TestCase):
    """A test with a folder of its own, in which bkm runs."""

    def setUp(self):
        self.dir = Path(tempfile.mkdtemp(prefix="bkm-test-"))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.put("contract.bkm", CONTRACT)

    def put(self, name, content):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def bkm(self, *arguments, stdin=None, locale="nl_NL.UTF-8", **options):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        environment["LANG"] = locale
        if isinstance(stdin, str):
            stdin = stdin.encode("utf-8")
        done = subprocess.run([BKM, *map(str, arguments)], cwd=self.dir, env=environment, input=stdin if stdin is not None else b"",
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, **options)
        return Result(done)

    def settle(self, *arguments, contract="contract.bkm", data=None, out="uit", **options):
        """Settles with the rows `data` (text or bytes) as the file of declaratie."""
        given = []
        if data is not None:
            self.put("declaratie.csv", data)
            given = ["--data", "declaratie=declaratie.csv"]
        return self.bkm("settle", contract, *given, "--out", out, *arguments, **options)

    def assertCode(self, code, result):
        self.assertEqual(code, result.code, result)
        return result

    def output(self, name, out="uit"):
        with open(self.dir / out / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def bytes_of(self, out="uit"):
        return {name: (self.dir / out / name).read_bytes() for name in OUTPUTS}

    def manifest(self, out="uit"):
        return json.loads((self.dir / out / "manifest.json").read_text(encoding="utf-8"))

    def nets(self, out="uit"):
        return {(line["aanbieder"], line["maand"]): line["net"] for line in self.output("lines.csv", out)}

    def assertNothingWritten(self, out="uit"):
        """Neither the output directory nor a partial one."""
        self.assertEqual([], [path.name for path in self.dir.iterdir() if path.name.startswith(Path(out).name)])

    def assertComplete(self, out="uit"):
        problems = verify(self.dir / out)
        self.assertEqual([], problems)


def seal(manifest):
    """The text of a manifest with the hash that belongs to it."""
    manifest = {name: value for name, value in manifest.items() if name != "sha256"}
    plain = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    manifest["sha256"] = hashlib.sha256(plain.encode("utf-8")).hexdigest()
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def verify(directory):
    """What is wrong with a finished output directory: hashes, row counts, and the totals of the manifest against the files."""
    problems = []
    directory = Path(directory)
    names = sorted(path.name for path in directory.iterdir())
    manifest = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
    outputs = [*OUTPUTS, *(["postings.csv"] if "ledger" in manifest else [])]
    if names != sorted([*outputs, "contract.bkm", "manifest.json"]):
        return [f"files: {names}"]
    if [o["file"] for o in manifest["outputs"]] != outputs:
        problems.append("outputs listed")
    if seal(manifest) != (directory / "manifest.json").read_text(encoding="utf-8"):
        problems.append("hash of the manifest")
    if manifest["contract"]["sha256"] != sha256(directory / "contract.bkm"):
        problems.append("hash of the contract")
    problems += [f"hash of {o['file']}" for o in manifest["outputs"] if o["sha256"] != sha256(directory / o["file"])]
    for control in manifest["rows"]:
        fates = sum(control[fate] for fate in ("used", "unused", "cancelled", "rejected", "out_of_scope"))
        if control["in"] != fates:
            problems.append(f"rows of {control['table']}: {control}")
    for name, fates in (("rejected.csv", ["rejected"]), ("unused.csv", ["unused", "out_of_scope"])):
        with open(directory / name, encoding="utf-8", newline="") as file:
            listed = sum(1 for _ in csv.DictReader(file))
        if listed != sum(control[fate] for control in manifest["rows"] for fate in fates):
            problems.append(f"{name}: {listed} rows")
    return problems


# Words that a Dutch message has no use for. Codes, names of kinds, options, quoted text and paths are left out first.
ENGLISH_WORDS = re.compile(r"\b(the|is not|does|no such|file|directory|row|rows|column|value|warning|error|errors|cannot|missing|required|expected|"
                           r"range|received|and|with|permission|denied|failed|device|space|large)\b", re.IGNORECASE)


def english_in(text):
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    text = re.sub(r"BKM\d{4} [a-z0-9-]+", " ", text)
    text = re.sub(r"\"[^\"]*\"", " ", text)
    text = re.sub(r"--[a-z-]+", " ", text)
    text = re.sub(r"\b[a-z]+(-[a-z]+)+\b", " ", text)  # names of kinds, the same in both languages
    text = re.sub(r"\S*[/.]\S*\w", " ", text)
    return ENGLISH_WORDS.findall(text)
