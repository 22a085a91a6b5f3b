"""Files as they are kept: several kinds of record in one, a column for each code, scales and tables beside the contract, and how cells are written."""
import unittest

from bkm import DONE, SOME_REFUSED, STOPPED, Case

HEAD = """bkm 1 nl contract "Proef" versie "1"
partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2027-12-31 afrekenen per maand
"""


class Files(Case):
    def contract(self, text):
        self.put("contract.bkm", HEAD + text)

    def run_dir(self, code=DONE, *more):
        return self.assertCode(code, self.bkm("settle", "contract.bkm", "--data-dir", "in", "--out", "uit", "--replace", *more))

    def amounts(self, column="net"):
        return [line[column] for line in self.output("lines.csv")]


class Kinds(Files):
    CONTRACT = """gegevens tijd sleutel nr op datum uit "alles.csv" waar soort = "minuten"
  nr, aanbieder
  datum : datum
  duur : minuut 1..1.440 uit "waarde"
gegevens geld sleutel nr op datum uit "alles.csv" waar soort = "bedrag"
  nr, aanbieder
  datum : datum
  prijs : € uit "waarde"
beloning afronden op de cent
  tarief u = € 60 per uur
  betaal b per tijd = duur * u
  betaal c per geld = prijs
"""
    ROWS = "soort;nr;aanbieder;datum;waarde\nminuten;1;A;2026-01-05;90\nbedrag;1;A;2026-01-06;7,50\nreis;2;A;2026-01-06;12\nminuten;3;A;2026-01-06;2000\n"

    def test_each_table_has_its_own_rows_and_keys(self):
        self.contract(self.CONTRACT)
        self.put("in/alles.csv", self.ROWS)
        result = self.run_dir(SOME_REFUSED)
        self.assertEqual(["90.00", "7.50"], self.amounts())  # 1,5 hour; the amount as it stands
        self.assertRegex(result.err, r'Van .*alles.csv hoort 1 regel bij geen enkele tabel .*soort "reis"')
        self.assertNotIn("column-ignored", result.err)
        self.assertEqual([("tijd", "5", "3", "out-of-range")], [(r["table"], r["line"], r["key"], r["code"]) for r in self.output("rejected.csv")])
        self.assertComplete()

    def test_the_manifest_counts_the_rows_of_others_for_each_file(self):
        self.contract(self.CONTRACT)
        self.put("in/alles.csv", self.ROWS)
        self.run_dir(SOME_REFUSED)
        manifest = self.manifest()
        self.assertEqual([("tijd", 2), ("geld", 3)], [(i["table"], i["other_rows"]) for i in manifest["inputs"]])
        self.assertEqual([("tijd", 2), ("geld", 1)], [(r["table"], r["in"]) for r in manifest["rows"]])

    def test_several_files_of_several_tables(self):
        self.contract(self.CONTRACT)
        self.put("jan.csv", self.ROWS)
        self.put("feb.csv", "soort;nr;aanbieder;datum;waarde\nbedrag;9;B;2026-02-06;1,00\n")
        files = [f"{table}={month}.csv" for table in ("tijd", "geld") for month in ("jan", "feb")]
        options = [option for file in files for option in ("--data", file)]
        self.assertCode(SOME_REFUSED, self.bkm("settle", "contract.bkm", *options, "--out", "uit"))
        self.assertEqual(["90.00", "7.50", "1.00"], self.amounts())

    def test_a_condition_that_takes_nothing_is_said_and_one_without_its_heading_stops(self):
        self.contract(self.CONTRACT.replace('"bedrag"', '"Bedrag"'))
        self.put("in/alles.csv", self.ROWS)
        self.assertIn("source-selects-nothing", self.run_dir(SOME_REFUSED).err)
        self.contract(self.CONTRACT.replace("waar soort", "waar srt"))
        self.assertIn("column-missing", self.run_dir(STOPPED).err)

    def test_a_row_that_is_cut_short_is_refused_and_not_lost(self):
        self.contract(self.CONTRACT)
        self.put("in/alles.csv", self.ROWS.replace("bedrag;1;A;2026-01-06;7,50", "bedrag;1;A"))
        self.run_dir(SOME_REFUSED)
        self.assertIn(("geld", "3", "cell-count"), [(r["table"], r["line"], r["code"]) for r in self.output("rejected.csv")])
        self.assertComplete()


