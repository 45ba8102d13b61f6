#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Every key of every action does something in the real window, where what it is for is on show, and
a key that is no action's does nothing. The keys are read from the table that the program has them
from: one that is in none of the plans below fails."""

import collections
import contextlib
import os
import re
import sqlite3
from typing import NamedTuple

import fake_handler
import studio_driver
import studio_tap
from bus_case import BusCase
from gi.repository import Atspi
from studio_driver import TITLE, wait_for
from studio_onlooker import Onlooker
from studio_screens import (CITY, LAKE, LEAVE, PROMPT_FIELD, Runs, click, focus, press, wait, words,
                            write)

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "ui",
                     "studio-action-table.c")
ROW = re.compile(r'\{\s*(NULL|"[^"]*"),\s*N_ \("([^"]*)"\),\s*"([^"]*)",\s*\w+,\s*(\w+)\s*\}')
KEYSYMS = {"Page_Down": "Next", "Page_Up": "Prior"}
MODIFIERS = {"Control": "ctrl", "Shift": "shift", "Alt": "alt"}
NEGATIVE_FIELD = "What the image should not show"
NOBODYS_KEY = "ctrl+alt+F12"
# What a window manager does, and there is none here.
ELSEWHERE = {"win.toggle-fullscreen"}
YEAR_US = 365 * 86400 * 1000000


class Action(NamedTuple):
    """By its name, or "PLACE: title" where a widget looks at the keys itself."""
    name: str
    keys: tuple


def read_table():
    with open(TABLE, encoding="utf-8") as file:
        rows = ROW.findall(file.read())
    actions = [Action(f"{place}: {title}" if name == "NULL" else name.strip('"'),
                      tuple(keys.split())) for name, title, keys, place in rows]
    return {action.name: action for action in actions}


ACTIONS = read_table()


def to_xdotool(key):
    last = re.sub(r"<\w+>", "", key)
    return "+".join([MODIFIERS[name] for name in re.findall(r"<(\w+)>", key)]
                    + [KEYSYMS.get(last, last)])


def seen(*keys):
    """What they do is waited for, lest the next key be taken for the reason of it."""
    return ("seen", *keys)


def leave(title):
    return focus(title), *LEAVE


def go_to(role, name):
    return ("focus-node", role, name)


def only(name, *keys):
    """Some keys of an action, where the others are tried elsewhere."""
    return ("only", name, *keys)


def do(name):
    return ("do", name)


# How the window is opened, and then: the names of actions, all keys of each, with steps between.
PLANS = {
    "composer": ("open_ready", (
        words("fox, owl, elk"), "prompt.lighter", "prompt.heavier", "prompt.move-left",
        "prompt.move-right", "composer.undo", only("composer.redo", "<Control><Shift>z"),
        "composer.undo", only("composer.redo", "<Control>y"), do("nothing"),
        "composer.show-styles", *LEAVE, "composer.show-history", *LEAVE,
        go_to("radio button", "16:9"), "composer.swap-ratio",
        press("ctrl+l", "ctrl+Return"), wait("job.kept"), click("button", "Next Seed"),
        "composer.last-seed", words(LAKE),
        "composer.history-older", "composer.history-newer",
        press("ctrl+l", "ctrl+End"), seen("ctrl+shift+Left"), "win.test-wordings",
        *leave("Test Wordings"), "win.new-prompt",
        # Last: the window of the shortcuts has no name that it could be given the keys by.
        only("win.show-help-overlay", "F1"))),
    "window": ("open_ready", (
        "win.show-view('gallery')", "win.show-view('lineage')", "win.show-view('studio')",
        "win.search", "win.focus-prompt", do("nothing"), "win.toggle-sidebar", "win.toggle-sidebar",
        "win.palette", *leave("Commands"), "win.ledger", *leave("Calls and Costs"),
        "win.connect", *leave("Connect to Heroku"), "win.preferences", *leave("Preferences"),
        "win.about", *leave("About"), "EVERYWHERE: Main Menu", *LEAVE,
        "win.open-image", click("button", "Cancel"), do("give_keys_back"),
        "win.import-files", click("button", "Cancel"), do("give_keys_back"),
        "win.import", click("button", "Cancel"), do("give_keys_back"),
        "win.open-folder", only("win.show-help-overlay", "<Control>question"))),
    "image": ("open_images", (
        go_to("image", LAKE), "viewer.zoom-in", "viewer.zoom-out", "viewer.zoom-actual",
        "viewer.zoom-fill", "viewer.zoom-fit", "viewer.toggle-info", do("nothing"),
        "stage.step(-1)", "stage.step(1)", "win.star", "win.compare-add",
        "win.save-as", *leave("Save Image"), "win.export", *leave("Export 1 Image"),
        "win.show-in-folder", "win.open-with", "win.set-wallpaper",
        "win.copy-image", "win.copy-prompt", "win.copy-seed", "win.copy-parameters",
        "win.copy-request-as('curl')", "win.copy-request-as('heroku')",
        "win.copy-request-as('python')", "win.copy-request-as('ruby')",
        "win.copy-request-as('javascript')", "win.print", *leave("Print"))),
    "use": ("open_images", (
        "win.new-prompt", "win.recall", "win.new-prompt", "win.recall-prompt", "win.new-prompt",
        "win.recall-negative-prompt", "win.new-prompt", "win.recall-seed", do("nothing"),
        go_to("radio button", "1:1"), "win.recall-aspect-ratio",
        "win.vary", "win.run-again", wait("job.kept", 3), go_to("image", LAKE),
        "win.copy-parameters", "win.new-prompt", go_to("image", LAKE), "win.paste",
        *leave("Use Parameters"), words("An elk"), "win.generate", wait("job.kept", 4),
        go_to("image", "An elk"), "win.trash-shown")),
    "comparison": ("open_library", (
        "win.show-view('gallery')", go_to("table cell", LAKE), "IN_GALLERY: Select All",
        "win.compare-shown", "IN_COMPARISON: Slider", "IN_COMPARISON: Flip",
        "IN_COMPARISON: Difference", "IN_COMPARISON: Side by Side", do("nothing"),
        "IN_COMPARISON: Flip",
        ("held", "IN_COMPARISON: Other Image While Held"), "IN_COMPARISON: Star One of Them",
        "compare.save", click("button", "Cancel"), do("give_keys_back"), "win.escape", "app.quit")),
    "sorting through": ("open_library", (
        "win.show-view('gallery')", go_to("table cell", LAKE), "IN_GALLERY: Select All",
        "win.cull", "IN_CULL: Keep", "IN_CULL: Next Image", "IN_CULL: Previous Image",
        do("nothing"), "IN_CULL: Star", "IN_CULL: Trash",
        "IN_CULL: Undo")),
    "gallery": ("open_library", (
        "win.show-view('gallery')", go_to("table cell", LAKE), "edit.star(true)",
        "edit.star(false)", "edit.rate(1)", "edit.rate(2)", "edit.rate(3)", "edit.rate(4)",
        "edit.rate(5)", "edit.rate(0)", do("nothing"), "IN_GALLERY: Select All",
        "gallery.export", *leave("Export 5 Images"), "gallery.unselect", "order.sort('oldest')",
        "order.sort('rating')", "order.sort('least-rated')", "order.sort('seed')",
        "order.sort('largest-seed')", "order.sort('newest')", "order.grouping('day')",
        "order.grouping('run')", "order.grouping('none')", "order.grouping('month')",
        "win.search", ("type_into", "text", "Search Prompts", "lake"), "gallery.clear-search",
        go_to("table cell", LAKE), "gallery.trash")),
    "lineage": ("open_library", (
        "win.show-view('gallery')", go_to("table cell", CITY), seen("Return"),
        "win.show-view('lineage')", "IN_LINEAGE: Branch from Here", "win.generate",
        wait("job.on-screen"), "win.show-view('lineage')", do("go_to_row"),
        only("IN_LINEAGE: Go from Image to Image", "Right", "Left", "Down", "Up"),
        do("nothing"))),
    # Where nothing waits nothing tells that nothing would be sent.
    "queue": ("open_queue", (
        press("ctrl+p"), do("ask_for_four"), do("go_to_row"),
        only("IN_QUEUE: Move Up or Down", "<Alt>Down", "<Alt>Up"),
        only("IN_QUEUE: Move to the Start or End", "<Alt>End"), do("go_to_row"), seen("Down"),
        only("IN_QUEUE: Move to the Start or End", "<Alt>Home"), do("nothing"),
        "IN_QUEUE: Cancel This One", "win.cancel-waiting", do("ask_for_four"), "win.pause",
        "win.cancel-all", press("ctrl+p"), do("ask_for_four"), do("open_again"),
        "win.discard-waiting", press("ctrl+p"), do("ask_for_four"), do("open_again"),
        "win.resume-waiting")),
    "first start": ("open_first", (do("nothing"), "app.try-demo", "window.close")),
}


def list_keys(plan):
    for each in plan:
        if isinstance(each, str):
            yield from ((each, key) for key in ACTIONS[each].keys)
        elif each[0] == "only":
            yield from ((each[1], key) for key in each[2:])
        elif each[0] == "held":
            yield from ((each[1], key) for key in ACTIONS[each[1]].keys)


class Actions(Runs, BusCase):
    """On a bus of their own: dialogs are the toolkit's, and there is nobody else to ask."""

    def setUp(self):
        super().setUp()
        # A desktop whose wallpaper is in the settings.
        self.environment["XDG_CURRENT_DESKTOP"] = "GNOME"
        self.given = fake_handler.plant(self.path("data"), self.path("config"),
                                        "inode/directory", "image/png")
        self.still_motion()
        self.onlooker = Onlooker(self.environment["AT_SPI_BUS_ADDRESS"])
        self.addCleanup(self.onlooker.close)

    def start_window(self, *words):
        super().start_window(*words)
        self.onlooker.watch(self.window)

    def open_ready(self):
        self.start_service()
        self.start_window()
        self.wait_for_mark("startup.gallery-ready")

    def open_images(self):
        self.open_ready()
        for step in (words("A red fox"), go_to("radio button", "16:9"),
                     click("button", "Negative Prompt"), write(NEGATIVE_FIELD, "fog"),
                     press("ctrl+Return"), wait("job.kept"), write(NEGATIVE_FIELD, "rain"),
                     write(PROMPT_FIELD, LAKE), press("ctrl+Return"), wait("job.on-screen", 2),
                     wait("job.kept", 2)):
            self.take(step)

    def open_library(self):
        """Two images of a year ago, and three of today, which differ in their seeds."""
        self.run_cli("generate", CITY, "--demo", "--count", "2", "--seed", "900",
                     "--aspect-ratio", "21:9")
        with contextlib.closing(sqlite3.connect(
                self.path("data", "ultra-studio", "library.db"))) as connection:
            connection.execute("UPDATE calls SET created_us = created_us - ?", (YEAR_US,))
            connection.commit()
        self.run_cli("generate", LAKE, "--demo", "--count", "3", "--seed", "100",
                     "--aspect-ratio", "21:9")
        self.open_ready()

    def open_queue(self):
        self.start_service("--latency", "100000")
        self.start_window()
        self.wait_for_mark("startup.gallery-ready")

    def open_again(self):
        """After a crash."""
        self.kill_window()
        self.start_window()
        self.window.find("button", "Resume")

    def ask_for_four(self):
        self.take(words(LAKE))
        self.window.find("spin button", "Number of Images").get_value_iface().set_current_value(4)
        self.window.find("button", "Generate 4")
        self.window.press("ctrl+Return")
        wait_for("the rows", lambda: len(self.find_rows()) > 1)

    def find_rows(self):
        return [row for row in studio_driver.walk(self.window.root)
                if row.get_role() == Atspi.Role.LIST_ITEM
                and any(re.search(r" · seed \d+$", node.get_name() or "")
                        for node in studio_driver.walk(row))]

    def go_to_row(self):
        def is_focused():
            for row in self.find_rows()[:1]:
                if row.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return True
                self.window.point_at(row)
            return False
        wait_for("the focus on the first row", is_focused)

    def give_keys_back(self):
        """When the dialog, which is no page of the window, is gone."""
        wait_for("one window", lambda: self.window.root.get_child_count() == 1)
        self.window.focus(TITLE)

    def take(self, step):
        # What was walked through earlier may be gone, and the walk would end there each time.
        self.window.root.clear_cache()
        super().take(step)

    def look(self, deep=True):
        """What is to be seen, and what other programs were given. What comes counts, as what goes
        may be a message whose time is over."""
        if self.window.process.poll() is not None:
            return collections.Counter(["ended"])
        return self.onlooker.look(deep) + collections.Counter(fake_handler.read(self.given))

    def rest(self):
        """Until nothing changes any more."""
        looks = [None]

        def is_still():
            looks.append(self.look())
            return looks[-1] == looks[-2]
        wait_for("rest", is_still)
        return looks[-1]

    def nothing(self):
        """Once at least, when what was begun before is over."""
        def is_nothing():
            before = self.rest()
            self.window.press(NOBODYS_KEY)
            return self.rest() == before
        wait_for("a key that is nobody’s to do nothing", is_nothing)

    def press_until_seen(self, key):
        before = self.rest()
        self.window.press(key)
        wait_for(f"what {key} changes", lambda: self.look() != before)

    def try_key(self, name, key):
        before = self.rest()
        self.window.press(to_xdotool(key))
        self.wait_for_change(name, key, before)

    def hold_key(self, name, key):
        before = self.rest()
        self.window.keys("keydown", to_xdotool(key))
        self.wait_for_change(name, key, before)
        self.window.keys("keyup", to_xdotool(key))

    def wait_for_change(self, name, key, before):
        try:
            wait_for(f"what {key} is for: {name}", lambda: self.look(deep=False) - before)
        except studio_driver.GaveUp as error:
            self.save_screenshot("actions-" + re.sub(r"\W+", "-", name))
            raise studio_driver.GaveUp(f"{error}, among\n{self.window.tree()}") from None

    def follow(self, start, plan):
        getattr(self, start)()
        for each in plan:
            if isinstance(each, tuple) and each[0] == "do":
                getattr(self, each[1])()
            elif isinstance(each, tuple) and each[0] == "seen":
                for key in each[1:]:
                    self.press_until_seen(key)
            elif isinstance(each, tuple) and each[0] not in ("only", "held"):
                self.take(each)
            else:
                for name, key in list_keys([each]):
                    (self.hold_key if each[0] == "held" else self.try_key)(name, key)

    def test_none_is_left_out(self):
        tried = {pair for _, plan in PLANS.values() for pair in list_keys(plan)}
        known = {(action.name, key) for action in ACTIONS.values() for key in action.keys
                 if action.name not in ELSEWHERE}
        self.assertGreater(len(known), 100)
        self.assertEqual(known, tried)


for each_name, each_plan in PLANS.items():
    setattr(Actions, "test_" + each_name.replace(" ", "_"),
            lambda self, plan=each_plan: self.follow(*plan))


if __name__ == "__main__":
    studio_tap.main()
