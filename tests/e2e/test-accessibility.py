#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What a screen reader says of every screen of the real window: whatever the keyboard can reach has
a name and a role, no two are alike, and every action of the program can be come by."""

import glob
import os
import re

import studio_audit
import studio_tap
from studio_driver import GaveUp, wait_for
from studio_screens import SCREENS, Runs
from window_case import CLI, WindowCase

SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "ui")
# Rows of a list, whose widgets are of GTK's own types.
NO_TYPES = {"GtkListItem"}
# Shown only where a keyring keeps a connection, which the session bus of a test does not have; the
# widget tests have one of their own.
NEED_KEYRING = {"StudioConnectionGroup", "StudioConnectionRow", "StudioFindingRow"}


class Accessibility(Runs, WindowCase):
    seen = set()

    def setUp(self):
        super().setUp()
        self.types = self.path("types")
        self.still_motion()

    def start_window(self, *words):
        module = os.environ.get("STUDIO_SEEN_TYPES_MODULE")
        self.assertTrue(module)
        plain = dict(self.environment)
        self.environment.update(LD_PRELOAD=module, STUDIO_SEEN_TYPES=self.types)
        try:
            return super().start_window(*words)
        finally:
            self.environment = plain

    def check(self, screen):
        """While the tree still grows, a node may be told of before its name."""
        found = []

        def is_clean():
            found[:] = studio_audit.find_all(studio_audit.read(self.window.root))
            return not found

        try:
            wait_for("names", is_clean)
        except GaveUp:
            return [f"{screen.run}, {screen.name}: {finding}" for finding in found]
        return []

    def walk(self, run):
        findings = []
        self.open_run(run)
        for screen in SCREENS:
            if screen.run == run:
                self.go_to(screen)
                self.save_screenshot(f"{screen.run}, {screen.name}".replace(" ", "-"))
                findings += self.check(screen)
                self.go_back(screen)
        with open(self.types, encoding="ascii") as file:
            Accessibility.seen.update(file.read().split())
        self.assertEqual(findings, [], "\n" + "\n".join(findings))

    def test_zz_every_template_was_seen(self):
        """Last: a type of the program that no row of the table leads to is a row that is missing."""
        expected = set()
        for path in glob.glob(os.path.join(SOURCES, "*.ui")):
            with open(path, encoding="utf-8") as file:
                expected.update(re.findall(r'<template class="(\w+)"', file.read()))
        self.assertEqual(sorted(expected - NO_TYPES - NEED_KEYRING - Accessibility.seen), [])


for each_run in sorted({screen.run for screen in SCREENS}):
    setattr(Accessibility, f"test_{each_run}",
            lambda self, run=each_run: self.walk(run))


if __name__ == "__main__":
    assert os.access(CLI, os.X_OK), CLI
    studio_tap.main()
