#!/usr/bin/env python3
"""Time at the rate of its day, summed per client, provider (and product) and month, rounded once (articles 5.1, 5.2). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

CHANGE = "2026-07-16"
HOURLY = {"02A15": ("62,40", "64,10"), "02A17": ("78,60", "80,75")}
DAYPART = ("38,20", "39,25")
ENGLISH = {"uren": "hours", "dagen": "attendance", "aanbieder": "provider", "cliënt": "client", "maand": "month",
           "begeleiding": "support", "dagbesteding": "day_care", "te laat ingediend": "submitted too late"}


def rate(pair, day):
    return exact.number(pair[day >= CHANGE])


def accepted():
    refused = exact.refused(FOLDER)
    rows = list(exact.rows(FOLDER, "declaratie", {line for lines in refused.values() for line in lines}))
    gone = {row["credit_van"] for row in rows if row["credit_van"]}
    return [row for row in rows if not row["credit_van"] and row["nummer"] not in gone]


def posts():
    hours, dayparts = defaultdict(Fraction), defaultdict(Fraction)
    for row in accepted():
        key = row["cliënt"], row["aanbieder"], exact.month(row["datum"])
        if row["eenheid"] == "minuut":
            hours[key, row["product"]] += Fraction(int(row["aantal"]), 60) * rate(HOURLY[row["product"]], row["datum"])
        else:
            dayparts[key] += int(row["aantal"]) * rate(DAYPART, row["datum"])
    for ((client, provider, month), product), amount in hours.items():
        yield {"rule": "uren", "cliënt": client, "aanbieder": provider, "product": product, "maand": month, "settled_in": month, "gross": exact.rounded(amount)}
    for (client, provider, month), amount in dayparts.items():
        yield {"rule": "dagen", "cliënt": client, "aanbieder": provider, "maand": month, "settled_in": month, "gross": exact.rounded(amount)}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), ENGLISH)
