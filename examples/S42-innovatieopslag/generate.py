#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
PROVIDERS = ["Thuisbasis", "De Schakel", "Zorgkompas", "Noorderlicht"]
PROJECTS = [("kookapp", "Thuisbasis"), ("beeldzorg", "De Schakel"), ("maatjes", "Zorgkompas"), ("slimme pillendoos", "Noorderlicht"),
            ("virtuele groep", "Thuisbasis")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(42)
    claims, bills = [], []
    for n in range(1, 321):
        day = FIRST + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([6, 12, 20, 50]))
        claims.append([f"D{n:04}", rng.choice(PROVIDERS), f"C{rng.randint(1, 70):02}", day.isoformat(), known.isoformat(),
                       str(rng.choice([25, 30, 45, 50, 60, 90, 120]))])
    for n in range(1, 37):
        project, provider = rng.choice(PROJECTS)
        day = FIRST + datetime.timedelta(days=rng.randrange(330))
        known = day + datetime.timedelta(days=rng.choice([10, 20, 45]))
        bills.append([f"P{n:02}", project, provider, day.isoformat(), known.isoformat(),
                      f"{rng.randrange(600, 6200)},{rng.choice(['00', '50', '99'])}", "ja"])
    full = bills[32]                                                                          # the bill that finds the budget nearly empty,
    bills.append(["P37", "beeldzorg", full[2], full[3], full[4], "2500,00", "ja"])            # and another one of that day
    faults = []

    def spoil(table, rows, line, column, text, code):
        rows[line - 2][column] = text
        faults.append((table, line, code))
    spoil("declaratie", claims, 33, 5, "650", "out-of-range")                                # more than ten hours at once
    spoil("declaratie", claims, 102, 1, "", "empty-cell")
    spoil("declaratie", claims, 188, 3, "12-06-2026", "date-malformed")
    spoil("declaratie", claims, 260, 4, "2027-03-08", "te laat ingediend")
    spoil("projectnota", bills, 6, 6, "nee", "project niet vooraf goedgekeurd")
    spoil("projectnota", bills, 19, 5, "0,00", "out-of-range")
    spoil("projectnota", bills, 27, 4, "2027-03-01", "te laat ingediend")
    bills.append([*bills[12][:5], "999,00", "ja"])                                           # one bill twice, with another amount: neither is paid
    faults += [("projectnota", 14, "duplicate-key"), ("projectnota", len(bills) + 1, "duplicate-key")]
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;datum;ontvangen;minuten", *(";".join(row) for row in claims)])
    write(HERE / "data/projectnota.csv", ["nummer;project;aanbieder;datum;ontvangen;kosten;goedgekeurd", *(";".join(row) for row in bills)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
