#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A library of many images against an empty one: the start of the window, the gallery's first
thumbnails, scrolling from end to end, each key of a search, and thousands into the trash. It makes its own libraries.
usage: bench-library.py BUILD [N [MANY]]"""

import os
import subprocess
import sys

import bench_run as bench

RUNS = 7
SHOWN_RUNS = 5
TRASHED = 5000


def lines_of(environment, *command):
    """What a program prints, word by word, without what the bus says beside it."""
    text = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout.decode()
    return [line.split() for line in text.splitlines() if line]


class Libraries:
    """Homes with libraries of several sizes, made when they are first asked for."""

    def __init__(self, programs, folder):
        self.programs, self.folder, self.made = programs, folder, set()

    def home(self, n):
        home = os.path.join(self.folder, str(n))
        if n not in self.made:
            subprocess.run([self.programs("bench-make-library"), self.path(n), str(n)], check=True)
            self.made.add(n)
        return home

    def path(self, n):
        return os.path.join(self.folder, str(n), "data", "ultra-studio")


def start(libraries, window, n):
    def open_with(size):
        home = libraries.home(size)
        return lambda figures: bench.time_window(figures, window, home)

    ours, theirs = bench.alternate(RUNS, open_with(n), open_with(0))
    bench.head(f"Start, median of {RUNS}", f"{n} images", "none")
    bench.row("to the first frame", ours.median("wall"), theirs.median("wall"), "1.2x")
    bench.row("memory (PSS, half a second later)", ours.median("peak"), theirs.median("peak"),
              "+40 MB", "MB", 1)


def shown(libraries, programs, n):
    """Without thumbnails in the cache they are made of the files, as after an import by hand."""
    home = libraries.home(n)
    cold, warm = [], []
    for run in range(SHOWN_RUNS):
        environment = {**os.environ, "XDG_CACHE_HOME": f"{home}/shown-{run}"}
        for results in cold, warm:
            results += lines_of(environment, programs("bench-shown"), libraries.path(n))
    print(f"\n{'Gallery, ms from the frame with the places':<46} {'first':>13} {'all in sight':>13}")
    for text, results, budget in (("thumbnails at hand", warm, "  budget 100 ms to the first"),
                                  ("none made yet", cold, "")):
        first, every = (sorted(float(each[column]) for each in results)[SHOWN_RUNS // 2]
                        for column in (1, 2))
        print(f"{text + ', ' + results[0][3] + ' images':<46} {first:>13.1f} {every:>13.1f}{budget}",
              flush=True)


def scroll(libraries, programs, n):
    environment = {**os.environ, "XDG_CACHE_HOME": libraries.home(n) + "/cache"}
    print(f"\n{f'Scrolling {n} images, ms a frame':<34} {'frames':>7} {'median':>7} {'p95':>7} "
          f"{'longest':>8} {'over 33':>8} {'CPU p95':>8} {'longest':>8} {'over 33':>8} "
          f"{'loop held':>10}")
    for name, *values in lines_of(environment, programs("bench-scroll"), libraries.path(n)):
        if name == "memory":
            print(f"memory before, and after each: {', '.join(values)} MB", flush=True)
        else:
            count, median, p95, longest, over, cpu95, cpu, cpu_over, held = values
            print(f"{name:<34} {count:>7} {median:>7} {p95:>7} {longest:>8} {over:>8} {cpu95:>8} "
                  f"{cpu:>8} {cpu_over:>8} {held:>10}")


def search(libraries, programs, sizes):
    print(f"\n{'Search, ms from a key to its answer':<46} {'median':>10} {'p95':>10} {'longest':>10}")
    for n, budget in sizes:
        libraries.home(n)
        for name, count, *values in lines_of(os.environ, programs("bench-search"),
                                             libraries.path(n)):
            if name in ("first", "whole"):
                text = f"{n} images, {count} keys, " + (
                    "the first rows" if name == "first" else "all rows")
                print(f"{text:<46} {values[0]:>10} {values[1]:>10} {values[2]:>10}"
                      + (f"  budget {budget} ms at p95" if name == "first" else ""), flush=True)


def trash(libraries, programs, sizes):
    print(f"\n{'To the trash and back, ms':<46} {'on disk':>10} {'shown':>10} {'loop held':>10}")
    for n in sizes:
        libraries.home(n)
        for name, count, *values in lines_of(os.environ, programs("bench-trash"),
                                             libraries.path(n), str(TRASHED)):
            text = f"{name} {count} of {n} images"
            print(f"{text:<46} {values[0]:>10} {values[1]:>10} {values[2]:>10}  budget 8 ms held",
                  flush=True)


def main():
    build = os.path.abspath(sys.argv[1])
    n, many = (int(sys.argv[i]) if len(sys.argv) > i else default
               for i, default in ((2, 100000), (3, 1000000)))

    def programs(name):
        return os.path.join(build, "tests/bench", name)

    with bench.scratch() as folder:
        libraries = Libraries(programs, folder)
        start(libraries, os.path.join(build, "src/ui/ultra-studio"), n)
        shown(libraries, programs, n)
        scroll(libraries, programs, n)
        search(libraries, programs, ((n, 16), (many, 60)))
        scroll(libraries, programs, many)
        trash(libraries, programs, (n, many))


if __name__ == "__main__":
    main()
