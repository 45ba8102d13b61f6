#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Words and figures come back to the composer: from an image of the library by its keys, from a
file of another program that the window is started with, and from a text on the clipboard."""

import struct
import zlib

import studio_tap
from studio_driver import wait_for
from window_case import WindowCase

INFOTEXT = ("a red fox in the snow, detailed fur\nNegative prompt: fog, crowd\n"
            "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 77, Size: 512x768, Model: sdxl")


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data)))


def make_png(text):
    """What AUTOMATIC1111 writes: a text chunk before the pixels."""
    rows = b"".join(b"\0" + bytes(3 * 64) for _ in range(96))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 96, 8, 2, 0, 0, 0))
            + chunk(b"tEXt", b"parameters\0" + text.encode("latin-1"))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Recall(WindowCase):
    def write_image(self):
        path = self.path("00042-77.png")
        with open(path, "wb") as file:
            file.write(make_png(INFOTEXT))
        return path

    def wait_for_prompt(self, window, prompt):
        wait_for("the prompt", lambda: window.read_text("text", "Prompt") == prompt)

    def test_file_of_another_program(self):
        self.start_service()
        window = self.start_window(self.write_image())
        window.find("label", "AUTOMATIC1111")
        window.find("label", "Found but Not Used")
        self.save_screenshot("recall-dialog")
        window.click("button", "Use")
        self.wait_for_prompt(window, "a red fox in the snow, detailed fur")
        window.find("label", "changed")
        self.save_screenshot("recall-used")
        window.click("button", "Restore Previous")
        self.wait_for_prompt(window, "")
        self.close_window()

    def test_keys_of_an_image(self):
        self.start_service()
        window = self.start_window()
        window.press("ctrl+n")
        window.write_text("text", "Prompt", "a lake")
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept")
        window.press("ctrl+n")
        self.wait_for_prompt(window, "")
        window.press("ctrl+shift+p")
        self.wait_for_prompt(window, "a lake")
        window.press("ctrl+n")
        self.wait_for_prompt(window, "")
        window.press("ctrl+u")
        self.wait_for_prompt(window, "a lake")
        self.close_window()


if __name__ == "__main__":
    studio_tap.main()
