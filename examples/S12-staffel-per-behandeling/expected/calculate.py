#!/usr/bin/env python3
"""One amount for each treatment, by its minutes, when it is closed (article 4.2). See ../../exact.py."""
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

BANDS = [(12_000, 22_000), (6_000, 13_000), (0, 0)]  # from so many minutes: euros; nothing in the data reaches 18,000


def outcome():
    refused = exact.refused(FOLDER)
    minutes = Counter()
    for contact in exact.rows(FOLDER, "verrichting", refused["verrichting"]):
        minutes[contact["behandeling"]] += int(contact["minuten"])
    posts, still_open = [], []
    for row in exact.rows(FOLDER, "behandeling", refused["behandeling"]):
        amount = Fraction(next(euros for start, euros in BANDS if minutes[row["behandeling"]] >= start))
        post = {"rule": "dbc_bedrag", "behandeling": row["behandeling"]}
        if row["gesloten"]:
            posts.append({**post, "date": row["gesloten"], "settled_in": exact.month(row["gesloten"]), "gross": amount})
        else:
            still_open.append({**post, "amount": amount})
    return posts, still_open


if __name__ == "__main__":
    closed, not_due = outcome()
    exact.main(FOLDER, closed, open=not_due)
