#!/usr/bin/env python3
"""Kept appointments by the hour; missed ones at a fee, two per client and quarter at most, in order of month (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATE, FEE = Fraction("62.40"), Fraction("31.20")
ENGLISH = {"geleverd": "delivered", "aanbieder": "provider", "cliënt": "client", "maand": "month", "kwartaal": "quarter",
           "no_showpercentage": "no_show_share"}


def share(part, whole):
    """As published: twenty digits, if it does not end before."""
    return f"{Context(prec=20, rounding=ROUND_HALF_UP).divide(Decimal(part), Decimal(whole)):f}"


def outcome():
    posts, made, stayed_away = [], defaultdict(int), defaultdict(int)
    minutes, missed, paid = defaultdict(int), defaultdict(int), defaultdict(int)
    for row in exact.rows(FOLDER, "afspraak", exact.refused(FOLDER)["afspraak"]):
        key = row["aanbieder"], row["cliënt"], exact.month(row["datum"])
        if row["verschenen"] == "ja":
            minutes[key] += int(row["minuten"])
        else:
            missed[key] += 1
        quarter = row["aanbieder"], exact.quarter(row["datum"])
        made[quarter] += 1
        stayed_away[quarter] += row["verschenen"] == "nee"
    for (provider, client, month), total in minutes.items():
        posts.append({"rule": "geleverd", "aanbieder": provider, "cliënt": client, "maand": month, "settled_in": month,
                      "gross": exact.rounded(Fraction(total, 60) * RATE)})
    for (provider, client, month), number in sorted(missed.items()):
        quarter = provider, client, exact.quarter(month)
        counted = min(number, 2 - paid[quarter])
        paid[quarter] += counted
        posts.append({"rule": "no_show", "aanbieder": provider, "cliënt": client, "maand": month, "settled_in": month, "gross": counted * FEE})
    return posts, [{"rule": "no_showpercentage", "aanbieder": provider, "kwartaal": quarter, "value": share(stayed_away[provider, quarter], number)}
                   for (provider, quarter), number in made.items()]


if __name__ == "__main__":
    amounts, published = outcome()
    exact.main(FOLDER, amounts, english=ENGLISH, decisions=published)
