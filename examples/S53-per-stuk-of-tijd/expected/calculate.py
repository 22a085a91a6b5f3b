#!/usr/bin/env python3
"""Minutes times € 61,80 per hour, per allocation and month (article 4.1), under the provider's budget, month by month (5.2). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATE = exact.number("61,80")


def accepted(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER)[name])


def posts():
    providers = {row["wijk"]: row["aanbieder"] for row in accepted("wijk")}
    provider_of = {row["toewijzing"]: providers[row["wijk"]] for row in accepted("toewijzing")}
    minutes = defaultdict(int)
    for row in accepted("inzet"):
        if row["datum"][:4] == "2026":
            minutes[row["toewijzing"], exact.month(row["datum"])] += int(row["minuten"])
    lines = [{"rule": "uren", "toewijzing": name, "maand": month, "settled_in": month, "gross": exact.rounded(Fraction(count, 60) * RATE)}
             for (name, month), count in sorted(minutes.items())]
    for row in accepted("budget"):
        own = [line for line in lines if provider_of[line["toewijzing"]] == row["aanbieder"]]
        exact.limited(own, exact.number(row["maximum"]), order=lambda line: line["maand"])
    return lines


if __name__ == "__main__":
    exact.main(FOLDER, posts())
