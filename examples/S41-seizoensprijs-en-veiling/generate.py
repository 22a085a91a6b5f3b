#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
HOUSES = ["De Berg", "Logeerhuis Linde", "'t Nest"]
BIDDERS = ["De Berg", "Zorgkompas", "Noorderlicht", "Stichting Mee"]
BUSY = ["61,4%", "66,0%", "70,2%", "84,5%", "90,0%", "92,3%", "98,8%", "97,5%", "81,0%", "74,4%", "63,9%", "99,1%"]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(41)
    stays, cases, bids = [], [], []
    for n in range(1, 211):
        day = FIRST + datetime.timedelta(days=rng.randrange(365))
        known = day + datetime.timedelta(days=rng.choice([5, 12, 20, 55]))               # some two months later
        stays.append([f"N{n:03}", rng.choice(HOUSES), f"C{rng.randint(1, 45):02}", day.isoformat(), known.isoformat(),
                      str(rng.choice([1, 2, 2, 2, 3, 4, 7, 10]))])
    for n in range(1, 31):
        closing = FIRST + datetime.timedelta(days=14 + 11 * n)
        awarded = closing + datetime.timedelta(days=rng.randint(4, 12))
        top = rng.choice([5000, 7500, 12000])
        cases.append([f"Z{n:02}", f"C{rng.randint(1, 45):02}", closing.isoformat(), awarded.isoformat() if n < 30 else "", f"{top},00"])
        for bidder in rng.sample(BIDDERS, rng.randint(1, 4)):
            received = closing - datetime.timedelta(days=rng.randint(0, 9))
            price = rng.randrange(top * 6 // 10, top + 1, 250)                            # round figures: some are equal
            bids.append([f"Z{n:02}", bidder, f"B{len(bids) + 1:03}", received.isoformat(), f"{price},00", str(rng.choice([7, 14, 21, 28])), "ja"])
    twins = [line for line, (bid, other) in enumerate(zip(bids, bids[1:]), 2) if bid[0] == other[0]]
    for line in twins[3], twins[30]:                                                       # all is equal: the lot decides
        bids[line - 1][4:6] = bids[line - 2][4:6]
    faults = []

    def spoil(table, rows, line, column, text, code):
        rows[line - 2][column] = text
        faults.append((table, line, code))
    spoil("verblijf", stays, 22, 5, "21", "out-of-range")                                  # fourteen nights at most
    spoil("verblijf", stays, 87, 2, "", "empty-cell")
    spoil("verblijf", stays, 140, 3, "2026-02-29", "date-impossible")
    spoil("verblijf", stays, 199, 4, "2027-04-15", "te laat ingediend")
    spoil("bod", bids, 12, 6, "nee", "voldoet niet aan de eisen")
    spoil("bod", bids, 25, 4, "12000,50", "boven de maximumprijs")
    spoil("bod", bids, 44, 3, "2026-12-01", "na de sluiting ontvangen")
    spoil("bod", bids, 58, 0, "Z99", "unknown-entity")                                     # no such case
    write(HERE / "data/verblijf.csv", ["nummer;aanbieder;cliënt;aankomst;ontvangen;nachten", *(";".join(row) for row in stays)])
    write(HERE / "data/drukte.csv", ["maand;bezetting", *(f"2026-{n:02};{text}" for n, text in enumerate(BUSY, 1))])
    write(HERE / "data/zaken.csv", ["zaak;cliënt;sluiting;gunning;maximum", *(";".join(row) for row in cases)])
    write(HERE / "data/bod.csv", ["zaak;aanbieder;inschrijving;ontvangen;prijs;wachttijd;voldoet", *(";".join(row) for row in bids)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
