#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The main job, done as a person does it: from a prompt to a kept image, over a restart, to a file
of one's own. The real program, real keys, a real X server."""

import json
import os
import subprocess

import studio_driver
import studio_tap
from window_case import CLI, WindowCase

PROMPT = "A quiet lake under the moon"


class MainJob(WindowCase):
    def write_and_generate(self, window):
        window.press("ctrl+n")
        window.type(PROMPT)
        studio_driver.wait_for("the prompt", lambda: window.read_text("text", "Prompt") == PROMPT)
        window.press("ctrl+Return")
        self.wait_for_mark("job.on-screen")
        self.wait_for_mark("job.kept")

    def open_gallery(self, window):
        window.click("page tab", "Gallery")
        window.find("table", "Images")
        window.click("table cell", PROMPT)

    def save_as(self, window, path):
        window.click("button", "Save As…")
        window.find("combo box", "The Copy Says")
        self.save_screenshot("save-choice")
        window.click("button", "Choose Name…")
        window.find("button", "Save")
        studio_driver.wait_for("the file dialog", lambda: window.look("text", "Name"))
        window.write_text("text", "Name", path)
        window.press("Return")
        studio_driver.wait_for("the saved file", lambda: os.path.exists(path))

    def test_from_prompt_to_saved_file(self):
        proxy = self.start_service()
        window = self.start_window()
        self.write_and_generate(window)
        self.save_screenshot("kept")
        self.assertEqual(len(proxy.images), 1)
        self.close_window()

        window = self.start_window()
        studio_driver.wait_for("the prompt after a restart",
                               lambda: window.read_text("text", "Prompt") == PROMPT)
        self.open_gallery(window)
        self.save_screenshot("gallery")
        self.save_as(window, self.path("saved.png"))
        self.close_window()

        found = json.loads(subprocess.check_output(
            [CLI, "read", self.path("saved.png"), "--json"], env=self.environment))
        self.assertEqual((found["prompt"], found["seed"]),
                         (PROMPT, proxy.requests[0][1]["seed"]))
        self.assertEqual(len(proxy.requests), 1)
        listed = json.loads(subprocess.check_output([CLI, "list", "--json"], env=self.environment))
        self.assertEqual(listed[0]["prompt"], PROMPT)
        self.assertEqual(listed[0]["seed"], proxy.requests[0][1]["seed"])

    def test_refused_keeps_what_was_typed(self):
        proxy = self.start_service("--fault", "content-refused")
        window = self.start_window()
        window.press("ctrl+n")
        window.type(PROMPT)
        window.press("ctrl+Return")
        window.find("button", "Edit Prompt")
        self.save_screenshot("refused")
        self.assertEqual(window.read_text("text", "Prompt"), PROMPT)
        self.assertEqual(len(proxy.requests), 1)
        self.close_window()

    def test_first_start_offers_both_ways(self):
        window = self.start_window()
        window.find("button", "Connect to Heroku")
        window.click("button", "Try the Demo")
        # A button that is activated rather than clicked waits a quarter of a second.
        window.find("label", "Demo:")
        self.write_and_generate(window)
        self.close_window()

    def test_key_reaches_no_file_and_no_child(self):
        proxy = self.start_service()
        self.environment["DIFFUSION_KEY"] = "inf-canary-0123456789abcdef"
        window = self.start_window()
        window.press("ctrl+n")
        window.type(PROMPT)
        window.press("ctrl+Return")
        window.find("button", "Change Key…")
        self.assertEqual(len(proxy.requests), 1)
        self.close_window()
        for folder, _, names in os.walk(self.home):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertNotIn(b"canary", file.read(), name)


if __name__ == "__main__":
    studio_tap.main()
