#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
HISTORY = [["Brug", "120000"], ["Stroom", "61250,50"], ["Vonk", "150000"]]
# hours a month in 2026, 2027 and 2028: one stays the same, one grows, one shrinks, one is new
HOURS = {"Brug": (140, 140, 140), "Stroom": (75, 95, 110), "Vonk": (150, 110, 80), "Nieuw": (20, 45, 70)}


def declarations(rng):
    for year in (2026, 2027, 2028):
        for month in range(1, 13):
            for provider, hours in HOURS.items():
                whole = hours[year - 2026] + rng.randint(-12, 12)
                for part in (whole // 2, whole // 3, whole - whole // 2 - whole // 3):
                    date = datetime.date(year, month, rng.randint(1, 28))
                    known = date + datetime.timedelta(days=rng.choice([12, 30, 30, 75]))  # some come in months later
                    yield [provider, f"{provider[0]}{rng.randint(1, 40):02}", date.isoformat(), known.isoformat(), str(max(1, part))]


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    faults = [change(40, 5, "250", "out-of-range"),                  # more than a client can have in a month
              change(101, 3, "2026-06-31", "date-impossible"),       # no such day
              change(250, 5, "12,5", "number-too-fine"),             # whole hours were agreed
              change(333, 1, "", "empty-cell")]
    rows[140 - 2][3:5] = ["2026-12-28", "2027-03-29"]                # a day after three months
    rows[141 - 2][3:5] = ["2026-12-28", "2027-03-28"]                # just in time
    return faults + [(140, "te laat ingediend")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = [[f"D{number:04}", *row] for number, row in enumerate(declarations(random.Random(22)), 1)]
    faults = spoil(rows)
    write(HERE / "data/historie.csv", ["aanbieder;omzet2025", *(";".join(row) for row in HISTORY)])
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;datum;ontvangen;uren", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"declaratie,declaratie.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
