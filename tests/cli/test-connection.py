#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The command connection: blocks of config variables, the Platform API, the free test, names.

Keys are kept in libsecret's file, which needs no bus; without it there is no keyring at all."""

import json
import os
import unittest

import studio_tap
from cli_case import CliCase

KEY = "inf-canary-0123456789abcdef"
ADDRESS = "https://us.inference.heroku.com"
TABLE = f"""=== my-app Config Vars

DATABASE_URL:       postgres://user:canary-secret@db.example/x
DIFFUSION_KEY:      {KEY}
DIFFUSION_MODEL_ID: stability-image-ultra
DIFFUSION_URL:      {ADDRESS}
"""
SHELL = f"A='it'\\''s canary-secret'\nDIFFUSION_KEY={KEY}\nDIFFUSION_URL='{ADDRESS}'\n"


class ConnectionCase(CliCase):
    def setUp(self):
        super().setUp()
        self.environment.update({"SECRET_BACKEND": "file",
                                 "SECRET_FILE_TEST_PATH": self.path("keyring"),
                                 "SECRET_FILE_TEST_PASSWORD": "test"})
        # Newer versions of libsecret warn of a missing bus even when they do not need it.
        self.environment.pop("G_DEBUG", None)

    def tearDown(self):
        """No key, no token and nothing else of a block is in any file."""
        for folder, _, names in os.walk(self.home):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    text = file.read()
                for secret in (b"canary", b"demo-token", b"inf-demo"):
                    self.assertNotIn(secret, text, os.path.join(folder, name))
        super().tearDown()

    def run_cli(self, *words, **keywords):
        done = super().run_cli(*words, **keywords)
        for secret in (b"canary", b"demo-token"):
            self.assertNotIn(secret, done.stdout + done.stderr)
        return done

    def import_text(self, text, *words, **keywords):
        return self.run_json("connection", "import", *words, stdin=text.encode(), **keywords)

    def names(self):
        return [("*" if each["active"] else "") + each["name"]
                for each in self.run_json("connection", "list")]


class Blocks(ConnectionCase):
    def test_each_form(self):
        as_json = json.dumps({"DATABASE_URL": "canary-secret", "DIFFUSION_KEY": KEY,
                              "DIFFUSION_URL": ADDRESS})
        colour = f"INFERENCE_MAROON_URL={ADDRESS}/v1\nINFERENCE_MAROON_KEY={KEY}\n"
        for number, text in enumerate((TABLE, SHELL, as_json, colour)):
            with self.subTest(number=number):
                made = self.import_text(text, "--name", f"c{number}")
                self.assertEqual((made["address"], made["model"], made["source"], made["name"]),
                                 (ADDRESS, "stable-image-ultra", "keyring", f"c{number}"))
        self.assertEqual(self.names(), ["c0", "c1", "c2", "*c3"])

    def test_model_can_be_given(self):
        self.assertEqual(self.import_text(TABLE, "--model", "other")["model"], "other")

    def test_what_is_missing_is_said(self):
        cases = ((f"DIFFUSION_URL: {ADDRESS}", "DIFFUSION_URL but not DIFFUSION_KEY"),
                 (f"DIFFUSION_KEY: {KEY}", "DIFFUSION_KEY but not DIFFUSION_URL"),
                 ("DATABASE_URL: canary-secret", "neither"), ("x" * 1100000, "too long"),
                 ("\n", "neither"))
        for text, words in cases:
            with self.subTest(words=words):
                error = self.run_error(2, "connection", "import", stdin=text.encode())
                self.assertEqual(error["name"], "config-vars")
                self.assertIn(words, error["message"])
                self.assertTrue(error["advice"])
        self.assertEqual(self.run_error(2, "connection", "import", stdin=b"")["name"], "key")
        bad = self.run_error(2, "connection", "import", stdin=b"\xff\xfe")
        self.assertEqual(bad["name"], "config-vars")
        self.assertEqual(self.run_json("connection", "list"), [])

    def test_bad_values(self):
        for text, name in ((f"DIFFUSION_URL=http://x.example\nDIFFUSION_KEY={KEY}", "address"),
                           (f"DIFFUSION_URL={ADDRESS}\nDIFFUSION_KEY='canary two'", "key")):
            error = self.run_error(2, "connection", "import", stdin=text.encode())
            self.assertEqual(error["name"], name)

    def test_no_keyring(self):
        self.environment.pop("SECRET_BACKEND")
        error = self.run_error(1, "connection", "import", stdin=TABLE.encode())
        self.assertEqual(error["name"], "keyring")
        self.assertFalse(os.path.exists(self.path("config", "ultra-studio")))


