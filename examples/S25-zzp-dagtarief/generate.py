#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import calendar
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# institution -> agreed day tariffs of 2012 and 2013; Beuk asks more than the maximum for VV4 in 2013
AGREED = {"Linde": {"VV4": ("150,00", "153,28"), "VV5": ("201,40", "206,00"), "VV6": ("206,75", "211,50"), "VV7": ("240,50", "246,00")},
          "Beuk": {"VV4": ("153,28", "158,00"), "VV5": ("206,11", "210,85"), "VV7": ("247,02", "252,70")},
          "Wilg": {"VV4": ("147,15", "150,53"), "VV5": ("197,87", "202,42"), "VV6": ("198,48", "203,04")}}
RESIDENTS = {"Linde": ["VV4", "VV5", "VV5", "VV6", "VV7", "VV7"], "Beuk": ["VV4", "VV5", "VV5", "VV5", "VV7"], "Wilg": ["VV4", "VV4", "VV5", "VV6", "VV6"]}


def stays(rng):
    """Each place is taken by one resident after the other; a row per resident and month."""
    client = 0
    for institution, places in RESIDENTS.items():
        for zzp in places:
            client += 1
            for year in (2012, 2013):
                for month in range(1, 13):
                    days = calendar.monthrange(year, month)[1]
                    stayed = days if rng.random() < 0.85 else rng.randint(5, days - 1)
                    last = datetime.date(year, month, stayed)
                    known = last + datetime.timedelta(days=rng.choice([5, 8, 8, 60]))  # some come in two months later
                    yield [institution, f"C{client:03}", zzp, last.isoformat(), known.isoformat(), str(stayed)]
                    if stayed < days:
                        client += 1


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    return [change(31, 3, "VV9", "unknown-entity"),                    # no package of this contract
            change(77, 6, "32", "out-of-range"),                     # more days than a month has
            change(98, 3, "VV6", "geen geldig dagtarief afgesproken"),  # Beuk has no price for VV6
            change(150, 5, "2013-12-20", "te laat ingediend"),
            change(205, 4, "2012-09-31", "date-impossible"),         # no such day
            change(330, 2, "", "empty-cell")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    agreed = [[institution, zzp, year, tariff] for institution, tariffs in AGREED.items() for zzp, pair in tariffs.items()
              for year, tariff in zip(("2012", "2013"), pair)]
    found = sorted(stays(random.Random(25)), key=lambda row: (row[3][:7], row[0], row[1]))
    rows = [[f"V{number:04}", *row] for number, row in enumerate(found, 1)]
    too_dear = [line for line, row in enumerate(rows, 2) if row[1] == "Beuk" and row[3] == "VV4" and row[4] >= "2013"]
    faults = {("prijsafspraak", agreed.index(["Beuk", "VV4", "2013", "158,00"]) + 2): "boven het maximumtarief van de NZa"}
    faults.update({("verblijf", line): "geen geldig dagtarief afgesproken" for line in too_dear})
    faults.update({("verblijf", line): code for line, code in spoil(rows)})
    write(HERE / "data/prijsafspraak.csv", ["instelling;zzp;jaar;dagtarief", *(";".join(row) for row in agreed)])
    write(HERE / "data/verblijf.csv", ["nummer;instelling;cliënt;zzp;datum;ontvangen;dagen", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for (table, line), code in sorted(faults.items()))])


if __name__ == "__main__":
    main()
