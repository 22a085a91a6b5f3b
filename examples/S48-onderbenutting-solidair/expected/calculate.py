#!/usr/bin/env python3
"""Nights at their price, and what is missing to the minimum, by residents, by budget or by use (article 4). See ../../exact.py."""
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def posts():
    nights, use = Counter(), Counter()
    for row in exact.rows(FOLDER, "verblijf", exact.refused(FOLDER)["verblijf"]):
        nights[row["gemeente"], row["instelling"], exact.quarter(row["datum"])] += int(row["duur"])
        use[row["gemeente"], row["instelling"]] += int(row["duur"])
    towns = {row["gemeente"]: (int(row["inwoners"]), exact.number(row["jeugdbudget"])) for row in exact.rows(FOLDER, "gemeenten")}
    for row in exact.rows(FOLDER, "afspraak"):
        home, price = row["instelling"], exact.number(row["etmaalprijs"])
        for (town, where, quarter), count in nights.items():
            if where == home:
                yield {"rule": "afname", "gemeente": town, "instelling": home, "kwartaal": quarter, "settled_in": quarter, "gross": count * price}
        gap = max(0, int(row["minimum"]) - sum(use[town, home] for town in towns)) * price
        weights = {"inwoners": {town: people for town, (people, _) in towns.items()}, "budget": {town: budget for town, (_, budget) in towns.items()},
                   "opslag": {town: Fraction(use[town, home]) for town in towns}}
        for town, part in exact.split(gap, weights[row["verdeling"]]).items():
            yield {"rule": f"gat_{row['verdeling']}", "gemeente": town, "instelling": home, "jaar": "2026", "settled_in": "2026-K4", "gross": part}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
