"""The files of a run: headings, order, sums, bytes, hashes and counts."""
import csv
import io
import random
import shutil
import unittest
from fractions import Fraction

from bkm import DONE, EXAMPLES, OUTPUTS, SOME_REFUSED, Case, row, sha256, table

# Two payables with different keys, a bonus, a malus, a limit over two rules, a date that may be empty, outcomes without money.
RICH = """bkm 1 nl contract "Alles" versie "1"

partijen
  opdrachtgevers gemeente
  aanbieders aanbieder

periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand

gegevens rit sleutel nummer op datum bekend op ontvangen crediteert vorig
  nummer, gemeente, aanbieder
  vorig of leeg
  datum, ontvangen : datum
  bedrag : € 0..1.000

gegevens cijfer per gemeente, aanbieder, kwartaal
  score : getal(1) 0..10
  betaald_op : datum of leeg

prestatie zorg "Zorg"
  aard dienst  uitkomst onbekend  verplichting inspanning  risico gedeeld

beloning afronden op de cent
  betaal basis per gemeente, aanbieder, maand = 2 * som van bedrag / 3           artikel "5"
  bonus goed per gemeente, aanbieder, kwartaal voor elke cijfer op betaald_op
    = € 10 * score als score >= 8                                                artikel "6"
  malus slecht per gemeente, aanbieder, kwartaal voor elke cijfer
    = € 7,50 als score < 5                                                       artikel "6a"
  begrens basis per gemeente, aanbieder, jaar tot € 300 volgorde maand           artikel "7"
  voorwaarde voldoende per gemeente, aanbieder, kwartaal voor elke cijfer = score >= 5,5
  publiceer gemiddelde_score per kwartaal = gemiddelde van score
"""
RIDES = "nummer,gemeente,aanbieder,vorig,datum,ontvangen,bedrag\n"
SCORES = "gemeente,aanbieder,kwartaal,score,betaald_op\n"


def rides(count, seed):
    """Rows of every fate: used, refused, cancelled, out of scope."""
    chance = random.Random(seed)
    lines = []
    for number in range(1, count + 1):
        day = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        if number % 31 == 0:
            day = "2027-01-05"
        amount = "duizend" if number % 37 == 0 else f"{chance.randint(0, 9000) / 100:.2f}"
        lines.append(f"{number},G{chance.randint(1, 2)},Z{chance.randint(1, 5)},,{day},{day},{amount}")
    credited = lines[4].split(",")
    lines.append(",".join([str(count + 1), credited[1], credited[2], credited[0], *credited[4:]]))
    lines.append(lines[7])
    return lines


UNITS = """bkm 1 nl contract "Uren" versie "1"
partijen
  opdrachtgever gemeente "Gemeente Valleistad"
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-01-31 afrekenen per maand
gegevens uur sleutel nummer op datum
  nummer, aanbieder
  datum : datum
  minuten : minuut 0..600
  cijfer : getal(1) 0..10
beloning afronden op de cent
  betaal bedrag per aanbieder, maand = som van minuten * € 60 per uur
  publiceer geleverd per aanbieder, maand = som van minuten
  publiceer prijs per aanbieder, maand = bruto bedrag
  publiceer rapportcijfer per aanbieder, maand = gemiddelde van cijfer afgerond op 0,1
  voorwaarde veel per aanbieder, maand = (som van minuten) > 100 minuten
"""


def scores():
    return ["G1,Z1,2026-K1,8.0,2026-05-31", "G1,Z2,2026-K1,9.5,", "G2,Z1,2026-K1,4.9,", "G2,Z2,2026-K2,5.5,2026-09-30", "G1,Z3,2026-K2,10.0,2027-02-28",
            "G1,Z1,2026-K2,5.0,", "G1,Z2,2026-K2,7.9,"]


