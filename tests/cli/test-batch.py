#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The batch command: all is checked before anything is sent, and nothing is paid for twice."""

import json
import os
import signal
import subprocess

from cli_case import CLI, TIMEOUT, CliCase
from recording_service import RecordingService
import studio_tap


class BatchCase(CliCase):
    def write(self, name, lines):
        with open(self.path(name), "w", encoding="utf-8") as file:
            for line in lines:
                file.write(line if isinstance(line, str) else json.dumps(line))
                file.write("\n")
        return name

    def batch(self, *words, **keywords):
        return self.run_json("batch", *words, **keywords)

    def serve(self, *words):
        """A service that counts, as variables of the environment."""
        service = RecordingService(self.start_server(*words)["DIFFUSION_URL"])
        self.addCleanup(service.stop)
        self.service = service
        return {"DIFFUSION_URL": service.url, "DIFFUSION_KEY": "inf-demo-0123456789abcdef0123",
                "DIFFUSION_MODEL_ID": "stable-image-ultra"}

    def assert_refused(self, line, words, code=2):
        name = self.write("bad.jsonl", [{"prompt": "a good one"}, line])
        error = self.run_error(code, "batch", name, "--demo")
        self.assertIn("Line 2: ", error["message"])
        self.assertIn(words, error["message"])
        self.assertFalse(os.path.exists(self.path("bad.jsonl.journal")))

    def test_good(self):
        os.mkdir(self.path("out"))
        name = self.write("good.jsonl", [
            {"prompt": "a red boat", "aspect_ratio": "4:5", "seed": 7, "count": 2, "output": "out"},
            "",
            {"prompt": "an owl", "negative_prompt": "fog", "output_format": "jpeg",
             "aspect_ratio": "4:5", "output": "owl.jpg"},
        ])
        done = self.batch(name, "--demo")
        self.assertEqual((done["lines"], done["images"], done["kept"]), (2, 3, 3))
        self.assertEqual([(each["line"], each["image"], each["state"])
                          for each in sorted(done["results"], key=lambda e: (e["line"], e["image"]))],
                         [(1, 1, "kept"), (1, 2, "kept"), (3, 1, "kept")])
        self.assertEqual(len(os.listdir(self.path("out"))), 2)
        self.assertEqual(self.read("owl.jpg")[:2], b"\xff\xd8")
        records = self.run_json("list")
        self.assertEqual(len(records), 3)
        self.assertEqual(sorted(each["seed"] for each in records if each["prompt"] == "a red boat"),
                         [7, 8])

        again = self.run_error(2, "batch", name, "--demo")
        self.assertIn("--resume", again["message"])
        done = self.batch(name, "--demo", "--resume")
        self.assertEqual((done["kept"], done["kept_before"]), (0, 3))
        self.assertEqual(len(self.run_json("list")), 3)

    def test_standard_input(self):
        lines = b'{"prompt": "a fox", "aspect_ratio": "4:5"}\n{"prompt": "a fox", "aspect_ratio": "4:5"}'
        done = json.loads(self.run_cli("batch", "-", "--demo", "--json", stdin=lines).stdout)
        self.assertEqual(done["kept"], 2)
        self.run_error(2, "batch", "-", "--demo", "--resume")
        done = self.run_cli("batch", "-", "--demo", "--journal", "j", stdin=lines)
        self.assertEqual(len(done.stdout.splitlines()), 2)
        self.assertIn(b"2 of 2 kept", done.stderr)
        done = self.run_cli("batch", "-", "--demo", "--journal", "j", "--resume", stdin=lines)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(len(self.run_json("list")), 4)

    def test_bad_lines(self):
        self.assert_refused("not JSON", "no request")
        self.assert_refused("{\"prompt\": " + "[" * 200000, "no request")
        self.assert_refused("[]", "no request")
        self.assert_refused({"prompt": ""}, "prompt")
        self.assert_refused({"prompt": "x", "wings": 2}, "wings")
        self.assert_refused({"prompt": 7}, "prompt")
        self.assert_refused({"prompt": "x", "aspect_ratio": "7:7"}, "7:7")
        self.assert_refused({"prompt": "x", "seed": -1}, "seed")
        self.assert_refused({"prompt": "x", "seed": "7"}, "seed")
        self.assert_refused({"prompt": "x", "count": 101}, "count")
        self.assert_refused({"prompt": "x", "output": "-"}, "output")
        self.assert_refused({"prompt": "x", "output": "nowhere/at/all.png"}, "nowhere", code=9)
        self.assert_refused({"prompt": "x" * 300000}, "too long")
        self.run_error(2, "batch", self.write("empty.jsonl", ["", " "]), "--demo")
        self.run_error(9, "batch", "missing.jsonl", "--demo")
        self.run_error(2, "batch")
        self.run_error(2, "batch", "x", "--retries", "99")
        self.run_error(2, "batch", "x", "--timeout", "0")
        self.assertEqual(self.run_json("list"), [])

    def test_refused_goes_on(self):
        variables = self.serve("--fault", "content-refused")
        name = self.write("two.jsonl", [{"prompt": "one"}, {"prompt": "two"}])
        done = self.batch(name, code=4, **variables)
        self.assertEqual((done["refused"], done["kept"]), (2, 0))
        self.assertEqual(done["error"]["exit_code"], 4)
        self.assertEqual(self.service.n_requests, 2)
        done = self.batch(name, "--resume", code=4, **variables)
        self.assertEqual(done["refused"], 2)
        self.assertEqual(self.service.n_requests, 2)

    def test_key_refused_stops(self):
        variables = self.serve("--fault", "unauthorized")
        name = self.write("many.jsonl", [{"prompt": f"number {i}"} for i in range(20)])
        done = self.batch(name, code=3, **variables)
        self.assertLessEqual(self.service.n_requests, 3)
        self.assertGreater(done["not_sent"], 10)

        variables = self.serve()
        done = self.batch(name, "--resume", **variables)
        self.assertEqual(done["kept"], 20)
        self.assertEqual(self.service.n_requests, 20)

    def start_batch(self, name, variables, *words):
        process = subprocess.Popen(
            [CLI, "batch", name, *words], env={**self.environment, **variables}, cwd=self.home,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def test_killed_and_resumed(self):
        """Whatever moment the process dies at, what it had sent is not sent again by itself."""
        name = self.write("kill.jsonl", [
            {"prompt": f"number {i}", "aspect_ratio": "4:5", "count": 2} for i in range(4)])
        variables = self.serve("--latency", "150")
        process = self.start_batch(name, variables)
        self.service.wait_for(3)
        process.kill()
        process.wait(TIMEOUT)
        self.run_json("list")  # brings what was cut off to its end
        n_before = self.service.n_requests
        done = self.batch(name, "--resume", code=6, **variables)
        self.assertEqual(done["kept"] + done["kept_before"] + done["unknown"], 8)
        self.assertGreater(done["unknown"], 0)
        # Each image of the eight was asked for at most once.
        self.assertEqual(len(self.service.seen), len(set(self.service.seen)))
        self.assertLessEqual(self.service.n_requests, 8)
        self.assertEqual(self.service.n_requests - n_before, done["kept"])

        n_before = self.service.n_requests
        n_unknown = done["unknown"]
        done = self.batch(name, "--resume", "--retry-unknown", **variables)
        self.assertEqual(done["kept"], n_unknown)
        self.assertEqual(self.service.n_requests - n_before, n_unknown)

    def test_interrupted(self):
        name = self.write("stop.jsonl", [
            {"prompt": f"number {i}", "aspect_ratio": "4:5"} for i in range(6)])
        variables = self.serve("--latency", "300")
        process = self.start_batch(name, variables)
        self.service.wait_for(1)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(TIMEOUT), 130)
        # What was sent is waited for: it is paid for.
        self.assertEqual(len(self.run_json("list")), self.service.n_requests)
        done = self.batch(name, "--resume", **variables)
        self.assertEqual(done["kept"] + done["kept_before"], 6)
        self.assertEqual(self.service.n_requests, 6)

    def test_other_library_and_held(self):
        name = self.write("one.jsonl", [{"prompt": "a fox", "aspect_ratio": "4:5"}])
        self.batch(name, "--demo")
        error = self.run_error(2, "batch", name, "--demo", "--resume", "--library", "other")
        self.assertIn("another library", error["message"])
        with open(self.path("two.journal"), "w", encoding="utf-8") as file:
            file.write("nothing of the kind\n")
        self.run_error(2, "batch", name, "--demo", "--resume", "--journal", "two.journal")

    def test_torn_journal(self):
        """The last line may be cut off: then nothing was sent for it."""
        name = self.write("torn.jsonl", [{"prompt": "a fox", "aspect_ratio": "4:5", "output": "x.png"}])
        self.batch(name, "--demo")
        with open(self.path("torn.jsonl.journal"), "r+b") as file:
            data = file.read()
            lines = data.splitlines(keepends=True)
            file.truncate(len(b"".join(lines[:-1])) + 5)
        os.unlink(self.path("x.png"))
        done = self.batch(name, "--demo", "--resume")
        self.assertEqual(done["kept_before"], 1)
        self.assertTrue(os.path.exists(self.path("x.png")))
        self.assertEqual(len(self.run_json("list")), 1)
        done = self.batch(name, "--demo", "--resume")
        self.assertEqual(done["kept_before"], 1)


if __name__ == "__main__":
    studio_tap.main()
