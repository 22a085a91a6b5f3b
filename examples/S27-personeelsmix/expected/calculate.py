#!/usr/bin/env python3
"""Hours at the price of their product and staff level, per provider and month (article 4.1). See ../../exact.py."""
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

PRICES = {("begeleiding", "ervaring"): "41.40", ("begeleiding", "mbo"): "54.00", ("begeleiding", "hbo"): "67.80",
          ("specialistisch", "mbo"): "61.20", ("specialistisch", "hbo"): "79.80"}


def share(part, whole):
    """As published: twenty digits, if it does not end before."""
    return f"{Context(prec=20, rounding=ROUND_HALF_UP).divide(Decimal(part), Decimal(whole)):f}"


def outcome():
    amounts, minutes, by_experience = defaultdict(Fraction), defaultdict(int), defaultdict(int)
    for row in exact.rows(FOLDER, "inzet", exact.refused(FOLDER)["inzet"]):
        price = Fraction(PRICES[row["product"], row["niveau"]])
        amounts[row["aanbieder"], row["product"], row["niveau"], exact.month(row["datum"])] += Fraction(int(row["minuten"]), 60) * price
        quarter = row["aanbieder"], exact.quarter(row["datum"])
        minutes[quarter] += int(row["minuten"])
        by_experience[quarter] += int(row["minuten"]) if row["niveau"] == "ervaring" else 0
    posts = [{"rule": "geleverd", "aanbieder": provider, "product": product, "niveau": level, "maand": month, "settled_in": month,
              "gross": exact.rounded(amount)} for (provider, product, level, month), amount in amounts.items()]
    return posts, [{"rule": "aandeel_ervaring", "aanbieder": provider, "kwartaal": quarter, "value": share(by_experience[provider, quarter], whole)}
                   for (provider, quarter), whole in minutes.items()]


if __name__ == "__main__":
    paid, published = outcome()
    exact.main(FOLDER, paid, decisions=published)
