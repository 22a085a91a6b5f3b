#!/usr/bin/env python3
"""Admissions at their price; a surcharge per patient by how far the score is on the way from norm to target (article 6.2). See ../../exact.py."""
import sys
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

# indicator -> norm, target, euros per patient at the target
INDICATORS = {"dossier": (50, 100, 6), "handhygiëne": (70, 95, 12), "antibiotica": (80, 98, 18), "tevredenheid": (75, 90, 15), "heropname": (14, 8, 24)}


def share(part):
    """As published: twenty digits, if it does not end before."""
    return f"{Context(prec=20, rounding=ROUND_HALF_UP).divide(Decimal(part.numerator), Decimal(part.denominator)):f}"


def outcome():
    refused = exact.refused(FOLDER)
    posts, reached = [], []
    for row in exact.rows(FOLDER, "productie", refused["productie"]):
        posts.append({"rule": "opnamegeld", "ziekenhuis": row["ziekenhuis"], "kwartaal": row["kwartaal"], "settled_in": row["kwartaal"],
                      "gross": Fraction(int(row["opnamen"]) * 3150)})
    for row in exact.rows(FOLDER, "meting", refused["meting"]):
        norm, target, euros = INDICATORS[row["indicator"]]
        part = (exact.number(row["score"].removesuffix("%")) - norm) / (target - norm)
        part = min(Fraction(1), max(Fraction(0), part))
        key = {"ziekenhuis": row["ziekenhuis"], "indicator": row["indicator"], "jaar": row["jaar"]}
        reached.append({"rule": "behaald_deel", **key, "value": share(part)})
        if int(row["patiënten"]) >= 25:
            posts.append({"rule": "kwaliteit", **key, "settled_in": "2027-K2", "gross": exact.rounded(part * int(row["patiënten"]) * euros)})
    return posts, reached


if __name__ == "__main__":
    paid, published = outcome()
    exact.main(FOLDER, paid, decisions=published)
