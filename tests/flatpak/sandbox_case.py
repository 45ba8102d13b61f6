# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What the scenarios in the sandbox share: the installed application, its folder as the host sees
it, and its window. build-aux/flatpak gives them a home, a session bus with real portals and an X
server of their own."""

import json
import os
import subprocess
import unittest

import studio_driver

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


class SandboxWindow(studio_driver.Window):
    def __init__(self, *words):
        super().__init__("flatpak", dict(os.environ), "run", "--user",
                         f"--env=ULTRA_STUDIO_TRACE={TRACE}", "--env=GSK_RENDERER=cairo", APP,
                         *words)

    def find_application(self):
        if self.process.poll() is not None:
            raise studio_driver.GaveUp(
                f"the program ended with {self.process.returncode}: {self.read_errors()}")
        return find_application("ultra-studio")

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

    def __init__(self):
        self.find("button", "Save")

    def find(self, role, name):
        return studio_driver.wait_for(
            f"{role} “{name}” of the portal's dialog",
            lambda: look(find_application("xdg-desktop-portal-gtk"), role, name))

    def save_as(self, name):
        entry = studio_driver.wait_for("the name's entry", self.find_entry)
        entry.get_editable_text_iface().set_text_contents(name)
        text = entry.get_text_iface()
        studio_driver.wait_for(name, lambda: text.get_text(0, text.get_character_count()) == name)
        self.find("button", "Save").get_action_iface().do_action(0)

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
