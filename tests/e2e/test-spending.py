#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Money in the real window: what Generate costs, the question before a limit is passed, and the
ledger with what became of each call."""

import json
import re
import subprocess

import studio_driver
import studio_tap
from window_case import CLI, WindowCase


class Spending(WindowCase):
    def run_cli(self, *words):
        return subprocess.run([CLI, *words], env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, check=True).stdout

    def find_label(self, pattern):
        def look():
            names = [node.get_name() or "" for node in studio_driver.walk(self.window.root)]
            return next((name for name in names if re.search(pattern, name)), None)
        return studio_driver.wait_for(f"a label like {pattern}", look)

    def count_calls(self):
        return len(json.loads(self.run_cli("list", "--state", "all", "--json")))

    def test_limit_and_ledger(self):
        self.start_service()
        self.run_cli("ledger", "--price", "$0.08", "--limit", "$0.10")
        self.run_cli("generate", "A quiet lake at dawn")
        window = self.start_window()
        self.find_label(r"Generate · about \$0\.08")
        window.press("ctrl+n")
        window.type("A red boat")
        studio_driver.wait_for("the prompt",
                               lambda: window.read_text("text", "Prompt") == "A red boat")
        window.press("ctrl+Return")
        self.find_label(r"This month would come to about \$0\.16; your limit is \$0\.10\.")
        self.save_screenshot("spending-question")
        window.press("Escape")
        self.assertEqual(self.count_calls(), 1)
        self.assertEqual(window.read_text("text", "Prompt"), "A red boat")
        window.press("ctrl+shift+l")
        self.find_label(r"about \$0\.08 of \$0\.10")
        self.save_screenshot("ledger-months")


if __name__ == "__main__":
    studio_tap.main()
