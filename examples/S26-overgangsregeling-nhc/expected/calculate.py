#!/usr/bin/env python3
"""Each year less of the actual capital costs and more of the normative amount per day (articles 4.1 and 4.2). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

NORMATIVE = {2012: 10, 2013: 20, 2014: 30, 2015: 50, 2016: 70, 2017: 85, 2018: 100}
PER_DAY = {"VV4": Fraction("22.35"), "VV5": Fraction("24.10"), "VV7": Fraction("26.80")}


def per_day(package, year):
    amount = PER_DAY[package]
    for _ in range(2012, year):
        amount = exact.rounded(amount * Fraction(1025, 1000))
    return amount


def posts():
    refused = exact.refused(FOLDER)
    for row in exact.rows(FOLDER, "kapitaallasten", refused["kapitaallasten"]):
        part = Fraction(100 - NORMATIVE[int(row["jaar"])], 100)
        yield {"rule": "nacalculatie", "instelling": row["instelling"], "jaar": row["jaar"], "settled_in": row["jaar"],
               "gross": exact.rounded(part * exact.number(row["werkelijk"]))}
    amounts = defaultdict(Fraction)
    for row in exact.rows(FOLDER, "verblijfsdagen", refused["verblijfsdagen"]):
        year = int(row["jaar"])
        amounts[row["instelling"], row["jaar"]] += Fraction(NORMATIVE[year], 100) * int(row["dagen"]) * per_day(row["zzp"], year)
    for (institution, year), amount in amounts.items():
        yield {"rule": "normatief", "instelling": institution, "jaar": year, "settled_in": year, "gross": exact.rounded(amount)}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
