#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The real window while images of 1536×640 arrive: from the last byte of the answer to the image
on the screen, against parsing the whole answer and then decoding it; and the longest hold of the
main loop, as the window's own watch sees it (a hold is the time between two turns of the main
context in which it dispatched without polling, less what the toolkit painted in it, which is told
apart: in software it takes as long as there are pixels to change)."""

import json
import os
import statistics
import subprocess
import sys
import urllib.request

import bench_run as bench
import studio_driver

IMAGES = 12
REQUEST = {"model": "stable-image-ultra", "prompt": "A lake under the moon", "seed": 7,
           "aspect_ratio": "21:9", "output_format": "png"}


def start_service(cli, environment, *words):
    server = subprocess.Popen([cli, "demo-server", "--unlimited", *words], env=environment,
                              stdout=subprocess.PIPE)
    return server, dict(server.stdout.readline().decode().strip().split("=", 1) for _ in range(2))


def fetch_body(variables, path):
    request = urllib.request.Request(
        variables["DIFFUSION_URL"] + "/v1/images/generations", data=json.dumps(REQUEST).encode(),
        headers={"Authorization": "Bearer " + variables["DIFFUSION_KEY"],
                 "Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer, open(path, "wb") as file:
        file.write(answer.read())


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


def main():
    window_program = os.path.abspath(sys.argv[1])
    build = os.path.dirname(os.path.dirname(os.path.dirname(window_program)))
    cli = os.path.join(build, "src/cli/ultra-studio-cli")
    with bench.scratch() as folder:
        trace, body = os.path.join(folder, "trace"), os.path.join(folder, "body.json")
        environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder + "/data",
                       "XDG_CONFIG_HOME": folder + "/config", "XDG_CACHE_HOME": folder + "/cache",
                       "ULTRA_STUDIO_TRACE": trace}
        server, variables = start_service(cli, environment, "--spread", "600")
        try:
            fetch_body(variables, body)
            write_draft(environment)
            environment.update(variables)
            window = studio_driver.Window(window_program, environment)
            make_images(window, trace)
            window.close()
        finally:
            server.terminate()
            server.wait()
        marks = studio_driver.read_trace(trace)
        last = [entry["t_us"] for entry in marks if entry["mark"] == "job.last-byte"]
        shown = [entry["t_us"] for entry in marks if entry["mark"] == "job.on-screen"]
        first_sent = next(entry["t_us"] for entry in marks if entry["mark"] == "job.sent")
        stalls, paints = ([entry["us"] for entry in marks
                           if entry["mark"] == mark and entry["t_us"] >= first_sent]
                          for mark in ("loop.stall", "loop.paint"))
        baseline = int(subprocess.check_output(
            [os.path.join(build, "tests/bench/bench-parse-then-decode"), body]))
    ours = statistics.median(b - a for a, b in zip(last, shown))
    bench.head(f"last byte to image, 1536×640 PNG, median of {len(shown)}", "window",
               "parse-decode")
    bench.row("time", ours / 1000, baseline / 1000, "16 ms and 0.15x", "ms", 1)
    print(f"\nlongest hold of the main loop while {len(shown)} images arrived: "
          f"{max(stalls, default=0) / 1000:.1f} ms, {len(stalls)} over 8 ms  budget 8 ms\n"
          f"longest painting of a frame, by the toolkit: "
          f"{max(paints, default=0) / 1000:.1f} ms, {len(paints)} over 8 ms")


if __name__ == "__main__":
    main()
