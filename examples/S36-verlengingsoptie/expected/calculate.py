#!/usr/bin/env python3
"""Eight instalments (article 5.1), and who went forward by a step: the condition for two more years (article 8.1). See ../../exact.py."""
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def rows(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER).get(name, ()))


def posts():
    for row in rows("afspraak"):
        for quarter in (f"{year}-K{n}" for year in (2026, 2027) for n in (1, 2, 3, 4)):
            yield {"rule": "termijn", "aanbieder": row["aanbieder"], "kwartaal": quarter, "settled_in": quarter,
                   "gross": exact.number(row["termijnbedrag"])}


def decisions():
    first = {row["cliënt"]: (row["aanbieder"], int(row["beginscore"])) for row in rows("beginmeting")}
    forward = Counter()
    for row in rows("eindmeting"):
        provider, score = first[row["cliënt"]]
        forward[provider] += int(row["eindscore"]) - score >= 1
    for row in rows("afspraak"):
        key = {"aanbieder": row["aanbieder"], "looptijd": "2026"}
        yield {"rule": "bereikt", **key, "value": str(forward[row["aanbieder"]])}
        yield {"rule": "verlengen", **key, "value": "ja" if forward[row["aanbieder"]] >= int(row["doel"]) else "nee"}


if __name__ == "__main__":
    exact.main(FOLDER, list(posts()), decisions=list(decisions()))
