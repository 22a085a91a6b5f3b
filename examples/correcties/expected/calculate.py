#!/usr/bin/env python3
"""What each of the twelve runs must post, worked out in fractions and apart from bkm, from data/ and the three texts as they are written here.

    calculate.py                    writes expected/postings.csv
    calculate.py --compare DIR      compares with DIR/01 .. DIR/12, the directories of the runs
    calculate.py --run BKM DIR      settles and corrects all twelve with that program, into DIR, and verifies each; --lang en for the English texts

A run is the contract on all rows known by its day, minus what stood; the reason is found by changing one thing at a time: the data of then,
the text, rows known since, credits known since. Standard library only.
"""
import csv
import datetime
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
DAY = datetime.date.fromisoformat

# The three texts: from which run, the rate from a day, the part of the bonus from a quarter, the ceiling, and what the rule is called.
TEXTS = [dict(file="contract-1", rates=[("", "62.40")], bonus=[("", "0.02")], ceiling=18000, rule="uren", change=""),
         dict(file="contract-2", rates=[("", "62.40"), ("2026-04-01", "63.90")], bonus=[("", "0.02")], ceiling=18000, rule="uren", change="amended-tariff"),
         dict(file="contract", rates=[("", "62.40"), ("2026-04-01", "63.90")], bonus=[("", "0.02"), ("2026-K3", "0.025")], ceiling=24000, rule="begeleiding",
              change="amended-contract")]
FIRST_RUN = [1, 6, 9]


def text_of(run):
    return TEXTS[max(i for i, first in enumerate(FIRST_RUN) if first <= run)]


