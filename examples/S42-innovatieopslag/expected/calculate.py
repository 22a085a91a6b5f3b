#!/usr/bin/env python3
"""Hours, 1.5% on top, and the costs of projects under two ceilings (articles 4 and 6). See ../../exact.py."""
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402


def rows(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER).get(name, ()))


def care():
    hours = defaultdict(Fraction)
    for row in rows("declaratie"):
        hours[row["aanbieder"], exact.month(row["datum"])] += Fraction(int(row["minuten"]), 60)
    for (provider, month), amount in hours.items():
        key = {"aanbieder": provider, "maand": month, "projectnota": "", "settled_in": month}
        paid = exact.rounded(amount * Fraction("62.4"))
        yield {"rule": "geleverd", **key, "gross": paid}
        yield {"rule": "opslag", **key, "gross": exact.rounded(paid * 15 / 1000)}


def projects():
    bills = [(row, {"gross": exact.number(row["kosten"]), "net": Fraction(0)}) for row in rows("projectnota")]
    for provider in {row["aanbieder"] for row, _ in bills}:
        own = [(row["datum"], post) for row, post in bills if row["aanbieder"] == provider]
        days = {id(post): day for day, post in own}
        exact.limited([post for _, post in own], Fraction(25000), lambda post, days=days: days[id(post)])
    days = {id(post): row["datum"] for row, post in bills}
    left = [{"gross": post["net"], "of": post} for _, post in bills]
    exact.limited(left, Fraction(60000), lambda post: days[id(post["of"])])
    for (row, post), cut in zip(bills, left):
        yield {"rule": "vernieuwing", "projectnota": row["nummer"], "settled_in": exact.month(row["datum"]), "gross": post["gross"], "net": cut["net"]}


if __name__ == "__main__":
    exact.main(FOLDER, [*care(), *projects()])
