#!/usr/bin/env python3
"""Hours of professionals, and of others up to eight for each hour in which a professional guides them (article 4). See ../../exact.py."""
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

PROFESSIONAL, EXPERIENCED = Fraction("67.80"), Fraction("41.40")


def posts():
    refused = exact.refused(FOLDER)
    staff = {row["medewerker"]: row for row in exact.rows(FOLDER, "personeel")}
    minutes, guided = {"professional": Counter(), "ervaringsdeskundige": Counter()}, Counter()
    for row in exact.rows(FOLDER, "inzet", refused["inzet"]):
        employee = staff[row["medewerker"]]
        key = employee["aanbieder"], exact.month(row["datum"])
        minutes[employee["rol"]][key] += int(row["minuten"])
    for row in exact.rows(FOLDER, "werkbegeleiding", refused["werkbegeleiding"]):
        guided[row["aanbieder"], exact.month(row["datum"])] += int(row["duur"])

    def post(rule, key, time, rate):
        return {"rule": rule, "aanbieder": key[0], "maand": key[1], "settled_in": key[1], "gross": exact.rounded(Fraction(time, 60) * rate)}
    for key, time in minutes["professional"].items():
        yield post("professional", key, time, PROFESSIONAL)
    for key, time in minutes["ervaringsdeskundige"].items():
        yield post("verlengde_arm", key, min(time, 8 * guided[key]), EXPERIENCED)
    for key, time in guided.items():
        yield post("werkbegeleid", key, time, PROFESSIONAL)


if __name__ == "__main__":
    exact.main(FOLDER, posts())
