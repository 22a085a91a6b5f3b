#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
MEMBERS = ["werkplaats"] * 5 + ["zorgtuin"] * 3 + ["atelier"] * 2
PLACES = [31, 31, 33, 34, 34, 36, 36, 29, 37, 38, 38, 35]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(43)
    rows = []
    for n in range(1, 361):
        day = FIRST + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([7, 15, 30, 45]))
        rows.append([f"A{n:04}", rng.choice(MEMBERS), f"C{rng.randint(1, 60):02}", day.isoformat(), known.isoformat(), str(rng.choice([1, 2, 2]))])
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(14, 1, "buurthuis", "unknown-code")             # no member
    spoil(59, 5, "3", "out-of-range")                      # a day has two halves
    spoil(120, 2, "", "empty-cell")
    spoil(201, 3, "2026-04-31", "date-impossible")
    spoil(287, 4, "2027-03-11", "te laat ingediend")
    rows[330 - 2][0] = rows[329 - 2][0]                     # one number, two rows: neither counts
    faults += [(329, "duplicate-key"), (330, "duplicate-key")]
    rows.append(list(rows[75]))                             # sent in twice: counts once
    faults.append((len(rows) + 1, "repeated-row"))
    write(HERE / "data/opgave.csv", ["maand;bezet", *(f"2026-{n:02};{places}" for n, places in enumerate(PLACES, 1))])
    write(HERE / "data/presentie.csv", ["nummer;lid;cliënt;datum;ontvangen;aanwezig", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"presentie,presentie.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
