#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Words and figures come back to the composer, each verb of it: from an image in the gallery, on the
canvas, in the filmstrip and in the tree by its keys, from what waits in the queue by its menu, from
a file of another program that the window is started with, and from parameters that are pasted, as
text or JSON."""

import json
import subprocess

import studio_driver
import studio_tap
from foreign_image import INFOTEXT, make_png
from gi.repository import Atspi
from studio_driver import wait_for
from window_case import CLI, WindowCase

JSON = json.dumps({"model": "stable-image-ultra", "prompt": "a red fox in the snow",
                   "negative_prompt": "fog", "seed": 77, "aspect_ratio": "16:9"})

NEGATIVE_FIELD = "What the image should not show"
MINE = ("mine", "rain", "5", "1:1")
# The image was made from "a lake" without "fog", with seed 7, in 21:9.
VERBS = (
    ("ctrl+shift+n", ("mine", "fog", "5", "1:1")),
    ("ctrl+shift+e", ("mine", "rain", "7", "1:1")),
    ("ctrl+shift+r", ("mine", "rain", "5", "21:9")),
    ("ctrl+u", ("a lake", "fog", "7", "21:9")),
)


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

    def read(self):
        """What the composer would send: prompt, negative prompt, seed and aspect ratio."""
        window = self.window
        # For a moment none is, between the one and the next.
        chosen = next((node.get_name() for node in studio_driver.walk(window.root)
                       if node.get_role() == Atspi.Role.RADIO_BUTTON
                       and node.get_state_set().contains(Atspi.StateType.CHECKED)), "")
        return (window.read_text("text", "Prompt"), window.read_text("text", NEGATIVE_FIELD),
                window.read_text("text", "Seed"), chosen.split(" ")[0])

    def wait_for_fields(self, what, expected):
        try:
            wait_for(what, lambda: self.read() == expected)
        except studio_driver.GaveUp as error:
            raise studio_driver.GaveUp(f"{error} {expected} but {self.read()}") from None

    def write_mine(self):
        """Every field unlike those of the image."""
        window = self.window
        window.press("alt+1", "ctrl+l", "ctrl+a")
        window.type("mine")
        window.write_text("text", NEGATIVE_FIELD, "rain")
        window.write_text("text", "Seed", "5")
        window.point_at(window.find("radio button", "1:1"))
        self.wait_for_fields("what is mine", MINE)

    def check_verbs(self, go_to_image):
        """Each brings its field and no other; what it wrote over comes back with one step."""
        for key, expected in VERBS:
            self.write_mine()
            go_to_image()
            self.window.press(key)
            self.wait_for_fields(key, expected)
            self.window.press("ctrl+l", "ctrl+z")
            self.wait_for_fields("undo of " + key, MINE)
        go_to_image()
        self.window.press("ctrl+d", "alt+1")
        wait_for("a new seed", lambda: self.read()[2] not in ("5", "7"))
        self.assertEqual(self.read()[:2] + self.read()[3:], ("a lake", "fog", "21:9"))

    def check_run_again(self, proxy, go_to_image):
        """The same again, once, whatever the composer says."""
        self.write_mine()
        go_to_image()
        self.window.press("ctrl+shift+Return")
        wait_for("the request", lambda: len(proxy.requests) == 1)
        asked = proxy.requests[0][1]
        self.assertEqual([asked[name] for name in ("prompt", "negative_prompt", "seed",
                                                   "aspect_ratio")], ["a lake", "fog", 7, "21:9"])
        self.wait_for_mark("job.kept")
        self.window.press("alt+1")
        self.window.find("image", "a lake, 21:9, Kept")
        self.assertEqual(len(proxy.requests), 1)

    def start_with_image(self):
        """The window beside a service that is asked for nothing by a recall."""
        subprocess.run([CLI, "generate", "a lake", "--negative", "fog", "--aspect-ratio", "21:9",
                        "--seed", "7", "--demo"], env=self.environment, check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        proxy = self.start_service()
        window = self.start_window()
        window.click("button", "Negative Prompt")
        return proxy

    def go_to_grid(self):
        """Until the image has the focus: where it lies is known only after the first layout."""
        self.window.press("alt+2")

        def focus():
            cell = self.window.find("table cell", "a lake")
            if cell.get_state_set().contains(Atspi.StateType.FOCUSED):
                return True
            self.window.point_at(cell)
            return False

        wait_for("the focus on the image", focus)

    def test_verbs_in_the_grid(self):
        proxy = self.start_with_image()
        self.check_verbs(self.go_to_grid)
        self.assertEqual(proxy.requests, [])
        self.check_run_again(proxy, self.go_to_grid)
        self.close_window()

    def test_verbs_on_the_canvas(self):
        proxy = self.start_with_image()
        self.go_to_grid()
        self.window.press("Return")
        self.window.find("image", "a lake")
        self.check_verbs(self.go_to_canvas)
        self.assertEqual(proxy.requests, [])
        self.check_run_again(proxy, self.go_to_canvas)
        self.close_window()

    def go_to_canvas(self):
        self.window.point_at(self.window.find("image", "a lake"))

    def find_row(self):
        """Of the tree."""
        return wait_for("the row", lambda: next(
            (node for node in studio_driver.walk(self.window.root)
             if (node.get_name() or "").startswith("The beginning. a lake. ")), None))

    def go_to_tree(self):
        self.window.press("alt+3")
        self.window.point_at(self.find_row())

    def test_verbs_in_the_tree(self):
        proxy = self.start_with_image()
        self.go_to_grid()
        self.window.press("Return")
        self.window.find("image", "a lake")
        self.check_verbs(self.go_to_tree)
        self.assertEqual(proxy.requests, [])
        self.check_run_again(proxy, self.go_to_tree)
        self.close_window()

    def write_whole(self):
        """What the images of the other tests were made from."""
        window = self.window
        window.click("button", "Negative Prompt")
        self.write_mine()
        window.press("ctrl+l", "ctrl+a")
        window.type("a lake")
        window.write_text("text", NEGATIVE_FIELD, "fog")
        window.write_text("text", "Seed", "7")
        window.point_at(window.find("radio button", "21:9"))
        self.wait_for_fields("what is asked for", ("a lake", "fog", "7", "21:9"))

    def go_to_filmstrip(self):
        """Where another image is on show."""
        def show(words):
            strip = self.window.find("list", "Images of This Session")
            if f"image “{words}, 21:9”\n" in self.window.tree():  # on the canvas
                return True
            self.window.point_at(next(node for node in studio_driver.walk(strip)
                                      if node.get_role_name() == "image"
                                      and words in node.get_name()))
            return False

        for words in ("a boat", "a lake"):
            wait_for(words, lambda words=words: show(words))

    def test_verbs_in_the_filmstrip(self):
        proxy = self.start_service()
        window = self.start_window()
        self.wait_for_mark("startup.gallery-ready")
        self.write_whole()
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept")
        window.press("ctrl+l", "ctrl+a")
        window.type("a boat")
        self.wait_for_prompt(window, "a boat")
        window.press("ctrl+Return")
        self.wait_for_mark("job.kept", 2)
        self.check_verbs(self.go_to_filmstrip)
        self.assertEqual(len(proxy.requests), 2)
        self.close_window()

    def use_menu(self, *names):
        """Of what waits in the queue."""
        row = wait_for("the row", lambda: next(
            (node for node in studio_driver.walk(self.window.root)
             if node.get_role_name() == "list item"
             and any("seed 7" in (each.get_name() or "") for each in studio_driver.walk(node))),
            None))

        def focus():
            """Whatever comes and goes above the row moves it away from under the pointer."""
            if row.get_state_set().contains(Atspi.StateType.FOCUSED):
                return True
            self.window.point_at(row)
            return row.get_state_set().contains(Atspi.StateType.FOCUSED)

        wait_for("the focus on the row", focus)
        self.window.press("Menu")
        for name in names:
            self.window.click("menu item", name)

    def test_verbs_in_the_queue(self):
        """What waits is an image that is not there yet."""
        proxy = self.start_service()
        window = self.start_window()
        self.wait_for_mark("startup.gallery-ready")
        window.press("ctrl+p")
        self.write_whole()
        window.press("ctrl+Return")
        items = (("Use Only", "Negative Prompt"), ("Use Only", "Seed"),
                 ("Use Only", "Aspect Ratio"), ("Use Again",))
        for names, (_, expected) in zip(items, VERBS):
            self.write_mine()
            self.use_menu(*names)
            self.wait_for_fields(names[-1], expected)
        self.use_menu("Vary")
        wait_for("a new seed", lambda: self.read()[2] != "7")
        self.assertEqual(proxy.requests, [])
        self.close_window()

    def paste(self, text):
        """Cut out of the prompt and pasted where no text is edited."""
        window = self.window
        window.press("ctrl+n")
        self.wait_for_prompt(window, "")
        window.write_text("text", "Prompt", text)
        window.press("ctrl+l", "ctrl+a", "ctrl+x")
        self.wait_for_prompt(window, "")
        window.point_at(window.find("image", "a lake"))
        window.press("ctrl+v")

    def test_pasted(self):
        proxy = self.start_with_image()
        window = self.window
        self.go_to_grid()
        window.press("Return")
        for text, source, prompt in (
                (INFOTEXT, "AUTOMATIC1111", "a red fox in the snow, detailed fur"),
                (JSON, "Request of the service", "a red fox in the snow")):
            self.paste(text)
            window.find("label", source)
            self.save_screenshot("recall-pasted-" + source[:4])
            button = wait_for("the button", lambda: next(
                (node for node in studio_driver.walk(window.root)
                 if node.get_role() == Atspi.Role.PUSH_BUTTON
                 and node.get_name() in ("Use", "_Use Use")), None))
            button.get_action_iface().do_action(0)
            self.wait_for_prompt(window, prompt)
            self.assertEqual(self.read()[1:3], (("fog, crowd" if text == INFOTEXT else "fog"),
                                                "77"))
        self.assertEqual(proxy.requests, [])
        self.close_window()


if __name__ == "__main__":
    studio_tap.main()
