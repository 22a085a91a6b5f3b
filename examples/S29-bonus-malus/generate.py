#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
LATE, FEW = "te laat ingediend", "te weinig respondenten"
SCORES = {"Buurtkracht": ["8,1", "8,0", "7,7", "8,3"], "De Linde": ["7,5", "7,4", "7,6", "7,5"], "Samen Verder": ["6,8", "7,0", "7,1", "7,6"],
          "Thuishof": ["7,9", "6,4", "7,5", "7,2"], "Zorgnest": ["8,6", "", "8,4", "8,2"]}   # Zorgnest skipped a quarter


def claims(rng):
    for n in range(1, 331):
        day = FIRST + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([2, 5, 9, 20, 50, 85]))
        yield [f"D{n:03}", rng.choice(list(SCORES)), f"C{rng.randrange(1, 71):02}", day.isoformat(), known.isoformat(),
               str(rng.choice([45, 60, 75, 90, 120, 150, 180]))]


def surveys(rng):
    for provider, scores in SCORES.items():
        for n, score in enumerate(scores):
            if score:
                known = datetime.date(2026 + (n == 3), (3 * n + 3) % 12 + 1, rng.randrange(10, 26))
                yield [provider, f"2026-K{n + 1}", score, str(rng.randrange(22, 90)), known.isoformat()]


def spoil(claimed, measured):
    def change(line, column, text, code):
        claimed[line - 2][column] = text
        return "declaratie", line, code
    day = datetime.date.fromisoformat(claimed[148 - 2][3])
    faults = [change(12, 5, "0", "out-of-range"),
              change(45, 3, "2026-04-31", "date-impossible"),
              change(80, 2, "", "empty-cell"),
              change(101, 5, "anderhalf uur", "number-malformed"),
              change(148, 4, (day + datetime.timedelta(days=93)).isoformat(), LATE),
              change(222, 5, "750", "out-of-range")]
    claimed[271 - 2][0] = claimed[270 - 2][0]                      # one number, two claims: neither is paid
    faults += [("declaratie", 270, "duplicate-key"), ("declaratie", 271, "duplicate-key")]
    for line, column, text, code in ((7, 3, "14", FEW), (12, 2, "71", "out-of-range"), (16, 2, "", "empty-cell")):
        measured[line - 2][column] = text
        faults.append(("onderzoek", line, code))
    measured.append(["Samen Verder", "2026-K2", "7,8", "52", "2026-08-21"])   # corrects the 7,0 of July
    return faults


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(29)
    claimed, measured = list(claims(rng)), list(surveys(rng))
    faults = spoil(claimed, measured)
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;datum;ontvangen;minuten", *(";".join(row) for row in claimed)])
    write(HERE / "data/onderzoek.csv", ["aanbieder;kwartaal;score;respondenten;ontvangen", *(";".join(row) for row in measured)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
