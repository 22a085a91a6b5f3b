#!/usr/bin/env python3
"""Writes data/levering.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
PROVIDERS = ["Medi", "Velo", "Zorgwiel", "Rolmaat"]


def deliveries(rng):
    for n in range(1, 361):
        day = FIRST + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([1, 3, 8, 20, 45]))  # some come in two months later
        yield [f"L{n:04}", rng.choice(PROVIDERS), f"C{rng.randint(1, 290):03}", rng.choice(["RS-01"] * 6 + ["RS-02"] * 3 + ["RS-03"]),
               day.isoformat(), known.isoformat(), str(rng.choice([1, 1, 1, 1, 2]))]


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    faults = [change(20, 3, "RS-09", "unknown-entity"),            # no price
              change(41, 6, "12", "out-of-range"),                 # more than ten at once
              change(77, 4, "2026-02-30", "date-impossible"),       # no such day
              change(123, 1, "", "empty-cell"),                  # by nobody
              change(200, 5, "2027-04-02", "te laat ingediend")]
    rows[300 - 2][0] = rows[299 - 2][0]                            # one number, two deliveries: neither is paid
    return faults + [(299, "duplicate-key"), (300, "duplicate-key")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = list(deliveries(random.Random(1)))
    faults = spoil(rows)
    write(HERE / "data/levering.csv", ["nummer;aanbieder;cliënt;product;datum;ontvangen;aantal", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"levering,levering.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
