#!/usr/bin/env python3
"""Hours at € 62,40 (article 4.1), 2% of a quarter more above the norm of 7,5 (5.2) and 2% less below it (5.3). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATE, NORM, PERCENT = exact.number("62,40"), exact.number("7,5"), Fraction(2, 100)
ENGLISH = {"begeleid": "support_pay", "tevreden": "satisfied", "ontevreden": "dissatisfied", "aanbieder": "provider", "maand": "month",
           "kwartaal": "quarter"}


def accepted(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER)[name])


def posts():
    minutes, turnover, surveys = defaultdict(int), defaultdict(Fraction), {}
    for row in accepted("declaratie"):
        minutes[row["aanbieder"], exact.month(row["datum"])] += int(row["minuten"])
    for (provider, month), count in minutes.items():
        amount = exact.rounded(Fraction(count, 60) * RATE)
        turnover[provider, exact.quarter(month)] += amount
        yield {"rule": "begeleid", "aanbieder": provider, "maand": month, "settled_in": month, "gross": amount}
    for row in sorted(accepted("onderzoek"), key=lambda row: row["ontvangen"]):
        surveys[row["aanbieder"], row["kwartaal"]] = exact.number(row["score"])   # the last one received counts
    for (provider, quarter), score in surveys.items():
        if score != NORM:
            sign = 1 if score > NORM else -1
            yield {"rule": "tevreden" if sign > 0 else "ontevreden", "aanbieder": provider, "kwartaal": quarter,
                   "settled_in": f"2026-{3 * int(quarter[-1]):02}", "gross": sign * exact.rounded(PERCENT * turnover[provider, quarter])}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), ENGLISH)
