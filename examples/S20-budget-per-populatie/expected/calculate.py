#!/usr/bin/env python3
"""The guaranteed part by month; the hours of all providers within what is left of one budget (articles 4.1 to 4.3). See ../../exact.py."""
import sys
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

PRICES = {"begeleiding": Fraction(78), "behandeling": Fraction("104.40")}
BUDGET = 180_000


def posts():
    guaranteed = {row["aanbieder"]: exact.number(row["vast_deel"]) for row in exact.rows(FOLDER, "garantie")}
    months = {f"2026-{number:02}": 1 for number in range(1, 13)}
    for provider, amount in guaranteed.items():
        for month, part in exact.split(amount, months).items():
            yield {"rule": "vast", "aanbieder": provider, "maand": month, "settled_in": month, "gross": part}
    assigned = {row["toewijzing"]: row for row in exact.rows(FOLDER, "toewijzing")}
    claims = {row["nummer"]: row for row in exact.rows(FOLDER, "declaratie", exact.refused(FOLDER)["declaratie"])}
    paid = [{"rule": "productie", "declaratie": number, "settled_in": exact.month(row["datum"]),
             "gross": exact.rounded(Fraction(int(row["minuten"]), 60) * PRICES[assigned[row["toewijzing"]]["product"]])}
            for number, row in claims.items()]
    exact.limited(paid, BUDGET - sum(guaranteed.values()), lambda post: (claims[post["declaratie"]]["datum"], claims[post["declaratie"]]["ontvangen"]))
    yield from paid


if __name__ == "__main__":
    exact.main(FOLDER, posts())
