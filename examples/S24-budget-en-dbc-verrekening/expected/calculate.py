#!/usr/bin/env python3
"""Closed DBCs by month, and in June of the next year the functional budget less what was paid, with its sign (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

TARIFFS = {"heup": Fraction(9480), "knie": Fraction(8215), "staar": Fraction("1347.50"), "hart": Fraction(21960)}
AMOUNTS = {"kapitaallasten": 1, "inwoners": 52, "bedden": 3100, "specialisten": 11800, "opnamen": 41}


def posts():
    amounts = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "dbc", exact.refused(FOLDER)["dbc"]):
        amounts[row["ziekenhuis"], row["zorgproduct"], exact.month(row["gesloten"])] += TARIFFS[row["zorgproduct"]]
    paid = defaultdict(Fraction)
    for (hospital, product, month), amount in amounts.items():
        paid[hospital, month[:4]] += amount
        yield {"rule": "declaraties", "ziekenhuis": hospital, "zorgproduct": product, "maand": month, "settled_in": month, "gross": amount}
    for row in exact.rows(FOLDER, "budgetparameters"):
        budget = sum(exact.number(row[name]) * amount for name, amount in AMOUNTS.items())
        yield {"rule": "verschil", "ziekenhuis": row["ziekenhuis"], "jaar": row["jaar"], "settled_in": f"{int(row['jaar']) + 1}-06",
               "gross": exact.rounded(budget - paid[row["ziekenhuis"], row["jaar"]])}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
