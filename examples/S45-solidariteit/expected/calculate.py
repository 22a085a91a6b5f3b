#!/usr/bin/env python3
"""The bills of a quarter, split over the municipalities by residents (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def posts():
    rows = list(exact.rows(FOLDER, "nota", exact.refused(FOLDER)["nota"]))
    gone = {row["credit_van"] for row in rows} | {row["nummer"] for row in rows if row["credit_van"]}
    costs = defaultdict(Fraction)
    for row in rows:
        if row["nummer"] not in gone:
            costs[exact.quarter(row["datum"])] += exact.number(row["bedrag"])
    residents = {row["gemeente"]: int(row["inwoners"]) for row in exact.rows(FOLDER, "bevolking")}
    for quarter in (f"2026-K{n}" for n in (1, 2, 3, 4)):
        for town, part in exact.split(costs[quarter], residents).items():
            yield {"rule": "solidair", "gemeente": town, "kwartaal": quarter, "settled_in": quarter, "gross": part}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
