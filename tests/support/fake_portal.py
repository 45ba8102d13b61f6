#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The desktop's portal of files, with a person who has one answer to all it asks.

usage: fake_portal.py FILE URI     one JSON value a line for each request, answered with URI"""

import json
import os
import subprocess
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402  (after require_version)

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
METHOD = """<method name="{}"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{{sv}}" direction="in"/><arg type="o" direction="out"/></method>"""
INTERFACE = f"""<node><interface name="org.freedesktop.portal.FileChooser">
{METHOD.format("OpenFile")}{METHOD.format("SaveFile")}
<property name="version" type="u" access="read"/></interface></node>"""


class FakePortal:
    def __init__(self, home, environment, uri):
        self.path = os.path.join(home, "portal")
        self.process = subprocess.Popen([sys.executable, __file__, self.path, uri],
                                        env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def read_requests(self):
        if not os.path.exists(self.path):
            return []
        with open(self.path, encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def main():
    path, uri = sys.argv[1:]
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call_cb(_bus, sender, _path, _interface, method, arguments, invocation):
        _, title, options = arguments.unpack()
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        with open(path, "a", encoding="utf-8") as file:
            file.write(json.dumps({"method": method, "title": title, "options": options}) + "\n")
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        answer = GLib.Variant("(ua{sv})", (0, {"uris": GLib.Variant("as", (uri,))}))
        bus.emit_signal(sender, handle, "org.freedesktop.portal.Request", "Response", answer)

    def get_cb(*_):
        return GLib.Variant("u", 4)

    bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], call_cb,
                        get_cb, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print("ready", flush=True), lambda *_: loop.quit())
    loop.run()


if __name__ == "__main__":
    main()
