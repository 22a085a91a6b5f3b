#!/usr/bin/env python3
"""Writes a long, valid contract, to time `bkm check` and `bkm test`.

    generate_contract.py > long.bkm           2,000 lines
    generate_contract.py --lines 10000 --out long.bkm

The contract is a row of parts that differ in names, products and amounts; each has tariffs, a table, two scales, rules, a ceiling and a
worked example with amounts computed here in exact fractions. The same options give the same bytes. Standard library only.
"""
import argparse
import sys
from fractions import Fraction

HEAD = """\
bkm 1 nl contract "Een lang contract" versie "1"

partijen
  opdrachtgever gemeente "Gemeente Valleistad"
  aanbieders aanbieder

periode looptijd 2026-01-01 t/m 2027-12-31 afrekenen per maand

gegevens declaratie sleutel nummer op datum bekend op ontvangen
  nummer, aanbieder, cliënt, product
  niveau in {"licht", "midden", "zwaar"}
  datum, ontvangen : datum
  minuten : minuut 1..1.440

gegevens tevredenheid per aanbieder, kwartaal
  score : getal(1) 0..10

prestatie begeleiding "Individuele begeleiding"
  aard dienst  uitkomst onbekend  verplichting inspanning  risico gedeeld

beloning afronden op de cent
"""

RULES = """\

  -- deel {n}
  tarief uurtarief_{n} = {rate} per uur
    vanaf 2026-07-01: {later} per uur
    vanaf 2027-01-01: {last} per uur
  parameter toeslag_{n} = {extra}%
    vanaf 2027-01-01: {extra_later}%
  tabel prijzen_{n} per niveau
    | niveau | uurprijs_{n}        |
    | licht  | {light} per uur |
    | midden | {middle} per uur |
    | zwaar  | {heavy} per uur |
  staffel ladder_{n} over getal waarde
    vanaf 0:   0%
    vanaf 7,5: 1%
    vanaf 8,5: 2%
  staffel korting_{n} over uur schijven
    vanaf 0:   {rate} per uur
    vanaf 100: {lower} per uur
    vanaf 250: {lowest} per uur

  bepaal uren_{n} per cliënt, aanbieder, maand
    = som van minuten waar product in {{"A{n:04}", "B{n:04}"}}
  betaal basis_{n} per cliënt, aanbieder, maand
    = (uren_{n} hoogstens {most} uur) * uurtarief_{n}                              artikel "{n}.1"
  betaal naar_niveau_{n} per aanbieder, niveau, maand
    = (som van minuten waar product = "C{n:04}") * uurprijs_{n} * (100% + toeslag_{n})   artikel "{n}.2"
  bepaal groepsuren_{n} per aanbieder, maand = som van minuten waar product = "D{n:04}"
  betaal groep_{n} per aanbieder, maand = korting_{n}(groepsuren_{n})              artikel "{n}.3"
  bonus kwaliteit_{n} per aanbieder, kwartaal voor elke tevredenheid
    = ladder_{n}(score) * som van bruto basis_{n}                                  artikel "{n}.4"
  malus ontevreden_{n} per aanbieder, kwartaal voor elke tevredenheid
    = 1,5% * som van bruto basis_{n} als score < 5,5                               artikel "{n}.5"
  begrens basis_{n}, kwaliteit_{n} per aanbieder, jaar tot {ceiling} volgorde maand   artikel "{n}.6"
  voorwaarde veel_{n} "Meer dan {most} groepsuren" per aanbieder, maand alleen met groepsuren_{n}
    = groepsuren_{n} > {most} uur                                                  artikel "{n}.7"
"""

EXAMPLE = """\

rekenvoorbeeld "deel {n}: een kwartaal"
  gegeven declaratie
    | nummer | aanbieder | cliënt | product | niveau | datum      | ontvangen  | minuten |
    | 1      | A         | c1     | A{n:04}   | licht  | 2026-01-12 | 2026-02-01 | {m1:<7} |
    | 2      | A         | c1     | B{n:04}   | zwaar  | 2026-01-20 | 2026-02-01 | {m2:<7} |
    | 3      | A         | c2     | C{n:04}   | midden | 2026-02-03 | 2026-03-01 | {m3:<7} |
    | 4      | A         | c3     | D{n:04}   | licht  | 2026-02-04 | 2026-03-01 | {m4:<7} |
  gegeven tevredenheid
    | aanbieder | kwartaal | score |
    | A         | 2026-K1  | 8,6   |
  verwacht basis_{n}[cliënt c1, aanbieder A, 2026-01] = {basis}
  verwacht naar_niveau_{n}[aanbieder A, niveau "midden", 2026-02] = {by_level}
  verwacht groep_{n}[aanbieder A, 2026-02] = {group}
  verwacht kwaliteit_{n}[aanbieder A, 2026-K1] = {bonus}
  verwacht ontevreden_{n}[aanbieder A, 2026-K1] = geen
"""


def euros(amount):
    """An exact amount of whole cents, as a contract writes it: € 1.234,50."""
    cents = amount * 100
    assert cents.denominator == 1
    whole = f"{cents.numerator // 100:,}".replace(",", ".")
    return f"€ {whole},{cents.numerator % 100:02}"


def rounded(amount):
    cents = amount * 100
    return Fraction((2 * cents.numerator + cents.denominator) // (2 * cents.denominator), 100)


def part(n):
    """The rules and the worked example of one part."""
    rate = Fraction(5_000 + 7 * n % 1_900, 100)
    light, middle, heavy = rate - 9, rate, rate + 11
    extra, most = n % 9 + 1, 10 + n % 12
    m1, m2, m3, m4 = 30 + n % 400, 45 + 3 * n % 700, 20 + 7 * n % 900, 60 + 11 * n % 800
    base = min(Fraction(m1 + m2, 60), Fraction(most)) * rate
    names = dict(
        n=n, rate=euros(rate), later=euros(rate + Fraction(17, 10)), last=euros(rate + Fraction(31, 10)), extra=extra, extra_later=extra + 1,
        light=euros(light), middle=euros(middle), heavy=euros(heavy), lower=euros(rate - 2), lowest=euros(rate - 4), most=most,
        ceiling=euros(Fraction(500_000 + 1_000 * n)), m1=m1, m2=m2, m3=m3, m4=m4,
        basis=euros(rounded(base)), by_level=euros(rounded(Fraction(m3, 60) * middle * Fraction(100 + extra, 100))),
        group=euros(rounded(Fraction(m4, 60) * rate)), bonus=euros(rounded(base * Fraction(2, 100))))
    return RULES.format(**names), EXAMPLE.format(**names)


def contract(lines):
    rules, examples, n = [], [], 0
    length = HEAD.count("\n")
    while True:
        more_rules, example = part(n + 1)
        more = more_rules.count("\n") + example.count("\n")
        if length + more > lines:
            break
        n, length = n + 1, length + more
        rules.append(more_rules)
        examples.append(example)
    filler = "".join(f"-- slotregel {k}\n" for k in range(1, lines - length + 1))
    return HEAD + "".join(rules) + "".join(examples) + filler


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=2_000)
    parser.add_argument("--out", help="default: standard output")
    options = parser.parse_args()
    text = contract(options.lines)
    if options.out:
        with open(options.out, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
