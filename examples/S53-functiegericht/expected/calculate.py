#!/usr/bin/env python3
"""A fixed amount per steunpunt, by the days it was open (article 4.1); extra work above the maximum (4.3) and a cut below the minimum of clients (4.4).

See ../../exact.py.
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

# amount per month, minimum and maximum number of clients
AGREED = {"Centrum": (4150, 5, 11), "Noord": (3600, 4, 9), "Oost": (3900, 5, 10), "West": (3200, 4, 8), "Zuid": (2800, 4, 8)}
EXTRA = 450


def accepted(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER)[name])


def fixed():
    """(wijk, month) -> amount"""
    for row in accepted("openstelling"):
        for month in range(1, 13):
            size = calendar.monthrange(2026, month)[1]
            first, last = datetime.date(2026, month, 1), datetime.date(2026, month, size)
            first = max(first, exact.day(row["eerste_dag"]))
            last = min(last, exact.day(row["laatste_dag"])) if row["laatste_dag"] else last
            if first <= last:
                yield (row["wijk"], f"2026-{month:02}"), exact.rounded(Fraction(AGREED[row["wijk"]][0] * ((last - first).days + 1), size))


def helped():
    """(wijk, quarter) -> clients"""
    allocated = {row["toewijzing"]: row for row in accepted("toewijzing")}
    clients = defaultdict(set)
    for row in accepted("inzet"):
        if row["datum"][:4] == "2026":
            place = allocated[row["toewijzing"]]
            clients[place["wijk"], exact.quarter(row["datum"])].add(place["cliënt"])
    return clients


def posts():
    turnover = defaultdict(Fraction)
    for (district, month), amount in fixed():
        turnover[district, exact.quarter(month)] += amount
        yield {"rule": "functiebedrag", "wijk": district, "maand": month, "settled_in": month, "gross": amount}
    clients = helped()
    for (district, quarter), found in clients.items():
        above = max(0, len(found) - AGREED[district][2])
        yield {"rule": "meerwerk", "wijk": district, "kwartaal": quarter, "settled_in": f"2026-{3 * int(quarter[-1]):02}", "gross": Fraction(EXTRA * above)}
    for (district, quarter), amount in turnover.items():
        if len(clients[district, quarter]) < AGREED[district][1]:
            yield {"rule": "te_weinig_cliënten", "wijk": district, "kwartaal": quarter, "settled_in": f"2026-{3 * int(quarter[-1]):02}",
                   "gross": -exact.rounded(amount / 10)}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
