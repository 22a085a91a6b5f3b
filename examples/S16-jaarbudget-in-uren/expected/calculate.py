#!/usr/bin/env python3
"""Hours as long as the budget of the placement lasts (articles 5.2, 5.3), and the evaluation after three months (6.1, 6.2). See ../../exact.py."""
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATES = {"2026": "62,40", "2027": "64,30"}


def three_months_after(day):
    month = int(day[5:7]) + 3
    return f"{int(day[:4]) + (month - 1) // 12}-{(month - 1) % 12 + 1:02}{day[7:]}"   # begins are on the 1st or the 15th


def outcome():
    refused = exact.refused(FOLDER)
    minutes, claims = defaultdict(Counter), defaultdict(list)
    for row in exact.rows(FOLDER, "declaratie", refused["declaratie"]):
        minutes[row["toewijzing"]][exact.month(row["datum"])] += int(row["minuten"])
        claims[row["toewijzing"]].append(row)
    posts, decisions = [], []
    for row in exact.rows(FOLDER, "toewijzing", refused["toewijzing"]):
        name, budget, used = row["toewijzing"], int(row["jaaruren"]), Fraction(0)
        for month, delivered in sorted(minutes[name].items()):
            fits = min(Fraction(delivered, 60), budget - used)
            used += fits
            posts.append({"rule": "geleverd", "toewijzing": name, "maand": month, "settled_in": month,
                          "gross": exact.rounded(fits * exact.number(RATES[month[:4]]))})
        seen = sum(int(claim["minuten"]) for claim in claims[name] if claim["datum"] <= three_months_after(row["begin"]))
        share = Fraction(seen, 60 * budget)
        decisions.append({"rule": "gebruikt", "toewijzing": name, "value": seen})
        decisions.append({"rule": "gesprek", "toewijzing": name, "value": "ja" if share > Fraction(35, 100) or share < Fraction(15, 100) else "nee"})
    return posts, decisions


if __name__ == "__main__":
    paid, decided = outcome()
    exact.main(FOLDER, paid, decisions=decided)
