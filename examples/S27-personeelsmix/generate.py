#!/usr/bin/env python3
"""Writes data/inzet.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# provider -> levels by how often they come: Duet works with experts by experience, Vizier mostly with hbo
MIX = {"Duet": ["ervaring"] * 4 + ["mbo"] * 4 + ["hbo"] * 2, "Inzet": ["ervaring"] + ["mbo"] * 7 + ["hbo"] * 2, "Vizier": ["mbo"] * 3 + ["hbo"] * 7}


def visits(rng):
    for number in range(1, 401):
        provider = rng.choice(sorted(MIX))
        level = rng.choice(MIX[provider])
        product = "begeleiding" if level == "ervaring" else rng.choice(["begeleiding", "begeleiding", "specialistisch"])
        date = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365))
        known = date + datetime.timedelta(days=rng.choice([6, 14, 30, 75]))  # some come in months later
        yield [f"I{number:04}", provider, f"C{rng.randint(1, 60):02}", product, level, date.isoformat(), known.isoformat(),
               str(rng.choice([30, 45, 50, 60, 90, 125]))]


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    rows[145 - 2][3:5] = ["specialistisch", "ervaring"]
    return [change(28, 4, "wo", "dit niveau mag dit product niet leveren"),  # no level of this contract
            change(64, 7, "600", "out-of-range"),                    # ten hours with one client
            change(101, 5, "2026-06-31", "date-impossible"),         # no such day
            (145, "dit niveau mag dit product niet leveren"),
            change(222, 6, "2027-04-15", "te laat ingediend"),
            change(305, 4, "", "empty-cell")]                        # by whom?


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = list(visits(random.Random(27)))
    faults = spoil(rows)
    write(HERE / "data/inzet.csv", ["nummer;aanbieder;cliënt;product;niveau;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"inzet,inzet.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
