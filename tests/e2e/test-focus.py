#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The focus goes through the composer with Tab alone, and back the same way with Shift: nothing
holds it, and the aspect ratios are one stop."""

import time

import studio_tap
from gi.repository import Atspi, GLib
from studio_screens import Runs
from window_case import WindowCase

LAST = ("push button", "Generate")


class Focus(Runs, WindowCase):
    def listen(self):
        self.stops = []

        def focused_cb(event):
            if event.detail1 == 1:
                self.stops.append((event.source.get_role_name(), event.source.get_name()))

        self.listener = Atspi.EventListener.new(focused_cb)
        self.listener.register("object:state-changed:focused")
        self.addCleanup(self.listener.deregister, "object:state-changed:focused")

    def press_and_look(self, key):
        """Where the focus is after the key; None where it is told of nowhere in time."""
        n_before, deadline = len(self.stops), time.monotonic() + 20
        self.window.press(key)
        while len(self.stops) == n_before and time.monotonic() < deadline:
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.01)
        return self.stops[-1] if len(self.stops) > n_before else None

    def test_there_and_back(self):
        self.start_service()
        self.start_window()
        self.window.find("text", "Prompt")
        self.wait_for_mark("startup.gallery-ready")
        self.window.press("ctrl+n")
        self.listen()
        there = []
        while LAST not in there:
            stop = self.press_and_look("Tab")
            self.assertIsNotNone(stop, f"Tab goes nowhere after {there}")
            self.assertNotIn(stop, there)
            there.append(stop)
        self.assertEqual(len([stop for stop in there if stop[0] == "radio button"]), 1, there)
        back = [self.press_and_look("shift+Tab") for _ in there]
        self.assertEqual(back, list(reversed(there[:-1])) + [("text", "Prompt")])
        self.close_window()


if __name__ == "__main__":
    studio_tap.main()
