#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
# district: norm, what is spent of it, score, providers who put in time
DISTRICTS = {"Noord": ("184.500,00", 0.88, "7,6", ["Wijkteam Noord", "Kliniek de Beek", "Huisartsen Vallei"]),   # saves
             "Zuid": ("156.200,00", 0.70, "8,0", ["Wijkteam Zuid", "Kliniek de Beek"]),                          # saves more than is shared
             "West": ("142.750,00", 0.99, "7,9", ["Wijkteam West", "Huisartsen Vallei"]),                        # too little
             "Oost": ("171.300,00", 0.90, "6,8", ["Wijkteam Noord", "Psychologen Oost"]),                        # clients are not content
             "Centrum": ("198.900,00", 1.06, "7,2", ["Wijkteam Zuid", "Huisartsen Vallei"])}                     # spends more
CLINICS = ["Kliniek de Beek", "Psychologen Oost", "GGZ Vallei"]


def euros(cents):
    return f"{cents // 100},{cents % 100:02}"


def days(rng, lag):
    day = FIRST + datetime.timedelta(days=rng.randrange(365))
    return [day.isoformat(), (day + datetime.timedelta(days=rng.choice(lag))).isoformat()]


def bills(rng):
    for district, (norm, spent, _, _) in DISTRICTS.items():
        left = int(float(norm.replace(".", "").replace(",", ".")) * spent * 100)
        while left > 0:
            cents = min(left, rng.randrange(120_000, 780_000))
            left -= cents
            yield [district, rng.choice(CLINICS), f"C{rng.randint(1, 140):03}", "", *days(rng, [9, 20, 41, 80]), euros(cents)]


def efforts(rng):
    for district, (_, _, _, providers) in DISTRICTS.items():
        for _ in range(24):
            provider = rng.choice(providers + providers[:1])
            yield [provider, district, *days(rng, [5, 14, 33, 70]), str(rng.randrange(15, 195, 15))]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(33)
    nota = [[f"N{n:04}", *row] for n, row in enumerate(sorted(bills(rng), key=lambda row: row[4]), 1)]
    inzet = [[f"I{n:04}", *row] for n, row in enumerate(sorted(efforts(rng), key=lambda row: row[2]), 1)]
    for of in (14, 70):  # sent by mistake, credited two weeks later
        gone = nota[of]
        known = datetime.date.fromisoformat(gone[6]) + datetime.timedelta(days=2)
        nota.append([f"N{len(nota) + 1:04}", *gone[1:4], gone[0], gone[5], known.isoformat(), gone[7]])
    faults = []

    def spoil(rows, line, column, text, code):
        rows[line - 2][column] = text
        faults.append((("nota" if rows is nota else "inzet"), line, code))
    spoil(nota, 20, 1, "Noordwest", "wijk zonder norm")
    spoil(nota, 47, 7, "0,00", "out-of-range")
    spoil(nota, 66, 5, "2026-02-29", "date-impossible")
    spoil(nota, 90, 6, "2027-06-30", "te laat ingediend")
    spoil(nota, 120, 7, "1.250,505", "number-too-fine")
    spoil(inzet, 30, 1, "", "empty-cell")
    spoil(inzet, 61, 4, "2027-02-01", "te laat ingediend")
    spoil(inzet, 88, 2, "Veldzicht", "wijk zonder norm")
    write(HERE / "data/wijknorm.csv", ["wijk;jaar;norm", *(f"{district};2026;{norm}" for district, (norm, *_) in DISTRICTS.items())])
    write(HERE / "data/meting.csv", ["wijk;jaar;rapportcijfer", *(f"{district};2026;{score}" for district, (_, _, score, _) in DISTRICTS.items())])
    write(HERE / "data/nota.csv", ["nummer;wijk;instelling;cliënt;credit_van;datum;ontvangen;bedrag", *(";".join(row) for row in nota)])
    write(HERE / "data/inzet.csv", ["nummer;aanbieder;wijk;datum;ontvangen;minuten", *(";".join(row) for row in inzet)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
