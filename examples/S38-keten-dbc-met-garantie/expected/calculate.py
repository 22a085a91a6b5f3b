#!/usr/bin/env python3
"""A sum for each hip, complications only after 90 days, a sum for each client and quarter of diabetes care (article 4). See ../../exact.py."""
import datetime
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

HIP, CHAIN = 9800, 115
FIRST = datetime.date(2026, 1, 1)


def posts():
    rows = [(row, exact.day(row["datum"])) for row in exact.rows(FOLDER, "verrichting", exact.refused(FOLDER)["verrichting"])]
    operations = defaultdict(list)
    for row, day in rows:
        if row["soort"] == "heupoperatie":
            operations[row["aanbieder"], row["cliënt"]].append(day)
    hips, chain = Counter(), set()
    for row, day in rows:
        quarter = exact.quarter(row["datum"])
        key = row["aanbieder"], row["cliënt"], quarter
        if day < FIRST:
            continue
        if row["soort"] == "heupoperatie":
            hips[key] += 1
        elif row["soort"] != "complicatie":
            chain.add(key)
        elif not any(0 <= (day - operated).days <= 90 for operated in operations[key[:2]]):
            yield {"rule": "complicaties", "verrichting": row["nummer"], "settled_in": quarter, "gross": exact.number(row["kosten"])}
    for rule, keys in (("heupen", hips), ("keten", chain)):
        for provider, client, quarter in keys:
            yield {"rule": rule, "aanbieder": provider, "cliënt": client, "kwartaal": quarter, "settled_in": quarter,
                   "gross": Fraction(hips[provider, client, quarter] * HIP if rule == "heupen" else CHAIN)}


if __name__ == "__main__":
    exact.main(FOLDER, list(posts()))
