#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A request as others write it, copied in the window and read by another program: it is what the
command line prints. By keys in every menu, and with the pointer where a menu belongs to a place."""

import json
import os
import subprocess
import sys

import studio_driver
import studio_tap
from gi.repository import Atspi
from studio_driver import wait_for
from window_case import CLI, WindowCase

READER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "read_clipboard.py")
PROMPT = "It's a \"lake\" in $HOME\n`id` \\ %s #{1} 🍄 قارب"
# The letters that choose a form in the submenu.
FORMS = {"curl": "l", "heroku": "h", "python": "y", "ruby": "b", "javascript": "j"}


class CopyAs(WindowCase):
    def start(self, prompt, *words):
        self.proxy = self.start_service(*words)
        self.still_motion()
        window = self.start_window()
        window.press("ctrl+n")
        window.write_text("text", "Prompt", prompt)
        return window

    def generate(self, window):
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept")
        return json.loads(self.run_cli("list", "--json"))[0]["id"]

    def run_cli(self, *words):
        return subprocess.check_output([CLI, *words], env=self.environment).decode()

    def open_menu(self, window, name):
        """The button of a menu is one within the one that has the name."""
        for node in studio_driver.walk(window.find("button", name)):
            action = node.get_action_iface()
            if action is not None and action.get_n_actions() > 0:
                action.do_action(0)
                return
        self.fail(f"no button “{name}” can be pressed")

    def open_menu_at(self, window, node):
        """With the second button of the pointer, in the middle of what is shown."""
        place = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        window.keys("mousemove", "--window", window.xid, str(place.x + place.width // 2),
                    str(place.y + place.height // 2))
        window.keys("click", "3")

    def wait_for_focus(self, window, *names):
        """A menu takes keys once one of its items has the focus."""
        def is_focused(node):
            return node.get_role_name() == "menu item" and node.get_name() in names \
                and node.get_state_set().contains(Atspi.StateType.FOCUSED)

        wait_for(f"the focus on {names}", lambda: any(
            is_focused(node) for node in studio_driver.walk(window.root)))

    def choose(self, window, letter):
        """Into the submenu of the image's menu by its letter, and out of it by that of a form."""
        self.wait_for_focus(window, "Use Again", "Copy Prompt")
        window.press("a")
        self.wait_for_focus(window, "Copy As", "Seed", "curl")
        window.press(letter)

    def choose_request(self, window, letter):
        """The same in the main menu."""
        self.wait_for_focus(window, "New Prompt")
        window.press("r")
        self.wait_for_focus(window, "Copy Request As", "curl")
        window.press(letter)

    def read_clipboard(self):
        return subprocess.run([sys.executable, "-B", READER], env=self.environment, check=True,
                              stdout=subprocess.PIPE, timeout=60).stdout.decode()

    def assert_copied(self, window, text):
        """Other programs find it, and the keys are the window's again."""
        wait_for("the snippet on the clipboard",
                               lambda: self.read_clipboard() == text)
        window.press("ctrl+n")
        wait_for("the empty prompt",
                               lambda: window.read_text("text", "Prompt") == "")

    def say(self, window, form):
        words = ("Copied as Heroku CLI. The app’s name stays a variable." if form == "heroku"
                 else "The key stays a variable.")
        window.find("label", words)

    def test_each_form(self):
        window = self.start(PROMPT)
        record = self.generate(window)
        for form, letter in FORMS.items():
            self.open_menu(window, "More")
            self.choose(window, letter)
            self.say(window, form)
            if form == "python":
                self.save_screenshot("copied")
            self.assert_copied(window, self.run_cli("snippet", str(record), "--as", form))
        self.close_window()

    def test_wherever_an_image_is_shown(self):
        window = self.start(PROMPT)
        record = str(self.generate(window))
        curl = self.run_cli("snippet", record, "--as", "curl")
        self.open_menu_at(window, window.find("list item", ""))
        self.save_screenshot("menu-strip")
        self.choose(window, FORMS["curl"])
        self.assert_copied(window, curl)
        window.click("page tab", "Gallery")
        table = window.find("table", "Images")
        self.open_menu_at(window, wait_for("a cell", lambda: next(
            (node for node in studio_driver.walk(table) if node.get_role_name() == "table cell"),
            None)))
        self.choose(window, FORMS["ruby"])
        self.assert_copied(window, self.run_cli("snippet", record, "--as", "ruby"))
        self.close_window()

    def test_what_is_not_sent_yet(self):
        window = self.start("A plain boat")
        self.open_menu(window, "Main Menu")
        self.choose_request(window, FORMS["curl"])
        self.say(window, "curl")
        seed = window.read_text("text", "Seed")
        self.assert_copied(window, self.run_cli(
            "snippet", "--prompt", "A plain boat", "--seed", seed, "--as", "curl"))
        self.assertEqual(self.proxy.requests, [])
        self.open_menu(window, "Main Menu")
        self.choose_request(window, FORMS["curl"])
        window.find("label", "The prompt is empty.")
        self.close_window()

    def test_a_job_without_an_image(self):
        window = self.start("A refused boat", "--fault", "content-refused")
        seed = window.read_text("text", "Seed")
        window.press("ctrl+Return")
        window.find("button", "Edit Prompt")
        self.open_menu_at(window, window.find("list item", ""))
        self.save_screenshot("menu-refused")
        self.choose(window, FORMS["javascript"])
        self.assert_copied(window, self.run_cli(
            "snippet", "--prompt", "A refused boat", "--seed", seed, "--as", "javascript"))
        self.close_window()


if __name__ == "__main__":
    studio_tap.main()
