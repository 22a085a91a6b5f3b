#!/usr/bin/env python3
"""€ 96 for each resident in four instalments, € 6 more where they manage, less what the team's referrals cost (article 4). See ../../exact.py."""
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def referrals():
    return exact.rows(FOLDER, "verwijzing", exact.refused(FOLDER)["verwijzing"])


def posts():
    costs = defaultdict(Fraction)
    for row in referrals():
        if row["verwijzer"] == "wijkteam":
            costs[row["wijk"]] += exact.number(row["kosten"])
    for row in exact.rows(FOLDER, "bevolking"):
        district, residents = row["wijk"], int(row["inwoners"])
        year = Fraction(residents * 96)
        for quarter, part in exact.split(year, {f"2026-K{n}": 1 for n in (1, 2, 3, 4)}).items():
            yield {"rule": "populatie", "wijk": district, "kwartaal": quarter, "settled_in": quarter, "gross": part}
        key = {"wijk": district, "jaar": "2026", "settled_in": "2026-K4"}
        if row["redzaam"] and exact.number(row["redzaam"].rstrip("%")) >= 82:
            yield {"rule": "resultaat", **key, "gross": Fraction(residents * 6)}
        yield {"rule": "verwijskosten", **key, "gross": -min(costs[district], exact.rounded(year * 40 / 100))}


def decisions():
    count = Counter(row["wijk"] for row in referrals())
    return [{"rule": "verwijzingen", "wijk": row["wijk"], "jaar": "2026", "value": count[row["wijk"]]} for row in exact.rows(FOLDER, "bevolking")]


if __name__ == "__main__":
    exact.main(FOLDER, posts(), decisions=decisions())
