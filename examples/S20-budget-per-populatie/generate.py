#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
GUARANTEED = [["Haven", "2026", "20000"], ["Kompas", "2026", "15000"], ["Molen", "2026", "9500"]]  # Ster has none
PROVIDERS = ["Haven", "Kompas", "Molen", "Ster"]


def assignments(rng):
    for number in range(1, 61):
        begin = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(240))
        end = begin + datetime.timedelta(days=rng.choice([91, 120, 182]))
        product = rng.choice(["begeleiding", "begeleiding", "behandeling"])
        yield [f"T{number:02}", rng.choice(PROVIDERS), f"C{rng.randint(1, 50):02}", product, begin.isoformat(), end.isoformat()]


def declarations(rng, assigned):
    for assignment, *_, begin, end in assigned:
        day = datetime.date.fromisoformat(begin) + datetime.timedelta(days=rng.randrange(14))
        while day <= min(datetime.date.fromisoformat(end), datetime.date(2026, 12, 31)):
            known = day + datetime.timedelta(days=rng.choice([7, 7, 20, 65]))  # some come in two months later
            yield [assignment, day.isoformat(), known.isoformat(), str(rng.choice([180, 240, 300, 420, 480]))]
            day += datetime.timedelta(days=rng.choice([14, 21, 28]))


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows, assigned):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    ended = min(assigned, key=lambda row: row[5])
    rows[111 - 2][1:4] = [ended[0], (datetime.date.fromisoformat(ended[5]) + datetime.timedelta(days=1)).isoformat(), "2026-12-15"]
    return [change(25, 1, "T77", "unknown-entity"),                          # no access decision
            change(70, 4, "0", "out-of-range"),                              # nothing done
            (111, "buiten de toewijzing"),                             # a day after its end
            change(170, 3, "2027-04-01", "te laat ingediend"),
            change(222, 2, "", "empty-cell")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(20)
    assigned = list(assignments(rng))
    rows = [[f"D{number:04}", *row] for number, row in enumerate(sorted(declarations(rng, assigned), key=lambda row: row[2]), 1)]
    faults = spoil(rows, assigned)
    write(HERE / "data/garantie.csv", ["aanbieder;jaar;vast_deel", *(";".join(row) for row in GUARANTEED)])
    write(HERE / "data/toewijzing.csv", ["toewijzing;aanbieder;cliënt;product;begin;eind", *(";".join(row) for row in assigned)])
    write(HERE / "data/declaratie.csv", ["nummer;toewijzing;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"declaratie,declaratie.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
