#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOWNS = ["Valleistad"] * 5 + ["Heideveen"] * 3 + ["Rijnoord"] * 3 + ["Oudewaal"] * 2 + ["Berkum"]
HOMES = ["De Hoenderhof", "Het Anker", "Bosrand"]


def origins(rng):
    for n in range(1, 31):
        town, born = rng.choice(TOWNS), datetime.date(2024, 1, 1) + datetime.timedelta(days=rng.randrange(700))
        if rng.random() < 0.25:                                                            # the family moves during the year
            moved = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(30, 330))
            yield [f"J{n:02}", town, born.isoformat(), (moved - datetime.timedelta(days=1)).isoformat()]
            yield [f"J{n:02}", rng.choice([other for other in TOWNS if other != town]), moved.isoformat(), ""]
        else:
            yield [f"J{n:02}", town, born.isoformat(), ""]


def bills(rng):
    for client in range(1, 31):
        home, start, months = rng.choice(HOMES), rng.randrange(1, 11), rng.randint(1, 7)
        for month in range(start, min(13, start + months)):
            day = datetime.date(2026, month, rng.randint(1, 28))
            known = day + datetime.timedelta(days=rng.choice([15, 20, 35, 60]))
            yield [home, f"J{client:02}", "", day.isoformat(), known.isoformat(), f"{rng.randint(8, 31) * 412},{rng.choice(['00', '00', '75'])}"]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(46)
    places = list(origins(rng))
    rows = [[f"N{n:03}", *row] for n, row in enumerate(sorted(bills(rng), key=lambda row: row[3:5]), 1)]
    first = rows[31]
    rows.append([f"N{len(rows) + 1:03}", first[1], first[2], first[0], first[4], f"{first[4][:4]}-12-20", first[6]])      # a credit of the whole bill
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append(("nota", line, code))
    spoil(12, 2, "J77", "path-missing")                       # of no town of this region
    spoil(50, 6, "-412,00", "out-of-range")                    # a credit is a row of its own, not an amount below zero
    spoil(66, 4, "2026-13-01", "date-impossible")
    spoil(88, 5, "2027-04-02", "te laat ingediend")
    late = next(row for row in rows if row[2] == "J09")
    late[4] = "2023-12-31"                                     # before the client was registered anywhere: no refusal, it lies before the term
    lost = places[5]                                           # a move with the days the wrong way round
    lost[2], lost[3] = "2026-02-01", "2026-01-31"
    faults.append(("herkomst", 7, "interval-reversed"))
    bad = {line for table, line, _ in faults if table == "nota"}
    faults += [("nota", line, "path-missing") for line, row in enumerate(rows, 2) if row[2] == lost[0] and line not in bad]
    write(HERE / "data/herkomst.csv", ["cliënt;gemeente;begin;eind", *(";".join(row) for row in places)])
    write(HERE / "data/nota.csv", ["nummer;instelling;cliënt;credit_van;datum;ontvangen;bedrag", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
