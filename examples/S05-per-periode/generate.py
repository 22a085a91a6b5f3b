#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2026, 1, 5), datetime.date(2027, 1, 3)
PROVIDERS = ["De Werf", "Groene Kas", "Atelier Oost"]
OUTSIDE, LATE = "buiten de toewijzing", "te laat ingediend"


def placements(rng):
    for n in range(1, 25):
        begin = datetime.date(2025, 10, 1) + datetime.timedelta(days=rng.randrange(90)) if n <= 14 else FIRST + datetime.timedelta(days=rng.randrange(300))
        end = begin + datetime.timedelta(days=rng.randrange(110, 330)) if n % 3 == 0 else None
        yield [f"T{n:02}", rng.choice(PROVIDERS), f"C{n:02}", begin, end if end and end < LAST else None]


def visits(placed, rng):
    """Most come weekly; now and then somebody stays away for weeks."""
    n = 0
    for name, _, _, begin, end in placed:
        day, away = max(begin, FIRST), None
        while day <= (end or LAST):
            if away is None and rng.random() < 0.03:
                away = day + datetime.timedelta(days=rng.choice([14, 40, 60]))
            if away and day > away:
                away = None
            if not away and rng.random() < 0.55:
                n += 1
                known = day + datetime.timedelta(days=rng.choice([10, 20, 30, 75]))
                yield [f"A{n:04}", name, day.isoformat(), known.isoformat(), str(rng.choice([1, 2, 2, 3]))]
            day += datetime.timedelta(days=7 + rng.randrange(3))


def spoil(rows, placed):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return "aanwezigheid", line, code
    ended = next(row for row in placed if row[4])
    faults = [change(14, 1, "T99", "unknown-entity"),
              change(33, 4, "4", "out-of-range"),                      # a day has three sessions
              change(58, 2, "2026-04-31", "date-impossible"),
              change(90, 3, "2027-04-01", LATE),
              change(120, 3, "", "empty-cell")]
    rows += [["A9001", ended[0], *(str(ended[4] + datetime.timedelta(days=n)) for n in (1, 21)), "2"],    # the day after the last
             ["A9002", placed[-1][0], *(str(placed[-1][3] + datetime.timedelta(days=n)) for n in (-3, 21)), "1"],   # before the first
             ["A9003", "T25", "2026-06-10", "2026-07-01", "2"],        # its placement was refused
             ["A9004", placed[0][0], "2027-01-04", "2027-01-20", "2"]]  # after the term: out of scope, not refused
    size = len(rows) + 1
    faults += [("aanwezigheid", size - 3, OUTSIDE), ("aanwezigheid", size - 2, OUTSIDE), ("aanwezigheid", size - 1, "unknown-entity")]
    placed.append(["T25", "De Werf", "C25", datetime.date(2026, 5, 1), datetime.date(2026, 4, 1)])
    return faults + [("toewijzing", len(placed) + 1, "interval-reversed")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(5)
    placed = list(placements(rng))
    rows = list(visits(placed, rng))
    faults = spoil(rows, placed)
    write(HERE / "data/toewijzing.csv", ["toewijzing;aanbieder;cliënt;begin;eind", *(";".join(str(cell or "") for cell in row) for row in placed)])
    write(HERE / "data/aanwezigheid.csv", ["nummer;toewijzing;datum;ontvangen;dagdelen", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
