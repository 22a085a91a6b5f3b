#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
GROUPS = [["Oost", "400000", "ja", "10%", "40%", "30%", "20%"], ["Rivierenland", "265000", "nee", "20%", "30%", "25%", "25%"],
          ["Noord", "183333,33", "ja", "0%", "50%", "30%", "20%"]]
INSTITUTIONS = {"De Wilgen": ("Oost", 182.4), "Sint Anna": ("Oost", 96.0), "Het Baken": ("Oost", 61.5), "Waalzicht": ("Rivierenland", 140.2),
                "De Linge": ("Rivierenland", 88.8), "Hoogland": ("Noord", 75.0), "De Eshof": ("Noord", 75.0), "Duinrand": ("Noord", 44.6)}


def comma(value, decimals):
    return f"{value:.{decimals}f}".replace(".", ",")


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(32)
    institutions = [[name, group, comma(size, 1)] for name, (group, size) in INSTITUTIONS.items()]
    scores = [[name, "2026", *(comma(rng.uniform(70, 96), 1) + "%" for _ in range(3))] for name in INSTITUTIONS]
    scores[2][2], scores[2][4] = "80,0%", "84,9%"                    # exactly on a norm, and just below one
    departments = [[f"A{n:02}", name, comma(rng.uniform(6, 40), 1), rng.choice(["ja", "ja", "nee"])]
                   for n, name in enumerate((name for name in INSTITUTIONS for _ in range(4)), 1)]
    for row in departments:
        if row[1] in ("Waalzicht", "De Linge"):
            row[3] = "nee"                                           # nobody in Rivierenland: that part goes back
    staff = []
    for n in range(1, 221):
        judged = datetime.date(2026, 11, 1) + datetime.timedelta(days=rng.randrange(100))   # some after the turn of the year
        staff.append([f"M{n:03}", rng.choice(departments)[0], comma(rng.choice([100, 100, 89, 78, 67, 50]) / 100, 2),
                      rng.choice(["goed"] * 6 + ["uitstekend"] * 2 + ["onvoldoende"]), judged.isoformat()])
    faults = []

    def spoil(table, rows, line, column, text, code):
        rows[line - 2][column] = text
        faults.append((table, line, code))
    institutions.append(["De Kade", "West", "20,0"])                 # of no group of this contract
    faults.append(("instellingen", len(institutions) + 1, "unknown-entity"))
    spoil("afdelingen", departments, 9, 2, "", "empty-cell")          # A08, and so its staff
    spoil("medewerkers", staff, 30, 2, "1,20", "out-of-range")        # more than full time
    spoil("medewerkers", staff, 61, 3, "matig", "unknown-code")       # no such judgement
    spoil("medewerkers", staff, 90, 1, "A99", "unknown-entity")       # no such department
    spoil("medewerkers", staff, 144, 4, "2027-03-03", "beoordeling te laat")
    staff[170 - 2][0] = staff[171 - 2][0]                             # one employee twice, with different jobs
    faults += [("medewerkers", line, "duplicate-key") for line in (170, 171)]
    lost = departments[9 - 2][0]
    bad = {line for table, line, _ in faults if table == "medewerkers"}
    faults += [("medewerkers", line, "unknown-entity") for line, row in enumerate(staff, 2) if row[1] == lost and line not in bad]
    write(HERE / "data/groepen.csv", ["groep;pot;besparing_behaald;aandeel_groep;aandeel_instelling;aandeel_afdeling;aandeel_medewerker",
                                      *(";".join(row) for row in GROUPS)])
    write(HERE / "data/instellingen.csv", ["instelling;groep;formatie", *(";".join(row) for row in institutions)])
    write(HERE / "data/meting.csv", ["instelling;jaar;kwaliteit;service;tevredenheid", *(";".join(row) for row in scores)])
    write(HERE / "data/afdelingen.csv", ["afdeling;instelling;bezetting;doel_behaald", *(";".join(row) for row in departments)])
    write(HERE / "data/medewerkers.csv", ["medewerker;afdeling;dienstverband;beoordeling;beoordeeld", *(";".join(row) for row in staff)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
