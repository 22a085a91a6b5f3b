#!/usr/bin/env python3
"""A team pays the specialist for each referral less than expected, and gets it for each one more; the municipality adds 20% (article 4). See ../../exact.py."""
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

FEES = {"kort": 180, "lang": 640, "intensief": 1450}


def posts():
    referred = Counter((row["basisteam"], row["product"]) for row in exact.rows(FOLDER, "aanmelding", exact.refused(FOLDER)["aanmelding"]))
    for row in exact.rows(FOLDER, "afspraak"):
        key = row["basisteam"], row["product"]
        less = Fraction(int(row["verwacht_aantal"]) - referred[key])
        post = {"basisteam": key[0], "product": key[1], "jaar": row["jaar"], "settled_in": row["jaar"]}
        yield {"rule": "onderling", **post, "gross": less * FEES[key[1]]}
        yield {"rule": "bijdrage", **post, "gross": max(Fraction(0), less) * FEES[key[1]] / 5}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
