#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
# employee: provider, role, certificate of conduct (VOG), visits in a year
STAFF = {"M01": ("Duet", "professional", "ja", 50), "M02": ("Duet", "ervaringsdeskundige", "ja", 60), "M03": ("Duet", "ervaringsdeskundige", "nee", 25),
         "M04": ("Inzet", "professional", "ja", 45), "M05": ("Inzet", "ervaringsdeskundige", "ja", 70), "M06": ("Spoor", "professional", "ja", 55),
         "M07": ("Spoor", "ervaringsdeskundige", "ja", 40), "M08": ("Spoor", "ervaringsdeskundige", "nee", 20)}
MEETINGS = {"Duet": 26, "Inzet": 7, "Spoor": 18}  # Inzet does not always find the time


def days(rng, lag):
    day = FIRST + datetime.timedelta(days=rng.randrange(365))
    return [str(day), str(day + datetime.timedelta(days=rng.choice(lag)))]


def visits(rng):
    for employee, (_, role, certificate, number) in STAFF.items():
        for _ in range(number):
            together = "ja" if certificate == "nee" or role == "ervaringsdeskundige" and rng.random() < 0.2 else "nee"
            yield [employee, f"C{rng.randint(1, 60):02}", *days(rng, [4, 15, 33, 80]), str(rng.randrange(45, 150, 15)), together]


def meetings(rng):
    for provider, number in MEETINGS.items():
        for _ in range(number):
            yield [provider, *days(rng, [4, 15, 33]), str(rng.choice([20, 30, 45, 60]))]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(127)
    rows = [[f"I{n:04}", *row] for n, row in enumerate(sorted(visits(rng), key=lambda row: row[2]), 1)]
    talks = [[f"W{n:03}", *row] for n, row in enumerate(sorted(meetings(rng), key=lambda row: row[1]), 1)]
    faults = []

    def spoil(table, found, line, column, text, code):
        found[line - 2][column] = text
        faults.append((table, line, code))
    spoil("inzet", rows, 30, 1, "M99", "unknown-entity")          # not on the list of staff
    spoil("inzet", rows, 77, 5, "500", "out-of-range")
    spoil("inzet", rows, 121, 3, "2026-05-32", "date-impossible")
    spoil("inzet", rows, 180, 4, "2026-12-31", "te laat ingediend")
    spoil("werkbegeleiding", talks, 12, 3, "2026-10-01", "te laat ingediend")
    spoil("werkbegeleiding", talks, 33, 4, "", "empty-cell")
    alone = [n for n, row in enumerate(rows) if row[1] in ("M03", "M08") and n + 2 not in (30, 77, 121, 180)]
    for n in (alone[4], alone[20]):                               # without a certificate, and without a professional
        spoil("inzet", rows, n + 2, 6, "nee", "zonder VOG alleen samen met een professional")
    write(HERE / "data/personeel.csv", ["medewerker;aanbieder;rol;vog", *(f"{employee};{';'.join(row[:3])}" for employee, row in STAFF.items())])
    write(HERE / "data/inzet.csv", ["nummer;medewerker;cliënt;datum;ontvangen;minuten;samen", *(";".join(row) for row in rows)])
    write(HERE / "data/werkbegeleiding.csv", ["nummer;aanbieder;datum;ontvangen;duur", *(";".join(row) for row in talks)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