class Files(Case):
    def setUp(self):
        super().setUp()
        self.put("alles.bkm", RICH)

    def run_rich(self, lines, out="uit", **files):
        self.put("rit.csv", RIDES + "\n".join(lines) + "\n")
        self.put("cijfer.csv", SCORES + "\n".join(scores()) + "\n")
        rit = files.get("rit", ["rit.csv"])
        data = [word for name in rit for word in ("--data", f"rit={name}")]
        return self.assertCode(SOME_REFUSED, self.bkm("settle", "alles.bkm", *data, "--data", "cijfer=cijfer.csv", "--out", out, "--replace"))

    def rows_of(self, name, out="uit"):
        return list(csv.reader(io.StringIO((self.dir / out / name).read_text(encoding="utf-8"))))

    def test_headings(self):
        self.run_rich(rides(60, 1))
        axes = "gemeente,aanbieder,maand,kwartaal"
        for name, heading in (("lines.csv", f"rule,article,kind,payer,payee,settled_in,date,{axes},gross,adjustment,net"),
                              ("adjustments.csv", f"rule,{axes},limit_article,limit,ceiling,amount"),
                              ("summary.csv", "rule,payer,payee,settled_in,lines,gross,adjustment,net"),
                              ("decisions.csv", "rule,article,kind,date,gemeente,aanbieder,kwartaal,value,unit,exact"),
                              ("rejected.csv", "table,file,line,key,code,column,value,reason"),
                              ("unused.csv", "table,file,line,key,code"),
                              ("open.csv", f"rule,article,kind,payer,payee,{axes},amount")):
            self.assertEqual(heading, (self.dir / "uit" / name).read_text(encoding="utf-8").split("\n")[0], name)

    def test_headings_are_there_when_nothing_is_paid(self):
        self.put("rit.csv", RIDES)
        self.put("cijfer.csv", SCORES)
        self.assertCode(DONE, self.bkm("settle", "alles.bkm", "--data-dir", ".", "--out", "uit"))
        for name in OUTPUTS:
            self.assertEqual(1, len(self.rows_of(name)), name)
        self.assertComplete()

    def test_no_byte_order_mark_no_carriage_return_every_row_as_wide_as_its_heading(self):
        self.run_rich(rides(60, 1))
        for name in OUTPUTS:
            content = (self.dir / "uit" / name).read_bytes()
            self.assertFalse(content.startswith(b"\xef\xbb\xbf"), name)
            self.assertNotIn(b"\r", content)
            self.assertTrue(content.endswith(b"\n"), name)
            self.assertEqual(1, len({len(cells) for cells in self.rows_of(name)}), name)

    def test_a_published_number_says_its_unit_and_keeps_the_decimals_of_its_rounding(self):
        self.put("uren.bkm", UNITS)
        self.put("uur.csv", "nummer,aanbieder,datum,minuten,cijfer\n1,A,2026-01-05,120,8.0\n2,A,2026-01-06,30,8.0\n")
        self.assertCode(DONE, self.bkm("settle", "uren.bkm", "--data-dir", ".", "--out", "uit"))
        # 2,5 uur = 150 minuten; (8,0 + 8,0) / 2 = 8,0; 2,5 x € 60 = € 150; 150 > 100 minuten
        self.assertEqual([("geleverd", "150", "minuut"), ("prijs", "150.00", "€"), ("rapportcijfer", "8.0", ""), ("veel", "ja", "")],
                         sorted((d["rule"], d["value"], d["unit"]) for d in self.output("decisions.csv")))

    def test_small_run_worked_out_by_hand(self):
        lines = ["1,G1,Z1,,2026-01-05,2026-01-05,100", "2,G1,Z1,,2026-01-06,2026-01-06,0.01", "3,G1,Z1,,2026-02-05,2026-02-05,500",
                 "4,G2,Z1,,2026-02-05,2026-02-05,0.5", "5,G2,Z1,,2026-03-05,2026-03-05,90", "6,G2,Z1,5,2026-03-05,2026-03-06,90", "7,G2,Z1,,2026-02-30,2026-03-06,90"]
        self.run_rich(lines)
        # 2 * 100,01 / 3 = 66,6733..; 2 * 500 / 3 = 333,3333.., of which 300 - 66,67 fits; 2 * 0,5 / 3 = 0,3333..
        self.assertEqual([
            "basis,5,pay,G1,Z1,2026-01,2026-01-31,G1,Z1,2026-01,,66.67,0.00,66.67",
            "basis,5,pay,G1,Z1,2026-02,2026-02-28,G1,Z1,2026-02,,333.33,-100.00,233.33",
            "basis,5,pay,G2,Z1,2026-02,2026-02-28,G2,Z1,2026-02,,0.33,0.00,0.33",
            "goed,6,bonus,G1,Z1,2026-05,2026-05-31,G1,Z1,,2026-K1,80.00,0.00,80.00",
            "goed,6,bonus,G1,Z3,2027-02,2027-02-28,G1,Z3,,2026-K2,100.00,0.00,100.00",
            "slecht,6a,penalty,G2,Z1,2026-03,2026-03-31,G2,Z1,,2026-K1,-7.50,0.00,-7.50"],
            (self.dir / "uit/lines.csv").read_text(encoding="utf-8").splitlines()[1:])
        self.assertEqual([["basis", "G1", "Z1", "2026-02", "", "7", "300.00", "-100.00"]],
                         [cells[:6] + cells[7:] for cells in self.rows_of("adjustments.csv")[1:]])
        self.assertEqual(["goed,6,bonus,G1,Z2,G1,Z2,,2026-K1,95.00"], (self.dir / "uit/open.csv").read_text(encoding="utf-8").splitlines()[1:])
        decisions = {(d["rule"], d["gemeente"], d["aanbieder"], d["kwartaal"]): (d["value"], d["exact"]) for d in self.output("decisions.csv")}
        self.assertEqual(("ja", ""), decisions["voldoende", "G2", "Z2", "2026-K2"])
        self.assertEqual(("nee", ""), decisions["voldoende", "G1", "Z1", "2026-K2"])
        # (8 + 9,5 + 4,9) / 3 = 112/15 and (5,5 + 10 + 5 + 7,9) / 4 = 7,1; 20 significant digits where it does not end
        self.assertEqual(("7.4666666666666666667", "112/15"), decisions["gemiddelde_score", "", "", "2026-K1"])
        self.assertEqual(("7.1", ""), decisions["gemiddelde_score", "", "", "2026-K2"])
        control = self.manifest()["rows"][0]
        self.assertEqual({"table": "rit", "in": 7, "used": 4, "unused": 0, "cancelled": 2, "rejected": 1, "out_of_scope": 0, "not_yet_known": 0}, control)
        self.assertEqual([("8", "date-impossible", "datum", "2026-02-30")], [(r["line"], r["code"], r["column"], r["value"]) for r in self.output("rejected.csv")])

    def test_amounts_add_up_everywhere(self):
        self.run_rich(rides(400, 2))
        total, by_group, by_rule = 0, {}, {}
        for line in self.output("lines.csv"):
            gross, adjustment, net = (Fraction(line[c]) for c in ("gross", "adjustment", "net"))
            self.assertEqual(gross + adjustment, net, line)
            for cell in (line["gross"], line["adjustment"], line["net"]):
                self.assertRegex(cell, r"^-?\d+\.\d\d$")
                self.assertNotEqual("-0.00", cell)
            group = by_group.setdefault((line["rule"], line["payer"], line["payee"], line["settled_in"]), [0, 0, 0, 0])
            rule = by_rule.setdefault(line["rule"], [0, 0, 0, 0])
            for sums in (group, rule):
                for i, amount in enumerate((1, gross, adjustment, net)):
                    sums[i] += amount
            total += 1
        self.assertGreater(total, 50)
        summary = {(s["rule"], s["payer"], s["payee"], s["settled_in"]): [int(s["lines"]), *(Fraction(s[c]) for c in ("gross", "adjustment", "net"))]
                   for s in self.output("summary.csv")}
        self.assertEqual(by_group, summary)
        for rule in self.manifest()["rules"]:
            self.assertEqual(by_rule.get(rule["rule"], [0, 0, 0, 0]), [rule["posts"], *(Fraction(rule[c]) for c in ("gross", "adjustment", "net"))])
            self.assertEqual(Fraction(rule["gross"]), Fraction(rule["exact"]) + Fraction(rule["rounding"]))
            self.assertEqual(len([o for o in self.output("open.csv") if o["rule"] == rule["rule"]]), rule["open"])
        cuts = {}
        for cut in self.output("adjustments.csv"):
            key = cut["rule"], cut["gemeente"], cut["aanbieder"], cut["maand"]
            cuts[key] = cuts.get(key, 0) + Fraction(cut["amount"])
        self.assertEqual(cuts, {(line["rule"], line["gemeente"], line["aanbieder"], line["maand"]): Fraction(line["adjustment"])
                                for line in self.output("lines.csv") if line["adjustment"] != "0.00"})
        self.assertTrue(cuts)

    def test_amounts_equal_a_computation_in_fractions(self):
        lines = rides(400, 3)
        self.run_rich(lines)
        sums = {}
        for line in lines[:400]:
            number, commissioner, provider, _, day, _, amount = line.split(",")
            if day[:4] == "2026" and amount != "duizend" and number != "5":  # number 5 and its credit cancel
                key = commissioner, provider, day[:7]
                sums[key] = sums.get(key, 0) + Fraction(amount)
        gross = {key: rounded(2 * amount / 3) for key, amount in sums.items()}
        paid, net = {}, {}
        for key in sorted(gross):
            before = paid.get(key[:2], Fraction(0))
            net[key] = min(gross[key], max(0, 300 - before))
            paid[key[:2]] = before + net[key]
        found = {(l["gemeente"], l["aanbieder"], l["maand"]): (Fraction(l["gross"]), Fraction(l["net"])) for l in self.output("lines.csv") if l["rule"] == "basis"}
        self.assertEqual({key: (gross[key], net[key]) for key in gross}, found)

    def test_rows_are_sorted_by_rule_and_key(self):
        self.run_rich(rides(400, 2))
        order = ["basis", "goed", "slecht"]
        for name, key in (("lines.csv", ["gemeente", "aanbieder", "maand", "kwartaal"]), ("open.csv", ["gemeente", "aanbieder", "maand", "kwartaal"]),
                          ("adjustments.csv", ["gemeente", "aanbieder", "maand", "kwartaal"]), ("summary.csv", ["payer", "payee", "settled_in"])):
            keys = [(order.index(line["rule"]), *(line[axis] for axis in key)) for line in self.output(name)]
            self.assertEqual(sorted(keys), keys, name)
            self.assertEqual(len(set(keys)), len(keys), name)
        for name in ("rejected.csv", "unused.csv"):
            keys = [(line["table"], line["file"], int(line["line"])) for line in self.output(name)]
            self.assertEqual(sorted(keys, key=lambda k: (["rit", "cijfer"].index(k[0]), *k[1:])), keys, name)

    def test_codes_are_sorted_by_code_point_and_not_by_arrival(self):
        self.assertCode(DONE, self.settle(data=table(row(1, "b"), row(2, "B"), row(3, "é"), row(4, "10"), row(5, "9"), row(6, "𝔸"), row(7, "ﬀ"))))
        self.assertEqual(["10", "9", "B", "b", "é", "ﬀ", "𝔸"], [line["aanbieder"] for line in self.output("lines.csv")])

    def test_a_second_run_a_shuffled_file_and_split_files_give_the_same_bytes(self):
        lines = rides(400, 4)
        self.run_rich(lines)
        first = self.bytes_of()
        self.run_rich(lines)
        self.assertEqual(first, self.bytes_of())
        posted = OUTPUTS[:4] + ["open.csv"]  # the others name files and lines
        for seed in range(5):
            shuffled = lines[:]
            random.Random(seed).shuffle(shuffled)
            self.run_rich(shuffled)
            self.assertEqual([first[name] for name in posted], [self.bytes_of()[name] for name in posted])
            middle = random.Random(seed).randint(1, len(lines) - 1)
            self.put("a.csv", RIDES + "\n".join(shuffled[:middle]) + "\n")
            self.put("b.csv", RIDES + "\n".join(shuffled[middle:]) + "\n")
            self.run_rich(lines, rit=["b.csv", "a.csv"])
            self.assertEqual([first[name] for name in posted], [self.bytes_of()[name] for name in posted])
            refused = [(r["key"], r["code"], r["value"]) for r in self.output("rejected.csv")]
            self.assertEqual(sorted(self.refused_in(first)), sorted(refused))
            self.assertComplete()

    @staticmethod
    def refused_in(files):
        return [(r["key"], r["code"], r["value"]) for r in csv.DictReader(io.StringIO(files["rejected.csv"].decode("utf-8")))]

    def test_threads_memory_and_locale_change_nothing(self):
        self.run_rich(rides(100, 5))
        first = self.bytes_of()
        for extra, locale in ((["--threads", "2"], "nl_NL.UTF-8"), (["--engine", "reference", "--memory", "100M"], "C"), ([], "tr_TR.UTF-8")):
            self.assertCode(SOME_REFUSED, self.bkm("settle", "alles.bkm", "--data-dir", ".", "--out", "uit", "--replace", *extra, locale=locale))
            self.assertEqual(first["lines.csv"], self.bytes_of()["lines.csv"])

    def test_manifest_hashes_counts_and_versions(self):
        self.run_rich(rides(60, 6))
        self.assertComplete()
        manifest = self.manifest()
        self.assertEqual(1, manifest["format"])
        self.assertEqual(sha256(self.dir / "alles.bkm"), manifest["contract"]["sha256"])
        self.assertEqual(("Alles", "1"), (manifest["contract"]["title"], manifest["contract"]["version"]))
        self.assertEqual(str((self.dir / "alles.bkm").resolve()), manifest["contract"]["file"])
        self.assertEqual({"rit": sha256(self.dir / "rit.csv"), "cijfer": sha256(self.dir / "cijfer.csv")}, {i["table"]: i["sha256"] for i in manifest["inputs"]})
        self.assertEqual({"rit": (self.dir / "rit.csv").stat().st_size, "cijfer": (self.dir / "cijfer.csv").stat().st_size},
                         {i["table"]: i["bytes"] for i in manifest["inputs"]})
        import bkm
        self.assertEqual(sha256(bkm.BKM), manifest["compiler"]["sha256"])
        self.assertEqual(62, manifest["rows"][0]["in"])
        self.assertEqual({"data": ["rit=rit.csv", "cijfer=cijfer.csv"]}, manifest["options"])

    def test_manifest_records_every_data_option(self):
        self.put("a.csv", RIDES)
        self.run_rich(rides(60, 6), rit=["rit.csv", "a.csv"])
        self.assertIn("rit.csv", str(self.manifest()["options"]))

    def test_a_changed_file_no_longer_fits_its_manifest(self):
        from bkm import verify
        self.run_rich(rides(60, 6))
        with open(self.dir / "uit/lines.csv", "ab") as file:
            file.write(b"basis\n")
        self.assertEqual(["hash of lines.csv"], verify(self.dir / "uit"))

    def split_with_rest(self, to):
        contract = (self.dir / "contract.bkm").read_text(encoding="utf-8").replace("  aanbieders aanbieder\n", "  aanbieders aanbieder\n  derde fonds\n")
        head, _, _ = contract.partition("  betaal vergoeding")
        self.put("rest.bkm", head + f"  betaal vergoeding per aanbieder, jaar\n    = verdeel € 100 over aanbieder naar (som van bedrag) elk hoogstens € 30 rest aan {to}\n")
        self.assertCode(DONE, self.settle(contract="rest.bkm", data=table(row(1, "A", amount="10"), row(2, "B", amount="10"), row(3, "C", amount="1"))))
        # 47,62 for A and B is cut to 30,00; C takes the 40,00 that is left up to 30,00; 10,00 is the rest
        return [(line["payee"], line["net"]) for line in self.output("lines.csv")]

    def assertTotal(self, total):
        self.assertEqual(total, sum(Fraction(s["net"]) for s in self.output("summary.csv")))
        self.assertEqual(total, sum(Fraction(r["net"]) for r in self.manifest()["rules"]))

    def test_rest_of_a_split_is_in_the_lines_and_in_every_total(self):
        self.assertEqual([("A", "30.00"), ("B", "30.00"), ("C", "30.00"), ("fonds", "10.00")], self.split_with_rest("fonds"))
        self.assertTotal(100)

    def test_a_rest_that_stays_with_the_payer_is_no_payment(self):
        self.assertEqual([("A", "30.00"), ("B", "30.00"), ("C", "30.00")], self.split_with_rest("gemeente"))
        self.assertTotal(90)


