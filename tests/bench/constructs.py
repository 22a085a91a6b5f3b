#!/usr/bin/env python3
"""Times each construct that needs its whole group, over more and more keys, and prints how the time grows.

    constructs.py [--bkm build/release/bkm] [--keys 25000,50000,100000]

For each construct one contract and one CSV file, made here: `keys` clients with two rows each. `growth` is the factor between the last two
sizes divided by the factor of the sizes: 1 is linear, n log n is just above it, 2 is quadratic when the size doubles. `plain` pays the sum per
client and month and nothing else: the yardstick beside which the others stand.
Standard library only.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAD = """bkm 1 nl contract "Meting" versie "1"
partijen opdrachtgever gemeente "Gemeente"  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand
gegevens dec sleutel nr op datum
  nr, aanbieder, cliënt
  datum : datum
  minuten : minuut 0..1.440
  bedrag : €
beloning afronden op de cent
"""
CONTRACTS = {
    "plain": "  betaal b per aanbieder, cliënt, maand = som van minuten * € 60,00 per uur\n",
    "begrens (one group)": "  verreken b per dec = bedrag\n  begrens b per jaar tot € 1.000.000 volgorde datum\n",
    "begrens naar rato": "  verreken b per dec = bedrag\n  begrens b per jaar tot € 1.000.000 naar rato voorlopig\n",
    "begrens behalve waar": '  verreken b per dec = bedrag\n  begrens b per jaar tot € 1.000.000 volgorde datum behalve waar aanbieder = "A1" telt mee\n',
    "rang": "  bepaal m per cliënt, jaar = som van minuten\n  bepaal plaats per cliënt, jaar = rang van m onder cliënt hoogste eerst gelijk samen\n"
            "  publiceer p per cliënt, jaar alleen met plaats = plaats\n",
    "verdeel": "  betaal b per aanbieder, cliënt, jaar alleen met dec = verdeel € 1.000.000,00 over cliënt naar (som van minuten)\n",
    "cumulatief": "  staffel s over uur schijven\n    vanaf 0: € 60,00 per uur\n    vanaf 10: € 50,00 per uur\n"
                  "  betaal b per aanbieder, cliënt, maand = s(som van minuten) cumulatief binnen jaar\n",
    "vorige": "  bepaal m per cliënt, maand = som van minuten\n"
              "  bepaal saldo per cliënt, maand vanaf eerste m = (vorige saldo bij ontbreken 0 uur) + 10 uur - m\n"
              "  publiceer p per cliënt alleen met m = hoogste van saldo bij ontbreken 0 uur\n",
    "venster t/m nu": "  publiceer p per cliënt, maand alleen met dec = som van minuten over jaar t/m nu\n",
    "venster 90 dagen": "  bepaal recent per cliënt, dag = som van minuten over vorige 90 dagen\n  verreken b per dec = bedrag als recent < 10 uur\n",
    "uit ingediend": '  bepaal per_dag per cliënt, dag = som van minuten uit ingediend dec\n  keur af dec "te veel" als per_dag > 16 uur\n'
                     "  verreken b per dec = bedrag\n",
}


def rows(keys, file):
    file.write("nr,aanbieder,cliënt,datum,minuten,bedrag\n")
    for i in range(2 * keys):  # a fixed spread over clients, providers and days; no random numbers
        client, month, day = i % keys, 1 + i * 7 % 12, 1 + i * 11 % 28
        file.write(f"{i},A{client % 20},c{client},2026-{month:02d}-{day:02d},{i * 37 % 600},{i * 13 % 500}.{i % 100:02d}\n")


def timed(command):
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status >> 8:
        sys.exit(f"{command} ended with {status >> 8}\n{error.decode()[:2000]}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bkm", default="build/release/bkm", type=Path)
    arguments.add_argument("--keys", default="25000,50000,100000")
    given = arguments.parse_args()
    sizes = [int(size) for size in given.keys.split(",")]
    print("| construct | " + " | ".join(f"{size:,} keys, seconds" for size in sizes) + " | growth | times plain |")
    print("|---" * (len(sizes) + 3) + "|")
    with tempfile.TemporaryDirectory() as name:
        folder, plain = Path(name), None
        for size in sizes:
            with open(folder / f"dec{size}.csv", "w", encoding="utf-8") as file:
                rows(size, file)
        for construct, text in CONTRACTS.items():
            contract = folder / "contract.bkm"
            contract.write_text(HEAD + text, encoding="utf-8")
            seconds = [timed([given.bkm, "settle", contract, "--data", f"dec={folder}/dec{size}.csv", "--out", folder / "out", "--replace"])[0] for size in sizes]
            growth = (seconds[-1] / seconds[-2]) / (sizes[-1] / sizes[-2])
            plain = plain or seconds[-1]
            print(f"| {construct} | " + " | ".join(f"{s:.2f}" for s in seconds) + f" | {growth:.2f} | {seconds[-1] / plain:.1f} |", flush=True)


if __name__ == "__main__":
    main()
