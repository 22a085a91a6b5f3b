#!/usr/bin/env python3
"""The amount of the class for each month in which the arrangement is there on the fifteenth (article 4.1). See ../../exact.py."""
import sys
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

AMOUNTS = {"licht": 310, "midden": 690, "zwaar": 1420, "intensief": 2385}


def posts():
    for row in exact.rows(FOLDER, "arrangement", exact.refused(FOLDER)["arrangement"]):
        for number in range(1, 13):
            month = f"2026-{number:02}"
            if row["begin"] <= f"{month}-15" <= (row["eind"] or "9999-12-31"):
                yield {"rule": "maandbedragen", "arrangement": row["arrangement"], "maand": month, "settled_in": month,
                       "gross": Fraction(AMOUNTS[row["klasse"]])}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
