#!/usr/bin/env python3
"""What the client pays, by income and at most so much each month; the municipality pays the rest (articles 4 and 6). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

MOST = {"minimum": Fraction(0), "laag": Fraction("21.8"), "midden": Fraction(65), "hoog": Fraction(140)}


def rows(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER).get(name, ()))


def posts():
    minutes = defaultdict(lambda: defaultdict(int))
    for row in rows("declaratie"):
        minutes[row["cliënt"], exact.month(row["datum"])][row["aanbieder"]] += int(row["minuten"])
    most = {row["cliënt"]: MOST[row["inkomensklasse"]] for row in rows("inkomens")}
    for (client, month), providers in minutes.items():
        costs = {provider: exact.rounded(total * Fraction("63.5") / 60) for provider, total in providers.items()}
        own = exact.split(min(sum(costs.values()), most.get(client, Fraction(0))), costs)
        for provider, amount in costs.items():
            key = {"cliënt": client, "aanbieder": provider, "maand": month, "settled_in": month}
            yield {"rule": "eigen_bijdrage", **key, "gross": own[provider]}
            yield {"rule": "vergoeding", **key, "gross": amount - own[provider]}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
