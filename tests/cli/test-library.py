#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Looking after the library on the command line: verify, rebuild, ledger, and what cannot be written."""

import glob
import json
import os
import sqlite3
import subprocess

import studio_tap
from cli_case import CLI, CliCase


class LibraryCase(CliCase):
    def database(self):
        return self.path("data", "ultra-studio", "library.db")

    def image(self, number):
        return glob.glob(self.path("data", "ultra-studio", "images", "*", "*", f"{number}.png"))[0]

    def make(self, count=1):
        self.run_cli("generate", "a fox", "--demo", "--seed", "7", "--count", str(count))

    def pragma(self, statement):
        with sqlite3.connect(self.database()) as connection:
            connection.execute(statement)
        connection.close()


class Verify(LibraryCase):
    def test_good(self):
        self.make(2)
        report = self.run_json("verify")
        self.assertEqual((report["calls"], report["images"], report["faults"]), (2, 2, 0))
        self.assertEqual(report["findings"], [])
        self.assertGreater(report["bytes"], 1000)
        self.assertEqual(self.run_json("verify", "--quick")["bytes"], 0)
        done = self.run_cli("verify")
        self.assertIn("wrong: 0", done.stdout.decode())
        self.assertEqual(done.stderr, b"")

    def test_the_hash_of_what_arrived_is_known(self):
        self.make()
        with open(self.image(1), "r+b") as file:
            file.seek(400)
            byte = file.read(1)
            file.seek(400)
            file.write(bytes([byte[0] ^ 1]))
        report = self.run_json("verify", code=9)
        self.assertEqual([each["fault"] for each in report["findings"]], ["changed"])

    def test_faults(self):
        self.make(2)
        os.unlink(self.image(1))
        report = self.run_json("verify", code=9)
        self.assertEqual(report["findings"], [{
            "fault": "missing", "id": 1, "mended": False,
            "path": os.path.relpath(self.image(2), self.path("data", "ultra-studio"))
            .replace("2.png", "1.png")}])
        done = self.run_cli("verify", code=9)
        self.assertIn("1: its file is missing", done.stdout.decode())
        self.assertNotIn("problem", self.run_json("show", "1"))
        self.run_json("verify", "--repair", code=9)
        self.assertEqual(self.run_json("show", "1")["problem"], "missing")
        self.assertIn("the file is missing", self.run_cli("show", "1").stdout.decode())

    def test_repair(self):
        self.make(2)
        folder = os.path.dirname(self.image(1))
        os.rename(self.image(2), os.path.join(folder, "9.png"))
        with open(os.path.join(folder, "calls.jsonl"), "w"):
            pass
        report = self.run_json("verify", code=9)
        self.assertEqual(sorted(each["fault"] for each in report["findings"]),
                         ["journal", "journal", "missing", "unknown-file"])
        os.rename(os.path.join(folder, "9.png"), os.path.join(folder, "2.png"))
        report = self.run_json("verify", "--repair")
        self.assertEqual((report["faults"], report["mended"]), (2, 2))
        self.assertEqual(self.run_json("verify")["faults"], 0)

    def test_usage(self):
        self.assertEqual(self.run_error(2, "verify", "x")["name"], "usage")
        self.assertEqual(self.run_error(2, "rebuild", "x")["name"], "usage")
        self.assertEqual(self.run_error(2, "ledger", "--month", "2026-13")["name"], "usage")
        self.assertEqual(self.run_error(2, "ledger", "--month", "2026-11x")["name"], "usage")
        self.assertEqual(self.run_error(2, "ledger", "--price", "-1")["name"], "usage")
        self.assertEqual(self.run_error(2, "ledger", "--limit", "much")["name"], "usage")
        self.assertEqual(
            self.run_error(2, "ledger", "--price", "$1", "--limit", "2 EUR")["name"], "usage"
        )
        for words in (("--confirm-sum", "much"), ("--price", "$1", "--confirm-sum", "2 EUR"),
                      ("--confirm-count", "-1"), ("--confirm-count", "10001")):
            self.assertEqual(self.run_error(2, "ledger", *words)["name"], "usage", words)
        self.assertFalse(os.path.exists(self.path("config", "ultra-studio", "spending.ini")))
        self.assertEqual(self.run_error(2, "list", "--state", "lost")["name"], "usage")

    def test_pipe_in_the_place_of_an_image(self):
        self.make()
        image = self.image(1)
        os.unlink(image)
        os.mkfifo(image)
        # Nothing but a regular file is read, or this would wait for ever.
        self.run_json("verify", code=9)


