#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOWNS = {"Valleistad": (123532, 124900), "Heideveen": (62240, 62815), "Rijnoord": (69311, 69870), "Oudewaal": (45306, 45512),
         "Berkum": (10448, 10502)}
HOMES = ["De Hoenderhof", "Het Anker", "Bosrand"]
# how many bills a town has in 2023 .. 2027: a small town with one dear year
COUNTS = {"Valleistad": (16, 18, 14, 15, 19), "Heideveen": (9, 6, 8, 11, 5), "Rijnoord": (7, 9, 9, 8, 8), "Oudewaal": (3, 0, 4, 2, 5),
          "Berkum": (0, 0, 0, 9, 2)}


def bills(rng):
    for town, counts in COUNTS.items():
        for year, count in enumerate(counts, 2023):
            for _ in range(count):
                day = datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365))
                known = day + datetime.timedelta(days=rng.choice([15, 20, 35, 75]))        # some in the next year
                yield [town, rng.choice(HOMES), f"J{rng.randint(1, 60):02}", day.isoformat(), known.isoformat(),
                       f"{rng.randint(8, 31) * 412},{rng.choice(['00', '00', '35'])}"]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = [[f"N{n:03}", *row] for n, row in enumerate(sorted(bills(random.Random(47)), key=lambda row: row[3:5]), 1)]
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(11, 1, "Stadwijk", "unknown-code")                  # does not take part
    spoil(44, 6, "", "empty-cell")                            # of 2024: counts in no average
    spoil(97, 6, "275000,00", "out-of-range")
    spoil(130, 4, "2026-02-29", "date-impossible")
    spoil(len(rows), 5, "2028-04-03", "te laat ingediend")
    rows.append(list(rows[120]))                              # sent in twice
    faults.append((len(rows) + 1, "repeated-row"))
    write(HERE / "data/bevolking.csv", ["gemeente;jaar;inwoners", *(f"{town};{year};{people}" for town, counts in TOWNS.items()
                                                                    for year, people in zip((2026, 2027), counts))])
    write(HERE / "data/nota.csv", ["nummer;gemeente;instelling;cliënt;datum;ontvangen;bedrag", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"nota,nota.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
