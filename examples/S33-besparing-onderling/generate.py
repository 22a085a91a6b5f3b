#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
# team: the number expected and referred of each product; None: nothing agreed
TEAMS = {"Noord": {"kort": (42, 31), "lang": (20, 20), "intensief": (9, 4)},
         "Zuid": {"kort": (36, 44), "lang": (16, 11), "intensief": (7, 8)},
         "West": {"kort": (28, 27), "lang": (12, 3), "intensief": (5, 0)},
         "Oost": {"kort": (31, 30), "lang": (14, 17)}}


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def referrals(rng):
    for team, products in TEAMS.items():
        for product, (_, number) in products.items():
            for _ in range(number):
                day = FIRST + datetime.timedelta(days=rng.randrange(365))
                known = day + datetime.timedelta(days=rng.choice([2, 7, 15, 40, 80]))
                yield [team, f"C{rng.randint(1, 320):03}", product, day.isoformat(), known.isoformat()]


def main():
    rows = [[f"A{n:04}", *row] for n, row in enumerate(sorted(referrals(random.Random(233)), key=lambda row: row[3]), 1)]
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(25, 3, "klinisch", "unknown-entity")               # no such product in the price list
    spoil(58, 4, "2026-11-31", "date-impossible")
    spoil(83, 2, "", "empty-cell")                           # whose referral?
    spoil(110, 5, "2027-05-02", "te laat ingediend")
    rows.append([f"A{len(rows) + 1:04}", "Oost", "C017", "intensief", "2026-09-14", "2026-09-20"])
    faults.append((len(rows) + 1, "geen aantal afgesproken"))
    rows.append(["A0150", "West", "C003", "kort", "2026-10-05", "2026-10-11"])  # a number that is in use: neither counts
    faults += [(151, "duplicate-key"), (len(rows) + 1, "duplicate-key")]
    write(HERE / "data/afspraak.csv", ["basisteam;product;jaar;verwacht_aantal", *(f"{team};{product};2026;{expected}" for team, products in TEAMS.items()
                                                                                  for product, (expected, _) in products.items())])
    write(HERE / "data/aanmelding.csv", ["nummer;basisteam;cliënt;product;datum;ontvangen", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"aanmelding,aanmelding.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
