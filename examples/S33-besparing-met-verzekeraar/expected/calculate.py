#!/usr/bin/env python3
"""The bills of both domains, and 30% of what they differ from what was expected, up to a tenth of it (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

RULES = {"Zvw": ("zorg", "verschil_zvw", {"2026": Fraction("46.50"), "2027": Fraction("47.90")}),
         "Wmo": ("begeleiding", "verschil_wmo", {"2026": Fraction("31.20"), "2027": Fraction("32.15")})}


def posts():
    paid, spent = defaultdict(Fraction), defaultdict(Fraction)
    for row in exact.rows(FOLDER, "nota", exact.refused(FOLDER)["nota"]):
        amount = exact.number(row["bedrag"])
        paid[row["domein"], row["gemeente"], row["aanbieder"], exact.quarter(row["datum"])] += amount
        spent[row["domein"], row["gemeente"], row["datum"][:4]] += amount
    for (domain, place, provider, quarter), amount in paid.items():
        yield {"rule": RULES[domain][0], "gemeente": place, "aanbieder": provider, "kwartaal": quarter, "settled_in": quarter, "gross": amount}
    for row in exact.rows(FOLDER, "bevolking"):
        for domain, (_, rule, rates) in RULES.items():
            expected = int(row["inwoners"]) * rates[row["jaar"]]
            counted = max(-expected / 10, min(expected / 10, expected - spent[domain, row["gemeente"], row["jaar"]]))
            yield {"rule": rule, "gemeente": row["gemeente"], "jaar": row["jaar"], "settled_in": row["jaar"] + "-K4",
                   "gross": exact.rounded(counted * 30 / 100)}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
