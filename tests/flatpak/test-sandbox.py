#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The installed Flatpak: what it may, what it keeps where, and the main job in its window. All of
it goes through the sandbox and the desktop's portals, as on anybody's computer."""

import os
import shutil
import unittest

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402  (after require_version)

import studio_driver
import studio_tap
from fake_desktop import FakeDesktop
from sandbox_case import (APP, DATA, HOME, FileDialog, SandboxCase, SandboxWindow, ask_bus,
                          files_below, read, run)

# As flatpak writes it down; fallback-x11 brings x11 with it, to be hidden where there is Wayland.
PERMISSIONS = """\
[Context]
shared=network;ipc;
sockets=x11;wayland;fallback-x11;
devices=dri;"""
KEY = "inf-Vb8Nc3Mq6Wz1Xk5Ry7Tp2Ld4"
PROMPT = "A quiet lake under the moon"
BUILD_AUX = os.path.join(os.path.dirname(__file__), "..", "..", "build-aux")
LIBRARY = os.path.join(DATA, "data", "ultra-studio")
SETTINGS = os.path.join(DATA, "config", "glib-2.0", "settings", "keyfile")


needs_documents = unittest.skipUnless(
    os.environ["XDG_RUNTIME_DIR"] == f"/run/user/{os.getuid()}",
    "a document portal of one's own needs root, as in a container")


class Installed(SandboxCase):
    def test_permissions(self):
        """Exactly these: whoever adds one has to say so here, and to those who review it."""
        done = run("flatpak", "info", "--user", "--show-permissions", APP)
        said = done.stdout.decode().strip()
        print("\n".join("# " + line for line in said.splitlines()), flush=True)
        self.assertEqual(said, PERMISSIONS)

    def test_extensions(self):
        """Translations, and what debuggers want, lie apart from the application."""
        done = run("ostree", "refs", f"--repo={os.environ['STUDIO_FLATPAK_REPOSITORY']}")
        built = {ref.split("/")[1] for ref in done.stdout.decode().split() if APP in ref}
        print(f"# built: {' '.join(sorted(built))}", flush=True)
        self.assertLessEqual({APP, f"{APP}.Locale", f"{APP}.Debug"}, built)
        metadata = run("flatpak", "info", "--user", "--show-metadata", APP).stdout.decode()
        for extension, place in ((f"{APP}.Locale", "share/runtime/locale"),
                                 (f"{APP}.Debug", "lib/debug")):
            self.assertIn(f"[Extension {extension}]\ndirectory={place}\n", metadata)

    def test_files(self):
        """Nothing for developers, and what the desktop takes over bears the application's name."""
        place = run("flatpak", "info", "--user", "--show-location", APP).stdout.decode().strip()
        inside = [os.path.relpath(path, os.path.join(place, "files"))
                  for path in files_below(os.path.join(place, "files"))]
        self.assertEqual([path for path in inside if path.startswith(
            ("include/", "lib/pkgconfig", "share/man", "share/bash-completion", "share/fish",
             "share/zsh"))
                          or path.endswith((".a", ".la"))], [])
        self.assertLessEqual({"bin/ultra-studio", "bin/ultra-studio-cli"}, set(inside))
        exported = files_below(os.path.join(place, "export"))
        self.assertTrue(any(path.endswith(f"{APP}.desktop") for path in exported), exported)
        for path in exported:
            self.assertIn(APP, os.path.basename(path))


class BareSdk(SandboxCase):
    def test_made_from_nothing(self):
        """What build-aux/newest and build-aux/dist test in, where it was never installed before."""
        name = f"{APP}.Trial"
        make = '. "$1/common.bash" && sdk_application=$2 && make_sdk_application'
        self.addCleanup(run, "flatpak", "uninstall", "--user", "-y", "--noninteractive", name)
        made = run("bash", "-c", make, "make", BUILD_AUX, name)
        self.assertEqual(made.returncode, 0, made.stderr)
        said = run("flatpak", "run", "--user", name, "-c", "pkg-config --modversion gtk4")
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertRegex(said.stdout.decode(), r"^4\.\d+\.")


