#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Finding images again: operators that are typed and completed, filters that are clicked, orders,
and the way to a month."""

import contextlib
import json
import sqlite3
import subprocess

import studio_driver
import studio_tap
from window_case import CLI, WindowCase

YEAR_US = 365 * 86400 * 1000000


class Gallery(WindowCase):
    def run_cli(self, *words, check=True):
        done = subprocess.run([CLI, *words, "--json"], env=self.environment, check=check,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def make_images(self):
        """Nine lakes of today, and three cities that were made a year ago."""
        self.run_cli("generate", "A city at night", "--demo", "--seed", "900", "--count", "3",
                     "--aspect-ratio", "21:9")
        with contextlib.closing(sqlite3.connect(
                self.path("data", "ultra-studio", "library.db"))) as connection:
            connection.execute("UPDATE calls SET created_us = created_us - ?", (YEAR_US,))
            connection.commit()
        self.run_cli("generate", "A lake at dawn", "--demo", "--seed", "100", "--count", "9")

    def open_gallery(self):
        window = self.start_window()
        window.keys("windowsize", "--sync", window.xid, "1000", "560")
        window.press("ctrl+f")
        window.find("text", "Search Prompts")
        self.wait_for_count(window, "12 images")
        return window

    def wait_for_text(self, window, text):
        studio_driver.wait_for(text, lambda: text in window.tree())

    def wait_for_count(self, window, text):
        window.find("status bar", text)

    def wait_for_search(self, window, text):
        studio_driver.wait_for(
            f"the search “{text}”, not “{window.read_text('text', 'Search Prompts')}”",
            lambda: window.read_text("text", "Search Prompts") == text)

    def get_images(self, window):
        return [node.get_name() for node in studio_driver.walk(window.root)
                if node.get_name() and node.get_name().startswith(("A lake", "A city"))
                and "cell" in node.get_role_name()]

    def test_search(self):
        self.make_images()
        window = self.open_gallery()
        window.type("city")
        self.wait_for_count(window, "3 images")
        window.type(" is:st")
        window.press("Tab")
        self.wait_for_search(window, "city is:starred ")
        self.wait_for_text(window, "No image matches “city is:starred”.")
        self.save_screenshot("gallery-nothing")
        window.click("button", "Remove Filter “Starred”")
        self.wait_for_search(window, "city ")
        self.wait_for_count(window, "3 images")

        window.press("ctrl+f", "ctrl+a")
        window.type("ratio:")
        window.press("Down", "Return")
        self.wait_for_search(window, "ratio:21:9 ")
        self.wait_for_count(window, "3 images")
        window.type("rating:many ")
        self.wait_for_text(window, "“rating:” needs a number of stars")
        self.save_screenshot("gallery-operators")
        window.press("Escape")
        self.wait_for_search(window, "")
        self.wait_for_count(window, "12 images")
        window.click("button", "Starred")
        self.wait_for_search(window, "is:starred ")
        window.click("button", "Clear Search")
        self.wait_for_search(window, "")
        self.wait_for_count(window, "12 images")

        self.close_window()
        marks = [entry["mark"] for entry in studio_driver.read_trace(self.path("trace"))]
        self.assertGreater(marks.count("search.shown"), 3)
        self.assertLessEqual(marks.count("search.shown"), marks.count("search.start"))

    def test_order_and_months(self):
        self.make_images()
        window = self.open_gallery()
        studio_driver.wait_for("the newest", lambda: "A lake" in self.get_images(window)[0])
        window.click_inside("Go to a Month")
        window.find("list item", "20")
        self.save_screenshot("gallery-months")
        window.press("Down", "Return")
        studio_driver.wait_for("the cities", lambda: "A city" in self.get_images(window)[-1])
        self.save_screenshot("gallery-jumped")

        window.click_inside("Sort and Group")
        window.click_inside("Oldest First")
        studio_driver.wait_for("the oldest", lambda: "A city" in self.get_images(window)[0])
        window.click_inside("Sort and Group")
        window.click_inside("By Run")
        self.wait_for_text(window, "A city at night")
        self.save_screenshot("gallery-runs")
        self.close_window()

    def test_calls_without_an_image(self):
        """They are not in the way, are found, and can be run again."""
        self.make_images()
        self.start_service("--fault", "content-refused")
        self.run_cli("generate", "A forbidden lake", "--seed", "5", check=False)
        window = self.open_gallery()
        window.type("state:ref")
        window.press("Tab")
        self.wait_for_text(window, "Refused")
        self.wait_for_count(window, "1 call")
        self.save_screenshot("gallery-refused")
        window.press("Down", "space")
        window.find("button", "Run Again")
        self.close_window()


if __name__ == "__main__":
    studio_tap.main()
