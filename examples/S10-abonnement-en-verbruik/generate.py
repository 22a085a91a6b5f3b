#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
PROVIDERS = ["Alert", "Veilig Thuis", "Buurtalarm"]
NOT_THEN, LATE = "buiten de aansluiting", "te laat ingediend"


def connections(rng):
    for n in range(1, 41):
        begin = FIRST + datetime.timedelta(days=rng.randint(-700, 330))
        end = max(begin, FIRST) + datetime.timedelta(days=rng.randint(0, 320)) if rng.random() < 0.4 else None
        yield [f"A{n:02}", rng.choice(PROVIDERS), f"C{n:02}", rng.choice(["thuis", "thuis", "mobiel"]), begin, end]


def calls(connected, rng):
    for n in range(1, 241):
        name, _, _, _, begin, end = rng.choice(connected)
        since, till = max(begin, FIRST), min(end or LAST, LAST)
        day = since + datetime.timedelta(days=rng.randint(0, (till - since).days))
        known = day + datetime.timedelta(days=rng.choice([5, 12, 30, 58]))
        yield [f"O{n:03}", name, rng.choice(["spraak"] * 6 + ["bezoek"] * 3 + ["nachtbezoek"]), str(day), str(known)]


def spoil(rows, connected):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return "oproep", line, code
    gone = next(row for row in connected if row[5] and row[5] < datetime.date(2026, 11, 1))
    faults = [change(13, 1, "A88", "unknown-entity"),            # nobody's alarm
              change(40, 2, "brand", "unknown-entity"),           # no price for it
              change(77, 4, "2027-03-02", LATE),
              change(102, 3, "2026-09-31", "date-impossible"),
              change(150, 1, "", "empty-cell")]
    rows += [["O901", gone[0], "bezoek", str(gone[5] + datetime.timedelta(days=1)), "2026-12-01"],   # the day after the last
             ["O902", "A42", "spraak", "2026-05-05", "2026-06-01"],                                  # its connection was refused
             list(rows[180])]                                                                        # sent twice
    size = len(rows) + 1
    connected += [["A41", "Alert", "C41", "gps", datetime.date(2026, 2, 1), None], ["A42", "", "C42", "thuis", datetime.date(2026, 2, 1), None]]
    return faults + [("oproep", size - 2, NOT_THEN), ("oproep", size - 1, "unknown-entity"), ("oproep", size, "repeated-row"),
                     ("aansluiting", len(connected), "unknown-code"), ("aansluiting", len(connected) + 1, "empty-cell")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(10)
    connected = list(connections(rng))
    rows = list(calls(connected, rng))
    faults = spoil(rows, connected)
    write(HERE / "data/aansluiting.csv", ["aansluiting;aanbieder;cliënt;pakket;begin;eind", *(";".join(str(cell or "") for cell in row) for row in connected)])
    write(HERE / "data/oproep.csv", ["nummer;aansluiting;soort;datum;ontvangen", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
