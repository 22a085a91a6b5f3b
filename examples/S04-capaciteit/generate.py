#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
AGREED = {("Berkenhof", "verblijf"): 12, ("Berkenhof", "crisis"): 4, ("De Lindeboom", "verblijf"): 20, ("Parkzicht", "verblijf"): 8,
          ("Parkzicht", "crisis"): 6, ("Avondrood", "verblijf"): 15, ("Huize Salem", "crisis"): 2}
PROVIDER, KIND, MONTH, KNOWN, THERE, TAKEN = range(6)


def statements(rng):
    for month in range(1, 13):
        for (provider, kind), agreed in AGREED.items():
            there = max(0, agreed + rng.choice([0, 0, 0, 0, -1, -2, 1, 3]))
            known = datetime.date(2026 + month // 12, month % 12 + 1, 8) + datetime.timedelta(days=rng.choice([0, 0, 3, 6, 40]))  # some are late, not too late
            yield [provider, kind, f"2026-{month:02}", known.isoformat(), str(there), str(rng.randint(there // 3, there))]


def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    faults = [change(11, TAKEN, str(int(rows[9][THERE]) + 1), "meer bedden bezet dan beschikbaar"),
              change(25, KNOWN, "2027-03-01", "te laat ingediend"),
              change(38, THERE, "", "empty-cell"),                        # not stated is not zero
              change(52, THERE, "85", "out-of-range"),
              change(61, KIND, "logeren", "unknown-code")]
    rows += [["Avondrood", "crisis", f"2026-{month}", f"2026-{month}-28", "2", "1"] for month in ("07", "08")]   # nothing agreed
    rows += [["Huize Salem", "verblijf", "2026-13", "2026-12-08", "5", "2"]]
    rows += [[*rows[3][:THERE], "19", "4"]]                               # a second statement of one month, with another number: neither holds
    size = len(rows) + 1
    return faults + [(size - 3, "geen bedden afgesproken"), (size - 2, "geen bedden afgesproken"),
                     (size - 1, "value-malformed"), (size, "duplicate-key"), (5, "duplicate-key")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = list(statements(random.Random(4)))
    faults = spoil(rows)
    write(HERE / "data/afspraak.csv", ["aanbieder;soort;jaar;afgesproken", *(f"{p};{k};2026;{n}" for (p, k), n in AGREED.items())])
    write(HERE / "data/opgave.csv", ["aanbieder;soort;maand;ontvangen;beschikbaar;bezet", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"opgave,opgave.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
