#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Several command lines on one library at once: no call fails, and nothing that one did is undone by
another."""

import json
import os
import sqlite3
import struct
import subprocess
import zlib

import studio_tap
from cli_case import CLI, TIMEOUT, CliCase

N_BEFORE = 12
N_MADE = 10
N_FILES = 24
# Which of the first ones are not in the trash at the end.
STAY = range(3, N_BEFORE + 1, 3)


def add_chunk(data, body):
    chunk = struct.pack(">I", len(body)) + b"tEXt" + body + struct.pack(">I", zlib.crc32(b"tEXt" + body))
    return data[:33] + chunk + data[33:]


class Together(CliCase):
    def start(self, *words):
        return subprocess.Popen([CLI, *words, "--json"], env=self.environment, cwd=self.home,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)

    def finish(self, worker):
        out = worker.communicate(timeout=TIMEOUT)[0]
        self.assertEqual(worker.returncode, 0, (worker.args, out[-2000:]))
        return json.loads(out)

    def make_files(self):
        data = self.read(self.run_json("show", "1")["path"])
        os.mkdir(self.path("from"))
        for number in range(N_FILES):
            with open(self.path("from", f"{number:02}.png"), "wb") as file:
                file.write(add_chunk(data, b"Number\0%d" % number))

    def move(self, ids):
        """One process for each image, two at a time: to the trash, and each third one back."""
        for first, second in zip(ids[::2], ids[1::2]):
            for worker in [self.start("trash", str(first)), self.start("trash", str(second))]:
                self.finish(worker)
            for number in (first, second):
                if number % 3 == 0:
                    self.finish(self.start("restore", str(number)))

    def edit(self):
        """Each is said in a process of its own, and none takes back what another one says."""
        workers = []
        for number in STAY:
            workers += [self.start("edit", str(number), *words) for words in (
                ("--star",), ("--rating", "4"), ("--tag", "one"), ("--tag", "two"),
                ("--note", "Mine"))]
            while len(workers) > 4:
                self.finish(workers.pop(0))
        for worker in workers:
            self.finish(worker)

    def check_edits(self, kept):
        for number in STAY:
            each = kept[number]
            self.assertEqual(
                (each["starred"], each["rating"], each["tags"], each["note"]),
                (True, 4, ["one", "two"], "Mine"))

    def test_nothing_is_undone(self):
        self.run_cli("generate", "before", "--demo", "--count", str(N_BEFORE))
        self.make_files()
        workers = [self.start("generate", "one", "--demo", "--count", str(N_MADE)),
                   self.start("generate", "two", "--demo", "--count", str(N_MADE)),
                   self.start("import", "from"),
                   self.start("verify")]
        self.move(list(range(1, N_BEFORE + 1)))
        self.edit()
        seen = 0
        while any(worker.poll() is None for worker in workers[:3]):
            shown = self.run_json("list")
            self.assertGreaterEqual(len(shown), seen)
            seen = len(shown)
        made, others, taken, report = map(self.finish, workers)
        self.assertEqual((len(made), len(others)), (N_MADE, N_MADE))
        self.assertEqual((taken["new"], taken["refused"]), (N_FILES, 0))
        self.assertEqual(report["faults"], 0)

        kept = {each["id"]: each for each in self.run_json("list")}
        trashed = {each["id"] for each in self.run_json("list", "--trashed")}
        self.assertEqual(trashed, {n for n in range(1, N_BEFORE + 1) if n % 3 != 0})
        self.assertEqual(len(kept), N_BEFORE - len(trashed) + 2 * N_MADE + N_FILES)
        for word, results in (("one", made), ("two", others)):
            for each in results:
                self.assertEqual(kept[each["id"]]["prompt"], word)
                self.assertEqual(kept[each["id"]]["seed"], each["seed"])
        self.check_edits(kept)
        self.check_what_is_left(kept, trashed)

    def check_what_is_left(self, kept, trashed):
        self.assertEqual(self.run_json("verify")["faults"], 0)
        with sqlite3.connect(self.path("data", "ultra-studio", "library.db")) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        database.close()
        self.run_cli("rebuild")
        self.assertEqual({each["id"]: each for each in self.run_json("list")}, kept)
        self.assertEqual({each["id"] for each in self.run_json("list", "--trashed")}, trashed)


if __name__ == "__main__":
    studio_tap.main()
