# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Every screen of the window, and how a person gets to it: one row each. A new screen is one row."""

import json
import os
import struct
import subprocess
import zlib
from typing import NamedTuple

import studio_driver
from gi.repository import Atspi
from window_case import CLI

LAKE, CITY = "A lake at dawn, misty", "A city at night"
TITLE = studio_driver.TITLE
PROMPT_FIELD = "Prompt"


class Screen(NamedTuple):
    """`steps` lead there from the screen before it in the same run, `sign` says that it is there
    (a role and a name), `back` are the steps away from it where the next row does not go on."""
    run: str
    name: str
    steps: tuple
    sign: tuple
    back: tuple = ()


def press(*keys):
    return ("press", *keys)


def click(role, name):
    return ("click", role, name)


def inside(name):
    """What can be clicked in a menu button, which is itself a group."""
    return ("inside", name)


def write(name, text):
    return ("write", name, text)


def words(text):
    """Typed where the keys go, from nothing."""
    return ("words", text)


def focus(title):
    return ("focus", title)


def has_keys(*names):
    """Waits until one of the items of a menu does."""
    return ("has-keys", *names)


def dismiss(title):
    """What is open, for the window of that title."""
    return ("dismiss", title)


def wait(mark, count=1):
    return ("wait", mark, count)


# Of the others it is waited for.
NO_LIBRARY = {"damaged"}
# One is the usual.
N_STARTS = {"resumed": 2}
ESCAPE = (press("Escape"),)
# From what is above the window: a popover or a dialog.
LEAVE = (dismiss(TITLE),)

