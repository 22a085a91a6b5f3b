"""gebruik: where modules are found, what is said about them, and what a run keeps of them."""
import datetime
import hashlib
import json
import re
import shutil
import subprocess
import unittest
from fractions import Fraction

from bkm import BKM, DONE, FINDINGS, SOME_REFUSED, STOPPED, WRONG_USE, Case, ROOT, sha256

CONTRACT = """bkm 1 nl contract "Proef" versie "7"
gebruik "prijzen"
partijen opdrachtgever gemeente "Gemeente"  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand
gegevens declaratie sleutel nummer op datum
  nummer, aanbieder
  datum : datum
  uren : uur 0..24
beloning afronden op de cent
  betaal zorg per declaratie = prijs(uren, 10%)
"""
PRICES = """bkm 1 nl module "prijzen"
tarief uurtarief = € 60 per uur
functie prijs(tijd : uur, korting : percent) = tijd * uurtarief * (1 - korting)
rekenvoorbeeld "een uur"
  verwacht prijs(1 uur, 10%) = € 54
"""
ROWS = "nummer,aanbieder,datum,uren\n1,A,2026-01-05,2\n"


class Modules(Case):
    def setUp(self):
        super().setUp()
        self.put("contract.bkm", CONTRACT)
        self.put("prijzen.bkm", PRICES)

    def check(self, *arguments, code=DONE):
        return self.assertCode(code, self.bkm("check", "contract.bkm", *arguments))

    def test_beside_the_contract_in_modules_or_with_bkm(self):
        self.check()
        self.put("modules/prijzen.bkm", PRICES)
        (self.dir / "prijzen.bkm").unlink()
        self.check()
        self.put("contract.bkm", CONTRACT.replace("prijzen", "zrm"))
        self.assertIn("prijs", self.check(code=FINDINGS).out)  # the module is found, the name is not in it

    def test_the_folder_is_that_of_the_contract(self):
        self.put("elders/leeg.txt", "")
        done = subprocess.run([BKM, "check", "../contract.bkm"], cwd=self.dir / "elders", stdout=subprocess.PIPE, check=False)
        self.assertEqual(0, done.returncode, done.stdout)

    def test_a_missing_module_names_the_nearest_and_nothing_else(self):
        self.put("contract.bkm", CONTRACT.replace('"prijzen"', '"prijsen"'))
        out = self.check("--format", "json", code=FINDINGS).out
        found = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(["module-missing"], [f["name"] for f in found])
        self.assertIn("prijzen", found[0]["fix"]["insert"])

    def test_a_name_is_no_path(self):
        self.put("buiten/prijzen.bkm", PRICES)
        for name in ("buiten/prijzen", "../prijzen", "/etc/passwd", ".prijzen", ""):
            self.put("contract.bkm", CONTRACT.replace('"prijzen"', f'"{name}"'))
            self.assertIn("module-missing", self.check(code=FINDINGS).out)

    def test_a_contract_named_as_its_module_does_not_find_itself(self):
        self.put("modules/prijzen.bkm", PRICES)
        self.put("prijzen.bkm", CONTRACT)
        self.assertCode(DONE, self.bkm("check", "prijzen.bkm"))

    def test_a_finding_in_a_module_points_there_and_shows_who_uses_it(self):
        self.put("prijzen.bkm", PRICES.replace("(1 - korting)", "(1 uur - korting)"))
        out = self.check("--format", "json", code=FINDINGS).out
        found = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(["prijzen.bkm"], [f["file"] for f in found])
        self.assertEqual(3, found[0]["line"])
        self.assertEqual([("contract.bkm", 2)], [(label["file"], label["line"]) for label in found[0]["labels"]])
        sarif = json.loads(self.check("--format", "sarif", code=FINDINGS).out)
        place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        self.assertEqual("prijzen.bkm", place["artifactLocation"]["uri"])
        self.assertIn("::: contract.bkm:2", self.check(code=FINDINGS).out)

    def test_a_syntax_error_in_a_module(self):
        self.put("prijzen.bkm", PRICES.replace("tarief uurtarief =", "tarief uurtarief"))
        found = [json.loads(line) for line in self.check("--format", "json", code=FINDINGS).out.splitlines()]
        self.assertEqual({"prijzen.bkm"}, {f["file"] for f in found})
        self.assertEqual(1, len(found), found)

    def test_a_name_of_a_module_is_not_given_again(self):
        self.put("contract.bkm", CONTRACT.replace("beloning", "tabel uurtarief per aanbieder onvolledig\n  | aanbieder | x |\n  | A | 1 |\nbeloning"))
        found = [json.loads(line) for line in self.check("--format", "json", code=FINDINGS).out.splitlines()]
        self.assertIn("name-in-module", {f["name"] for f in found})
        self.assertEqual("prijzen.bkm", next(f for f in found if f["name"] == "name-in-module")["labels"][0]["file"])

    def test_modules_use_modules_each_read_once(self):
        self.put("prijzen.bkm", PRICES.replace("tarief uurtarief = € 60 per uur", 'gebruik "basis"'))
        self.put("basis.bkm", 'bkm 1 nl module "basis"\ntarief uurtarief = € 60 per uur\n')
        self.put("contract.bkm", CONTRACT.replace('gebruik "prijzen"', 'gebruik "prijzen"\ngebruik "basis"').replace("(uren, 10%)", "(uren, 10%) + uren * uurtarief"))
        self.put("d.csv", ROWS)
        self.assertCode(DONE, self.bkm("settle", "contract.bkm", "--data", "declaratie=d.csv", "--out", "uit"))
        self.assertEqual(["basis", "prijzen"], sorted(m["module"] for m in self.manifest()["modules"]))
        self.assertEqual("228.00", self.output("lines.csv")[0]["net"])  # 2 hours at 54 and at 60

    def test_a_circle_is_told_with_its_modules(self):
        self.put("prijzen.bkm", PRICES.replace("tarief uurtarief", 'gebruik "kosten"\ntarief uurtarief'))
        self.put("kosten.bkm", 'bkm 1 nl module "kosten"\ngebruik "prijzen"\n')
        self.assertIn("prijzen → kosten → prijzen", self.check(code=FINDINGS).out)

    def test_a_module_by_itself(self):
        self.assertCode(DONE, self.bkm("check", "prijzen.bkm"))
        self.assertIn("1 voorbeeld klopt", self.assertCode(DONE, self.bkm("test", "prijzen.bkm")).out)
        self.put("prijzen.bkm", PRICES.replace("€ 54", "€ 55"))
        self.assertIn("54", self.assertCode(FINDINGS, self.bkm("test", "prijzen.bkm")).out)
        for command in (["settle", "prijzen.bkm", "--out", "uit"], ["card", "prijzen.bkm"]):
            self.assertIn("module", self.assertCode(WRONG_USE, self.bkm(*command)).err)
        self.assertNothingWritten()

    def test_a_run_keeps_its_modules_and_why_reads_the_kept_ones(self):
        self.put("d.csv", ROWS)
        self.put("contract.bkm", CONTRACT.replace('gebruik "prijzen"', 'gebruik "prijzen"\ngebruik "zrm"').replace(
            "  betaal", "  publiceer x per looptijd = aantal cliënt waar (stappen(beginscore, eindscore bij ontbreken beginscore) >= 1)\n  betaal"))
        self.put("zrm.csv", "cliënt,domein,beginscore,eindscore\n")
        self.assertCode(DONE, self.bkm("settle", "contract.bkm", "--data", "declaratie=d.csv", "--data", "zrm=zrm.csv", "--out", "uit"))
        modules = {m["module"]: m for m in self.manifest()["modules"]}
        self.assertEqual(sha256(self.dir / "prijzen.bkm"), modules["prijzen"]["sha256"])
        self.assertEqual(sha256(ROOT / "stdlib/zrm.bkm"), modules["zrm"]["sha256"])
        self.assertTrue(modules["zrm"]["standard"])
        self.assertEqual([{"party": "A", "pays": "0.00", "gets": "108.00"}, {"party": "gemeente", "pays": "108.00", "gets": "0.00"}], self.manifest()["parties"])
        story = self.assertCode(DONE, self.bkm("why", "uit", "zorg[1]")).out
        for told in ("prijs(uren, 10%)", "tijd = uren", "korting = 10%", "prijs is tijd * uurtarief * (1 - korting)", "€ 108,00"):
            self.assertIn(told, story)
        self.put("prijzen.bkm", PRICES.replace("€ 60", "€ 61"))
        self.assertEqual(story, self.assertCode(DONE, self.bkm("why", "uit", "zorg[1]")).out)
        self.put("uit/prijzen.bkm", PRICES.replace("€ 60", "€ 61"))
        self.assertIn("uit/prijzen.bkm", self.assertCode(STOPPED, self.bkm("why", "uit", "zorg[1]")).err)

    def test_a_module_that_nothing_uses_warns(self):
        self.put("contract.bkm", CONTRACT.replace('gebruik "prijzen"', 'gebruik "prijzen"\ngebruik "kalender"'))
        self.assertIn("module-unused", self.check().out)


