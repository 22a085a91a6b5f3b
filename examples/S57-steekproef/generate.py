#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import hashlib
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
WRONG = {"Duet": 0.01, "Inzet": 0.25, "Spoor": 0.08}  # how often a claim does not hold


def drawn(number):
    return int(hashlib.sha256(f"Valleistad 2026:{number}".encode()).hexdigest()[:16], 16) * 5 < 2 ** 64


def claims(rng):
    for _ in range(390):
        day = FIRST + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([3, 11, 28, 45, 84]))      # some come in months later
        yield [rng.choice(list(WRONG)), f"C{rng.randint(1, 75):02}", day.isoformat(), known.isoformat(), str(rng.randrange(30, 195, 15))]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(57)
    rows = [[f"D{n:04}", *row] for n, row in enumerate(sorted(claims(rng), key=lambda row: row[2]), 1)]
    checks = []
    for row in rows:
        if drawn(row[0]):
            minutes = int(row[5])
            checks.append([row[0], str(minutes - rng.choice([5, 15, 30]) if rng.random() < WRONG[row[1]] else minutes)])
    faults = []

    def spoil(table, rows, line, column, text, code):
        rows[line - 2][column] = text
        faults.append((table, line, code))
    spoil("declaratie", rows, 51, 5, "610", "out-of-range")
    spoil("declaratie", rows, 144, 4, "2026-12-24", "te laat ingediend")
    spoil("declaratie", rows, 260, 3, "2026-09-00", "date-impossible")
    spoil("declaratie", rows, 333, 1, "", "empty-cell")
    refused = {rows[line - 2][0] for _, line, _ in faults}
    checks = [check for check in checks if check[0] not in refused]                 # what is not paid is not checked
    checks[9][1] = ""                                                               # drawn, and not yet looked up
    faults.append(("controle", 11, "empty-cell"))
    checks[20][1] = "600"
    faults.append(("controle", 22, "meer vastgesteld dan gedeclareerd"))
    chosen = next(row[0] for row in rows[100:] if not drawn(row[0]) and row[0] not in refused)
    checks += [[chosen, "0"], ["D9001", "60"]]                                      # looked up on a suspicion; no such claim
    faults += [("controle", len(checks), "niet getrokken"), ("controle", len(checks) + 1, "unknown-entity")]
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "data/controle.csv", ["declaratie;vastgesteld", *(";".join(row) for row in checks)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
