#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# hospital, year, capital costs, residents, beds, specialist places, admissions; and the DBCs that were closed
BUDGETS = [("Bos", "2007", "151240,75", "2400", "30", "6", "900", 60), ("Bos", "2008", "149875,20", "2430", "30", "6,5", "915", 75),
           ("Duin", "2007", "98400", "1800", "22", "4,5", "610", 66), ("Duin", "2008", "97120", "1795", "22", "4,5", "598", 48),
           ("Stad", "2007", "201330", "3100", "41", "8", "1240", 82), ("Stad", "2008", "204115,10", "3160", "40", "8,2", "1255", 84)]
PRODUCTS = ["heup"] * 5 + ["knie"] * 5 + ["staar"] * 8 + ["hart"] * 2


def treatments(rng):
    for hospital, year, *_, closed in BUDGETS:
        for _ in range(closed):
            day = datetime.date(int(year), 1, 1) + datetime.timedelta(days=rng.randrange(365))
            known = day + datetime.timedelta(days=rng.choice([10, 21, 45, 120]))  # some come in four months later, in the next year
            yield [hospital, rng.choice(PRODUCTS), day.isoformat(), known.isoformat()]


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    rows[120 - 2][3:5] = ["2007-12-20", "2008-06-02"]
    rows[310 - 2][3:5] = ["2008-12-31", "2009-05-31"]                # just in time
    return [change(17, 2, "long", "unknown-entity"),                 # no tariff
            change(88, 3, "2007-02-29", "date-impossible"),          # no leap year
            (120, "te laat ingediend"),                              # the difference over 2007 was fixed by then
            change(205, 1, "", "empty-cell"),
            change(260, 4, "12 mei", "date-malformed")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    found = sorted(treatments(random.Random(24)), key=lambda row: row[2])
    rows = [[f"Z{number:04}", *row] for number, row in enumerate(found, 1)]
    faults = spoil(rows)
    write(HERE / "data/budgetparameters.csv", ["ziekenhuis;jaar;kapitaallasten;inwoners;bedden;specialisten;opnamen", *(";".join(row[:-1]) for row in BUDGETS)])
    write(HERE / "data/dbc.csv", ["nummer;ziekenhuis;zorgproduct;gesloten;ontvangen", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"dbc,dbc.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
