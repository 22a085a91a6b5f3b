#!/usr/bin/env python3
"""Fixed hours of the week, and hours above them from the surplus of the decision while it lasts (articles 4.1 to 4.3). See ../../exact.py."""
import datetime
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATE = Fraction("62.40")
FIRST = datetime.date(2026, 1, 5)


def week(day):
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def outcome():
    posts, unpaid = [], defaultdict(Fraction)
    decisions = {row["beschikking"]: row for row in exact.rows(FOLDER, "beschikking")}
    hours = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "declaratie", exact.refused(FOLDER)["declaratie"]):
        day = exact.day(row["datum"])
        monday = day - datetime.timedelta(days=day.weekday())
        hours[row["beschikking"], monday] += Fraction(int(row["minuten"]), 60)
    used = defaultdict(Fraction)
    for (decision, monday), worked in sorted(hours.items()):
        fixed = min(worked, int(decisions[decision]["weekuren"]))
        extra = min(worked - fixed, int(decisions[decision]["surplus"]) - used[decision])
        used[decision] += extra
        period = f"2026-V{(monday - FIRST).days // 28 + 1:02}"
        unpaid[decision, period] += worked - fixed - extra
        key = {"beschikking": decision, "week": week(monday), "settled_in": period}
        posts.append({"rule": "vast", **key, "gross": exact.rounded(fixed * RATE)})
        posts.append({"rule": "opschaling", **key, "gross": exact.rounded(extra * RATE)})
    return posts, [{"rule": "onbetaald", "beschikking": decision, "vierweken": period, "value": str(hours * 60)}   # published in minutes
                   for (decision, period), hours in unpaid.items()]


if __name__ == "__main__":
    paid, published = outcome()
    exact.main(FOLDER, paid, decisions=published)
