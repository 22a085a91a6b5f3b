#!/usr/bin/env python3
"""One average rate per provider for each client helped in a month (articles 4.1, 4.2), by the days of the month that the allocation ran.

Under the provider's budget, month by month (5.1). Clients of class "zwaar" (5.3). See ../../exact.py.
"""
import calendar
import datetime
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATES = {"Anker": 690, "Brug": 740, "Kade": 720, "Duin": 720}


def accepted(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER)[name])


def allocated():
    return {row["toewijzing"]: row for row in accepted("toewijzing")}


def provider_of():
    providers = {row["wijk"]: row["aanbieder"] for row in accepted("wijk")}
    return {name: providers[row["wijk"]] for name, row in allocated().items()}


def hours():
    return [row for row in accepted("inzet") if row["datum"][:4] == "2026"]


def days_in(row, month):
    size = calendar.monthrange(2026, month)[1]
    first, last = datetime.date(2026, month, 1), datetime.date(2026, month, size)
    end = min(last, exact.day(row["eind"])) if row["eind"] else last
    return (end - max(first, exact.day(row["begin"]))).days + 1, size


def posts():
    places, providers, lines = allocated(), provider_of(), []
    for name, month in sorted({(row["toewijzing"], exact.month(row["datum"])) for row in hours()}):
        days, size = days_in(places[name], int(month[-2:]))
        lines.append({"rule": "periodebedrag", "toewijzing": name, "maand": month, "settled_in": month,
                      "gross": exact.rounded(Fraction(RATES[providers[name]] * days, size))})
    for row in accepted("budget"):
        own = [line for line in lines if providers[line["toewijzing"]] == row["aanbieder"]]
        exact.limited(own, exact.number(row["maximum"]), order=lambda line: line["maand"])
    return lines


def heavy():
    places, providers, clients = allocated(), provider_of(), defaultdict(set)
    for row in hours():
        place = places[row["toewijzing"]]
        if place["klasse"] == "zwaar":
            clients[providers[row["toewijzing"]], exact.quarter(row["datum"])].add(place["cliënt"])
    for (provider, quarter), found in clients.items():
        yield {"rule": "zware_cliënten", "aanbieder": provider, "kwartaal": quarter, "value": len(found)}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), decisions=list(heavy()))
