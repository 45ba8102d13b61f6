#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A whole session of twelve images, as a person works: a prompt, a template, variations, a
comparison, stars, a branch of the tree, a restart in the middle, sorting through, and the export of
what was starred. Every image that the service delivered is in the library, byte for byte, none was
asked for twice, and the trace tells each step of each without a word of what was made."""

import json
import os
import subprocess
import sys

import studio_driver
import studio_tap
from bus_case import BusCase
from fake_portal import FakePortal
from studio_driver import wait_for
from window_case import CLI

PROMPT = "A quiet lake at dawn"
TEMPLATE = "A {red|blue} {fox|owl}"
BRANCH = " in mist"
HALF = "A harbour, half wri"
IMAGES = 12
SETTINGS = "[com/example/UltraStudio]\nsave-folder='file://{}'\n"


class Session(BusCase):
    def run_cli(self, *words):
        done = subprocess.run([CLI, *words, "--json"], env=self.environment, check=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def write_settings(self):
        os.mkdir(self.path("out"))
        os.makedirs(self.path("config", "glib-2.0", "settings"))
        with open(self.path("config", "glib-2.0", "settings", "keyfile"), "w",
                  encoding="ascii") as file:
            file.write(SETTINGS.format(self.path("out")))

    def read(self, name):
        return self.window.read_text("text", name)

    def wait_for_prompt(self, text):
        wait_for(f"the prompt “{text}”", lambda: self.read("Prompt") == text)

    def write(self, text):
        self.window.press("ctrl+n")
        self.wait_for_prompt("")
        self.window.type(text)
        self.wait_for_prompt(text)

    def wait_for_kept(self, count):
        self.wait_for_mark("job.kept", count)
        self.wait_for_mark("job.on-screen", count)

    def make_first(self):
        """One from a prompt, four from a template, two variations of the last."""
        window = self.window
        self.write(PROMPT)
        window.press("ctrl+Return")
        self.wait_for_kept(1)
        self.write(TEMPLATE)
        window.press("ctrl+Return")
        window.find("label", "All 4 combinations")
        window.click("button", "Generate 4")
        self.wait_for_mark("job.kept", 5)
        for count in (6, 7):
            seed = self.read("Seed")
            window.press("ctrl+d")
            wait_for("a new seed", lambda: self.read("Seed") not in ("", seed))
            window.press("ctrl+Return")
            self.wait_for_mark("job.kept", count)

    def compare(self):
        """The last two; the better one gets a star."""
        window = self.window
        window.press("F7")
        window.find("image", "B: ")
        window.press("f", "2")
        window.find("button", "Remove Star: B")
        self.save_screenshot("session-compare")
        window.press("Escape")
        window.find("button", "Remove Star")

    def find_row(self, words):
        """Of the tree."""
        return wait_for(f"the row “{words}”", lambda: next(
            (node for node in studio_driver.walk(self.window.root)
             if (node.get_name() or "").startswith(words + ". ")), None))

    def branch(self):
        """From where the variations came from, with another word, which the tree tells."""
        window = self.window
        window.press("alt+3")
        prompt = self.find_row("The beginning").get_name().split(". ")[1]
        window.point_at(self.find_row("Another seed"))
        window.press("Left", "Left", "b")
        self.wait_for_prompt(prompt)
        window.press("alt+1", "ctrl+l", "ctrl+End")
        window.type(BRANCH)
        self.wait_for_prompt(prompt + BRANCH)
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept", 8)
        window.press("alt+3")
        self.find_row("+ in mist")
        self.save_screenshot("session-lineage")
        window.press("alt+1")
        window.find("image", prompt + BRANCH)
        return prompt + BRANCH

    def read_view(self):
        path = self.path("data", "ultra-studio", "last-view.json")
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    def count_strip(self):
        strip = self.window.find("list", "Images of This Session")
        return sum(node.get_role_name() == "image" and "Kept" in node.get_name()
                   for node in studio_driver.walk(strip))

    def look_closely(self):
        """At one image, with a search in the gallery."""
        window = self.window
        window.press("ctrl+f")
        window.type("fox ")
        window.find("status bar", "image")
        wait_for("the search", lambda: self.read_view()["search"] == "fox ")
        window.press("alt+1", "ctrl+1")
        wait_for("the zoom", lambda: self.read_view()["zoom_mode"] == "free")

    def restart(self, shown):
        """In the middle of a word and of looking closely."""
        self.look_closely()
        self.write(HALF)
        self.assertEqual(self.count_strip(), 8)
        self.save_screenshot("session-before")
        self.close_window()
        before = self.read_view()
        # The strip is in the order in which they came, which two that ran at once may change.
        self.assertEqual((before["shown"], sorted(before["strip"])), (8, list(range(1, 9))))
        window = self.start_window()
        self.wait_for_prompt(HALF)
        window.find("image", shown)
        wait_for("the zoom", lambda: window.look("label", "100") or window.look("button", "100"))
        wait_for("the strip", lambda: self.count_strip() == 8)
        self.save_screenshot("session-after")
        self.assertEqual(self.read_view(), before)
        window.press("ctrl+f")
        wait_for("the search", lambda: window.read_text("text", "Search") == "fox ")
        window.press("ctrl+a", "BackSpace", "alt+1")
        self.wait_for_prompt(HALF)
        window.press("ctrl+l", "ctrl+z")
        self.wait_for_prompt("A harbour, half ")
        window.press("ctrl+shift+z")
        self.wait_for_prompt(HALF)

    def make_second(self):
        """Two of one prompt, one of them again with its seed, and one in another shape."""
        window = self.window
        self.write("A harbour in the fog")
        window.find("spin button", "Number of Images").get_value_iface().set_current_value(2)
        window.find("button", "Generate 2")
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept", 10)
        window.press("ctrl+shift+Return")
        self.wait_for_mark("job.kept", 11)
        window.find("spin button", "Number of Images").get_value_iface().set_current_value(1)
        window.point_at(window.find("radio button", "21:9"))
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept", 12)
        window.click("button", "Star")
        window.find("button", "Remove Star")

    def find_starred_seeds(self):
        return sorted(each["seed"] for each in self.run_cli("list", "--favourites"))

    def read_files(self):
        """What lies in the library, in the trash too."""
        found = []
        for part in ("images", "trash"):
            for folder, _, names in os.walk(self.path("data", "ultra-studio", part)):
                for name in names:
                    if name.endswith(".png"):
                        with open(os.path.join(folder, name), "rb") as file:
                            found.append(file.read())
        return sorted(found)

    def select_all(self):
        """Every image of the gallery, by mouse and keys."""
        window = self.window
        window.press("alt+2")
        window.find("", "A harbour in the fog")
        window.keys("mousemove", "--window", window.xid, "200", "230", "click", "1")
        window.press("ctrl+a")
        window.find("label", "selected")

    def cull(self):
        """The newest is kept and starred, the one before it goes, the others stay."""
        window = self.window
        self.select_all()
        window.press("F8")
        window.find("", f"1 of {IMAGES}")
        window.press("s")
        window.find("", f"2 of {IMAGES}")
        window.press("x")
        window.find("", f"3 of {IMAGES}")
        window.press(*["k"] * (IMAGES - 2))
        window.find("button", "Move 1 Image to Trash")
        self.save_screenshot("session-cull")
        window.press("Return")
        window.find("label", "moved to the trash")

    def export_starred(self, count):
        window = self.window
        window.press("ctrl+f")
        window.type("is:starred ")
        window.find("status bar", f"{count} images")
        window.press("Down", "ctrl+a")
        window.find("label", f"{count} selected")
        window.click("button", "Export")
        window.find("label", "File Names")
        self.save_screenshot("session-export")
        window.click("button", "Export…")
        wait_for("the copies", lambda: len(os.listdir(self.path("out"))) == count)
        request, = self.portal.read_requests()
        self.assertEqual((request["method"], request["options"]["directory"]), ("OpenFile", True))

    def check_trace(self):
        """Every step of every image once, and nothing that it should keep to itself."""
        trace = studio_driver.read_trace(self.path("trace"))
        marks = [entry["mark"] for entry in trace]
        for mark in ("job.sent", "job.first-byte", "job.last-byte", "job.kept"):
            self.assertEqual(marks.count(mark), IMAGES, mark)
        for mark in ("startup.main", "startup.first-frame", "startup.gallery-ready"):
            self.assertEqual(marks.count(mark), 2, mark)
        for mark in ("job.on-screen", "search.start", "search.shown"):
            self.assertIn(mark, marks)
        times = [entry["t_us"] for entry in trace if entry["mark"].startswith("startup.main")]
        self.assertEqual(times, sorted(times))
        with open(self.path("trace"), encoding="utf-8") as file:
            text = file.read()
        for secret in (self.environment["DIFFUSION_KEY"], "harbour", "mist", "fox"):
            self.assertNotIn(secret, text)
        stalls = [entry["us"] for entry in trace if entry["mark"] == "loop.stall"]
        print(f"# {len(stalls)} holds of the main loop over 8 ms, the longest "
              f"{max(stalls, default=0) / 1000:.1f} ms", file=sys.stderr)

    def start_portal(self):
        """What asks for files on a desktop: the window leaves it to the portal."""
        del self.environment["GTK_USE_PORTAL"]
        self.portal = FakePortal(self.home, self.environment, f"file://{self.path('out')}")
        self.addCleanup(self.portal.stop)

    def test_twelve_images(self):
        self.write_settings()
        self.start_portal()
        self.proxy = self.start_service()
        self.start_window()
        self.make_first()
        self.compare()
        self.restart(self.branch())
        self.make_second()
        self.cull()
        self.save_screenshot("session-culled")
        starred = self.find_starred_seeds()
        self.assertEqual(len(starred), 2)
        self.export_starred(len(starred))
        self.close_window()

        self.check_trace()
        self.assertEqual(len(self.proxy.requests), IMAGES)
        self.assertEqual(self.read_files(), sorted(self.proxy.images))
        self.assertEqual(len(self.run_cli("list")), IMAGES - 1)
        copies = [self.run_cli("read", self.path("out", name))
                  for name in os.listdir(self.path("out"))]
        self.assertEqual(sorted(copy["seed"] for copy in copies), starred)


if __name__ == "__main__":
    studio_tap.main()
