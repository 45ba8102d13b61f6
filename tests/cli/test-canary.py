#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A canary is planted as the key, by each way a key comes in, and as the token, and is then looked
for: in every file below the home, in all that was printed, in the words and variables of every
process. The service quotes it in all its answers. The keyring's own file is the one place for it."""

import json
import os
import shutil
import stat
import subprocess
import sys
import time

import studio_tap
from cli_case import CLI, TIMEOUT, CliCase
from quoting_service import QUOTES, QuotingService
from studio_canary import Canary, Watch, read_proc

KEY = Canary("inf-Kq7Zr2Vx9Tb4Lm1Ws8Yd3Pn6")
TOKEN = Canary("HRKU-Hj5Gc8Fv2Dx7Sz4Aw1Qe9Rt6")
FORMS = ("curl", "heroku", "python", "ruby", "javascript")
# All that makes the libraries below talk.
TALKATIVE = {"G_MESSAGES_DEBUG": "all", "SOUP_DEBUG": "9", "GNUTLS_DEBUG_LEVEL": "9",
             "G_DBUS_DEBUG": "all", "LIBSECRET_DEBUG": "all", "LIBPROXY_DEBUG": "1"}
RECORDER = """#!/bin/sh
{ echo "$0 $*"; cat /proc/$$/environ; } > "$STUDIO_RECORDS/$(basename "$0")-$$"
exit 1
"""


