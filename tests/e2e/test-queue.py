#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A queue with faults in it: some of a run arrive and only the others are asked for again, what was
cut off is not asked for again by itself, what waits can be given up, and the service is asked
exactly as often as a person wanted it to be."""

import studio_tap
from queue_case import BROKEN, QueueCase, make_error

REFUSED = make_error(400, "content_policy_violation", "The content filter refused the prompt.")
CUT_OFF = (200, b'{"created": 1, "data": [{"b64_json": "iVBORw0KGgo', 5000)


class Queue(QueueCase):
    def test_some_of_a_run_fail(self):
        proxy = self.start_service()
        proxy.troubles = [None, BROKEN, None, REFUSED]
        window = self.start_window()
        self.generate(4)
        self.wait_for_states("unknown", "kept", "kept", "refused")
        self.save_screenshot("queue-some-failed")
        self.assertEqual(len(proxy.requests), 4)
        # It may have been billed: only who says so pays for it again.
        self.try_run_again()
        self.wait_for_states("unknown", "kept", "kept", "kept", "refused")
        self.close_window()
        self.assertEqual(len(proxy.requests), 5)
        seeds = [body["seed"] for _, body in proxy.requests]
        self.assertEqual(len(set(seeds)), 4)

    def test_cut_off_is_not_repeated(self):
        """It may have been billed: asked for again by a person, not by the program."""
        proxy = self.start_service()
        proxy.troubles = [CUT_OFF, None]
        window = self.start_window()
        self.generate(2)
        self.wait_for_states("kept", "unknown")
        self.close_window()
        window = self.start_window()
        self.wait_for_mark("startup.gallery-ready", 2)
        self.close_window()
        self.assertEqual(len(proxy.requests), 2)

    def test_giving_up_what_waits(self):
        proxy = self.start_service("--fault", "rate-limit")
        window = self.start_window()
        self.generate(3)
        window.find("label", "limit")
        n_asked = len(proxy.requests)
        window.click("button", "Cancel All")
        self.wait_for_states("cancelled", "cancelled", "cancelled")
        self.save_screenshot("queue-cancelled")
        self.close_window()
        self.assertEqual(len(proxy.requests), n_asked)
        self.assertLessEqual(n_asked, 3)


if __name__ == "__main__":
    studio_tap.main()
