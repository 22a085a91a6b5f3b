#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
RATES = {("Zvw", 2026): 46.50, ("Wmo", 2026): 31.20, ("Zvw", 2027): 47.90, ("Wmo", 2027): 32.15}
# municipality: residents in both years, and the part of what is expected that is spent: Zvw 2026, Wmo 2026, Zvw 2027, Wmo 2027
PLACES = {"Valleistad": (61_240, 61_880, 0.96, 1.03, 0.91, 1.04), "Heideveen": (18_415, 18_390, 1.02, 0.97, 0.99, 0.98),
          "Berkum": (9_870, 10_020, 0.84, 1.14, 0.93, 1.01)}                         # more than a tenth of the difference does not count
PROVIDERS = {"Zvw": ["GGZ Vallei", "FACT Rivierenland"], "Wmo": ["Duet", "FACT Rivierenland", "Spoor"]}


def euros(cents):
    return f"{cents // 100},{cents % 100:02}"


def bills(rng):
    for place, (first, second, *spent) in PLACES.items():
        for n, (domain, year) in enumerate(RATES):
            total = int((first if year == 2026 else second) * RATES[domain, year] * spent[n] * 100)
            cuts = sorted(rng.randrange(total) for _ in range(23))
            for start, end in zip([0, *cuts], [*cuts, total]):
                day = datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365))
                known = day + datetime.timedelta(days=rng.choice([8, 19, 40, 85]))
                yield [rng.choice(PROVIDERS[domain]), place, domain, day.isoformat(), known.isoformat(), euros(end - start)]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = [[f"N{n:04}", *row] for n, row in enumerate(sorted(bills(random.Random(333)), key=lambda row: row[3]), 1)]
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(33, 3, "Wlz", "unknown-code")                       # a third domain
    spoil(71, 2, "Rijnoord", "gemeente doet niet mee")
    spoil(140, 6, "0,00", "out-of-range")
    spoil(201, 5, "2027-09-30", "te laat ingediend")
    spoil(250, 6, "", "empty-cell")
    rows[270 - 2][0] = rows[269 - 2][0]                       # one number, two bills: neither is paid
    faults += [(269, "duplicate-key"), (270, "duplicate-key")]
    write(HERE / "data/bevolking.csv", ["gemeente;jaar;inwoners", *(f"{place};{year};{number}" for place, (first, second, *_) in PLACES.items()
                                                                  for year, number in ((2026, first), (2027, second)))])
    write(HERE / "data/nota.csv", ["nummer;aanbieder;gemeente;domein;datum;ontvangen;bedrag", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"nota,nota.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
