#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What a desktop has beside its portals: somebody who shows notifications, and a file manager. Both
only write down what they are given.

usage: fake_desktop.py FILE     one JSON value a line for each notification"""

import json
import os
import subprocess
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402  (after require_version)

import fake_handler  # noqa: E402  (after require_version)

NAME = "org.freedesktop.Notifications"
INTERFACE = f"""<node><interface name="{NAME}">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="as" direction="in"/><arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/>
<arg type="u" direction="out"/></method>
</interface></node>"""


class FakeDesktop:
    def __init__(self, home):
        self.notifications = os.path.join(home, "notifications")
        self.opened = fake_handler.plant(os.path.join(home, ".local", "share"),
                                         os.path.join(home, ".config"), "inode/directory")
        self.process = subprocess.Popen([sys.executable, __file__, self.notifications],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def read_notifications(self):
        return [json.loads(line) for line in fake_handler.read(self.notifications)]

    def read_opened(self):
        return fake_handler.read(self.opened)

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def answer(path, method, arguments):
    if method == "GetCapabilities":
        return GLib.Variant("(as)", (["body", "actions"],))
    if method == "GetServerInformation":
        return GLib.Variant("(ssss)", ("fake", "fake", "1", "1.2"))
    if method != "Notify":
        return None
    _, replaces, _, title, body, actions, _, _ = arguments
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps({"title": title, "body": body, "actions": actions}) + "\n")
    return GLib.Variant("(u)", (replaces or 1,))


def main():
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call_cb(_bus, _sender, _path, _interface, method, arguments, invocation):
        invocation.return_value(answer(sys.argv[1], method, arguments.unpack()))

    bus.register_object("/org/freedesktop/Notifications",
                        Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], call_cb, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print("ready", flush=True), lambda *_: loop.quit())
    loop.run()


if __name__ == "__main__":
    main()
