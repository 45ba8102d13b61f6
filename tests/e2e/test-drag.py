#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Real drags with the pointer: an image out of the window as a file, and a file and a text from
another program into it."""

import os
import subprocess
import sys
import urllib.parse

import studio_tap
from foreign_image import INFOTEXT, make_png
from gi.repository import Atspi
from studio_driver import wait_for
from window_case import WindowCase

PARTNER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "drag_partner.py")
LAKE = "a lake"


class Drag(WindowCase):
    def start_partner(self, word):
        """In the lower right corner, above the window."""
        partner = subprocess.Popen([sys.executable, PARTNER, word], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, env=self.environment)

        def stop():
            partner.kill()
            partner.wait()
            partner.stdout.close()

        self.addCleanup(stop)
        xid = partner.stdout.readline().decode().strip()
        self.window.keys("windowmove", "--sync", xid, "1060", "580")
        # What a window manager says of each window, and what a drag looks for.
        for each in (xid, self.window.xid):
            subprocess.run(["xprop", "-id", each, "-f", "WM_STATE", "32c", "-set", "WM_STATE",
                            "1"], check=True)
        return partner, (1160, 680)

    def find_middle(self, role, name):
        box = self.window.find(role, name).get_component_iface().get_extents(
            Atspi.CoordType.WINDOW)
        place = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.window.xid],
                               check=True, stdout=subprocess.PIPE).stdout.decode()
        origin = dict(line.split("=") for line in place.split())
        return (int(origin["X"]) + box.x + box.width // 2,
                int(origin["Y"]) + box.y + box.height // 2)

    def drag(self, start, end):
        """A person's hand: pressed, moved on by and by, and let go."""
        words = ["mousemove", *map(str, start), "mousedown", "1"]
        for step in range(1, 11):
            words += ["mousemove", str(start[0] + (end[0] - start[0]) * step // 10),
                      str(start[1] + (end[1] - start[1]) * step // 10), "sleep", "0.05"]
        self.window.keys(*words, "mousemove", str(end[0] + 2), str(end[1] + 2), "sleep", "0.3",
                         "mouseup", "1")

    def use_found(self):
        window = self.window
        window.find("label", "AUTOMATIC1111")
        window.click("button", "Use")
        wait_for("the prompt", lambda: window.read_text("text", "Prompt")
                 == "a red fox in the snow, detailed fur")

    def test_file_in(self):
        self.start_service()
        window = self.start_window()
        path = self.path("00042-77.png")
        with open(path, "wb") as file:
            file.write(make_png(INFOTEXT))
        _partner, place = self.start_partner(path)
        self.drag(place, self.find_middle("text", "Prompt"))
        window.find("label", "AUTOMATIC1111")
        self.save_screenshot("drag-file-in")
        self.use_found()

    def test_text_in(self):
        self.start_service()
        self.start_window()
        _partner, place = self.start_partner(INFOTEXT)
        x, y = self.find_middle("text", "Prompt")
        self.drag(place, (x + 400, y))
        self.use_found()

    def test_file_out(self):
        self.start_service()
        window = self.start_window()
        window.press("ctrl+n")
        window.write_text("text", "Prompt", LAKE)
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept")
        partner, place = self.start_partner("nothing")
        self.drag(self.find_middle("image", LAKE), place)
        uri = partner.stdout.readline().decode().strip()
        self.save_screenshot("drag-file-out")
        with open(urllib.parse.unquote(urllib.parse.urlsplit(uri).path), "rb") as file:
            self.assertEqual(file.read(8), b"\x89PNG\r\n\x1a\n")


if __name__ == "__main__":
    studio_tap.main()
