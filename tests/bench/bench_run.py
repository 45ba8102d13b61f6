# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Measuring two commands in turn, so that a machine that slows down slows both."""

import json
import os
import resource
import statistics
import subprocess
import tempfile
import time

GIVE_UP = 60


class Figures:
    """What one command took: seconds of wall and CPU, and the largest process's peak in MB."""

    def __init__(self):
        self.wall, self.cpu, self.peak = [], [], []

    def median(self, name):
        return statistics.median(getattr(self, name))


def measure(figures, command, **keywords):
    """One run in a child of its own, whose rusage then counts this command alone."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        start = time.monotonic()
        code = subprocess.call(command, **keywords)
        wall = time.monotonic() - start
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        line = f"{code} {wall} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss / 1024}"
        os.write(write_end, line.encode())
        os._exit(0)
    os.close(write_end)
    os.waitpid(child, 0)
    code, wall, cpu, peak = os.read(read_end, 200).decode().split()
    os.close(read_end)
    if code != "0":
        raise SystemExit(f"bench: {command} ended with {code}")
    figures.wall.append(float(wall))
    figures.cpu.append(float(cpu))
    figures.peak.append(float(peak))


def alternate(runs, ours, theirs):
    """Both commands in turn, once each before it counts."""
    results = Figures(), Figures()
    for index in range(runs + 1):
        for figures, run in zip(results, (ours, theirs)):
            run(figures if index else Figures())
    return results


def row(text, ours, theirs, budget=None, unit="s", digits=3):
    ratio = ours / theirs if theirs else float("nan")
    verdict = "" if budget is None else f"  budget {budget}"
    print(f"{text:<46} {ours:>10.{digits}f} {unit:<2} {theirs:>10.{digits}f} {unit:<2} "
          f"{ratio:>7.2f}x{verdict}", flush=True)


def head(title, ours, theirs):
    print(f"\n{title}\n{'':<46} {ours:>13} {theirs:>13} {'ratio':>8}", flush=True)


def scratch():
    return tempfile.TemporaryDirectory(prefix="studio-bench-")


def resident_mb(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        for line in file:
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    raise SystemExit("bench: no memory figure")


def end(process):
    process.kill()
    process.wait()


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
