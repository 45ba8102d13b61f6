#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A short run of the kill harness; build-aux/kill-harness runs as many kills as one likes."""

import json
import os
import subprocess
import sys
import unittest

import studio_kill_harness
import studio_tap
from cli_case import CLI

N_KILLS = 40


class Kills(unittest.TestCase):
    def hold(self, figures):
        self.assertGreaterEqual(figures["kills"], figures["wanted"])
        self.assertGreaterEqual(figures["images kept"], figures["images stored"])
        self.assertGreater(figures["images stored"], 0)

    def test_nothing_is_lost(self):
        figures = studio_kill_harness.run(CLI, N_KILLS)
        self.hold({**figures, "wanted": N_KILLS})

    def test_nothing_is_lost_with_the_database(self):
        figures = studio_kill_harness.run(CLI, N_KILLS // 2, delete_database=True)
        self.hold({**figures, "wanted": N_KILLS // 2})

    def test_nothing_is_lost_on_a_full_disk(self):
        if not studio_kill_harness.may_mount():
            self.skipTest("a process may not mount a small disk here")
        support = os.path.dirname(studio_kill_harness.__file__)
        done = subprocess.run(
            [*studio_kill_harness.UNSHARE, sys.executable, "-B", "-c",
             "import json, sys; sys.path.insert(0, sys.argv[1]); import studio_kill_harness;"
             "print(json.dumps(studio_kill_harness.run(sys.argv[2], int(sys.argv[3]),"
             "                                         full_disk=True)))",
             support, CLI, str(N_KILLS // 4)],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=500)
        self.assertEqual(done.returncode, 0, done.stderr.decode()[-4000:])
        figures = json.loads(done.stdout)
        self.assertGreater(figures["disk filled"], 0)
        self.assertGreaterEqual(figures["images kept"], figures["images stored"])


if __name__ == "__main__":
    studio_tap.main()
