#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import calendar
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROVIDERS = ["Lente", "Stapvoets", "Thuisbasis"]


def later(day, number):
    return day + datetime.timedelta(days=number)


def decisions(rng):
    for n in range(1, 25):
        begin = datetime.date(2026, rng.randint(1, 12), rng.choice([1, 1, 15]))
        end = later(begin, rng.choice([91, 182, 273, 364]) - 1)
        yield [f"B{n:02}", rng.choice(PROVIDERS), f"C{n:02}", begin, end, round((end - begin).days / 7 * rng.choice([1.5, 2, 3]))]


def statements(decided, rng):
    """Some months are quiet (illness, holidays), and some clients need more than they have."""
    for name, _, _, begin, end, hours in decided:
        months = (end.year - begin.year) * 12 + end.month - begin.month + 1
        busy = rng.choice([0.75, 0.95, 1.2])
        for n in range(months):
            year, month = divmod(begin.year * 12 + begin.month - 1 + n, 12)
            minutes = round(hours * 60 / months * busy * rng.choice([0, 0.5, 1, 1, 1.6]) / 5) * 5
            if minutes:
                last = datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
                day = min(max(begin, later(last, -rng.randrange(5))), end)
                yield [name, day, later(day, rng.choice([5, 9, 16, 70])), minutes]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(116)
    decided = list(decisions(rng))
    rows = [[f"O{n:03}", *map(str, row)] for n, row in enumerate(sorted(statements(decided, rng), key=lambda row: row[1]), 1)]
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append(("maandopgave", line, code))
    spoil(15, 4, "9500", "out-of-range")                     # more than a hundred and fifty hours in a month
    spoil(38, 1, "B77", "unknown-entity")
    spoil(62, 2, "2026-06-31", "date-impossible")
    spoil(81, 3, "2027-12-01", "te laat ingediend")
    spoil(100, 4, "", "empty-cell")
    name, _, _, begin, end, _ = decided[0]
    rows += [["O901", name, str(later(begin, -1)), str(later(begin, 20)), "120"], ["O902", name, str(later(end, 1)), str(later(end, 9)), "180"]]
    faults += [("maandopgave", len(rows), "buiten de beschikking"), ("maandopgave", len(rows) + 1, "buiten de beschikking")]
    write(HERE / "data/beschikking.csv", ["beschikking;aanbieder;cliënt;begin;eind;totaal_uren", *(";".join(map(str, row)) for row in decided)])
    write(HERE / "data/maandopgave.csv", ["nummer;beschikking;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
