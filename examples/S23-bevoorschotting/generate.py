#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# provider, estimate, claims: two deliver more than was advanced, one less, one nothing at all
ESTIMATES = [("Duet", "18000", 105), ("Inzet", "31250,75", 95), ("Spoor", "18500,55", 90), ("Thuisbasis", "6000", 0)]


def declarations(rng):
    for provider, _, claims in ESTIMATES:
        for _ in range(claims):
            date = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365))
            known = date + datetime.timedelta(days=rng.choice([4, 18, 33, 80]))  # some come in months later, after the turn of the year
            yield [provider, f"{provider[0]}{rng.randint(1, 25):02}", date.isoformat(), known.isoformat(), str(rng.choice([90, 120, 180, 240, 360]))]


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    faults = [change(22, 1, "Nieuw", "unknown-entity"),              # no estimate, no contract
              change(60, 5, "0", "out-of-range"),
              change(99, 3, "2026-11-31", "date-impossible"),        # no such day
              change(130, 4, "2027-04-01", "te laat ingediend"),     # a day late
              change(171, 2, "", "empty-cell")]
    rows[236 - 2][0] = rows[235 - 2][0]                              # one number, two claims: neither counts
    return faults + [(235, "duplicate-key"), (236, "duplicate-key")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    found = sorted(declarations(random.Random(23)), key=lambda row: row[3])
    rows = [[f"D{number:04}", *row] for number, row in enumerate(found, 1)]
    faults = spoil(rows)
    write(HERE / "data/raming.csv", ["aanbieder;geraamd", *(";".join(row[:2]) for row in ESTIMATES)])
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"declaratie,declaratie.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
