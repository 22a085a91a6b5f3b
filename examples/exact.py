"""What the calculations of the examples share. Exact: fractions, no floating point. Standard library only.

A calculation gives its posts as dicts: rule, the names of its key, settled_in, gross and net (Fraction). `main` then

    calculate.py                compares expected/lines.csv with what it computes
    calculate.py --write        writes expected/lines.csv
    calculate.py --compare RUN  compares with RUN/lines.csv, as `bkm settle` wrote it

and exits 1 with the differences, if any.
"""
import csv
import datetime
import re
import sys
from fractions import Fraction
from pathlib import Path


def rows(folder, name, faulty=()):
    """The rows of data/NAME.csv as dicts of texts, without the lines (2 is the first row) in `faulty`."""
    with open(Path(folder) / "data" / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file, delimiter=";"), 2):
            if line not in faulty:
                yield row


def refused(folder):
    """table -> the lines of its file that expected/rejected.csv names."""
    lines = {}
    path = Path(folder) / "expected" / "rejected.csv"
    if path.exists():
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                lines.setdefault(row["table"], set()).add(int(row["line"]))
    return lines


def number(text):
    """1.234,50 -> 2469/2"""
    return Fraction(text.replace(".", "").replace(",", "."))


def day(text):
    return datetime.date.fromisoformat(text)


def month(text):
    return text[:7]


def quarter(text):
    return f"{text[:4]}-K{(int(text[5:7]) + 2) // 3}"


def rounded(value, step=Fraction(1, 100)):
    """To the nearest step, halves away from zero."""
    count = abs(value) / step
    whole = count.numerator // count.denominator
    if count - whole >= Fraction(1, 2):
        whole += 1
    return whole * step if value >= 0 else -whole * step


def split(pot, weights, step=Fraction(1, 100)):
    """The pot in whole steps by weight: largest remainders first, ties to the larger weight, then to the earlier key. `weights`: key -> weight."""
    total = sum(weights.values())
    if total == 0:
        return {key: Fraction(0) for key in weights}
    exact = {key: pot / step * weight / total for key, weight in weights.items()}
    whole = {key: value.numerator // value.denominator for key, value in exact.items()}
    left = int(pot / step) - sum(whole.values())
    order = sorted(weights, key=lambda key: (-(exact[key] - whole[key]), -weights[key], key))
    for key in [key for key in order if weights[key] > 0][:left]:
        whole[key] += 1
    return {key: count * step for key, count in whole.items()}


def limited(posts, ceiling, order):
    """begrens: sets net of posts (dicts with gross) that share one ceiling. `order`: post -> its place; equals share pro rata, in cents."""
    room = ceiling
    for place in sorted({order(post) for post in posts}):
        block = [post for post in posts if order(post) == place]
        total = sum(post["gross"] for post in block)
        loss = max(Fraction(0), total - max(Fraction(0), room))
        losses = split(loss, {i: post["gross"] for i, post in enumerate(block)})
        for i, post in enumerate(block):
            post["net"] = post["gross"] - losses[i]
        room -= total - loss


def text(value):
    if isinstance(value, Fraction):
        cents = value * 100
        if cents.denominator != 1:
            raise ValueError(f"{value} is no amount in whole cents")
        sign, size = ("-" if cents < 0 else ""), abs(int(cents))
        return f"{sign}{size // 100}.{size % 100:02}"
    return str(value)


LAST = ("settled_in", "gross", "net", "amount", "value")  # of the columns, behind the key


def columns_of(posts):
    names = []
    for post in posts:
        names += [name for name in post if name not in names]
    return ["rule", *[name for name in names if name not in ("rule", *LAST)], *[name for name in LAST if name in names]]


def as_texts(posts, columns):
    return [[text(post.get(column, "")) for column in columns] for post in posts]


def write(path, columns, lines):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)


def read(path, columns):
    with open(path, encoding="utf-8", newline="") as file:
        return [[row.get(column, "") for column in columns] for row in csv.DictReader(file)]


def in_english(posts, words):
    """With the names of contract.en.bkm: `words` from Dutch to English, for names and codes alike; 2026-K1 is 2026-Q1, 2026-V01 is 2026-P01."""
    def word(cell):
        if not isinstance(cell, str):
            return cell
        cell = words.get(cell, cell)
        return re.sub(r"^(\d{4})-V(\d\d)$", r"\1-P\2", re.sub(r"^(\d{4})-K(\d)$", r"\1-Q\2", cell))
    return [{words.get(name, name): word(cell) for name, cell in post.items()} for post in posts]


def has_columns(path, columns):
    with open(path, encoding="utf-8", newline="") as file:
        return set(columns) <= set(next(csv.reader(file)))


def compared(name, expected, found, columns):
    """The number of differences between two lists of lines, after printing them."""
    missing, extra = list(expected), []
    for line in found:
        if line in missing:
            missing.remove(line)
        else:
            extra.append(line)
    for word, lines in (("missing", missing), ("too much", extra)):
        for line in lines:
            print(word, "in", name, dict(zip(columns, line)))
    return len(missing) + len(extra)


def main(folder, posts, english=None, **others):
    """`folder`: of the example. `posts`: in any order; those of nothing (gross 0) count. `english`: words of the English twin, if there is one.

    `others`: what must be in another file of the run, as dicts: open=.. (rule, key, amount), decisions=.. (rule, key, value).
    """
    files = {"lines": [{"net": post["gross"], **post} for post in posts], **others}
    run = Path(sys.argv[2]) if sys.argv[1:2] == ["--compare"] else None
    differences = 0
    for name, lines in files.items():
        columns = columns_of(lines)
        kept = Path(folder) / "expected" / f"{name}.csv"
        if run and english and not has_columns(run / f"{name}.csv", columns):
            lines = in_english(lines, english)
            columns = columns_of(lines)
        expected = sorted(as_texts(lines, columns))
        if sys.argv[1:2] == ["--write"]:
            write(kept, columns, expected)
        else:
            differences += compared(name, expected, read(run / f"{name}.csv" if run else kept, columns), columns)
    print(f"{len(files['lines'])} posts, {differences} differences")
    sys.exit(1 if differences else 0)
