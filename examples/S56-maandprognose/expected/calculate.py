#!/usr/bin/env python3
"""What is delivered, under a ceiling a year; and, each month, what the year will come to by its season (articles 4 to 6). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATES = {"02A15": Fraction("62.40"), "02A17": Fraction("78.60")}
SEASON = [8, 16, 25, 34, 42, 51, 57, 63, 73, 83, 92, 100]
MONTHS = [f"2026-{month:02}" for month in range(1, 13)]


def outcome():
    rows = list(exact.rows(FOLDER, "declaratie", exact.refused(FOLDER)["declaratie"]))
    gone = {row["credit_van"] for row in rows if row["credit_van"]}
    delivered = defaultdict(Fraction)
    for row in rows:
        if not row["credit_van"] and row["nummer"] not in gone:
            delivered[row["aanbieder"], exact.month(row["datum"])] += Fraction(int(row["minuten"]), 60) * RATES[row["product"]]
    ceiling = {row["aanbieder"]: exact.number(row["plafond"]) for row in exact.rows(FOLDER, "afspraak")}
    budget = {row["jaar"]: exact.number(row["budget"]) for row in exact.rows(FOLDER, "begroting")}
    posts, decisions, expected = [], [], defaultdict(Fraction)
    for provider, most in ceiling.items():
        so_far = paid = Fraction(0)
        for month, season in zip(MONTHS, SEASON):
            key = {"aanbieder": provider, "maand": month}
            if (provider, month) in delivered:
                gross = exact.rounded(delivered[provider, month])
                net = min(gross, most - paid)
                posts.append({"rule": "geleverd", **key, "settled_in": month, "gross": gross, "net": net})
                so_far += gross
                paid += net
            forecast = exact.rounded(so_far * 100 / season, Fraction(1))
            expected[month] += min(forecast, most)
            decisions += [{"rule": "ruimte", **key, "value": most - paid}, {"rule": "prognose", **key, "value": forecast},
                          {"rule": "boven_plafond", **key, "value": "ja" if forecast > most else "nee"}]
    for month in MONTHS:
        decisions += [{"rule": "uitgaven", "maand": month, "value": expected[month]},
                      {"rule": "boven_begroting", "maand": month, "value": "ja" if expected[month] > budget[month[:4]] else "nee"}]
    return posts, decisions


if __name__ == "__main__":
    amounts, published = outcome()
    exact.main(FOLDER, amounts, decisions=published)
