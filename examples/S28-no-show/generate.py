#!/usr/bin/env python3
"""Writes data/afspraak.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROVIDERS = ["Duet", "Inzet", "Spoor"]


def appointments(rng):
    """Some clients hardly ever come: they are well above two missed appointments a quarter."""
    for client in range(1, 25):
        stays_away = 0.7 if client % 6 == 0 else 0.12
        provider = PROVIDERS[client % 3]
        day = rng.randrange(40)
        while day < 365:
            date = datetime.date(2026, 1, 1) + datetime.timedelta(days=day)
            known = date + datetime.timedelta(days=rng.choice([3, 12, 30, 85]))  # some come in months later
            came = "nee" if rng.random() < stays_away else "ja"
            yield [provider, f"C{client:02}", date.isoformat(), known.isoformat(), str(rng.choice([45, 60, 60, 75, 90, 120])), came]
            day += rng.choice([14, 21, 28])


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    return [change(18, 6, "", "empty-cell"),                         # did the client come?
            change(50, 5, "10", "out-of-range"),                     # a phone call
            change(93, 3, "2026-02-29", "date-impossible"),          # no leap year
            change(140, 4, "2027-04-01", "te laat ingediend"),       # a day late
            change(211, 6, "misschien", "value-malformed")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    found = sorted(appointments(random.Random(28)), key=lambda row: row[2])
    rows = [[f"A{number:04}", *row] for number, row in enumerate(found, 1)]
    faults = spoil(rows)
    write(HERE / "data/afspraak.csv", ["nummer;aanbieder;cliënt;datum;ontvangen;minuten;verschenen", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"afspraak,afspraak.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
