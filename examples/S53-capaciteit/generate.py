#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only.

The six folders S53-.. share one municipality, its clients and its year: this script is the same in each, but for FILES and CODES.
"""
import datetime
import random
from pathlib import Path

FILES = ("wijk", "plaatsen")
CODES = {"wijk without a provider": "empty-cell", "more in use than there are": "meer plaatsen bezet dan beschikbaar", "places too late": "te laat ingediend",
         "no number of places": "number-malformed", "places of an unknown wijk": "unknown-entity"}

HERE = Path(__file__).resolve().parent
YEAR = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
DISTRICTS = {"Centrum": "Anker", "Noord": "Anker", "Oost": "Brug", "West": "Kade", "Zuid": "Duin"}
OPENED = {"Zuid": datetime.date(2026, 4, 16)}
RESIDENTS = {"Centrum": 9240, "Noord": 7615, "Oost": 8480, "West": 6905, "Zuid": 5310}
PLACES = {"Centrum": 10, "Noord": 8, "Oost": 9, "West": 7, "Zuid": 6}
BUDGETS = {"Anker": 72000, "Brug": 42500, "Kade": 41000, "Duin": 33000}
HEADS = {"wijk": "wijk;aanbieder;inwoners", "budget": "aanbieder;maximum", "openstelling": "wijk;eerste_dag;laatste_dag",
         "bevolking": "wijk;kwartaal;inwoners", "plaatsen": "wijk;maand;ontvangen;beschikbaar;bezet",
         "toewijzing": "toewijzing;cliënt;wijk;klasse;begin;eind;behaald", "inzet": "nummer;toewijzing;datum;ontvangen;minuten"}


def days(count):
    return datetime.timedelta(days=count)


def allocations(rng):
    """toewijzing, cliënt, wijk, klasse, begin, eind, behaald. Some clients come back for a second time."""
    for n in range(1, 65):
        district = rng.choice(list(DISTRICTS))
        first = max(YEAR[0], OPENED.get(district, YEAR[0]))
        begin = first + days(rng.randrange(0, (YEAR[1] - first).days - 20))
        if n % 4 == 0 and district not in OPENED:
            begin = datetime.date(2025, 7, 1) + days(rng.randrange(180))
        end = max(begin + days(rng.randrange(80, 330)), YEAR[0] + days(19))
        if end > YEAR[1]:
            end = None
        reached = "" if end is None else rng.choice(["ja", "ja", "ja", "nee"])
        yield [f"T{n:02}", f"C{rng.randrange(1, 56):02}", district, rng.choice(["licht", "licht", "zwaar"]), begin, end, reached]


def visits(allocated, rng):
    """Hours, written down once or twice a month."""
    n = 0
    for name, _, _, weight, begin, end, _ in allocated:
        day = max(begin, YEAR[0]) + days(rng.randrange(5))
        while day <= (end or YEAR[1]):
            n += 1
            known = day + days(rng.choice([4, 9, 16, 30, 70]))
            minutes = rng.choice([240, 300, 375, 450, 525]) * (2 if weight == "zwaar" else 1)
            yield [f"I{n:04}", name, day, known, minutes]
            day += days(rng.choice([17, 24, 30]))


def in_care(allocated, district, day):
    return sum(row[2] == district and row[4] <= day and (row[5] is None or day <= row[5]) for row in allocated)


def months():
    for month in range(1, 13):
        first = datetime.date(2026, month, 1)
        yield first, (first + days(31)).replace(day=1) - days(1)


def places(allocated, rng):
    for district, count in PLACES.items():
        for first, last in months():
            if OPENED.get(district, first) <= first:
                available = count - rng.choice([0, 0, 0, 0, 1, 2]) + rng.choice([0, 0, 0, 0, 0, 2])
                yield [district, f"{first:%Y-%m}", last + days(rng.choice([6, 8, 12, 40])), available, min(available, in_care(allocated, district, last))]


def population():
    """One district grows: a new estate is finished in summer."""
    for district, count in RESIDENTS.items():
        for quarter in range(1, 5):
            growth = {"Oost": [0, 9, 611, 874]}.get(district, [0, 14, 21, 30])[quarter - 1]
            yield [district, f"2026-K{quarter}", count + growth]


def spoil(tables):
    """name of the fault -> table and line of the file"""
    planted = {}

    def plant(name, table, line, column=None, text=None):
        if column is not None:
            tables[table][line - 2][column] = text
        planted[name] = table, line

    def add(name, table, *row):
        tables[table].append(list(row))
        plant(name, table, len(tables[table]) + 1)
    add("wijk without a provider", "wijk", "Haven", "", 1480)
    add("budget without an amount", "budget", "Haven", "")
    add("closed before it opened", "openstelling", "Zuid", "2026-12-31", "2026-12-01")
    add("opening of an unknown wijk", "openstelling", "Zuidwest", "2026-03-01", "")
    add("total of the statistics office", "bevolking", "totaal", "2026-K1", 37550)
    add("half a resident", "bevolking", "Haven", "2026-K1", "12,5")
    plant("more in use than there are", "plaatsen", 9, 4, 14)
    plant("places too late", "plaatsen", 20, 2, "2027-03-01")
    plant("no number of places", "plaatsen", 31, 3, "zeven")
    add("places of an unknown wijk", "plaatsen", "Zuidwest", "2026-05", "2026-06-08", 4, 3)
    add("allocation to an unknown wijk", "toewijzing", "T90", "C60", "Zuidwest", "licht", "2026-02-02", "", "")
    add("ended before it began", "toewijzing", "T91", "C61", "Oost", "zwaar", "2026-06-01", "2026-05-01", "ja")
    add("class that does not exist", "toewijzing", "T92", "C62", "Oost", "midden", "2026-03-02", "", "")
    add("ended without a verdict", "toewijzing", "T93", "C63", "West", "licht", "2026-03-02", "2026-10-30", "")
    plant("no such allocation", "inzet", 30, 1, "T99")
    plant("more than a month has", "inzet", 61, 4, 7200)
    plant("no such day", "inzet", 97, 2, "2026-06-31")
    plant("hours too late", "inzet", 142, 3, "2027-04-01")
    plant("without minutes", "inzet", 188, 4, "")
    tables["inzet"][231 - 2][0] = tables["inzet"][230 - 2][0]
    plant("two hours of one number", "inzet", 230)
    plant("one number of two hours", "inzet", 231)
    ended = next(row for row in tables["toewijzing"] if row[5] and row[5] > YEAR[0])
    add("after the last day", "inzet", "I9001", ended[0], ended[5] + days(1), "2026-12-20", 300)
    add("hours of a refused allocation", "inzet", "I9002", "T91", "2026-05-20", "2026-06-10", 240)
    add("hours of another class", "inzet", "I9003", "T92", "2026-05-20", "2026-06-10", 240)
    add("after the year", "inzet", "I9004", next(row[0] for row in tables["toewijzing"] if row[5] is None), "2027-01-04", "2027-01-20", 240)
    return planted


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(53)
    allocated = list(allocations(rng))
    tables = {"wijk": [[name, provider, RESIDENTS[name]] for name, provider in DISTRICTS.items()],
              "budget": [list(pair) for pair in BUDGETS.items()],
              "openstelling": [[district, OPENED.get(district, "2022-01-01"), ""] for district in DISTRICTS],
              "bevolking": list(population()), "plaatsen": list(places(allocated, rng)),
              "toewijzing": allocated, "inzet": list(visits(allocated, rng))}
    planted = spoil(tables)
    for name in FILES:
        write(HERE / f"data/{name}.csv", [HEADS[name], *(";".join("" if cell is None else str(cell) for cell in row) for row in tables[name])])
    faults = sorted((*planted[name], code) for name, code in CODES.items())
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in faults)])


if __name__ == "__main__":
    main()
