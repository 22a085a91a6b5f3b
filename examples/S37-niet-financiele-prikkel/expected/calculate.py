#!/usr/bin/env python3
"""Hours at one price (article 4.1), and what has no price: the ranking and what follows from it (articles 7 and 8). See ../../exact.py."""
import sys
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATE = Fraction("58.6")


def rows(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER).get(name, ()))


def posts():
    for row in rows("urenstaat"):
        yield {"rule": "begeleid", "aanbieder": row["aanbieder"], "maand": row["maand"], "settled_in": row["maand"],
               "gross": exact.rounded(exact.number(row["uren"]) * RATE)}


def decisions():
    def yes(holds):
        return "ja" if holds else "nee"
    surveys = [(row["aanbieder"], row["jaar"], exact.number(row["rapportcijfer"]), int(row["gebreken"])) for row in rows("onderzoek")]
    lowest = {}
    for provider, year, mark, shortcomings in surveys:
        place = 1 + sum(other > mark for _, same, other, _ in surveys if same == year)
        key = {"aanbieder": provider, "jaar": year, "looptijd": ""}
        yield {"rule": "ranglijst", **key, "value": str(place)}
        yield {"rule": "voorkeur", **key, "value": yes(place <= 3)}
        yield {"rule": "innovatieruimte", **key, "value": yes(mark >= 8 and shortcomings == 0)}
        lowest[provider] = min(mark, lowest.get(provider, mark))
    for provider, mark in lowest.items():
        yield {"rule": "continuiteit", "aanbieder": provider, "jaar": "", "looptijd": "2026", "value": yes(mark >= 7)}


if __name__ == "__main__":
    exact.main(FOLDER, list(posts()), decisions=list(decisions()))
