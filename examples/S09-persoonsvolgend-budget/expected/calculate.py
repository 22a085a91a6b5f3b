#!/usr/bin/env python3
"""Each note, until the budget of the holder is spent, in order of receipt; those of one day share pro rata (articles 4.1, 4.2); what is left (6).

See ../../exact.py.
"""
import sys
from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

MONTHS = [f"2026-{n:02}" for n in range(1, 13)]


def outcome():
    refused = exact.refused(FOLDER)
    budgets = {}
    for row in sorted(exact.rows(FOLDER, "toekenning", refused["toekenning"]), key=lambda row: row["besloten"]):
        budgets[row["budgethouder"]] = exact.number(row["budget"])   # the last decision
    notes = defaultdict(list)
    for row in exact.rows(FOLDER, "nota", refused["nota"]):
        notes[row["budgethouder"]].append((row["ontvangen"], {"rule": "pgb", "nota": row["nummer"], "settled_in": exact.month(row["datum"]),
                                                              "gross": exact.number(row["bedrag"])}))
    posts, decisions = [], []
    for holder, pairs in ((holder, notes[holder]) for holder in budgets):
        received = {post["nota"]: day for day, post in pairs}
        block = [post for _, post in sorted(pairs, key=lambda pair: (pair[0], pair[1]["nota"]))]
        exact.limited(block, budgets[holder], lambda post: received[post["nota"]])
        posts += block
        for month in MONTHS:
            left = budgets[holder] - sum(post["net"] for post in block if post["settled_in"] <= month)
            decisions.append({"rule": "resterend", "budgethouder": holder, "maand": month, "value": left})
    return posts, decisions


if __name__ == "__main__":
    paid, published = outcome()
    exact.main(FOLDER, paid, decisions=published)
