#!/usr/bin/env python3
"""Available places, at most those agreed, at € 442,50 per month (article 4.1); whether less than 60% was in use (5.1). See ../../exact.py."""
import sys
from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

AGREED = {"Centrum": 10, "Noord": 8, "Oost": 9, "West": 7, "Zuid": 6}
PRICE = exact.number("442,50")


def reports():
    return exact.rows(FOLDER, "plaatsen", exact.refused(FOLDER)["plaatsen"])


def posts():
    for row in reports():
        yield {"rule": "plaatsengeld", "wijk": row["wijk"], "maand": row["maand"], "settled_in": row["maand"],
               "gross": min(int(row["beschikbaar"]), AGREED[row["wijk"]]) * PRICE}


def reviews():
    available, used = defaultdict(int), defaultdict(int)
    for row in reports():
        key = row["wijk"], exact.quarter(row["maand"])
        available[key] += int(row["beschikbaar"])
        used[key] += int(row["bezet"])
    for district, quarter in available:
        yield {"rule": "herzien", "wijk": district, "kwartaal": quarter,
               "value": "ja" if 10 * used[district, quarter] < 6 * available[district, quarter] else "nee"}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), decisions=list(reviews()))