SCREENS = (
    Screen("first", "first start", (), ("button", "Connect to Heroku")),
    Screen("first", "connection, typed", (press("ctrl+shift+k"), focus("Connect to Heroku")),
           ("text", "Address")),
    Screen("first", "connection, pasted", (click("tab", "Paste"),), ("text", "")),
    Screen("first", "connection, asked for", (click("tab", "Ask Heroku"),), ("text", ""), LEAVE),

    Screen("studio", "studio, empty", (), ("text", PROMPT_FIELD)),
    Screen("studio", "negative prompt", (click("button", "Negative Prompt"),),
           ("text", "What the image should not show")),
    Screen("studio", "history, empty", (press("ctrl+l", "ctrl+h"),),
           ("", "Search the Prompt History"), LEAVE),
    Screen("studio", "styles, empty", (press("ctrl+b"),), ("button", "Save Current…")),
    Screen("studio", "style", (click("button", "Save Current…"),), ("text", "Name"), LEAVE),
    Screen("studio", "word lists, empty", (press("ctrl+l", "ctrl+b"), click("button", "Word Lists…"),
                                           focus("Word Lists")),
           ("label", "No Word Lists Yet")),
    Screen("studio", "word list", (click("button", "New Word List"),), ("text", "Name"),
           LEAVE),
    Screen("studio", "template", (words("a {red|blue} fox"), press("ctrl+Return")),
           ("label", "All 2 combinations"), LEAVE),
    Screen("studio", "wordings asked for", (words("A lake at dawn"), press("ctrl+shift+Left"),
                                            press("ctrl+t")), ("label", "“dawn” or"), ()),
    Screen("studio", "wordings", (write("Other Wording", "night"), click("button", "Generate 2"),
                                  wait("job.kept", 2), focus(TITLE)),
           ("image", "night: A lake at night"), ESCAPE),
    Screen("studio", "wordings with seeds",
           (words("A hill at dawn"), press("ctrl+shift+Left"), press("ctrl+t"),
            write("Other Wording", "noon"), ("value", "spin button", "Seeds", 2),
            click("button", "Generate 4"), wait("job.kept", 6), focus(TITLE)),
           ("label", "4 of 4 images"), ESCAPE),
    Screen("studio", "image", (press("alt+1"), words(LAKE), press("ctrl+Return"),
                               wait("job.kept", 7)), ("button", "Add Star")),
    Screen("studio", "about the image", (click("button", "About This Image"),),
           ("label", " · Seed "), (click("button", "About This Image"),)),
    Screen("studio", "save", (click("button", "Save As…"), focus("Save Image")),
           ("button", "Choose Name…"), LEAVE),
    Screen("studio", "menu of the image", (inside("More"),), ("", "Use Again"), LEAVE),
    Screen("studio", "history", (press("ctrl+l", "ctrl+h"),), ("label", LAKE), LEAVE),
    Screen("studio", "main menu", (press("F10"),), ("", "Preferences"), LEAVE),
    Screen("studio", "commands", (press("ctrl+k"), focus("Commands")),
           ("", "Search commands and past prompts")),
    Screen("studio", "another shortcut", (press("F2"), focus("Change Shortcut")),
           ("", "New Shortcut"),
           (dismiss("Commands"), dismiss(TITLE))),
    Screen("studio", "about", (press("ctrl+F1"), focus("About")), ("", "Credits"), LEAVE),
    Screen("studio", "preferences", (press("ctrl+comma"), focus("Preferences")),
           ("label", "Notify When Images Are Ready"), LEAVE),
    Screen("studio", "ledger", (press("ctrl+shift+l"), focus("Calls and Costs")),
           ("", "This Month"), ()),
    Screen("studio", "ledger, calls", (click("tab", "Calls"),), ("", LAKE), LEAVE),
    Screen("studio", "full screen", (press("F11"),), ("button", "Full Screen"), (press("F11"),)),
    # Last: the window of the shortcuts has no name that it could be given the keys by.
    Screen("studio", "shortcuts", (press("ctrl+question"),), ("label", "Rate with 1 of 5")),

    Screen("arriving", "sent", (words(LAKE), press("ctrl+Return"), wait("job.sent")),
           ("button", "Cancel")),
    Screen("arriving", "waiting in line", (press("ctrl+Return"),), ("button", "Cancel All")),

    Screen("refused", "refused", (words(LAKE), press("ctrl+Return")), ("button", "Edit Prompt")),
    Screen("failed", "failed", (words(LAKE), press("ctrl+Return")), ("button", "Try Again")),
    Screen("limited", "limit reached", (words(LAKE), press("ctrl+Return")), ("label", "limit")),
    Screen("resumed", "what waited last time", (), ("button", "Resume")),
    Screen("demo", "demo", (), ("label", "Demo:")),
    Screen("damaged", "damaged library", (), ("button", "Rebuild the Database")),
    Screen("recall", "parameters of a file", (focus("Use Parameters"),),
           ("label", "Found but Not Used"), LEAVE),

    Screen("library", "gallery", (press("alt+2"),), ("table cell", LAKE)),
    Screen("library", "search help", (inside("What Can Be Searched For"),), ("", "is:starred"),
           LEAVE),
    Screen("library", "order", (inside("Sort and Group"),), ("", "Oldest First"), LEAVE),
    Screen("library", "months", (inside("Go to a Month"),), ("list item", "20"), LEAVE),
    Screen("library", "filter", (inside("Rating"),), ("menu item", "Any Rating"), LEAVE),
    Screen("library", "completions", (press("ctrl+f"), ("type", "is:"),), ("", "starred"), ()),
    Screen("library", "search found nothing", (("type", "starred "),), ("label", "No image matches"),
           (press("Escape"), press("Escape"))),
    Screen("library", "search with an error", (press("ctrl+f"), ("type", "rating:many ")),
           ("alert", "needs a number of stars"), (press("Escape"), press("Escape"))),
    Screen("library", "calls without an image", (press("ctrl+f"), ("type", "state:refused ")),
           ("status bar", "1 call"), (press("Escape"), press("Escape"))),
    Screen("library", "details", (click("table cell", LAKE),), ("button", "Use Again")),
    Screen("library", "menu of a tile", (("focus-node", "table cell", CITY), press("Menu")),
           ("", "Copy Prompt"), ()),
    Screen("library", "ways to copy", (has_keys("Use Again"), press("a"),
                                       has_keys("Copy As", "Seed", "curl")),
           ("", "curl"), LEAVE),
    Screen("library", "lineage", (("focus-node", "table cell", CITY), press("Return", "alt+3")),
           ("", "The beginning"), (press("alt+2"),)),
    Screen("library", "many selected", (("focus-node", "table cell", CITY), press("ctrl+a")),
           ("", "5 selected")),
    Screen("library", "export", (press("ctrl+shift+s"), focus("Export 5 Images")),
           ("", "Longest Edge"), LEAVE),
    Screen("library", "comparison, side by side", (("focus-node", "table cell", CITY),
                                                   press("ctrl+a"), press("F7")),
           ("image", "A: A ")),
    Screen("library", "comparison, slider", (press("l"),), ("slider", "Line Between")),
    Screen("library", "comparison, difference", (press("d"),), ("label", "pixels differ")),
    Screen("library", "comparison, flip", (press("f"),), ("image", "A"), ESCAPE),
    Screen("library", "sorting through", (press("F8"),), ("", "1 of 5")),
    Screen("library", "sorted", (press("k", "k", "k", "k", "x"),), ("button", "Move 1 Image"),
           (press("Escape"), press("Escape"))),
    Screen("library", "narrow", (("size", "360", "640"), press("alt+1")), ("text", "")),
)


