#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROVIDERS = ["Lente", "Stapvoets", "Thuisbasis"]
OUTSIDE, LATE = "buiten de toewijzing", "te laat ingediend"


def placements(rng):
    for n in range(1, 19):
        begin = datetime.date(2026, rng.randint(1, 12), rng.choice([1, 1, 1, 15]))
        end = begin.replace(year=2027) - datetime.timedelta(days=1)
        yield [f"T{n:02}", rng.choice(PROVIDERS), f"C{n:02}", str(begin), str(end), str(rng.choice([26, 40, 52, 78]))]


def claims(placed, rng):
    """Some spend evenly, some fast, some hardly at all."""
    n = 0
    for name, _, _, begin, _, hours in placed:
        budget, first = int(hours) * 60, datetime.date.fromisoformat(begin)
        speed = rng.choice(["even", "even", "fast", "slow"])
        for _ in range({"even": 26, "fast": 30, "slow": 10}[speed]):
            day = first + datetime.timedelta(days=int(364 * (rng.random() ** 2.5 if speed == "fast" else rng.random())))
            minutes = min(720, max(5, round(budget / 25 * rng.uniform(0.5, 1.6) / 5) * 5))
            n += 1
            yield [f"D{n:03}", name, str(day), str(day + datetime.timedelta(days=rng.choice([6, 21, 34, 61]))), str(minutes)]


def spoil(rows, placed):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return "declaratie", line, code
    faults = [change(19, 1, "T77", "unknown-entity"),
              change(48, 4, "725", "out-of-range"),                   # over twelve hours
              change(101, 2, "2026-09-31", "date-impossible"),
              change(140, 3, "2028-04-01", LATE),
              change(188, 0, "", "empty-cell")]
    ended, latest = placed[0], max(placed, key=lambda row: row[3])
    after = datetime.date.fromisoformat(ended[4]) + datetime.timedelta(days=1)
    before = datetime.date.fromisoformat(latest[3]) - datetime.timedelta(days=1)
    rows += [["D901", ended[0], str(after), str(after), "60"],        # the day after the last
             ["D902", latest[0], str(before), str(before), "60"],     # the day before the first
             ["D903", "T19", "2026-06-10", "2026-07-01", "60"],       # its placement was refused
             list(rows[300])]                                         # sent twice
    faults += [("declaratie", len(rows) - 2 + n, code) for n, code in enumerate((OUTSIDE, OUTSIDE, "unknown-entity", "repeated-row"))]
    placed.append(["T19", "Lente", "C19", "2026-05-01", "2027-04-30", "jaarlijks"])
    return faults + [("toewijzing", len(placed) + 1, "number-malformed")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(16)
    placed = list(placements(rng))
    rows = list(claims(placed, rng))
    faults = spoil(rows, placed)
    write(HERE / "data/toewijzing.csv", ["toewijzing;aanbieder;cliënt;begin;eind;jaaruren", *(";".join(row) for row in placed)])
    write(HERE / "data/declaratie.csv", ["nummer;toewijzing;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
