"""Definitions that read each other in a long chain: the work is in step with the text, and a story tells each of them once."""
import unittest

from bkm import CONTRACT, DONE, Case, row, table

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


if __name__ == "__main__":
    unittest.main()
