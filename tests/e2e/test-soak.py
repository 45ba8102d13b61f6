#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Image after image through the real window, by turns a run of one prompt and a template, with a
look into the gallery in between: each image is in the library once, the library is as it should be,
the window says nothing on stderr, and its memory, files and threads stay what they were after the
first quarter. STUDIO_SOAK_IMAGES says how many (build-aux/soak sets it); without it a short run,
which is too short to judge the memory by."""

import json
import os
import subprocess
import sys
import time

import studio_driver
import studio_tap
from studio_driver import wait_for
from window_case import CLI, WindowCase

IMAGES = int(os.environ.get("STUDIO_SOAK_IMAGES", "40"))
ROUND = 20 if IMAGES < 400 else 100
TEMPLATE = "A {red|blue|golden|grey|green} {fox|owl|boat|tower}"
MORE = " at {dawn|noon|dusk|night|sea}"
SAMPLE_EVERY = 100
# What the memory may grow by for each image after the first quarter: a row of the gallery and of the
# filmstrip, and their tiles. A decoded image that stays behind is 4,096 kB.
MAX_KB_AN_IMAGE = 24
RATIOS = ("21:9", "1:1", "9:16")


class Marks:
    """Counts the marks of a trace that grows, reading each line once."""

    def __init__(self, path):
        self.path = path
        self.offset = 0
        self.counts = {}
        self.longest_us = {}

    def read(self):
        with open(self.path, "rb") as file:
            file.seek(self.offset)
            lines = file.read()
        lines = lines[:lines.rfind(b"\n") + 1]
        self.offset += len(lines)
        for line in lines.splitlines():
            entry = json.loads(line)
            mark = entry["mark"]
            self.counts[mark] = self.counts.get(mark, 0) + 1
            self.longest_us[mark] = max(self.longest_us.get(mark, 0), entry.get("us", 0))

    def count(self, mark):
        self.read()
        return self.counts.get(mark, 0)


def sample(pid):
    """What the process holds: kB of its own memory, all resident kB, files, threads."""
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
        fields = dict(line.split(":", 1) for line in file)
    return {"anonymous": int(fields["RssAnon"].split()[0]),
            "resident": int(fields["VmRSS"].split()[0]),
            "peak": int(fields["VmHWM"].split()[0]),
            "threads": int(fields["Threads"]),
            "files": len(os.listdir(f"/proc/{pid}/fd"))}


def fit_slope(points):
    """Of the straight line through the points with the least squares."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    square = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / square


def say(text):
    print(f"# {text}", file=sys.stderr, flush=True)


class Soak(WindowCase):
    def run_cli(self, *words):
        done = subprocess.run([CLI, *words, "--json"], env=self.environment, check=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def start_demo_service(self):
        """Without the proxy of the other scenarios, which keeps every answer. The service says its
        limit, so that the window does not hold to twenty a minute."""
        server = subprocess.Popen([CLI, "demo-server", "--limit", "1000"], env=self.environment,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)

        def stop():
            server.terminate()
            server.wait()
            server.stdout.close()

        self.addCleanup(stop)
        self.environment.update(dict(server.stdout.readline().decode().strip().split("=", 1)
                                     for _ in range(2)))

    def write(self, text):
        window = self.window
        window.press("ctrl+n")
        wait_for("an empty prompt", lambda: window.read_text("text", "Prompt") == "")
        window.type(text)
        wait_for("the prompt", lambda: window.read_text("text", "Prompt") == text)

    def generate_run(self, number):
        window = self.window
        self.write(f"A quiet harbour, round {number}")
        window.point_at(window.find("radio button", RATIOS[number // 2 % len(RATIOS)]))
        window.find("spin button", "Number of Images").get_value_iface().set_current_value(ROUND)
        window.find("button", f"Generate {ROUND}")
        window.press("ctrl+Return")

    def generate_template(self, number):
        window = self.window
        window.find("spin button", "Number of Images").get_value_iface().set_current_value(1)
        self.write(f"{TEMPLATE}{MORE if ROUND == 100 else ''}, round {number}")
        window.press("ctrl+Return")
        window.find("label", f"All {ROUND} combinations")
        window.click("button", f"Generate {ROUND}")

    def look_around(self):
        """To the oldest images of the gallery and back."""
        window = self.window
        window.press("alt+2")
        window.find("status bar", "images")
        window.press("End", "Home", "alt+1")
        window.find("text", "Prompt")

    def wait_for_kept(self, count):
        for each in range(self.marks.count("job.kept") + 1, count + 1):
            wait_for(f"image {each}", lambda each=each: self.marks.count("job.kept") >= each)

    def make_images(self):
        pid = self.window.process.pid
        start = time.monotonic()
        for number in range(IMAGES // ROUND):
            (self.generate_template if number % 2 else self.generate_run)(number)
            made = (number + 1) * ROUND
            self.wait_for_kept(made)
            if made % (10 * ROUND) == 0 or number == 1:
                self.look_around()
            if made % SAMPLE_EVERY == 0 or made == IMAGES:
                now = sample(pid)
                self.samples.append((made, now))
                say(f"{made:6} images, {time.monotonic() - start:6.0f} s: "
                    f"{now['anonymous'] / 1024:6.1f} MB of its own, "
                    f"{now['resident'] / 1024:6.1f} MB resident, "
                    f"{now['files']} files, {now['threads']} threads")

    def check_growth(self):
        """From the end of the first quarter on."""
        settled = [(made, now) for made, now in self.samples if made >= IMAGES / 4]
        if len(settled) < 4:
            return
        slope = fit_slope([(made, now["anonymous"]) for made, now in settled])
        say(f"memory grows by {slope:.1f} kB an image; bound {MAX_KB_AN_IMAGE} kB; "
            f"peak {settled[-1][1]['peak'] / 1024:.1f} MB resident")
        self.assertLess(slope, MAX_KB_AN_IMAGE)
        for what in ("files", "threads"):
            first = max(now[what] for _, now in settled[:2])
            self.assertLess(settled[-1][1][what], first + 16, what)

    def check_library(self):
        kept = self.run_cli("list", "--limit", str(IMAGES + 1))
        self.assertEqual(len(kept), IMAGES)
        self.assertEqual(len({each["id"] for each in kept}), IMAGES)
        self.assertEqual(len(self.run_cli("list", "--state", "all", "--limit", str(IMAGES + 1))),
                         IMAGES)
        found = self.run_cli("verify")
        say(f"verify: {found['images']} images, {found['bytes'] >> 20} MB, {found['faults']} faults")
        self.assertEqual((found["images"], found["findings"]), (IMAGES, []))

    def test_image_after_image(self):
        self.start_demo_service()
        self.samples = []
        self.marks = Marks(self.path("trace"))
        self.start_window()
        wait_for("the gallery", lambda: self.marks.count("startup.gallery-ready") > 0)
        self.make_images()
        self.save_screenshot("soak")
        self.close_window()
        self.check_library()
        say(f"longest hold of the main loop {self.marks.longest_us.get('loop.stall', 0) / 1000:.1f} ms"
            f" ({self.marks.count('loop.stall')} over 8 ms)")
        self.check_growth()


if __name__ == "__main__":
    studio_tap.main()
