#!/usr/bin/env python3
"""€ 1,900 for each patient, and a percentage of it more or less by the share of patients with an event (article 4). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

# goal, bound and weight, in percent
NORMS = {"verpleeghuis": (4, 8, 3), "ziekenhuis": (15, 25, 2), "heupfractuur": (Fraction(3, 2), 3, 2)}


def rows(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER).get(name, ()))


def posts():
    clinic_of, answers, hit = {}, defaultdict(list), defaultdict(set)
    for row in rows("populatie"):
        clinic_of[row["cliënt"], row["jaar"]] = row["kliniek"]
        answers[row["kliniek"], row["jaar"]] += [int(row["vragenlijst"])] if row["vragenlijst"] else []
    for row in rows("gebeurtenis"):
        year = row["datum"][:4]
        hit[clinic_of[row["cliënt"], year], row["soort"], year].add(row["cliënt"])
    for clinic, year in sorted({(clinic, year) for (_, year), clinic in clinic_of.items()}):
        key = {"kliniek": clinic, "jaar": year, "settled_in": year}
        size = sum(other == clinic and same == year for (_, same), other in clinic_of.items())
        budget = Fraction(size * 1900)
        yield {"rule": "budget", **key, "gross": budget}
        for kind, (goal, bound, weight) in NORMS.items():
            share = Fraction(100 * len(hit[clinic, kind, year]), size)
            if share <= goal:
                yield {"rule": "goede_uitkomst", "soort": kind, **key, "gross": exact.rounded(budget * weight / 100)}
            if share > bound:
                yield {"rule": "slechte_uitkomst", "soort": kind, **key, "gross": -exact.rounded(budget * weight / 100)}
        if answers[clinic, year] and Fraction(sum(answers[clinic, year]), len(answers[clinic, year])) <= 28:
            yield {"rule": "ervaring", **key, "gross": exact.rounded(budget * 2 / 100)}


if __name__ == "__main__":
    exact.main(FOLDER, posts())
