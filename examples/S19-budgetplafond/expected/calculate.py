#!/usr/bin/env python3
"""Hours within the agreed hours, at the rate, within the budget of the provider (articles 4.1, 4.3 and 4.4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def outcome():
    posts, signals = [], []
    agreed = {row["aanbieder"]: row for row in exact.rows(FOLDER, "afspraak")}
    hours = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "declaratie", exact.refused(FOLDER)["declaratie"]):
        hours[row["aanbieder"], exact.month(row["datum"])] += Fraction(int(row["minuten"]), 60)
    spent, used = defaultdict(Fraction), defaultdict(Fraction)
    for (provider, month), worked in sorted(hours.items()):
        bound = agreed[provider]["uren"]
        counted = min(worked, int(bound) - used[provider]) if bound else worked
        used[provider] += counted
        gross = exact.rounded(counted * (80 if month < "2026-07" else 82))
        net = min(gross, int(agreed[provider]["budget"]) - spent[provider])
        spent[provider] += net
        posts.append({"rule": "begeleiding", "aanbieder": provider, "maand": month, "settled_in": month, "gross": gross, "net": net})
    for provider, row in agreed.items():
        for number in range(1, 13):
            month = f"2026-{number:02}"
            to_date = sum(post["gross"] for post in posts if post["aanbieder"] == provider and post["maand"] <= month)
            signals.append({"rule": "budgetsignaal", "aanbieder": provider, "maand": month,
                            "value": "ja" if to_date >= Fraction(7, 10) * exact.number(row["budget"]) else "nee"})
    return posts, signals


if __name__ == "__main__":
    paid, decided = outcome()
    exact.main(FOLDER, paid, decisions=decided)
