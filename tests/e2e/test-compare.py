#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Looking at several images: compared in each way with the keys, and sorted through."""

import json
import subprocess

import studio_driver
import studio_tap
from window_case import CLI, WindowCase

PROMPTS = ["A lake at dawn, misty, long exposure", "A lake at dawn, long exposure",
           "A lake at night, misty, crowded", "A lake at dawn, misty, long exposure"]


class LooksCase(WindowCase):
    def make_images(self, n=4):
        """Into the library, before the window opens."""
        for number in range(n):
            subprocess.run([CLI, "generate", PROMPTS[number % 4], "--aspect-ratio", "21:9",
                            "--seed", str(7 + number // 3), "--demo"],
                           env=self.environment, check=True, stderr=subprocess.DEVNULL)

    def library_stars(self):
        out = subprocess.run([CLI, "list", "--favourites", "--json"], env=self.environment,
                             check=True, stdout=subprocess.PIPE).stdout
        return len(json.loads(out))

    def select_all(self):
        """Every image of the gallery, by mouse and keys."""
        self.window.press("alt+2")
        self.wait_for_mark("startup.gallery-ready")
        self.window.find("", "A lake at dawn, long exposure")
        self.window.keys("mousemove", "--window", self.window.xid, "200", "230", "click", "1")
        self.window.press("ctrl+a")
        self.window.find("label", "selected")


class Compare(LooksCase):
    def test_four(self):
        self.make_images()
        window = self.start_window()
        self.select_all()
        window.press("F7")
        window.find("image", "A: A lake at dawn")
        window.find("image", "D: A lake at dawn")
        window.find("label", "+ night")
        self.save_screenshot("compare-four")
        window.press("l")
        window.find("slider", "Line Between the Images: 50 %")
        window.press("Right", "Right", "Right", "Right")
        window.find("slider", "Line Between the Images: 58 %")
        self.save_screenshot("compare-slider")
        window.press("d")
        window.find("label", "of the pixels differ")
        self.save_screenshot("compare-difference")
        window.press("f", "Page_Down", "1")
        window.find("button", "Remove Star: A")
        window.find("image", "C: A lake at dawn, long exposure")
        self.save_screenshot("compare-flip")
        window.press("Escape")
        window.find("label", "selected")
        self.assertEqual(self.library_stars(), 1)
        self.close_window()

    def test_wordings(self):
        """Marked words and others in their place, with the same seed, picked with a number."""
        self.start_service()
        window = self.start_window()
        self.wait_for_mark("startup.gallery-ready")
        window.press("ctrl+n")
        window.type("A lake at dawn")
        window.press("ctrl+shift+Left", "ctrl+t")
        window.find("label", "“dawn” or")
        self.save_screenshot("wording-dialog")
        window.write_text("text", "Other Wording", "night")
        window.write_text("text", "Third Wording", "noon")
        window.click("button", "Generate 3")
        window.find("image", "dawn: A lake at dawn")
        window.find("image", "night: A lake at night")
        window.find("label", "+ noon")
        window.press("2")
        window.find("button", "Remove Star: B")
        self.save_screenshot("wording")
        self.assertEqual(self.library_stars(), 1)
        self.close_window()

    def test_wordings_with_seeds(self):
        """A grid of wordings and seeds, whose places are starred, opened alone and left by keys."""
        self.start_service()
        window = self.start_window()
        self.wait_for_mark("startup.gallery-ready")
        window.press("ctrl+n")
        window.type("A lake at dawn")
        window.press("ctrl+shift+Left", "ctrl+t")
        window.find("label", "“dawn” or")
        window.write_text("text", "Other Wording", "night")
        window.find("spin button", "Seeds").get_value_iface().set_current_value(3)
        window.click("button", "Generate 6")
        window.find("label", "6 of 6 images")
        self.save_screenshot("wording-grid")
        window.press("Down", "Right", "s")
        studio_driver.wait_for("the star", lambda: self.library_stars() == 1)
        window.press("Return")
        window.find("label", "night · Seed")
        self.save_screenshot("wording-alone")
        window.press("Escape")
        window.find("label", "Wordings")
        self.close_window()


class Cull(LooksCase):
    def test_keep_star_trash(self):
        self.make_images()
        window = self.start_window()
        self.select_all()
        window.press("F8")
        window.find("", "1 of 4")
        window.press("k")
        window.find("", "2 of 4")
        window.press("x")
        window.find("", "1 kept, 1 to trash")
        self.save_screenshot("cull")
        window.press("u")
        window.find("", "2 of 4")
        window.find("", "1 kept, 0 to trash")
        window.press("s", "x", "x")
        window.find("", "2 kept, 2 to trash")
        window.find("button", "Move 2 Images to Trash")
        self.save_screenshot("cull-summary")
        self.assertEqual(self.library_stars(), 0)
        window.press("Escape")
        window.find("", "4 of 4")
        window.press("x", "Return")
        window.find("label", "2 images moved to the trash")
        studio_driver.wait_for("the star", lambda: self.library_stars() == 1)
        self.save_screenshot("cull-done")
        self.close_window()


if __name__ == "__main__":
    studio_tap.main()
