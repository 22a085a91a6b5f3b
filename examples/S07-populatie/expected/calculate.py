#!/usr/bin/env python3
"""Weighted residents of the year times the amount of that year, in twelve parts of whole cents (articles 3.2, 3.3); who was helped (7.1).

See ../../exact.py.
"""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

WEIGHTS = {"0-17": "0,8", "18-64": "1", "65-79": "1,9", "80+": "3,35"}
PER_RESIDENT = {"2026": "41,50", "2027": "42,75"}
ENGLISH = {"populatie": "population_pay", "wijk": "district", "maand": "month", "jaar": "year", "geholpen": "helped",
           "bevolking": "residents", "hulpvraag": "request"}


def posts():
    weighted = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "bevolking", exact.refused(FOLDER)["bevolking"]):
        weighted[row["wijk"], row["jaar"]] += int(row["inwoners"]) * exact.number(WEIGHTS[row["leeftijd"]])
    for (district, year), residents in weighted.items():
        budget = exact.rounded(residents * exact.number(PER_RESIDENT[year]))
        months = exact.split(budget, {f"{year}-{month:02}": 1 for month in range(1, 13)})
        for month, amount in months.items():
            yield {"rule": "populatie", "wijk": district, "maand": month, "settled_in": month, "gross": amount}


def helped():
    clients = defaultdict(set)
    for row in exact.rows(FOLDER, "hulpvraag", exact.refused(FOLDER)["hulpvraag"]):
        clients[row["wijk"], row["datum"][:4]].add(row["cliënt"])
    for (district, year), found in clients.items():
        yield {"rule": "geholpen", "wijk": district, "jaar": year, "value": len(found)}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), ENGLISH, decisions=list(helped()))
