#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOWNS = [("Valleistad", 123532, "48250000,00"), ("Heideveen", 62240, "21900000,00"), ("Rijnoord", 69311, "33480500,50"),
         ("Berkum", 10448, "3105000,00")]
# institution, price, minimum, key, stays
HOMES = [("De Hoenderhof", "412,35", 1600, "inwoners", 52), ("Het Anker", "387,90", 900, "budget", 35), ("Bosrand", "455,00", 1200, "opslag", 47),
         ("De Hoeve", "398,10", 700, "inwoners", 46)]


def stays(rng):
    for home, _, _, _, count in HOMES:
        for _ in range(count):
            day = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365))
            known = day + datetime.timedelta(days=rng.choice([8, 15, 40, 70]))             # some two months later
            town = rng.choice(["Valleistad"] * 4 + ["Heideveen"] * 2 + ["Rijnoord"] * 3 + ([] if home == "Bosrand" else ["Berkum"]))
            yield [town, home, f"J{rng.randint(1, 60):02}", day.isoformat(), known.isoformat(), str(rng.choice([3, 7, 14, 28, 30, 31, 31]))]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = [[f"V{n:03}", *row] for n, row in enumerate(sorted(stays(random.Random(48)), key=lambda row: row[3:5]), 1)]
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(13, 6, "32", "out-of-range")                        # longer than a month
    spoil(40, 1, "Stadwijk", "unknown-code")                  # takes no part
    spoil(72, 2, "Elders", "unknown-entity")                  # no agreement
    spoil(101, 3, "", "empty-cell")
    spoil(150, 5, "2027-04-06", "te laat ingediend")
    rows[121 - 2][0] = rows[120 - 2][0]                        # one number, two stays
    faults += [(120, "duplicate-key"), (121, "duplicate-key")]
    write(HERE / "data/gemeenten.csv", ["gemeente;jaar;inwoners;jeugdbudget", *(f"{town};2026;{people};{budget}" for town, people, budget in TOWNS)])
    write(HERE / "data/afspraak.csv", ["instelling;etmaalprijs;minimum;verdeling",
                                       *(f"{home};{price};{least};{key}" for home, price, least, key, _ in HOMES)])
    write(HERE / "data/verblijf.csv", ["nummer;gemeente;instelling;cliënt;datum;ontvangen;duur", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"verblijf,verblijf.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