def write_foreign_image(path):
    """What AUTOMATIC1111 writes: a text chunk before the pixels."""
    text = ("a red fox\nNegative prompt: fog\n"
            "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 77, Size: 512x768, Model: sdxl")
    rows = b"".join(b"\0" + bytes(3 * 64) for _ in range(96))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        for kind, data in ((b"IHDR", struct.pack(">IIBBBBB", 64, 96, 8, 2, 0, 0, 0)),
                           (b"tEXt", b"parameters\0" + text.encode("latin-1")),
                           (b"IDAT", zlib.compress(rows)), (b"IEND", b"")):
            file.write(struct.pack(">I", len(data)) + kind + data
                       + struct.pack(">I", zlib.crc32(kind + data)))
    return path


class Runs:
    """How the window is started for a row, and how its steps are taken; a mixin of a WindowCase."""

    def run_cli(self, *words, check=True):
        return subprocess.run([CLI, *words], env=self.environment, check=check,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)

    def open_first(self):
        self.start_window()

    def open_studio(self):
        self.start_service()
        self.start_window()

    def open_arriving(self):
        self.start_service("--latency", "100000")
        self.start_window()

    def open_refused(self):
        self.start_service("--fault", "content-refused")
        self.start_window()

    def open_failed(self):
        self.start_service("--fault", "model-error")
        self.start_window()

    def open_limited(self):
        self.start_service("--fault", "rate-limit")
        self.start_window()

    def open_resumed(self):
        self.start_service()
        self.start_window()
        self.wait_for_mark("startup.gallery-ready")
        for step in (press("ctrl+p"), words(LAKE), press("ctrl+Return")):
            self.take(step)
        studio_driver.wait_for("the call", lambda: self.run_cli(
            "show", "1", check=False).returncode == 0)
        self.kill_window()
        self.start_window()

    def open_demo(self):
        self.start_window("--demo")

    def open_damaged(self):
        self.run_cli("generate", LAKE, "--demo")
        with open(self.path("data", "ultra-studio", "library.db"), "r+b") as file:
            file.write(b"x" * 200)
        self.start_window()

    def open_recall(self):
        self.start_service()
        self.start_window(write_foreign_image(self.path("00042-77.png")))

    def open_library(self):
        self.run_cli("generate", LAKE, "--demo", "--count", "3", "--aspect-ratio", "21:9")
        self.run_cli("generate", CITY, "--demo", "--count", "2", "--aspect-ratio", "21:9")
        self.start_service("--fault", "content-refused")
        self.run_cli("generate", "A forbidden lake", check=False)
        self.start_window()

    def open_run(self, run):
        """Until the library is there, the window still moves the focus and what is shown."""
        getattr(self, f"open_{run}")()
        if run not in NO_LIBRARY:
            self.wait_for_mark("startup.gallery-ready", N_STARTS.get(run, 1))
        self.window.find("frame", "")

    def go_to(self, screen):
        for step in screen.steps:
            self.take(step)
        self.window.find(*screen.sign)

    def go_back(self, screen):
        for step in screen.back:
            self.take(step)

    def focus_node(self, role, name):
        """Where it lies is known only after the first layout."""
        def is_focused():
            node = self.window.find(role, name)
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return True
            self.window.point_at(node)
            return False

        studio_driver.wait_for(f"the focus on {role} “{name}”", is_focused)

    def take(self, step):
        window = self.window
        verb, *rest = step
        if verb == "words":
            window.press("ctrl+n")
            window.find("text", PROMPT_FIELD)
            window.type_into("text", PROMPT_FIELD, *rest)
        elif verb == "write":
            window.write_text("text", *rest)
        elif verb == "wait":
            self.wait_for_mark(*rest)
        elif verb == "inside":
            window.click_inside(*rest)
        elif verb == "value":
            window.find(*rest[:2]).get_value_iface().set_current_value(rest[2])
        elif verb == "has-keys":
            studio_driver.wait_for(f"the focus on {rest}", lambda: any(
                node.get_name() in rest and node.get_state_set().contains(Atspi.StateType.FOCUSED)
                for node in studio_driver.walk(window.root)))
        elif verb == "focus-node":
            self.focus_node(*rest)
        elif step[:2] == ("click", "tab"):
            window.click(*rest)
            studio_driver.wait_for(f"the page “{rest[1]}”", lambda: window.find(*rest)
                                   .get_state_set().contains(Atspi.StateType.SELECTED))
        elif verb == "size":
            window.keys("windowsize", "--sync", window.xid, *rest)
        else:
            getattr(window, verb)(*rest)
