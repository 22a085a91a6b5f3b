#!/usr/bin/env python3
"""Writes data/maandstaat.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import calendar
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLIENTS = {"Helder": 7, "Schoon & Co": 5, "Thuishulp Vallei": 3}   # the last stays in the first two brackets
MONTHS = [(year, month) for year in (2026, 2027) for month in range(1, 13)]


def statements(rng):
    n = 0
    for year, month in MONTHS:
        for provider, count in CLIENTS.items():
            for client in range(1, count + 1):
                if provider == "Schoon & Co" and (year, month) in ((2026, 8), (2027, 8)):   # closed in August
                    continue
                if rng.random() < 0.93:
                    n += 1
                    last = datetime.date(year, month, calendar.monthrange(year, month)[1])
                    known = last + datetime.timedelta(days=rng.choice([4, 4, 8, 35, 57]))
                    yield [f"M{n:03}", provider, f"{provider[0]}{client:02}", str(last), str(known), str(rng.randint(90, 260) * 5)]


def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    faults = [change(21, 5, "6500", "out-of-range"),
              change(66, 5, "4", "out-of-range"),
              change(111, 3, "2026-11-31", "date-impossible"),
              change(150, 1, "", "empty-cell"),
              change(205, 4, "2028-03-01", "te laat ingediend"),
              change(240, 5, "acht uur", "number-malformed")]
    rows[261 - 2][0] = rows[260 - 2][0]                     # one number, two statements: neither is paid
    rows.append(list(rows[130]))                            # sent twice
    return faults + [(260, "duplicate-key"), (261, "duplicate-key"), (len(rows) + 1, "repeated-row")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = list(statements(random.Random(13)))
    faults = spoil(rows)
    write(HERE / "data/maandstaat.csv", ["nummer;aanbieder;cliënt;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"maandstaat,maandstaat.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
