#!/usr/bin/env python3
"""What each treatment earns, computed apart from bkm and from the data files only.

    calculate.py                writes expected.csv (closed treatments) and open.csv (not yet due) beside this script
    calculate.py --compare RUN  compares them with RUN/lines.csv and RUN/open.csv, as `bkm settle` wrote them; writes nothing

Exit 1 and the differences, if any. Standard library only; no floating point.
"""
import csv
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
BANDS = [(18_000, None), (12_000, 22_000), (6_000, 13_000), (0, 0)]  # from so many minutes: euros


def rows(path, delimiter=","):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def price(minutes):
    euros = next(euros for start, euros in BANDS if minutes >= start)
    if euros is None:
        sys.exit(f"{minutes} minutes: the contract has no price for this")
    return euros


def settled():
    minutes = Counter()
    for contact in rows(DATA / "verrichting.csv", ";"):
        minutes[contact["behandeling"]] += int(contact["minuten"])
    closed, still_open = [], []
    for row in rows(DATA / "behandeling.csv", ";"):
        total = minutes[row["behandeling"]]
        line = {"behandeling": row["behandeling"], "aanbieder": row["aanbieder"], "minuten": total, "date": row["gesloten"],
                "settled_in": row["gesloten"][:7], "amount": f"{price(total)}.00"}
        (closed if row["gesloten"] else still_open).append(line)
    return closed, still_open


def write(path, lines, columns):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def compared(name, lines, found):
    expected = {line["behandeling"]: (line["settled_in"], line["date"], Fraction(line["amount"])) for line in lines}
    keys = sorted(key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key))
    return [f"{name} {key}: expected {expected.get(key)}, found {found.get(key)}" for key in keys]


def main():
    closed, still_open = settled()
    problems = []
    if len(sys.argv) == 3 and sys.argv[1] == "--compare":
        run = Path(sys.argv[2])
        problems = compared("line", closed, {r["behandeling"]: (r["settled_in"], r["date"], Fraction(r["net"])) for r in rows(run / "lines.csv")})
        problems += compared("open", still_open, {r["behandeling"]: ("", "", Fraction(r["amount"])) for r in rows(run / "open.csv")})
    elif len(sys.argv) == 1:
        write(HERE / "expected.csv", closed, ["behandeling", "aanbieder", "minuten", "date", "settled_in", "amount"])
        write(HERE / "open.csv", still_open, ["behandeling", "aanbieder", "minuten", "amount"])
    else:
        sys.exit(__doc__)
    for problem in problems[:40]:
        print(problem)
    print(f"{len(closed)} closed, € {sum(int(line['amount'][:-3]) for line in closed)}.00; {len(still_open)} open; {len(problems)} differences")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
