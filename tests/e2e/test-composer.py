#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The composer under the hands of a person: undo over restarts, weights, the order of the pieces,
what was written before, presets, word lists and templates."""

import json
import os
import sqlite3
import subprocess

import studio_driver
import studio_tap
from window_case import CLI, WindowCase


class Composer(WindowCase):
    def library(self, *parts):
        return self.path("data", "ultra-studio", *parts)

    def prompt(self):
        return self.window.read_text("text", "Prompt")

    def wait_for_prompt(self, text):
        studio_driver.wait_for(f"the prompt “{text}”", lambda: self.prompt() == text)

    def write(self, text):
        self.window.press("ctrl+n")
        self.window.type(text)
        self.wait_for_prompt(text)

    def make(self, *words):
        subprocess.run([CLI, "generate", *words, "--demo", "--json"], env=self.environment,
                       check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def test_undo_over_a_restart(self):
        window = self.start_window()
        self.write("wild foxes")
        window.press("ctrl+z")
        self.wait_for_prompt("wild ")
        window.press("ctrl+shift+z")
        self.wait_for_prompt("wild foxes")
        window.type(", mist")
        self.wait_for_prompt("wild foxes, mist")
        self.close_window()
        window = self.start_window()
        self.wait_for_prompt("wild foxes, mist")
        studio_driver.wait_for("the steps", lambda: os.path.exists(self.library("undo.json")))
        window.press("ctrl+z")
        self.wait_for_prompt("wild foxes, ")
        window.press("ctrl+z")
        window.press("ctrl+z")
        self.wait_for_prompt("wild ")
        window.press("ctrl+shift+z")
        self.wait_for_prompt("wild foxes")
        self.close_window()

    def test_weights_and_order(self):
        window = self.start_window()
        self.write("fox, owl, elk")
        window.press("ctrl+Down")
        self.wait_for_prompt("fox, owl, (elk:0.9)")
        window.press("ctrl+Down")
        self.wait_for_prompt("fox, owl, (elk:0.8)")
        window.press("alt+Left")
        self.wait_for_prompt("fox, (elk:0.8), owl")
        self.save_screenshot("composer-weights")
        window.press("ctrl+Up")
        window.press("ctrl+Up")
        self.wait_for_prompt("fox, elk, owl")
        window.press("alt+Right")
        self.wait_for_prompt("fox, owl, elk")
        window.press("ctrl+z")
        self.wait_for_prompt("fox, elk, owl")
        self.close_window()

    def test_history(self):
        self.make("a red fox", "--negative", "fog", "--aspect-ratio", "21:9", "--seed", "7")
        self.make("an owl at night", "--aspect-ratio", "16:9", "--seed", "8")
        window = self.start_window()
        self.write("mine")
        window.press("alt+Up")
        self.wait_for_prompt("an owl at night")
        window.press("alt+Up")
        self.wait_for_prompt("a red fox")
        studio_driver.wait_for("the ratio", lambda: "21:9" in window.tree())
        window.press("alt+Down")
        self.wait_for_prompt("an owl at night")
        window.press("alt+Down")
        self.wait_for_prompt("mine")
        window.click("button", "Seed of the Last Image")
        studio_driver.wait_for("the seed", lambda: window.read_text("text", "Seed") == "8")
        window.click("button", "Next Seed")
        studio_driver.wait_for("the next seed", lambda: window.read_text("text", "Seed") == "9")

        window.press("ctrl+h")
        studio_driver.wait_for("the list", lambda: "a red fox" in window.tree())
        self.save_screenshot("composer-history")
        window.type("fox")
        studio_driver.wait_for("the search", lambda: "an owl at night" not in window.tree())
        window.press("Return")
        self.wait_for_prompt("a red fox")
        window.press("ctrl+z")
        self.wait_for_prompt("mine")
        self.close_window()

    def test_presets(self):
        window = self.start_window()
        self.write("{prompt}, ink on paper")
        window.press("ctrl+b")
        window.find("button", "Save Current…")
        self.save_screenshot("composer-styles-empty")
        window.click("button", "Save Current…")
        window.type_into("text", "Name", "Ink")
        self.save_screenshot("composer-style-dialog")
        window.press("Return")
        studio_driver.wait_for("the file", lambda: os.path.exists(self.library("styles.json")))
        studio_driver.wait_for("the end of the dialog", lambda: not window.look("text", "Name"))
        self.write("an owl")
        window.press("ctrl+b")
        window.find("button", "Rename or Change")
        self.save_screenshot("composer-styles")
        window.press("Return")
        self.wait_for_prompt("an owl, ink on paper")
        window.press("ctrl+z")
        self.wait_for_prompt("an owl")
        window.press("ctrl+b")
        window.click("button", "Remove")
        studio_driver.wait_for("the removal", lambda: self.read_styles() == [])
        window.press("Escape")
        window.click("button", "_Undo")
        studio_driver.wait_for("the return", lambda: self.read_styles() == ["Ink"])
        self.close_window()

    def test_template(self):
        """The list is seen before anything is sent; template and prompt are both in the ledger."""
        os.makedirs(self.library("wildcards"))
        with open(self.library("wildcards", "animal.txt"), "w", encoding="utf-8") as file:
            file.write("fox\nowl\n")
        proxy = self.start_service()
        window = self.start_window()
        template = "a {red|blue} __animal__ # later"
        self.write(template)
        window.press("ctrl+Return")
        window.find("label", "All 4 combinations")
        window.find("label", "a blue owl")
        self.save_screenshot("composer-template")
        self.assertEqual(proxy.requests, [])
        window.click("button", "Generate 4")
        self.wait_for_mark("job.kept", 4)
        with sqlite3.connect(self.library("library.db")) as connection:
            rows = connection.execute("SELECT prompt, template, run FROM calls").fetchall()
        connection.close()
        self.assertEqual(sorted(row[0] for row in rows),
                         ["a blue fox", "a blue owl", "a red fox", "a red owl"])
        self.assertEqual({row[1] for row in rows}, {template})
        self.assertEqual(len({row[2] for row in rows}), 1)
        self.wait_for_prompt(template)

        self.write("a {red|blue")
        window.press("ctrl+Return")
        window.find("label", "Character 3: This “{” is never closed.")
        self.save_screenshot("composer-template-error")
        self.write("a fox # alone")
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept", 5)
        self.assertEqual(proxy.requests[-1][1]["prompt"], "a fox")
        self.close_window()

    def test_word_lists(self):
        window = self.start_window()
        window.press("ctrl+b")
        window.click("button", "Word Lists…")
        window.find("label", "No Word Lists Yet")
        self.save_screenshot("composer-word-lists-empty")
        window.click("button", "_New Word List")
        window.type_into("text", "Name", "animal")
        window.press("Tab")
        for line in ("fox", "owl"):
            window.type(line)
            window.press("Return")
        window.type("{red|blue} bird")
        self.save_screenshot("composer-word-list")
        window.press("Escape")
        window.find("label", "3 entries")
        self.save_screenshot("composer-word-lists")
        path = self.library("wildcards", "animal.txt")
        studio_driver.wait_for("the list's file", lambda: os.path.exists(path))
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "fox\nowl\n{red|blue} bird")
        window.press("Escape")
        self.close_window()

    def read_styles(self):
        with open(self.library("styles.json"), encoding="utf-8") as file:
            return [style["name"] for style in json.load(file)["styles"]]


if __name__ == "__main__":
    studio_tap.main()
