#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Tab alone goes through every screen and comes round, and Shift+Tab the same way back: nothing
holds the focus, nothing that can be worked with is left out, and no list is a long way."""

import time

import studio_driver
import studio_tap
from gi.repository import Atspi, GLib
from studio_screens import SCREENS, Runs
from window_case import WindowCase

Role, State = Atspi.Role, Atspi.StateType
# GTK's own windows; what hangs on a button and goes with Escape; what differs from another screen
# by no widget that takes the focus.
LEFT_OUT = {"about", "shortcuts", "main menu", "menu of the image", "menu of a tile", "order",
            "filter", "months", "search help", "completions", "history", "history, empty",
            "styles, empty",
            "negative prompt", "about the image", "full screen", "waiting in line",
            "search found nothing", "calls without an image", "comparison, flip"}
WORKS = {Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.CHECK_BOX, Role.SPIN_BUTTON, Role.SLIDER,
         Role.COMBO_BOX, Role.PAGE_TAB, Role.LINK, Role.IMAGE}
# GTK keeps them out: the window's own keys do the same.
WINDOW_BUTTONS = {"Minimize", "Maximize", "Close"}
# More would be a list that Tab goes through row by row.
LONGEST = 60


def reads_keys(node):
    """Of the entry in a row GTK 4.8 tells nobody when it has the focus."""
    parent = node.get_parent()
    return node.get_role() == Role.TEXT and parent is not None \
        and parent.get_role() in (Role.LIST, Role.LIST_BOX, Role.LIST_ITEM)


class Focus(Runs, WindowCase):
    def listen(self):
        self.stops = []

        def focused_cb(event):
            if event.detail1 == 1:
                self.stops.append(event.source)

        self.listener = Atspi.EventListener.new(focused_cb)
        self.listener.register("object:state-changed:focused")
        self.addCleanup(self.listener.deregister, "object:state-changed:focused")

    def press_and_look(self, key, give_up):
        """Where the focus is after the key; None where it is told of nowhere in time."""
        n_before, deadline = len(self.stops), time.monotonic() + give_up
        self.window.press(key)
        while len(self.stops) == n_before and time.monotonic() < deadline:
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.01)
        return self.stops[-1] if len(self.stops) > n_before else None

    def go_round(self, key, n_silent):
        """Every stop until one comes again; the last is where it began. As many as `n_silent`
        stops in a row may not be told of."""
        stops, missed = [], 0
        while len(stops) <= LONGEST:
            stop = self.press_and_look(key, 1.5 if n_silent > missed else 20)
            if stop is None:
                missed += 1
                self.assertLessEqual(missed, n_silent, f"{key} goes nowhere after "
                                     f"{[studio_driver.describe(each) for each in stops]}")
            elif stop in stops:
                return stops
            else:
                stops.append(stop)
                missed = 0
        self.fail(f"no end after {[studio_driver.describe(each) for each in stops]}")

    def is_seen(self, node):
        """Not on a page of a stack that is hidden, or behind what is open."""
        component = node.get_component_iface()
        box = component.get_extents(Atspi.CoordType.WINDOW)
        if box.width <= 0 or box.height <= 0:
            return False
        at = self.top().get_component_iface().get_accessible_at_point(
            box.x + box.width // 2, box.y + box.height // 2, Atspi.CoordType.WINDOW)
        while at is not None:
            if at == node:
                return True
            at = at.get_parent()
        return False

    def top(self):
        root = self.window.root
        windows = [root.get_child_at_index(index) for index in range(root.get_child_count())]
        return [each for each in windows
                if each.get_state_set().contains(State.VISIBLE) and each.get_name()][-1]

    def find_left_out(self, stops):
        """One of a group of choices or of the rows of a list stands for the others, which the
        arrow keys go to."""
        for node in studio_driver.walk(self.top()):
            states = node.get_state_set()
            if node.get_role() in WORKS and node not in stops \
                    and states.contains(State.FOCUSABLE) and states.contains(State.SENSITIVE) \
                    and node.get_name() not in WINDOW_BUTTONS and not self.is_in_list(node) \
                    and self.is_seen(node):
                yield studio_driver.describe(node)

    def is_in_list(self, node):
        while node is not None:
            if node.get_role() in (Role.LIST, Role.LIST_BOX, Role.TABLE):
                return True
            node = node.get_parent()
        return False

    def go_both_ways(self):
        """A page that was left a moment ago may still have the keys when the first round begins."""
        n_silent = sum(reads_keys(node) for node in studio_driver.walk(self.top()))
        for _ in range(3):
            there = self.go_round("Tab", n_silent)
            back = self.go_round("shift+Tab", n_silent)
            if len(there) == len(back):
                break
        return there, back

    def check(self, screen):
        there, back = self.go_both_ways()
        where = f"{screen.run}, {screen.name}"
        self.assertEqual(list(self.find_left_out(there)), [], where)
        start = there.index(back[0])
        self.assertEqual([studio_driver.describe(stop) for stop in back],
                         [studio_driver.describe(stop)
                          for stop in reversed(there[start + 1:] + there[:start + 1])], where)

    def walk(self, run):
        self.still_motion()
        self.open_run(run)
        self.listen()
        for screen in SCREENS:
            if screen.run == run:
                self.go_to(screen)
                if screen.name not in LEFT_OUT:
                    self.check(screen)
                self.go_back(screen)


for each_run in sorted({screen.run for screen in SCREENS}):
    setattr(Focus, f"test_{each_run}", lambda self, run=each_run: self.walk(run))


if __name__ == "__main__":
    studio_tap.main()
