#!/usr/bin/env python3
"""Open doors, team and specialists within one budget per district, month by month, pro rata within a month (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

BUDGETS = {"Noord": 620_000, "Midden": 480_000, "Zuid": 390_000}


def outcome():
    found = []
    for name, table, column, price in [("nuldelijn", "inloop", "open", 165), ("eerstelijn", "formatie", "omvang", 7100)]:
        for row in exact.rows(FOLDER, table):
            found.append({"rule": name, "wijk": row["wijk"], "maand": row["maand"], "gross": exact.rounded(exact.number(row[column]) * price)})
    hours = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "declaratie", exact.refused(FOLDER)["declaratie"]):
        hours[row["wijk"], row["aanbieder"], exact.month(row["datum"])] += Fraction(int(row["minuten"]), 60)
    for (district, provider, month), worked in sorted(hours.items()):
        found.append({"rule": "tweedelijn", "wijk": district, "aanbieder": provider, "maand": month, "gross": exact.rounded(worked * 96)})
    for district, budget in BUDGETS.items():
        exact.limited([post for post in found if post["wijk"] == district], budget, lambda post: post["maand"])
    room = []
    for district, budget in BUDGETS.items():
        for month in sorted({post["maand"] for post in found}):
            spent = sum(post["net"] for post in found if post["wijk"] == district and post["maand"] <= month)
            room.append({"rule": "ruimte", "wijk": district, "maand": month, "value": budget - spent})
    return [{**post, "settled_in": post["maand"]} for post in found], room


if __name__ == "__main__":
    paid, published = outcome()
    exact.main(FOLDER, paid, decisions=published)
