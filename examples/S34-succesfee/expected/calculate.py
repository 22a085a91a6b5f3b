#!/usr/bin/env python3
"""3% of what is collected, and half of what a portfolio brings in above 60% of its principal (article 5). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

ENGLISH = {"provisie": "commission", "succesfee": "success_fee", "portefeuille": "portfolio", "maand": "month"}


def posts():
    principal, portfolio_of = defaultdict(Fraction), {}
    for row in exact.rows(FOLDER, "vorderingen"):
        principal[row["portefeuille"]] += exact.number(row["hoofdsom"])
        portfolio_of[row["dossier"]] = row["portefeuille"]
    rows = list(exact.rows(FOLDER, "ontvangst", exact.refused(FOLDER)["ontvangst"]))
    gone = {row["storno_van"] for row in rows if row["storno_van"]} | {row["nummer"] for row in rows if row["storno_van"]}
    collected = defaultdict(Fraction)
    for row in rows:
        if row["nummer"] not in gone:
            collected[portfolio_of[row["dossier"]], exact.month(row["datum"])] += exact.number(row["bedrag"])
    so_far, paid = defaultdict(Fraction), defaultdict(Fraction)
    for (portfolio, month), amount in sorted(collected.items()):
        key = {"portefeuille": portfolio, "maand": month, "settled_in": month}
        yield {"rule": "provisie", **key, "gross": exact.rounded(amount * 3 / 100)}
        so_far[portfolio] += amount
        fee = exact.rounded(max(Fraction(0), so_far[portfolio] - principal[portfolio] * 60 / 100) / 2)
        yield {"rule": "succesfee", **key, "gross": fee - paid[portfolio]}
        paid[portfolio] = fee


if __name__ == "__main__":
    exact.main(FOLDER, posts(), english=ENGLISH)
