#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2026, 1, 5), datetime.date(2027, 1, 3)
PROVIDERS = ["Lente", "Stapvoets", "Thuisbasis"]
BANDS = [(1, 4), (1, 4), (2, 5), (3, 6)]
OUTSIDE, LATE = "buiten de toewijzing", "te laat ingediend"


def placements(rng):
    for n in range(1, 13):
        begin = datetime.date(2025, 6, 1) + datetime.timedelta(days=rng.randrange(200)) if n <= 6 else FIRST + datetime.timedelta(days=rng.randrange(250))
        end = max(begin, FIRST) + datetime.timedelta(days=rng.randrange(40, 200)) if n % 3 == 0 else None
        low, high = rng.choice(BANDS)
        yield [f"T{n:02}", rng.choice(PROVIDERS), f"C{n:02}", begin, end if end and end < LAST else None, low, high]


def claims(placed, rng):
    """One visit a week, or two; now and then a week too much, and now and then none."""
    n = 0
    for name, _, _, begin, end, low, high in placed:
        monday = FIRST
        while monday <= LAST:
            for wanted in [rng.choice([low * 60, (low + high) * 30, high * 60, high * 60 + 75, low * 60 - 10])] if rng.random() < 0.88 else []:
                shares = [wanted] if wanted < 200 else [wanted // 2, wanted - wanted // 2]
                for minutes in shares:
                    day = monday + datetime.timedelta(days=rng.randrange(7))
                    if begin <= day <= (end or LAST):
                        n += 1
                        known = day + datetime.timedelta(days=rng.choice([7, 20, 33, 60]))
                        yield [f"D{n:03}", name, str(day), str(known), str(minutes)]
            monday += datetime.timedelta(days=7)


def spoil(rows, placed):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return "declaratie", line, code
    ended = next(row for row in placed if row[4])
    faults = [change(17, 1, "T88", "unknown-entity"),
              change(52, 4, "3", "out-of-range"),               # less than five minutes
              change(90, 2, "2026-02-30", "date-impossible"),
              change(144, 3, "2027-04-01", LATE),
              change(199, 4, "", "empty-cell"),
              change(233, 3, "2027-05-12", LATE)]
    rows += [["D901", ended[0], str(ended[4] + datetime.timedelta(days=1)), "2026-12-20", "60"],    # the day after the last
             ["D902", "T13", "2026-05-05", "2026-06-01", "60"],                                     # its placement was refused
             list(rows[70])]                                                                        # sent twice
    size = len(rows) + 1
    placed.append(["T13", "Lente", "C13", datetime.date(2026, 3, 2), None, 0, 4])                   # a band begins at one hour
    return faults + [("declaratie", size - 2, OUTSIDE), ("declaratie", size - 1, "unknown-entity"), ("declaratie", size, "repeated-row"),
                     ("toewijzing", len(placed) + 1, "out-of-range")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(15)
    placed = list(placements(rng))
    rows = list(claims(placed, rng))
    faults = spoil(rows, placed)
    write(HERE / "data/toewijzing.csv", ["toewijzing;aanbieder;cliënt;begin;eind;minimum;maximum",
                                         *(";".join("" if cell is None else str(cell) for cell in row) for row in placed)])
    write(HERE / "data/declaratie.csv", ["nummer;toewijzing;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
