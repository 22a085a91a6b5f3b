#!/usr/bin/env python3
"""The amount of the class per house and month, by the days of that month on which the house was there (article 3.1); the visitors, who cost nothing (6).

See ../../exact.py.
"""
import calendar
import datetime
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

MONTHLY = {"basis": 9800, "plus": 14250}


def posts():
    for row in exact.rows(FOLDER, "openstelling", exact.refused(FOLDER)["openstelling"]):
        first = exact.day(row["eerste_dag"])
        last = exact.day(row["laatste_dag"] or "2026-12-31")
        for month in range(1, 13):
            days = calendar.monthrange(2026, month)[1]
            begin, end = datetime.date(2026, month, 1), datetime.date(2026, month, days)
            there = (min(last, end) - max(first, begin)).days + 1
            if there > 0:
                name = f"2026-{month:02}"
                yield {"rule": "beschikbaarheid", "inloophuis": row["inloophuis"], "maand": name, "settled_in": name,
                       "gross": exact.rounded(Fraction(MONTHLY[row["soort"]] * there, days))}


def visitors():
    refused = exact.refused(FOLDER)
    providers = {row["inloophuis"]: row["aanbieder"] for row in exact.rows(FOLDER, "openstelling", refused["openstelling"])}
    counted = Counter()
    for row in exact.rows(FOLDER, "dagstaat", refused["dagstaat"]):
        counted[row["inloophuis"], exact.month(row["datum"])] += int(row["geteld"])
    for (house, month), count in counted.items():
        yield {"rule": "bezoekers", "aanbieder": providers[house], "inloophuis": house, "maand": month, "value": count}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), decisions=list(visitors()))
