#!/usr/bin/env python3
"""Writes data/*.csv, and expected/rejected.csv with the rows that are wrong on purpose. The same each time. Standard library only."""
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOSPITALS = ["Amstel", "Berg", "Centraal", "Delta", "Eems", "Haven", "Kust", "Lek", "Maas", "Oever", "Rijn", "Vecht"]
# indicator -> lowest and highest score, in tenths of a percent
INDICATORS = {"dossier": (400, 1000), "handhygiëne": (620, 980), "antibiotica": (760, 995), "tevredenheid": (720, 930), "heropname": (65, 165)}


def production(rng):
    for hospital in HOSPITALS:
        size = rng.randint(180, 900)
        for quarter in range(1, 5):
            yield [hospital, f"2026-K{quarter}", str(size + rng.randint(-40, 60))]


def measured(rng):
    for hospital in HOSPITALS:
        for indicator, (low, high) in INDICATORS.items():
            tenths = rng.randint(low, high)
            patients = rng.choice([18, 24, 25]) if rng.random() < 0.1 else rng.randint(60, 1400)   # a small number now and then
            yield [hospital, indicator, "2026", f"{tenths // 10},{tenths % 10}%", str(patients)]


def spoil(produced, scores):
    produced[17 - 2][1] = "2026-K0"                                  # no such quarter
    produced[40 - 2][2] = "-12"                                      # fewer than none
    scores[9 - 2][1] = "sterfte"                                     # no indicator of this contract
    scores[23 - 2][3] = "101,0%"                                     # more than all
    scores[36 - 2][3] = ""                                           # not measured
    scores[48 - 2][3] = "82,25%"                                     # one decimal was agreed
    scores[55 - 2][4] = "veel"                                       # how many?
    return [("productie", 17, "value-malformed"), ("productie", 40, "out-of-range"), ("meting", 9, "unknown-entity"), ("meting", 23, "out-of-range"),
            ("meting", 36, "empty-cell"), ("meting", 48, "number-too-fine"), ("meting", 55, "number-malformed")]


def write(path, lines):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    rng = random.Random(31)
    produced, scores = list(production(rng)), list(measured(rng))
    faults = spoil(produced, scores)
    write(HERE / "data/productie.csv", ["ziekenhuis;kwartaal;opnamen", *(";".join(row) for row in produced)])
    write(HERE / "data/meting.csv", ["ziekenhuis;indicator;jaar;score;patiënten", *(";".join(row) for row in scores)])
    write(HERE / "expected/rejected.csv", ["table,file,line,code", *(f"{table},{table}.csv,{line},{code}" for table, line, code in sorted(faults))])


if __name__ == "__main__":
    main()
