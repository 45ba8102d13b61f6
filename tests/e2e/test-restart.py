#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What a person finds again at the next start: the image on show, how it was looked at, the strip,
the gallery as it was searched and what was selected there, a comparison; after a normal end, and
after one in the middle of everything. And what an input method composes is never sent half."""

import json
import os
import signal
import subprocess

import studio_driver
import studio_tap
from studio_driver import wait_for
from window_case import CLI, WindowCase

PROMPTS = ("a red fox", "an owl at night", "a quiet lake")


class Restart(WindowCase):
    def make(self, prompt):
        subprocess.run([CLI, "generate", prompt, "--demo", "--json"], env=self.environment,
                       check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def read_view(self):
        path = self.path("data", "ultra-studio", "last-view.json")
        if not os.path.exists(path):
            return {}
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    def read_settings(self):
        with open(self.path("config", "glib-2.0", "settings", "keyfile"), encoding="utf-8") as file:
            return file.read()

    def wait_for_prompt(self, text):
        wait_for(f"the prompt “{text}”", lambda: self.window.read_text("text", "Prompt") == text)

    def write(self, text):
        self.window.press("ctrl+n")
        self.window.type(text)
        self.wait_for_prompt(text)

    def compose(self, digits):
        """Begins a character, which is shown in the prompt but not yet a part of it."""
        self.window.press("ctrl+shift+u")
        self.window.type(digits)

    def generate(self, text, count):
        self.write(text)
        self.window.press("ctrl+Return")
        self.wait_for_mark("job.kept", count)

    def kill(self):
        """As a power cut does."""
        self.window.process.send_signal(signal.SIGKILL)
        self.window.process.wait()

    def work(self):
        """Two images; the first of them looked at closely."""
        self.start_service()
        window = self.start_window()
        self.generate(PROMPTS[0], 1)
        self.generate(PROMPTS[1], 2)
        window.point_at(window.find("image", PROMPTS[0] + ", 1:1"))
        window.find("image", PROMPTS[0])
        wait_for("the first one on show", lambda: self.read_view().get("shown") == 1)
        window.press("ctrl+1")
        window.find("label", "100")
        wait_for("the zoom", lambda: self.read_view().get("zoom_mode") == "free")
        return window

    def assert_same_studio(self):
        window = self.start_window()
        wait_for("the image", lambda: self.count_images(PROMPTS[0]) == 2)  # in the strip too
        window.find("image", PROMPTS[1])
        wait_for("the zoom", lambda: "100\u2009%" in window.tree() or "100 %" in window.tree()
                 or "100%" in window.tree())
        return window

    def count_images(self, name):
        return sum("image" in line and name in line for line in self.window.tree().split("\n"))

    def test_studio_after_a_normal_end(self):
        self.work()
        self.close_window()
        window = self.assert_same_studio()
        self.save_screenshot("restart-studio")
        window.press("F7")
        window.find("image", "B: ")
        self.close_window()
        window = self.start_window()
        window.find("image", "B: ")
        self.save_screenshot("restart-compare")
        window.press("Escape")
        window.find("image", PROMPTS[1])
        self.close_window()

    def test_studio_after_a_crash(self):
        window = self.work()
        window.press("alt+2")
        wait_for("the view", lambda: "view='gallery'" in self.read_settings())
        self.kill()
        window = self.start_window()
        window.find("", PROMPTS[1])
        window.press("alt+1")
        wait_for("the image", lambda: self.count_images(PROMPTS[0]) == 2)
        self.close_window()
        self.assertEqual(self.read_view()["zoom_mode"], "free")

    def test_gallery_after_a_crash(self):
        for prompt in PROMPTS:
            self.make(prompt)
        window = self.start_window()
        window.press("ctrl+f")
        window.type("fox ")
        window.find("status bar", "1 image")
        window.press("Down", "ctrl+a")
        wait_for("what is selected", lambda: self.read_view().get("selected") == [1])
        self.assertEqual(self.read_view()["search"], "fox ")
        self.kill()
        window = self.start_window()
        window.find("status bar", "1 image")
        wait_for("the search", lambda: window.read_text("text", "Search") == "fox ")
        wait_for("the details of what is selected", lambda: f"“{PROMPTS[0]}”" in window.tree())
        self.save_screenshot("restart-gallery")
        self.close_window()

    def test_stale_and_hostile(self):
        self.make(PROMPTS[0])
        folder = self.path("data", "ultra-studio")
        for text in ("[" * 60000, json.dumps({
                "version": 1, "shown": 99, "strip": [1, 98, 99], "first": 97, "selected": [96],
                "compared": [1, 99], "zoom": 1e9, "search": 7})):
            with open(os.path.join(folder, "last-view.json"), "w", encoding="utf-8") as file:
                file.write(text)
            window = self.start_window()
            window.find("text", "Prompt")
            window.press("alt+2")
            window.find("status bar", "1 image")
            window.press("alt+1")
            window.find("text", "Prompt")
            self.close_window()

    def test_composing(self):
        """A character by its number, as the toolkit's own input method has it: until it is
        committed it is not in the text, and Enter belongs to the input method."""
        proxy = self.start_service()
        window = self.start_window()
        self.write("caf")
        self.compose("e9")
        window.press("Return")
        self.wait_for_prompt("café")
        self.compose("e9")
        window.press("ctrl+Return")  # which lets the input method finish, and sends nothing
        self.wait_for_prompt("caféé")
        self.assertEqual(len(proxy.requests), 0)
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept", 1)
        self.assertEqual(len(proxy.requests), 1)
        self.wait_for_prompt("caféé")
        self.close_window()


if __name__ == "__main__":
    studio_tap.main()
