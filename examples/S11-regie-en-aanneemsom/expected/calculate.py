#!/usr/bin/env python3
"""Time and material at the prices of then (articles 4.1, 4.2); the parts of a fixed sum, once ready (article 5.2). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

HOURLY = "55,00", "57,50"   # until, and from 1 July


def outcome():
    refused = exact.refused(FOLDER)
    labour, materials = defaultdict(Fraction), defaultdict(Fraction)
    for row in exact.rows(FOLDER, "werkbon", refused["werkbon"]):
        rate = exact.number(HOURLY[row["datum"] >= "2026-07-01"])
        labour[row["opdracht"], exact.month(row["datum"])] += Fraction(int(row["minuten"]), 60) * rate
    prices = {(row["artikel"], row["maand"]): exact.number(row["prijs"]) for row in exact.rows(FOLDER, "prijslijst")}
    for row in exact.rows(FOLDER, "materiaalbon", refused["materiaalbon"]):
        month = exact.month(row["datum"])
        materials[row["opdracht"], month] += int(row["hoeveelheid"]) * prices[row["artikel"], month] * Fraction(110, 100)
    posts, not_ready = [], []
    for rule, amounts in (("arbeid", labour), ("materiaal", materials)):
        for (job, month), amount in amounts.items():
            posts.append({"rule": rule, "opdracht": job, "maand": month, "settled_in": month, "gross": exact.rounded(amount)})
    sums = {row["opdracht"]: exact.number(row["aanneemsom"]) for row in exact.rows(FOLDER, "opdracht", refused["opdracht"]) if row["aanneemsom"]}
    stages = list(exact.rows(FOLDER, "mijlpaal", refused["mijlpaal"]))
    for job, amount in sums.items():
        parts = exact.split(amount, {row["mijlpaal"]: int(row["deel"].rstrip("%")) for row in stages if row["opdracht"] == job})
        for row in stages:
            if row["opdracht"] == job:
                post = {"rule": "termijn", "mijlpaal": row["mijlpaal"]}
                if row["gereed"]:
                    posts.append({**post, "settled_in": exact.month(row["gereed"]), "gross": parts[row["mijlpaal"]]})
                else:
                    not_ready.append({**post, "amount": parts[row["mijlpaal"]]})
    return posts, not_ready


if __name__ == "__main__":
    due, not_due = outcome()
    exact.main(FOLDER, due, open=not_due)
