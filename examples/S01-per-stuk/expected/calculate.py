#!/usr/bin/env python3
"""Price times pieces, per provider, product and month (article 4.1). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

PRICES = {"RS-01": 395, "RS-02": 1280, "RS-03": 2745}


def posts():
    amounts = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "levering", exact.refused(FOLDER)["levering"]):
        amounts[row["aanbieder"], row["product"], exact.month(row["datum"])] += int(row["aantal"]) * PRICES[row["product"]]
    for (provider, product, month), amount in amounts.items():
        yield {"rule": "rolstoelen", "aanbieder": provider, "product": product, "maand": month, "settled_in": month, "gross": amount}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
