#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
# portfolio, agency, number of files, the share of its principal that comes in
PORTFOLIOS = [("P-2101", "Incasso Noord", 24, 0.84), ("P-2102", "Incasso Noord", 18, 0.47), ("P-2103", "Deurwaarders Vallei", 26, 0.72),
              ("P-2104", "Deurwaarders Vallei", 15, 0.61), ("P-2105", "Rijnland Collect", 21, 0.95)]


def euros(cents):
    return f"{cents // 100},{cents % 100:02}"


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(34)
    claims, receipts = [], []
    for portfolio, _, count, share in PORTFOLIOS:
        for _ in range(count):
            principal = rng.randrange(25_000, 900_000)
            claims.append([f"D{len(claims) + 1:03}", portfolio, f"X{rng.randint(1, 90):02}", euros(principal)])
            paid = int(principal * min(1, max(0, rng.gauss(share, 0.25))))
            terms = rng.randint(1, 5)
            for _ in range(terms):
                day = FIRST + datetime.timedelta(days=rng.randrange(360))
                booked = day + datetime.timedelta(days=rng.choice([1, 2, 2, 5, 30]))      # some a month later
                if paid // terms:
                    receipts.append([claims[-1][0], "", day.isoformat(), booked.isoformat(), euros(paid // terms)])
    receipts.sort(key=lambda row: row[2])
    rows = [[f"O{n:04}", *row] for n, row in enumerate(receipts, 1)]
    for n, of in enumerate((12, 88, 150), len(rows) + 1):                            # money that went back to the debtor's account
        first = rows[of]
        booked = datetime.date.fromisoformat(first[3]) + datetime.timedelta(days=40)
        rows.append([f"O{n:04}", first[1], first[0], first[3], booked.isoformat(), first[5]])
    faults = []

    def spoil(line, column, text, code):
        rows[line - 2][column] = text
        faults.append((line, code))
    spoil(31, 1, "D999", "unknown-entity")                  # no such file
    spoil(60, 5, "0,00", "out-of-range")                    # nothing
    spoil(101, 5, "12,345", "number-too-fine")              # a tenth of a cent
    spoil(130, 3, "2026-06-31", "date-impossible")
    spoil(175, 4, "2027-02-05", "te laat geboekt")
    rows[190 - 2][0] = rows[189 - 2][0]                     # one number, two receipts
    faults += [(189, "duplicate-key"), (190, "duplicate-key")]
    rows.append([f"O{len(rows) + 1:04}", "D001", "O9999", "2026-08-03", "2026-08-04", "100,00"])
    faults.append((len(rows) + 1, "credit-without-debit"))  # a reversal of nothing
    write(HERE / "data/portefeuilles.csv", ["portefeuille;bureau", *(f"{portfolio};{agency}" for portfolio, agency, _, _ in PORTFOLIOS)])
    write(HERE / "data/vorderingen.csv", ["dossier;portefeuille;debiteur;hoofdsom", *(";".join(row) for row in claims)])
    write(HERE / "data/ontvangst.csv", ["nummer;dossier;storno_van;datum;geboekt;bedrag", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"ontvangst,ontvangst.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
