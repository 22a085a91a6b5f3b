#!/usr/bin/env python3
"""Times bkm on generated input and prints a table.

    run.py [--bkm build/release/bkm] [--rows 10000,100000,1000000] [--keep DIR]

1. `bkm check` on a generated contract of 2,000 lines (median of 5).
2. `bkm settle` of examples/begeleiding with more and more rows: seconds, rows a second, peak memory. Time linear in rows shows as an equal
   number of rows a second.
3. The same sums in sqlite3 (Python's, an embedded database in C): read the CSV, group minutes per client, provider and month. It does less
   (no checks of rows, no exact fractions, no rounding, limits or output files): a yardstick for reading and grouping on this machine.
Standard library only.
"""
import argparse
import csv
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "begeleiding"


def timed(command, codes=(0,)):
    """Seconds and peak memory in MiB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    code = status >> 8
    if code not in codes:
        sys.exit(f"{command} ended with {code}")
    return seconds, usage.ru_maxrss / 1024


def bench_check(bkm, folder):
    contract = folder / "long.bkm"
    contract.write_text(subprocess.run([sys.executable, ROOT / "tests/bench/generate_contract.py"], capture_output=True, text=True, check=True).stdout)
    seconds = statistics.median(timed([bkm, "check", contract])[0] for _ in range(5))
    lines = contract.read_text().count("\n")
    print(f"bkm check, {lines:,} lines: {seconds * 1000:.0f} ms (median of 5)")


def bench_sqlite(declarations):
    start = time.perf_counter()
    database = sqlite3.connect(":memory:")
    database.execute("create table d (nummer, aanbieder, client, product, datum, ontvangen, minuten)")
    with open(declarations, newline="", encoding="utf-8") as file:
        rows = csv.reader(file, delimiter=";")
        next(rows)
        database.executemany("insert into d values (?,?,?,?,?,?,?)", (row for row in rows if len(row) == 7))
    database.execute("select client, aanbieder, substr(datum, 1, 7), sum(minuten) from d where product in ('02A15', '02A17') group by 1, 2, 3").fetchall()
    return time.perf_counter() - start


def bench_settle(bkm, folder, sizes):
    print("\nbkm settle examples/begeleiding\n| rows | seconds | rows a second | peak MiB | sqlite3 read + group, seconds | ratio |\n|---|---|---|---|---|---|")
    for rows in sizes:
        data = folder / str(rows)
        data.mkdir()
        subprocess.run([sys.executable, EXAMPLE / "generate.py", "--rows", str(rows), "--out", data], check=True, stdout=subprocess.DEVNULL)
        runs = [timed([bkm, "settle", EXAMPLE / "contract.bkm", "--data-dir", data, "--out", folder / f"out{rows}", "--replace"], (0, 3)) for _ in range(3)]
        seconds, memory = min(runs)
        peer = bench_sqlite(data / "declaratie.csv")
        print(f"| {rows:,} | {seconds:.2f} | {rows / seconds:,.0f} | {memory:,.0f} | {peer:.2f} | {seconds / peer:.2f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bkm", default=ROOT / "build/release/bkm", type=Path)
    parser.add_argument("--rows", default="10000,100000,1000000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bench_check(options.bkm, folder)
        bench_settle(options.bkm, folder, [int(size) for size in options.rows.split(",")])


if __name__ == "__main__":
    main()
