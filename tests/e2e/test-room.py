#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Text twice as large in a window as narrow as a phone: nothing is wider than that, and whatever can
be pressed says all its words."""

import os
import signal

import studio_tap
from studio_driver import GaveUp, wait_for
from studio_screens import SCREENS, Runs
from window_case import WindowCase

WIDTH, HEIGHT = 360, 720
DPI = 192


class Room(Runs, WindowCase):
    def setUp(self):
        super().setUp()
        self.module = os.environ.get("STUDIO_ROOM_MODULE")
        self.assertTrue(self.module)
        self.still_motion()
        # As on the desktop that the program is made for.
        with open(self.path("config", "gtk-4.0", "settings.ini"), "a", encoding="ascii") as file:
            file.write("gtk-decoration-layout=:close\ngtk-font-name=Cantarell 11\n")
        folder = self.path("config", "glib-2.0", "settings")
        os.makedirs(folder)
        with open(os.path.join(folder, "keyfile"), "w", encoding="ascii") as file:
            file.write("[com/example/UltraStudio]\n"
                       f"window-width={WIDTH}\nwindow-height={HEIGHT}\n")

    def start_window(self, *words):
        plain = dict(self.environment)
        self.environment.update(
            LD_PRELOAD=self.module, STUDIO_ROOM=self.path("room"), STUDIO_ROOM_DPI=str(DPI),
            STUDIO_ROOM_WIDTH=str(WIDTH))
        try:
            return super().start_window(*words)
        finally:
            self.environment = plain

    def ask(self):
        """What the module says; the last line of it is empty."""
        path = self.path("room")
        if os.path.exists(path):
            os.remove(path)
        self.window.process.send_signal(signal.SIGUSR1)

        def read():
            if not os.path.exists(path):
                return None
            with open(path, encoding="utf-8") as file:
                text = file.read()
            return text if text.endswith("\n\n") or text == "\n" else None

        return wait_for("the report", read).split("\n")[:-2]

    def look(self):
        """Between two layouts a text may still have the place of the one before it."""
        try:
            wait_for("room", lambda: not self.ask(), 5)
        except GaveUp:
            return self.ask()
        return []

    def walk(self, run):
        findings = []
        self.open_run(run)
        for screen in SCREENS:
            if screen.run == run:
                self.go_to(screen)
                self.save_screenshot(f"room, {screen.run}, {screen.name}".replace(" ", "-"))
                findings += [f"{screen.name}: {line}" for line in self.look()]
                self.go_back(screen)
        self.assertEqual(findings, [], "\n" + "\n".join(findings))


for each_run in sorted({screen.run for screen in SCREENS}):
    setattr(Room, f"test_{each_run}", lambda self, run=each_run: self.walk(run))


if __name__ == "__main__":
    studio_tap.main()
