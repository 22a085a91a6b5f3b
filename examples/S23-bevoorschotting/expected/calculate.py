#!/usr/bin/env python3
"""Twelve advances of 90% of the estimate, and the hours delivered less those advances (articles 4.1 to 4.3). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATE = Fraction("62.40")
ENGLISH = {"voorschot": "advance", "afrekening": "settlement", "aanbieder": "provider", "maand": "month", "jaar": "year"}


def posts():
    hours = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "declaratie", exact.refused(FOLDER)["declaratie"]):
        hours[row["aanbieder"]] += Fraction(int(row["minuten"]), 60)
    months = {f"2026-{number:02}": 1 for number in range(1, 13)}
    for row in exact.rows(FOLDER, "raming"):
        advance = exact.rounded(Fraction(9, 10) * exact.number(row["geraamd"]))
        for month, part in exact.split(advance, months).items():
            yield {"rule": "voorschot", "aanbieder": row["aanbieder"], "maand": month, "settled_in": month, "gross": part}
        yield {"rule": "afrekening", "aanbieder": row["aanbieder"], "jaar": "2026", "settled_in": "2027-04",
               "gross": exact.rounded(hours[row["aanbieder"]] * RATE - advance)}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), english=ENGLISH)
