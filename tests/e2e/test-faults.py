#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Each fault of the embedded service in the real window: what is shown, the one button and what it
does, what stays, and the details to copy. docs/faults.md has what is expected."""

import json
import os
import re
import subprocess

import gi

gi.require_version("Gdk", "4.0")
import studio_driver
import studio_tap
from gi.repository import Atspi, Gdk, GLib
from studio_driver import wait_for
from studio_fault_service import make_image, set_fault
from studio_fault_table import NOTHING, WRITES, Table
from window_case import CLI, WindowCase

PROMPT = "A calm sea"
NEGATIVE = "boats"
KEPT = "Kept"
ENDS = ("Failed", "Refused", "Unknown", "Cancelled")
BILLED = "It may have been billed."
COPY, DETAILS = "Copy Details", "Details"
# As long as the command line waits in its test.
SETTINGS = "[com/example/UltraStudio]\ntime-limit=2\n"
# For these the window waits longer than a test may, so what it shows while it waits is looked at.
WAITING = ("rate-limit", "rate-limit-date", "rate-limit-bare")


class Clipboard:
    """As another program finds it into which one pastes."""

    def __init__(self):
        self.clipboard = Gdk.Display.open(os.environ["DISPLAY"]).get_clipboard()

    def read(self):
        loop, found = GLib.MainLoop(), []

        def read_cb(clipboard, result):
            try:
                found.append(clipboard.read_text_finish(result))
            except GLib.Error:
                found.append(None)
            loop.quit()

        self.clipboard.read_text_async(None, read_cb)
        GLib.timeout_add_seconds(30, loop.quit)
        loop.run()
        return found[0] if found else None


class Page:
    """The page of a problem, as it is read out."""
    TEXTS = (Atspi.Role.LABEL, Atspi.Role.ALERT)
    BUTTONS = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON)

    def __init__(self, node):
        nodes = list(studio_driver.walk(node))
        self.buttons = {each.get_name(): each for each in nodes
                        if each.get_role() in self.BUTTONS}
        # The words on a button are labels, too.
        self.texts = [each.get_name() for each in nodes
                      if each.get_role() in self.TEXTS and each.get_name() not in self.buttons]

    def get_actions(self):
        return [name for name in self.buttons if name not in (COPY, DETAILS)]


class Faults(WindowCase):
    def start(self):
        make_image(self.path("noise.png"))
        os.makedirs(self.path("config", "glib-2.0", "settings"))
        with open(self.path("config", "glib-2.0", "settings", "keyfile"), "w",
                  encoding="ascii") as file:
            file.write(SETTINGS)
        server = subprocess.Popen(
            [CLI, "demo-server", "--limit", "1000", "--image", self.path("noise.png")],
            env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)

        def stop():
            server.terminate()
            server.wait()
            server.stdout.close()

        self.addCleanup(stop)
        self.service = dict(server.stdout.readline().decode().strip().split("=", 1)
                            for _ in range(2))
        self.environment.update(self.service)
        self.clipboard = Clipboard()
        self.table = Table("Fault")
        self.listed = json.loads(subprocess.check_output(
            [CLI, "demo-server", "--fault", "list", "--json"], env=self.environment))
        self.happened = {}

    def open_window(self):
        self.problem = None
        window = self.start_window()
        self.prompt = window.find("text", "Prompt")
        if self.read(self.prompt) != PROMPT:
            window.press("ctrl+n")
            window.type(PROMPT)
            wait_for("the prompt", lambda: self.read(self.prompt) == PROMPT)
        window.click("button", "Negative Prompt")
        self.negative = window.find("text", "What the image should not show")
        self.negative.get_editable_text_iface().set_text_contents(NEGATIVE)
        self.state = None

    @staticmethod
    def read(node):
        text = node.get_text_iface()
        return text.get_text(0, text.get_character_count())

    def generate(self, fault):
        """A job of its own: the plate over the canvas tells how far the one on show is."""
        set_fault(self.service, fault)
        n_jobs = self.count_marks("job.sent")
        self.window.press("ctrl+Return")
        wait_for("the request", lambda: self.count_marks("job.sent") > n_jobs)

    def count_marks(self, name):
        return sum(entry["mark"] == name
                   for entry in studio_driver.read_trace(self.path("trace")))

    def find_state(self, words=""):
        """That of the plate alone: what is only read out says more than the state."""
        return next((node for node in studio_driver.walk(self.window.root)
                     if node.get_role() == Atspi.Role.STATUS_BAR and node.get_name()
                     and words in node.get_name() and ": " not in node.get_name()), None)

    def wait_for_end(self):
        if self.state is None:
            self.state = wait_for("a state", self.find_state)
        return wait_for("an end", lambda: self.state.get_name() in (KEPT, *ENDS)
                        and self.state.get_name())

    def generate_well(self):
        self.generate("")
        self.assertEqual(self.wait_for_end(), KEPT)

    def find_problem(self):
        if self.problem is None:
            self.problem = self.window.find("scroll pane", "Problem")
        return self.problem

    def check_texts(self, row, page):
        """The sentence and the advice are those of the command line."""
        told = row["On the command line"]
        title, message, *rest = page.texts
        self.assertTrue(told.startswith(message), (told, page.texts))
        self.assertTrue(told.endswith(rest[-1]), (told, page.texts))
        billed = BILLED in rest
        self.assertEqual(billed, "The image may have been billed." in told, (told, page.texts))
        self.assertEqual(len(rest), 2 if billed else 1, page.texts)
        return title

    def check_details(self, page):
        """They open, begin with the sentence, have what the service said, and can be copied."""
        self.window.point_at(page.buttons[DETAILS])
        opened = wait_for("the details", lambda: next(
            (each for each in [Page(self.problem)] if COPY in each.buttons), None))
        details = next(text for text in opened.texts if "\nError: " in text)
        self.assertTrue(details.startswith(page.texts[1] + "\n\n"), details)
        self.assertNotIn(self.service["DIFFUSION_KEY"], details)
        self.save_screenshot(f"fault-{self.fault}-details")
        self.window.point_at(opened.buttons[COPY])
        wait_for("the copied details", lambda: self.clipboard.read() == details)
        self.window.point_at(page.buttons[DETAILS])

    def check_inputs(self):
        self.assertEqual(self.read(self.prompt), PROMPT)
        self.assertEqual(self.read(self.negative), NEGATIVE)

    def use_button(self, name, button):
        set_fault(self.service, "")
        n_jobs = self.count_marks("job.sent")
        self.window.point_at(button)
        if name == "Try Again":
            wait_for("the request", lambda: self.count_marks("job.sent") > n_jobs)
            self.assertEqual(self.wait_for_end(), KEPT)
            return
        if name.startswith("Edit"):
            self.wait_for_prompt()
        else:
            wait_for("the dialog", lambda: self.window.root.get_child_count() > 1)
            self.save_screenshot(f"fault-{self.fault}-dialog")
            self.window.press("Escape")
            wait_for("the window again", lambda: self.window.root.get_child_count() == 1)
        self.generate_well()

    def wait_for_prompt(self):
        wait_for("the cursor in the prompt", lambda: self.prompt.get_state_set().contains(
            Atspi.StateType.FOCUSED))

    def run_fault(self, row):
        self.generate(self.fault)
        state = self.wait_for_end()
        if state == KEPT:
            self.assertEqual(row["Exit code"], "0")
            return {"In the window": KEPT, "Button": NOTHING}
        page = wait_for("the page", lambda: next(
            (each for each in [Page(self.find_problem())]
             if each.texts and row["On the command line"].startswith(each.texts[1])), None))
        self.save_screenshot(f"fault-{self.fault}")
        title = self.check_texts(row, page)
        self.assertEqual(len(page.get_actions()), 1, page.get_actions())
        button = page.get_actions()[0]
        self.check_details(page)
        self.check_inputs()
        self.use_button(button, page.buttons[button])
        self.check_inputs()
        return {"In the window": f"{state}: {title}", "Button": button}

    def run_waiting(self):
        """The window says what it waits for, and the one thing to do is to stop that."""
        self.generate(self.fault)
        self.state = wait_for("the wait", lambda: self.find_state("Waiting"))
        said = wait_for("the reason", lambda: next(
            (each.get_name() for each in studio_driver.walk(self.state.get_parent())
             if each.get_role() == Atspi.Role.LABEL and re.search(r"\d", each.get_name())), None))
        self.save_screenshot(f"fault-{self.fault}")
        self.check_inputs()
        self.window.point_at(self.window.find("button", "Cancel"))
        self.assertEqual(self.wait_for_end(), "Cancelled")
        self.wait_for_prompt()
        page = Page(self.find_problem())
        self.save_screenshot(f"fault-{self.fault}-cancelled")
        self.assertEqual(page.get_actions(), ["Try Again"])
        self.check_inputs()
        return {"In the window": f"Waiting: {re.sub('[0-9]+', '…', said)}", "Button": "Cancel"}

    def note(self, cells):
        self.happened[self.fault] = cells
        if not WRITES:
            self.table.check(self, self.fault, cells)

    def finish(self):
        if WRITES:
            self.table.write(self.listed, self.happened)

    def test_each_wait(self):
        self.start()
        for name in WAITING:
            with self.subTest(fault=name):
                self.fault = name
                self.open_window()
                self.note(self.run_waiting())
                self.close_quietly()
        self.finish()

    def close_quietly(self):
        """GTK 4.8 says this where a button goes while it is pressed with the mouse."""
        code, noise = self.window.close()
        lines = [line for line in noise.splitlines()
                 if line and "Broken accounting of active state" not in line]
        self.assertEqual((code, lines), (0, []))

    def test_each_fault(self):
        self.start()
        self.open_window()
        chosen = os.environ.get("STUDIO_FAULTS", "").split() or self.listed
        for name in chosen:
            if name in WAITING:
                continue
            with self.subTest(fault=name):
                self.fault = name
                self.assertIn(name, self.table.rows)
                self.note(self.run_fault(self.table.rows[name]))
        self.close_quietly()
        self.finish()


if __name__ == "__main__":
    studio_tap.main()
