#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A canary is planted as the key in the real window: typed, pasted, or in the environment. The
service quotes it in its answers. Then it is looked for in all that is shown and read out, on the
clipboard, in what the window writes and says, and in the processes that it starts."""

import os
import stat
import subprocess
import sys

import studio_driver
import studio_tap
from gi.repository import Atspi
from quoting_service import QuotingService
from studio_canary import Canary, Watch, read_proc
from studio_driver import wait_for
from window_case import CLI, WindowCase

READER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "read_clipboard.py")
KEY = Canary("inf-Kq7Zr2Vx9Tb4Lm1Ws8Yd3Pn6")
PROMPT = "A calm sea"
DIALOG = "Connect to Heroku"
# Those that differ in what the window shows; tests/cli/test-canary.py has them all.
MODES = ("json", "page", "headers", "no-image", "utf-16")
TALKATIVE = {"G_MESSAGES_DEBUG": "all", "SOUP_DEBUG": "9", "LIBSECRET_DEBUG": "all"}
RECORDER = """#!/bin/sh
{ echo "$0 $*"; cat /proc/$$/environ; } > "$STUDIO_RECORDS/$(basename "$0")-$$.new"
mv "$STUDIO_RECORDS/$(basename "$0")-$$.new" "$STUDIO_RECORDS/$(basename "$0")-$$"
"""
FILE_MANAGER = """[Desktop Entry]
Type=Application
Name=Recorder
Exec={program} %u
MimeType=inode/directory;
"""


def read_node(node):
    """All that a screen reader could get of it."""
    yield from (node.get_name() or "", node.get_description() or "")
    yield from (f"{name}={value}" for name, value in (node.get_attributes() or {}).items())
    text = node.get_text_iface()
    if text is not None:
        yield text.get_text(0, text.get_character_count())


class CanaryCase(WindowCase):
    def setUp(self):
        super().setUp()
        for name in ("tmp", "records", "programs", "config", "data/applications"):
            os.makedirs(self.path(name), 0o700)
        self.environment.update({
            "SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": self.path("keyring"),
            "SECRET_FILE_TEST_PASSWORD": "test", "TMPDIR": self.path("tmp"),
            "STUDIO_RECORDS": self.path("records"), **TALKATIVE})
        self.plant_file_manager()
        self.service = None
        self.watch = None

    def plant_file_manager(self):
        """What the window starts writes down what it was given."""
        program = self.path("programs", "file-manager")
        with open(program, "w", encoding="ascii") as file:
            file.write(RECORDER)
        os.chmod(program, stat.S_IRWXU)
        with open(self.path("data", "applications", "recorder.desktop"), "w",
                  encoding="ascii") as file:
            file.write(FILE_MANAGER.format(program=program))
        with open(self.path("config", "mimeapps.list"), "w", encoding="ascii") as file:
            file.write("[Default Applications]\ninode/directory=recorder.desktop\n")

    def start_quoting_service(self):
        server = subprocess.Popen([CLI, "demo-server", "--unlimited"], env=self.environment,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)

        def stop():
            server.terminate()
            server.wait()
            server.stdout.close()

        self.addCleanup(stop)
        variables = dict(server.stdout.readline().decode().strip().split("=", 1)
                         for _ in range(2))
        self.service = QuotingService(variables, KEY.secret, "no-token")
        self.addCleanup(self.service.stop)

    def start_watched(self, own_environ=True):
        window = self.start_window()
        self.watch = Watch((KEY,), window.process.pid, own_environ, interval=0.02)
        self.addCleanup(self.watch.stop)
        return window

    def assert_clean(self, data, what):
        self.assertEqual(KEY.find(data), [], (what, data[:2000]))

    def find_shown(self):
        """Where the key is to be read on the screen."""
        found = []
        for node in studio_driver.walk(self.window.root):
            for text in read_node(node):
                found += [(studio_driver.describe(node), name) for name in KEY.find(text)]
        return found

    def read_clipboard(self):
        # What the reader's libraries have to say would stand among what it read.
        quiet = {name: value for name, value in self.environment.items() if name not in TALKATIVE}
        return subprocess.run([sys.executable, "-B", READER], env=quiet, check=True,
                              stdout=subprocess.PIPE, timeout=60).stdout.decode()

    def open_library_folder(self, window):
        window.press("F10")
        wait_for("the menu", lambda: any(
            node.get_role_name() == "menu item"
            and node.get_state_set().contains(Atspi.StateType.FOCUSED)
            for node in studio_driver.walk(window.root)))
        self.window.click("menu item", "Open Library Folder")
        return wait_for("the file manager", lambda: [
            name for name in os.listdir(self.path("records")) if not name.endswith(".new")])

    def check_processes(self, window):
        """Of the window itself, as others see it, and of what it starts."""
        names = self.open_library_folder(window)
        with open(self.path("records", names[0]), "rb") as file:
            self.assertIn(b"STUDIO_RECORDS=", file.read())
        self.assert_clean(read_proc(window.process.pid, "environ"), "environ")
        self.assert_clean(read_proc(window.process.pid, "cmdline"), "cmdline")
        self.assertRegex(read_proc(window.process.pid, "limits"), rb"Max core file size +0 ")

    def generate(self, window, mode, end):
        self.service.mode = mode
        sent = self.service.n_requests
        window.press("ctrl+Return")
        wait_for("the request", lambda: self.service.n_requests > sent)
        return wait_for(f"“{end}”", lambda: window.look(*end))

    def check_details(self, window, mode):
        """They open, are read out, and are copied: with a mark in the place of the key."""
        before = self.read_clipboard()
        window.click("button", "Details")
        window.click("button", "Copy Details")
        wait_for("the details", lambda: self.read_clipboard() != before)
        copied = self.read_clipboard()
        self.assertIn("[key]", copied, mode)
        self.assert_clean(copied, mode)
        self.assertEqual(self.find_shown(), [], mode)

    def use(self, window):
        window.press("ctrl+n")
        window.write_text("text", "Prompt", PROMPT)
        for mode in (None, "image"):
            self.service.mode = mode
            kept = 1 if mode is None else 2
            window.press("ctrl+Return")
            self.wait_for_mark("job.kept", kept)
            self.assertEqual(self.find_shown(), [], mode)
        for mode in MODES:
            self.generate(window, mode, ("button", "Details"))
            self.check_details(window, mode)
        self.save_screenshot("quoted")
        self.check_processes(window)

    def end(self, window):
        code, noise = window.close()
        self.assertEqual(code, 0)
        # It was talkative indeed.
        self.assertIn("DEBUG", noise)
        self.assert_clean(noise, "what it said")
        self.assertEqual(self.watch.stop(), [])
        leaks, n_files = KEY.search(self.home)
        self.assertEqual(leaks, [])
        self.assertGreater(n_files, 5)


class Window(CanaryCase):
    def setUp(self):
        super().setUp()
        self.start_quoting_service()

    def open_dialog(self, window):
        window.click("button", DIALOG)
        window.find("button", "Connect")
        window.focus(DIALOG)

    def connect(self, window):
        window.click("button", "C_onnect")
        window.find("label", "Connected")
        window.keys("windowfocus", window.xid)
        self.assertTrue(os.path.exists(self.path("keyring")))
        self.assertEqual(self.find_shown(), [])

    def test_typed(self):
        window = self.start_watched()
        self.open_dialog(window)
        window.write_text("text", "Address (DIFFUSION_URL)", self.service.url)
        window.press("Tab")
        window.type(KEY.secret)
        wait_for("the typed key", lambda: len(window.read_text("text", "Key (DIFFUSION_KEY)"))
                 == len(KEY.secret))
        # GTK 4.8 reads out even what a password field hides; nothing else may have it.
        self.assertLessEqual({place for place, _ in self.find_shown()},
                             {"text “Key (DIFFUSION_KEY)”"})
        self.save_screenshot("typed")
        self.connect(window)
        self.use(window)
        self.end(window)

    def test_pasted(self):
        window = self.start_watched()
        self.open_dialog(window)
        window.click("page tab", "Paste")
        window.write_text("text", "What “heroku config” prints",
                          f"=== app Config Vars\n\nDIFFUSION_KEY: {KEY.secret}\n"
                          f"DIFFUSION_URL: {self.service.url}\nOTHER: {KEY.secret}\n")
        self.connect(window)
        self.use(window)
        self.end(window)

    def test_environment(self):
        self.environment.update(DIFFUSION_URL=self.service.url, DIFFUSION_KEY=KEY.secret)
        # A process is started with its variables; that they go is looked at below.
        window = self.start_watched(own_environ=False)
        del self.environment["DIFFUSION_KEY"]
        self.use(window)
        self.end(window)


class SelfCheck(CanaryCase):
    """The search must be able to find: the canary is the prompt."""

    def test_what_is_shown_and_kept(self):
        window = self.start_watched()
        window.click("button", "Try the Demo")
        window.find("label", "Demo:")
        window.press("ctrl+n")
        window.type(KEY.secret)
        places = wait_for("the canary", self.find_shown)
        self.assertTrue(any("“Prompt”" in place for place, _ in places), places)
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept")
        window.click("button", "Copy Prompt")
        wait_for("the canary on the clipboard", lambda: KEY.find(self.read_clipboard()))
        self.open_library_folder(window)
        window.close()
        places = " ".join(os.path.basename(path) for path, _, _ in KEY.search(self.home)[0])
        self.assertIn("library.db", places)
        self.assertIn("draft.json", places)

    def test_children(self):
        self.environment["LEAK"] = KEY.secret
        window = self.start_watched()
        names = self.open_library_folder(window)
        with open(self.path("records", names[0]), "rb") as file:
            self.assertTrue(KEY.find(file.read()))
        window.close()
        self.assertTrue(self.watch.stop())


if __name__ == "__main__":
    studio_tap.main()
