#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROVIDERS = ["Kade", "Praktijk Zuid", "Spoor", "Vizier"]
# district, dayparts open a month, fte of the team before and after it grew in July
DISTRICTS = [("Noord", 50, "5", "5"), ("Midden", 45, "4", "4"), ("Zuid", 40, "3", "3,4")]
MONTHS = [f"2026-{number:02}" for number in range(1, 13)]


def declarations(rng):
    for number in range(1, 341):
        date = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365))
        known = date + datetime.timedelta(days=rng.choice([10, 25, 40, 85]))  # some come in months later
        district = rng.choice(DISTRICTS)[0]
        yield [f"D{number:04}", rng.choice(PROVIDERS), f"C{district[0]}{rng.randint(1, 30):02}", district, date.isoformat(), known.isoformat(),
               str(rng.choice([120, 240, 330, 480, 600]))]


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    rows[278 - 2] = list(rows[277 - 2])                              # the same row twice: paid once
    return [change(19, 3, "West", "unknown-entity"),                 # a district without a budget
            change(88, 6, "1200", "out-of-range"),                  # twenty hours in a day
            change(140, 4, "2026-04-31", "date-impossible"),         # no such day
            change(201, 2, "", "empty-cell"),
            change(240, 5, "2027-05-03", "te laat ingediend"),
            (278, "repeated-row")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(21)
    open_ = [[district, month, str(dayparts + rng.choice([-4, -2, 0, 0, 2]))] for district, dayparts, *_ in DISTRICTS for month in MONTHS]
    team = [[district, month, before if month < "2026-07" else after] for district, _, before, after in DISTRICTS for month in MONTHS]
    rows = list(declarations(rng))
    faults = spoil(rows)
    write(HERE / "data/inloop.csv", ["wijk;maand;open", *(";".join(row) for row in open_)])
    write(HERE / "data/formatie.csv", ["wijk;maand;omvang", *(";".join(row) for row in team)])
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;wijk;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"declaratie,declaratie.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
