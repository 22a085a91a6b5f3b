#!/usr/bin/env python3
"""Writes data/opgave.csv and data/zrm.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Places in use, month by month: quieter in August.
PLACES = [40, 41, 42, 42, 43, 44, 44, 38, 40, 42, 43, 43, 44, 44, 45, 45, 45, 46, 46, 40, 42, 44, 45, 45]
# Scores of the self-sufficiency matrix, at the start and at the end.
FORWARD = [(1, 2), (2, 3), (3, 5), (1, 4), (4, 5), (2, 3), (2, 4), (3, 4), (1, 2), (2, 3), (1, 3), (2, 3), (3, 4), (4, 5), (1, 2), (2, 4), (3, 4), (1, 3), (2, 3), (1, 2), (4, 5)]
OTHERS = [("c22", "dagbesteding", 3, 3), ("c22", "financiën", 1, 3), ("c23", "dagbesteding", 3, 2), ("c24", "dagbesteding", 2, ""), ("c24", "huisvesting", 2, 3),
          ("c05", "financiën", 2, 4)]


def main():
    months = [f"{2026 + n // 12}-{n % 12 + 1:02};{places}" for n, places in enumerate(PLACES)]
    months.append("2027-13;44")  # no such month
    scores = sorted([(f"c{n:02}", "dagbesteding", *pair) for n, pair in enumerate(FORWARD, 1)] + OTHERS, key=lambda row: row[:2])
    scores.append(("c25", "dagbesteding", 2, 6))  # the matrix goes to five
    scores.append(("c26", "dagbesteding", "", 3))  # nothing was measured at the start
    faults = [f"opgave,opgave.csv,{len(months) + 1},value-malformed", f"zrm,zrm.csv,{len(scores)},out-of-range", f"zrm,zrm.csv,{len(scores) + 1},empty-cell"]
    write(HERE / "data/opgave.csv", "maand;bezet", months)
    write(HERE / "data/zrm.csv", "cliënt;domein;beginscore;eindscore", (";".join(map(str, row)) for row in scores))
    write(HERE / "expected/rejected.csv", "table,file,line,code", faults)


def write(path, heading, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(heading + "\n")
        file.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    main()