class Rebuild(LibraryCase):
    def test_database_removed(self):
        self.make(3)
        self.run_cli("trash", "2")
        before = [self.run_json("show", str(number)) for number in (1, 2, 3)]
        os.unlink(self.database())
        done = self.run_cli("list")
        self.assertIn("knows 3 calls", done.stderr.decode())
        self.assertEqual([self.run_json("show", str(number)) for number in (1, 2, 3)], before)
        self.assertEqual(self.run_json("verify")["faults"], 0)
        self.make()
        self.assertEqual(self.run_json("list")[0]["id"], 4)

    def test_on_demand(self):
        self.make(2)
        report = self.run_json("rebuild")
        self.assertEqual((report["calls"], report["images"], report["missing"]), (2, 2, 0))
        self.assertTrue(report["aside"].endswith("library.db.old-1"))
        self.assertTrue(os.path.exists(report["aside"]))
        self.assertIn("library.db.old-2", self.run_cli("rebuild").stdout.decode())
        self.assertEqual(self.run_json("verify")["faults"], 0)

    def test_broken(self):
        self.make()
        with open(self.database(), "r+b") as file:
            file.write(b"x" * 100)
        for words in (["list"], ["generate", "sea", "--demo"], ["verify"]):
            self.assertEqual(self.run_error(9, *words)["name"], "database-broken")
        self.assertIn("rebuild", self.run_error(9, "list")["advice"])
        report = self.run_json("rebuild")
        self.assertTrue(report["aside"].endswith("library.db.broken-1"))
        with open(report["aside"], "rb") as file:
            self.assertEqual(file.read(100), b"x" * 100)
        self.assertEqual(len(self.run_json("list")), 1)

    def test_newer(self):
        self.make()
        self.pragma("PRAGMA user_version = 99")
        self.assertEqual(len(self.run_json("list")), 1)
        self.assertEqual(self.run_json("show", "1")["seed"], 7)
        os.mkdir(self.path("out"))
        self.run_cli("export", "1", "--to", "out")
        self.assertEqual(len(os.listdir(self.path("out"))), 1)
        for words in (["generate", "sea", "--demo"], ["trash", "1"], ["rebuild"], ["verify"]):
            self.assertEqual(self.run_error(9, *words)["name"], "database-newer", words)
        self.assertEqual(glob.glob(self.database() + ".*"), [])

    def test_while_another_works(self):
        """The one that works meanwhile loses nothing and goes on in the new database."""
        server = self.start_server("--unlimited", "--latency", "30")
        worker = subprocess.Popen(
            [CLI, "generate", "a fox", "--count", "20", "--json"],
            env={**self.environment, **server}, cwd=self.home,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while worker.poll() is None:
            self.run_cli("rebuild")
        made = json.loads(worker.communicate()[0])
        self.assertEqual(worker.returncode, 0)
        self.assertEqual(len(made), 20)
        self.assertEqual({each["id"] for each in self.run_json("list")},
                         {each["id"] for each in made})
        self.assertEqual(self.run_json("verify")["faults"], 0)


class Rescue(LibraryCase):
    """A disk that takes no more: files may not grow beyond what a small image needs."""

    def run_limited(self, *words, **keywords):
        # The database has its tables by now, and fits; the image does not.
        self.run_cli("list")
        limit = f"trap '' XFSZ; ulimit -f 400; exec {CLI} \"$@\""
        done = subprocess.run(
            ["bash", "-c", limit, "bash", "generate", "a fox", "--demo", "--seed", "7", *words],
            env={**self.environment, **keywords}, cwd=self.home, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(done.returncode, 9, done.stderr)
        return done

    def test_standard_output(self):
        beside = self.run_cli("generate", "a fox", "--demo", "--seed", "7", "--no-library",
                              "--output", "-").stdout
        done = self.run_limited("--output", "-")
        self.assertEqual(done.stdout, beside)
        self.assertIn("arrived all the same", done.stderr.decode())
        lost, = self.run_json("list", "--state", "all")
        self.assertEqual((lost["state"], lost["error_name"]), ("unknown", "no-space"))

    def test_nowhere(self):
        done = self.run_limited("--json")
        error = json.loads(done.stdout)["error"]
        self.assertEqual(error["name"], "no-space")
        self.assertNotIn("arrived", error["message"])

    def test_elsewhere(self):
        self.make()
        taken = os.path.join(os.path.dirname(self.image(1)), "2.png")
        os.mkdir(taken)
        error = self.run_error(9, "generate", "a fox", "--demo", "--seed", "7",
                               "--output", "copy.png")
        self.assertIn(self.path("copy.png"), error["message"])
        with open(self.image(1), "rb") as file:
            self.assertEqual(self.read("copy.png"), file.read())
        # An image that has no place yet does not keep the next one from its own, and is adopted
        # as soon as there is one for it.
        self.assertEqual(self.run_json("generate", "a fox", "--demo", "--seed", "8")["id"], 3)
        os.rmdir(taken)
        self.assertEqual([each["id"] for each in self.run_json("list")], [3, 2, 1])


class Ledger(LibraryCase):
    def test_sums(self):
        self.assertEqual(self.run_json("ledger"), [])
        self.make(2)
        server = self.start_server("--unlimited", "--fault", "content-refused")
        self.run_error(4, "generate", "sea", **server)
        month, = self.run_json("ledger")
        self.assertEqual((month["kept"], month["refused"], month["unpriced"]), (2, 1, 2))
        day, = self.run_json("ledger", "--month", month["period"])
        self.assertEqual((day["kept"], day["period"][:7]), (2, month["period"]))
        self.assertEqual(self.run_json("ledger", "--month", "1999-01"), [])
        table = self.run_cli("ledger").stdout.decode().splitlines()
        self.assertEqual(table[1].split()[:2], [month["period"], "2"])

    def test_price_and_limit(self):
        self.assertIn("No price", self.run_cli("ledger").stdout.decode())
        done = self.run_cli("ledger", "--price", "$0.08", "--limit", "0,1")
        self.assertIn("costs $0.08; the limit of a month is $0.10.", done.stdout.decode())
        self.assertIn("$0.08", self.run_cli("ledger").stdout.decode())
        self.assertTrue(self.run_cli("ledger", "--csv").stdout.startswith(b"period,kept,"))
        server = self.start_server("--unlimited")
        self.run_cli("generate", "sea", **server)
        self.assertEqual(self.run_json("ledger")[0]["cost_micros"], 80000)
        error = self.run_error(1, "generate", "sea", **server)
        self.assertEqual(error["name"], "spending-limit")
        self.assertIn("$0.16", error["message"])
        self.assertIn("--over-limit", error["message"])
        self.assertEqual(len(self.run_json("list", "--state", "all")), 1)
        # What costs nothing goes on, and so does who wants it all the same.
        self.make()
        self.run_cli("generate", "sea", "--over-limit", **server)
        self.assertEqual(self.run_json("ledger")[0]["cost_micros"], 160000)
        self.run_cli("ledger", "--limit", "0")
        self.assertIn("no limit", self.run_cli("ledger").stdout.decode())
        self.run_cli("generate", "sea", **server)
        self.assertEqual(self.run_json("ledger")[0]["cost_micros"], 240000)

    def write_terms(self, lines):
        os.makedirs(self.path("config", "ultra-studio"), exist_ok=True)
        with open(self.path("config", "ultra-studio", "spending.ini"), "w",
                  encoding="utf-8") as file:
            file.write("[Spending]\n" + lines)

    def test_many_at_once(self):
        """What the window would ask about is agreed to in the command, or not sent."""
        server = self.start_server("--unlimited")
        lines = self.path("lines.jsonl")
        with open(lines, "w", encoding="utf-8") as file:
            file.write('{"prompt": "sea"}\n{"prompt": "sky"}\n{"prompt": "sun"}\n')
        os.mkdir(self.path("out"))
        self.write_terms("ConfirmCount=2\n")
        for words in (("generate", "sea", "--count", "3"),
                      ("generate", "sea", "--count", "3", "--no-library", "--output",
                       self.path("out")),
                      ("generate", "a {red|blue|green} car", "--template", "--expand", "all"),
                      ("batch", lines)):
            error = self.run_error(1, *words, **server)
            self.assertEqual(error["name"], "confirmation", words)
            self.assertIn("These are 3 images.", error["message"])
            self.assertIn("--over-limit", error["message"])
        self.write_terms("Price=0.08\nConfirmSum=0.10\nCurrency=$\n")
        error = self.run_error(1, "generate", "sea", "--count", "2", **server)
        self.assertIn("These are 2 images for about $0.16.", error["message"])
        self.assertEqual(self.run_json("list", "--state", "all"), [])
        self.make(3)
        self.run_cli("generate", "sea", **server)
        self.run_cli("batch", lines, "--over-limit", **server)
        self.assertEqual(len(self.run_json("list")), 7)

    def test_what_to_ask_about(self):
        """What the preferences of the window say of that, the command line can say too."""
        server = self.start_server("--unlimited")
        self.assertNotIn("--over-limit", self.run_cli("ledger").stdout.decode())
        done = self.run_cli("ledger", "--confirm-count", "2").stdout.decode()
        self.assertIn("More than 2 images at once need --over-limit.", done)
        error = self.run_error(1, "generate", "sea", "--count", "3", **server)
        self.assertEqual(error["name"], "confirmation")
        done = self.run_cli("ledger", "--price", "$0.08", "--confirm-count", "0",
                            "--confirm-sum", "0.10").stdout.decode()
        self.assertNotIn("More than", done)
        self.assertIn("What costs more than $0.10 at once needs --over-limit.", done)
        error = self.run_error(1, "generate", "sea", "--count", "2", **server)
        self.assertEqual(error["name"], "confirmation")
        self.run_cli("ledger", "--confirm-sum", "0")
        self.run_cli("generate", "sea", "--count", "3", **server)
        self.assertEqual(len(self.run_json("list")), 3)

    def test_states(self):
        self.make()
        server = self.start_server("--unlimited", "--fault", "content-refused")
        self.run_error(4, "generate", "sea", **server)
        refused, = self.run_json("list", "--state", "refused,failed")
        self.assertEqual((refused["prompt"], refused["error_name"]), ("sea", "content-refused"))
        self.assertEqual(len(self.run_json("list", "--state", "all")), 2)
        self.assertIn("refused: sea", self.run_cli("list", "--state", "refused").stdout.decode())


if __name__ == "__main__":
    studio_tap.main()
