#!/usr/bin/env python3
"""Admissions at their price; per condition a surcharge for the first 10 and 25 percent, a deduction for the last 10 (article 6). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

PRICES = {"hartinfarct": 6900, "hartfalen": 5200, "longontsteking": 4300}


def outcome():
    posts, ranking = [], []
    refused = exact.refused(FOLDER)
    turnover = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "productie", refused["productie"]):
        amount = Fraction(int(row["opnamen"]) * PRICES[row["aandoening"]])
        turnover[row["ziekenhuis"], row["aandoening"]] += amount
        posts.append({"rule": "opnamegeld", "ziekenhuis": row["ziekenhuis"], "aandoening": row["aandoening"], "kwartaal": row["kwartaal"],
                      "settled_in": row["kwartaal"], "gross": amount})
    scores = defaultdict(dict)
    for row in exact.rows(FOLDER, "kwaliteit", refused["kwaliteit"]):
        scores[row["aandoening"]][row["ziekenhuis"]] = exact.number(row["score"].removesuffix("%"))
    for condition, all_scores in scores.items():
        count = Fraction(len(all_scores))
        for hospital, score in all_scores.items():
            place = 1 + sum(other > score for other in all_scores.values())
            from_below = 1 + sum(other < score for other in all_scores.values())
            key = {"ziekenhuis": hospital, "aandoening": condition, "jaar": "2026"}
            ranking.append({"rule": "ranglijst", **key, "value": str(place)})
            key["settled_in"] = "2027-K2"
            if place <= count / 4:
                part = Fraction(2 if place <= count / 10 else 1, 100)
                posts.append({"rule": "kopgroep", **key, "gross": exact.rounded(part * turnover[hospital, condition])})
            elif from_below <= count / 10:
                posts.append({"rule": "staartgroep", **key, "gross": -exact.rounded(Fraction(1, 100) * turnover[hospital, condition])})
    return posts, ranking


if __name__ == "__main__":
    paid, published = outcome()
    exact.main(FOLDER, paid, decisions=published)
