#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Other keys for what is done: chosen in the list of commands, used at once and after the next
start, taken from something else only when that is wanted, and given back."""

import studio_tap
from studio_driver import wait_for, walk
from window_case import WindowCase

ENTRY = "Search commands and past prompts"
NEW = "New Shortcut"


class Shortcuts(WindowCase):
    def look(self, name):
        for node in walk(self.window.root):
            if node.get_name() == name:
                return node
        return None

    def give_keys(self, title):
        self.window.focus(title)

    def open_commands(self, words, first):
        """And types words until that is what is found first."""
        self.window.press("ctrl+k")
        wait_for("the palette", lambda: self.look(ENTRY))
        self.give_keys("Commands")
        self.window.type(words)
        self.wait_for_command(first)

    def wait_for_command(self, start):
        wait_for(f"“{start}” to be told",
                 lambda: (self.look(ENTRY).get_description() or "").startswith(start))

    def open_dialog(self):
        self.window.press("F2")
        wait_for("the dialog", lambda: self.look(NEW))
        self.give_keys("Change Shortcut")

    def wait_for_dialog(self, words):
        """What is told of the key that was pressed."""
        wait_for(f"“{words}” to be told",
                 lambda: any(words in (node.get_name() or "") for node in walk(self.window.root)))

    def wait_until_set(self, told):
        wait_for("the dialog to close", lambda: self.look(NEW) is None)
        self.give_keys("Commands")
        wait_for(f"“{told}” to be told",
                 lambda: (self.look(ENTRY).get_description() or "").endswith(told))

    def close_commands(self):
        self.window.press("Escape")
        wait_for("the palette to close", lambda: self.look(ENTRY) is None)
        self.window.keys("windowfocus", "--sync", self.window.xid)

    def write(self, text):
        self.window.press("ctrl+n")
        self.window.write_text("text", "Prompt", text)

    def assert_generates(self, key, count):
        self.write(f"harbour number {count}")
        self.window.press(key)
        self.wait_for_mark("job.kept", count)

    def has_tip(self, words):
        return any(words in (node.get_description() or "") for node in walk(self.window.root))

    def test_change_use_restart_reset(self):
        self.start_service()
        window = self.start_window()
        self.open_commands("generate", "Generate")
        self.open_dialog()
        self.save_screenshot("shortcut-asked")
        window.press("g")
        self.wait_for_dialog("is needed for writing")
        self.save_screenshot("shortcut-refused")
        window.press("ctrl+q")
        self.wait_for_dialog("Already used by “Quit”")
        self.save_screenshot("shortcut-used")
        window.press("ctrl+g")
        self.wait_for_dialog("Enter sets it")
        self.save_screenshot("shortcut-pressed")
        window.press("Return")
        self.wait_until_set("Ctrl+G")
        self.save_screenshot("shortcut-set")
        self.close_commands()
        self.assert_generates("ctrl+g", 1)
        wait_for("the tooltip", lambda: self.has_tip("Generate (Ctrl+G)"))
        self.close_window()

        window = self.start_window()
        wait_for("the tooltip", lambda: self.has_tip("Generate (Ctrl+G)"))
        self.assert_generates("ctrl+g", 2)
        self.open_commands("generate", "Generate")
        self.open_dialog()
        self.save_screenshot("shortcut-again")
        window.click("button", "Reset to Ctrl+Return")
        self.wait_until_set("Ctrl+Return")
        self.close_commands()
        wait_for("the tooltip", lambda: self.has_tip("Generate (Ctrl+Enter)"))
        self.write("nothing comes of this")
        window.press("ctrl+g")
        self.assert_generates("ctrl+Return", 3)
        self.close_window()

    def test_replace(self):
        self.start_service()
        window = self.start_window()
        self.open_commands("calls and", "Calls and Costs")
        self.open_dialog()
        window.press("ctrl+n")
        self.wait_for_dialog("Already used by “New Prompt”")
        window.press("Return", "Return")
        self.wait_until_set("Ctrl+N")
        self.close_commands()
        window.press("ctrl+n")
        wait_for("the ledger", lambda: self.look("Calls and Costs"))
        window.focus("Calls and Costs")
        window.press("Escape")
        wait_for("the ledger to close", lambda: self.look("Calls and Costs") is None)
        window.keys("windowfocus", "--sync", window.xid)
        self.open_commands("new prompt", "New Prompt")
        wait_for("no shortcut",
                 lambda: (self.look(ENTRY).get_description() or "").endswith("No Shortcut"))


if __name__ == "__main__":
    studio_tap.main()