class Standard(Case):
    def test_they_come_with_a_copied_binary(self):
        shutil.copy(BKM, self.dir / "kopie")
        self.put("contract.bkm", CONTRACT.replace("prijzen", "zrm").replace("prijs(uren, 10%)", "uren * € 1 per uur * stappen(1, 2)"))
        done = subprocess.run([str(self.dir / "kopie"), "check", "contract.bkm"], cwd=self.dir, stdout=subprocess.PIPE, check=False)
        self.assertEqual(0, done.returncode, done.stdout)

    def test_they_are_listed_and_shown_as_they_are(self):
        for language, words in (("nl", "zelfredzaamheid-matrix"), ("en", "self-sufficiency matrix")):
            listed = self.assertCode(DONE, self.bkm("stdlib", "--lang", language)).out
            self.assertIn(words, listed)
        names = sorted(path.stem for path in (ROOT / "stdlib").glob("*.bkm"))
        self.assertEqual(["indexatie", "kalender", "staffels", "steekproef", "wmo", "zrm"], names)
        for name in names:
            self.assertIn(f"  {name} ", listed)
            self.assertEqual((ROOT / f"stdlib/{name}.bkm").read_text(encoding="utf-8"), self.bkm("stdlib", name).out)
        self.assertIn("zrm", self.assertCode(WRONG_USE, self.bkm("stdlib", "zrn")).err)

    def test_their_worked_examples_hold(self):
        result = self.assertCode(DONE, self.bkm("test", ROOT / "stdlib"))
        self.assertIn(", 0 niet", result.out)
        self.assertNotIn("geen rekenvoorbeelden", result.out)

    def test_working_days_and_holidays_against_another_calculation(self):
        text = (ROOT / "stdlib/kalender.bkm").read_text(encoding="utf-8")
        listed = {day: name.strip() for day, name in re.findall(r"^  \| (\d{4}-\d\d-\d\d) \| (.+?)\|$", text, re.M)}
        expected = {}
        for year in range(2024, 2033):
            expected.update(holidays(year))
        self.assertEqual({day.isoformat(): name for day, name in expected.items()}, listed)
        months = {month: int(days) for month, days in re.findall(r"^  \| (\d{4}-\d\d) +\| +(\d+) dagen", text, re.M)}
        self.assertEqual(12 * 9, len(months))
        for month, days in months.items():
            first = datetime.date.fromisoformat(month + "-01")
            all_days = [first + datetime.timedelta(n) for n in range(31)]
            self.assertEqual(days, sum(d.month == first.month and d.weekday() < 5 and d not in expected for d in all_days), month)

    def test_draws_against_another_calculation(self):
        self.put("contract.bkm", CONTRACT.replace('gebruik "prijzen"\n', "").replace("  betaal zorg per declaratie = prijs(uren, 10%)",
                 '  publiceer trek per declaratie = loting(nummer, "zaad é")\n  publiceer dag per declaratie = loting(datum, "x")'))
        numbers = ["1", "01", "é", "A-17", "1000000"]
        self.put("d.csv", "nummer,aanbieder,datum,uren\n" + "".join(f"{n},A,2026-01-05,2\n" for n in numbers))
        self.assertCode(DONE, self.bkm("settle", "contract.bkm", "--data", "declaratie=d.csv", "--out", "uit"))
        drawn = {(line["rule"], line["declaratie"]): Fraction(line["value"]) for line in self.output("decisions.csv")}
        for number in numbers:
            self.assertEqual(draw("zaad é", number), drawn["trek", number])
            self.assertEqual(draw("x", "2026-01-05"), drawn["dag", number])


