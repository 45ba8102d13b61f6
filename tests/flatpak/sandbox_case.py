# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What the scenarios in the sandbox share: the installed application, its folder as the host sees
it, and its window. build-aux/flatpak gives them a home, a session bus with real portals and an X
server of their own."""

import json
import os
import subprocess
import unittest

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402  (after require_version)

import studio_driver  # noqa: E402  (after require_version)

APP = "com.example.UltraStudio"
HOME = os.environ["HOME"]
DATA = os.path.join(HOME, ".var", "app", APP)
TRACE = os.path.join(DATA, "cache", "trace")
GIVE_UP = 120


def run(*words, **keywords):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=GIVE_UP,
                          check=False, **{"stdin": subprocess.DEVNULL, **keywords})


def files_below(folder):
    return sorted(os.path.join(place, name) for place, _, names in os.walk(folder)
                  for name in names)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def find_application(name):
    """Whatever comes from a sandbox comes from its proxy: the name tells whose it is."""
    desktop = studio_driver.Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and name in (application.get_name() or "") \
                and application.get_child_count() > 0:
            return application
    return None


def look(root, role, name):
    if root is None:
        return None
    for node in studio_driver.walk(root):
        if role in node.get_role_name() and name in (node.get_name() or ""):
            return node
    return None


def ask_bus(name, path, interface, method, parameters, kind):
    """As the desktop does; a service that is not there is started."""
    answer = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        name, path, interface, method, parameters, GLib.VariantType(kind), Gio.DBusCallFlags.NONE,
        GIVE_UP * 1000).unpack()
    return answer[0] if answer else None


def get_service_pid():
    return ask_bus("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                   "GetConnectionUnixProcessID", GLib.Variant("(s)", (APP,)), "(u)")


class SandboxWindow(studio_driver.Window):
    def __init__(self, *words):
        super().__init__("flatpak", dict(os.environ), "run", "--user",
                         f"--env=ULTRA_STUDIO_TRACE={TRACE}", "--env=GSK_RENDERER=cairo", APP,
                         *words)

    @classmethod
    def of_service(cls):
        """The window of a process that the bus started."""
        self = cls.__new__(cls)
        pid = studio_driver.wait_for("the service", get_service_pid)
        self.errors = open(os.path.join(HOME, "stderr"), "ab+")
        self.process = subprocess.Popen(["tail", f"--pid={pid}", "-f", "/dev/null"])
        self.root = studio_driver.wait_for("the window", self.find_application)
        self.xid = studio_driver.wait_for("the X window", self.find_x_window)
        self.keys("windowfocus", self.xid)
        return self

    def find_application(self):
        if self.process.poll() is not None:
            raise studio_driver.GaveUp(
                f"the program ended with {self.process.returncode}: {self.read_errors()}")
        return find_application("ultra-studio")

    def find_x_window(self, title=studio_driver.TITLE):
        """A sandbox counts its processes by itself, and the portal's dialogs are another's."""
        found = studio_driver.list_x_windows("--name", f"^{title}$")
        return found[-1] if found else None

    def read_errors(self):
        """What the program said; what Mesa says of an X server without hardware is not its."""
        lines = super().read_errors().splitlines()
        return "\n".join(line for line in lines if line and "libEGL warning" not in line)

    def wait_for_mark(self, mark, count=1):
        studio_driver.wait_for(f"{count} × {mark}", lambda: count <= sum(
            entry["mark"] == mark for entry in studio_driver.read_trace(TRACE)))

    def kill(self):
        run("flatpak", "kill", APP)
        super().kill()


class FileDialog:
    """The portal's own, outside the sandbox."""

    def __init__(self, accept="Save"):
        self.accept = accept
        self.find("button", accept)

    def find(self, role, name):
        return studio_driver.wait_for(
            f"{role} “{name}” of the portal's dialog",
            lambda: look(find_application("xdg-desktop-portal-gtk"), role, name))

    def write(self, text):
        entry = studio_driver.wait_for("the entry", self.find_entry)
        entry.get_editable_text_iface().set_text_contents(text)
        words = entry.get_text_iface()
        studio_driver.wait_for(
            text, lambda: words.get_text(0, words.get_character_count()) == text)
        self.find("button", self.accept).get_action_iface().do_action(0)

    @staticmethod
    def find_entry():
        for node in studio_driver.walk(find_application("xdg-desktop-portal-gtk")):
            if node.get_role_name() == "text" and node.get_editable_text_iface() is not None \
                    and node.get_state_set().contains(studio_driver.Atspi.StateType.SHOWING):
                return node
        return None


class SandboxCase(unittest.TestCase):
    def run_inside(self, command, *words, options=(), **keywords):
        return run("flatpak", "run", "--user", f"--command={command}", *options, APP, *words,
                   **keywords)

    def run_cli(self, *words, code=0, **keywords):
        done = self.run_inside("ultra-studio-cli", *words, "--json", **keywords)
        self.assertEqual(done.returncode, code, (words, done.stdout, done.stderr))
        return json.loads(done.stdout)

    def start_window(self, *words):
        for path in (TRACE, os.path.join(HOME, "stderr")):
            if os.path.exists(path):
                os.remove(path)
        window = SandboxWindow(*words)
        self.addCleanup(window.kill)
        return window

    def save_screenshot(self, window, name):
        folder = os.environ.get("STUDIO_E2E_SCREENSHOTS")
        if folder:
            window.screenshot(os.path.join(folder, f"sandbox-{name}.png"))
