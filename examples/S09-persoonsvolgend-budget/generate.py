#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
CARERS = {"Anna de Wit": ("2024-01-01", ""), "Bram Zorg": ("2025-03-01", "2026-08-31"), "Ciska Begeleiding": ("2026-02-01", ""),
          "Thuishaven": ("2023-05-01", ""), "Werkplaats Oost": ("2022-09-01", "")}
HOLDERS = [f"B{n:02}" for n in range(1, 41)]
CARER, HOLDER, DAY, KNOWN, AMOUNT = range(1, 6)
NOT_THEN, NO_BUDGET, LATE = "zorgverlener op die dag niet erkend", "geen budget toegekend", "te laat ingediend"


def dutch(cents):
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


def budgets(rng):
    for holder in HOLDERS:
        budget = rng.choice([1200, 1800, 2400, 3600, 6000]) * 100 + rng.choice([0, 0, 50])
        yield [holder, "2026", "2025-12-10", dutch(budget)]
        if rng.random() < 0.15:   # raised, or lowered, in the course of the year: the last decision holds for the whole year
            yield [holder, "2026", f"2026-{rng.randint(4, 10):02}-15", dutch(round(budget * rng.choice([0.75, 1.25, 1.5])))]


def notes(rng):
    for n in range(1, 301):
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365))
        carer = rng.choice([name for name, (since, till) in CARERS.items() if since <= str(day) <= (till or "9999")])
        known = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)   # most send them on the first of the next month ..
        if rng.random() < 0.3:
            known += datetime.timedelta(days=rng.choice([1, 9, 33, 50]))            # .. some later
        yield [f"N{n:03}", carer, rng.choice(HOLDERS), str(day), str(known), dutch(rng.randint(3000, 68000))]


def spoil(rows, given):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return "nota", line, code
    faults = [change(18, CARER, "Buurvrouw Nel", NOT_THEN),        # never accepted
              change(44, HOLDER, "B77", NO_BUDGET),
              change(70, KNOWN, "2027-03-01", LATE),
              change(95, AMOUNT, "0,00", "out-of-range"),
              change(131, AMOUNT, "120,555", "number-too-fine"),
              change(160, DAY, "2026-02-31", "date-impossible")]
    rows[200 - 2][CARER], rows[200 - 2][DAY] = "Bram Zorg", "2026-09-01"              # the day after his acceptance ended
    rows[215 - 2][CARER], rows[215 - 2][DAY] = "Ciska Begeleiding", "2026-01-31"      # the day before hers began
    rows.append([rows[250][0], *rows[251][1:]])                                       # one number, two notes
    given.append(["B41", "2026", "2026-02-10", "vervalt"])                            # no budget, so ..
    rows.append(["N301", "Thuishaven", "B41", "2026-03-03", "2026-04-01", "150,00"])  # .. no payment
    size = len(rows) + 1
    return faults + [("nota", 200, NOT_THEN), ("nota", 215, NOT_THEN), ("nota", 252, "duplicate-key"), ("nota", size - 1, "duplicate-key"),
                     ("nota", size, NO_BUDGET), ("toekenning", len(given) + 1, "number-malformed")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(9)
    given, rows = list(budgets(rng)), list(notes(rng))
    faults = spoil(rows, given)
    write(HERE / "data/toekenning.csv", ["budgethouder;jaar;besloten;budget", *(";".join(row) for row in given)])
    write(HERE / "data/erkenning.csv", ["zorgverlener;erkend_vanaf;erkend_tot", *(f"{name};{since};{till}" for name, (since, till) in CARERS.items())])
    write(HERE / "data/nota.csv", ["nummer;zorgverlener;budgethouder;datum;ontvangen;bedrag", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
