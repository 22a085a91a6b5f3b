#!/usr/bin/env python3
"""Writes the data of twelve monthly runs: data/2026-MM/declaratie.csv holds what came in for the run of that month, tevredenheid.csv the scores as
they were then. Declarations come in late, and some are credited later. The same bytes every time. Standard library only.
"""
import calendar
import datetime
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADING = "nummer;aanbieder;cliënt;credit_op;datum;ontvangen;minuten"
ROWS = {"A": 24, "B": 14, "C": 9}  # per month
# From which run on a score is what: the second score of A in K2 corrects the first, that of C in K1 too; that of B in K1 came late.
SCORES = [(3, "A", "2026-K1", "8,4"), (3, "C", "2026-K1", "6,9"), (5, "B", "2026-K1", "8,1"), (6, "A", "2026-K2", "7,9"), (6, "B", "2026-K2", "8,8"),
          (6, "C", "2026-K2", "8,0"), (7, "C", "2026-K1", "8,2"), (8, "A", "2026-K2", "8,2"), (9, "A", "2026-K3", "8,5"), (9, "B", "2026-K3", "7,0"), (9, "C", "2026-K3", "9,1"),
          (12, "A", "2026-K4", "8,0"), (12, "B", "2026-K4", "8,3"), (12, "C", "2026-K4", "7,5")]


def known_on(run):
    """The day of a run: the 20th of the month after the one it settles."""
    return datetime.date(2026 + run // 12, run % 12 + 1, 20)


def run_of(day):
    """The first run that knows what came in on this day."""
    return next((run for run in range(1, 13) if day <= known_on(run)), None)


def declarations(chance):
    number = 0
    for month in range(1, 13):
        for provider, count in ROWS.items():
            for _ in range(count):
                number += 1
                day = datetime.date(2026, month, chance.randint(1, calendar.monthrange(2026, month)[1]))
                received = known_on(month) - datetime.timedelta(days=chance.randint(0, 14))
                if chance.random() < 0.08:
                    received += datetime.timedelta(days=chance.randint(20, 110))
                row = [str(number), provider, f"{provider.lower()}{chance.randint(1, 9)}", "", day, received, chance.choice([45, 60, 75, 90, 100, 125, 150, 240])]
                yield row
                if chance.random() < 0.03:
                    number += 1
                    yield [str(number), *row[1:3], row[0], day, received + datetime.timedelta(days=chance.randint(5, 75)), row[6]]


def main():
    runs = {run: [] for run in range(1, 13)}
    for row in declarations(random.Random(20260101)):
        if run := run_of(row[5]):
            runs[run].append(";".join(map(str, row)))
    for run, rows in runs.items():
        folder = HERE / f"data/2026-{run:02}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "declaratie.csv").write_text("\n".join([HEADING, *rows]) + "\n", encoding="utf-8")
        scores = {(provider, quarter): score for since, provider, quarter, score in SCORES if since <= run}
        lines = ["aanbieder;kwartaal;score", *(f"{provider};{quarter};{score}" for (provider, quarter), score in scores.items())]
        (folder / "tevredenheid.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
