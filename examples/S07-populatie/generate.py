#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
AGES = {"0-17": 0.21, "18-64": 0.58, "65-79": 0.15, "80+": 0.06}
DISTRICTS = {"Noord": ("Wijkteam Noord", 6120), "Oost": ("Wijkteam Oost", 9410), "Centrum": ("Wijkteam Stad", 4380),
             "Haven": ("Wijkteam Stad", 2750), "West": ("Wijkteam West", 11060), "Buitengebied": ("Wijkteam West", 1240)}
OLD = {"Buitengebied": 1.6, "Centrum": 0.7}   # older, and younger, than the others


def population(rng):
    for year in (2026, 2027):
        for district, (_, size) in DISTRICTS.items():
            for age, share in AGES.items():
                factor = OLD.get(district, 1) if age in ("65-79", "80+") else 1
                yield [district, age, str(year), str(round(size * share * factor * rng.uniform(0.94, 1.06)))]


def requests(rng):
    for n in range(1, 221):
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(730))
        yield [f"H{n:03}", rng.choice(list(DISTRICTS)), f"C{rng.randint(1, 160):03}", str(day)]


def spoil(people, asked):
    faults = []

    def change(line, column, text, code):
        asked[line - 2][column] = text
        faults.append(("hulpvraag", line, code))
    change(23, 1, "Zuid", "unknown-entity")            # a district of another council
    change(71, 2, "", "empty-cell")
    change(118, 3, "2026-02-29", "date-impossible")
    asked.append(list(asked[40]))                      # sent twice
    faults.append(("hulpvraag", len(asked) + 1, "repeated-row"))
    # the statistics office delivers more than was agreed: all ages, and a district of another council
    people += [["Noord", "totaal", "2026", "6120"], ["Zuid", "18-64", "2026", "5044"], ["Zuid", "80+", "2026", "412"]]
    size = len(people) + 1
    return faults + [("bevolking", size - 2, "unknown-code"), ("bevolking", size - 1, "unknown-entity"), ("bevolking", size, "unknown-entity")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(7)
    people, asked = list(population(rng)), list(requests(rng))
    faults = spoil(people, asked)
    write(HERE / "data/wijk.csv", ["wijk;wijkteam", *(f"{district};{team}" for district, (team, _) in DISTRICTS.items())])
    write(HERE / "data/bevolking.csv", ["wijk;leeftijd;jaar;inwoners", *(";".join(row) for row in people)])
    write(HERE / "data/hulpvraag.csv", ["nummer;wijk;cliënt;datum", *(";".join(row) for row in asked)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
