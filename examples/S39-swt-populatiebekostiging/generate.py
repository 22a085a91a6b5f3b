#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# district, team, residents, the share that manages (empty: not measured), referrals by the team, their average cost
DISTRICTS = [("Binnenstad", "Wijkteam Centrum", 11240, "82,0%", 34, 11000), ("De Hoven", "Wijkteam Centrum", 6815, "79,4%", 30, 12000),
             ("Noordkade", "Wijkteam Noord", 9120, "84,7%", 21, 10500), ("Buitenveld", "Wijkteam Noord", 402, "81,9%", 4, 15000),
             ("Zuiderpark", "Wijkteam Zuid", 13377, "77,6%", 52, 13000), ("Waalsprong", "Wijkteam Zuid", 8044, "88,1%", 17, 9500),
             ("Kerkdorp", "Wijkteam Zuid", 2963, "", 6, 9000)]


def referrals(rng):
    for district, _, _, _, count, cost in DISTRICTS:
        for who in ["wijkteam"] * count + ["huisarts"] * (count // 2) + ["rechter"] * (count // 8):
            day = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365))
            known = day + datetime.timedelta(days=rng.choice([10, 25, 40, 80]))                  # the bill comes later
            yield [district, who, day.isoformat(), known.isoformat(), f"{rng.randrange(cost // 5, 2 * cost)},{rng.choice(['00', '00', '50', '85'])}"]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = [[f"V{n:04}", *row] for n, row in enumerate(sorted(referrals(random.Random(39)), key=lambda row: row[2]), 1)]
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(15, 1, "Stadsrand", "unknown-entity")              # not a district of this contract
    spoil(48, 2, "wijkagent", "unknown-code")
    spoil(90, 5, "-1500,00", "out-of-range")
    spoil(133, 3, "2026-09-31", "date-impossible")
    spoil(171, 4, "2027-05-20", "te laat ingediend")
    rows[202 - 2][0] = rows[201 - 2][0]                        # one number, two referrals
    faults += [(201, "duplicate-key"), (202, "duplicate-key")]
    write(HERE / "data/wijken.csv", ["wijk;wijkteam", *(f"{district};{team}" for district, team, *_ in DISTRICTS)])
    write(HERE / "data/bevolking.csv", ["wijk;jaar;inwoners;redzaam", *(f"{row[0]};2026;{row[2]};{row[3]}" for row in DISTRICTS)])
    write(HERE / "data/verwijzing.csv", ["nummer;wijk;verwijzer;datum;ontvangen;kosten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"verwijzing,verwijzing.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
