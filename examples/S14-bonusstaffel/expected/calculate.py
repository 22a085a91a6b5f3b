#!/usr/bin/env python3
"""€ 950 for each placement (article 7.1), and a bonus by the clients that stayed 26 weeks (article 8.2). See ../../exact.py."""
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

LADDER = [(40, 36000), (25, 20000), (10, 7500), (0, 0)]


def posts():
    placed, lasting = Counter(), defaultdict(set)
    for row in exact.rows(FOLDER, "plaatsing", exact.refused(FOLDER)["plaatsing"]):
        placed[row["aanbieder"], exact.quarter(row["vastgesteld"])] += 1
        if int(row["weken"]) >= 26:   # without any of those there is nothing to reward, not even € 0
            lasting[row["aanbieder"], row["vastgesteld"][:4]].add(row["cliënt"])
    for (provider, quarter), count in placed.items():
        yield {"rule": "begeleiding", "aanbieder": provider, "kwartaal": quarter, "settled_in": quarter, "gross": Fraction(950 * count)}
    for (provider, year), clients in lasting.items():
        bonus = next(amount for start, amount in LADDER if len(clients) >= start)
        yield {"rule": "geplaatst", "aanbieder": provider, "jaar": year, "settled_in": f"{year}-K4", "gross": Fraction(bonus)}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
