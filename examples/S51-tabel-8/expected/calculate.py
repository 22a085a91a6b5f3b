#!/usr/bin/env python3
"""€ 1,150 per place (article 5), shared 60/40 by the members (5.3); a bonus in steps for clients who move up (6); the decision to extend (8)."""
import sys
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

SHARES = {"A": Fraction(60, 100), "B": Fraction(40, 100)}


def outcome():
    refused = exact.refused(FOLDER)
    posts = []
    for row in exact.rows(FOLDER, "opgave", refused["opgave"]):
        amount = Fraction(int(row["bezet"]) * 1150)
        posts.append({"rule": "basis", "maand": row["maand"], "lid": "", "settled_in": row["maand"], "gross": amount})
        for member, part in exact.split(amount, SHARES).items():
            posts.append({"rule": "lidbedrag", "maand": row["maand"], "lid": member, "settled_in": row["maand"], "gross": part})
    forward = {row["cliënt"] for row in exact.rows(FOLDER, "zrm", refused["zrm"])
               if row["domein"] == "dagbesteding" and row["eindscore"] and int(row["eindscore"]) - int(row["beginscore"]) >= 1}
    bonus = 12_500 if len(forward) >= 20 else 5_000 if len(forward) >= 10 else 0
    posts.append({"rule": "vooruitgang", "maand": "", "lid": "", "settled_in": "2027-12", "gross": Fraction(bonus)})
    return posts, [{"rule": "verlengen", "value": "ja" if len(forward) >= 20 else "nee"}]


if __name__ == "__main__":
    lines, decided = outcome()
    exact.main(FOLDER, lines, decisions=decided)
