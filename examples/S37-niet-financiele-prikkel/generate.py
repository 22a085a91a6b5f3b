#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# provider, hours per month, then mark, response and shortcomings in 2026 and in 2027
PROVIDERS = [("Thuisbasis", 640, ("8,4", "44%", "0"), ("8,6", "47%", "0")), ("De Schakel", 410, ("8,4", "39%", "2"), ("8,1", "33%", "0")),
             ("Stichting Mee", 905, ("7,0", "51%", "1"), ("7,4", "49%", "0")), ("Zorgkompas", 120, ("9,1", "62%", "0"), ("6,9", "58%", "3")),
             ("Noorderlicht", 330, ("7,9", "30%", "0"), ("8,0", "41%", "0")), ("Dichtbij", 275, ("8,8", "27%", "0"), ("7,2", "36%", "1"))]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(37)
    sheets, surveys = [], []
    for name, hours, *years in PROVIDERS:
        for n in range(24):
            year, month = 2026 + n // 12, n % 12 + 1
            known = datetime.date(year + month // 12, month % 12 + 1, 1) + datetime.timedelta(days=rng.choice([2, 4, 5, 9, 34]))   # one month later
            sheets.append([name, f"{year}-{month:02}", str(round(rng.gauss(hours, hours / 12))), known.isoformat()])
        surveys += [[name, str(year), *cells] for year, cells in zip((2026, 2027), years)]
    faults = [("onderzoek", 12, "te weinig respons")]                            # Dichtbij in 2026: 27% answered

    def spoil(table, rows, line, column, text, code):
        rows[line - 2][column] = text
        faults.append((table, line, code))
    spoil("urenstaat", sheets, 25, 3, "2028-03-15", "te laat ingediend")         # the last sheet of Thuisbasis
    spoil("urenstaat", sheets, 44, 2, "-12", "out-of-range")
    spoil("urenstaat", sheets, 82, 1, "2026-13", "value-malformed")              # no such month
    spoil("urenstaat", sheets, 99, 0, "", "empty-cell")
    sheets.append([*sheets[119 - 2][:2], "299", sheets[119 - 2][3]])             # one month twice, with other hours: neither is paid
    faults += [("urenstaat", 119, "duplicate-key"), ("urenstaat", len(sheets) + 1, "duplicate-key")]
    surveys.append(["Buurtgoed", "2027", "10,5", "70%", "0"])                     # a mark above ten
    faults.append(("onderzoek", len(surveys) + 1, "out-of-range"))
    write(HERE / "data/urenstaat.csv", ["aanbieder;maand;uren;ontvangen", *(";".join(row) for row in sheets)])
    write(HERE / "data/onderzoek.csv", ["aanbieder;jaar;rapportcijfer;respons;gebreken", *(";".join(row) for row in surveys)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
