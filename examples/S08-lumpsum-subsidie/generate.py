#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
GRANTEES = ["Icare", "Solis", "Welzijn Vallei", "Humanitas", "Scouting Noord", "MEE", "Jong Centraal", "De Schakel", "Buurtkracht", "Vluchtelingenwerk"]
KINDS = {"consultatiebureau": 250000, "mantelzorg": 90000, "jongerenwerk": 140000, "vrijwilligers": 25000, "ouderenadvies": 60000, "taalmaatjes": 18000}
GRANT, SPENT = 3, 4


def dutch(cents):
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


def grants(rng):
    for grantee in GRANTEES:
        for kind in rng.sample(list(KINDS), rng.randint(2, 5)):
            yield [grantee, kind, "2026", round(KINDS[kind] * 100 * rng.uniform(0.6, 1.4))]


def accounts(given, rng):
    for grantee, kind, year, cents in given:
        if rng.random() < 0.92:   # some never account for it
            known = datetime.date(2027, 5, 31) - datetime.timedelta(days=rng.choice([0, 0, 1, 12, 45, 80]))
            yield [grantee, kind, year, str(known), dutch(round(cents * rng.choice([0.71, 0.88, 0.95, 0.97, 1, 1.06])))]


def spoil(given, accounted):
    faults = []

    def change(line, column, text, code):
        accounted[line - 2][column] = text
        faults.append(("verantwoording", line, code))
    change(4, 3, "2027-06-01", "na 31 mei ingediend")
    change(11, 3, "2027-09-13", "na 31 mei ingediend")
    change(17, SPENT, "-1.200,00", "out-of-range")
    change(23, SPENT, "", "empty-cell")
    accounted += [["De Schakel", "zwembad", "2026", "2027-04-02", "7.500,00"],       # never granted
                  [*accounted[26][:3], "2027-05-30", "61.000,00"],                   # the later one holds, if it is in time ..
                  [*accounted[28][:3], accounted[28][3], "1.000,00"]]                # .. two of one day do not
    faults += [("verantwoording", len(accounted) - 1, "geen subsidie verleend"), ("verantwoording", len(accounted) + 1, "duplicate-key"),
               ("verantwoording", 30, "duplicate-key")]
    given += [["Zang & Vriendschap", "koor", "2026", "ntb"], ["Buurtkracht", "", "2026", "12.000,00"], ["Humanitas", "mantelzorg", "2026", "2.400.000,00"]]
    return faults + [("beschikking", len(given) - 1, "number-malformed"), ("beschikking", len(given), "empty-cell"),
                     ("beschikking", len(given) + 1, "out-of-range")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(8)
    given = [row for row in grants(rng) if row[:2] != ["Humanitas", "mantelzorg"]]
    accounted = list(accounts(given, rng))
    given = [[*row[:GRANT], dutch(row[GRANT])] for row in given]
    faults = spoil(given, accounted)
    write(HERE / "data/beschikking.csv", ["instelling;activiteit;jaar;subsidie", *(";".join(row) for row in given)])
    write(HERE / "data/verantwoording.csv", ["instelling;activiteit;jaar;ontvangen;besteed", *(";".join(row) for row in accounted)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
