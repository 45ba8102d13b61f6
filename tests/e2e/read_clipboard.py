# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Prints what another program finds on the clipboard, as one does into which it is pasted."""

import os
import sys

import gi

gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, GLib  # noqa: E402  (after require_version)


def read_cb(clipboard, result, loop):
    try:
        sys.stdout.write(clipboard.read_text_finish(result) or "")
    except GLib.Error as error:
        sys.stderr.write(error.message)
    loop.quit()


def main():
    loop = GLib.MainLoop()
    Gdk.Display.open(os.environ["DISPLAY"]).get_clipboard().read_text_async(None, read_cb, loop)
    loop.run()


main()