class CommandLine(SandboxCase):
    def test_image(self):
        """Made in the sandbox and kept in the application's own folder, nowhere else in the home."""
        made = self.run_cli("generate", "A lighthouse above the clouds", "--demo", "--seed", "7",
                            "--aspect-ratio", "21:9")
        self.assertEqual(made["seed"], 7)
        self.assertTrue(made["path"].startswith(os.path.join(LIBRARY, "images")))
        self.assertEqual(read(made["path"])[:4], b"\x89PNG")
        self.assertTrue(os.path.exists(os.path.join(LIBRARY, "library.db")))
        self.assertFalse(os.path.exists(os.path.join(HOME, ".local", "share", "ultra-studio")))
        self.assertIn(made["id"], [each["id"] for each in self.run_cli("list")])
        self.assertEqual(self.run_cli("verify")["faults"], 0)

    def test_other_formats(self):
        """Loaders of the runtime run in sandboxes of their own, which the portal makes."""
        path = os.path.join(DATA, "cache", "red.gif")
        with open(path, "wb") as file:
            file.write(b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0"
                       b"\x02\x02D\x01\0;")
        self.assertEqual(self.run_cli("import", path)["new"], 1)

    def test_host_files(self):
        """Neither the home, nor the folder for all, nor the host's own files are to be seen."""
        secret = os.path.join(HOME, "secret.txt")
        with open(secret, "w", encoding="ascii") as file:
            file.write("of the host")
        self.assertNotEqual(self.run_inside("cat", secret).returncode, 0)
        seen = self.run_inside("ls", "-A", HOME).stdout.decode().split()
        self.assertLessEqual(set(seen), {".var"})
        others = self.run_inside("ls", "-A", os.path.dirname(DATA)).stdout.decode().split()
        self.assertEqual(others, [APP])
        for place in (os.path.dirname(__file__), "/var/lib/dpkg", "/run/host/etc"):
            self.assertEqual(self.run_inside("ls", "-A", place).stdout, b"", place)
        self.run_cli("read", secret, code=9)

    def test_key(self):
        """It goes through the Secret portal into a keyring that only this application opens."""
        self.run_cli("connection", "set", "--address", "http://127.0.0.1:9",
                     input=KEY.encode() + b"\n", stdin=None)
        self.assertTrue(self.run_cli("connection", "show")["key"])
        keyring = os.path.join(DATA, "data", "keyrings", "default.keyring")
        self.assertTrue(os.path.exists(keyring))
        for path in files_below(os.path.join(HOME, ".var")):
            self.assertNotIn(KEY.encode(), read(path), path)
        self.run_cli("connection", "forget")


