"""The documentation, tried out with the built bkm (path in the environment variable BKM).

A fence of a document is
  ```bkm [NAME.bkm] [kop|fout|waarschuwt]   a contract; where it does not begin with "bkm 1", lines to put under the last contract marked "kop".
                                            It has no findings ("waarschuwt": warnings only; "fout": errors), and its worked examples come out.
  ```csv NAME.csv                           a file beside it
  ```console                                "$ " and a command (bkm, cat, or echo $? for the last exit code), and all that it prints; a line "…"
                                            stands for any lines
English documents say head, wrong and warns. A fence without a word takes its file or command from the line before it; its output may be a part.
The files of a document are in one folder, emptied at every heading "##".
With BKM_DOCS=write in the environment, the output in the console fences is written anew: read what changed before it is committed.
"""
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

if "BKM" not in os.environ:
    raise SystemExit("these tests run a built bkm: set BKM to its path")
BKM = os.path.abspath(os.environ["BKM"])
ROOT = Path(__file__).resolve().parents[2]
WRITE = os.environ.get("BKM_DOCS") == "write"
TAGS = {"kop": "head", "head": "head", "fout": "wrong", "wrong": "wrong", "waarschuwt": "warns", "warns": "warns"}
ANY = "…"


class Fence:
    def __init__(self, line, info, before):
        self.line = line  # of the opening ```, from 1
        self.words = info.split()
        self.before = before
        self.lines = []

    kind = property(lambda self: self.words[0] if self.words else "")
    text = property(lambda self: "\n".join(self.lines) + "\n")
    tag = property(lambda self: next((TAGS[w] for w in self.words[1:] if w in TAGS), None))

    def name(self, extension):
        named = [w for w in self.words[1:] if w.endswith(extension)] or re.findall(r"`([\w.-]+" + re.escape(extension) + ")`", self.before)
        return named[-1] if named else None

    def command(self):
        found = re.findall(r"`(\S*bkm [a-z]+ [^`]*)`", self.before)
        return found[-1] if found and not self.words else None


def fences(lines):
    """The fences of a document, and None for each heading "##"."""
    found, current, before = [], None, ""
    for number, line in enumerate(lines, 1):
        if current is None and line.startswith("```"):
            current = Fence(number, line[3:], before)
        elif current is not None and line == "```":
            found.append(current)
            current = None
        elif current is not None:
            current.lines.append(line)
        elif line.startswith("## "):
            found.append(None)
        if current is None and line.strip():
            before = line
    return found


def matches(expected, printed):
    """Whether the printed lines are the expected ones, where a line ANY stands for any lines."""
    if not expected:
        return not printed
    if expected[0] == ANY:
        return any(matches(expected[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and expected[0] == printed[0] and matches(expected[1:], printed[1:])


class Folder:
    def __init__(self):
        self.path = Path(tempfile.mkdtemp(prefix="bkm-docs-"))
        self.code = 0

    def empty(self):
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir()

    def put(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *arguments):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        environment["LANG"] = self.locale
        done = subprocess.run([BKM, *arguments], cwd=self.path, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=120)
        self.code = done.returncode
        return [line.rstrip() for line in done.stdout.decode("utf-8").strip("\n").split("\n")]

    def command(self, text):
        """What a command of a console fence prints."""
        if text == "echo $?":
            return [str(self.code)]
        words = shlex.split(text)
        if words[0] == "cat":
            return (self.path / words[1]).read_text(encoding="utf-8").rstrip("\n").split("\n")
        if os.path.basename(words[0]) != "bkm":
            raise ValueError(f"a document can run bkm, cat and echo $?, not: {text}")
        return self.run(*words[1:])


class Docs(unittest.TestCase):
    maxDiff = None

    def document(self, name, locale="nl_NL.UTF-8"):
        path = ROOT / name
        lines = path.read_text(encoding="utf-8").split("\n")
        folder = Folder()
        folder.locale = locale
        self.addCleanup(shutil.rmtree, folder.path, ignore_errors=True)
        head, anew, tried = "", {}, 0
        for fence in fences(lines):
            if fence is None:
                folder.empty()
                continue
            with self.subTest(f"{name}:{fence.line}"):
                tried += 1
                if fence.kind == "bkm":
                    head = self.contract(folder, fence, head)
                elif fence.kind == "csv" or (not fence.words and fence.name(".csv") and not fence.command()):
                    folder.put(fence.name(".csv"), fence.text)
                elif fence.kind == "console":
                    anew[fence.line] = self.console(folder, fence)
                elif fence.command():
                    self.part(folder, fence)
        self.assertGreater(tried, 0, name)
        if WRITE:
            for line, text in sorted(anew.items(), reverse=True):
                end = lines.index("```", line)
                lines[line:end] = text
            path.write_text("\n".join(lines), encoding="utf-8")

    def contract(self, folder, fence, head):
        text = fence.text if fence.text.startswith("bkm ") else head + "\n" + fence.text
        name = fence.name(".bkm") or "contract.bkm"
        folder.put(name, text)
        found = folder.run("check", name, "--format", "short")
        if fence.tag == "wrong":
            if folder.code == 0:  # then an example that does not come out
                found = folder.run("test", name)
            self.assertEqual(1, folder.code, "\n".join(["nothing found in a wrong text"] + found))
            return head
        self.assertEqual(0, folder.code, "\n".join(found))
        if fence.tag != "warns":
            found = folder.run("check", name, "--format", "json")
            if text != fence.text:  # a part need not read all of its head
                found = [line for line in found if '"nothing-reads-it"' not in line] or [""]
            self.assertEqual([""], found, "warnings")
        if re.search(r"^\s*(rekenvoorbeeld|example)\b", text, re.MULTILINE):
            found = folder.run("test", name)
            self.assertEqual(0, folder.code, "\n".join(found))
        return text if fence.tag == "head" else head

    def console(self, folder, fence):
        anew, commands = [], []
        for line in fence.lines:
            if line.startswith("$ "):
                commands.append((line[2:], []))
            else:
                commands[-1][1].append(line.rstrip())
        for command, expected in commands:
            printed = folder.command(command)
            printed = [] if printed == [""] else printed
            if WRITE and not matches(expected, printed):
                expected = printed
            anew += ["$ " + command] + expected
            if not matches(expected, printed):
                self.assertEqual("\n".join(expected), "\n".join(printed), command)
        return anew

    def part(self, folder, fence):
        printed = "\n".join(line.strip() for line in folder.command(fence.command()))
        self.assertIn("\n".join(line.strip() for line in fence.lines), printed, fence.command())

    def test_readme(self):
        self.document("README.md")

    def test_gids(self):
        self.document("docs/gids.md")

    def test_guide(self):
        self.document("docs/guide.md", "en_GB.UTF-8")

    def test_naslag(self):
        self.document("docs/naslag.md")

    def test_reference(self):
        self.document("docs/reference.md", "en_GB.UTF-8")


if __name__ == "__main__":
    unittest.main()
