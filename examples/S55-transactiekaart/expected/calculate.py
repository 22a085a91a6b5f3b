#!/usr/bin/env python3
"""Residents in twelve parts (article 4.1), arrangements by month under a budget (4.2, 5.2), intakes (4.3), three bonuses (7.1 to 7.3), grades and extension.

See ../../exact.py. The card is bkm's own: bkm card contract.bkm --format md.
"""
import calendar
import datetime
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

CLASSES = {"licht": 310, "midden": 545, "zwaar": 890}
BUDGETS = {"Thuishof": 88000, "Wijkzorg": 60000, "De Linde": 45000}
RISE = {"2026": 1, "2027": Fraction(103, 100)}
YEARS = ("2026", "2027")


def accepted(name):
    return exact.rows(FOLDER, name, exact.refused(FOLDER).get(name, ()))


def providers():
    return {row["wijk"]: row["aanbieder"] for row in accepted("wijk")}


def by_resident():
    for row in accepted("bevolking"):
        months = exact.split(Fraction(int(row["inwoners"]) * 6), {f"{row['jaar']}-{month:02}": 1 for month in range(1, 13)})
        for month, amount in months.items():
            yield {"rule": "wijkgeld", "wijk": row["wijk"], "maand": month, "settled_in": month, "gross": amount}


def days_in(row, year, month):
    size = calendar.monthrange(year, month)[1]
    first, last = datetime.date(year, month, 1), datetime.date(year, month, size)
    end = min(last, exact.day(row["eind"])) if row["eind"] else last
    return max(0, (end - max(first, exact.day(row["begin"]))).days + 1), size


def by_arrangement():
    """(provider, year) -> its posts, under the budget of that year"""
    provider_of, lines = providers(), defaultdict(list)
    for row in accepted("arrangement"):
        for year in YEARS:
            price = exact.rounded(CLASSES[row["klasse"]] * Fraction(RISE[year]))
            for month in range(1, 13):
                days, size = days_in(row, int(year), month)
                if days:
                    name = f"{year}-{month:02}"
                    lines[provider_of[row["wijk"]], year].append({"rule": "maandbedrag", "arrangement": row["arrangement"], "maand": name,
                                                                  "settled_in": name, "gross": exact.rounded(price * days / size)})
    for (provider, _), posts in lines.items():
        exact.limited(posts, Fraction(BUDGETS[provider]), order=lambda post: post["maand"])
    return lines


def by_intake():
    count, quick = Counter(), Counter()
    for row in accepted("intake"):
        count[row["cliënt"], row["aanbieder"], exact.month(row["datum"])] += 1
        if (exact.day(row["datum"]) - exact.day(row["aangemeld"])).days <= 14:
            quick[row["aanbieder"], exact.quarter(row["datum"])] += 1
    for (client, provider, month), number in count.items():
        price = exact.rounded(185 * Fraction(RISE[month[:4]]))
        yield {"rule": "intakegeld", "cliënt": client, "aanbieder": provider, "maand": month, "settled_in": month, "gross": number * price}
    for (provider, quarter), number in quick.items():
        yield {"rule": "snel", "aanbieder": provider, "kwartaal": quarter, "settled_in": f"{quarter[:4]}-{3 * int(quarter[-1]):02}",
               "gross": Fraction(40 * number)}


def posts():
    yield from by_resident()
    yield from by_intake()
    lines = by_arrangement()
    for group in lines.values():
        yield from group
    for row in accepted("meting"):
        paid = sum(post["net"] for post in lines[row["aanbieder"], row["jaar"]])
        post = {"aanbieder": row["aanbieder"], "jaar": row["jaar"], "settled_in": f"{row['jaar']}-12"}
        if exact.number(row["gediplomeerd"].removesuffix("%")) >= 80:
            yield {"rule": "geschoold", **post, "gross": exact.rounded(paid / 100)}
        if exact.number(row["rapportcijfer"]) >= 8:
            yield {"rule": "tevreden", **post, "gross": exact.rounded(paid / 50)}


def decisions():
    grades = defaultdict(list)
    for row in accepted("meting"):
        grades[row["aanbieder"]].append(exact.number(row["rapportcijfer"]))
        yield {"rule": "cijfers", "aanbieder": row["aanbieder"], "jaar": row["jaar"], "value": row["rapportcijfer"].replace(",", ".").removesuffix(".0")}
    for provider, found in grades.items():
        yield {"rule": "verlengen", "aanbieder": provider, "looptijd": "2026", "value": "ja" if min(found) >= 7 else "nee"}


if __name__ == "__main__":
    exact.main(FOLDER, posts(), decisions=list(decisions()))
