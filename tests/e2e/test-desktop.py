#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What the desktop does with the program: starts it through D-Bus, asks it for actions and files,
and searches its images, with a window open and without."""

import configparser
import contextlib
import os
import pathlib
import sqlite3
import subprocess

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402  (after require_version)

import studio_driver
import studio_tap
from bus_case import BusCase
from window_case import CLI, WINDOW

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data")
NAME = "com.example.UltraStudio"
PROMPTS = ("A quiet lake under the moon", "A lighthouse in a storm")


def read_keyfile(name):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(os.path.join(DATA, name), encoding="utf-8")
    return parser


class Started(studio_driver.Window):
    """A window of a process that the bus started, or that was started as nothing but a service."""

    def __init__(self, environment, pid):
        self.errors = open(os.path.join(environment["HOME"], "stderr"), "ab+")
        self.process = subprocess.Popen(["tail", f"--pid={pid}", "-f", "/dev/null"])
        self.pid = pid
        self.root = studio_driver.wait_for("the window", self.find_application)
        self.xid = studio_driver.wait_for("the X window", self.find_x_window)
        self.keys("windowfocus", self.xid)


class Desktop(BusCase):
    """A bus of its own that knows how to start the program."""

    def setUp(self):
        super().setUp()
        self.provider = read_keyfile(NAME + ".search-provider.ini")["Shell Search Provider"]

    def write_service(self):
        """As the installed one, but for where the program is and what it may see."""
        with open(os.path.join(DATA, NAME + ".service.in"), encoding="utf-8") as file:
            text = file.read().replace("@bindir@/ultra-studio", self.path("run"))
        with open(self.path("services", NAME + ".service"), "w", encoding="utf-8") as file:
            file.write(text)
        lines = [f"export {name}='{value}'" for name, value in self.environment.items()
                 if "'" not in value and name.isidentifier()]
        with open(self.path("run"), "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + "\n".join(lines)
                       + f"\nexec {WINDOW} \"$@\" 2>>{self.path('stderr')}\n")
        os.chmod(self.path("run"), 0o700)
        self.addCleanup(self.end_service)

    def get_pid(self):
        try:
            return self.ask_bus("GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)))
        except GLib.Error:
            return None

    def end_service(self):
        pid = self.get_pid()
        if pid is not None:
            os.kill(pid, 9)

    def ask_bus(self, method, parameters):
        return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                  "org.freedesktop.DBus", method, parameters, None,
                                  Gio.DBusCallFlags.NONE, -1).unpack()[0]

    def call(self, path, interface, method, signature, values, kind=None):
        answer = self.bus.call_sync(
            NAME, path, interface, method, GLib.Variant(signature, values),
            kind and GLib.VariantType(kind), Gio.DBusCallFlags.NONE,
            int(studio_driver.GIVE_UP * 1000))
        return answer.unpack()[0] if kind and kind != "()" else None

    def search(self, method, signature, values, kind):
        return self.call(self.provider["ObjectPath"], "org.gnome.Shell.SearchProvider2", method,
                         signature, values, kind)

    def find(self, *terms):
        return self.search("GetInitialResultSet", "(as)", (terms,), "(as)")

    def activate_action(self, name):
        self.call("/com/example/UltraStudio", "org.freedesktop.Application", "ActivateAction",
                  "(sava{sv})", (name, [], {}), "()")

    def make_images(self):
        for seed, prompt in enumerate(PROMPTS, 41):
            subprocess.run([CLI, "generate", prompt, "--seed", str(seed)], env=self.environment,
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def count_windows(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Ultra Studio"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        return len(found.stdout.split())

    def find_started(self):
        pid = studio_driver.wait_for("the process", self.get_pid)
        self.window = Started(self.environment, pid)
        return self.window

    def check_search(self):
        found = self.find("quiet", "lak")
        self.assertEqual(len(found), 1)
        self.assertEqual(self.search("GetSubsearchResultSet", "(asas)", (found, ["quiet", "lake"]),
                                     "(as)"), found)
        self.assertEqual(len(self.find("a")), 2)
        self.assertEqual(self.find("seed:42"), self.find("lighthouse"))
        self.assertEqual(self.find("volcano"), [])
        meta, gone, nonsense = self.search(
            "GetResultMetas", "(as)", ((*found, "4242", "../../etc"),), "(aa{sv})")
        self.assertEqual((meta["id"], meta["name"]), (found[0], PROMPTS[0]))
        self.assertRegex(meta["description"], r"2\d\d\d.* · 1:1 · Seed 41$")
        self.assertEqual(meta["clipboardText"], PROMPTS[0])
        kind, icon = meta["icon"]
        self.assertEqual(kind, "bytes")
        self.assertEqual(bytes(icon)[:4], b"\x89PNG")
        self.assertLess(len(icon), 128 * 128 * 4)
        self.assertEqual(gone["name"], "This image is gone")
        self.assertEqual(nonsense["icon"][0], "themed")

    def check_hostile(self):
        for terms in (["\"", "'"], ["a" * 100000], ["NEAR(", "*"], [""], ["is:trashed"], ["-"],
                      ["\u202e", "a"] * 500):
            self.assertLessEqual(len(self.find(*terms)), 100)
        many = [str(n) for n in range(5000)]
        self.assertLessEqual(
            len(self.search("GetResultMetas", "(as)", (many,), "(aa{sv})")), 32)

    def test_search_without_a_window(self):
        self.start_service()
        self.make_images()
        self.write_service()
        self.check_search()
        self.check_hostile()
        self.assertEqual(self.count_windows(), 0)
        # A program that nobody needs goes.
        studio_driver.wait_for("the end of the service", lambda: self.get_pid() is None)
        self.assertFalse(os.path.exists(self.path("data", "ultra-studio", "draft.json")))

    def test_search_where_there_is_nothing(self):
        self.write_service()
        self.assertEqual(self.find("lake"), [])
        self.assertFalse(os.path.exists(self.path("data", "ultra-studio", "library.db")))

    def test_search_where_the_library_is_broken(self):
        """Nothing is found, nothing is made anew behind the back of a person, and it goes on."""
        self.start_service()
        self.make_images()
        path = self.path("data", "ultra-studio", "library.db")
        with contextlib.closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with open(path, "rb") as file:
            whole = file.read()
        for suffix in ("-wal", "-shm"):
            if os.path.exists(path + suffix):
                os.remove(path + suffix)
        with open(path, "wb") as file:
            file.write(b"no database " * 4000)
        self.write_service()
        self.assertEqual(self.find("lake"), [])
        meta, = self.search("GetResultMetas", "(as)", (("1",),), "(aa{sv})")
        self.assertEqual(meta["name"], "This image is gone")
        with open(path, "rb") as file:
            self.assertTrue(file.read().startswith(b"no database "))
        studio_driver.wait_for("the end of the service", lambda: self.get_pid() is None)
        with open(path, "wb") as file:
            file.write(whole)
        self.assertEqual(len(self.find("lake")), 1)

    def test_search_while_somebody_writes(self):
        """Whoever holds the database keeps nobody from looking into it."""
        self.start_service()
        self.make_images()
        self.write_service()
        other = sqlite3.connect(self.path("data", "ultra-studio", "library.db"))
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        self.assertEqual(len(self.find("quiet")), 1)
        other.rollback()

    def test_files_start_the_program(self):
        """As the file manager opens them: the first for its words, several into the library."""
        self.start_service()
        self.make_images()
        subprocess.run([CLI, "export", "1", "2", "--to", self.home], env=self.environment,
                       check=True, stdout=subprocess.DEVNULL)
        images = [path.as_uri() for path in sorted(pathlib.Path(self.home).glob("*.png"))]
        self.write_service()
        self.open_files(images[0])
        window = self.find_started()
        window.find("label", PROMPTS[0])
        window.find("label", "Import Image")
        self.save_screenshot("opened-file")
        window.press("Escape")
        self.open_files("http://example.com/a.png")
        window.find("label", "Only files on this computer can be opened")
        self.open_files(*images, pathlib.Path(self.path("run")).as_uri())
        window.find("label", "2 images imported")
        shows = studio_driver.wait_for("the button of the toast", lambda: [
            node for node in studio_driver.walk(window.root) if node.get_name() == "Show"])
        window.point_at(shows[0])
        studio_driver.wait_for(
            "what was imported", lambda: window.read_text("text", "Search") == "is:imported")
        window.find("status bar", "2 images")
        self.assertEqual(self.count_windows(), 1)

    def open_files(self, *addresses):
        self.call("/com/example/UltraStudio", "org.freedesktop.Application", "Open", "(asa{sv})",
                  (addresses, {}), "()")

    def test_search_with_a_window(self):
        self.start_service()
        self.make_images()
        window = self.start_window()
        window.find("text", "Prompt")
        self.check_search()
        self.check_hostile()
        self.assertEqual(self.count_windows(), 1)
        self.search("LaunchSearch", "(asu)", (["quiet", "lake"], 0), "()")
        studio_driver.wait_for(
            "the search", lambda: window.read_text("text", "Search") == "quiet lake")
        window.find("table cell", PROMPTS[0])
        self.save_screenshot("launched-search")
        self.search("ActivateResult", "(sasu)", (self.find("lighthouse")[0], ["lighthouse"], 0),
                    "()")
        window.find("image", PROMPTS[1])
        self.close_window()

    def test_results_start_the_program(self):
        self.start_service()
        self.make_images()
        self.write_service()
        found = self.find("lighthouse")
        self.search("ActivateResult", "(sasu)", (found[0], ["lighthouse"], 0), "()")
        self.find_started().find("image", PROMPTS[1])
        self.save_screenshot("activated-result")

    def test_actions_start_the_program(self):
        proxy = self.start_service()
        actions = read_keyfile(NAME + ".desktop.in")["Desktop Entry"]["Actions"]
        self.assertEqual(actions, "new-prompt;generate-again;")
        self.write_service()
        self.activate_action("new-prompt")
        window = self.find_started()
        window.find("text", "Prompt")
        window.type(PROMPTS[0])
        studio_driver.wait_for("the prompt",
                               lambda: window.read_text("text", "Prompt") == PROMPTS[0])
        self.activate_action("generate-again")
        self.wait_for_mark("job.kept")
        window.press("ctrl+q")
        studio_driver.wait_for("the end", lambda: self.get_pid() is None)
        self.activate_action("generate-again")
        self.wait_for_mark("job.kept", 2)
        self.assertEqual([request[1]["prompt"] for request in proxy.requests], [PROMPTS[0]] * 2)

    def test_second_start_hands_over(self):
        self.start_service()
        window = self.start_window()
        window.find("text", "Prompt")
        words = subprocess.run(["xprop", "-id", window.xid, "WM_CLASS"], stdout=subprocess.PIPE,
                               check=True).stdout.decode()
        entry = read_keyfile(NAME + ".desktop.in")["Desktop Entry"]
        self.assertIn(f'"{entry["StartupWMClass"]}"', words)
        text = self.path("a.txt")
        with open(text, "w", encoding="utf-8") as file:
            file.write(f"{PROMPTS[0]}\nSteps: 20, Seed: 7, Size: 512x512, Model: x")
        self.start_again(text)
        window.find("label", PROMPTS[0])
        self.save_screenshot("handed-over")
        window.press("Escape")
        self.start_again(self.path("no.png"), self.path("neither.png"))
        window.find("label", "2 files could not be imported")
        self.start_again(self.path("is-not-there.png"))
        window.find("label", "There is no file “" + self.path("is-not-there.png"))
        self.start_again("--new-prompt")
        self.assertEqual(self.count_windows(), 1)

    def start_again(self, *words):
        again = subprocess.run([WINDOW, *words], env=self.environment, check=True,
                               timeout=studio_driver.GIVE_UP, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(again.stdout, b"")

    def test_first_start_with_files(self):
        self.start_service()
        with open(self.path("no.png"), "wb") as file:
            file.write(b"no image")
        window = self.start_window(self.path("no.png"), self.path("is-not-there.png"))
        window.find("label", "2 files could not be imported")


if __name__ == "__main__":
    studio_tap.main()
