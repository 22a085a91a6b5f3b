#!/usr/bin/env python3
"""The monthly price in every month with a day connected (article 4.1), and the price of each call (article 4.2). See ../../exact.py."""
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

MONTHLY = {"thuis": "24,50", "mobiel": "31,20"}
CALLS = {"spraak": "3,15", "bezoek": "58,00", "nachtbezoek": "87,00"}


def posts():
    refused = exact.refused(FOLDER)
    for row in exact.rows(FOLDER, "aansluiting", refused["aansluiting"]):
        for month in (f"2026-{n:02}" for n in range(1, 13)):
            if exact.month(row["begin"]) <= month <= (exact.month(row["eind"]) or "9999"):
                yield {"rule": "abonnement", "aansluiting": row["aansluiting"], "maand": month, "settled_in": month,
                       "gross": exact.number(MONTHLY[row["pakket"]])}
    counts = Counter((row["aansluiting"], row["soort"], exact.month(row["datum"])) for row in exact.rows(FOLDER, "oproep", refused["oproep"]))
    for (connection, kind, month), count in counts.items():
        yield {"rule": "opvolging", "aansluiting": connection, "soort": kind, "maand": month, "settled_in": month, "gross": count * exact.number(CALLS[kind])}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