def known_on(run):
    return datetime.date(2026 + run // 12, run % 12 + 1, 20)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


ROWS = [row for run in range(1, 13) for row in table(DATA / f"2026-{run:02}/declaratie.csv")]


def scores_of(run):
    return {(row["aanbieder"], row["kwartaal"]): Fraction(row["score"].replace(",", ".")) for row in table(DATA / f"2026-{run:02}/tevredenheid.csv")}


def rounded(amount):
    """To the cent, a half away from zero; amounts here are not negative."""
    return Fraction(int(amount * 100 + Fraction(1, 2)), 100)


def from_step(steps, at):
    return Fraction([value for since, value in steps if since <= at][-1])


def state(text, rows_known, credits_known, scores, through):
    """(rule, provider, period of its key, month in which it is settled) -> net, of everything that is settled through a month."""
    known = [r for r in ROWS if DAY(r["ontvangen"]) <= (credits_known if r["credit_op"] else rows_known)]
    here = {r["nummer"] for r in known}
    cancelled = {r["credit_op"] for r in known if r["credit_op"] in here}
    months = {}
    for row in known:
        if not row["credit_op"] and row["nummer"] not in cancelled:
            key = row["aanbieder"], row["datum"][:7]
            months[key] = months.get(key, 0) + Fraction(int(row["minuten"]), 60) * from_step(text["rates"], row["datum"])
    posts, sums = {}, {}
    for provider, month in sorted(months):
        before = sums.get(provider, 0)
        sums[provider] = before + rounded(months[provider, month])
        posts[text["rule"], provider, month, month] = min(sums[provider], text["ceiling"]) - min(before, text["ceiling"])
    for (provider, quarter), score in scores.items():
        first = int(quarter[-1]) * 3 - 2
        total = sum(months.get((provider, f"2026-{m:02}"), 0) for m in range(first, first + 3))
        if score >= 8:
            posts["kwaliteit", provider, quarter, f"2026-{first + 2:02}"] = rounded(from_step(text["bonus"], quarter) * total)
    return {key: net for key, net in posts.items() if key[3] <= f"2026-{through:02}"}


def under_name(posts, name):
    return {((name if key[0] == "uren" else key[0]), *key[1:]): net for key, net in posts.items()}


def postings_of(run, ledger):
    """The postings of a run, and what stands after it."""
    text, day, scores = text_of(run), known_on(run), scores_of(run)
    now = state(text, day, day, scores, run)
    if run == 1:
        return [], now
    then, before = text_of(run - 1), known_on(run - 1)
    stood = under_name(ledger, text["rule"])
    steps = [("changed-data", under_name(state(then, before, before, scores, run), text["rule"]))]
    if then is not text:
        steps.append((text["change"], state(text, before, before, scores, run)))
    steps += [("late-row", state(text, day, before, scores, run)), ("credit", now)]
    made = []
    order = {text["rule"]: 0, "kwaliteit": 1}
    for key in sorted({*stood, *now}, key=lambda k: (order[k[0]], *k[1:])):
        if stood.get(key) == now.get(key):
            continue
        reasons, last = [], stood
        for reason, after in steps:
            reasons += [reason] if last.get(key) != after.get(key) else []
            last = after
        reason = "new-period" if key[3] > f"2026-{run - 1:02}" else "+".join(reasons)
        if key in stood:
            made.append((then["rule"] if key[0] == text["rule"] else key[0], *key[1:], "reversal", -stood[key], reason))
        if key in now:
            made.append((*key, "line", now[key], reason))
    return made, now


def all_runs():
    ledger = {}
    for run in range(1, 13):
        made, ledger = postings_of(run, ledger)
        yield run, made, ledger


def amount(value):
    cents = int(value * 100)
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def period_of(line):
    """The period of the key, as the Dutch contract writes it."""
    return next(line[name] for name in ("maand", "month", "kwartaal", "quarter") if line.get(name)).replace("-Q", "-K")


def compare(directory):
    found, total, reasons = 0, Fraction(0), set()
    for run, made, ledger in all_runs():
        folder = Path(directory) / f"{run:02}"
        lines = {(line["rule"], line["payee"], period_of(line), line["settled_in"]): Fraction(line["net"]) for line in read(folder / "lines.csv")}
        found += lines != ledger
        if run == 1:
            total = sum(lines.values())
            continue
        posted = [(p["rule"], p["payee"], period_of(p), p["settled_in"], p["posting"], Fraction(p["amount"]), p["reason"]) for p in read(folder / "postings.csv")]
        found += posted != made
        total += sum(p[5] for p in posted)
        reasons |= {reason for p in posted for reason in p[6].split("+")}
    found += total != sum(ledger.values())
    print(f"12 runs, {amount(total)} posted, reasons: {', '.join(sorted(reasons))}; differences: {found}")
    return found


def run_all(bkm, directory, suffix):
    """The twelve runs, as an operator types them."""
    Path(directory).mkdir(parents=True, exist_ok=True)
    data = []
    for run in range(1, 13):
        data += ["--data", f"declaratie={DATA}/2026-{run:02}/declaratie.csv"]
        given = [*data, "--data", f"tevredenheid={DATA}/2026-{run:02}/tevredenheid.csv", "--as-known-on", known_on(run).isoformat(), "--out", f"{directory}/{run:02}"]
        contract = f"{HERE.parent}/{text_of(run)['file']}{suffix}.bkm"
        command = [bkm, "settle", contract] if run == 1 else [bkm, "correct", f"{directory}/{run - 1:02}", "--contract", contract]
        subprocess.run([*command, *given], check=True)
        subprocess.run([bkm, "verify", f"{directory}/{run:02}"], check=True)


def main(arguments):
    if arguments[:1] == ["--compare"]:
        return compare(arguments[1]) != 0
    if arguments[:1] == ["--run"]:
        run_all(arguments[1], arguments[2], ".en" if arguments[3:] == ["--lang", "en"] else "")
        return compare(arguments[2]) != 0
    with open(HERE / "postings.csv", "w", encoding="utf-8", newline="\n") as file:
        file.write("run,rule,payee,period,settled_in,posting,amount,reason\n")
        for run, made, _ in all_runs():
            for *key, net, reason in made:
                file.write(",".join([f"{run:02}", *key, amount(net), reason]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
