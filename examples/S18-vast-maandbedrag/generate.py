#!/usr/bin/env python3
"""Writes data/arrangement.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROVIDERS = ["Duet", "Inzet", "Spoor", "Thuisbasis"]
CLASSES = ["licht", "midden", "zwaar", "intensief"]
YEAR_END = datetime.date(2026, 12, 31)


def arrangements(rng):
    """A client has one arrangement after the other: heavier, lighter, or none for a while."""
    number = 0
    for client in range(1, 81):
        day = datetime.date(2025, 10, 1) + datetime.timedelta(days=rng.randrange(300))
        level = rng.choice([0, 0, 1, 1, 1, 2])
        provider = rng.choice(PROVIDERS)
        for last in range(rng.choice([1, 1, 2, 3]), 0, -1):
            number += 1
            end = day + datetime.timedelta(days=rng.choice([35, 80, 91, 140, 200]))
            still = last == 1 and rng.random() < 0.6
            known = day + datetime.timedelta(days=rng.choice([-5, 1, 4, 20, 60]))  # some are reported two months later
            yield [f"A{number:03}", provider, f"C{client:03}", CLASSES[level], day.isoformat(), "" if still else end.isoformat(), known.isoformat()]
            day = end + datetime.timedelta(days=rng.choice([1, 1, 1, 30]))
            level = min(3, max(0, level + rng.choice([-1, 1])))
            if day > YEAR_END:
                break


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    faults = [change(12, 3, "extra", "unknown-code"),                # no such class
              change(33, 1, "", "empty-cell"),                       # by nobody
              change(58, 4, "01-03-2026", "date-malformed"),         # another notation
              change(91, 6, "2027-02-01", "te laat gemeld")]
    rows[74 - 2][4:6] = ["2026-05-01", "2026-04-30"]
    return faults + [(74, "interval-reversed")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = list(arrangements(random.Random(18)))
    faults = spoil(rows)
    write(HERE / "data/arrangement.csv", ["arrangement;aanbieder;cliënt;klasse;begin;eind;gemeld", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"arrangement,arrangement.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
