#!/usr/bin/env python3
"""One average price per provider for each goal that is reached, on the day the allocation ends (articles 4.1, 4.2), under the provider's budget (5.1).

See ../../exact.py.
"""
import sys
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

PRICES = {"Anker": 8150, "Brug": 8800, "Kade": 8400, "Duin": 8250}


def accepted(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER)[name])


def posts():
    providers = {row["wijk"]: row["aanbieder"] for row in accepted("wijk")}
    reached = {row["toewijzing"]: row for row in accepted("toewijzing") if row["eind"] and row["behaald"] == "ja"}
    lines = [{"rule": "resultaat", "toewijzing": name, "settled_in": exact.month(row["eind"]), "gross": Fraction(PRICES[providers[row["wijk"]]])}
             for name, row in sorted(reached.items())]
    for row in accepted("budget"):
        own = [line for line in lines if providers[reached[line["toewijzing"]]["wijk"]] == row["aanbieder"]]
        exact.limited(own, exact.number(row["maximum"]), order=lambda line: reached[line["toewijzing"]]["eind"])
    return lines


if __name__ == "__main__":
    exact.main(FOLDER, posts())
