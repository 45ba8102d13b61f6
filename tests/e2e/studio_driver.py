# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Drives the real window as a person with a screen reader and a keyboard would: it looks through
AT-SPI and types through the X server."""

import json
import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  (after require_version)

GIVE_UP = float(os.environ.get("STUDIO_E2E_GIVE_UP", "60"))
TITLE = "Ultra Studio"
# On a busy machine a program answers later than after the 0.8 seconds that are usual.
Atspi.set_timeout(20000, 60000)


class GaveUp(AssertionError):
    pass


def wait_for(what, function, give_up=GIVE_UP):
    """Asks again and again until the answer is true; the accessibility bus tells late."""
    deadline = time.monotonic() + give_up
    while time.monotonic() < deadline:
        try:
            found = function()
        except gi.repository.GLib.Error:
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise GaveUp(f"never: {what}")


def walk(node, depth=0):
    """Every node below that is to be seen, the topmost first."""
    if node is None or depth > 60:
        return
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
            yield from walk(child, depth + 1)


def describe(node):
    return f"{node.get_role_name()} “{node.get_name()}”"


def display_answers():
    return subprocess.run(["xdotool", "getdisplaygeometry"], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False).returncode == 0


def list_x_windows(*conditions):
    """Those that are to be seen, the topmost last."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", *conditions],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return found.stdout.decode().split()


def give_keys(xid):
    """One that closes just then takes none, and then nothing ends the wait for it."""
    try:
        return subprocess.run(["xdotool", "windowfocus", "--sync", xid], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, check=False, timeout=5).returncode == 0
    except subprocess.TimeoutExpired:
        return False


class Window:
    """One run of the program."""

    def __init__(self, program, environment, *words):
        self.errors = open(os.path.join(environment["HOME"], "stderr"), "ab+")
        # On a busy machine xvfb-run goes on before its server listens.
        wait_for("the X server", display_answers)
        self.process = subprocess.Popen([program, *words], env=environment, stderr=self.errors,
                                        stdin=subprocess.DEVNULL)
        self.pid = self.process.pid
        self.root = wait_for("the window", self.find_application)
        self.xid = wait_for("the X window", self.find_x_window)
        self.keys("windowfocus", self.xid)
        # Where an earlier scenario left it, something may come under it that it is over then.
        self.keys("mousemove", *subprocess.check_output(["xdotool", "getdisplaygeometry"]).split())

    def find_application(self):
        if self.process.poll() is not None:
            raise GaveUp(f"the program ended with {self.process.returncode}: {self.read_errors()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.pid \
                    and application.get_child_count() > 0:
                return application
        return None

    def read_errors(self):
        """What the program said, but for GLib's word that nobody here shows notifications."""
        self.errors.seek(0)
        said = self.errors.read().decode(errors="replace")
        return re.sub(r"\n?[^\n]*unable to send notifications through [^\n]*\n", "", said)

    def find_x_window(self, title=TITLE):
        """Of this run: those of one that was killed stay until the server has noticed."""
        found = list_x_windows("--all", "--pid", str(self.pid), "--name", f"^{title}$")
        return found[-1] if found else None

    def keys(self, *words):
        subprocess.run(["xdotool", *words], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def take_keys_back(self):
        """A dialog that closed leaves them to no window: there is no window manager to give them
        to the one below."""
        held = subprocess.run(["xdotool", "getwindowfocus", "getwindowname"], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if not held.stdout.strip():
            wait_for("the window to take the keys", lambda: give_keys(self.xid))

    def press(self, *keys):
        self.take_keys_back()
        self.keys("key", "--clearmodifiers", *keys)

    def type(self, text):
        self.take_keys_back()
        self.keys("type", "--delay", "5", text)

    def type_into(self, role, name, text):
        """Typed from nothing until it stands there: what is typed while a page slides in still goes
        to the one before, and the toolkit tells nobody of the keys in a row's entry."""
        def is_there():
            return self.read_text(role, name) == text

        def type_whole():
            self.write_text(role, name, "")
            self.type(text)
            try:
                return wait_for(text, is_there, 3)
            except GaveUp:
                return False
        wait_for(f"“{text}” in {role} “{name}”", type_whole)

    def tree(self):
        lines = []
        for node in walk(self.root):
            lines.append(describe(node))
        return "\n".join(lines)

    def look(self, role, name):
        for node in walk(self.root):
            if role in node.get_role_name() and name in (node.get_name() or ""):
                return node
        return None

    def find(self, role, name):
        try:
            return wait_for(f"{role} “{name}”", lambda: self.look(role, name))
        except GaveUp as error:
            raise GaveUp(f"{error}, among\n{self.tree()}") from None

    def click(self, role, name):
        node = self.find(role, name)
        action = node.get_action_iface()
        assert action is not None and action.get_n_actions() > 0, describe(node)
        action.do_action(0)

    def click_inside(self, name):
        """A menu button is a group; what can be clicked is in it."""
        def click():
            for node in walk(self.root):
                action = node.get_action_iface()
                if name in (node.get_name() or "") and action is not None \
                        and action.get_n_actions() > 0:
                    return action.do_action(0)
            return False
        wait_for(f"something to click called “{name}”", click)

    def focus(self, title):
        """Gives the keys to one of the windows, and says which that is: there is no window manager
        that would."""
        def find_with_keys():
            found = self.xid if title == TITLE else self.find_x_window(title)
            return found if found and give_keys(found) else None

        return wait_for(f"the window “{title}”", find_with_keys)

    def find_top(self):
        """The popover or dialog that is above the window."""
        found = list_x_windows("--maxdepth", "1", "--name", "")
        above = [xid for xid in found[1:] if xid != self.xid]
        return above[-1] if above else None

    def dismiss(self, title=TITLE):
        """Has what is above the window gone before the next keys, which it would take."""
        top = wait_for("what is open", self.find_top)

        def is_gone():
            return top not in list_x_windows("--maxdepth", "1", "--name", "")

        def close():
            self.press("Escape")
            try:
                return wait_for("the end of what was open", is_gone, 3)
            except GaveUp:
                return False
        wait_for("the end of what was open", close)
        self.focus(title)

    def rest_on(self, node, xid=None, *then):
        """With the pointer, which only reaches what is to be seen of a window."""
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        self.keys("mousemove", "--window", xid or self.xid,
                  str(box.x + box.width // 2), str(box.y + box.height // 2), *then)

    def point_at(self, node, xid=None):
        self.rest_on(node, xid, "click", "1")

    def read_text(self, role, name):
        node = self.find(role, name)
        text = node.get_text_iface()
        return text.get_text(0, text.get_character_count())

    def write_text(self, role, name, value):
        node = self.find(role, name)
        node.get_editable_text_iface().set_text_contents(value)

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)

    def close(self):
        """Quits as a person does and waits for the end."""
        self.press("ctrl+q")
        self.process.wait(GIVE_UP)
        noise = self.read_errors()
        self.errors.close()
        return self.process.returncode, noise

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if not self.errors.closed:
            self.errors.close()


def read_trace(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.endswith("\n")]
