#!/usr/bin/env python3
"""Writes data/declaratie.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
PROVIDERS = ["Lente", "Stapvoets", "Thuisbasis"]
COLUMNS = "nummer;aanbieder;cliënt;product;eenheid;credit_van;datum;ontvangen;aantal"
NUMBER, PROVIDER, CLIENT, PRODUCT, UNIT, CREDITS, DAY, KNOWN, QUANTITY = range(9)
LATE = "te laat ingediend"


def claims(rng):
    clients = [(f"C{n:03}", rng.choice(PROVIDERS), rng.choice(["02A15"] * 4 + ["02A17"] * 2 + ["07A03"] * 2)) for n in range(1, 61)]
    for n in range(1, 381):
        client, provider, product = rng.choice(clients)
        day = FIRST + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([4, 9, 15, 31, 58]))
        unit, quantity = ("dagdeel", rng.choice([1, 1, 2, 2, 3])) if product == "07A03" else ("minuut", rng.choice([20, 25, 45, 50, 60, 75, 90, 110, 125]))
        yield [f"D{n:04}", provider, client, product, unit, "", day.isoformat(), known.isoformat(), str(quantity)]


def credits(rows, rng):
    """Six claims are taken back a month later; two of them are claimed anew, for less time."""
    taken = rng.sample([row for row in rows[:360] if row[QUANTITY] in ("110", "125", "3")], 6)
    for n, row in enumerate(taken):
        later = (datetime.date.fromisoformat(row[KNOWN]) + datetime.timedelta(days=30)).isoformat()
        yield [f"K{n + 1:04}", *row[PROVIDER:CREDITS], row[NUMBER], row[DAY], later, row[QUANTITY]]
        if n < 2:
            yield [f"H{n + 1:04}", *row[PROVIDER:CREDITS], "", row[DAY], later, "2" if row[UNIT] == "dagdeel" else "95"]


def pick(rows, unit, after):
    """The first line from `after` on that is a debit in this unit, and was never credited."""
    credited = {row[CREDITS] for row in rows}
    return next(n + 2 for n, row in enumerate(rows) if n + 2 >= after and row[UNIT] == unit and not row[CREDITS] and row[NUMBER] not in credited)


def spoil(rows):
    table = {"minuut": "begeleiding", "dagdeel": "dagbesteding"}
    faults = []

    def change(unit, after, column, text, code):
        line = pick(rows, unit, after)
        rows[line - 2][column] = text
        faults.append((table[unit], line, code))
    change("minuut", 12, PRODUCT, "02A19", "unknown-entity")          # no rate for that product
    change("minuut", 50, QUANTITY, "660", "out-of-range")             # eleven hours in one line
    change("minuut", 90, DAY, "2026-06-31", "date-impossible")
    change("minuut", 130, CLIENT, "", "empty-cell")
    change("minuut", 170, KNOWN, "2027-04-01", LATE)
    change("dagdeel", 200, KNOWN, "2027-04-20", LATE)
    change("dagdeel", 240, QUANTITY, "1,5", "number-too-fine")        # half a dagdeel
    change("dagdeel", 270, QUANTITY, "4", "out-of-range")             # a day has three
    change("minuut", 320, CREDITS, "D9999", "credit-without-debit")   # takes back what was never claimed
    rows.append(list(rows[pick(rows, "minuut", 340) - 2]))            # sent twice: paid once
    faults.append(("begeleiding", len(rows) + 1, "repeated-row"))
    return faults


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(2)
    rows = list(claims(rng))
    rows += list(credits(rows, rng))
    faults = spoil(rows)
    write(HERE / "data/declaratie.csv", [COLUMNS, *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},declaratie.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
