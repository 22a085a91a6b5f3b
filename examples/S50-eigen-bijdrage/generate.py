#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROVIDERS = ["Thuisbasis", "De Schakel", "Zorgkompas"]
CLASSES = ["minimum"] * 4 + ["laag"] * 4 + ["midden"] * 3 + ["hoog"] * 2


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(50)
    rows = []
    for n in range(1, 341):
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([6, 11, 20, 48]))               # some two months later
        rows.append([f"D{n:04}", rng.choice(PROVIDERS), f"C{rng.randint(1, 40):02}", day.isoformat(), known.isoformat(),
                     str(rng.choice([10, 25, 35, 50, 60, 75, 90, 180]))])
    incomes = [[f"C{n:02}", "2026", rng.choice(CLASSES)] for n in range(1, 39)]          # of two clients no income is known
    faults = []

    def spoil(table, lines, line, column, text, code):
        lines[line - 2][column] = text
        faults.append((table, line, code))
    spoil("declaratie", rows, 27, 5, "601", "out-of-range")
    spoil("declaratie", rows, 90, 2, "", "empty-cell")
    spoil("declaratie", rows, 177, 3, "2026-11-31", "date-impossible")
    spoil("declaratie", rows, 222, 5, "1,5", "number-too-fine")                           # hours instead of minutes
    spoil("declaratie", rows, 303, 4, "2027-03-02", "te laat ingediend")
    rows.append(list(rows[199]))                                                          # sent in twice
    faults.append(("declaratie", len(rows) + 1, "repeated-row"))
    spoil("inkomens", incomes, 12, 2, "modaal", "unknown-code")                           # then nothing is known of this client
    incomes.append([*incomes[19][:2], "hoog" if incomes[19][2] != "hoog" else "laag"])    # two classes for one client: neither holds
    faults += [("inkomens", 21, "duplicate-key"), ("inkomens", len(incomes) + 1, "duplicate-key")]
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "data/inkomens.csv", ["cliënt;jaar;inkomensklasse", *(";".join(row) for row in incomes)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
