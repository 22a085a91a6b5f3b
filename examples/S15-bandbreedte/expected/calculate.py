#!/usr/bin/env python3
"""Hours of a week up to the maximum (article 5.1); whole weeks below the minimum (article 5.3). See ../../exact.py."""
import datetime
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATE = exact.number("62,40")
MONDAYS = [datetime.date(2026, 1, 5) + datetime.timedelta(days=7 * n) for n in range(52)]


def name(monday):
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def outcome():
    refused = exact.refused(FOLDER)
    minutes = Counter()
    for row in exact.rows(FOLDER, "declaratie", refused["declaratie"]):
        day = exact.day(row["datum"])
        minutes[row["toewijzing"], day - datetime.timedelta(days=day.weekday())] += int(row["minuten"])
    posts, decisions = [], []
    for row in exact.rows(FOLDER, "toewijzing", refused["toewijzing"]):
        for monday in MONDAYS:
            sunday = monday + datetime.timedelta(days=6)
            hours = Fraction(minutes[row["toewijzing"], monday], 60)
            key = {"toewijzing": row["toewijzing"], "week": name(monday)}
            if hours:
                posts.append({"rule": "geleverd", **key, "settled_in": exact.month(str(sunday)),
                              "gross": exact.rounded(min(hours, int(row["maximum"])) * RATE)})
            if row["begin"] <= str(monday) and str(sunday) <= (row["eind"] or "9999"):
                decisions.append({"rule": "te_weinig", **key, "value": "ja" if hours < int(row["minimum"]) else "nee"})
    return posts, decisions


if __name__ == "__main__":
    paid, decided = outcome()
    exact.main(FOLDER, paid, decisions=decided)
