# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Measuring two commands in turn, so that a machine that slows down slows both."""

import os
import resource
import statistics
import subprocess
import tempfile
import time


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
