# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Scenarios on a session bus of their own, on which nobody is but who the scenario brings along:
no portal, no file manager."""

import os
import subprocess

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio  # noqa: E402  (after require_version)

from window_case import WindowCase  # noqa: E402  (after require_version)


class BusCase(WindowCase):
    def setUp(self):
        super().setUp()
        a11y = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
            Gio.DBusCallFlags.NONE, -1).unpack()[0]
        self.environment["AT_SPI_BUS_ADDRESS"] = a11y
        self.start_bus()

    def start_bus(self):
        os.makedirs(self.path("services"))
        with open(self.path("bus.conf"), "w", encoding="utf-8") as file:
            file.write(f"""<busconfig><type>session</type>
                <listen>unix:dir={self.home}</listen><servicedir>{self.path("services")}</servicedir>
                <policy context="default"><allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>""")
        bus = subprocess.Popen(
            ["dbus-daemon", "--nofork", "--print-address", "--config-file", self.path("bus.conf")],
            stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        address = bus.stdout.readline().decode().strip()

        def stop():
            bus.terminate()
            bus.wait()
            bus.stdout.close()

        self.addCleanup(stop)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.addCleanup(self.bus.close_sync)