class CanaryCase(CliCase):
    def setUp(self):
        super().setUp()
        for name in ("tmp", "records", "programs", "run"):
            os.mkdir(self.path(name), 0o700)
        self.environment.update({
            "SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": self.path("keyring"),
            "SECRET_FILE_TEST_PASSWORD": "test", "TMPDIR": self.path("tmp"),
            "ULTRA_STUDIO_TRACE": self.path("trace"), "STUDIO_RECORDS": self.path("records"),
            "PATH": self.path("programs") + ":" + os.environ["PATH"], **TALKATIVE})
        # Newer versions of libsecret warn of a missing bus even when they do not need it.
        self.environment.pop("G_DEBUG", None)
        self.plant_programs("dbus-launch", "xdg-open", "gio-launch-desktop", "heroku")
        self.said = b""

    def plant_programs(self, *names):
        """In the place of what a library may start, something that writes down what it was given."""
        for name in names:
            with open(self.path("programs", name), "w", encoding="ascii") as file:
                file.write(RECORDER)
            os.chmod(self.path("programs", name), stat.S_IRWXU)

    def start_quoting_service(self):
        self.service = QuotingService(self.start_server("--unlimited"), KEY.secret, TOKEN.secret)
        self.addCleanup(self.service.stop)

    def run_watched(self, *words, stdin=b"", **environment):
        """Any outcome will do; what it says and starts is looked at."""
        with subprocess.Popen([CLI, *words], env={**self.environment, **environment}, cwd=self.home,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            watch = Watch((KEY, TOKEN), process.pid, own_environ=False)
            out, err = process.communicate(stdin, timeout=TIMEOUT)
            leaks = watch.stop()
        self.assertIn(process.returncode, range(10), (words, err[-2000:]))
        self.assertNotIn(b"DEBUG", out, words)
        self.assertEqual(leaks, [], words)
        self.assert_clean(out, words)
        self.assert_clean(err, words)
        self.said += out + err
        return process.returncode, out

    def assert_clean(self, data, what):
        self.assertEqual(KEY.find(data) + TOKEN.find(data), [], (what, data[-3000:]))

    def search(self):
        (found, n_files), (others, _) = KEY.search(self.home), TOKEN.search(self.home)
        self.assertGreater(n_files, 0)
        return found + others

    def make_images(self, **environment):
        """Well, with the key beside the image, and in each way in which a server quotes."""
        for mode in (None, "image", *QUOTES):
            self.service.mode = mode
            for words in ((), ("--json",), ("--no-library", "--output", "copy.png")):
                code, _ = self.run_watched("generate", "--retries", "0", "a calm sea", *words,
                                           **environment)
                self.assertEqual(code == 0, mode in (None, "image"), (mode, words))
            self.run_watched("connection", "test", "--json", **environment)
            self.run_watched("connection", "show", **environment)
        self.service.mode = None

    def use_all_commands(self, **environment):
        for form in FORMS:
            self.run_watched("snippet", "1", "--as", form, **environment)
        for words in (("show", "1", "--json"), ("show", "1"), ("show", "2", "--json"),
                      ("list", "--json"), ("list",), ("export", "1", "2", "--to", self.home),
                      ("export", "1", "2", "--to", self.home, "--metadata", "all"),
                      ("export", "1", "2", "--to", self.home, "--format", "jpeg"),
                      ("trash", "1"), ("restore", "1"), ("connection", "list", "--json"),
                      ("read", "copy.png", "--json"), ("import", "copy.png"),
                      ("ledger", "--json"), ("storage", "--json"), ("verify", "--json"),
                      ("rebuild",), ("list", "--json")):
            code, _ = self.run_watched(*words, **environment)
            self.assertEqual(code, 0, words)

    def use(self, **environment):
        self.make_images(**environment)
        self.use_all_commands(**environment)
        self.assertGreater(self.service.n_requests, 40)
        # They were talkative indeed, and the marks were written.
        self.assertIn(b"DEBUG", self.said)
        with open(self.path("trace"), "rb") as file:
            self.assertIn(b"job.kept", file.read())
        self.assertEqual(self.search(), [])


class Ways(CanaryCase):
    """How a key comes in."""

    def setUp(self):
        super().setUp()
        self.start_quoting_service()

    def connect(self, *words, stdin):
        code, out = self.run_watched("connection", *words, "--json", stdin=stdin.encode())
        self.assertEqual(code, 0, out)
        self.assertEqual(json.loads(out)["address"], self.service.url)
        self.assertTrue(os.path.exists(self.path("keyring")))

    def test_environment(self):
        self.use(DIFFUSION_URL=self.service.url, DIFFUSION_KEY=KEY.secret)
        self.use_alias()

    def use_alias(self):
        code, _ = self.run_watched("generate", "a calm sea", INFERENCE_MAROON_URL=self.service.url,
                                   INFERENCE_MAROON_KEY=KEY.secret)
        self.assertEqual(code, 0)
        self.assertEqual(self.search(), [])

    def test_standard_input(self):
        self.connect("set", "--address", self.service.url, stdin=KEY.secret + "\n")
        self.use()

    def test_block(self):
        self.connect("import", stdin=f"=== app Config Vars\n\nDATABASE_URL: x://y:{TOKEN.secret}@z\n"
                     f"DIFFUSION_KEY: {KEY.secret}\nDIFFUSION_URL: {self.service.url}\n")
        self.connect("import", "--name", "json", stdin=json.dumps(
            {"OTHER": TOKEN.secret, "DIFFUSION_KEY": KEY.secret, "DIFFUSION_URL": self.service.url}))
        self.connect("import", "--name", "shell", stdin=
                     f"OTHER='{TOKEN.secret}'\nDIFFUSION_KEY={KEY.secret}\n"
                     f"DIFFUSION_URL='{self.service.url}'\n")
        self.use()
        self.run_watched("connection", "use", "json")
        self.run_watched("connection", "forget")
        self.assertEqual(self.search(), [])

    def test_token(self):
        self.connect("import", "--app", "an-app", "--api", self.service.url,
                     stdin=TOKEN.secret + "\n")
        self.use()

    def test_refused_token(self):
        for app, token in (("quoting-app", TOKEN.secret), ("an-app", TOKEN.secret + "x"),
                           ("no/app", TOKEN.secret), ("an-app", TOKEN.secret + " x")):
            for words in ((), ("--json",)):
                code, _ = self.run_watched(
                    "connection", "import", "--app", app, "--api", self.service.url, *words,
                    stdin=token.encode() + b"\n")
                self.assertNotEqual(code, 0, (app, token))
        self.assertEqual(self.search(), [])

    def test_in_the_wrong_place(self):
        """Pasted where something else belongs: it must not be kept as that, nor be looked up."""
        url, key = self.service.url, KEY.secret
        for text in (f"DIFFUSION_URL={key}\nDIFFUSION_KEY={url}\n",
                     f"DIFFUSION_URL={key}\nDIFFUSION_KEY={key}\n",
                     f"DIFFUSION_URL=https://{key}@localhost\nDIFFUSION_KEY={key}\n",
                     f"DIFFUSION_URL={url}/{key}\nDIFFUSION_KEY={key}\n",
                     f"DIFFUSION_URL={url}?key={key}\nDIFFUSION_KEY={key}\n",
                     f"DIFFUSION_URL={url}\nDIFFUSION_KEY='{key} {key}'\n"):
            code, _ = self.run_watched("connection", "import", stdin=text.encode())
            self.assertEqual(code, 2, text)
        for variables in ({"DIFFUSION_URL": key, "DIFFUSION_KEY": url},
                          {"DIFFUSION_URL": url, "DIFFUSION_KEY": key, "DIFFUSION_MODEL_ID": key}):
            code, _ = self.run_watched("generate", "a calm sea", **variables)
            self.assertEqual(code, 2, variables)
        self.assertEqual(self.search(), [])
        self.assertEqual(self.service.n_requests, 0)


class Processes(CanaryCase):
    def test_without_a_keyring(self):
        """The library asks for a bus by starting a program, which gets the variables."""
        environment = {"DISPLAY": ":99", "DIFFUSION_KEY": KEY.secret,
                       "DIFFUSION_URL": "http://127.0.0.1:9"}
        self.environment.pop("SECRET_BACKEND")
        code, _ = self.run_watched("connection", "set", "--address", "http://127.0.0.1:9",
                                   stdin=KEY.secret.encode() + b"\n", **environment)
        self.assertEqual(code, 1)
        records = os.listdir(self.path("records"))
        self.assertTrue(records, "nothing was started, so nothing was tested")
        with open(self.path("records", records[0]), "rb") as file:
            self.assertIn(b"DIFFUSION_URL=", file.read())
        self.assertEqual(self.search(), [])

    def test_while_it_waits(self):
        """What others see of a process that has the key, and what is on the disk meanwhile."""
        variables = self.start_server("--fault", "stall")
        service = QuotingService(variables, KEY.secret, TOKEN.secret)
        self.addCleanup(service.stop)
        with subprocess.Popen(
                [CLI, "generate", "a calm sea"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env={**self.environment, "DIFFUSION_URL": service.url, "DIFFUSION_KEY": KEY.secret},
                cwd=self.home) as process:
            try:
                deadline = time.monotonic() + TIMEOUT
                while service.n_requests == 0 and time.monotonic() < deadline:
                    time.sleep(0.01)
                variables = read_proc(process.pid, "environ")
                self.assertIn(b"DIFFUSION_URL=", variables)
                self.assert_clean(variables, "environ")
                self.assert_clean(read_proc(process.pid, "cmdline"), "cmdline")
                self.assertRegex(read_proc(process.pid, "limits"), rb"Max core file size +0 ")
                self.assertTrue(os.path.exists(self.path("data", "ultra-studio", "library.db-wal")))
                self.assertEqual(self.search(), [])
            finally:
                process.terminate()
                out, err = process.communicate(timeout=TIMEOUT)
        self.assert_clean(out + err, "what it said")
        self.assertEqual(self.search(), [])


class SelfCheck(CanaryCase):
    """The search must be able to find: everything here leaks on purpose."""

    def test_each_spelling_in_a_file(self):
        for number, (name, spelling) in enumerate(KEY.spellings.items()):
            path = self.path("data", f"file-{number}")
            os.makedirs(self.path("data"), exist_ok=True)
            with open(path, "wb") as file:
                file.write(b"\0\xff before " + spelling.upper() + b" after")
            self.assertIn((path, "its bytes", name), self.search())
            os.unlink(path)
        self.assertEqual(self.search(), [])

    def test_names_of_files(self):
        os.mkdir(self.path(KEY.secret))
        self.assertTrue(self.search())
        os.rmdir(self.path(KEY.secret))
        os.symlink("/" + TOKEN.secret, self.path("link"))
        self.assertTrue(self.search())

    def test_through_the_program(self):
        """As a prompt it is kept, shown, copied and exported: in the database and in each output."""
        service = self.start_server()
        made = json.loads(self.run_cli("generate", "--json", f"a sea, {KEY.secret}", **service).stdout)
        places = " ".join(os.path.basename(path) for path, _, _ in self.search())
        self.assertIn("library.db", places)
        for words in (("show", str(made["id"]), "--json"), ("list",), ("snippet", str(made["id"]))):
            with self.assertRaises(AssertionError):
                self.run_watched(*words)

    def test_words_and_variables_of_a_child(self):
        starts = "import subprocess, sys; subprocess.run({words}, env={variables})"
        secret = "bytes.fromhex('" + KEY.secret.encode().hex("+").replace("+", "'+'") + "').decode()"
        for name, words, variables in (
                ("environ", "['sleep', '30']", "{'A': " + secret + "}"),
                ("cmdline", "['sh', '-c', 'sleep 30', " + secret + "]", "{}")):
            text = starts.replace("{words}", words).replace("{variables}", variables)
            with subprocess.Popen([sys.executable, "-c", text], start_new_session=True) as process:
                watch = Watch((KEY,), process.pid)
                try:
                    deadline = time.monotonic() + TIMEOUT
                    while not watch.leaks and time.monotonic() < deadline:
                        time.sleep(0.01)
                finally:
                    leaks = watch.stop()
                    os.killpg(process.pid, 9)
            self.assertEqual({place for place, _, _ in leaks}, {name}, leaks)

    def test_recorders(self):
        subprocess.run([self.path("programs", "heroku"), KEY.secret], check=False,
                       env={**self.environment, "A": TOKEN.secret})
        found = {spelling for _, _, spelling in self.search()}
        self.assertTrue(found)
        shutil.rmtree(self.path("records"))
        self.assertEqual(self.search(), [])


if __name__ == "__main__":
    studio_tap.main()