class Wide(Files):
    CONTRACT = """gegevens scores per aanbieder, domein, jaar uit "scores.csv"
  aanbieder uit "zorgverlener"
  domein in {"proces", "uitkomst"}
  punt : getal 0..100 stroom uit "score_{domein}"
beloning afronden op de cent
  betaal b per aanbieder, jaar = (som van punt) * € 1
"""

    def test_a_line_is_a_row_for_each_code_and_falls_as_a_whole(self):
        self.contract(self.CONTRACT)
        self.put("in/scores.csv", "score_uitkomst;zorgverlener;jaar;score_proces\n60;A;2026;\n80;B;2026;70\n101;C;2026;7\n")
        self.run_dir(SOME_REFUSED)
        self.assertEqual(["150.00"], self.amounts())
        rejected = [(r["line"], r["key"], r["code"], r["column"]) for r in self.output("rejected.csv")]
        self.assertEqual([("2", "A, proces, 2026", "empty-cell", "punt"), ("2", "A, uitkomst, 2026", "empty-cell", "score_proces"),
                          ("4", "C, uitkomst, 2026", "out-of-range", "punt"), ("4", "C, proces, 2026", "out-of-range", "score_uitkomst")], rejected)
        self.assertEqual('score_uitkomst valt buiten het toegestane bereik (0..100): "101".', self.output("rejected.csv")[3]["reason"])
        self.assertComplete()

    def test_a_register_that_lacks_the_entity_refuses_the_whole_line(self):
        self.contract(self.CONTRACT.replace("beloning", "gegevens leden per aanbieder\n  naam\nbeloning"))
        self.put("in/leden.csv", "aanbieder,naam\nB,x\n")
        self.put("in/scores.csv", "zorgverlener;jaar;score_proces;score_uitkomst\nA;2026;1;2\nB;2026;3;4\n")
        self.run_dir(SOME_REFUSED)
        self.assertEqual(["unknown-entity"] * 2, [r["code"] for r in self.output("rejected.csv")])
        self.assertEqual(["7.00"], self.amounts())

    def test_a_line_that_falls_as_a_whole_replaces_nothing(self):
        self.contract(self.CONTRACT.replace('jaar uit', 'jaar bekend op ontvangen uit').replace("  aanbieder uit", "  ontvangen : datum\n  aanbieder uit"))
        self.put("in/scores.csv", "zorgverlener;jaar;ontvangen;score_proces;score_uitkomst\nA;2026;2026-04-01;1;2\nA;2026;2026-07-01;7;8\nA;2026;2026-07-01;7;9\n")
        self.run_dir(SOME_REFUSED)  # the two lines of 1 July contradict each other in one of their scores
        self.assertEqual(["3.00"], self.amounts())
        self.assertComplete()

    def test_a_missing_heading_names_the_code(self):
        self.contract(self.CONTRACT)
        self.put("in/scores.csv", "zorgverlener;jaar;score_proces\nA;2026;1\n")
        self.assertIn('"score_uitkomst"', self.run_dir(STOPPED).err)


class Scales(Files):
    CONTRACT = """gegevens traject per traject
  groep, aanbieder
  duur : minuut 0..5.000
beloning afronden op de cent
  staffel dbc per groep over minuut waarde uit "trappen.csv"
    groep
    vanaf uit "van"
    tm of geen uit "tot"
    prijs : €
    code
  betaal b per traject voor elke traject = dbc(duur).prijs
  publiceer p per traject voor elke traject = dbc(duur).code
"""
    ROWS = "traject,groep,aanbieder,duur\nt1,kort,A,99\nt2,kort,A,100\nt3,diep,A,1\n"

    def settle_bands(self, bands, code):
        self.contract(self.CONTRACT)
        self.put("in/traject.csv", self.ROWS)
        self.put("in/trappen.csv", "groep;van;tot;code;prijs\n" + bands)
        return self.run_dir(code)

    def test_bands_from_a_file_with_an_unknown_key(self):
        self.settle_bands("kort;100;;K2;266,41\nkort;0;99;K1;127,41\n", SOME_REFUSED)
        self.assertEqual(["127.41", "266.41"], self.amounts())
        self.assertEqual(["K1", "K2"], [d["value"] for d in self.output("decisions.csv")])
        self.assertEqual(["unknown-entity"], [r["code"] for r in self.output("rejected.csv")])
        self.assertComplete()

    def test_a_hole_an_overlap_and_a_band_that_cannot_be_read_stop_the_run(self):
        for bands, words in (("kort;0;99;K1;1\nkort;150;;K2;2\n", ["scale-gap", "kort", "100", "149"]), ("kort;0;99;K1;1\nkort;99;;K2;2\n", ["scale-overlap", "99"]),
                             ("kort;0;99;K1;1\nkort;100;;K2;op aanvraag\n", ["row-cannot-be-missed", "prijs"]), ("kort;;99;K1;1\n", ["row-cannot-be-missed"])):
            result = self.settle_bands(bands, STOPPED)
            for word in words:
                self.assertIn(word, result.err)
            self.assertNothingWritten()

    def test_without_its_file_nothing_is_settled(self):
        self.contract(self.CONTRACT)
        self.put("in/traject.csv", self.ROWS)
        self.assertIn("dbc", self.run_dir(STOPPED).err)

    def test_why_tells_the_band(self):
        self.settle_bands("kort;0;99;K1;127,41\nkort;100;;K2;266,41\n", SOME_REFUSED)
        story = self.assertCode(DONE, self.bkm("why", "uit", "b[traject t2]")).out
        self.assertIn('trede van dbc: "100 minuten: € 266,41"', story)


