#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)
DISTRICTS = {"Noord": "Thuishof", "Oost": "Thuishof", "Zuid": "Wijkzorg", "West": "De Linde"}
RESIDENTS = {"Noord": (6120, 6184), "Oost": (4875, 4853), "Zuid": (5390, 5466), "West": (4010, 4007)}
MEASURED = {"Thuishof": [("8,1", "78%"), ("8,3", "80%")], "Wijkzorg": [("7,4", "84%"), ("6,9", "86%")], "De Linde": [("8,0", "91%"), ("7,8", "79,5%")]}


def days(count):
    return datetime.timedelta(days=count)


def arrangements(rng):
    for n in range(1, 41):
        begin = datetime.date(2025, 6, 1) + days(rng.randrange(210 if n <= 16 else 800))
        end = begin + days(rng.randrange(150, 700)) if n % 3 else None
        if end and end < FIRST:
            end = FIRST + days(40)
        if end and end > LAST:
            end = None
        yield [f"A{n:02}", f"C{n:02}", rng.choice(list(DISTRICTS)), rng.choice(["licht", "midden", "midden", "zwaar"]), begin, end]


def intakes(rng):
    for n in range(1, 121):
        asked = FIRST + days(rng.randrange(690))
        held = asked + days(rng.choice([3, 7, 10, 14, 15, 21, 30]))
        yield [f"I{n:03}", rng.choice(list(MEASURED)), f"C{rng.randrange(1, 90):02}", asked, held, held + days(rng.choice([5, 12, 30, 85]))]


def spoil(tables):
    def change(table, line, column, text, code):
        tables[table][line - 2][column] = text
        return table, line, code
    faults = [change("intake", 11, 3, "2027-12-30", "voor de aanmelding"),
              change("intake", 28, 5, "2028-06-01", "te laat ingediend"),
              change("intake", 40, 4, "2026-11-31", "date-impossible"),
              change("intake", 66, 2, "", "empty-cell"),
              change("intake", 90, 1, "Zorgland", "unknown-entity"),
              change("arrangement", 20, 3, "extra", "unknown-entity"),
              change("arrangement", 33, 2, "Haven", "unknown-entity")]
    tables["arrangement"].append(["A90", "C90", "Oost", "licht", "2026-09-01", "2026-08-01"])
    faults.append(("arrangement", len(tables["arrangement"]) + 1, "interval-reversed"))
    tables["meting"].append(["Zorgland", "2026", "7,5", "70%"])
    faults.append(("meting", len(tables["meting"]) + 1, "unknown-entity"))
    tables["bevolking"].append(["totaal", "2026", "20395"])
    faults.append(("bevolking", len(tables["bevolking"]) + 1, "unknown-entity"))
    return faults


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(55)
    heads = {"wijk": "wijk;aanbieder", "bevolking": "wijk;jaar;inwoners", "arrangement": "arrangement;cliënt;wijk;klasse;begin;eind",
             "intake": "nummer;aanbieder;cliënt;aangemeld;datum;ontvangen", "meting": "aanbieder;jaar;rapportcijfer;gediplomeerd"}
    tables = {"wijk": list(DISTRICTS.items()),
              "bevolking": [[name, 2026 + n, count] for name, counts in RESIDENTS.items() for n, count in enumerate(counts)],
              "arrangement": list(arrangements(rng)), "intake": list(intakes(rng)),
              "meting": [[name, 2026 + n, *row] for name, rows in MEASURED.items() for n, row in enumerate(rows)]}
    faults = spoil(tables)
    for name, head in heads.items():
        write(HERE / f"data/{name}.csv", [head, *(";".join("" if cell is None else str(cell) for cell in row) for row in tables[name])])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
