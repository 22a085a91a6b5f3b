#!/usr/bin/env python3
"""Beds that were there, at most those agreed, times the price of the kind of bed (article 4.1); empty beds (6.1). See ../../exact.py."""
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

PRICES = {"verblijf": "4.310,00", "crisis": "6.875,50"}


def outcome():
    agreed = {(row["aanbieder"], row["soort"]): int(row["afgesproken"]) for row in exact.rows(FOLDER, "afspraak")}
    posts, decisions = [], []
    for row in exact.rows(FOLDER, "opgave", exact.refused(FOLDER)["opgave"]):
        key = {name: row[name] for name in ("aanbieder", "soort", "maand")}
        beds = min(int(row["beschikbaar"]), agreed[row["aanbieder"], row["soort"]])
        posts.append({"rule": "beddengeld", **key, "settled_in": row["maand"], "gross": beds * exact.number(PRICES[row["soort"]])})
        decisions.append({"rule": "leegstand", **key, "value": int(row["beschikbaar"]) - int(row["bezet"])})
    return posts, decisions


if __name__ == "__main__":
    paid, published = outcome()
    exact.main(FOLDER, paid, decisions=published)
