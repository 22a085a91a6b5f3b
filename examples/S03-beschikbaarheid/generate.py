#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSES = [  # house, provider, class, first day, last day
    ["De Hoek", "Welzijn Vallei", "basis", "2019-03-01", ""],
    ["De Hoek", "Welzijn Vallei", "basis", "2026-08-01", "2026-08-31"],   # line 3: within the line above, so neither holds
    ["Noorderzon", "Welzijn Vallei", "plus", "2020-01-01", ""],
    ["Zuidkamer", "Welzijn Vallei", "basis", "2022-05-16", "2026-10-18"],
    ["Oosterhuis", "De Brink", "basis", "2022-01-01", "2026-02-09"],      # rebuilt, then basis again, then plus
    ["Oosterhuis", "De Brink", "basis", "2026-04-21", "2026-05-31"],
    ["Oosterhuis", "De Brink", "plus", "2026-06-01", ""],
    ["Westhof", "De Brink", "basis", "2026-04-17", ""],
    ["Stationspost", "Leger van de Stad", "plus", "2017-11-01", "2026-07-15"],
    ["Nachtlamp", "Leger van de Stad", "basis", "2026-11-01", "2026-10-31"],  # line 11: the end before the beginning
    ["Kade 4", "Leger van de Stad", "extra", "2026-01-01", ""],           # line 12: no such class
    ["Kade 6", "Leger van de Stad", "basis", "2026-03-01", ""],           # never a visitor on its lists
]
REFUSED_HOUSES = [(2, "duplicate-key"), (3, "duplicate-key"), (11, "interval-reversed"), (12, "unknown-code")]


def open_on(house, day):
    return any(h[0] == house and h[3] <= day <= (h[4] or "9999") for n, h in enumerate(HOUSES, 2) if n not in dict(REFUSED_HOUSES))


def lists(rng):
    n = 0
    for week in range(52):
        for house in ("Noorderzon", "Zuidkamer", "Oosterhuis", "Westhof", "Stationspost"):
            day = (datetime.date(2026, 1, 5) + datetime.timedelta(days=7 * week + rng.randrange(5))).isoformat()
            if day <= "2026-12-31" and open_on(house, day):
                n += 1
                yield [f"S{n:04}", house, day, str(rng.randint(4, 60))]


def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    return [change(15, 1, "De Hoek", "path-missing"),         # its lines were refused
            change(60, 1, "Kade 4", "path-missing"),          # so was this one's
            change(101, 3, "640", "out-of-range"),
            change(140, 3, "", "empty-cell"),                 # not counted that day: not the same as nobody
            change(171, 2, "31-09-2026", "date-malformed")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = list(lists(random.Random(3)))
    faults = spoil(rows)
    write(HERE / "data/openstelling.csv", ["inloophuis;aanbieder;soort;eerste_dag;laatste_dag", *(";".join(house) for house in HOUSES)])
    write(HERE / "data/dagstaat.csv", ["nummer;inloophuis;datum;geteld", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code",
                                           *(f"dagstaat,dagstaat.csv,{line},{code}" for line, code in faults),
                                           *(f"openstelling,openstelling.csv,{line},{code}" for line, code in REFUSED_HOUSES)])


if __name__ == "__main__":
    main()
