#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# institution, capital costs of 2012 in euros, days of VV4, VV5 and VV7; Beuk is cheap, Wilg stands half empty
INSTITUTIONS = [("Beuk", 310_000, {"VV4": 4_100, "VV5": 9_800, "VV7": 2_900}), ("Linde", 520_000, {"VV4": 5_400, "VV5": 10_900, "VV7": 4_700}),
                ("Populier", 275_000, {"VV5": 8_100, "VV7": 3_600}), ("Wilg", 480_000, {"VV4": 6_200, "VV5": 7_300, "VV7": 1_100})]
YEARS = range(2012, 2019)


def costs(rng):
    for institution, first, _ in INSTITUTIONS:
        for year in YEARS:
            cents = first * (100 - 2 * (year - 2012)) + rng.randint(-900_000, 900_000)
            yield [institution, str(year), f"{cents // 100},{cents % 100:02}"]


def days(rng):
    for institution, _, packages in INSTITUTIONS:
        for year in YEARS:
            for package, number in packages.items():
                percent = 90 if package == "VV4" else 101            # VV4 is no longer given to new clients
                now = number * percent ** (year - 2012) // 100 ** (year - 2012)
                yield [institution, package, str(year), str(now + rng.randint(-150, 150))]


# the table's file, line of the file -> what is wrong with that row, and the code that refuses it
def spoil(cost, stayed):
    cost[12 - 2][2] = ""                                             # not reported yet
    cost[25 - 2][2] = "-1200,00"                                     # costs are not negative
    stayed[20 - 2][1] = "VV1"                                        # no normative amount
    stayed[41 - 2][3] = "8100,5"                                     # half a day
    stayed.append(["Wilg", "VV7", "2018", "999"])                    # the last one again, with another number
    last = len(stayed) + 1
    return [("kapitaallasten", 12, "empty-cell"), ("kapitaallasten", 25, "out-of-range"), ("verblijfsdagen", 20, "unknown-entity"),
            ("verblijfsdagen", 41, "number-too-fine"), ("verblijfsdagen", last - 1, "duplicate-key"), ("verblijfsdagen", last, "duplicate-key")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(26)
    cost, stayed = list(costs(rng)), list(days(rng))
    faults = spoil(cost, stayed)
    write(HERE / "data/kapitaallasten.csv", ["instelling;jaar;werkelijk", *(";".join(row) for row in cost)])
    write(HERE / "data/verblijfsdagen.csv", ["instelling;zzp;jaar;dagen", *(";".join(row) for row in stayed)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in faults)])


if __name__ == "__main__":
    main()
