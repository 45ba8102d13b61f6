#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The window in each of its languages: its words, its direction, and room for long words."""

import gettext
import os
import shutil
import subprocess
import unittest

from gi.repository import Atspi

import studio_driver
import studio_locale
import studio_tap
from window_case import WindowCase

TRANSLATIONS = os.environ["ULTRA_STUDIO_LOCALE_DIR"]
RIGHT_TO_LEFT = {"ar"}
PROMPT = "A quiet lake under the moon"
NARROW = 360


@unittest.skipIf(shutil.which("localedef") is None, "localedef is not here")
class Languages(WindowCase):
    def use(self, language):
        self.environment.update(studio_locale.make_environment(language, self.path("locales")))
        catalogue = gettext.translation("ultra-studio", TRANSLATIONS, [language])
        self.words = {word: catalogue.gettext(word) for word in ("Studio", "Gallery", "Prompt")}

    def place(self, role, name):
        return self.window.find(role, name).get_component_iface().get_extents(
            Atspi.CoordType.WINDOW)

    def check_direction(self, language):
        prompt = self.place("text", self.words["Prompt"])
        middle = self.place("frame", "Ultra Studio").width / 2
        on_the_right = prompt.x + prompt.width / 2 > middle
        self.assertEqual(on_the_right, language in RIGHT_TO_LEFT, (prompt.x, prompt.width, middle))

    def is_narrow(self):
        """Asks more than once, as a hand at the edge does: on the way the window becomes another."""
        self.window.keys("windowsize", "--sync", self.window.xid, str(NARROW), "720")
        size = subprocess.check_output(["xdotool", "getwindowgeometry", "--shell", self.window.xid])
        return f"WIDTH={NARROW}\n" in size.decode()

    def check_narrow(self):
        """No word is so long that the window would not become as narrow as a phone."""
        studio_driver.wait_for(f"{NARROW} pixels", self.is_narrow)

    def try_out(self, language):
        self.use(language)
        self.start_service()
        window = self.start_window()
        window.find("page tab", self.words["Studio"])
        self.check_direction(language)
        window.press("ctrl+n")
        window.type(PROMPT)
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept")
        self.wait_for_mark("job.on-screen")
        self.save_screenshot(f"{language}-studio")
        self.check_narrow()
        self.save_screenshot(f"{language}-narrow-studio")
        window.click("page tab", self.words["Gallery"])
        window.find("table cell", PROMPT)
        self.check_narrow()
        self.save_screenshot(f"{language}-narrow-gallery")
        window.keys("windowsize", window.xid, "1280", "800")
        self.save_screenshot(f"{language}-gallery")
        window.press("ctrl+k")
        window.find("text", "")
        self.save_screenshot(f"{language}-commands")
        window.press("Escape")
        self.close_window()


def add_tests():
    """One for each language that has a translation."""
    for language in sorted(os.listdir(TRANSLATIONS)):
        if os.path.isdir(os.path.join(TRANSLATIONS, language, "LC_MESSAGES")):
            setattr(Languages, f"test_{language}",
                    lambda self, language=language: self.try_out(language))


add_tests()

if __name__ == "__main__":
    studio_tap.main()
