#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
PROVIDERS = ["Lente", "Stapvoets", "Thuisbasis"]


def later(day, number):
    return day + datetime.timedelta(days=number)


def placements(rng):
    """Ten clients with long-lasting support; of six of them it grew for some months, and four went back to the basis before it was planned."""
    rows = []
    for n in range(1, 17):
        provider, client = rng.choice(PROVIDERS), f"C{n:02}"
        if n <= 10:
            rows.append([provider, client, "basis", later(datetime.date(2025, 1, 1), rng.randrange(360)), None, rng.choice([4, 6, 8])])
        else:
            begin = later(FIRST, rng.randrange(20, 150))
            end = later(begin, rng.choice([75, 110, 150, 178]))
            rows.append([provider, client, "intensief", begin, end, rng.choice([18, 24, 32])])
            rows.append([provider, client, "basis", later(end, 1), None, rng.choice([4, 6, 8])])
    return [[f"I{n:02}", *row] for n, row in enumerate(rows, 1)]


def claims(placed, rng):
    for name, _, _, _, begin, end, hours in placed:
        day = later(max(begin, FIRST), rng.randrange(9))
        while day <= min(end or LAST, LAST):
            minutes = round(hours * 60 / 2.1 * rng.choice([0.5, 0.9, 1, 1.2]) / 15) * 15
            yield [name, str(day), str(later(day, rng.choice([6, 19, 33, 80]))), str(min(600, max(15, minutes)))]
            day = later(day, rng.choice([13, 14, 16]))


def measurements(placed, rng):
    for name, _, _, kind, begin, end, _ in placed:
        day = later(max(begin, FIRST), rng.randrange(20, 40))
        while day <= min(end or LAST, LAST):
            if rng.random() < 0.8:
                yield [name, str(day), rng.choice(["gelijk", "gelijk", "afschalen", "opschalen"] if kind == "intensief" else ["gelijk"])]
            day = later(day, 28 if kind == "intensief" else 170)


def numbered(letter, rows, column):
    return [[f"{letter}{n:03}", *row] for n, row in enumerate(sorted(rows, key=lambda row: row[column]), 1)]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(115)
    placed = placements(rng)
    claimed, measured = numbered("D", claims(placed, rng), 1), numbered("M", measurements(placed, rng), 1)
    placed.append(["I91", "Lente", "C17", "intensief", datetime.date(2026, 2, 2), datetime.date(2026, 9, 30), 24])
    placed.append(["I92", "Lente", "C18", "intensief", datetime.date(2026, 4, 6), None, 24])
    too_long = "intensief duurt ten hoogste zes maanden"
    faults = [("indicatie", len(placed), too_long), ("indicatie", len(placed) + 1, too_long)]
    ended = next(row for row in placed if row[5])

    def spoil(table, rows, line, column, text, code):
        rows[line - 2][column] = text
        faults.append((table, line, code))
    spoil("declaratie", claimed, 44, 4, "615", "out-of-range")
    spoil("declaratie", claimed, 97, 2, "2026-04-31", "date-impossible")
    spoil("declaratie", claimed, 150, 3, "2027-03-20", "te laat ingediend")
    spoil("declaratie", claimed, 201, 1, "I99", "unknown-entity")
    spoil("meting", measured, 12, 3, "beter", "unknown-code")
    claimed.append(["D901", ended[0], str(later(ended[5], 1)), str(later(ended[5], 9)), "60"])   # the day after the last
    claimed.append(["D902", "I91", "2026-05-05", "2026-06-01", "60"])                             # its placement was refused
    measured.append(["M901", ended[0], str(later(ended[5], 5)), "gelijk"])
    faults += [("declaratie", len(claimed), "buiten de indicatie"), ("declaratie", len(claimed) + 1, "unknown-entity"),
               ("meting", len(measured) + 1, "buiten de indicatie")]
    write(HERE / "data/indicatie.csv", ["indicatie;aanbieder;cliënt;soort;begin;eind;maanduren",
                                        *(";".join("" if cell is None else str(cell) for cell in row) for row in placed)])
    write(HERE / "data/declaratie.csv", ["nummer;indicatie;datum;ontvangen;minuten", *(";".join(row) for row in claimed)])
    write(HERE / "data/meting.csv", ["nummer;indicatie;datum;stand", *(";".join(row) for row in measured)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
