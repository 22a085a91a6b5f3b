#!/usr/bin/env python3
"""Writes data/behandeling.csv and data/verrichting.csv, 1,000 treatments, and expected/rejected.csv. The same each time. Standard library only.

Closed in 2026 (most), early in 2027, or still open; a few without any minute; the edges of the bands are among them. All contacts fall
between opening and closing, and within 2026.
"""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
EDGES = [0, 1, 5_999, 6_000, 11_999, 12_000, 12_100, 17_999]


def total_minutes(n, rng):
    if n <= len(EDGES):
        return EDGES[n - 1]
    if rng.random() < 0.02:
        return 0
    if rng.random() < 0.15:  # the scale invites to end just above a step
        return rng.choice([6_000, 12_000]) + rng.randrange(0, 200)
    return rng.randrange(300, 18_000)


def parts(total, rng):
    """The contacts of one treatment, 1..600 minutes each."""
    while total > 0:
        minutes = min(total, rng.randint(240, 600))
        yield minutes
        total -= minutes


def spoil(treatments, contacts):
    """Makes some rows wrong; tells which, and the code that refuses them."""
    treatments[500][3] = "2026-13-01"              # no such month: the treatment and its contacts fall
    code = treatments[500][0]
    contacts[99][3] = "0"                          # no minutes at all
    contacts[4_999][3] = "601"                     # longer than a day's work
    contacts[9_999][1] = "B9999"                   # of no treatment
    contacts[15_000][0] = contacts[15_001][0]      # one number for two contacts
    faults = [("behandeling", 502, "date-impossible"), ("verrichting", 101, "out-of-range"), ("verrichting", 5_001, "out-of-range"),
              ("verrichting", 10_001, "unknown-entity"), ("verrichting", 15_002, "duplicate-key"), ("verrichting", 15_003, "duplicate-key")]
    known = {line for table, line, _ in faults if table == "verrichting"}
    faults += [("verrichting", n, "unknown-entity") for n, row in enumerate(contacts, 2) if row[1] == code and n not in known]
    return sorted(faults)


def write(path, heading, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(heading + "\n")
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(4)
    providers = [f"GGZ{n:02}" for n in range(1, 16)]
    treatments, contacts = [], []
    for n in range(1, 1_001):
        opened = FIRST + datetime.timedelta(days=rng.randrange(0, 300))
        closing = rng.random() if n > len(EDGES) else 1.0  # the edges are closed within the year
        if closing < 0.1:
            closed = None
        elif closing < 0.2:
            closed = LAST + datetime.timedelta(days=rng.randint(1, 80))
        else:
            closed = opened + datetime.timedelta(days=rng.randint(0, (LAST - opened).days))
        last = min(closed or LAST, LAST)
        code = f"B{n:04}"
        treatments.append([code, rng.choice(providers), f"C{rng.randint(1, 900):04}", opened.isoformat(), closed.isoformat() if closed else ""])
        for minutes in parts(total_minutes(n, rng), rng):
            day = opened + datetime.timedelta(days=rng.randint(0, (last - opened).days))
            contacts.append([code, day.isoformat(), str(minutes)])
    contacts.sort(key=lambda contact: contact[1])
    contacts = [[f"V{n:06}", *row] for n, row in enumerate(contacts, 1)]
    faults = spoil(treatments, contacts)
    write(HERE / "data/behandeling.csv", "behandeling;aanbieder;cliënt;geopend;gesloten", (";".join(row) for row in treatments))
    write(HERE / "data/verrichting.csv", "nummer;behandeling;datum;minuten", (";".join(row) for row in contacts))
    write(HERE / "expected/rejected.csv", "table,file,line,code", (f"{table},{table}.csv,{line},{code}" for table, line, code in faults))


if __name__ == "__main__":
    main()