def rounded(value):
    """To the cent, half away from zero."""
    cents = abs(value) * 100
    whole = (2 * cents.numerator + cents.denominator) // (2 * cents.denominator)
    return Fraction(whole, 100) * (1 if value >= 0 else -1)


class Quoting(Case):
    CODES = ["a;b", 'a"b', '"', "a,b", "a\nb", "a\r\nb", "a'b", "=1+1", "a\tb", " a", "#a", "ü€𝔸"]

    def test_codes_come_back_as_they_were(self):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        for number, code in enumerate(self.CODES, 1):
            writer.writerow([f"n{number}{code}", code, "p", "zorg", "2026-01-05", "2026-02-01", "10"])
        heading = "nummer,aanbieder,product,soort,datum,ontvangen,bedrag\n"
        self.assertCode(DONE, self.settle(data=heading + out.getvalue()))
        found = {line["aanbieder"] for line in self.output("lines.csv")}
        self.assertEqual({code.strip() for code in self.CODES}, {code.strip() for code in found})
        self.assertEqual(found, {line["payee"] for line in self.output("summary.csv")})

    def test_keys_of_refused_and_unused_rows_come_back_as_they_were(self):
        keys = ["a;b", 'a"b', "a,b", "a\nb"]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        for key in keys:
            writer.writerow([key, "A", "p", "zorg", "2026-01-05", "2026-02-01", "veel"])
            writer.writerow([key + "!", "A", "p", "reis", "2026-01-05", "2026-02-01", "1"])
        self.assertCode(SOME_REFUSED, self.settle(data="nummer,aanbieder,product,soort,datum,ontvangen,bedrag\n" + out.getvalue()))
        self.assertEqual(keys, [r["key"] for r in self.output("rejected.csv")])
        self.assertEqual({key + "!" for key in keys}, {r["key"] for r in self.output("unused.csv")})


