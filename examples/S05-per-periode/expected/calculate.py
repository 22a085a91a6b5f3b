#!/usr/bin/env python3
"""€ 612 per placement and four weeks with a visit, by the days of those four weeks that the placement ran (article 6.2); visits (8.1). See ../../exact.py."""
import datetime
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

FIRST = datetime.date(2026, 1, 5)
ENGLISH = {"periodebedrag": "period_amount", "toewijzing": "placement", "vierweken": "fourweeks", "aanbieder": "provider", "bezoek": "visits",
           "aanwezigheid": "attendance", "buiten de toewijzing": "outside the placement", "te laat ingediend": "submitted too late"}


def block_of(row):
    return (exact.day(row["datum"]) - FIRST).days // 28


def attended():
    """Accepted visits of the term."""
    rows = exact.rows(FOLDER, "aanwezigheid", exact.refused(FOLDER)["aanwezigheid"])
    return [row for row in rows if block_of(row) < 13]


def placements():
    return list(exact.rows(FOLDER, "toewijzing", exact.refused(FOLDER)["toewijzing"]))


def posts():
    seen = {(row["toewijzing"], block_of(row)) for row in attended()}
    for row in placements():
        for block in range(13):
            begin = FIRST + datetime.timedelta(days=28 * block)
            end = begin + datetime.timedelta(days=27)
            last = min(end, exact.day(row["eind"])) if row["eind"] else end
            days = (last - max(begin, exact.day(row["begin"]))).days + 1
            if days > 0 and (row["toewijzing"], block) in seen:
                name = f"2026-V{block + 1:02}"
                yield {"rule": "periodebedrag", "toewijzing": row["toewijzing"], "vierweken": name, "settled_in": name,
                       "gross": exact.rounded(Fraction(612 * days, 28))}


def visits():
    providers = {row["toewijzing"]: row["aanbieder"] for row in placements()}
    counts = Counter()
    for row in attended():
        counts[providers[row["toewijzing"]], block_of(row)] += int(row["dagdelen"])
    for (provider, block), count in counts.items():
        yield {"rule": "bezoek", "aanbieder": provider, "vierweken": f"2026-V{block + 1:02}", "value": count}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), ENGLISH, decisions=list(visits()))
