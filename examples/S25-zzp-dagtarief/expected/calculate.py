#!/usr/bin/env python3
"""Days times the agreed day tariff, per institution, package and month (article 4.1). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def posts():
    refused = exact.refused(FOLDER)
    tariffs = {(row["instelling"], row["zzp"], row["jaar"]): exact.number(row["dagtarief"])
               for row in exact.rows(FOLDER, "prijsafspraak", refused["prijsafspraak"])}
    amounts = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "verblijf", refused["verblijf"]):
        tariff = tariffs[row["instelling"], row["zzp"], row["datum"][:4]]
        amounts[row["instelling"], row["zzp"], exact.month(row["datum"])] += int(row["dagen"]) * tariff
    for (institution, package, month), amount in amounts.items():
        yield {"rule": "verblijfsdagen", "instelling": institution, "zzp": package, "maand": month, "settled_in": month, "gross": exact.rounded(amount)}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
