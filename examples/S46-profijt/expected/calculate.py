#!/usr/bin/env python3
"""The bills of the clients of each town, by where they lived that day (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def rows(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER).get(name, ()))


def bills():
    """Town, month, client and amount of each bill that counts."""
    places = defaultdict(list)
    for row in rows("herkomst"):
        places[row["cliënt"]].append((row["begin"], row["eind"] or "9999-12-31", row["gemeente"]))
    all_rows = list(rows("nota"))
    gone = {row["credit_van"] for row in all_rows} | {row["nummer"] for row in all_rows if row["credit_van"]}
    for row in all_rows:
        if row["nummer"] not in gone and "2026-01-01" <= row["datum"] <= "2026-12-31":
            town, = [town for begin, end, town in places[row["cliënt"]] if begin <= row["datum"] <= end]
            yield town, exact.month(row["datum"]), row["cliënt"], exact.number(row["bedrag"])


def posts():
    costs = defaultdict(Fraction)
    for town, month, _, amount in bills():
        costs[town, month] += amount
    for (town, month), amount in costs.items():
        yield {"rule": "profijt", "gemeente": town, "maand": month, "settled_in": month, "gross": amount}


def decisions():
    clients = defaultdict(set)
    for town, month, client, _ in bills():
        clients[town, month].add(client)
    return [{"rule": "jongeren", "gemeente": town, "maand": month, "value": len(names)} for (town, month), names in clients.items()]


if __name__ == "__main__":
    exact.main(FOLDER, posts(), decisions=decisions())
