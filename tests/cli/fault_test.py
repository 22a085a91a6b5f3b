"""Killed at any moment, a full disk, too little memory: the output directory is complete or absent."""
import os
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from bkm import BKM, DONE, ENVIRONMENT, OUTPUTS, STOPPED, WRONG_USE, Case, english_in, row, table, verify

ROWS = 30_000


def many_rows(count=ROWS, seed=11):
    """Many payees, so that the output is large too."""
    chance = random.Random(seed)
    return table(*(row(n, f"Z{chance.randint(1, 4000):04}", day=f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
                       amount=f"{chance.randint(0, 99999) / 100:.2f}") for n in range(count)))


class Killed(Case):
    KILLS = 25

    def setUp(self):
        super().setUp()
        self.put("declaratie.csv", many_rows())
        os.mkdir(self.dir / "werk")

    def start(self, *extra):
        return subprocess.Popen([BKM, "settle", "contract.bkm", "--data", "declaratie=declaratie.csv", "--out", "werk/uit", *extra], cwd=self.dir,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def whole_run(self):
        began = time.monotonic()
        self.assertEqual(DONE, self.start().wait())
        took = time.monotonic() - began
        expected = self.bytes_of("werk/uit")
        shutil.rmtree(self.dir / "werk/uit")
        return took, expected

    def kill_after(self, delay, *extra):
        process = self.start(*extra)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        return process.wait()

    def leftovers(self):
        return sorted(path.name for path in (self.dir / "werk").iterdir() if path.name != "uit")

    def test_the_directory_is_complete_or_absent_and_the_next_run_cleans_up(self):
        took, expected = self.whole_run()
        chance = random.Random(5)
        killed = left = 0
        # a first half anywhere, a second half near the end, where the files are written
        delays = [took * chance.random() for _ in range(self.KILLS // 2)] + [took * (0.55 + 0.5 * chance.random()) for _ in range(self.KILLS - self.KILLS // 2)]
        for delay in delays:
            killed += self.kill_after(delay) == -signal.SIGKILL
            self.assertLessEqual(len(self.leftovers()), 1, "a run cleans up what the one before it left")
            left += len(self.leftovers())
            if (self.dir / "werk/uit").exists():
                self.assertEqual([], verify(self.dir / "werk/uit"))
                self.assertEqual(expected, self.bytes_of("werk/uit"))
                shutil.rmtree(self.dir / "werk/uit")
        self.assertGreater(killed, self.KILLS // 3)
        self.assertEqual(DONE, self.start().wait())
        self.assertEqual([], self.leftovers())
        self.assertEqual([], verify(self.dir / "werk/uit"))
        print(f"killed {killed} of {self.KILLS} runs, of which {left} while writing")

    def test_replacing_leaves_the_old_or_the_new_outcome(self):
        took, new = self.whole_run()
        self.put("declaratie.csv", table(row(1)))
        self.assertEqual(DONE, self.start().wait())
        old = self.bytes_of("werk/uit")
        self.put("declaratie.csv", many_rows())
        chance = random.Random(6)
        for _ in range(8):
            self.kill_after(took * (0.6 + 0.45 * chance.random()), "--replace")
            self.assertEqual([], verify(self.dir / "werk/uit"))
            self.assertIn(self.bytes_of("werk/uit"), (old, new))

    def test_interrupted_from_the_keyboard(self):
        process = self.start()
        time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        process.wait()
        if (self.dir / "werk/uit").exists():
            self.assertEqual([], verify(self.dir / "werk/uit"))

    def test_what_somebody_else_left_beside_it_is_kept(self):
        os.mkdir(self.dir / "werk/uit.partial-abc")
        os.mkdir(self.dir / "werk/uit2.partial-99999999")
        self.put("werk/uit.partial-12.txt", "van mij")
        self.assertEqual(DONE, self.start().wait())
        self.assertEqual(["uit.partial-12.txt", "uit.partial-abc", "uit2.partial-99999999"], self.leftovers())

    def test_two_runs_at_once_for_one_directory(self):
        first, second = self.start(), self.start()
        codes = sorted([first.wait(), second.wait()])
        self.assertEqual(DONE, codes[0])
        self.assertIn(codes[1], (DONE, WRONG_USE, ENVIRONMENT))  # whoever comes second finds it taken, before or after its work
        self.assertEqual([], verify(self.dir / "werk/uit"))
        self.assertEqual([], self.leftovers())


class Limits(Case):
    def limited(self, kind, amount, out="uit", **options):
        def limit():
            resource.setrlimit(kind, (amount, amount))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        return self.settle("--data", "declaratie=declaratie.csv", out=out, preexec_fn=limit, **options)

    def setUp(self):
        super().setUp()
        self.put("declaratie.csv", many_rows(6000))

    def test_files_may_not_grow_further(self):
        self.assertCode(DONE, self.settle("--data", "declaratie=declaratie.csv", out="heel"))
        largest = max((self.dir / "heel" / name).stat().st_size for name in OUTPUTS)
        for size in (0, 1, 100, 4096, largest // 2, largest - 1):
            result = self.assertCode(ENVIRONMENT, self.limited(resource.RLIMIT_FSIZE, size))
            self.assertRegex(result.err, r"uit\.partial-\d+/\w+\.(csv|json)")
            self.assertIn("niets geschreven", result.err)
            self.assertNothingWritten()
        self.assertCode(DONE, self.limited(resource.RLIMIT_FSIZE, largest + 4096))
        self.assertEqual(self.bytes_of("heel"), self.bytes_of())

    def test_a_failed_replacement_leaves_the_old_outcome(self):
        self.assertCode(DONE, self.settle(data=table(row(1))))
        old = self.bytes_of()
        self.put("declaratie.csv", many_rows(6000))
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        self.assertCode(ENVIRONMENT, self.settle("--replace", "--data", "declaratie=declaratie.csv", preexec_fn=limit))
        self.assertEqual(old, self.bytes_of())
        self.assertEqual(["uit"], [p.name for p in self.dir.iterdir() if p.name.startswith("uit")])

    def test_files_may_not_grow_further_with_the_signal_as_it_comes(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        self.assertCode(ENVIRONMENT, self.settle("--data", "declaratie=declaratie.csv", preexec_fn=limit))

    def test_a_full_disk(self):
        if os.geteuid() != 0:
            self.skipTest("only root may mount a small disk")
        disk = Path(tempfile.mkdtemp(prefix="bkm-disk-"))
        self.addCleanup(shutil.rmtree, disk, ignore_errors=True)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], stderr=subprocess.DEVNULL, check=False).returncode != 0:
            self.skipTest("mounting a small disk is not allowed here")
        try:
            result = self.settle("--data", "declaratie=declaratie.csv", out=disk / "uit")
            self.assertCode(ENVIRONMENT, result)
            self.assertIn(str(disk / "uit"), result.err)
            self.assertEqual([], os.listdir(disk))
            self.assertCode(DONE, self.settle(data=table(row(1)), out=disk / "uit"))
            self.assertEqual([], verify(disk / "uit"))
            for size in range(16, 256, 24):  # full at other moments
                shutil.rmtree(disk / "uit", ignore_errors=True)
                (disk / "vol").write_bytes(b"x" * (256 - size) * 1024)
                code = self.settle("--data", "declaratie=declaratie.csv", out=disk / "uit").code
                self.assertIn(code, (ENVIRONMENT, DONE))
                self.assertEqual(["uit", "vol"] if code == DONE else ["vol"], sorted(os.listdir(disk)))
                (disk / "vol").unlink()
        finally:
            subprocess.run(["umount", str(disk)], check=False)

    def test_a_full_disk_is_told_in_dutch(self):
        self.assertEqual([], english_in(self.limited(resource.RLIMIT_FSIZE, 4096).err))

    MEMORY = range(24, 160, 8)  # megabytes: from just enough to start to enough for all

    def test_too_little_memory(self):
        self.put("declaratie.csv", many_rows())
        for megabytes in self.MEMORY:
            result = self.limited(resource.RLIMIT_AS, megabytes << 20)
            self.assertIn(result.code, (DONE, ENVIRONMENT), result)
            if result.code == DONE:
                return

    def test_too_little_memory_publishes_nothing(self):
        self.put("declaratie.csv", many_rows())
        for megabytes in self.MEMORY:
            result = self.limited(resource.RLIMIT_AS, megabytes << 20)
            if result.code == DONE:
                return self.assertComplete()
            self.assertFalse((self.dir / "uit").exists(), result)
        self.fail("never enough")

    def test_too_few_open_files(self):
        for count in (3, 4, 5, 6, 8, 10):
            result = self.limited(resource.RLIMIT_NOFILE, count)
            self.assertIn(result.code, (DONE, ENVIRONMENT, WRONG_USE, STOPPED, 127), result)
            if result.code == DONE:
                self.assertComplete()
                break
            self.assertFalse((self.dir / "uit").exists())
        self.assertCode(DONE, self.settle("--replace", "--data", "declaratie=declaratie.csv"))  # also removes what is left
        self.assertEqual(["uit"], [p.name for p in self.dir.iterdir() if p.name.startswith("uit")])


if __name__ == "__main__":
    unittest.main()