class New(Case):
    def test_a_new_contract_runs_at_once_in_both_languages(self):
        for language, table, rule, gross in (("nl", "declaratie", "zorg", "1138.80"), ("en", "claim", "care", "1138.80")):
            self.assertCode(DONE, self.bkm("new", language, "--lang", language))
            self.assertTrue((self.dir / language / "data" / f"{table}.csv").exists())
            self.assertNotIn("geen rekenvoorbeelden", self.assertCode(DONE, self.bkm("test", f"{language}/contract.bkm")).out)
            self.assertCode(DONE, self.bkm("settle", f"{language}/contract.bkm", "--data-dir", f"{language}/data", "--out", f"uit-{language}"))
            # 1.5 hours, 16 of 18 hours and 0.75 hour, at 62.40
            self.assertEqual(gross, next(r["gross"] for r in self.manifest(f"uit-{language}")["rules"] if r["rule"] == rule))

    def test_from_an_example(self):
        self.assertCode(DONE, self.bkm("new", "perceel", "--from", "tabel-9"))
        # its data have rows that are wrong on purpose
        self.assertCode(SOME_REFUSED, self.bkm("settle", "perceel/contract.bkm", "--data-dir", "perceel/data", "--out", "uit"))
        self.assertIn("tabel-9", self.assertCode(WRONG_USE, self.bkm("new", "ander", "--from", "tabel9")).err)

    def test_what_is_there_is_not_overwritten(self):
        self.put("bestaat/iets.txt", "van mij")
        self.assertCode(WRONG_USE, self.bkm("new", "bestaat"))
        self.assertEqual(["iets.txt"], [p.name for p in (self.dir / "bestaat").iterdir()])


