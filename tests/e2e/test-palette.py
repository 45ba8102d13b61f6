#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Everything by typing: the list of commands in the real window, by keys alone."""

import studio_tap
from studio_driver import wait_for, walk
from window_case import WindowCase

ENTRY = "Search commands and past prompts"


class Palette(WindowCase):
    def find_entry(self, window):
        for node in walk(window.root):
            if node.get_name() == ENTRY:
                return node
        return None

    def open(self, window):
        window.press("ctrl+k")
        wait_for("the palette", lambda: self.find_entry(window))
        return window.focus("Commands")

    def wait_until_closed(self, window):
        wait_for("the palette to close", lambda: self.find_entry(window) is None)
        window.keys("windowfocus", window.xid)

    def wait_for_description(self, window, start):
        def is_told():
            entry = self.find_entry(window)
            return entry is not None and (entry.get_description() or "").startswith(start)
        wait_for(f"“{start}” to be told", is_told)

    def find_row(self, window, title):
        def look():
            for row in walk(window.root):
                if row.get_role_name() == "list item" \
                        and any(node.get_name() == title for node in walk(row)):
                    return row
            return None
        return wait_for(f"the row “{title}”", look)

    def test_commands(self):
        self.start_service()
        window = self.start_window()
        self.wait_for_mark("startup.gallery-ready")
        window.press("ctrl+n")
        window.write_text("text", "Prompt", "a quiet harbour at dawn")
        self.open(window)
        self.save_screenshot("palette")
        window.type("gener")
        self.wait_for_description(window, "Generate")
        window.press("Return")
        self.wait_until_closed(window)
        self.wait_for_mark("job.kept")

        window.press("ctrl+n")
        self.open(window)
        self.wait_for_description(window, "Generate")
        window.type("quiet harb")
        self.wait_for_description(window, "Use Prompt")
        self.save_screenshot("palette-prompt")
        window.press("Return")
        self.wait_until_closed(window)
        wait_for("the prompt to be back",
                 lambda: window.read_text("text", "Prompt") == "a quiet harbour at dawn")

        self.open(window)
        window.type("vary")
        self.wait_for_description(window, "Vary")
        window.press("Escape")
        self.wait_until_closed(window)
        self.open(window)
        window.press("Down", "Down", "Up")
        window.type("keyboard")
        self.wait_for_description(window, "Keyboard Shortcuts")
        window.press("Return")
        self.wait_until_closed(window)
        self.save_screenshot("shortcuts")

    def test_pointer(self):
        """It chooses what is clicked, and nothing by being over a row that came to it."""
        self.start_service()
        window = self.start_window()
        self.wait_for_mark("startup.gallery-ready")
        xid = self.open(window)
        window.rest_on(self.find_row(window, "Go to the Prompt"), xid)
        for letter, first in (("c", "Commands"), ("a", "Calls and Costs")):
            window.type(letter)
            self.wait_for_description(window, first)
        self.save_screenshot("palette-pointer")
        window.press("Return")
        window.focus("Calls and Costs")
        window.press("Escape")
        self.wait_until_closed(window)

        window.write_text("text", "Prompt", "a quiet harbour at dawn")
        xid = self.open(window)
        window.point_at(self.find_row(window, "New Prompt"), xid)
        self.wait_until_closed(window)
        wait_for("no prompt", lambda: window.read_text("text", "Prompt") == "")


if __name__ == "__main__":
    studio_tap.main()
