#!/usr/bin/env python3
"""Minutes times a rate that falls 2% each half year, rounded to the cent each time (articles 4.1 and 4.2). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

FIRST_RATES = {"individueel": Fraction(62), "groep": Fraction("24.5")}


def rate(product, day):
    value = FIRST_RATES[product]
    for _ in range(2 * (day.year - 2026) + (day.month > 6)):
        value = exact.rounded(value * 98 / 100)
    return value


def posts():
    amounts = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "declaratie", exact.refused(FOLDER)["declaratie"]):
        hourly = rate(row["product"], exact.day(row["datum"]))
        amounts[row["aanbieder"], row["product"], exact.month(row["datum"])] += int(row["minuten"]) * hourly / 60
    for (provider, product, month), amount in amounts.items():
        yield {"rule": "begeleid", "aanbieder": provider, "product": product, "maand": month, "settled_in": month, "gross": exact.rounded(amount)}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
