#!/usr/bin/env python3
"""The price of the trajectory on the day it closed with the result reached, nothing otherwise (article 5.1). See ../../exact.py."""
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

PRICES = {"wonen": "4.850,00", "schulden": "2.175,00", "werk": "6.420,50"}


def posts():
    latest = {}
    for row in sorted(exact.rows(FOLDER, "traject", exact.refused(FOLDER)["traject"]), key=lambda row: row["ontvangen"]):
        latest[row["traject"]] = row    # of two reports, that of the later day
    for row in latest.values():
        if row["afgesloten"] and row["behaald"] == "ja":
            yield {"rule": "resultaat", "traject": row["traject"], "settled_in": exact.month(row["afgesloten"]), "gross": exact.number(PRICES[row["soort"]])}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
