#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What who listens is told without asking: each word comes as an event of the accessibility bus,
and once."""

import studio_driver
import studio_tap
from gi.repository import Atspi, GLib
from studio_driver import wait_for
from studio_screens import Runs, press, words
from window_case import WindowCase

PROMPT = "A lake at dawn"


class Announcements(Runs, WindowCase):
    def listen(self):
        """Only what is a status, as a screen reader reads it without being asked."""
        self.heard = []

        def heard_cb(event):
            if event.source.get_role() in (Atspi.Role.STATUS_BAR, Atspi.Role.ALERT,
                                           Atspi.Role.NOTIFICATION):
                # The event has the words of then; the source may say the next ones by now.
                self.heard.append(str(event.any_data))
            elif event.source.get_role() == Atspi.Role.TABLE_CELL and event.detail1 == 1 \
                    and event.type.startswith("object:state-changed"):
                self.heard.append(f"selected: {event.source.get_name()}")

        self.listener = Atspi.EventListener.new(heard_cb)
        for kind in ("object:property-change:accessible-name", "object:state-changed:selected"):
            self.listener.register(kind)
            self.addCleanup(self.listener.deregister, kind)

    def wait_for_word(self, text):
        def is_heard():
            while GLib.MainContext.default().iteration(False):
                pass
            return any(text in each for each in self.heard)

        try:
            wait_for(f"the word “{text}”", is_heard)
        except studio_driver.GaveUp as error:
            raise studio_driver.GaveUp(f"{error} among {self.heard}") from None

    def generate(self):
        self.window.find("text", "Prompt")
        self.wait_for_mark("startup.gallery-ready")
        self.take(words(PROMPT))
        self.listen()
        self.take(press("ctrl+Return"))

    def check_once(self, text):
        self.wait_for_word(text)
        said = [each for each in self.heard if each.startswith(text)]
        self.assertEqual(len(said), 1, self.heard)

    def test_kept(self):
        self.start_service()
        self.start_window()
        self.generate()
        self.check_once("Waiting: 1 image")
        self.check_once(f"Kept: {PROMPT}, 1:1")
        self.close_window()

    def test_refused(self):
        self.start_service("--fault", "content-refused")
        self.start_window()
        self.generate()
        self.check_once("Refused: ")
        self.close_window()

    def test_failed(self):
        self.start_service("--fault", "bad-parameter")
        self.start_window()
        self.generate()
        self.check_once("Failed: ")
        self.close_window()

    def test_cancelled(self):
        self.start_service("--fault", "rate-limit")
        self.start_window()
        self.generate()
        self.window.click("button", "Cancel")
        self.check_once("Cancelled: ")

    def test_results_and_selection(self):
        """How many are found, and how many are selected."""
        self.run_cli("generate", PROMPT, "--demo", "--count", "2")
        self.run_cli("generate", "A city", "--demo")
        self.start_window()
        self.window.press("ctrl+f")
        self.window.find("status bar", "3 images")
        self.listen()
        self.window.type("city ")
        self.check_once("1 image")
        self.window.press("Escape")
        self.check_once("3 images")
        self.take(("focus-node", "table cell", PROMPT))
        self.window.press("ctrl+a")
        self.wait_for_word("selected: A city")


if __name__ == "__main__":
    studio_tap.main()
