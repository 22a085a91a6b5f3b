#!/usr/bin/env python3
"""Steps forward, at most two per domain (article 5.1), steps back (5.3), all eleven domains sufficient (5.4); who went forward (7.1). See ../../exact.py."""
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

STEP, BACK, INDEPENDENT, DOMAINS, ENOUGH = 310, 155, 1250, 11, 4
ENGLISH = {"vooruit": "forward", "terug": "back", "zelfstandig": "independent", "vooruitgang": "progress", "cliënt": "client", "domein": "domain",
           "aanbieder": "provider", "kwartaal": "quarter"}


def accepted(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER)[name])


def measured():
    """Clients that were measured again, by name."""
    return {row["cliënt"]: row for row in accepted("traject") if row["nameting"]}


def scores():
    """(client, domain, score at the start, score at the end)"""
    return [(row["cliënt"], row["domein"], int(row["beginscore"]), int(row["eindscore"])) for row in accepted("zrm") if row["eindscore"]]


def posts():
    quarters = {name: exact.quarter(row["nameting"]) for name, row in measured().items()}
    first, last = Counter(), Counter()
    for client, domain, begin, end in scores():
        first[client] += begin >= ENOUGH
        last[client] += end >= ENOUGH
        if end != begin:
            amount = min(2, end - begin) * STEP if end > begin else (end - begin) * BACK
            yield {"rule": "vooruit" if end > begin else "terug", "cliënt": client, "domein": domain, "settled_in": quarters[client],
                   "gross": Fraction(amount)}
    for client, count in last.items():
        if count == DOMAINS and first[client] < DOMAINS:
            yield {"rule": "zelfstandig", "cliënt": client, "settled_in": quarters[client], "gross": Fraction(INDEPENDENT)}


def progress():
    """Per provider and domain, a 0 where nobody went forward: the eleven domains are a closed list."""
    providers = {row["cliënt"]: row["aanbieder"] for row in accepted("traject")}
    forward = Counter({(providers[row["cliënt"]], row["domein"]): 0 for row in accepted("zrm")})
    for client, domain, begin, end in scores():
        forward[providers[client], domain] += end > begin
    for (provider, domain), count in forward.items():
        yield {"rule": "vooruitgang", "aanbieder": provider, "domein": domain, "value": count}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), ENGLISH, decisions=list(progress()))
