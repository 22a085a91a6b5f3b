#!/usr/bin/env python3
"""Writes data/verrichting.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
LAST = datetime.date(2026, 12, 31)
HOSPITALS = ["Rijnziekenhuis", "Waalstaete", "Sint Jan"]
CHAINS = ["Zorggroep Vallei", "Ketenzorg Oost"]
CHECKS = ["diabetescontrole"] * 4 + ["voetonderzoek", "oogonderzoek"]


def treatments(rng):
    def row(provider, client, kind, day, costs=""):
        known = day + datetime.timedelta(days=rng.choice([7, 14, 30, 60]))         # some two months later
        return [provider, client, kind, day.isoformat(), known.isoformat(), costs]
    for n in range(1, 91):
        hospital, day = rng.choice(HOSPITALS), datetime.date(2025, 10, 1) + datetime.timedelta(days=rng.randrange(455))     # from before the term on
        yield row(hospital, f"H{n:02}", "heupoperatie", day)
        while rng.random() < 0.3:
            later = day + datetime.timedelta(days=rng.choice([0, 3, 20, 60, 90, 91, 130]))
            if datetime.date(2026, 1, 1) <= later <= LAST:
                where = hospital if rng.random() < 0.85 else rng.choice(HOSPITALS)
                yield row(where, f"H{n:02}", "complicatie", later, f"{rng.randrange(300, 6000)},{rng.randrange(100):02}")
    for n in range(1, 71):
        chain = rng.choice(CHAINS)
        for _ in range(rng.randint(1, 5)):
            yield row(chain, f"D{n:02}", rng.choice(CHECKS), datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365)))


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = [[f"V{n:04}", *row] for n, row in enumerate(sorted(treatments(random.Random(38)), key=lambda row: row[3]), 1)]
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    checks = [line for line, row in enumerate(rows, 2) if row[3].endswith("onderzoek") or row[3].endswith("controle")]
    complications = [line for line, row in enumerate(rows, 2) if row[3] == "complicatie"]
    spoil(checks[9], 3, "bloedonderzoek", "unknown-code")                  # in no bundle
    spoil(checks[40], 2, "", "empty-cell")
    spoil(checks[77], 4, "2026-06-31", "date-impossible")
    spoil(checks[90], 5, "2027-04-09", "te laat ingediend")
    spoil(complications[5], 6, "", "complicatie zonder kosten")
    spoil(complications[11], 6, "65000,00", "out-of-range")
    rows.append(list(rows[checks[20] - 2]))                                # sent in twice
    faults.append((len(rows) + 1, "repeated-row"))
    write(HERE / "data/verrichting.csv", ["nummer;aanbieder;cliënt;soort;datum;ontvangen;kosten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"verrichting,verrichting.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