class Platform(ConnectionCase):
    def setUp(self):
        super().setUp()
        self.url = self.start_server()["DIFFUSION_URL"]

    def ask(self, app, *words, code=0, token=b"demo-token\n"):
        words = ("connection", "import", "--app", app, "--api", self.url, *words)
        if code == 0:
            return self.run_json(*words, stdin=token)
        return self.run_error(code, *words, stdin=token)

    def test_import(self):
        made = self.ask("demo-app", "--name", "Demo")
        self.assertEqual((made["address"], made["name"]), (self.url, "Demo"))
        self.assertEqual(self.names(), ["*Demo"])
        self.assertTrue(self.run_json("connection", "test")["ok"])
        self.run_cli("generate", "sea")

    def test_errors(self):
        for app, code, name in (("forbidden-app", 3, "app-refused"), ("no-such-app", 1, "app-not-found"),
                                ("suspended-app", 3, "app-suspended"),
                                ("delinquent-app", 3, "account-unpaid"),
                                ("limited-app", 5, "rate-limit"), ("broken-app", 7, "server"),
                                ("two-factor-app", 3, "two-factor"), ("bare-app", 2, "config-vars"),
                                ("half-app", 2, "config-vars"), ("a/b", 2, "app-name")):
            with self.subTest(app=app):
                error = self.ask(app, code=code)
                self.assertEqual(error["name"], name)
                self.assertTrue(error["advice"])
        self.assertEqual(self.run_json("connection", "list"), [])

    def test_token(self):
        error = self.ask("demo-app", code=3, token=b"HRKU-canary-token")
        self.assertEqual((error["name"], error["http_status"]), ("token-refused", 401))
        self.assertEqual(self.ask("demo-app", code=2, token=b"canary token\n")["name"], "token")
        self.assertEqual(self.ask("demo-app", code=2, token=b"\n")["name"], "token")

    def test_second_factor(self):
        self.assertIn("did not take", self.ask("two-factor-app", "--two-factor-code", "000000",
                                               code=3)["message"])
        self.assertEqual(self.ask("two-factor-app", "--two-factor-code", "123456")["address"],
                         self.url)
        self.run_error(2, "connection", "import", "--two-factor-code", "123456", stdin=b"x")

    def test_network(self):
        self.url = "http://127.0.0.1:9"
        self.assertEqual(self.ask("demo-app", code=6)["name"], "offline")
        self.url = "http://api.example"
        self.assertEqual(self.ask("demo-app", code=2)["name"], "address")


class Probe(ConnectionCase):
    def verdicts(self, tested):
        return {each["subject"]: each["verdict"] for each in tested["findings"]}

    def test_good(self):
        tested = self.run_json("connection", "test", **self.start_server())
        self.assertTrue(tested["ok"])
        self.assertEqual(self.verdicts(tested), {"address": "proved", "model": "proved",
                                                 "key": "proved", "images": "open"})
        lines = self.run_cli("connection", "test", **self.start_server()).stdout.decode()
        self.assertEqual(len(lines.splitlines()), 4)
        self.assertIn("✓", lines)

    def test_nothing_is_made(self):
        self.run_json("connection", "test", **self.start_server("--fault", "server-error"))
        self.assertFalse(os.path.exists(self.path("data", "ultra-studio", "library.db")))

    def test_key_refused(self):
        variables = {**self.start_server(), "DIFFUSION_KEY": KEY}
        tested = self.run_json("connection", "test", code=3, **variables)
        self.assertFalse(tested["ok"])
        self.assertEqual(tested["error"]["name"], "key-refused")
        self.assertEqual(self.verdicts(tested)["key"], "disproved")
        self.assertIn("✗", self.run_cli("connection", "test", code=3, **variables).stdout.decode())

    def test_other_model(self):
        tested = self.run_json("connection", "test", code=2,
                               **{**self.start_server(), "DIFFUSION_MODEL_ID": "other"})
        self.assertEqual(tested["error"]["name"], "model")

    def test_unreachable(self):
        tested = self.run_json("connection", "test", code=6, DIFFUSION_URL="http://127.0.0.1:9",
                               DIFFUSION_KEY=KEY)
        self.assertEqual(self.verdicts(tested),
                         {"address": "disproved", "key": "open", "images": "open"})

    def test_no_connection(self):
        self.assertEqual(self.run_error(3, "connection", "test")["name"], "not-connected")
        self.assertEqual(self.run_error(2, "connection", "test", "x")["name"], "connection-name")


class Names(ConnectionCase):
    def set(self, name, address=ADDRESS):
        return self.run_json("connection", "set", "--address", address, *name,
                             stdin=KEY.encode() + b"\n")

    def test_several(self):
        self.assertEqual(self.set(())["name"], "default")
        self.set(("--name", "Zu Hause"), "https://a.example")
        self.assertEqual(self.names(), ["default", "*Zu Hause"])
        self.assertEqual(self.run_json("connection", "show")["name"], "Zu Hause")
        self.assertEqual(self.run_json("connection", "show", "default")["address"], ADDRESS)
        self.assertEqual(self.run_json("connection", "use", "default"), {})
        self.assertEqual(self.names(), ["*default", "Zu Hause"])
        self.assertIn(b"* default", self.run_cli("connection", "list").stdout)
        self.assertEqual(self.set((), "https://b.example")["name"], "default")
        self.run_cli("connection", "forget", "--name", "Zu Hause")
        self.assertEqual(self.names(), ["*default"])
        self.run_cli("connection", "forget")
        self.assertEqual(self.names(), [])
        self.assertFalse(os.path.exists(self.path("config", "ultra-studio", "connections.ini")))
        self.run_cli("connection", "forget")

    def test_environment_wins(self):
        self.set(("--name", "a"))
        shown = self.run_json("connection", "show", DIFFUSION_URL="https://env.example",
                              DIFFUSION_KEY=KEY)
        self.assertEqual((shown["address"], shown["source"]), ("https://env.example", "environment"))
        self.assertNotIn("name", shown)

    def test_wrong_names(self):
        for words in (("use", "x"), ("forget", "x"), ("show", "x"), ("use", "a[b]"),
                      ("forget", "--name", "")):
            with self.subTest(words=words):
                self.assertEqual(self.run_error(2, "connection", *words)["name"], "connection-name")
        for words in (("use",), ("use", "a", "--name", "b"), ("show", "a", "b"), ("sing",)):
            with self.subTest(words=words):
                self.assertEqual(self.run_error(2, "connection", *words)["name"], "usage")


if __name__ == "__main__":
    unittest.TestCase.maxDiff = None
    studio_tap.main()
