#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What the desktop gets of an image where no portal is at work: the file manager shows it, another
program opens it, it becomes the wallpaper and goes to the printer."""

import glob
import os
import pathlib
import urllib.parse

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402  (after require_version)

import fake_handler
import studio_driver
import studio_tap
from bus_case import BusCase

MANAGER = "org.freedesktop.FileManager1"
INTERFACE = f"""<node><interface name="{MANAGER}"><method name="ShowItems">
<arg type="as" direction="in"/><arg type="s" direction="in"/></method></interface></node>"""


def path_of(uri):
    return urllib.parse.unquote(urllib.parse.urlsplit(uri).path)


class HandOver(BusCase):
    def setUp(self):
        super().setUp()
        # A desktop whose wallpaper is in the settings.
        self.environment["XDG_CURRENT_DESKTOP"] = "GNOME"
        self.given = fake_handler.plant(self.path("data"), self.path("config"),
                                        "inode/directory", "image/png")
        self.shown = []

    def start_manager(self):
        def call_cb(_bus, _sender, _path, _interface, _method, arguments, invocation):
            self.shown.append(arguments.unpack()[0])
            invocation.return_value(None)

        self.bus.register_object("/org/freedesktop/FileManager1",
                                 Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], call_cb,
                                 None, None)
        owned = []
        owner = Gio.bus_own_name_on_connection(self.bus, MANAGER, Gio.BusNameOwnerFlags.NONE,
                                               lambda *_: owned.append(True), None)
        self.addCleanup(Gio.bus_unown_name, owner)
        self.answer_until("the file manager", lambda: owned)

    @staticmethod
    def answer_until(what, function):
        def ask():
            while GLib.MainContext.default().iteration(False):
                pass
            return function()
        return studio_driver.wait_for(what, ask)

    def make_image(self):
        self.start_service()
        window = self.start_window()
        window.write_text("text", "Prompt", "A quiet lake under the moon")
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept")
        window.find("image", "A quiet lake")
        found = glob.glob(self.path("data", "ultra-studio", "images", "*", "*", "*.png"))
        self.assertEqual(len(found), 1)
        return window, found[0]

    def wait_for_given(self, count):
        return studio_driver.wait_for(
            f"{count} × something opened",
            lambda: (lines := fake_handler.read(self.given))[count - 1:] and lines)[-1]

    def test_file_manager(self):
        """It shows the image selected; nobody else is asked for its folder."""
        self.start_manager()
        window, image = self.make_image()
        window.press("ctrl+shift+o")
        self.answer_until("the image in the file manager", lambda: self.shown)
        self.assertEqual([path_of(uri) for uri in self.shown[0]], [image])
        self.close_window()
        self.assertEqual(fake_handler.read(self.given), [])

    def test_nobody_there(self):
        """The folder is opened where no file manager says that it can select; a copy is opened by
        the program for its kind; and the wallpaper is a copy that stays."""
        window, image = self.make_image()
        window.press("ctrl+shift+o")
        self.assertEqual(path_of(self.wait_for_given(1)).rstrip("/"), os.path.dirname(image))
        window.press("ctrl+alt+e")
        opened = pathlib.Path(path_of(self.wait_for_given(2)))
        self.assertNotEqual(str(opened), image)
        self.assertEqual(opened.read_bytes()[:4], b"\x89PNG")
        window.press("ctrl+F8")
        window.find("label", "Wallpaper set")
        keyfile = self.path("config", "glib-2.0", "settings", "keyfile")
        settings = GLib.KeyFile()

        def read_wallpaper():
            settings.load_from_file(keyfile, GLib.KeyFileFlags.NONE)
            return settings.get_string("org/gnome/desktop/background", "picture-uri").strip("'")

        wallpaper = pathlib.Path(path_of(studio_driver.wait_for("the setting", read_wallpaper)))
        self.assertEqual(str(wallpaper.parent), self.path("data", "backgrounds"))
        self.assertEqual(wallpaper.read_bytes()[:4], b"\x89PNG")
        self.close_window()

    def test_print(self):
        """By the toolkit's own dialog, which needs no printer."""
        documents = pathlib.Path(self.path("Documents"))
        documents.mkdir()
        pathlib.Path(self.path("config", "user-dirs.dirs")).write_text(
            f'XDG_DOCUMENTS_DIR="{documents}"\n', encoding="utf-8")
        window, _ = self.make_image()
        window.press("ctrl+shift+h")
        window.focus("Print")
        window.find("label", "Print to File")
        self.save_screenshot("print")
        window.press("Tab", "space")
        window.click("button", "_Print Print")
        printed = documents / "output.pdf"
        studio_driver.wait_for("the document", lambda: printed.exists()
                               and printed.read_bytes().rstrip().endswith(b"%%EOF"))
        # The image goes to the printer as a picture, not as the window would draw it.
        self.assertIn(b"/DCTDecode", printed.read_bytes())
        window.keys("windowfocus", window.xid)
        # The toolkit's word that it finds no bus on which printers of the network are.
        self.assertEqual(window.close()[0], 0)


if __name__ == "__main__":
    studio_tap.main()
