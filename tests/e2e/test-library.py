#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A library that is damaged, of a newer version, gone or full, and one that others work on, as a
person meets it in the window."""

import glob
import json
import os
import sqlite3
import subprocess

import studio_driver
import studio_tap
from window_case import CLI, WindowCase

PROMPT = "A quiet lake under the moon"


class Library(WindowCase):
    def library(self, *parts):
        return self.path("data", "ultra-studio", *parts)

    def run_cli(self, *words):
        done = subprocess.run([CLI, *words, "--json"], env=self.environment, check=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def make(self, *words):
        return self.run_cli("generate", PROMPT, "--demo", *words)

    def wait_for_text(self, window, text, there=True):
        studio_driver.wait_for(f"{text} {there}", lambda: (text in window.tree()) == there)

    def open_gallery(self, window):
        window.click("page tab", "Gallery")
        self.wait_for_text(window, f"“{PROMPT}")

    def test_damaged_database_is_made_anew(self):
        self.make("--seed", "7")
        with open(self.library("library.db"), "r+b") as file:
            file.write(b"x" * 200)
        window = self.start_window()
        window.find("button", "Rebuild the Database")
        self.save_screenshot("library-damaged")
        self.assertEqual(glob.glob(self.library("library.db.*")), [])
        window.click("button", "Rebuild the Database")
        window.find("label", "The library’s database was missing or damaged; it has been made anew "
                             "from the files, with 1 call")
        self.save_screenshot("library-rebuilt")
        self.open_gallery(window)
        self.assertTrue(os.path.exists(self.library("library.db.broken-1")))
        self.close_window()

    def test_newer_database_is_only_looked_at(self):
        self.make("--seed", "7")
        with sqlite3.connect(self.library("library.db")) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
        proxy = self.start_service()
        window = self.start_window()
        self.wait_for_text(window, "open for looking only")
        self.save_screenshot("library-read-only")
        window.press("ctrl+n")
        window.type(PROMPT)
        window.press("ctrl+Return")
        window.find("button", "Open Folder")
        self.assertEqual(proxy.requests, [])
        self.open_gallery(window)
        self.close_window()

    def test_what_others_make_is_seen(self):
        self.make("--seed", "7")
        window = self.start_window()
        self.open_gallery(window)
        self.run_cli("generate", "A red boat", "--demo")
        self.wait_for_text(window, "“A red boat")
        self.run_cli("trash", "2")
        self.wait_for_text(window, "“A red boat", there=False)
        self.close_window()

    def test_image_that_the_library_cannot_take(self):
        """The place of the image is taken; it is offered for saving elsewhere until it is saved."""
        first = self.make("--seed", "7")
        os.mkdir(os.path.join(os.path.dirname(first["path"]), "2.png"))
        proxy = self.start_service()
        window = self.start_window()
        window.press("ctrl+n")
        window.type(PROMPT)
        window.press("ctrl+Return")
        window.click("button", "Save Elsewhere…")
        window.find("button", "Save")
        self.save_screenshot("library-rescue")
        studio_driver.wait_for("the file dialog", lambda: window.look("text", "Name"))
        window.write_text("text", "Name", self.path("rescued.png"))
        window.press("Return")
        studio_driver.wait_for("the saved file", lambda: os.path.exists(self.path("rescued.png")))
        with open(self.path("rescued.png"), "rb") as file:
            self.assertEqual(file.read(), proxy.images[0])
        self.close_window()


if __name__ == "__main__":
    studio_tap.main()
