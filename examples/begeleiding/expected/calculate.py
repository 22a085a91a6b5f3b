#!/usr/bin/env python3
"""What the contract in this folder pays, computed apart from bkm: exact fractions, from the data files only.

    calculate.py                        writes amounts.csv beside this script, and compares the fates of all rows with planted.csv
    calculate.py --data DIR --out FILE  other data (DIR/planted.csv is compared if it is there)
    calculate.py --compare RUN          compares RUN/lines.csv, rejected.csv and unused.csv, as `bkm settle` wrote them; writes nothing

Exit 1 and the differences, if any. Standard library only; no floating point.
"""
import argparse
import csv
import datetime
import re
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
CENT = Fraction(1, 100)
FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)
SELECTED = {"02A15", "02A17"}
CEILING = 75_000_000  # cents
RULES = ["basis", "kwaliteit", "ontevreden"]


# --- reading rows -------------------------------------------------------------------------------------------------------------------

class Refused(Exception):
    pass


def number(text, decimals, low, high):
    if text == "":
        raise Refused("empty-cell")
    if not re.fullmatch(r"-?\d+(,\d+)?", text):
        raise Refused("number-malformed")
    whole, _, part = text.partition(",")
    if len(part) > decimals:
        raise Refused("number-too-fine")
    value = Fraction(text.replace(",", "."))
    if not low <= value <= high:
        raise Refused("out-of-range")
    return value


def date(text):
    if text == "":
        raise Refused("empty-cell")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise Refused("date-malformed")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Refused("date-impossible") from None


def code(text):
    if text == "":
        raise Refused("empty-cell")
    return text


def quarter(text):
    if not re.fullmatch(r"\d{4}-K[1-4]", code(text)):
        raise Refused("value-malformed")
    return text


def declaration(cells):
    if len(cells) != 7:
        raise Refused("cell-count")
    return (code(cells[0]), code(cells[1]), code(cells[2]), code(cells[3]), date(cells[4]), date(cells[5]), number(cells[6], 0, 1, 1440))


def score(cells):
    if len(cells) != 3:
        raise Refused("cell-count")
    return code(cells[0]), quarter(cells[1]), number(cells[2], 1, 0, 10)


def load(path, table, read, key_length, fates):
    """The accepted rows of a file, with their line; the fate of every other row goes to fates."""
    sound = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        next(reader)
        for cells in reader:
            try:
                row = read(cells)
            except Refused as refused:
                fates[table, reader.line_num] = str(refused), "rejected"
                continue
            if table == "declaratie" and row[4] > LAST:
                fates[table, reader.line_num] = "", "out-of-scope"
            else:
                sound[row[:key_length]].append((reader.line_num, row))
    accepted = []
    for same_key in sound.values():
        if len({row for _, row in same_key}) > 1:
            fates.update({(table, line): ("duplicate-key", "rejected") for line, _ in same_key})
        else:
            fates.update({(table, line): ("repeated-row", "rejected") for line, _ in same_key[1:]})
            accepted.append(same_key[0])
    return accepted


# --- the contract -------------------------------------------------------------------------------------------------------------------

def cents(amount):
    """Rounded to the cent, half away from zero; every amount here is at least 0."""
    steps = amount / CENT
    return (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)


def quarter_of(month):
    return f"{month[:4]}-K{(int(month[5:]) + 2) // 3}"


# Of a row by its code in unused.csv.
FATES = {"not-selected": "unused", "before-term": "unused", "after-term": "out-of-scope"}


def last_month_of(quarter):
    return f"{quarter[:4]}-{3 * int(quarter[-1]):02}"


def rate(month):
    """Euros per minute."""
    return (Fraction("64.10") if month >= "2026-07" else Fraction("62.40")) / 60


def settle(data, fates):
    """Posts {(rule, provider, client, period): (gross, net)} in cents."""
    minutes = defaultdict(Fraction)
    for line, (_, provider, client, product, day, _, amount) in load(data / "declaratie.csv", "declaratie", declaration, 1, fates):
        if day < FIRST or product not in SELECTED:
            fates["declaratie", line] = "", "unused"
        else:
            minutes[client, provider, f"{day:%Y-%m}"] += amount
    scores = {row[:2]: row[2] for _, row in load(data / "tevredenheid.csv", "tevredenheid", score, 2, fates)}

    exact = {key: min(total, 16 * 60) * rate(key[2]) for key, total in minutes.items()}
    per_quarter = defaultdict(Fraction)
    for (_, provider, month), amount in exact.items():
        per_quarter[provider, quarter_of(month)] += amount

    gross = {("basis", provider, client, month): cents(amount) for (client, provider, month), amount in exact.items()}
    for (provider, period), value in scores.items():
        base = per_quarter[provider, period]
        part = Fraction(2, 100) if value >= Fraction("8.5") else Fraction(1, 100) if value >= Fraction("7.5") else 0
        gross["kwaliteit", provider, "", period] = cents(part * base)
        if value < Fraction("5.5"):
            gross["ontevreden", provider, "", period] = -cents(Fraction(15, 1000) * base)
    net = limited(gross)
    return {post: (amount, net[post]) for post, amount in gross.items()}


