#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
from pathlib import Path

HERE = Path(__file__).resolve().parent
QUARTERS = [f"{year}-K{quarter}" for year in (2026, 2027) for quarter in (1, 2, 3, 4)]
BUDGETS = ["Noord;2026;400000", "Zuid;2026;150000", "Noord;2027;430000", "Zuid;2027;150000"]
PLACES = {("A", "Noord"): [20] * 8, ("B", "Noord"): [15] * 8, ("A", "Zuid"): [0, 0, 0, 0, 0, 0, 2, 2], ("C", "Zuid"): [10] * 8}
# client, year, provider, neighbourhood, score before and after
SCORES = [("c01", 2026, "A", "Noord", 2, 3), ("c02", 2026, "A", "Noord", 3, 3), ("c03", 2026, "A", "Noord", 1, 1), ("c04", 2026, "A", "Noord", 4, 4),
          ("c05", 2026, "B", "Noord", 2, 3), ("c06", 2026, "B", "Noord", 3, 2), ("c07", 2026, "B", "Noord", 2, 2), ("c08", 2026, "C", "Zuid", 1, 2),
          ("c09", 2026, "C", "Zuid", 3, 4), ("c01", 2027, "A", "Noord", 3, 4), ("c02", 2027, "A", "Noord", 3, 3), ("c03", 2027, "A", "Noord", 1, 1),
          ("c04", 2027, "A", "Noord", 4, 4), ("c10", 2027, "A", "Noord", 2, 2), ("c05", 2027, "B", "Noord", 3, 4), ("c06", 2027, "B", "Noord", 2, 2)]


def main():
    places = [f"{provider};{area};{quarter};{count}" for (provider, area), counts in PLACES.items() for quarter, count in zip(QUARTERS, counts)]
    places.append("C;Zuid;2027-K5;10")      # no such quarter
    scores = [";".join(map(str, row)) for row in SCORES]
    scores.append("c11;2027;C;Zuid;2;7")    # the matrix goes to five
    write(HERE / "data/begroting.csv", "wijk;jaar;wijkbudget", BUDGETS)
    write(HERE / "data/opgave.csv", "aanbieder;wijk;kwartaal;beschikbaar", places)
    write(HERE / "data/zrm.csv", "cliënt;jaar;aanbieder;wijk;voormeting;nameting", scores)
    write(HERE / "expected/rejected.csv", "table,file,line,code", [f"opgave,opgave.csv,{len(places) + 1},value-malformed", f"zrm,zrm.csv,{len(scores) + 1},out-of-range"])


def write(path, heading, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(heading + "\n")
        file.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    main()
