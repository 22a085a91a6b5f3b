#!/usr/bin/env python3
"""The structure of the sources: who may include whom, which library belongs where, both languages in every table, sizes.

Prints one line for each breach and the totals.   structure_test.py [ROOT]
"""
import pathlib
import re
import runpy
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

# Folder of compiler/ -> what it may include: folders, or single headers. Everything may include itself.
MAY_INCLUDE = {
    "compiler/base": [],
    "compiler/diag": ["compiler/base"],
    "compiler/syntax": ["compiler/base", "compiler/diag"],
    "compiler/format": ["compiler/base", "compiler/diag", "compiler/syntax"],
    "compiler/plan": ["compiler/base", "compiler/diag", "compiler/syntax/ast.hpp"],
    "compiler/elaborate": ["compiler/base", "compiler/diag", "compiler/plan", "compiler/syntax/ast.hpp"],
    "compiler/facts": ["compiler/base", "compiler/diag", "compiler/plan", "compiler/syntax/ast.hpp"],
    "compiler/check": ["compiler/base", "compiler/diag", "compiler/plan", "compiler/facts", "compiler/syntax/ast.hpp"],
    "compiler/interpret": ["compiler/base", "compiler/diag", "compiler/plan", "compiler/facts", "compiler/elaborate", "compiler/syntax/ast.hpp"],
    "compiler/card": ["compiler/base", "compiler/diag", "compiler/plan", "compiler/syntax/ast.hpp"],
    "compiler/settle": ["compiler/base", "compiler/diag", "compiler/plan", "compiler/facts", "compiler/elaborate", "compiler/interpret", "compiler/syntax/ast.hpp"],
    "compiler/driver": ["compiler"],
    "compiler/cli": ["compiler"],
}
# Stages that may not know what calls them, even where everything else is open to them.
NOT_EVEN = {"compiler/driver": ["compiler/cli", "compiler/settle", "compiler/card"]}

# Library -> folders that may include its headers.
VENDORS = {
    r"antlr4|Bkm(Lexer|Parser)\.h": ["compiler/syntax"],
    r"llvm|clang": [],
    r"CLI/": ["compiler/cli"],
    r"nlohmann/": ["compiler/diag/render_json.cpp", "compiler/diag/render_sarif.cpp", "compiler/interpret/explain_json.cpp", "compiler/settle", "compiler/card",
                   "compiler/cli"],
    r"gmpxx?\.h": ["runtime/number"],
    r"openssl/": ["runtime/input"],
    r"utf8proc\.h": ["runtime/input", "compiler/diag", "compiler/syntax"],
}

# Folders whose numbers are exact.
EXACT = ["runtime/number", "runtime/table", "runtime/settle", "compiler/interpret", "compiler/facts", "compiler/elaborate", "compiler/check", "compiler/settle"]

MOST_LINES = 400
# Longer files, with the reason.
LONG = {
}

breaches = []
totals = {}


def count(what, number=1):
    totals[what] = totals.get(what, 0) + number


def breach(place, text):
    breaches.append(f"{place}: {text}")


def sources(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".cpp", ".hpp", ".h", ".inc"):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def within(path, places):
    return any(path == place or path.startswith(place.rstrip("/") + "/") for place in places)


def code_of(text):
    """Without comments and the contents of texts."""
    text = re.sub(r'R"(\w*)\((?:.|\n)*?\)\1"', '""', text)
    text = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)
    text = re.sub(r"//[^\n]*", "", text)
    return re.sub(r"/\*(?:.|\n)*?\*/", "", text)


def check_includes():
    for path, text in sources("compiler", "runtime"):
        folder = "/".join(path.split("/")[:2])
        count("files")
        for line, included in ((text[: m.start()].count("\n") + 1, m[1]) for m in re.finditer(r'^\s*#include [<"]([^">]+)[">]', text, re.M)):
            count("includes")
            place = f"{path}:{line}"
            for vendor, allowed in VENDORS.items():
                if re.match(vendor, included) and not within(path, allowed):
                    breach(place, f"{included} belongs in {', '.join(allowed) or 'no folder'}")
            if not included.startswith("compiler/"):
                continue
            if path.startswith("runtime/"):
                breach(place, f"the runtime includes {included}")
            elif folder not in MAY_INCLUDE:
                breach(place, f"no rule says what {folder} may include")
            elif not within(included, MAY_INCLUDE[folder] + [folder]) or within(included, NOT_EVEN.get(folder, [])):
                breach(place, f"{folder} may not include {included}")


