#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILDERS = ["De Brug", "Van Dam Bouw", "Hoeksteen"]
ARTICLES = {"tegel": 3490, "douchestoel": 14250, "beugel": 2895, "drempelplaat": 4120, "lijm": 875, "deurautomaat": 61900}   # cents in January
PARTS = [[20, 50, 30], [30, 70], [10, 40, 40, 10], [33, 33, 34]]
FIXED_SUM, NO_PRICE, LABOUR = "opdracht voor een vaste aanneemsom", "geen prijs van die maand", "opdracht op regie"


def dutch(cents):
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


def jobs(rng):
    for n in range(1, 21):
        fixed = n % 5 in (0, 2)
        yield [f"W{n:02}", rng.choice(BUILDERS), f"C{n:02}", "aanneemsom" if fixed else "regie", dutch(rng.randint(450000, 3900000)) if fixed else ""]


def prices(rng):
    for article, cents in ARTICLES.items():
        for month in range(1, 13):
            yield [article, f"2026-{month:02}", dutch(cents)]
            cents = round(cents * rng.uniform(0.985, 1.03))


def stages(given, rng):
    for job, _, _, kind, _ in given:
        if kind == "aanneemsom":
            day = datetime.date(2026, 1, 20) + datetime.timedelta(days=rng.randrange(180))
            for n, part in enumerate(rng.choice(PARTS), 1):
                ready = day if day < datetime.date(2026, 8, 1) else None   # the others are not ready yet
                yield [f"{job}-{n}", job, f"{part}%", str(ready or "")]
                day += datetime.timedelta(days=rng.randint(20, 90))


def slips(given, rng):
    """Hours and materials of the jobs on time and material: a stretch of some weeks for each."""
    hours, materials = [], []
    for job, _, _, kind, _ in given:
        if kind == "regie":
            start = datetime.date(2026, 1, 5) + datetime.timedelta(days=rng.randrange(320))
            for n in range(rng.randint(6, 18)):
                day = start + datetime.timedelta(days=n * rng.choice([1, 2]))
                known = str(day + datetime.timedelta(days=rng.choice([3, 10, 40])))
                hours.append([f"U{job[1:]}{n:02}", job, str(day), known, str(rng.choice([240, 450, 465, 480, 495, 75]))])
                if rng.random() < 0.7:
                    materials.append([f"M{job[1:]}{n:02}", job, rng.choice(list(ARTICLES)), str(day), known, str(rng.choice([1, 1, 2, 4, 12, 30]))])
    return hours, materials


def spoil(given, ready, hours, materials):
    fixed = next(row[0] for row in given if row[3] == "aanneemsom")
    on_time = next(row[0] for row in given if row[3] == "regie")
    faults = []

    def change(table, rows, line, column, text, code):
        rows[line - 2][column] = text
        faults.append((table, line, code))
    change("werkbon", hours, 9, 4, "780", "out-of-range")                     # thirteen hours
    change("werkbon", hours, 30, 1, fixed, FIXED_SUM)                         # hours do not count there
    change("werkbon", hours, 55, 2, "2026-02-29", "date-impossible")
    change("werkbon", hours, 80, 1, "W77", "unknown-entity")
    change("materiaalbon", materials, 12, 2, "goudverf", NO_PRICE)
    change("materiaalbon", materials, 25, 1, fixed, FIXED_SUM)
    change("materiaalbon", materials, 40, 5, "2,5", "number-too-fine")
    hours.append(list(hours[60]))                                             # sent twice
    faults.append(("werkbon", len(hours) + 1, "repeated-row"))
    given.append(["W21", "Hoeksteen", "C21", "aanneemsom", ""])
    faults.append(("opdracht", len(given) + 1, "aanneemsom zonder bedrag"))
    ready += [["W21-1", "W21", "100%", "2026-05-11"], [f"{on_time}-1", on_time, "100%", "2026-06-01"]]
    return faults + [("mijlpaal", len(ready), "unknown-entity"), ("mijlpaal", len(ready) + 1, LABOUR)]


def write(name, header, rows):
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in [header, *rows])


def main():
    rng = random.Random(11)
    given = list(jobs(rng))
    priced, ready = list(prices(rng)), list(stages(given, rng))
    hours, materials = slips(given, rng)
    faults = spoil(given, ready, hours, materials)
    write("data/opdracht.csv", "opdracht;aannemer;cliënt;wijze;aanneemsom", map(";".join, given))
    write("data/prijslijst.csv", "artikel;maand;prijs", map(";".join, priced))
    write("data/mijlpaal.csv", "mijlpaal;opdracht;deel;gereed", map(";".join, ready))
    write("data/werkbon.csv", "nummer;opdracht;datum;ontvangen;minuten", map(";".join, hours))
    write("data/materiaalbon.csv", "nummer;opdracht;artikel;datum;ontvangen;hoeveelheid", map(";".join, materials))
    write("expected/rejected.csv", "table,file,line,code", (f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults)))


if __name__ == "__main__":
    main()
