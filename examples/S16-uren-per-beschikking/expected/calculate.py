#!/usr/bin/env python3
"""Hours as long as those of the decision last (articles 5.1, 5.2), and what lapses of them (5.3). See ../../exact.py."""
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATES = {"2026": Fraction("62.40"), "2027": Fraction("64.30")}


def outcome():
    minutes = defaultdict(Counter)
    for row in exact.rows(FOLDER, "maandopgave", exact.refused(FOLDER)["maandopgave"]):
        minutes[row["beschikking"]][exact.month(row["datum"])] += int(row["minuten"])
    posts, decisions = [], []
    for row in exact.rows(FOLDER, "beschikking"):
        name, left = row["beschikking"], 60 * int(row["totaal_uren"])
        for month, delivered in sorted(minutes[name].items()):
            fits = min(delivered, left)
            left -= fits
            posts.append({"rule": "geleverd", "beschikking": name, "maand": month, "settled_in": month,
                          "gross": exact.rounded(Fraction(fits, 60) * RATES[month[:4]])})
        decisions.append({"rule": "resterend", "beschikking": name, "value": left})
    return posts, decisions


if __name__ == "__main__":
    paid, published = outcome()
    exact.main(FOLDER, paid, decisions=published)