def check_exact():
    for path, text in sources(*EXACT):
        count("exact files")
        for number, line in enumerate(code_of(text).split("\n"), 1):
            if re.search(r"\b(float|double)\b", line):
                breach(f"{path}:{number}", f"a number that is not exact: {line.strip()}")


def check_lengths():
    for path, text in sources("compiler", "runtime"):
        lines = text.count("\n")
        if lines > MOST_LINES and path not in LONG:
            breach(path, f"{lines} lines; at most {MOST_LINES}")
        if path in LONG and lines <= MOST_LINES:
            breach(path, f"{lines} lines: no longer needs its exception")
    for path in LONG:
        if not (ROOT / path).exists():
            breach(path, "an exception for a file that is not there")


def check_keywords():
    """Every row has both languages. A token that has one shares a place in the grammar with a token of the other, or with a plain word."""
    one_sided = {"nl": {}, "en": {}}
    seen = {"nl": {}, "en": {}}
    for number, line in enumerate((ROOT / "grammar/keywords.txt").read_text(encoding="utf-8").split("\n"), 1):
        place = f"grammar/keywords.txt:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        row = re.fullmatch(r"([A-Z_]+)( \+)?\s*\|\s*([^|]*[^| ])\s*\|\s*([^|]*[^| ])\s*", line)
        if not row:
            breach(place, "not a row of token, Dutch and English")
            continue
        count("keywords")
        if row[3] == "-" and row[4] == "-":
            breach(place, "no word in either language")
        for language, word, other in (("nl", row[3], row[4]), ("en", row[4], row[3])):
            if other == "-":
                one_sided[language][row[1]] = place
            if word == "-":
                continue
            if word in seen[language]:
                breach(place, f'"{word}" is also {seen[language][word]}')
            seen[language][word] = row[1]
    rules = [set(re.findall(r"\b[A-Z][A-Z_]+\b", line)) for line in (ROOT / "grammar/Bkm.g4").read_text(encoding="utf-8").split("\n")]
    for language, other in (("nl", "en"), ("en", "nl")):
        for token, place in one_sided[language].items():
            count("one-sided keywords")
            partners = set(one_sided[other]) | {"WORD"}
            if not any(token in rule and rule & partners for rule in rules):
                breach(place, f"{token} has no word in the other language and shares no place with one")


def check_bilingual():
    """No message text without its counterpart."""
    for path, text in sources("compiler"):
        for m in re.finditer(r'Bilingual\{\s*"((?:[^"\\]|\\.)*)"\s*,\s*"((?:[^"\\]|\\.)*)"', text):
            count("bilingual words")
            if bool(m[1]) != bool(m[2]):
                breach(f"{path}:{text[:m.start()].count(chr(10)) + 1}", f'one language is empty: "{m[1]}" "{m[2]}"')


def check_readme():
    """The commands that the README shows exist."""
    readme = next((ROOT / name for name in ("README.md", "LEESMIJ.md") if (ROOT / name).exists()), None)
    if not readme:
        return
    cli = "\n".join(text for path, text in sources("compiler/cli"))
    known = set(re.findall(r'add_subcommand\(\s*"([a-z-]+)"', cli))
    text = readme.read_text(encoding="utf-8")
    code = re.findall(r"```[a-z]*\n(.*?)```", text, re.S) + re.findall(r"`([^`\n]+)`", text)
    for part in code:
        for command in re.findall(r"(?:^|[\s/])bkm ([a-z][a-z-]+)\b", part, re.M):
            count("README commands")
            if command not in known:
                breach("README.md", f"no command: bkm {command}")
        for script in re.findall(r"(?:^|[\s/])(scripts/[\w-]+)", part):
            count("README scripts")
            if not (ROOT / script).exists():
                breach("README.md", f"no such script: {script}")
    for linked in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        count("README links")
        if not (ROOT / linked).exists():
            breach("README.md", f"no such file: {linked}")


def check_rules_off():
    """scripts/rules-off finds what it switches off: each text once in its file."""
    for path, text, *_ in runpy.run_path(str(ROOT / "scripts" / "rules-off"), run_name="rules_off")["RULES"].values():
        count("rules to switch off")
        if (ROOT / path).read_text(encoding="utf-8").count(text) != 1:
            breach(path, f"scripts/rules-off looks for: {text.strip()}")


for check in (check_includes, check_exact, check_lengths, check_keywords, check_bilingual, check_readme, check_rules_off):
    check()
for each in breaches:
    print("FAIL", each)
print(", ".join(f"{number} {what}" for what, number in totals.items()), f"; {len(breaches)} breaches", sep="")
sys.exit(1 if breaches else 0)
