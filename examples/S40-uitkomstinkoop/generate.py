#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# clinic, patients, the chance of each event in 2026 and in 2027
CLINICS = [("ParC Oost-Nederland", 120, {"verpleeghuis": (0.03, 0.03), "ziekenhuis": (0.17, 0.12), "heupfractuur": (0.02, 0.008)}),
           ("Bewegingskliniek West", 75, {"verpleeghuis": (0.10, 0.09), "ziekenhuis": (0.22, 0.30), "heupfractuur": (0.02, 0.05)}),
           ("Parkinsoncentrum Zuid", 50, {"verpleeghuis": (0.04, 0.06), "ziekenhuis": (0.12, 0.2), "heupfractuur": (0.02, 0.02)})]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(40)
    patients, events, number = [], [], 0
    for clinic, count, chances in CLINICS:
        for _ in range(count):
            number += 1
            for year, index in ((2026, 0), (2027, 1)):
                if year == 2027 and rng.random() < 0.06:                    # died or moved
                    continue
                answer = str(max(0, round(rng.gauss(27 if clinic.startswith("ParC") else 29, 9)))) if rng.random() < 0.8 else ""
                patients.append([f"P{number:03}", str(year), clinic, answer])
                for kind, chance in chances.items():
                    while rng.random() < chance[index]:                     # some more than once
                        day = datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365))
                        known = day + datetime.timedelta(days=rng.choice([14, 30, 60, 120]))
                        events.append([f"P{number:03}", kind, day.isoformat(), known.isoformat()])
    rows = [[f"G{n:03}", *row] for n, row in enumerate(sorted(events, key=lambda row: row[2]), 1)]
    faults = []

    def spoil(table, lines, line, column, text, code):
        lines[line - 2][column] = text
        faults.append((table, line, code))
    spoil("gebeurtenis", rows, 9, 1, "P900", "path-missing")                 # of no clinic
    spoil("gebeurtenis", rows, 23, 2, "val", "unknown-code")                 # a fall without a fracture is no event of this contract
    spoil("gebeurtenis", rows, 41, 3, "2026-11-31", "date-impossible")
    spoil("gebeurtenis", rows, len(rows), 4, "2028-07-03", "te laat gemeld")
    spoil("populatie", patients, 30, 3, "120", "out-of-range")                # the questionnaire goes to 100
    patients[200 - 2][3] = ""
    other = next(clinic for clinic, _, _ in CLINICS if clinic != patients[200 - 2][2])
    patients.append([*patients[200 - 2][:2], other, "25"])                    # two clinics, one patient
    faults += [("populatie", 200, "duplicate-key"), ("populatie", len(patients) + 1, "duplicate-key")]
    gone = {(patients[line - 2][0], patients[line - 2][1]) for table, line, _ in faults if table == "populatie"}
    bad = {line for table, line, _ in faults if table == "gebeurtenis"}
    faults += [("gebeurtenis", line, "path-missing") for line, row in enumerate(rows, 2) if (row[1], row[3][:4]) in gone and line not in bad]
    write(HERE / "data/populatie.csv", ["cliënt;jaar;kliniek;vragenlijst", *(";".join(row) for row in patients)])
    write(HERE / "data/gebeurtenis.csv", ["nummer;cliënt;soort;datum;ontvangen", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
