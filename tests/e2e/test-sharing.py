#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What leaves the library by itself: the auto-save folder, and its going away and coming back."""

import json
import os
import pathlib
import subprocess
import unittest

import studio_driver
import studio_tap
from window_case import CLI, WINDOW, WindowCase

CAN_MOUNT = os.getuid() == 0 and subprocess.run(
    ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"], check=False,
    stderr=subprocess.DEVNULL).returncode == 0


class Sharing(WindowCase):
    def write_settings(self, folder):
        keyfile = pathlib.Path(self.path("config", "glib-2.0", "settings", "keyfile"))
        keyfile.parent.mkdir(parents=True, exist_ok=True)
        keyfile.write_text("[com/example/UltraStudio]\n"
                           f"auto-save-folder='{folder.as_uri()}'\n"
                           "file-name-template='{seed}'\nuse-demo=true\n")

    def make(self, seed):
        subprocess.run([CLI, "generate", "A quiet lake", "--demo", "--seed", str(seed)],
                       env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def test_auto_save(self):
        folder = pathlib.Path(self.path("each & every"))
        folder.mkdir()
        self.write_settings(folder)
        window = self.start_window()
        window.find("text", "Prompt")
        self.wait_for_mark("startup.gallery-ready")
        studio_driver.wait_for("the note of where it begins", lambda: os.path.exists(
            self.path("data", "ultra-studio", "auto-save.ini")))
        self.make(7)
        studio_driver.wait_for("the copy", (folder / "7.png").exists)

        away = folder.rename(self.path("away"))
        self.make(8)
        window.find("label", "is not there. New images stay in the library")
        self.save_screenshot("auto-save-away")
        away.rename(folder)
        studio_driver.wait_for("what was made meanwhile", (folder / "8.png").exists)
        self.assertEqual(sorted(os.listdir(folder)), ["7.png", "8.png"])
        window.press("ctrl+comma")
        window.find("button", "Choose the Auto-Save Folder")
        self.save_screenshot("auto-save-preferences")
        window.press("Escape")
        self.close_window()
        found = json.loads(subprocess.check_output(
            [CLI, "read", str(folder / "8.png"), "--json"], env=self.environment))
        self.assertEqual((found["prompt"], found["seed"]), ("A quiet lake", 8))

    def remount(self, folder, options):
        subprocess.run(["nsenter", "--mount", f"--target={self.window.process.pid}", "mount",
                        "-o", f"remount,{options}", str(folder)], check=True)

    @unittest.skipUnless(CAN_MOUNT, "only root has disks of its own")
    def test_auto_save_on_a_bad_disk(self):
        """Full, then for reading only: the image waits in the library, and is told of."""
        folder = pathlib.Path(self.path("small"))
        folder.mkdir()
        self.write_settings(folder)
        self.window = window = studio_driver.Window(
            "unshare", self.environment, "--mount", "sh", "-c",
            f'mount -t tmpfs -o size=64k none "{folder}" && exec "{WINDOW}"')
        inside = pathlib.Path(f"/proc/{window.process.pid}/root{folder}")
        window.find("text", "Prompt")
        studio_driver.wait_for("the note of where it begins", lambda: os.path.exists(
            self.path("data", "ultra-studio", "auto-save.ini")))
        self.make(7)
        window.find("label", "is full. New images stay in the library")
        self.save_screenshot("auto-save-full")
        self.assertEqual(os.listdir(inside), [])
        self.remount(folder, "size=64m")
        studio_driver.wait_for("what waited for space", (inside / "7.png").exists)

        self.remount(folder, "ro")
        self.make(8)
        window.find("label", "cannot be written to")
        self.save_screenshot("auto-save-read-only")
        self.remount(folder, "rw")
        studio_driver.wait_for("what waited for the right", (inside / "8.png").exists)
        self.assertEqual(sorted(os.listdir(inside)), ["7.png", "8.png"])
        self.close_window()

    def test_folder_dialog(self):
        """It begins among the pictures, not with what was used last."""
        pictures = pathlib.Path(self.path("My Pictures"))
        pictures.mkdir()
        pathlib.Path(self.path("config")).mkdir()
        with open(self.path("config", "user-dirs.dirs"), "w", encoding="utf-8") as file:
            file.write('XDG_PICTURES_DIR="$HOME/My Pictures"\n')
        window = self.start_window()
        window.find("text", "Prompt")
        window.press("ctrl+comma")
        window.click("button", "Choose the Auto-Save Folder")
        window.find("label", os.path.basename(self.home))  # on the way to where it is
        window.find("label", "My Pictures")
        self.save_screenshot("auto-save-choose")


if __name__ == "__main__":
    studio_tap.main()
