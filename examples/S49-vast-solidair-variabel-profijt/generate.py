#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOWNS = {"Valleistad": 123532, "Heideveen": 62240, "Rijnoord": 69311, "Oudewaal": 45306, "Berkum": 10448}
FIXED = ["184250,00", "184250,00", "191999,99", "188400,50"]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(49)
    rows = []
    for n in range(1, 161):
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([10, 20, 30, 65]))                    # some two months later
        town = rng.choice(["Valleistad"] * 7 + ["Heideveen"] * 4 + ["Rijnoord"] * 3 + ["Oudewaal"] * 2)   # nobody from Berkum
        rows.append([f"N{n:03}", town, f"J{rng.randint(1, 80):02}", day.isoformat(), known.isoformat(),
                     f"{rng.randint(1, 28) * 103},{rng.choice(['00', '00', '50'])}"])
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(18, 1, "Stadwijk", "unknown-entity")                # takes no part
    spoil(55, 5, "0,00", "out-of-range")
    spoil(79, 2, "", "empty-cell")
    spoil(110, 3, "31-05-2026", "date-malformed")
    spoil(146, 4, "2027-04-09", "te laat ingediend")
    rows.append(list(rows[60]))                               # sent in twice
    faults.append((len(rows) + 1, "repeated-row"))
    write(HERE / "data/gemeenten.csv", ["gemeente;inwoners", *(f"{town};{people}" for town, people in TOWNS.items())])
    write(HERE / "data/begroting.csv", ["kwartaal;vaste_kosten;vastgesteld", *(f"2026-K{n};{costs};2025-11-12" for n, costs in enumerate(FIXED, 1))])
    write(HERE / "data/nota.csv", ["nummer;gemeente;cliënt;datum;ontvangen;bedrag", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"nota,nota.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
