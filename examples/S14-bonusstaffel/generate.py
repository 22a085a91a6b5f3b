#!/usr/bin/env python3
"""Writes data/plaatsing.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# provider: clients with 26 weeks or more, in 2026 and in 2027; 24, 25 and 39 are next to a step
LASTING = {"Baanwijs": (24, 25), "Opstap": (41, 39), "Werkt Wel": (7, 10), "Vakmanschap": (0, 18)}
NUMBER, PROVIDER, CLIENT, DAY, KNOWN, WEEKS = range(6)


def placements(rng):
    rows = []
    for provider, counts in LASTING.items():
        for year, lasting in zip((2026, 2027), counts):
            clients = [f"{provider[0]}{year % 100}{n:02}" for n in range(1, lasting + 21)]
            for n, client in enumerate(clients):
                stays = [rng.randint(26, 60)] if n < lasting else [rng.choice([3, 8, 14, 25, 25])]
                if n % 9 == 0:
                    stays.append(rng.randint(26, 40) if n < lasting else 12)     # placed twice: counts once
                for weeks in stays:
                    day = datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365))
                    rows.append(["", provider, client, str(day), str(day + datetime.timedelta(days=rng.choice([3, 10, 25, 55]))), str(weeks)])
    rows.sort(key=lambda row: (row[KNOWN], row[CLIENT], row[WEEKS]))
    for n, row in enumerate(rows, 1):
        row[NUMBER] = f"P{n:03}"
    return rows


def spoil(rows):
    faults = []

    def add(code, *cells):
        """A row of a client of its own, so that the counts above stay as they are."""
        row = ["P9" + f"{len(rows):03}", "Baanwijs", f"X{len(rows)}", "2026-06-10", "2026-07-01", "30"]
        for column, text in cells:
            row[column] = text
        rows.append(row)
        faults.append((len(rows) + 1, code))
    add("te laat gemeld", (KNOWN, "2026-09-11"))             # would have been Baanwijs's 25th
    add("out-of-range", (WEEKS, "110"))
    add("empty-cell", (WEEKS, ""))
    add("empty-cell", (CLIENT, ""))
    add("date-impossible", (DAY, "2026-06-31"))
    add("number-too-fine", (WEEKS, "25,9"))                  # weeks are whole
    add("duplicate-key", (NUMBER, "P9901"), (PROVIDER, "Werkt Wel"))
    add("duplicate-key", (NUMBER, "P9901"), (PROVIDER, "Vakmanschap"))
    rows.append(list(rows[4]))
    faults.append((len(rows) + 1, "repeated-row"))
    return faults


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = placements(random.Random(14))
    faults = spoil(rows)
    write(HERE / "data/plaatsing.csv", ["nummer;aanbieder;cliënt;vastgesteld;ontvangen;weken", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"plaatsing,plaatsing.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
