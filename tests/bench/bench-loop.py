#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Every turn of the main loop in which the window worked longer than 8 ms: in a whole session of
twelve images (test-whole-session.py), and on the way to each screen there is and back from it
(studio_screens.py: every dialog, the preferences, the palette, the ledger …). Times are those of
the thread alone, so what other programs had the processor for does not count, and neither does what
the toolkit paints (docs/trace.md). The window of the shortcuts is GTK's own."""

import os
import subprocess
import sys
import tempfile
import time

import studio_driver
import studio_screens
from window_case import WindowCase

BUDGET_US = 8000
RUNS = ("first", "studio", "library", "recall")
SETTLE = 0.5  # seconds in which what follows a screen belongs to it too
E2E = os.path.dirname(os.path.abspath(studio_screens.__file__))


def now_us():
    return time.monotonic_ns() // 1000


def find_long_turns(trace):
    """With the mark that was written last before it."""
    before = "the start"
    for entry in trace:
        if not entry["mark"].startswith("loop."):
            before = entry["mark"]
        elif entry["mark"] == "loop.stall" and entry["cpu_us"] > BUDGET_US:
            yield entry, before


def print_turns(title, trace, name_place):
    turns = list(find_long_turns(trace))
    longest = max((entry["cpu_us"] for entry, _ in turns), default=0)
    print(f"\n{title}: {len(turns)} turns over 8 ms, the longest {longest / 1000:.1f} ms  budget 0",
          flush=True)
    for entry, before in turns:
        print(f"  {entry['cpu_us'] / 1000:6.1f} ms, {name_place(entry)}, after {before}",
              flush=True)


def measure_session():
    with tempfile.TemporaryDirectory(prefix="studio-bench-") as folder:
        path = os.path.join(folder, "trace")
        subprocess.run([sys.executable, "-B", "-W", "ignore",
                        os.path.join(E2E, "test-whole-session.py")],
                       env={**os.environ, "STUDIO_E2E_TRACE": path}, check=True, cwd=E2E,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        trace = studio_driver.read_trace(path)
    start_us = trace[0]["t_us"]
    print_turns("a session of twelve images", trace,
                lambda entry: f"{(entry['t_us'] - start_us) / 1e6:.1f} s from the start")


class Walk(studio_screens.Runs, WindowCase):
    """Through the screens of one run, one after the other."""

    def walk(self, run):
        visits = []
        try:
            self.setUp()
            self.open_run(run)
            for screen in studio_screens.SCREENS:
                if screen.run == run:
                    begin_us = now_us()
                    self.go_to(screen)
                    self.go_back(screen)
                    time.sleep(SETTLE)
                    visits.append((begin_us, screen.name))
            trace = studio_driver.read_trace(self.path("trace"))
        finally:
            self.doCleanups()
        print_turns(f"screens, {run}", trace,
                    lambda entry: next((name for begin_us, name in reversed(visits)
                                        if entry["t_us"] >= begin_us), "start"))

    def runTest(self):
        for run in RUNS:
            self.walk(run)


def main():
    measure_session()
    Walk().runTest()


if __name__ == "__main__":
    main()
