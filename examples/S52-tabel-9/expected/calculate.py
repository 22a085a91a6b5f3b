#!/usr/bin/env python3
"""€ 2,900 per place and quarter (article 5), 5% more where clients move up a quarter of a step on average (6), within the budget of each
neighbourhood and year in the order of quarters (7); whether there are two providers (2). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def outcome():
    refused = exact.refused(FOLDER)
    posts, places = [], defaultdict(lambda: defaultdict(int))
    for row in exact.rows(FOLDER, "opgave", refused["opgave"]):
        count, quarter = int(row["beschikbaar"]), row["kwartaal"]
        posts.append({"rule": "basis", "aanbieder": row["aanbieder"], "wijk": row["wijk"], "kwartaal": quarter, "jaar": "", "settled_in": quarter, "gross": Fraction(2900 * count)})
        places[row["wijk"], quarter[:4]][row["aanbieder"]] += count
    steps = defaultdict(list)
    for row in exact.rows(FOLDER, "zrm", refused["zrm"]):
        steps[row["aanbieder"], row["wijk"], row["jaar"]].append(int(row["nameting"]) - int(row["voormeting"]))
    for (area, year), providers in places.items():
        for provider, count in providers.items():
            moved = steps.get((provider, area, year), [0])
            bonus = exact.rounded(Fraction(5, 100) * 2900 * count)
            if Fraction(sum(moved), len(moved)) >= Fraction(1, 4):
                posts.append({"rule": "redzaam", "aanbieder": provider, "wijk": area, "kwartaal": "", "jaar": year, "settled_in": f"{year}-K4", "gross": bonus})
    decisions = []
    for row in exact.rows(FOLDER, "begroting"):
        area, year = row["wijk"], row["jaar"]
        exact.limited([post for post in posts if post["wijk"] == area and post["settled_in"][:4] == year], Fraction(row["wijkbudget"]), lambda post: post["settled_in"])
        active = sum(count > 0 for count in places[area, year].values())
        decisions.append({"rule": "genoeg", "wijk": area, "jaar": year, "value": "ja" if active >= 2 else "nee"})
    return [{**post, "net": post.get("net", post["gross"])} for post in posts], decisions


if __name__ == "__main__":
    lines, decided = outcome()
    exact.main(FOLDER, lines, decisions=decided)