def limited(gross):
    """basis and kwaliteit together, per provider and year, up to the ceiling in order of month."""
    blocks = defaultdict(lambda: defaultdict(list))
    for post in gross:
        rule, provider, _, period = post
        if rule != "ontevreden":
            month = period if rule == "basis" else last_month_of(period)
            blocks[provider, month[:4]][month].append(post)
    net = dict(gross)
    for months in blocks.values():
        running = 0
        for month in sorted(months):
            before = max(0, running - CEILING)
            running += sum(gross[post] for post in months[month])
            loss = max(0, running - CEILING) - before
            for post, part in shared(loss, {post: gross[post] for post in months[month]}).items():
                net[post] -= part
    return net


def shared(loss, weights):
    """A loss over posts by weight, in whole cents by largest remainder; ties: larger weight, then rule and key."""
    total = sum(weights.values())
    if loss == 0:
        return {}
    parts = {post: loss * weight // total for post, weight in weights.items()}
    rank = {post: (-(loss * weight % total), -weight) for post, weight in weights.items()}
    order = sorted(weights, key=lambda post: (rank[post], sort_key(post)))
    left = loss - sum(parts.values())
    for post in order[:left]:
        parts[post] += 1
    if 0 < left < len(order) and rank[order[left - 1]] == rank[order[left]] and order[left - 1][0] != order[left][0]:
        sys.exit("the last cent hangs on the order of two rules: choose other data")
    return parts


def sort_key(post):
    rule, provider, client, period = post
    return RULES.index(rule), client, provider, period


# --- results ------------------------------------------------------------------------------------------------------------------------

def text(amount):
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02}"


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def write(path, posts):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rule", "aanbieder", "cliënt", "period", "gross", "net"])
        for post in sorted(posts, key=sort_key):
            writer.writerow([*post, *map(text, posts[post])])


def settled(path):
    """The posts of a lines.csv, and what does not add up in it. Names of periods are Dutch or English."""
    found, problems = {}, []
    for line in rows(path):
        names = ("maand", "month") if line["rule"] == "basis" else ("kwartaal", "quarter")
        period = next(line[name] for name in names if name in line).replace("Q", "K")
        post = line["rule"], line["aanbieder"], line.get("cliënt", ""), period
        amounts = [int(Fraction(line[c]) * 100) for c in ("gross", "adjustment", "net")]
        if amounts[0] + amounts[1] != amounts[2]:
            problems.append(f"{post}: gross + adjustment is not net")
        if post in found:
            problems.append(f"{post}: twice")
        found[post] = amounts[0], amounts[2]
    return found, problems


def differences(name, expected, found):
    keys = sorted(k for k in expected.keys() | found.keys() if expected.get(k) != found.get(k))
    return [f"{name} {key}: expected {expected.get(key)}, found {found.get(key)}" for key in keys]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE.parent / "data")
    parser.add_argument("--out", type=Path, default=HERE / "amounts.csv")
    parser.add_argument("--compare", type=Path, metavar="RUN")
    options = parser.parse_args()

    fates = {}
    posts = settle(options.data, fates)
    if options.compare:
        found, problems = settled(options.compare / "lines.csv")
        problems += differences("line", posts, found)
        rejected = {(r["table"], int(r["line"])): r["code"] for r in rows(options.compare / "rejected.csv")}
        problems += differences("rejected", {k: c for k, (c, fate) in fates.items() if fate == "rejected"}, rejected)
        unused = {(r["table"], int(r["line"])): FATES[r["code"]] for r in rows(options.compare / "unused.csv")}
        problems += differences("unused", {k: fate for k, (_, fate) in fates.items() if fate in FATES.values()}, unused)
    else:
        planted = (HERE if options.data == HERE.parent / "data" else options.data) / "planted.csv"
        problems = []
        if planted.exists():
            problems = differences("row", {(r["table"], int(r["line"])): (r["code"], r["fate"]) for r in rows(planted)}, fates)
        write(options.out, posts)
    for problem in problems[:40]:
        print(problem)
    for rule in RULES:
        of_rule = [amounts for post, amounts in posts.items() if post[0] == rule]
        print(f"{rule}: {len(of_rule)} posts, gross {text(sum(g for g, _ in of_rule))}, net {text(sum(n for _, n in of_rule))}")
    print(f"rows: {dict(sorted(Counter(fate for _, fate in fates.values()).items()))}; differences: {len(problems)}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
