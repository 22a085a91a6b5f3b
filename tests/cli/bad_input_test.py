"""Bad input files: each gives a clear finding with its place, nothing is lost, and nothing is half written."""
import os
import unittest
from fractions import Fraction

from bkm import CONTRACT, DONE, HEADER, SOME_REFUSED, STOPPED, Case, english_in, row, table

GOOD = row(1)

# A list of providers, each in one region, that every declaration is held against.
REGISTER = """bkm 1 nl contract "Register" versie "1"

partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders aanbieder
  derde fonds

periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand

gegevens declaratie sleutel nummer op datum bekend op ontvangen
  nummer, aanbieder, product
  soort in {"zorg", "reis"}
  datum, ontvangen : datum
  bedrag : € 0..1.000.000

gegevens aanbieder per aanbieder
  regio

beloning afronden op de cent
  betaal vergoeding per regio, maand van gemeente aan fonds = 50% * som van bedrag
"""


class Formulas(Case):
    def test_the_error_of_a_formula_is_no_code(self):
        result = self.assertCode(SOME_REFUSED, self.settle(data=table(GOOD, row(2, "#N/B"), row(3, "#VERW!"), row(4, "#4"))))
        self.assertIn("formule", result.out + self.output("rejected.csv")[0]["reason"])
        self.assertEqual([("2", "aanbieder", "#N/B"), ("3", "aanbieder", "#VERW!")], [(r["key"], r["column"], r["value"]) for r in self.output("rejected.csv")])
        self.assertEqual({"A", "#4"}, {line["payee"] for line in self.output("lines.csv")})


