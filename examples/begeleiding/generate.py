#!/usr/bin/env python3
"""Writes declarations and satisfaction scores for the contract in this folder, with planted faults.

    generate.py                                  data/ and expected/planted.csv of this folder, 20,000 rows
    generate.py --rows 1000000 --out DIR         DIR/declaratie.csv, DIR/tevredenheid.csv, DIR/planted.csv
    generate.py --rows 1000000 --out DIR --bad 0 without faults in the declarations

The same options give the same bytes. Rows are written as they are made: memory does not grow with the number of rows, only with the
number of clients (one for every 20 rows). planted.csv lists every row that is not simply used: table, line (the heading is line 1), code,
and fate (rejected, unused, out-of-scope). Each planted row has one fault. Standard library only.
"""
import argparse
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = datetime.date(2026, 1, 1)
DAYS = [(FIRST + datetime.timedelta(days=n)).isoformat() for n in range(-120, 730 + 120)]  # FIRST is DAYS[120]
MONTHS = [f"{year}-{month:02}" for year in (2026, 2027) for month in range(1, 13)]
MONTH_START = [DAYS.index(month + "-01") for month in MONTHS] + [120 + 730]
QUARTERS = [f"{year}-K{quarter}" for year in (2026, 2027) for quarter in range(1, 5)]
PRODUCTS = ["02A15", "02A15", "02A17"]
HEADING = ["nummer", "aanbieder", "cliënt", "product", "datum", "ontvangen", "minuten"]
NUMBER, PROVIDER, CLIENT, PRODUCT, DATE, RECEIVED, MINUTES = range(7)

OUT_OF_RANGE = ["0", "1441", "2000", "-15", "99999"]
MALFORMED_NUMBERS = ["9O", "negentig", "60x", "1e2", "--30", "12:30"]
TOO_FINE = ["12,5", "7,25", "90,1", "30,75"]
IMPOSSIBLE_DATES = ["2026-02-30", "2026-13-05", "2027-02-29"]
MALFORMED_DATES = ["2026-02-30", "2026-13-05", "2027-02-29", "31-01-2026", "2026/03/14", "20260410", "2026-4-7", "gisteren"]
EDGES = ["8,6", "7,5", "8,5", "5,5", "8,4", "7,4", "5,4", "9"]  # of the first provider: on, just below and above the steps of the contract
UNSELECTED = ["03A04", "50A46", "02a15", "2A15"]  # the last two differ from the contract's code by case or leading zero only


class Writer:
    """A file that counts its lines, and notes the planted ones."""

    def __init__(self, path, table, heading, planted):
        self.file, self.table, self.planted, self.line = open(path, "w", encoding="utf-8", newline="\n"), table, planted, 0
        self.row(heading)

    def row(self, cells, code="", fate=""):
        self.line += 1
        self.file.write(";".join(cells) + "\n")
        if fate:
            self.planted.write(f"{self.table},{self.line},{code},{fate}\n")


def providers_of(rows):
    """Names and weights; the first is large enough to meet its ceiling in 20,000 rows."""
    count = 12 + rows // 50_000
    return [f"Z{n:02}" for n in range(1, count + 1)], [42.0] + [58.0 / (count - 1)] * (count - 1)


