#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2026, 1, 5), datetime.date(2027, 1, 3)
PROVIDERS = ["Duet", "Inzet", "Spoor"]
DECISIONS = 24


def decisions(rng):
    for n in range(1, DECISIONS + 1):
        begin = FIRST - datetime.timedelta(days=30) + datetime.timedelta(days=rng.randrange(200))
        end = begin + datetime.timedelta(days=rng.choice([90, 120, 180, 270]))
        yield [f"B{n:02}", PROVIDERS[n % 3], f"C{rng.randint(1, 20):02}", begin.isoformat(), end.isoformat() if n % 5 else "",
               str(rng.choice([2, 3, 3, 4])), str(rng.choice([6, 10, 20, 20]))]


def declarations(rng, decided):
    number = 0
    for decision, _, _, begin, end, hours, _ in decided:
        day = max(FIRST, datetime.date.fromisoformat(begin))
        while day <= min(LAST, datetime.date.fromisoformat(end) if end else LAST):
            number += 1
            minutes = min(720, int(hours) * 60 + rng.choice([-90, -60, -30, 0, 0, 0, 30, 90, 180]))
            known = day + datetime.timedelta(days=rng.choice([5, 12, 30, 70]))  # some come in ten weeks later
            yield [f"D{number:04}", decision, day.isoformat(), known.isoformat(), str(minutes)]
            day += datetime.timedelta(days=rng.choice([4, 7, 14, 21]))


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    faults = [change(15, 1, "B99", "unknown-entity"),                  # no such decision
              change(40, 4, "900", "out-of-range"),                    # fifteen hours
              change(66, 2, "2026-13-01", "date-impossible"),          # no such day
              change(90, 4, "", "empty-cell"),                         # how long?
              change(120, 3, "2027-04-01", "te laat ingediend")]
    rows[150 - 2][1:4] = ["B02", "2026-07-20", "2026-08-03"]           # B02 ended two days before
    return faults + [(150, "buiten de beschikking")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(17)
    decided = list(decisions(rng))
    rows = list(declarations(rng, decided))
    faults = spoil(rows)
    write(HERE / "data/beschikking.csv", ["beschikking;aanbieder;cliënt;begin;eind;weekuren;surplus", *(";".join(row) for row in decided)])
    write(HERE / "data/declaratie.csv", ["nummer;beschikking;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"declaratie,declaratie.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
