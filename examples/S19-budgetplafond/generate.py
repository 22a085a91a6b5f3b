#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
# provider, budget, citizens, hours; how many clients come
AGREED = [("Anker", "30000", "14", "375", 12),     # 375 hours of € 80: the price rises in July, so the budget is spent first
          ("Boei", "40000", "16", "320", 15),      # here the hours are spent first
          ("Baken", "36000", "12", "", 15),        # three citizens too many
          ("Compas", "24000", "", "", 14)]


def declarations(rng):
    """Each row with True if its client is one too many."""
    for provider, _, citizens, _, clients in AGREED:
        for client in range(1, clients + 1):
            too_many = bool(citizens) and client > int(citizens)
            first = 250 + client if too_many else rng.randrange(180)   # who comes in September is later than all others
            for day in range(first, 365, rng.choice([28, 35, 42])):
                date = datetime.date(2026, 1, 1) + datetime.timedelta(days=day)
                known = date + datetime.timedelta(days=rng.choice([6, 15, 30, 85]))  # some come in months later
                yield [provider, f"{provider[0]}{provider[-1]}{client:02}", date.isoformat(), known.isoformat(),
                       str(rng.choice([180, 240, 300, 360, 420]))], too_many


# line of the file -> what is wrong with that row, and the code that refuses it
def spoil(rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return line, code
    return [change(30, 1, "Dolfijn", "unknown-entity"),              # no agreement
            change(61, 5, "721", "out-of-range"),                    # more than twelve hours
            change(102, 3, "2026-02-31", "date-impossible"),         # no such day
            change(160, 2, "", "empty-cell"),                        # for nobody
            change(181, 4, "2027-04-15", "te laat ingediend"),
            change(201, 5, "vier uur", "number-malformed")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    found = sorted(declarations(random.Random(19)), key=lambda pair: (pair[0][3], pair[0]))
    rows = [[f"D{number:04}", *row] for number, (row, _) in enumerate(found, 1)]
    refused = {line: "meer burgers dan afgesproken" for line, (_, too_many) in enumerate(found, 2) if too_many}
    refused.update(spoil(rows))
    write(HERE / "data/afspraak.csv", ["aanbieder;budget;burgers;uren", *(";".join(row[:4]) for row in AGREED)])
    write(HERE / "data/declaratie.csv", ["nummer;aanbieder;cliënt;datum;ontvangen;minuten", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"declaratie,declaratie.csv,{line},{code}" for line, code in sorted(refused.items()))])


if __name__ == "__main__":
    main()
