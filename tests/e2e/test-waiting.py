#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Waiting in the real window: it is said what for and how long, it ends by itself where the service
comes back, and at once where a person has enough of it."""

import json
import re
import subprocess
import time

import studio_driver
import studio_tap
from window_case import CLI, WindowCase

PROMPT = "A quiet lake at dawn"
ASKED = 51  # seconds that the service asks to wait for (rate-limit, studio-demo-fault-table.c)
SLACK = 3  # for the answer to come, and for words of the second before


class Waiting(WindowCase):
    def serve(self, *words):
        """Without the proxy of the other scenarios, which would hide that nobody is there."""
        server = subprocess.Popen([CLI, "demo-server", "--unlimited", *words], env=self.environment,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)

        def stop():
            server.terminate()
            server.wait()
            server.stdout.close()

        self.addCleanup(stop)
        self.stop_service = stop
        self.environment.update(line.decode().strip().split("=", 1)
                                for line in (server.stdout.readline() for _ in range(2)))

    def generate(self):
        window = self.start_window()
        window.press("ctrl+n")
        window.type(PROMPT)
        studio_driver.wait_for("the prompt", lambda: window.read_text("text", "Prompt") == PROMPT)
        window.press("ctrl+Return")
        return window

    def find_label(self, pattern):
        def look():
            names = [node.get_name() or "" for node in studio_driver.walk(self.window.root)
                     if "label" in node.get_role_name()]
            return next((name for name in names if re.fullmatch(pattern, name)), None)
        return studio_driver.wait_for(f"a label like {pattern}", look)

    def read_wait(self, pattern=r"Waiting (\d+) s, limit"):
        """In seconds: what is left of it since the call was sent, however late it is read."""
        self.wait_for_mark("job.sent")
        sent_us = max(entry["t_us"] for entry in studio_driver.read_trace(self.path("trace"))
                      if entry["mark"] == "job.sent")
        before = time.monotonic() - sent_us / 1e6
        left = int(re.fullmatch(pattern, self.find_label(pattern)).group(1))
        after = time.monotonic() - sent_us / 1e6
        self.assertLessEqual(left, ASKED - before + SLACK)
        self.assertGreaterEqual(left, ASKED - after - SLACK)
        return left

    def show(self, number):
        done = subprocess.run([CLI, "show", str(number), "--json"], env=self.environment,
                              stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)

    def has_call(self, number):
        done = subprocess.run([CLI, "show", str(number), "--json"], env=self.environment,
                              stdout=subprocess.DEVNULL)
        return done.returncode == 0

    def count_marks(self, mark):
        return sum(entry["mark"] == mark
                   for entry in studio_driver.read_trace(self.path("trace")))

    def test_counts_down_and_can_be_cancelled(self):
        self.serve("--fault", "rate-limit")
        window = self.generate()
        first = self.read_wait()
        self.read_wait(r"The limit allows the next one in (\d+) s")
        self.read_wait(r"0 of 20 left · next in (\d+) s")
        studio_driver.wait_for("less to wait", lambda: self.read_wait() < first)
        self.save_screenshot("waiting-limit")
        window.click("button", "Cancel")
        self.find_label("Cancelled")
        self.close_window()
        shown = self.show(1)
        self.assertEqual(shown["state"], "cancelled")
        self.assertIn("nothing was billed", shown["error_message"])
        self.assertEqual(self.count_marks("job.sent"), 1)

    def test_closes_at_once_and_waits_again(self):
        self.serve("--fault", "rate-limit")
        window = self.generate()
        self.read_wait()
        # Nothing is lost, so nothing is asked.
        window.press("ctrl+q")
        studio_driver.wait_for("the end of the program",
                               lambda: window.process.poll() is not None)
        self.assertEqual(window.process.returncode, 0)
        self.assertEqual(self.show(1)["state"], "queued")
        window = self.start_window()
        self.find_label("Paused")
        self.close_window()
        self.assertEqual(self.show(1)["state"], "queued")
        self.assertEqual(self.count_marks("job.sent"), 1)

    def test_killed_and_resumed(self):
        """What waited is asked for once each, and not before a person says so."""
        self.serve()
        window = self.start_window()
        window.press("ctrl+p", "ctrl+n")
        window.type(PROMPT)
        studio_driver.wait_for("the prompt", lambda: window.read_text("text", "Prompt") == PROMPT)
        for number in (1, 2):
            window.press("ctrl+Return")
            studio_driver.wait_for("the call in the ledger", lambda: self.has_call(number))
        self.kill_window()
        self.assertEqual(self.count_marks("job.sent"), 0)
        window = self.start_window()
        window.find("label", "Paused")
        self.assertEqual(self.count_marks("job.sent"), 0)
        self.save_screenshot("waiting-bar")
        window.click("button", "Resume")
        self.wait_for_mark("job.kept", 2)
        self.close_window()
        self.assertEqual(self.count_marks("job.sent"), 2)
        self.assertEqual([self.show(number)["state"] for number in (1, 2)], ["kept", "kept"])
        self.assertFalse(self.has_call(3))

    def test_comes_back(self):
        self.serve("--fault", "rate-limit-once")
        self.generate()
        self.wait_for_mark("job.on-screen")
        self.wait_for_mark("job.kept")
        self.close_window()
        self.assertEqual(self.count_marks("job.sent"), 2)
        self.assertEqual(self.show(1)["state"], "kept")

    def test_nobody_is_there_at_first(self):
        self.serve()
        port = self.environment["DIFFUSION_URL"].rsplit(":", 1)[1]
        self.stop_service()
        self.generate()
        self.find_label(r"Trying again in \d s: no connection")
        self.find_label(r"No connection, again in \d s")
        self.save_screenshot("waiting-connection")
        self.serve("--port", port)
        self.wait_for_mark("job.kept")
        self.close_window()
        self.assertEqual(self.count_marks("job.sent"), 1)
        self.assertEqual(self.show(1)["state"], "kept")


if __name__ == "__main__":
    studio_tap.main()