class Example(Case):
    """The largest example, as a whole."""

    def test_a_shuffled_and_split_file_posts_the_same(self):
        source = EXAMPLES / "begeleiding"
        shutil.copytree(source / "data", self.dir / "data")
        arguments = ["--data", "tevredenheid=data/tevredenheid.csv"]
        contract = source / "contract.bkm"
        self.assertCode(SOME_REFUSED, self.bkm("settle", contract, "--data-dir", "data", "--out", "een"))
        head, *lines = (self.dir / "data/declaratie.csv").read_bytes().split(b"\n")
        lines = [line for line in lines if line]
        random.Random(20).shuffle(lines)
        for name, part in (("x.csv", lines[:7000]), ("y.csv", lines[7000:])):
            (self.dir / name).write_bytes(b"\n".join([head, *part]) + b"\n")
        self.assertCode(SOME_REFUSED, self.bkm("settle", contract, "--data", "declaratie=x.csv", "--data", "declaratie=y.csv", *arguments, "--out", "twee"))
        one, two = self.bytes_of("een"), self.bytes_of("twee")
        for name in ("lines.csv", "adjustments.csv", "summary.csv", "decisions.csv", "open.csv"):
            self.assertEqual(one[name], two[name], name)
        self.assertEqual(self.manifest("een")["rows"], self.manifest("twee")["rows"])


if __name__ == "__main__":
    unittest.main()
