#!/usr/bin/env python3
"""Nights at the price of the season times a factor for the month (article 4); the lowest valid bid for each case (article 6). See ../../exact.py."""
import hashlib
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def rows(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER).get(name, ()))


def night(day):
    return Fraction("182.5") if day >= "2026-12-19" else Fraction(165 if "2026-06-01" <= day < "2026-09-01" else 140)


def factor(busy):
    return Fraction(130 if busy > Fraction("97.5") else 115 if busy >= 90 else 100, 100)


def lot(code):
    return int(hashlib.sha256(f"Valleistad 2026:{code}".encode()).hexdigest()[:16], 16)


def stays():
    busy = {row["maand"]: exact.number(row["bezetting"].rstrip("%")) for row in rows("drukte")}
    amounts = defaultdict(Fraction)
    for row in rows("verblijf"):
        month = exact.month(row["aankomst"])
        amounts[row["cliënt"], row["aanbieder"], month] += int(row["nachten"]) * night(row["aankomst"]) * factor(busy[month])
    for (client, provider, month), amount in amounts.items():
        yield {"rule": "logeergeld", "cliënt": client, "aanbieder": provider, "maand": month, "zaak": "", "settled_in": month,
               "gross": exact.rounded(amount)}


def awards():
    """The winning bids, due and not due yet."""
    bids, due, not_due = defaultdict(list), [], []
    for row in rows("bod"):
        bids[row["zaak"]].append((exact.number(row["prijs"]), int(row["wachttijd"]), lot(row["inschrijving"]), row["aanbieder"]))
    for row in rows("zaken"):
        if row["zaak"] in bids:
            price, _, _, provider = min(bids[row["zaak"]])
            won = {"rule": "opdracht", "zaak": row["zaak"], "aanbieder": provider}
            if row["gunning"]:
                due.append({**won, "settled_in": exact.month(row["gunning"]), "gross": price})
            else:
                not_due.append({**won, "amount": price})
    return due, not_due


if __name__ == "__main__":
    due, not_due = awards()
    exact.main(FOLDER, [*stays(), *due], open=not_due)
