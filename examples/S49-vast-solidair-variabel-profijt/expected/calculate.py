#!/usr/bin/env python3
"""Fixed costs by residents, variable costs by use (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def posts():
    residents = {row["gemeente"]: int(row["inwoners"]) for row in exact.rows(FOLDER, "gemeenten")}
    for row in exact.rows(FOLDER, "begroting"):
        for town, part in exact.split(exact.number(row["vaste_kosten"]), residents).items():
            yield {"rule": "solidair", "gemeente": town, "kwartaal": row["kwartaal"], "settled_in": row["kwartaal"], "gross": part}
    use = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "nota", exact.refused(FOLDER)["nota"]):
        use[row["gemeente"], exact.quarter(row["datum"])] += exact.number(row["bedrag"])
    for (town, quarter), amount in use.items():
        yield {"rule": "profijt", "gemeente": town, "kwartaal": quarter, "settled_in": quarter, "gross": amount}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
