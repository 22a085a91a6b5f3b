#!/usr/bin/env python3
"""Writes data/traject.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROVIDERS = ["Kompas", "Stap Verder", "Basis & Balans", "Wegwijs"]
LENGTH = {"wonen": (120, 420), "schulden": (90, 700), "werk": (60, 365)}  # days
TRAJECT, PROVIDER, CLIENT, KIND, KNOWN, BEGIN, CLOSED, REACHED = range(8)


def trajectories(rng):
    for n in range(1, 161):
        kind = rng.choice(["wonen", "wonen", "schulden", "werk"])
        begin = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(365))
        closed = begin + datetime.timedelta(days=rng.randint(*LENGTH[kind]))
        if rng.random() < 0.15 or closed > datetime.date(2028, 1, 31):
            closed = None                                                  # still running
        known = (closed or begin) + datetime.timedelta(days=rng.choice([2, 6, 14, 60, 140]))
        reached = rng.choice(["ja", "ja", "nee"]) if closed else ""
        yield [f"TR{n:03}", rng.choice(PROVIDERS), f"C{rng.randint(1, 120):03}", kind, str(known), str(begin), str(closed or ""), reached]


def spoil(rows):
    def change(after, column, text, code):
        line = next(n for n in range(after, len(rows) + 2) if rows[n - 2][CLOSED])
        rows[line - 2][column] = text
        return line, code
    faults = [change(9, BEGIN, "2025-12-31", "begonnen buiten de looptijd"),
              change(30, REACHED, "", "afgesloten zonder oordeel"),
              change(47, KNOWN, "2028-07-01", "te laat gemeld"),
              change(66, KIND, "sport", "unknown-code"),
              change(84, REACHED, "deels", "value-malformed"),            # all or nothing: there is no "partly"
              change(103, PROVIDER, "", "empty-cell"),
              change(121, CLOSED, "2026-11-31", "date-impossible")]
    rows.append(["TR161", "Kompas", "C014", "werk", "2027-07-05", "2027-01-01", "2027-06-30", "ja"])
    faults.append((len(rows) + 1, "begonnen buiten de looptijd"))
    twice, mended = [[row for row in rows[n:] if row[CLOSED] and row[REACHED] == "ja"][0] for n in (135, 145)]
    rows.append([*twice[:REACHED], "nee"])                                 # reported twice on one day, yes and no: neither holds
    faults += [(rows.index(twice) + 2, "duplicate-key"), (len(rows) + 1, "duplicate-key")]
    later = datetime.date.fromisoformat(mended[KNOWN]) + datetime.timedelta(days=21)
    rows.append([*mended[:KNOWN], str(later), *mended[BEGIN:REACHED], "nee"])   # reported anew three weeks later: that one holds
    return faults


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rows = list(trajectories(random.Random(6)))
    faults = spoil(rows)
    write(HERE / "data/traject.csv", ["traject;aanbieder;cliënt;soort;ontvangen;begin;afgesloten;behaald", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"traject,traject.csv,{line},{code}" for line, code in sorted(faults))])


if __name__ == "__main__":
    main()
