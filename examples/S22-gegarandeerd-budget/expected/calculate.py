#!/usr/bin/env python3
"""Delivered hours by month, and per year what lacks to the guaranteed part of the turnover of 2025 (articles 4.1 and 4.2). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATES = {"2026": Fraction("62.40"), "2027": Fraction("64.30"), "2028": Fraction("66.20")}
GUARANTEED = {"2026": Fraction("0.9"), "2027": Fraction("0.7"), "2028": Fraction("0.4")}


def posts():
    amounts = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "declaratie", exact.refused(FOLDER)["declaratie"]):
        amounts[row["aanbieder"], exact.month(row["datum"])] += int(row["uren"]) * RATES[row["datum"][:4]]
    earned = defaultdict(Fraction)
    for (provider, month), amount in amounts.items():
        earned[provider, month[:4]] += exact.rounded(amount)
        yield {"rule": "geleverd", "aanbieder": provider, "maand": month, "settled_in": month, "gross": exact.rounded(amount)}
    for row in exact.rows(FOLDER, "historie"):
        for year, part in GUARANTEED.items():
            short = max(Fraction(0), part * exact.number(row["omzet2025"]) - earned[row["aanbieder"], year])
            yield {"rule": "aanvulling", "aanbieder": row["aanbieder"], "jaar": year, "settled_in": f"{int(year) + 1}-03", "gross": exact.rounded(short)}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