class Tables(Files):
    CONTRACT = """gegevens werk sleutel nr op datum
  nr, aanbieder, product
  datum : datum
beloning afronden op de cent
  tabel prijzen per product uit "prijzen.csv"
    product
    vanaf
    prijs : €
  betaal b per werk = prijs
  betaal c per aanbieder, maand = (aantal werk) * prijs[product P] / 1 werk
"""

    def settle_prices(self, prices, code, contract=None):
        self.contract(contract or self.CONTRACT)
        self.put("in/werk.csv", "nr,aanbieder,product,datum\n1,A,P,2026-06-30\n2,A,P,2026-07-01\n")
        self.put("in/prijzen.csv", "product;vanaf;prijs\n" + prices)
        return self.run_dir(code)

    def test_a_row_holds_until_the_next_of_its_key(self):
        contract = self.CONTRACT.replace("prijs[product P]", "(prijs[product P] bij ontbreken € 0)")
        self.settle_prices("P;2026-07-01;2,00\nP;;1,00\n", DONE, contract)
        self.assertEqual(["1.00", "2.00", "1.00", "2.00"], self.amounts())

    def test_a_change_inside_a_period_stops_by_name(self):
        contract = self.CONTRACT.replace("prijs[product P]", "(prijs[product P] bij ontbreken € 0)")
        result = self.settle_prices("P;2026-07-15;2,00\nP;;1,00\n", STOPPED, contract)
        self.assertRegex(result.err, "several-rows.*prijzen.*P.*2026-07")

    def test_a_key_of_the_text_need_not_be_in_the_file(self):
        self.contract(self.CONTRACT)
        self.assertIn("operand-may-be-missing", self.bkm("check", "contract.bkm").out)

    def test_a_late_start_two_rows_of_a_day_and_a_bad_row_stop_the_run(self):
        contract = self.CONTRACT[:self.CONTRACT.index("  betaal c")]
        self.assertIn("table-incomplete", self.settle_prices("P;2026-07-01;2,00\n", STOPPED, contract).err)
        self.assertIn("row-cannot-be-missed", self.settle_prices("P;;1,00\nP;;2,00\n", STOPPED, contract).err)
        self.assertIn("row-cannot-be-missed", self.settle_prices("P;;1,00\nP;2026-13-01;2,00\n", STOPPED, contract).err)
        self.settle_prices("P;;1,00\nP;;1,00\n", SOME_REFUSED, contract)  # sent twice: one row
        self.assertEqual(["1.00", "1.00"], self.amounts())