def draw(seed, key):
    return Fraction(int(hashlib.sha256(f"{seed}:{key}".encode("utf-8")).hexdigest()[:16], 16), 2 ** 64)


def easter(year):
    """Gauss, as corrected by Lichtenberg."""
    k = year // 100
    m = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25
    s = 2 - (3 * k + 3) // 4
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    og = 21 + d - r
    sz = 7 - (year + year // 4 + s) % 7
    oe = 7 - (og - sz) % 7
    return datetime.date(year, 3, 1) + datetime.timedelta(og + oe - 1)


def holidays(year):
    """Algemene termijnenwet, article 3."""
    sunday = easter(year)
    king = datetime.date(year, 4, 27)
    king -= datetime.timedelta(king.isoweekday() == 7)
    after = lambda days: sunday + datetime.timedelta(days)
    return {datetime.date(year, 1, 1): "Nieuwjaarsdag", after(-2): "Goede Vrijdag", after(1): "tweede paasdag", king: "Koningsdag",
            datetime.date(year, 5, 5): "Bevrijdingsdag", after(39): "Hemelvaartsdag", after(50): "tweede pinksterdag",
            datetime.date(year, 12, 25): "eerste kerstdag", datetime.date(year, 12, 26): "tweede kerstdag"}


if __name__ == "__main__":
    unittest.main()
