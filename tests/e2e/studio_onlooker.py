# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""All that a program tells of its windows, in a few answers: going through the tree by itself asks
for every node again, which takes too long to do before and after each of many keys."""

import collections
import re

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (after require_version)

ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE, TEXT, VALUE = (f"org.a11y.atspi.{name}" for name in ("Accessible", "Text", "Value"))
TELLING = sum(1 << state for state in (
    Atspi.StateType.FOCUSED, Atspi.StateType.CHECKED, Atspi.StateType.PRESSED,
    Atspi.StateType.SELECTED, Atspi.StateType.EXPANDED, Atspi.StateType.SENSITIVE))
FIELDS = (Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.SPIN_BUTTON)
# What changes by itself.
CLOCK = re.compile(r"\d (s|min)\b|left · ")


def is_visible(states):
    return states[0] & 1 << Atspi.StateType.VISIBLE


class Onlooker:
    def __init__(self, address):
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.program = None

    def close(self):
        self.bus.close_sync()

    def watch(self, window):
        self.program = window.root.app.bus_name

    def ask(self, path, interface, method, *arguments):
        return self.bus.call_sync(self.program, path, interface, method,
                                  GLib.Variant(*arguments) if arguments else None, None,
                                  Gio.DBusCallFlags.NONE, -1).unpack()[0]

    def get(self, path, interface, name):
        return self.ask(path, "org.freedesktop.DBus.Properties", "Get", "(ss)", (interface, name))

    def list_children(self, path):
        return [child for _, child in self.ask(path, ACCESSIBLE, "GetChildren")]

    def list_items(self):
        """What was told of once, and whether that is all there is to be seen."""
        items = {item[0][1]: item
                 for item in self.ask("/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")}
        known = collections.Counter(item[2][1] for item in items.values())
        news = [path for path in self.list_children(ROOT) if path not in items]
        for path, item in items.items():
            if is_visible(item[9]) and known[path] < item[4]:
                news += [child for child in self.list_children(path) if child not in items]
        return items, news

    def ask_for(self, paths):
        """The program tells of no node by itself that nobody has asked for."""
        paths = list(paths)
        while paths:
            path = paths.pop()
            if is_visible(self.ask(path, ACCESSIBLE, "GetState")):
                paths += self.list_children(path)

    def look(self, deep=True):
        """What is to be seen and said now, each as a line, but for clocks; of what came since it
        was looked at deeply only the topmost, where that is enough."""
        items, news = self.list_items()
        if news and deep:
            self.ask_for(news)
            items, news = self.list_items()
        seen = {path for path in news if is_visible(self.ask(path, ACCESSIBLE, "GetState"))}
        for path, item in items.items():
            _, _, _, index, _, interfaces, name, role, description, states = item
            if is_visible(states):
                held = list(self.read_held(path, role, interfaces))
                seen.add(f"{path} {index} {role} “{name}” {description} "
                         f"{states[0] & TELLING:x} {held}")
        return collections.Counter(line for line in seen if not CLOCK.search(line))

    def read_held(self, path, role, interfaces):
        """The text of a field and where in it the keys go, the number of a spin button."""
        if TEXT in interfaces and role in FIELDS:
            yield self.ask(path, TEXT, "GetText", "(ii)",
                           (0, self.get(path, TEXT, "CharacterCount")))
            yield self.get(path, TEXT, "CaretOffset")
        if VALUE in interfaces:
            yield self.get(path, VALUE, "CurrentValue")
