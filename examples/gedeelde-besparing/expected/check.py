#!/usr/bin/env python3
"""Compares what was really paid (published.csv) with the rule, or with a settlement.

    check.py                    the rule of the contract in exact fractions, from ../data/results.csv
    check.py OUT/lines.csv      the lines that `bkm settle` wrote

A row `exact` must agree to the cent (2013) or dollar (2014); a row `near` within $ 0.25 (2013) or $ 1 (2014), because its inputs were
printed rounded. No line is a line of 0. Exit 1 and the differing rows, if any. Standard library only; no floating point.
"""
import csv
import sys
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
STEP = {"2013": Fraction(1, 100), "2014": Fraction(1)}
MARGIN = {"2013": Fraction(1, 4), "2014": Fraction(1)}
GAIN_LIMIT = {"T1": Fraction(10, 100), "T2": Fraction(15, 100)}
LOSS_LIMIT = {"2013": Fraction(5, 100), "2014": Fraction(75, 1000)}


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def rounded(value, step):
    """To a multiple of step, half away from zero."""
    steps = abs(value) / step
    whole = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    return (whole if value >= 0 else -whole) * step


def earned(result):
    """What one result earns (> 0) or owes (< 0)."""
    benchmark, savings, share = (Fraction(result[c]) for c in ("benchmark", "savings", "sharing_rate"))
    track, year = result["track"], result["year"]
    rate = savings / benchmark
    amount = Fraction(0)
    if rate >= Fraction(result["minimum_rate"]):
        amount = min(savings * share * Fraction(98, 100), benchmark * GAIN_LIMIT[track])
    elif track == "T2" and rate <= -Fraction(result["minimum_loss_rate"]):
        part = min(max(1 - share, Fraction(40, 100)), Fraction(60, 100))
        amount = -min(-savings * part, benchmark * LOSS_LIMIT[year])
    return rounded(amount, STEP[year])


def from_rule():
    return {(r["aco"], r["year"]): earned(r) for r in rows(HERE.parent / "data" / "results.csv")}


def from_lines(path):
    found = {}
    for line in rows(path):
        key = line["aco"], line["jaar"] if "jaar" in line else line["year"]
        found[key] = found.get(key, Fraction(0)) + Fraction(line["net"])
    return found


def main():
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    found = from_lines(sys.argv[1]) if len(sys.argv) == 2 else from_rule()
    counts = {"exact": 0, "near": 0}
    different = []
    published = {(p["aco"], p["year"]): p for p in rows(HERE / "published.csv")}
    for key, row in published.items():
        counts[row["agreement"]] += 1
        difference = found.get(key, Fraction(0)) - Fraction(row["earned"])
        allowed = MARGIN[key[1]] if row["agreement"] == "near" else 0
        if abs(difference) > allowed:
            different.append(f"{key[0]} {key[1]} {row['agreement']}: published {row['earned']}, found {found.get(key, Fraction(0))}")
    different += [f"{aco} {year}: found {found[aco, year]}, not published" for aco, year in found.keys() - published.keys()]
    for text in sorted(different):
        print(text)
    print(f"{counts['exact']} exact, {counts['near']} near, {len(different)} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
