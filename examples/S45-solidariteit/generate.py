#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOWNS = {"Valleistad": 123532, "Heideveen": 62240, "Rijnoord": 69311, "Oudewaal": 45306, "Berkum": 10448}
HOMES = ["De Hoenderhof", "Het Anker", "Bosrand"]


def bills(rng):
    for client in range(1, 29):
        home, start, nights = rng.choice(HOMES), rng.randrange(1, 11), rng.randint(1, 7)
        for month in range(start, min(13, start + nights)):
            day = datetime.date(2026 + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)      # the last of the month
            known = day + datetime.timedelta(days=rng.choice([5, 10, 20, 50]))
            yield [home, f"J{client:02}", "", day.isoformat(), known.isoformat(), f"{rng.randint(8, 31) * 412},{rng.choice(['00', '00', '75'])}"]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = [[f"N{n:03}", *row] for n, row in enumerate(sorted(bills(random.Random(45)), key=lambda row: row[3:5]), 1)]
    for of in (10, 47):                                     # a credit of the whole bill
        first = rows[of]
        rows.append([f"N{len(rows) + 1:03}", first[1], first[2], first[0], first[4], f"{first[4][:4]}-12-28", first[6]])
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(8, 6, "0,00", "out-of-range")
    spoil(33, 4, "2026-06-31", "date-impossible")
    spoil(62, 2, "", "empty-cell")                           # for nobody
    spoil(70, 6, "twaalfduizend", "number-malformed")
    spoil(81, 5, "2027-04-20", "te laat ingediend")
    rows.append(list(rows[25]))                              # sent in twice
    faults.append((len(rows) + 1, "repeated-row"))
    write(HERE / "data/bevolking.csv", ["gemeente;jaar;inwoners", *(f"{town};2026;{residents}" for town, residents in TOWNS.items())])
    write(HERE / "data/nota.csv", ["nummer;instelling;cliënt;credit_van;datum;ontvangen;bedrag", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"nota,nota.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
