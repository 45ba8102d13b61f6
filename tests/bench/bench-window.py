#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The real window while images of 1536×640 arrive: from the last byte of the answer to the frame
with the whole image, against a window that waits for the whole answer, then parses, decodes and
shows it (parse-then-show.c; both end with the painting of the frame); and the longest hold of the
main loop from the first call to a second after the last image, as the window's own watch sees it.
A hold is the time between two turns of the main context in which it dispatched without polling,
less what the toolkit painted in it, which is told apart (in software it takes as long as there are
pixels to change), and less what other programs had the processor for. Last, the canvas alone while
someone zooms, pans and switches between two images (canvas.c)."""

import json
import os
import statistics
import subprocess
import sys
import time

import bench_run as bench
import studio_driver

IMAGES = 12
HELD_TOO_LONG = 8000  # microseconds
SETTLE = 1  # seconds in which what follows the last image is measured too
REQUEST = {"model": "stable-image-ultra", "prompt": "A lake under the moon", "seed": 7,
           "aspect_ratio": "21:9", "output_format": "png"}


def start_service(cli, environment, *words):
    server = subprocess.Popen([cli, "demo-server", "--unlimited", *words], env=environment,
                              stdout=subprocess.PIPE)
    return server, dict(server.stdout.readline().decode().strip().split("=", 1) for _ in range(2))


def write_draft(environment):
    folder = os.path.join(environment["XDG_DATA_HOME"], "ultra-studio")
    os.makedirs(folder)
    draft = {"prompt": REQUEST["prompt"], "negative_prompt": "", "aspect_ratio": "21:9",
             "output_format": "png", "seed": "7", "seed_locked": True, "count": 1}
    with open(os.path.join(folder, "draft.json"), "w", encoding="utf-8") as file:
        json.dump(draft, file)


def count_marks(trace, mark):
    return sum(entry["mark"] == mark for entry in studio_driver.read_trace(trace))


def make_images(window, trace):
    studio_driver.wait_for("the gallery", lambda: count_marks(trace, "startup.gallery-ready"))
    for number in range(1, IMAGES + 1):
        window.press("ctrl+Return")
        studio_driver.wait_for(
            "the image", lambda number=number: count_marks(trace, "job.on-screen") >= number
            and count_marks(trace, "job.kept") >= number)


def measure_window(program, environment):
    window = studio_driver.Window(program, environment)
    make_images(window, environment["ULTRA_STUDIO_TRACE"])
    time.sleep(SETTLE)
    end_us = time.monotonic_ns() // 1000
    window.close()
    return [entry for entry in studio_driver.read_trace(environment["ULTRA_STUDIO_TRACE"])
            if entry["t_us"] <= end_us]


def tell_longest(times):
    long = sum(time > HELD_TOO_LONG for time in times)
    return f"{max(times, default=0) / 1000:.1f} ms, {long} over 8 ms"


def print_holds(marks):
    """What is no longer than 8 ms leaves no mark, so the longest of none is 0."""
    first_sent = next(entry["t_us"] for entry in marks if entry["mark"] == "job.sent")
    for title, mark, budget in (("hold of the main loop", "loop.stall", "  budget 8 ms"),
                                ("painting of a frame, by the toolkit", "loop.paint", "")):
        found = [entry for entry in marks
                 if entry["mark"] == mark and entry["t_us"] >= first_sent]
        print(f"longest {title} while {IMAGES} images arrived: "
              f"{tell_longest([entry['us'] for entry in found])}; at work for "
              f"{tell_longest([entry['cpu_us'] for entry in found])}{budget}")


def print_canvas(program):
    """Frames of the canvas alone at 1280×800, from their beginning to the end of their painting,
    and for how long the thread itself was at work for one."""
    print()
    for line in subprocess.check_output([program], text=True).splitlines():
        name, count, median, p95, longest, long, work, most, long_work = line.split()
        print(f"canvas, {name + ',':<9} {count} frames: median {median} ms, p95 {p95} ms, longest "
              f"{longest} ms, {long} over 16 ms; at work for {work} ms, {most} ms at most, "
              f"{long_work} over 16 ms  budget 16 ms")


def main():
    window_program = os.path.abspath(sys.argv[1])
    build = os.path.dirname(os.path.dirname(os.path.dirname(window_program)))
    cli = os.path.join(build, "src/cli/ultra-studio-cli")
    with bench.scratch() as folder:
        environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder + "/data",
                       "XDG_CONFIG_HOME": folder + "/config", "XDG_CACHE_HOME": folder + "/cache",
                       "ULTRA_STUDIO_TRACE": folder + "/trace"}
        server, variables = start_service(cli, environment, "--spread", "600")
        try:
            write_draft(environment)
            environment.update(variables)
            marks = measure_window(window_program, environment)
            theirs = list(map(int, subprocess.check_output(
                [os.path.join(build, "tests/bench/bench-parse-then-show"),
                 variables["DIFFUSION_URL"], variables["DIFFUSION_KEY"], str(IMAGES)]).split()))
        finally:
            server.terminate()
            server.wait()
    last, shown = ([entry["t_us"] for entry in marks if entry["mark"] == mark]
                   for mark in ("job.last-byte", "job.on-screen"))
    ours = [b - a for a, b in zip(last, shown)]
    bench.head(f"last byte to screen, 1536×640 PNG, {len(ours)} images", "window",
               "parse-then-show")
    bench.row("median", statistics.median(ours) / 1000, statistics.median(theirs) / 1000,
              "16 ms and 0.15x", "ms", 1)
    bench.row("longest", max(ours) / 1000, max(theirs) / 1000, None, "ms", 1)
    print()
    print_holds(marks)
    print_canvas(os.path.join(build, "tests/bench/bench-canvas"))


if __name__ == "__main__":
    main()