class Cells(Files):
    """One sentence of the page on input each."""

    def settle_cell(self, type, source, cell, code=DONE):
        self.contract(f'gegevens werk sleutel nr op datum uit "werk.csv" {source}\n  nr, aanbieder\n  datum : datum\n  waarde : {type} uit "de waarde"\n'
                      "beloning afronden op de cent\n  publiceer b per werk = waarde\n")
        self.put("in/werk.csv", f"nr;aanbieder;datum;de waarde\n1;A;2026-01-05;{cell}\n")
        result = self.run_dir(code)
        return result if code == STOPPED else [d["value"] for d in self.output("decisions.csv")]

    def test_currency_before_an_amount(self):
        for cell in ("€ 7,50", "€7.50", "EUR 7,50", "7.50"):
            self.assertEqual(["7.50"], self.settle_cell("€", "", cell))

    def test_stated_notation(self):
        self.assertEqual(["1234.56"], self.settle_cell("€", "getallen nl", "1.234,56"))
        self.assertEqual(["1234.56"], self.settle_cell("€", "getallen en", "1,234.56"))
        self.assertEqual([], self.settle_cell("€", "getallen nl", "1,234.56", SOME_REFUSED))
        self.assertEqual("number-malformed", self.output("rejected.csv")[0]["code"])
        self.assertNotIn("getallen nl", self.output("rejected.csv")[0]["reason"])
        self.assertIn("1.234", self.settle_cell("€", "", "1.234", STOPPED).err)
        self.assertEqual([], self.settle_cell("€", "", "1.234,56", SOME_REFUSED))
        self.assertIn('"getallen nl"', self.output("rejected.csv")[0]["reason"])

    def test_yes_and_no_in_any_case(self):
        for cell, value in (("JA", "ja"), ("no", "nee"), ("True", "ja"), ("0", "nee")):
            self.assertEqual([value], self.settle_cell("ja_nee", "", cell))
        self.settle_cell("ja_nee", "", "j", SOME_REFUSED)
        self.assertEqual("value-malformed", self.output("rejected.csv")[0]["code"])

    def test_a_column_named_by_a_word_of_the_language_keeps_its_file(self):
        self.contract("""gegevens bezoek sleutel nr op dag
  nr, aanbieder
  dag : datum
beloning afronden op de cent
  betaal hulp per bezoek = € 10
""")
        self.put("in/bezoek.csv", "nr;aanbieder;dag\n1;A;2026-01-05\n")
        self.assertCode(DONE, self.bkm("translate", "--to", "en", "contract.bkm", "-o", "english.bkm"))
        self.assertCode(DONE, self.bkm("settle", "english.bkm", "--data-dir", "in", "--out", "uit"))
        self.assertEqual(["10.00"], self.amounts())

    def test_how_a_period_is_written(self):
        for period, wrong, right in (("maand", "januari 2026", "2026-01"), ("kwartaal", "Q1 2026", "2026-K1"), ("jaar", "26", "2026"), ("halfjaar", "1-2026", "2026-H1")):
            self.contract(f'gegevens plek per aanbieder, {period} uit "plek.csv"\n  aantallen : getal\n'
                          f"beloning afronden op de cent\n  publiceer b per aanbieder, {period} voor elke plek = aantallen\n")
            self.put("in/plek.csv", f"aanbieder;{period};aantallen\nA;{wrong};5\n")
            self.run_dir(SOME_REFUSED)
            self.assertIn(f" als {right}.", self.output("rejected.csv")[0]["reason"])
            self.put("in/plek.csv", f"aanbieder;{period};aantallen\nA;{right};5\n")
            self.run_dir(DONE)

    def test_percentages(self):
        self.assertEqual(["0.075"], self.settle_cell("percent(1)", "", "7,5%"))
        self.assertEqual(["0.075"], self.settle_cell("percent(1)", "procent als breuk", "0,075"))

    def test_texts_that_mean_empty(self):
        self.assertEqual([], self.settle_cell("€", 'leeg "n.v.t.", "NA"', "NA", SOME_REFUSED))
        self.assertEqual("empty-cell", self.output("rejected.csv")[0]["code"])
        self.assertEqual(["0.00"], self.settle_cell("€ leeg is 0", 'leeg "n.v.t."', "n.v.t."))

    def test_dates_day_first(self):
        self.contract('gegevens werk sleutel nr op datum uit "werk.csv" datum d-m-j\n  nr, aanbieder\n  datum : datum\n  waarde : €\n'
                      "beloning afronden op de cent\n  betaal b per werk = waarde\n")
        self.put("in/werk.csv", "nr;aanbieder;datum;waarde\n1;A;31-01-2026;1,00\n2;A;2026-01-31;1,00\n")
        self.run_dir(SOME_REFUSED)
        self.assertEqual(["2026-01-31"], self.amounts("date"))
        self.assertEqual("date-malformed", self.output("rejected.csv")[0]["code"])


if __name__ == "__main__":
    unittest.main()