class InWindow(SandboxCase):
    def setUp(self):
        self.desktop = FakeDesktop(HOME)
        self.addCleanup(self.desktop.stop)

    def generate(self, window, count):
        window.press("ctrl+n")
        window.type(PROMPT)
        studio_driver.wait_for("the prompt", lambda: window.read_text("text", "Prompt") == PROMPT)
        window.press("ctrl+Return")
        window.wait_for_mark("job.on-screen", count)
        window.wait_for_mark("job.kept", count)

    def save(self, window, path):
        """The portal asks outside the sandbox, and lets the application write this one file. Its
        dialog begins in the folder in which the session was begun."""
        window.press("ctrl+s")
        window.click("button", "Choose Name…")
        dialog = FileDialog()
        self.save_screenshot(window, "save")
        dialog.write(os.path.basename(path))
        studio_driver.wait_for("the saved file",
                               lambda: os.path.exists(path) and os.path.getsize(path) > 0)

    def notify(self, window):
        """Only while its window is not the one at work."""
        window.keys("windowfocus", "0")
        window.click("button", "Generate")
        window.wait_for_mark("job.kept", 2)
        shown = studio_driver.wait_for("a notification", self.desktop.read_notifications)
        self.assertIn(PROMPT, shown[0]["title"] + shown[0]["body"])
        window.keys("windowfocus", window.xid)

    def open_folder(self, window, path):
        window.press("ctrl+shift+o")
        opened = studio_driver.wait_for("the opened folder", self.desktop.read_opened)
        self.assertIn(os.path.dirname(path), opened[0])

    @needs_documents
    def test_auto_save(self):
        """Every image also goes into a folder of one's own, once it was chosen."""
        window = self.start_window("--demo")
        window.find("text", "Prompt")
        window.press("ctrl+comma")
        window.click("button", "Choose the Auto-Save Folder")
        dialog = FileDialog("Select")
        window.focus("Folder for Every New Image")
        # Brings the entry for a place.
        window.type("/")
        self.save_screenshot(window, "choose")
        dialog.write(os.getcwd())
        studio_driver.wait_for("the setting", lambda: os.path.exists(SETTINGS)
                               and b"auto-save-folder" in read(SETTINGS))
        # By its name, not by its place among the documents of the portal.
        studio_driver.wait_for("its name", lambda: "“Pictures”" in window.tree())
        self.save_screenshot(window, "chosen")
        window.focus("Preferences")
        window.press("Escape")
        window.keys("windowfocus", window.xid)
        self.generate(window, 1)
        studio_driver.wait_for("the copy", lambda: os.listdir(os.getcwd()))
        self.close(window)

    @needs_documents
    def test_saved_by_the_dialog(self):
        """From a prompt to a file of one's own."""
        window = self.start_window("--demo")
        self.generate(window, 1)
        self.save_screenshot(window, "kept")
        saved = os.path.join(os.getcwd(), "saved.png")
        self.save(window, saved)
        self.close(window)
        copy = os.path.join(DATA, "cache", "saved.png")
        shutil.copyfile(saved, copy)
        found = self.run_cli("read", copy)
        kept = self.run_cli("list")[0]
        self.assertEqual((found["prompt"], found["seed"]), (PROMPT, kept["seed"]))

    def test_desktop(self):
        """What the desktop hears of an image; and where the settings are."""
        window = self.start_window("--demo")
        self.generate(window, 1)
        self.open_folder(window, self.run_cli("show", str(self.run_cli("list")[0]["id"]))["path"])
        self.notify(window)
        self.close(window)
        self.assertTrue(os.path.exists(SETTINGS), files_below(DATA))
        self.assertFalse(os.path.exists(os.path.join(HOME, ".config", "ultra-studio")))

    def close(self, window):
        code, noise = window.close()
        self.assertEqual((code, noise), (0, ""))


class ByTheDesktop(SandboxCase):
    """What was exported to it: it starts the program through the bus."""

    def tearDown(self):
        run("flatpak", "kill", APP)

    def find_window(self):
        window = SandboxWindow.of_service()
        self.addCleanup(window.kill)
        return window

    def search(self, method, parameters, kind):
        return ask_bus(APP, "/com/example/UltraStudio/SearchProvider",
                       "org.gnome.Shell.SearchProvider2", method, parameters, kind)

    def test_search(self):
        """GNOME Shell asks the sandbox, which has no window for that."""
        made = self.run_cli("generate", "A windmill in the fog", "--demo", "--seed", "3")
        found = self.search("GetInitialResultSet", GLib.Variant("(as)", (["windmill"],)), "(as)")
        self.assertEqual(found, [str(made["id"])])
        meta, = self.search("GetResultMetas", GLib.Variant("(as)", (found,)), "(aa{sv})")
        self.assertEqual(meta["name"], "A windmill in the fog")
        self.assertEqual(bytes(meta["icon"][1])[:4], b"\x89PNG")

    def test_action(self):
        ask_bus(APP, "/com/example/UltraStudio", "org.freedesktop.Application", "ActivateAction",
                GLib.Variant("(sava{sv})", ("new-prompt", [], {})), "()")
        self.find_window().find("text", "Prompt")

    @needs_documents
    def test_opened_file(self):
        """The file manager hands over a file that the sandbox would not see."""
        path = os.path.join(HOME, "parameters.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"{PROMPT}\nSteps: 20, Seed: 7, Size: 512x512, Model: x")
        entry = Gio.DesktopAppInfo.new(f"{APP}.desktop")
        self.assertTrue(entry.launch([Gio.File.new_for_path(path)], None))
        window = self.find_window()
        window.find("label", PROMPT)
        self.save_screenshot(window, "opened")


if __name__ == "__main__":
    studio_tap.main()
