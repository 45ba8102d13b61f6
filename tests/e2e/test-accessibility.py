#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What a screen reader says of the real window: whatever the keyboard can reach has a name."""

import os
import re

import studio_driver
import studio_tap
from gi.repository import Atspi
from studio_driver import wait_for
from window_case import CLI, WindowCase

# GTK 4.8 gives a widget without a name that of its class.
CLASS_NAME = re.compile(r"^(Gtk|Adw|Studio)[A-Z]\w*$")
# Rows of a list and cells of a grid: only GTK 4.12 lets their names be set
# (gtk_list_item_set_accessible_label); before, it is the tile in them that is named.
LIST_ITEMS = {Atspi.Role.LIST_ITEM, Atspi.Role.TABLE_CELL}
# Parts of the rows of a dialog that libadwaita makes and gives nobody to name: the list of a group,
# the list behind a choice, the pencil of an entry.
PARTS_OF_ROWS = {"GtkListBox", "GtkListView", "GtkImage"}


def is_list_item(node):
    return node.get_role() in LIST_ITEMS or node.get_name() == "GtkListItemWidget"


def is_inside_libadwaita(node):
    """The scrolled window of an AdwStatusPage or AdwPreferencesPage, which cannot be reached to be
    named: nothing but the page's own parts is in it, and the page itself has a name."""
    parent = node.get_parent()
    return node.get_role() == Atspi.Role.SCROLL_PANE and parent.get_role() == Atspi.Role.PANEL


def find_nameless(root, exempt=frozenset()):
    """Everything on show that takes the focus and that nobody could tell apart."""
    nameless = []
    for node in studio_driver.walk(root):
        states = node.get_state_set()
        name = (node.get_name() or "").strip()
        if not states.contains(Atspi.StateType.FOCUSABLE) or is_list_item(node) \
                or is_inside_libadwaita(node):
            continue
        if not name or CLASS_NAME.match(name) and name not in exempt:
            parent = node.get_parent()
            nameless.append(f"{studio_driver.describe(node)} in {studio_driver.describe(parent)}")
    return nameless


class Accessibility(WindowCase):
    def check(self, role, name, exempt=frozenset()):
        """Waits for what is to be seen, then asks for every name; while the tree still grows, a
        node may be told of before its name, or be gone when it is asked."""
        self.window.find(role, name)
        try:
            wait_for("names", lambda: not find_nameless(self.window.root, exempt))
        except studio_driver.GaveUp:
            self.assertEqual(find_nameless(self.window.root, exempt), [])
            raise

    def make_image(self):
        self.window.find("text", "Prompt")
        self.window.press("ctrl+l")
        self.window.type("mushrooms")
        self.window.press("ctrl+Return")
        self.wait_for_mark("job.kept")

    def test_first_start(self):
        self.start_window()
        self.check("button", "Connect to Heroku")
        self.close_window()

    def test_studio(self):
        self.start_service()
        self.start_window()
        self.make_image()
        self.check("button", "Add Star")
        self.close_window()

    def test_refused(self):
        self.start_service("--fault", "content-refused")
        self.start_window()
        self.window.find("text", "Prompt")
        self.window.press("ctrl+l")
        self.window.type("mushrooms")
        self.window.press("ctrl+Return")
        self.check("button", "Edit Prompt")
        self.close_window()

    def test_gallery(self):
        self.start_service()
        self.start_window()
        self.make_image()
        self.window.click("page tab", "Gallery")
        self.window.find("table", "Images")
        self.window.click("table cell", "mushrooms")
        self.window.find("label", "mushrooms")
        self.check("button", "Use Again")
        self.close_window()

    def test_preferences(self):
        self.start_service()
        self.start_window()
        self.window.find("text", "Prompt")
        self.window.press("ctrl+comma")
        self.check("text", "File Names", PARTS_OF_ROWS)
        self.window.kill()

    def test_connect_dialog(self):
        self.start_window()
        self.window.click("button", "Connect to Heroku")
        self.check("text", "Address", PARTS_OF_ROWS)
        self.window.kill()


if __name__ == "__main__":
    assert os.access(CLI, os.X_OK), CLI
    studio_tap.main()
