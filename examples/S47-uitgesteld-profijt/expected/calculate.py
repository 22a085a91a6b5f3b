#!/usr/bin/env python3
"""A third of the costs of the past three years, and the shortage or surplus of the year by residents (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def posts():
    costs, residents = defaultdict(Fraction), defaultdict(dict)
    for row in exact.rows(FOLDER, "nota", exact.refused(FOLDER)["nota"]):
        costs[row["gemeente"], int(row["datum"][:4])] += exact.number(row["bedrag"])
    for row in exact.rows(FOLDER, "bevolking"):
        residents[int(row["jaar"])][row["gemeente"]] = int(row["inwoners"])
    for year, towns in residents.items():
        key = {"jaar": str(year), "settled_in": str(year)}
        contributions = {town: exact.rounded(sum(costs[town, year - back] for back in (1, 2, 3)) / 3) for town in towns}
        for town, amount in contributions.items():
            yield {"rule": "bijdrage", "gemeente": town, **key, "gross": amount}
        short = sum(amount for (_, when), amount in costs.items() if when == year) - sum(contributions.values())
        sign = -1 if short < 0 else 1
        for town, part in exact.split(abs(short), towns).items():
            yield {"rule": "omslag", "gemeente": town, **key, "gross": sign * part}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
