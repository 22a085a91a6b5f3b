#!/usr/bin/env python3
"""The pool of each group, cut by its key into four parts, each split over who reached targets (article 6). See ../../exact.py."""
import sys
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER.parent))
import exact  # noqa: E402

NORMS = {"kwaliteit": 80, "service": 75, "tevredenheid": 85}
FACTORS = {"onvoldoende": 0, "goed": 1, "uitstekend": Fraction(3, 2)}
YEAR = {"jaar": "2026", "settled_in": "2026"}


def percent(text):
    return exact.number(text.rstrip("%"))


def posts():
    refused = exact.refused(FOLDER)

    def rows(name):
        return exact.rows(FOLDER, name, refused.get(name, ()))
    met = {row["instelling"]: sum(percent(row[name]) >= norm for name, norm in NORMS.items()) for row in rows("meting")}
    group_of, of_department, weights = {}, {}, {"instelling": {}, "afdeling": {}, "medewerker": {}}
    for row in rows("instellingen"):
        group_of[row["instelling"]] = row["groep"]
        weights["instelling"].setdefault(row["groep"], {})[row["instelling"]] = exact.number(row["formatie"]) * met.get(row["instelling"], 0)
    for row in rows("afdelingen"):
        group = of_department[row["afdeling"]] = group_of[row["instelling"]]
        weights["afdeling"].setdefault(group, {})[row["afdeling"]] = exact.number(row["bezetting"]) if row["doel_behaald"] == "ja" else Fraction(0)
    for row in rows("medewerkers"):
        group = of_department[row["afdeling"]]
        weights["medewerker"].setdefault(group, {})[row["medewerker"]] = exact.number(row["dienstverband"]) * FACTORS[row["beoordeling"]]
    for row in rows("groepen"):
        group, pool = row["groep"], exact.number(row["pot"])
        yield {"rule": "pool", "groep": group, **YEAR, "gross": pool}
        parts = exact.split(pool, {level: percent(row[f"aandeel_{level}"]) for level in ("groep", *weights)})
        if row["besparing_behaald"] == "nee":
            yield {"rule": "terug", "groep": group, **YEAR, "gross": parts["groep"]}
        for level, of_group in weights.items():
            for name, amount in exact.split(parts[level], of_group[group]).items():
                yield {"rule": f"voor_{level}", level: name, **YEAR, "gross": amount}
            if not any(of_group[group].values()):
                yield {"rule": f"voor_{level}", "groep": group, **YEAR, "gross": parts[level]}     # back to the insurer


if __name__ == "__main__":
    exact.main(FOLDER, posts())
