#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""From the start of the process to the first frame, and the memory it has then, against an empty
AdwApplicationWindow. Both print or trace the monotonic time of their first frame."""

import json
import os
import subprocess
import sys
import time

import bench_run as bench

RUNS = 11
GIVE_UP = 60


def resident_mb(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        for line in file:
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    raise SystemExit("bench: no memory figure")


def end(process):
    process.kill()
    process.wait()


def time_empty(figures, program):
    start = time.monotonic_ns() // 1000
    process = subprocess.Popen([program], stdout=subprocess.PIPE)
    first_frame = int(process.stdout.readline())
    figures.peak.append(settled_memory(process.pid))
    end(process)
    figures.wall.append((first_frame - start) / 1e6)


def settled_memory(pid):
    """Half a second after the first frame, when what was put off till then has been done."""
    time.sleep(0.5)
    return resident_mb(pid)


def wait_for_mark(trace, mark):
    deadline = time.monotonic() + GIVE_UP
    while time.monotonic() < deadline:
        if os.path.exists(trace):
            with open(trace, encoding="utf-8") as file:
                for line in file:
                    entry = json.loads(line) if line.endswith("\n") else {}
                    if entry.get("mark") == mark:
                        return entry["t_us"]
        time.sleep(0.01)
    raise SystemExit(f"bench: {mark} never came")


def time_window(figures, program, folder):
    trace = os.path.join(folder, "trace")
    if os.path.exists(trace):
        os.unlink(trace)
    environment = {**os.environ, "ULTRA_STUDIO_TRACE": trace, "XDG_DATA_HOME": folder + "/data",
                   "XDG_CONFIG_HOME": folder + "/config", "XDG_CACHE_HOME": folder + "/cache"}
    start = time.monotonic_ns() // 1000
    process = subprocess.Popen([program, "--demo"], env=environment)
    first_frame = wait_for_mark(trace, "startup.first-frame")
    figures.peak.append(settled_memory(process.pid))
    end(process)
    figures.wall.append((first_frame - start) / 1e6)


def main():
    window, empty = (os.path.abspath(path) for path in sys.argv[1:3])
    with bench.scratch() as folder:
        ours, theirs = bench.alternate(RUNS, lambda figures: time_window(figures, window, folder),
                                       lambda figures: time_empty(figures, empty))
    bench.head(f"start to first frame, median of {RUNS}", "ultra-studio", "empty window")
    bench.row("time", ours.median("wall"), theirs.median("wall"), "1.3x")
    bench.row("memory (PSS, half a second later)", ours.median("peak"), theirs.median("peak"),
              "1.2x", "MB", 1)


if __name__ == "__main__":
    main()
