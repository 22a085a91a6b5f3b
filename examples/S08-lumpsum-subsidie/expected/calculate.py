#!/usr/bin/env python3
"""Four instalments (article 5.1), and what is paid back: all without an account, else 95% less what was spent (article 9.4). See ../../exact.py."""
import sys
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def posts():
    refused = exact.refused(FOLDER)
    spent = {}
    for row in sorted(exact.rows(FOLDER, "verantwoording", refused["verantwoording"]), key=lambda row: row["ontvangen"]):
        spent[row["instelling"], row["activiteit"]] = exact.number(row["besteed"])   # of two accounts, that of the later day
    for row in exact.rows(FOLDER, "beschikking", refused["beschikking"]):
        grant, key = exact.number(row["subsidie"]), (row["instelling"], row["activiteit"])
        of = {"instelling": key[0], "activiteit": key[1]}
        for quarter, amount in exact.split(grant, {f"2026-K{n}": 1 for n in range(1, 5)}).items():
            yield {"rule": "termijn", **of, "kwartaal": quarter, "settled_in": quarter, "gross": amount}
        back = max(Fraction(0), grant * Fraction(95, 100) - spent[key]) if key in spent else grant
        yield {"rule": "terugbetaling", **of, "jaar": "2026", "settled_in": "2027-K2", "gross": exact.rounded(back)}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
