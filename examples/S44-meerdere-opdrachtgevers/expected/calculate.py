#!/usr/bin/env python3
"""The costs of a month, split over municipality and care office by the key of the product (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RATES = {"02A15": Fraction("62.4"), "07A11": Fraction("18.1"), "H126": Fraction("57.36")}
KEYS = {"02A15": (65, 35), "07A11": (50, 50), "H126": (20, 80)}
ENGLISH = {"bijdrage": "contribution", "financier": "payer", "aanbieder": "provider", "maand": "month", "gemeente": "municipality",
           "zorgkantoor": "regional_office"}


def posts():
    minutes = defaultdict(int)
    for row in exact.rows(FOLDER, "declaratie", exact.refused(FOLDER)["declaratie"]):
        minutes[row["aanbieder"], row["product"], exact.month(row["datum"])] += int(row["minuten"])
    for (provider, product, month), total in minutes.items():
        costs = exact.rounded(total * RATES[product] / 60)
        for payer, part in exact.split(costs, dict(zip(("gemeente", "zorgkantoor"), KEYS[product]))).items():
            yield {"rule": "bijdrage", "financier": payer, "aanbieder": provider, "product": product, "maand": month, "settled_in": month,
                   "gross": part}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), english=ENGLISH)
