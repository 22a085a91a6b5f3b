#!/usr/bin/env python3
"""Hours of a month up to what the decision gives (article 4), and the months and half years that were not measured (article 6). See ../../exact.py."""
import calendar
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATES = {"basis": Fraction("58.20"), "intensief": Fraction("67.50")}
HALVES = {"2026-H1": ("2026-01-01", "2026-06-30"), "2026-H2": ("2026-07-01", "2026-12-31")}
MONTHS = {f"2026-{month:02}": (f"2026-{month:02}-01", f"2026-{month:02}-{calendar.monthrange(2026, month)[1]}") for month in range(1, 13)}


def half(text):
    return "2026-H1" if text[5:7] <= "06" else "2026-H2"


def yes(value):
    return "ja" if value else "nee"


def outcome():
    refused = exact.refused(FOLDER)
    minutes, states = Counter(), defaultdict(list)
    for row in exact.rows(FOLDER, "declaratie", refused["declaratie"]):
        minutes[row["indicatie"], exact.month(row["datum"])] += int(row["minuten"])
    for row in exact.rows(FOLDER, "meting", refused["meting"]):
        states[row["indicatie"], exact.month(row["datum"])].append(row["stand"])
        states[row["indicatie"], half(row["datum"])].append(row["stand"])
    posts, decisions = [], []
    for row in exact.rows(FOLDER, "indicatie", refused["indicatie"]):
        name, intensive = row["indicatie"], row["soort"] == "intensief"
        for periods, word in ((MONTHS, "maand"), (HALVES, "halfjaar")):
            for period, (first, last) in periods.items():
                key = {"indicatie": name, word: period}
                found = states[name, period]
                if row["begin"] <= first and last <= (row["eind"] or "9999"):
                    wanted = intensive if word == "maand" else not intensive
                    decisions.append({"rule": "meting_gemist" if word == "maand" else "niet_gevolgd", **key, "value": yes(wanted and not found)})
                if word == "maand" and found:
                    decisions.append({"rule": "afschalen", **key, "value": yes(intensive and "afschalen" in found)})
                if word == "maand" and minutes[name, period]:
                    hours = min(Fraction(minutes[name, period], 60), int(row["maanduren"]))
                    posts.append({"rule": "geleverd", **key, "settled_in": period, "gross": exact.rounded(hours * RATES[row["soort"]])})
    return posts, decisions


if __name__ == "__main__":
    paid, decided = outcome()
    exact.main(FOLDER, paid, decisions=decided)