class Files(Case):
    """A file that cannot be read without guessing stops the run: exit 4, no output."""

    def assertStops(self, content, name, line, column, *mentions):
        for extra in ([], ["--accept-rejected"], ["--max-rejected", "100%"]):
            result = self.assertCode(STOPPED, self.settle(*extra, data=content))
            self.assertNothingWritten()
        self.assertIn(name, result.err)
        place = "declaratie.csv" + (f":{line}" if line else "") + (f":{column}" if column else "")
        self.assertRegex(result.err, r"--> " + place.replace(".", r"\.") + r"(\n|$)")
        for mention in mentions:
            self.assertIn(mention, result.err)
        self.assertEqual([], english_in(result.err), result.err)
        self.assertNotIn("\x00", result.err)

    def test_empty_file(self):
        self.assertStops("", "empty-file", 1, 1)
        self.assertStops("\ufeff", "empty-file", 1, 1)

    def test_directory_instead_of_a_file(self):
        os.mkdir(self.dir / "map.csv")
        result = self.assertCode(STOPPED, self.settle("--data", "declaratie=map.csv"))
        self.assertRegex(result.err, r"is-a-directory: map\.csv is een map")
        self.assertNothingWritten()

    def test_missing_column_names_the_nearest_heading(self):
        self.assertStops(table(GOOD).replace("bedrag", "bedrga"), "column-missing", 1, None, '"bedrag"', '"bedrga"')

    def test_all_headings_wrong(self):
        self.assertStops("a,b,c,d,e,f,g\n1,2,3,4,5,6,7\n", "column-missing", 1, None, "daar staat a, b, c, d, e, f, g, en er horen te staan: nummer, ")

    def test_all_missing_columns_are_told_at_once(self):
        self.assertStops("nummer,aanbieder,product,soort,datum\n", "column-missing", 1, None, '"bedrag"', '"ontvangen"')

    def test_no_heading_at_all(self):
        self.assertStops(GOOD + "\n" + row(2) + "\n", "column-missing", 1, None, "is geen regel met koppen")

    def test_a_title_above_the_headings(self):
        self.assertStops("Declaraties januari\n" + table(GOOD), "column-missing", 1, None, "daar staat Declaraties januari, en er horen te staan: nummer, ")
        self.assertStops("Declaraties januari,,,,,,\n" + table(GOOD), "separator-line", 1, 1, 'de regel "Declaraties januari": haal die regel weg')

    def test_doubled_heading(self):
        self.assertStops(f"{HEADER},bedrag\n{GOOD},5\n", "doubled-heading", 1, len(HEADER) + 2, '"bedrag"')

    def test_empty_heading(self):
        self.assertStops(f"{HEADER},\n{GOOD},\n", "empty-heading", 1, len(HEADER) + 2, "kolom 8 geen kop")

    def test_two_encodings_in_one_file(self):
        content = table(row(1, "Café"), row(2, "x")).encode("utf-8") + row(3, "Café").encode("cp1252") + b"\n"
        self.assertStops(content, "encoding-mixed", 4, 6)

    def test_neither_utf_8_nor_windows_1252(self):
        self.assertStops(table(row(1, "A")).encode("utf-8") + b"2,\x81\x8d,p,zorg,2026-01-05,2026-02-01,1\n", "encoding-unknown", 3, 3)

    def test_utf_16(self):
        for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
            result = self.assertCode(STOPPED, self.settle(data=table(GOOD).encode(encoding)))
            self.assertEqual([], english_in(result.err), result.err)
            self.assertNothingWritten()
        self.assertStops(table(GOOD).encode("utf-16"), "encoding-unknown", 1, 1, "(UTF-16)", "CSV UTF-8")

    def test_a_file_of_an_office_program(self):
        for content in (b"PK\x03\x04\x14\0\x06\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            self.assertStops(content, "office-file", 1, 1, "is een Excel- of Word-bestand: bewaar het als CSV")
        self.assertStops('<html xmlns="x"><table><tr><td>', "office-file", 1, 1, "is een webpagina (HTML)")

    def test_a_line_that_names_the_separator(self):
        self.assertStops("sep=;\n" + table(GOOD).replace(",", ";"), "separator-line", 1, 1, 'de regel "sep=;": haal die regel weg')

    def test_nul_byte(self):
        self.assertStops(table("1,A\0,p,zorg,2026-01-05,2026-02-01,1"), "nul-byte", 2, 4)

    def test_a_compressed_file(self):
        import gzip
        result = self.assertCode(STOPPED, self.settle(data=gzip.compress(table(GOOD).encode("utf-8"))))
        self.assertNothingWritten()
        self.assertEqual([], english_in(result.err), result.err)

    def test_unterminated_quote(self):
        self.assertStops(table(GOOD, '2,"A,p,zorg,2026-01-05,2026-02-01,1', row(3)), "unterminated-quote", 3, 3)

    def test_quote_inside_a_cell(self):
        self.assertStops(table('1,A"B,p,zorg,2026-01-05,2026-02-01,1'), "stray-quote", 2, 4)

    def test_text_after_a_quote(self):
        self.assertStops(table('1,"A"B,p,zorg,2026-01-05,2026-02-01,1'), "text-after-quote", 2, 6)

    def test_lone_carriage_return(self):
        self.assertStops(table("1,A\rB,p,zorg,2026-01-05,2026-02-01,1"), "stray-return", 2, 4)

    def test_a_number_that_fits_two_notations(self):
        self.assertStops(table(row(1, amount="1.000")), "number-notation-unclear", 2, GOOD.rindex(",") + 2, '"1.000"', "€ 1.000,00", "€ 1,00", "getallen nl")
        self.assertStops(table(row(1, amount='"1,000"')), "number-notation-unclear", 2, GOOD.rindex(",") + 2, '"1,000"')

    def test_both_notations_in_one_file(self):
        result = self.settle(data=table(row(1, amount="1.234.567"), row(2, amount='"1,234,567"'), row(3, amount='"12,50"')))
        self.assertIn(result.code, (SOME_REFUSED, STOPPED))
        if result.code == SOME_REFUSED:
            self.assertComplete()

    def test_million_characters_fit_and_one_more_does_not(self):
        self.assertCode(DONE, self.settle(data=table(row(1, "é" * 1_000_000))))
        self.assertEqual("é" * 1_000_000, self.read_large())
        self.assertComplete()
        self.assertCode(DONE, self.settle("--replace", data=table(row(1, "A" * 1_000_000))))
        content = table(GOOD, row(2, "A" * 1_000_001))
        result = self.assertCode(STOPPED, self.settle(data=content, out="u2"))
        self.assertRegex(result.err, r"cell-too-long[^\n]*\n *--> declaratie\.csv:3:3")
        self.assertNothingWritten("u2")
        self.assertLess(len(result.err), 2000)

    def read_large(self):
        import csv
        csv.field_size_limit(1 << 27)
        return self.output("lines.csv")[0]["payee"]

    def test_an_endless_line(self):
        result = self.assertCode(STOPPED, self.settle(data=HEADER + "\n" + "1," * 9_000_000))
        self.assertRegex(result.err, r"row-too-long|cell-too-long")
        self.assertNothingWritten()

    def test_one_bad_file_of_two(self):
        self.put("goed.csv", table(GOOD))
        self.put("slecht.csv", table('2,"A,p'))
        result = self.assertCode(STOPPED, self.settle("--data", "declaratie=goed.csv", "--data", "declaratie=slecht.csv"))
        self.assertIn("slecht.csv:2:3", result.err)
        self.assertNotIn("--> goed.csv", result.err)
        self.assertNothingWritten()

    def test_two_bad_files_are_both_told(self):
        self.put("een.csv", "")
        self.put("twee.csv", table('2,"A,p'))
        result = self.assertCode(STOPPED, self.settle("--data", "declaratie=een.csv", "--data", "declaratie=twee.csv"))
        self.assertIn("een.csv:1:1", result.err)
        self.assertIn("twee.csv:2:3", result.err)

    def test_every_prefix_of_a_file_stops_or_balances(self):
        content = ("\ufeff" + table(row(1, '"A;""x\n€"'), row(2, amount="12.5"))).encode("utf-8")
        for end in range(0, len(content), 3):
            result = self.settle("--replace", data=content[:end])
            self.assertIn(result.code, (DONE, SOME_REFUSED, STOPPED), (content[:end], result))
            if result.code != STOPPED:
                self.assertComplete()


class Reasons(Case):
    """rejected.csv goes to who sent the rows: it says what is wanted."""
    DATE = "datum is geen datum in de afgesproken vorm (jaar-maand-dag, zoals 2026-01-31): "
    FORMAT = "geef de kolom in Excel de notatie jjjj-mm-dd, en bewaar het bestand opnieuw."
    TOLD = [("datum", "30-2-2026", "datum is geen datum in de afgesproken vorm (jaar-maand-dag, zoals 2026-01-31): \"30-2-2026\". "
             "Staan alle datums in het bestand zo, zeg dan bij de gegevens \"datum d-m-j\"."),
            ("datum", "5/1/2026", DATE + '"5/1/2026". Tussen dag, maand en jaar staan streepjes: ' + FORMAT),
            ("datum", "46027", DATE + '"46027". Dit is het nummer van een dag in Excel: geef de kolom daar de notatie jjjj-mm-dd, en bewaar het bestand opnieuw.'),
            ("datum", "2026-01-05 00:00:00", DATE + '"2026-01-05 00:00:00". Er staat een tijd achter de datum: ' + FORMAT),
            ("spoed", "WAAR", 'spoed heeft geen geldige waarde: "WAAR". Ja of nee staat er als ja of nee, yes of no, true of false, 1 of 0.'),
            ("korting", "0,05", 'korting is geen getal in de afgesproken schrijfwijze: "0,05". '
             'Staan percentages in het bestand als breuk, zoals 0,05 voor 5%, zeg dan bij de gegevens "procent als breuk".'),
            ("korting", "5", 'korting is geen getal in de afgesproken schrijfwijze: "5". Een percentage heeft een procentteken: 5%.'),
            ("bedrag", "60,5051", 'bedrag heeft meer decimalen dan het contract toelaat (hoogstens 2): "60,5051".'),
            ("minuten", "60,5", 'minuten heeft meer decimalen dan het contract toelaat (geen): "60,5".'),
            ("minuten", "n.v.t.", 'minuten is geen getal in de afgesproken schrijfwijze: "n.v.t.". Staat n.v.t. in het bestand voor "er is niets", '
             'zeg dan bij de gegevens leeg "n.v.t.", en achter de kolom "of leeg" of "of geen".'),
            ("minuten", "#VERW!", 'minuten is geen getal in de afgesproken schrijfwijze: "#VERW!". '
             'Dit is de fout van een formule in het rekenblad: herstel de cel daar, en bewaar het bestand opnieuw.'),
            ("datum", "#N/B", DATE + '"#N/B". Dit is de fout van een formule in het rekenblad: herstel de cel daar, en bewaar het bestand opnieuw.'),
            ("minuten", "0", 'minuten valt buiten het toegestane bereik (1..600): "0".'),
            ("bedrag", "99999999999,99", 'bedrag valt buiten het toegestane bereik (0..10.000.000.000): "99999999999,99".')]

    def test_reasons_say_what_is_wanted(self):
        head = CONTRACT[:CONTRACT.index("gegevens declaratie")]
        self.put("k.bkm", head + "gegevens declaratie sleutel nummer op datum\n  nummer, aanbieder\n  datum : datum\n  minuten : minuut 1..600\n"
                 "  bedrag : € 0..\n  korting : percent\n  spoed : ja_nee\n\nbeloning afronden op de cent\n"
                 "  betaal zorg per aanbieder, maand = som van (bedrag * (1 - korting) + minuten * € 1 per minuut)\n")
        good = {"aanbieder": "A", "datum": "2026-01-05", "minuten": "10", "bedrag": "10", "korting": "5%", "spoed": "ja"}
        rows = [{**good, "nummer": str(i), column: value} for i, (column, value, _) in enumerate(self.TOLD)]
        lines = [";".join([r["nummer"], r["aanbieder"], r["datum"], r["minuten"], r["bedrag"], r["korting"], r["spoed"]]) for r in rows] + ["90;A;2026-01-05;1;1"]
        result = self.assertCode(SOME_REFUSED, self.settle(contract="k.bkm", data="\n".join(["nummer;aanbieder;datum;minuten;bedrag;korting;spoed", *lines]) + "\n"))
        self.assertIn('zeg dan bij de gegevens "datum d-m-j"', result.out)  # also where the reasons are counted
        self.assertEqual([told for _, _, told in self.TOLD] + ["De regel heeft niet evenveel cellen (5) als de kop (7)."], [r["reason"] for r in self.output("rejected.csv")])


class Rows(Case):
    """A row that cannot be read is refused with its place; the others are paid."""

    def assertRefused(self, bad, *expected, paid="5.00", **columns):
        """`bad`: rows after one good one; `expected`: (line, key, code, column, value) of each refused row."""
        result = self.assertCode(SOME_REFUSED, self.settle("--replace", data=table(GOOD, *bad), **columns))
        refused = self.output("rejected.csv")
        self.assertEqual(list(expected), [(int(r["line"]), r["key"], r["code"], r["column"], r["value"]) for r in refused])
        for r in refused:
            self.assertEqual(("declaratie", "declaratie.csv"), (r["table"], r["file"]))
            self.assertTrue(r["reason"].strip())
            self.assertNotEqual(r["code"], r["reason"])
            self.assertEqual([], english_in(r["reason"]), r["reason"])
        self.assertEqual([], english_in(result.out + result.err), result)
        self.assertEqual({("A", "2026-01"): paid} if paid else {}, self.nets())
        self.assertComplete()

    def test_impossible_dates(self):
        for day in ("2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "2026-02-29", "2100-02-29", "2026-04-31"):
            self.assertRefused([row(2, day=day)], (3, "2", "date-impossible", "datum", day))

    def test_dates_in_another_form(self):
        for day in ("31-01-2026", "2026/01/31", "20260131", "2026-1-5", "januari", "01/31/2026", "2026-01-05T00:00", "46027", "-2026-01-05", "2026-01-05x"):
            self.assertRefused([row(2, day=day)], (3, "2", "date-malformed", "datum", day))

    def test_a_day_that_exists_once_in_four_years(self):
        self.put("contract.bkm", CONTRACT.replace("2026-01-01 t/m 2026-12-31", "2024-01-01 t/m 2026-12-31"))
        self.assertCode(DONE, self.settle(data=table(row(1, day="2024-02-29"))))
        self.assertEqual({("A", "2024-02"): "5.00"}, self.nets())

    def test_amounts_too_fine_are_never_rounded(self):
        for amount in ("10.001", "0.0000001", "10.0100000001"):
            data = table(row(1, amount="10.5"), row(2, amount=amount))
            result = self.settle("--replace", data=data)
            if result.code == STOPPED:  # 10.001 fits two notations
                self.assertIn("number-notation-unclear", result.err)
                continue
            self.assertCode(SOME_REFUSED, result)
            self.assertEqual([("3", "number-too-fine", "bedrag", amount)], [(r["line"], r["code"], r["column"], r["value"]) for r in self.output("rejected.csv")])
            self.assertEqual({("A", "2026-01"): "5.25"}, self.nets())

    def test_trailing_zeros_are_not_finer(self):
        self.assertCode(DONE, self.settle(data=table(row(1, amount="10.5000"))))
        self.assertEqual({("A", "2026-01"): "5.25"}, self.nets())

    def test_out_of_range(self):
        for amount in ("-1", "-0.01", "1000000.01", "99999999999999999999", "1000001"):
            self.assertRefused([row(2, amount=amount)], (3, "2", "out-of-range", "bedrag", amount))
        self.assertCode(DONE, self.settle("--replace", data=table(row(1, amount="0"), row(2, "B", amount="1000000"))))
        self.assertEqual({("A", "2026-01"): "0.00", ("B", "2026-01"): "100000.00"}, self.nets())

    def test_no_number(self):
        for amount in ("abc", "10 000", "1e3", "--5", "+", "10.", "0x10", "NaN", "inf", "1.2.3", "10€5", "½"):
            self.assertRefused([row(2, amount=amount)], (3, "2", "number-malformed", "bedrag", amount))

    def test_another_currency(self):
        self.assertRefused([row(2, amount="$ 10")], (3, "2", "currency-mismatch", "bedrag", "$ 10"))
        self.assertRefused([row(2, amount="USD 10")], (3, "2", "currency-mismatch", "bedrag", "USD 10"))
        self.assertCode(DONE, self.settle("--replace", data=table(row(1, amount="€ 10"), row(2, amount="EUR 20"), row(3, amount="€30"))))
        self.assertEqual({("A", "2026-01"): "30.00"}, self.nets())

    def test_unknown_code_of_a_closed_list(self):
        for kind in ("wonen", "ZORG", "zorg.", "0"):
            self.assertRefused([row(2, kind=kind)], (3, "2", "unknown-code", "soort", kind))

    def test_empty_cells(self):
        for name, at in (("aanbieder", 1), ("product", 2), ("soort", 3), ("datum", 4), ("ontvangen", 5), ("bedrag", 6)):
            for empty in ("", " ", '""'):
                cells = row(2).split(",")
                cells[at] = empty
                self.assertRefused([",".join(cells)], (3, "2", "empty-cell", name, ""))

    def test_empty_key(self):
        self.assertRefused([row("")], (3, "", "empty-cell", "nummer", ""))

    def test_number_of_cells(self):
        cells = row(2)
        result = self.assertCode(SOME_REFUSED, self.settle(data=table(GOOD, cells[:cells.rindex(",")], cells + ",teveel", "")))
        self.assertEqual([("3", "cell-count"), ("4", "cell-count")], [(r["line"], r["code"]) for r in self.output("rejected.csv")][:2])
        self.assertEqual({("A", "2026-01"): "5.00"}, self.nets())
        self.assertEqual([], english_in(result.out), result.out)
        self.assertComplete()

    def test_duplicate_keys_refuse_all_of_them_wherever_they_stand(self):
        self.assertRefused([row(2), row(3), row(2, amount="11")], (3, "2", "duplicate-key", "", ""), (5, "2", "duplicate-key", "", ""), paid="10.00")

    def test_a_repeated_row_counts_once(self):
        self.assertRefused([GOOD, GOOD], (3, "1", "repeated-row", "", ""), (4, "1", "repeated-row", "", ""))
        self.assertRefused([row(1, amount="10.00")], (3, "1", "repeated-row", "", ""))  # the same amount, written otherwise

    def test_a_repeat_and_a_different_row_with_one_key(self):
        self.assertRefused([GOOD, row(1, amount="11"), row(2)], (2, "1", "duplicate-key", "", ""), (3, "1", "repeated-row", "", ""), (4, "1", "duplicate-key", "", ""))

    def test_a_code_that_is_not_in_the_register(self):
        self.put("contract.bkm", REGISTER)
        self.put("aanbieder.csv", "aanbieder,regio\nA,N\nB,Z\n")
        result = self.assertCode(SOME_REFUSED, self.settle("--data", "aanbieder=aanbieder.csv", data=table(row(1), row(2, "B", amount="30"), row(3, "C"), row(4, "a"))))
        self.assertEqual([("4", "3", "unknown-entity", "aanbieder", "C"), ("5", "4", "unknown-entity", "aanbieder", "a")],
                         [(r["line"], r["key"], r["code"], r["column"], r["value"]) for r in self.output("rejected.csv")])
        self.assertEqual([("N", "5.00"), ("Z", "15.00")], [(line["regio"], line["net"]) for line in self.output("lines.csv")])
        self.assertEqual([], english_in(result.out + result.err), result)
        self.assertComplete()

    def test_a_register_that_names_somebody_twice_knows_nobody_of_that_name(self):
        self.put("contract.bkm", REGISTER)
        self.put("aanbieder.csv", "aanbieder,regio\nA,N\nB,Z\nA,Z\n")
        self.assertCode(SOME_REFUSED, self.settle("--data", "aanbieder=aanbieder.csv", data=table(row(1), row(2, "B", amount="30"))))
        self.assertEqual([("aanbieder", "2", "duplicate-key"), ("aanbieder", "4", "duplicate-key"), ("declaratie", "2", "unknown-entity")],
                         sorted((r["table"], r["line"], r["code"]) for r in self.output("rejected.csv")))
        self.assertEqual([("Z", "15.00")], [(line["regio"], line["net"]) for line in self.output("lines.csv")])
        self.assertComplete()

    def test_lines_are_counted_as_an_editor_does(self):
        content = table(row(1, '"A\nB\nC"'), row(2, amount="x"))
        self.assertCode(SOME_REFUSED, self.settle(data=content))
        self.assertEqual(["5"], [r["line"] for r in self.output("rejected.csv")])

    def test_every_row_has_one_fate(self):
        import random
        chance = random.Random(7)
        lines = []
        for number in range(2000):
            cells = row(chance.randint(1, 1500), chance.choice("ABC"), chance.choice(["zorg", "reis"]), f"2026-{chance.randint(1, 14):02}-{chance.randint(1, 29):02}",
                        chance.choice(["10", "20.5", "x", "-4", "", "0.001x"])).split(",")
            if chance.random() < 0.02:
                cells.pop()
            lines.append(",".join(cells))
        self.assertCode(SOME_REFUSED, self.settle(data=table(*lines)))
        self.assertComplete()
        control = self.manifest()["rows"][0]
        self.assertEqual(2000, control["in"])
        listed = [int(r["line"]) for name in ("rejected.csv", "unused.csv") for r in self.output(name)]
        self.assertEqual(len(set(listed)), len(listed))
        expected, keys = {}, {}
        for at, line in enumerate(lines):
            if at + 2 not in set(listed):
                number, provider, kind, day, _, amount = [line.split(",")[i] for i in (0, 1, 3, 4, 5, 6)]
                self.assertNotIn(number, keys)
                keys[number] = line
                self.assertEqual("zorg", kind)
                expected[provider, day[:7]] = expected.get((provider, day[:7]), 0) + Fraction(amount)
        self.assertEqual({key: total / 2 for key, total in expected.items()}, {key: Fraction(net) for key, net in self.nets().items()})


if __name__ == "__main__":
    unittest.main()
