#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""From the start of the process to the first frame, and the memory it has then, against an empty
AdwApplicationWindow. Both print or trace the monotonic time of their first frame."""

import os
import subprocess
import sys
import time

import bench_run as bench

RUNS = 11


def time_empty(figures, program):
    start = time.monotonic_ns() // 1000
    process = subprocess.Popen([program], stdout=subprocess.PIPE)
    first_frame = int(process.stdout.readline())
    figures.peak.append(bench.settled_memory(process.pid))
    bench.end(process)
    figures.wall.append((first_frame - start) / 1e6)


def main():
    window, empty = (os.path.abspath(path) for path in sys.argv[1:3])
    with bench.scratch() as folder:
        ours, theirs = bench.alternate(
            RUNS, lambda figures: bench.time_window(figures, window, folder),
            lambda figures: time_empty(figures, empty))
    bench.head(f"start to first frame, median of {RUNS}", "ultra-studio", "empty window")
    bench.row("time", ours.median("wall"), theirs.median("wall"), "1.3x")
    bench.row("memory (PSS, half a second later)", ours.median("peak"), theirs.median("peak"),
              "1.2x", "MB", 1)


if __name__ == "__main__":
    main()
