"""Definitions that read each other in a long chain: the work is in step with the text, and a story tells each of them once."""
import unittest

from bkm import CONTRACT, DONE, FINDINGS, Case, row, table

LINKS = 40
CHAIN = "".join(f"  bepaal a{i} per aanbieder, maand = a{i - 1} hoogstens (a{i - 1} * 2)\n" for i in range(1, LINKS))


class LongChain(Case):
    def test_each_link_is_read_and_told_once(self):
        self.put("keten.bkm", CONTRACT[:CONTRACT.index("  parameter deel")] + "  bepaal a0 per aanbieder, maand = som van bedrag\n" + CHAIN
                 + f"  betaal zorg per aanbieder, maand = a{LINKS - 1}\n")
        self.assertCode(DONE, self.bkm("check", "keten.bkm"))
        self.assertCode(DONE, self.settle(contract="keten.bkm", data=table(row(1, amount="7"))))
        told = self.assertCode(DONE, self.bkm("why", "uit", "zorg[A, 2026-01]")).out
        self.assertIn("zoals hierboven", told)
        self.assertLess(told.count("\n"), 10 * LINKS)

    def test_two_chains_beside_each_other(self):
        """The keys of one are held against those of the other: 40 links each make 10^23 ways to the same answer."""
        tables = "".join(f"gegevens {name} per aanbieder, maand\n  {name}_waarde : getal 0..9\n" for name in ("links", "rechts"))
        chains = "".join(f"  bepaal {name}{i} per aanbieder, maand = " + (f"{name}{i - 1} + 1\n" if i else f"{table}_waarde\n")
                         for name, table in (("l", "links"), ("r", "rechts")) for i in range(LINKS))
        head = CONTRACT[:CONTRACT.index("gegevens")] + tables + "beloning afronden op de cent\n" + chains
        self.put("een.bkm", head + f"  betaal b per aanbieder, maand alleen met l{LINKS - 1} = l{LINKS - 1} * € 1\n")
        self.assertCode(DONE, self.bkm("check", "een.bkm"))
        self.put("twee.bkm", head + f"  betaal b per aanbieder, maand alleen met l{LINKS - 1} = r{LINKS - 1} * € 1\n")
        self.assertIn("BKM3702", self.assertCode(FINDINGS, self.bkm("check", "twee.bkm")).out)

    def test_two_chains_that_cross(self):
        """Each link reads both links before it: 2^40 ways through the rules."""
        crossed = "".join(f"  bepaal x{i} per aanbieder, maand = x{i - 1} + y{i - 1}\n  bepaal y{i} per aanbieder, maand = x{i - 1} - y{i - 1}\n" for i in range(1, LINKS))
        self.put("kruis.bkm", CONTRACT[:CONTRACT.index("  parameter deel")] + "  bepaal x0 per aanbieder, maand = som van bedrag\n  bepaal y0 per aanbieder, maand = 2 * som van bedrag\n"
                 + crossed + "  verreken zorg per aanbieder, maand = x9 + y9\n")
        self.assertCode(DONE, self.bkm("check", "kruis.bkm"))
        self.assertCode(DONE, self.settle(contract="kruis.bkm", data=table(row(1, amount="7"))))
        x, y = 7, 14
        for _ in range(9):
            x, y = x + y, x - y
        self.assertEqual([f"{x + y}.00"], [line["net"] for line in self.output("lines.csv")])


if __name__ == "__main__":
    unittest.main()
