#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A queue that a person put in order, over a crash and a bad connection: what waits waits again in
its changed order, without what was cancelled, and each is asked for once; what got no answer is
asked for again in its run by a person alone, and what was turned away before it cost anything by
the program."""

import re

import studio_tap
from gi.repository import Atspi
from queue_case import BROKEN, QueueCase, make_error
from studio_driver import GaveUp, wait_for, walk

NO_ANSWER = ()
TOO_MANY = (*make_error(429, "rate_limit_exceeded", "Too many requests."),
            0, [("Retry-After", "1")])


class QueueOrder(QueueCase):
    def find_rows(self):
        """What is in the queue, in its order: each row by the seed that it is asked for with."""
        rows = {}
        for row in walk(self.window.root):
            if row.get_role_name() != "list item":
                continue
            for node in walk(row):
                said = re.search(r" · seed (\d+)$", node.get_name() or "")
                if said:
                    rows[int(said[1])] = row
        return rows

    def wait_for_rows(self, seeds):
        try:
            wait_for("the rows", lambda: list(self.find_rows()) == seeds)
        except GaveUp as error:
            raise GaveUp(f"{error} {seeds} but {list(self.find_rows())}") from None

    def read_rows(self, count):
        """All of them, where the list shows the first alone at first."""
        self.window.click("button", "Show ")
        wait_for(f"{count} rows", lambda: len(self.find_rows()) == count)
        return list(self.find_rows())

    def press_at_row(self, seed, key):
        """A click on the first row gives it the keys, and those lead to rows that are not in sight."""
        def focus():
            rows = self.find_rows()
            focused = next((index for index, row in enumerate(rows.values())
                            if row.get_state_set().contains(Atspi.StateType.FOCUSED)), None)
            if focused is None:
                self.window.point_at(next(iter(rows.values())))
                return False
            distance = list(rows).index(seed) - focused
            if distance != 0:
                self.window.press("Down" if distance > 0 else "Up")
            return distance == 0

        wait_for("the focus on the row", focus)
        self.window.press(key)

    def read_asked(self):
        return [body["seed"] for _, body in self.proxy.requests]

    def start_paused(self, count):
        self.proxy = self.start_service()
        window = self.start_window()
        self.wait_for_mark("startup.gallery-ready")
        window.press("ctrl+p")
        self.generate(count)
        return self.read_rows(count)

    def test_changed_order_outlives_a_crash(self):
        first, second, third, last = self.start_paused(4)
        self.press_at_row(last, "alt+Home")
        self.wait_for_rows([last, first, second, third])
        self.press_at_row(first, "alt+Down")
        self.wait_for_rows([last, second, first, third])
        self.press_at_row(second, "Delete")
        self.wait_for_rows([last, first, third])
        self.wait_for_states("queued", "queued", "queued", "cancelled")
        self.save_screenshot("queue-changed-order")
        self.kill_window()
        self.assertEqual(self.proxy.requests, [])

        self.proxy.troubles = [NO_ANSWER]
        window = self.start_window()
        self.wait_for_rows([last, first, third])
        self.assertEqual(self.proxy.requests, [])
        window.click("button", "Resume")
        self.wait_for_states("cancelled", "unknown", "kept", "kept")
        self.close_window()
        # Two are on their way at a time.
        asked = self.read_asked()
        self.assertEqual((set(asked[:2]), asked[2:]), ({last, first}, [third]))

        self.start_window()
        self.wait_for_mark("startup.gallery-ready", 3)
        self.assertEqual(self.find_rows(), {})
        self.close_window()
        self.assertEqual(self.read_asked(), asked)

    def test_killed_while_some_are_under_way(self):
        """Those may have been billed, and are not asked for again; what waited is, once."""
        first, second, third, fourth, last = self.start_paused(5)
        self.press_at_row(last, "alt+Home")
        self.wait_for_rows([last, first, second, third, fourth])
        self.proxy.hold()
        self.window.press("ctrl+p")
        wait_for("two requests", lambda: len(self.proxy.requests) == 2)
        self.press_at_row(fourth, "alt+Up")
        self.wait_for_rows([last, first, second, fourth, third])
        self.save_screenshot("queue-under-way")
        self.kill_window()
        self.proxy.let_go()

        window = self.start_window()
        self.wait_for_rows([second, fourth, third])
        self.wait_for_states("unknown", "unknown", "queued", "queued", "queued")
        self.assertEqual(set(self.read_asked()), {last, first})
        window.click("button", "Resume")
        self.wait_for_states("unknown", "unknown", "kept", "kept", "kept")
        self.close_window()
        asked = self.read_asked()
        self.assertEqual([set(asked[:2]), set(asked[2:4]), asked[4:]],
                         [{last, first}, {second, fourth}, [third]])

    def test_what_waits_is_cancelled(self):
        """What is under way is still made, and what was given up stays so over a crash."""
        seeds = self.start_paused(5)
        self.proxy.hold()
        self.window.press("ctrl+p")
        wait_for("two requests", lambda: len(self.proxy.requests) == 2)
        self.window.click("button", "Cancel Waiting")
        self.wait_for_states("sent", "sent", "cancelled", "cancelled", "cancelled")
        self.wait_for_rows(seeds[:2])
        self.save_screenshot("queue-waiting-cancelled")
        self.proxy.let_go()
        self.wait_for_states("kept", "kept", "cancelled", "cancelled", "cancelled")
        self.kill_window()

        self.start_window()
        self.wait_for_mark("startup.gallery-ready", 2)
        self.assertEqual(self.find_rows(), {})
        self.close_window()
        self.assertEqual(set(self.read_asked()), set(seeds[:2]))
        self.assertEqual(len(self.proxy.requests), 2)

    def test_bad_connection_in_a_run(self):
        """One gets no answer, one comes too early, at one the service breaks: the program asks
        again for the second alone, and a person for the other two, which join their run."""
        seeds = self.start_paused(5)
        self.proxy.troubles = [None, NO_ANSWER, TOO_MANY, BROKEN]
        self.window.press("ctrl+p")
        self.wait_for_states("kept", "kept", "kept", "unknown", "unknown")
        self.window.find("label", "3 of 5 kept, 2 failed")
        asked = self.read_asked()
        self.assertEqual((len(asked), set(asked)), (6, set(seeds)))
        lost = {call["seed"] for call in self.list_calls() if call["state"] == "unknown"}
        self.save_screenshot("queue-bad-connection")

        self.try_run_again()
        self.wait_for_states(*["kept"] * 5, "unknown", "unknown")
        self.close_window()
        again = self.read_asked()[6:]
        self.assertEqual((len(again), set(again)), (2, lost))
        calls = self.list_calls()
        self.assertEqual(sorted(call["seed"] for call in calls if call["state"] == "kept"),
                         sorted(seeds))
        self.assertEqual(len({call["run"] for call in calls}), 1)
        self.assertEqual(len(self.proxy.images), 5)


if __name__ == "__main__":
    studio_tap.main()
