#!/usr/bin/env python3
"""Writes data/declaratie.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
PROVIDERS = ["Thuisbasis", "Stichting Mee", "De Schakel"]


def claims(rng):
    for n in range(1, 421):
        after = rng.randrange(730)
        day = FIRST + datetime.timedelta(days=after)
        known = day.replace(day=28) + datetime.timedelta(days=rng.choice([6, 9, 12, 40, 58]))   # some two months later
        group = rng.random() < 0.2 + after / 1200                                               # ever more in groups: the agreement works
        yield [f"D{n:04}", rng.choice(PROVIDERS), f"C{rng.randint(1, 80):02}", "groep" if group else "individueel",
               day.isoformat(), known.isoformat(), str(rng.choice([120, 180, 240]) if group else rng.choice([25, 45, 50, 60, 75, 90]))]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = list(claims(random.Random(35)))
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(18, 3, "dagopvang", "unknown-entity")          # no product of this contract
    spoil(77, 6, "0", "out-of-range")                     # no minutes
    spoil(142, 6, "een uur", "number-malformed")
    spoil(230, 4, "2027-11-31", "date-impossible")
    spoil(305, 2, "", "empty-cell")                       # for nobody
    spoil(388, 5, "2028-04-12", "te laat ingediend")
    rows.append(list(rows[40]))                           # the same line sent in twice: paid once
    faults.append((len(rows) + 1, "repeated-row"))
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;product;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"declaratie,declaratie.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
