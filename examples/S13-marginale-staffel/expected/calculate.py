#!/usr/bin/env python3
"""The price of the hours since 1 January, bracket by bracket, rounded, less that of the month before (article 5.1). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

BRACKETS = [(0, "34,00"), (400, "32,50"), (900, "31,00")]


def price(hours):
    ends = [start for start, _ in BRACKETS[1:]] + [max(hours, BRACKETS[-1][0])]
    return sum(max(Fraction(0), min(hours, end) - start) * exact.number(rate) for (start, rate), end in zip(BRACKETS, ends))


def posts():
    minutes = defaultdict(int)
    for row in exact.rows(FOLDER, "maandstaat", exact.refused(FOLDER)["maandstaat"]):
        minutes[row["aanbieder"], exact.month(row["datum"])] += int(row["minuten"])
    hours = defaultdict(Fraction)   # of provider and year, so far
    for (provider, month), delivered in sorted(minutes.items()):
        before = exact.rounded(price(hours[provider, month[:4]]))
        hours[provider, month[:4]] += Fraction(delivered, 60)
        yield {"rule": "hulpuren", "aanbieder": provider, "maand": month, "settled_in": month,
               "gross": exact.rounded(price(hours[provider, month[:4]])) - before}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
