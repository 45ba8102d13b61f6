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

import studio_driver

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402  (after require_version)

APP = "com.example.UltraStudio"
HOME = os.environ["HOME"]
DATA = os.path.join(HOME, ".var", "app", APP)
GIVE_UP = 120


def run(*words, **keywords):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=GIVE_UP,
                          check=False, **{"stdin": subprocess.DEVNULL, **keywords})


def files_below(folder):
    return sorted(os.path.join(place, name) for place, _, names in os.walk(folder)
                  for name in names)


class SandboxWindow(studio_driver.Window):
    """What reaches the accessibility bus comes from a proxy: the name tells whose it is."""

    def find_application(self):
        if self.process.poll() is not None:
            raise studio_driver.GaveUp(
                f"the program ended with {self.process.returncode}: {self.read_errors()}")
        return find_application("ultra-studio")

    def kill(self):
        run("flatpak", "kill", APP)
        super().kill()


def find_application(name):
    desktop = studio_driver.Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and name in (application.get_name() or "") \
                and application.get_child_count() > 0:
            return application
    return None


def look(root, role, name):
    for node in studio_driver.walk(root):
        if role in node.get_role_name() and name in (node.get_name() or ""):
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
