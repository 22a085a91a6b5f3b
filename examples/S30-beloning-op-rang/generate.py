#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOSPITALS = ["Amstel", "Berg", "Bos", "Centraal", "Delta", "Duin", "Eems", "Groen", "Haven", "Kasteel", "Kust", "Lek", "Linge", "Maas", "Noord", "Oever",
             "Polder", "Rijn", "Stad", "Vecht"]
CONDITIONS = ["hartfalen", "hartinfarct", "longontsteking"]


def production(rng):
    for hospital in HOSPITALS:
        size = rng.randint(4, 30)
        for condition in CONDITIONS:
            for quarter in range(1, 5):
                yield [hospital, condition, f"2026-K{quarter}", str(size + rng.randint(-3, 9))]


def quality(rng):
    for condition in CONDITIONS:
        scores = [rng.randint(700, 990) for _ in HOSPITALS]
        best = max(scores)
        if condition == "hartfalen":
            scores[3] = scores[11] = best + 1                        # two first ones
        if condition == "longontsteking":
            low = sorted(scores)[1]
            scores[scores.index(min(scores))] = low                  # two last ones
        for hospital, score in zip(HOSPITALS, scores):
            yield [hospital, condition, "2026", f"{score // 10},{score % 10}%"]


def spoil(produced, measured):
    produced[30 - 2][3] = "-4"                                       # fewer than none
    produced[95 - 2][1] = "heupfractuur"                             # no price
    produced[170 - 2][2] = "2026-K5"                                 # no such quarter
    measured[14 - 2][3] = "104,5%"                                   # better than perfect
    measured[37 - 2][3] = ""                                         # not measured
    measured.append([*measured[57 - 2][:3], "88,8%"])                # two scores for one hospital: neither counts
    last = len(measured) + 1
    return [("productie", 30, "out-of-range"), ("productie", 95, "unknown-entity"), ("productie", 170, "value-malformed"),
            ("kwaliteit", 14, "out-of-range"), ("kwaliteit", 37, "empty-cell"), ("kwaliteit", 57, "duplicate-key"), ("kwaliteit", last, "duplicate-key")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(30)
    produced, measured = list(production(rng)), list(quality(rng))
    faults = spoil(produced, measured)
    write(HERE / "data/productie.csv", ["ziekenhuis;aandoening;kwartaal;opnamen", *(";".join(row) for row in produced)])
    write(HERE / "data/kwaliteit.csv", ["ziekenhuis;aandoening;jaar;score", *(";".join(row) for row in measured)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
