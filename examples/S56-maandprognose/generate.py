#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# provider: ceiling, and how much busier it gets each month
PROVIDERS = {"Duet": ("14.500,00", 0.00), "Inzet": ("11.000,00", 0.06), "Spoor": ("16.250,00", -0.03), "Lente": ("9.750,00", 0.02)}
PER_MONTH = [8, 8, 9, 9, 8, 9, 6, 6, 10, 10, 9, 8]  # a quiet summer


def visits(rng):
    for provider, (_, growth) in PROVIDERS.items():
        for month, number in enumerate(PER_MONTH, 1):
            for _ in range(round(number * (1 + growth * month))):
                day = datetime.date(2026, month, rng.randint(1, 28))
                known = day + datetime.timedelta(days=rng.choice([4, 12, 25, 40, 78]))      # some come in months later
                yield [provider, f"C{rng.randint(1, 90):02}", rng.choice(["02A15"] * 3 + ["02A17"]), "", day.isoformat(), known.isoformat(),
                       str(rng.randrange(45, 180, 15))]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = [[f"D{n:04}", *row] for n, row in enumerate(sorted(visits(random.Random(56)), key=lambda row: row[4]), 1)]
    for of in (40, 205):                                        # sent by mistake, and credited
        gone = rows[of]
        known = datetime.date.fromisoformat(gone[6]) + datetime.timedelta(days=6)
        rows.append([f"D{len(rows) + 1:04}", *gone[1:4], gone[0], gone[5], known.isoformat(), gone[7]])
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(33, 1, "Zomer", "unknown-entity")                     # no contract, no ceiling
    spoil(90, 3, "02A99", "unknown-entity")
    spoil(131, 7, "0", "out-of-range")
    spoil(160, 6, "2027-01-20", "te laat ingediend")
    spoil(220, 5, "2026-09-31", "date-impossible")
    spoil(301, 2, "", "empty-cell")
    write(HERE / "data/afspraak.csv", ["aanbieder;plafond", *(f"{provider};{ceiling}" for provider, (ceiling, _) in PROVIDERS.items())])
    write(HERE / "data/begroting.csv", ["jaar;budget", "2026;48.500,00"])
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;product;credit_van;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"declaratie,declaratie.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
