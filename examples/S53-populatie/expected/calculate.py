#!/usr/bin/env python3
"""€ 5,28 per resident at the start, in twelve parts of whole cents (articles 4.1, 4.2); growth above 5% (5.2); clients helped (5.4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

PER_RESIDENT, EXTRA = exact.number("5,28"), exact.number("1,32")


def accepted(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER)[name])


def posts():
    start = {row["wijk"]: int(row["inwoners"]) for row in accepted("wijk")}
    for district, residents in start.items():
        months = exact.split(exact.rounded(residents * PER_RESIDENT), {f"2026-{month:02}": 1 for month in range(1, 13)})
        for month, amount in months.items():
            yield {"rule": "wijkbedrag", "wijk": district, "maand": month, "settled_in": month, "gross": amount}
    for row in accepted("bevolking"):
        above = int(row["inwoners"]) - Fraction(105, 100) * start[row["wijk"]]
        if above > 0:
            quarter = row["kwartaal"]
            yield {"rule": "meerwerk", "wijk": row["wijk"], "kwartaal": quarter, "settled_in": f"2026-{3 * int(quarter[-1]):02}",
                   "gross": exact.rounded(above * EXTRA)}


def helped():
    places, clients = {row["toewijzing"]: row for row in accepted("toewijzing")}, defaultdict(set)
    for row in accepted("inzet"):
        if row["datum"][:4] == "2026":
            place = places[row["toewijzing"]]
            clients[place["wijk"], exact.quarter(row["datum"])].add(place["cliënt"])
    for (district, quarter), found in clients.items():
        yield {"rule": "geholpen", "wijk": district, "kwartaal": quarter, "value": len(found)}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), decisions=list(helped()))
