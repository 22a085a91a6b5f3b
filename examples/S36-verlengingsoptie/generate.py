#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# provider, euros per quarter, clients that must go forward, clients measured at the start, the chance to go forward
PROVIDERS = [("De Werkplaats", "131100", 20, 42, 0.62), ("Stichting Meedoen", "82800", 15, 27, 0.45), ("Zorg en Zo", "155250", 25, 51, 0.55),
             ("Atelier Oost", "41400,50", 6, 14, 0.7)]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(36)
    start, end = [], []
    for name, _, _, clients, chance in PROVIDERS:
        for _ in range(clients):
            client, score = f"C{len(start) + 1:03}", rng.choice([1, 2, 2, 3, 3, 3, 4, 5])
            start.append([client, name, str(score)])
            if rng.random() < 0.9:                                    # some have left before the second measurement
                later = min(5, score + rng.choice([1, 1, 2])) if rng.random() < chance else max(1, score - rng.choice([0, 0, 1]))
                day = datetime.date(2027, 3, 1) + datetime.timedelta(days=rng.randrange(210))
                end.append([client, str(later), day.isoformat()])
    faults = []

    def spoil(table, rows, line, column, text, code):
        rows[line - 2][column] = text
        faults.append((table, line, code))
    spoil("eindmeting", end, 16, 1, "6", "out-of-range")               # the matrix has five steps
    spoil("eindmeting", end, 33, 2, "2027-10-04", "gemeten na de peildatum")
    spoil("eindmeting", end, 70, 0, "C999", "path-missing")            # never measured at the start
    spoil("eindmeting", end, 91, 1, "3,5", "number-too-fine")           # half a step does not exist
    spoil("eindmeting", end, 104, 2, "", "empty-cell")
    start.append(["C900", "De Buurman", "2"])                           # a provider without an agreement
    faults.append(("beginmeting", len(start) + 1, "unknown-entity"))
    write(HERE / "data/afspraak.csv", ["aanbieder;termijnbedrag;doel", *(f"{name};{amount};{goal}" for name, amount, goal, _, _ in PROVIDERS)])
    write(HERE / "data/beginmeting.csv", ["cliënt;aanbieder;beginscore", *(";".join(row) for row in start)])
    write(HERE / "data/eindmeting.csv", ["cliënt;eindscore;gemeten", *(";".join(row) for row in end)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
