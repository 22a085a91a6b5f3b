#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROVIDERS = ["Kompas", "De Stap", "Vooruit"]
DOMAINS = ["inkomen", "dagbesteding", "huisvesting", "gezinsrelaties", "geestelijke gezondheid", "fysieke gezondheid", "verslaving",
           "ADL-vaardigheden", "sociaal netwerk", "maatschappelijke participatie", "justitie"]
NO_CLIENT = "unknown-entity"  # of a client whose own row is refused


def clients(rng):
    for n in range(1, 29):
        begin = datetime.date(2026, 1, 5) + datetime.timedelta(days=rng.randrange(350))
        end = begin + datetime.timedelta(days=rng.randrange(190, 400)) if n % 7 else None
        yield [f"C{n:02}", rng.choice(PROVIDERS), begin.isoformat(), end.isoformat() if end else ""]


def scores(measured, rng):
    """Most go forward a little; one in six is well off already."""
    for n, (client, _, _, end) in enumerate(measured):
        for domain in DOMAINS:
            first = rng.choice([4, 5]) if n % 6 == 1 else rng.choice([1, 2, 2, 3, 3, 4, 5])
            last = min(5, max(1, first + rng.choice([-1, 0, 0, 0, 1, 1, 2, 3])))
            if n % 6 == 1:
                first, last = (3 if domain == "inkomen" and n > 1 else first), max(4, first)
            yield [client, domain, str(first), str(last) if end else ""]


def spoil(measured, rows):
    def change(line, column, text, code):
        rows[line - 2][column] = text
        return "zrm", line, code
    faults = [change(16, 2, "0", "out-of-range"),
              change(44, 3, "6", "out-of-range"),
              change(71, 1, "wonen", "unknown-code"),
              change(102, 2, "", "empty-cell"),
              change(125, 2, "2,5", "number-too-fine"),
              change(133, 0, "C99", NO_CLIENT)]
    unmeasured = next(n for n, row in enumerate(rows) if row[0] == "C14")
    faults.append(change(unmeasured + 2, 3, "4", "eindscore zonder nameting"))
    first = next(n for n, row in enumerate(rows) if row[0] == "C20") + 2
    rows[first - 2 + 1][1] = rows[first - 2][1]                     # one domain, two scores: neither counts
    rows[first - 2][2:], rows[first - 2 + 1][2:] = ["2", "3"], ["1", "4"]
    faults += [("zrm", first, "duplicate-key"), ("zrm", first + 1, "duplicate-key")]
    measured.append(["C29", "Kompas", "2026-03-02", "2026-09-01"])  # a day too early
    measured.append(["C30", "De Stap", "2025-12-30", "2026-09-01"])
    faults += [("traject", len(measured), "binnen zes maanden opnieuw gemeten"), ("traject", len(measured) + 1, "begonnen buiten 2026")]
    for domain in ("inkomen", "verslaving"):
        rows.append(["C29", domain, "2", "4"])
        faults.append(("zrm", len(rows) + 1, NO_CLIENT))
    return faults


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(54)
    measured = list(clients(rng))
    rows = list(scores(measured, rng))
    faults = spoil(measured, rows)
    write(HERE / "data/traject.csv", ["cliënt;aanbieder;voormeting;nameting", *(";".join(row) for row in measured)])
    write(HERE / "data/zrm.csv", ["cliënt;domein;beginscore;eindscore", *(";".join(row) for row in rows)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