def clients_of(rows, names, weights, rng):
    """For each client: code, the providers it goes to, first and last month of its care."""
    count = max(10, rows // 20)
    clients = []
    for n in range(1, count + 1):
        to = rng.choices(names, weights, k=1) * 9 + (rng.choices(names, k=1) if rng.random() < 0.1 else [])
        first = rng.randrange(len(MONTHS))
        clients.append((f"C{n:06}", to, first, min(first + rng.randint(2, 7), len(MONTHS) - 1)))
    return clients


def plain_row(number, clients, rng):
    client, to, first, last = clients[int(rng.random() * len(clients))]
    month = first + int(rng.random() * (last - first + 1))
    day = MONTH_START[month] + int(rng.random() * (MONTH_START[month + 1] - MONTH_START[month]))
    chance = rng.random()
    minutes = 1 + int(rng.random() * 480) if chance < 0.995 else 481 + int(rng.random() * 960)
    return [f"D{number:07}", to[int(rng.random() * len(to))], client, PRODUCTS[int(rng.random() * 3)], DAYS[day],
            DAYS[day + 3 + int(rng.random() * 42)], str(minutes)]


def fault(kind, row, rng):
    """The lines to write for one fault: (cells, code, fate). A repeat is written later, see declarations."""
    if kind == "out-of-range":
        row[MINUTES] = rng.choice(OUT_OF_RANGE)
    elif kind == "number-malformed":
        row[MINUTES] = rng.choice(MALFORMED_NUMBERS)
    elif kind == "number-too-fine":
        row[MINUTES] = rng.choice(TOO_FINE)
    elif kind == "date-malformed":
        row[rng.choice([DATE, RECEIVED])] = date = rng.choice(MALFORMED_DATES)
        kind = "date-impossible" if date in IMPOSSIBLE_DATES else kind
    elif kind == "empty-cell":
        row[rng.randrange(len(row))] = ""
    elif kind == "cell-count":
        row = rng.choice([row[:-1], row[:4], ["Totaal"], row + ["nagekomen"]])
    elif kind == "duplicate-key":
        other = list(row)
        other[MINUTES] = str(int(row[MINUTES]) % 480 + 1)
        return [(row, kind, "rejected"), (other, kind, "rejected")]
    elif kind == "before-term":
        row[DATE] = DAYS[rng.randrange(1, 120)]
        return [(row, "", "unused")]
    elif kind == "after-term":
        row[DATE] = DAYS[120 + 730 + rng.randrange(60)]
        row[RECEIVED] = DAYS[120 + 730 + rng.randrange(60, 120)]
        return [(row, "", "out-of-scope")]
    elif kind == "not-selected":
        row[PRODUCT] = rng.choice(UNSELECTED)
        return [(row, "", "unused")]
    return [(row, kind, "rejected")]


KINDS = ["out-of-range", "number-malformed", "number-too-fine", "date-malformed", "empty-cell", "cell-count", "duplicate-key",
         "repeated-row", "before-term", "after-term", "not-selected"]


def declarations(out, rows, bad, rng, planted):
    names, weights = providers_of(rows)
    clients = clients_of(rows, names, weights, rng)
    writer = Writer(out / "declaratie.csv", "declaratie", HEADING, planted)
    number, kind, repeats = 0, 0, []
    while writer.line - 1 + len(repeats) < rows:
        number += 1
        row = plain_row(number, clients, rng)
        if rng.random() >= bad or writer.line - 1 + len(repeats) + 2 > rows:
            writer.row(row)
        else:
            name, kind = KINDS[kind % len(KINDS)], kind + 1
            if name == "repeated-row":  # the row itself is sound; it comes back further on, now and then in quotes
                writer.row(row)
                repeats.append([f'"{cell}"' for cell in row] if rng.random() < 0.3 else row)
            else:
                for line in fault(name, row, rng):
                    writer.row(*line)
        if repeats and rng.random() < 0.02:
            writer.row(repeats.pop(0), "repeated-row", "rejected")
    for row in repeats:
        writer.row(row, "repeated-row", "rejected")
    writer.file.close()
    return names


def scores(out, names, rng, planted):
    """A score for nearly every provider and quarter; in twelve places a faulty row instead."""
    writer = Writer(out / "tevredenheid.csv", "tevredenheid", ["aanbieder", "kwartaal", "score"], planted)
    keys = [(name, quarter) for name in names for quarter in QUARTERS]
    faults = [("10,5", "out-of-range"), ("-1", "out-of-range"), ("acht", "number-malformed"), ("7.5.1", "number-malformed"),
              ("8,65", "number-too-fine"), ("7,25", "number-too-fine"), ("", "empty-cell"), (None, "cell-count"), (None, "value-malformed"),
              (None, "value-malformed"), (None, "duplicate-key"), (None, "repeated-row")]
    chosen = dict(zip(sorted(rng.sample(keys[len(QUARTERS):], len(faults))), faults))  # the first provider keeps all its scores
    for key in keys:
        score = f"{rng.randint(30, 99) / 10:.1f}".replace(".", ",") if key not in chosen or chosen[key][0] is None else chosen[key][0]
        if key[0] == names[0]:
            score = EDGES[QUARTERS.index(key[1])]
        code = chosen.get(key, ("", ""))[1]
        cells = [*key, score]
        if code == "cell-count":
            writer.row([*cells, "definitief"], code, "rejected")
        elif code == "value-malformed":
            writer.row([key[0], rng.choice(["2026-K5", "K1-2026", "eerste"]), score], code, "rejected")
        elif code == "duplicate-key":
            writer.row([*key, "8,1"], code, "rejected")
            writer.row([*key, "8,9"], code, "rejected")
        elif code == "repeated-row":
            writer.row(cells)
            writer.row(cells, code, "rejected")
        elif code:
            writer.row(cells, code, "rejected")
        elif key[0] == names[0] or rng.random() < 0.95:  # now and then nobody measured
            writer.row(cells)
    writer.row(["Z00", "2026-K1", "8,0"])  # measured, but no declarations: a bonus of nothing
    writer.row(["Z00", "2026-K2", "4"])    # and a deduction of nothing
    writer.file.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000, help="rows of declaratie.csv, the heading not counted")
    parser.add_argument("--bad", type=float, default=0.015, help="the part of the declarations that gets a fault")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--out", type=Path, help="folder for the three files; default: data/ and expected/ of this example")
    options = parser.parse_args()
    out = options.out or HERE / "data"
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(options.seed)
    with open((options.out or HERE / "expected") / "planted.csv", "w", encoding="utf-8", newline="\n") as planted:
        planted.write("table,line,code,fate\n")
        names = declarations(out, options.rows, options.bad, rng, planted)
        scores(out, names, rng, planted)


if __name__ == "__main__":
    main()
