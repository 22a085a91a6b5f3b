#!/usr/bin/env python3
"""Half of what a district spends below its norm, over those who put in time, by that time (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def posts():
    refused = exact.refused(FOLDER)
    rows = list(exact.rows(FOLDER, "nota", refused["nota"]))
    gone = {row["credit_van"] for row in rows if row["credit_van"]}
    costs, minutes = defaultdict(Fraction), defaultdict(lambda: defaultdict(int))
    for row in rows:
        if not row["credit_van"] and row["nummer"] not in gone:
            costs[row["wijk"]] += exact.number(row["bedrag"])
    for row in exact.rows(FOLDER, "inzet", refused["inzet"]):
        minutes[row["wijk"]][row["aanbieder"]] += int(row["minuten"])
    score = {row["wijk"]: exact.number(row["rapportcijfer"]) for row in exact.rows(FOLDER, "meting")}
    for row in exact.rows(FOLDER, "wijknorm"):
        district, norm = row["wijk"], exact.number(row["norm"])
        saved = norm - costs[district]
        if saved >= norm * 2 / 100 and score.get(district, 0) >= 7:
            pot = exact.rounded(min(saved / 2, norm / 10))
            for provider, amount in exact.split(pot, minutes[district]).items():
                yield {"rule": "deling", "aanbieder": provider, "wijk": district, "jaar": "2026", "settled_in": "2026", "gross": amount}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
