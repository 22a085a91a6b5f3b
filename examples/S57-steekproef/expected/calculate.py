#!/usr/bin/env python3
"""Hours, less the share that is wrong in the sample where that is above 2% (article 7). The draw is done again here. See ../../exact.py."""
import hashlib
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATE, SIZE, THRESHOLD = Fraction("62.40"), Fraction(20, 100), Fraction(2, 100)
ENGLISH = {"geleverd": "delivered", "correctie": "correction", "getrokken": "drawn", "fout": "error", "aanbieder": "provider", "declaratie": "claim",
           "kwartaal": "quarter", "ja": "yes", "nee": "no"}


def draw(number):
    return Fraction(int(hashlib.sha256(f"Valleistad 2026:{number}".encode()).hexdigest()[:16], 16), 2 ** 64)


def share(value):
    """As published: twenty digits, if it does not end before."""
    return f"{Context(prec=20, rounding=ROUND_HALF_UP).divide(Decimal(value.numerator), Decimal(value.denominator)):f}"


def outcome():
    refused = exact.refused(FOLDER)
    posts, decisions, claims = [], [], {}
    minutes, checked, found = defaultdict(int), defaultdict(int), defaultdict(int)
    for row in exact.rows(FOLDER, "declaratie", refused["declaratie"]):
        key = row["aanbieder"], exact.quarter(row["datum"])
        claims[row["nummer"]] = key, int(row["minuten"])
        minutes[key] += int(row["minuten"])
        decisions.append({"rule": "getrokken", "declaratie": row["nummer"], "value": "ja" if draw(row["nummer"]) < SIZE else "nee"})
    for row in exact.rows(FOLDER, "controle", refused["controle"]):
        key, claimed = claims[row["declaratie"]]
        checked[key] += claimed
        found[key] += int(row["vastgesteld"])
    for (provider, quarter), total in minutes.items():
        key = {"aanbieder": provider, "kwartaal": quarter}
        paid = exact.rounded(Fraction(total, 60) * RATE)
        posts.append({"rule": "geleverd", **key, "settled_in": quarter, "gross": paid})
        if (provider, quarter) in checked:
            wrong = 1 - Fraction(found[provider, quarter], checked[provider, quarter])
            decisions.append({"rule": "fout", **key, "value": share(wrong)})
            posts.append({"rule": "correctie", **key, "settled_in": quarter, "gross": -exact.rounded(wrong * paid) if wrong > THRESHOLD else Fraction(0)})
    return posts, decisions


if __name__ == "__main__":
    amounts, published = outcome()
    exact.main(FOLDER, amounts, english=ENGLISH, decisions=published)
