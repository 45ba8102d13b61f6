# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What scenarios of the queue have in common: asking for some images, and what became of them."""

import json
import subprocess

from gi.repository import Atspi
from studio_driver import GaveUp, wait_for, walk
from window_case import CLI, WindowCase

PROMPT = "A calm sea"


def make_error(status, kind, message):
    return status, json.dumps({"error": {"code": status, "type": kind,
                                         "message": message}}).encode()


BROKEN = make_error(500, "internal_server_error", "Something went wrong.")


class QueueCase(WindowCase):
    def list_calls(self):
        """The newest last."""
        done = subprocess.run([CLI, "list", "--state", "all", "--json"], env=self.environment,
                              check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        return sorted(json.loads(done.stdout), key=lambda call: int(call["id"]))

    def list_states(self):
        return sorted(call["state"] for call in self.list_calls())

    def wait_for_states(self, *states):
        try:
            wait_for("the states", lambda: self.list_states() == sorted(states))
        except GaveUp as error:
            raise GaveUp(f"{error} {states} but {self.list_states()}") from None

    def generate(self, count):
        window = self.window
        self.wait_for_mark("startup.gallery-ready")
        window.press("ctrl+n")
        window.type(PROMPT)
        wait_for("the prompt", lambda: window.read_text("text", "Prompt") == PROMPT)
        window.find("spin button", "Number of Images").get_value_iface().set_current_value(count)
        window.find("button", f"Generate {count}")
        window.press("ctrl+Return")

    def try_run_again(self):
        """By the button under the queue: the one over the canvas is for the image on show alone."""
        queue = self.window.find("scroll pane", "Queue")
        button = wait_for("the button", lambda: next(
            (node for node in walk(queue) if node.get_role() == Atspi.Role.PUSH_BUTTON
             and "Try Again" in node.get_name()), None))
        button.get_action_iface().do_action(0)
        self.window.click("button", "Ask Again")
