#!/usr/bin/env python3
"""Writes data/declaratie.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
PROVIDERS = ["Thuisbasis", "Zorgkompas", "De Schakel"]


def claims(rng):
    for n in range(1, 381):
        day = FIRST + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([6, 11, 20, 48]))           # some come in two months later
        product = rng.choice(["02A15", "02A15", "07A11", "H126", "H126"])
        yield [f"D{n:04}", rng.choice(PROVIDERS), f"C{rng.randint(1, 90):02}", product, day.isoformat(), known.isoformat(),
               str(rng.choice([180, 210, 240]) if product == "07A11" else rng.choice([7, 10, 20, 25, 35, 50, 60, 75]))]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = list(claims(random.Random(44)))
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(25, 3, "H127", "unknown-entity")                 # no rate
    spoil(88, 6, "720", "out-of-range")
    spoil(160, 2, "", "empty-cell")
    spoil(244, 4, "2026-02-30", "date-impossible")
    rows[350 - 2][0] = rows[349 - 2][0]                     # one number, two claims: neither is paid
    faults += [(349, "duplicate-key"), (350, "duplicate-key")]
    rows.append(list(rows[122]))                            # sent in twice, once to each payer: paid once
    faults.append((len(rows) + 1, "repeated-row"))
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;product;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"declaratie,declaratie.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
