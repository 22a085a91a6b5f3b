#!/usr/bin/env python3
"""Places times € 1,150 for the coalition; 40% of it to members by key, the rest by sessions, exact to the cent (article 5). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

KEY = {"werkplaats": 60, "zorgtuin": 25, "atelier": 15}
KEY_FROM_JULY = {"werkplaats": 50, "zorgtuin": 25, "atelier": 25}


def posts():
    sessions = defaultdict(lambda: dict.fromkeys(KEY, 0))
    for row in exact.rows(FOLDER, "presentie", exact.refused(FOLDER)["presentie"]):
        sessions[exact.month(row["datum"])][row["lid"]] += int(row["aanwezig"])
    for row in exact.rows(FOLDER, "opgave"):
        month = row["maand"]
        base = Fraction(int(row["bezet"]) * 1150)
        fixed = exact.rounded(base * 40 / 100)
        yield {"rule": "basis", "maand": month, "settled_in": month, "gross": base}
        key = KEY if month < "2026-07" else KEY_FROM_JULY
        for rule, pot, weights in (("naar_sleutel", fixed, key), ("naar_productie", base - fixed, sessions[month])):
            for member, part in exact.split(pot, weights).items():
                yield {"rule": rule, "maand": month, "lid": member, "settled_in": month, "gross": part}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
