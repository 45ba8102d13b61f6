#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Each fault of the embedded service, and trouble on the way to it, through the command line: its
exit code, its one sentence, and what scripts get to know. docs/faults.md has what is expected."""

import http.server
import json
import os
import re
import shutil
import signal
import ssl
import subprocess
import threading
import time

import studio_tap
from cli_case import CLI, CliCase
from studio_fault_service import make_image, set_fault
from studio_fault_table import NOTHING, WRITES, Table

BILLED = "The image may have been billed."
# Nobody waits for minutes; the sentence says how long was waited for.
OPTIONS = ("--timeout", "2", "--retries", "0")
# But that it comes out well in the end is what this one is for.
RETRIES = {"rate-limit-once": ("--retries", "1")}
ACTIONS = {"edit", "connect", "try-again", "storage", "none"}
# Words that mean something to those who made this program only.
JARGON = re.compile(r"\b(JSON|base64|HTTP|POST|socket|payload|parse\w*|null|errno|TLS|DNS|4\d\d|5\d\d)\b")


class FaultCase(CliCase):
    def make(self, *words, **environment):
        return subprocess.run([CLI, "generate", "a calm sea", *OPTIONS, *words],
                              env={**self.environment, **environment}, cwd=self.home,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120, check=False)

    def read_sentence(self, done):
        """The first line that a person gets, without the name of the program."""
        lines = done.stderr.decode().splitlines()
        self.assertTrue(lines and lines[0].startswith("ultra-studio-cli: "), done.stderr)
        return lines[0].removeprefix("ultra-studio-cli: ")

    def check_sentence(self, sentence):
        self.assertRegex(sentence, r"^[A-Z].*[.”]$")
        # What the service says itself is quoted, and nobody here can choose those words.
        ours = re.sub(r"“[^”]*”", "“”", sentence)
        self.assertIsNone(JARGON.search(ours), sentence)
        self.assertLessEqual(len(ours), 260, sentence)

    def check_error(self, error, code, sentence):
        """The same for scripts, with what they need beside it."""
        self.assertEqual(error["exit_code"], code)
        self.assertIn(error["action"], ACTIONS)
        self.assertTrue(sentence.startswith(error["message"]), (error["message"], sentence))
        self.assertTrue(sentence.endswith(error["advice"]), (error["advice"], sentence))
        self.assertEqual(error["may_be_billed"], BILLED in sentence)
        if "http_status" in error:
            self.assertRegex(error["request_id"], r"^[0-9a-f-]{36}$")
            self.assertLessEqual(len(error.get("body", "").encode()), 4096)


class Faults(FaultCase):
    def start(self):
        make_image(self.path("noise.png"))
        self.service = self.start_server("--unlimited", "--image", "noise.png")

    def run_fault(self, name):
        """Twice: for a person, and for a script."""
        set_fault(self.service, name)
        words = RETRIES.get(name, ())
        done = self.make(*words, **self.service)
        set_fault(self.service, name)
        told = json.loads(self.make("--json", *words, **self.service).stdout)
        self.assertNotIn(self.service["DIFFUSION_KEY"], done.stderr.decode() + json.dumps(told))
        cells = {"Exit code": str(done.returncode), "On the command line": NOTHING}
        if done.returncode == 0:
            self.assertTrue(os.path.exists(done.stdout.decode().strip().splitlines()[0]))
            self.assertEqual(told["state"], "kept")
            self.assertEqual(done.stderr, b"")
        else:
            sentence = cells["On the command line"] = self.read_sentence(done)
            self.check_sentence(sentence)
            self.check_error(told["error"], done.returncode, sentence)
        return cells

    def test_each_fault(self):
        self.start()
        table = Table("Fault")
        listed = self.run_json("demo-server", "--fault", "list")
        happened = {}
        for name, description in listed.items():
            with self.subTest(fault=name):
                happened[name] = {"The service": description, **self.run_fault(name)}
                if not WRITES:
                    table.check(self, name, happened[name])
        if WRITES:
            table.write(listed, happened)
        else:
            self.assertEqual(list(table.rows), list(listed))


class Untouched(http.server.BaseHTTPRequestHandler):
    requests = []

    def do_POST(self):
        self.requests.append(self.path)

    def log_message(self, *words):
        pass


class Trouble(FaultCase):
    """What is wrong before a service is there to answer."""
    KEY = "inf-canary-0123456789abcdef"

    def run_plain(self, **environment):
        return self.make("--json", **environment), self.make(**environment)

    def run_address(self, url):
        return self.run_plain(DIFFUSION_URL=url, DIFFUSION_KEY=self.KEY)

    def run_proxy(self):
        """The proxy of the environment, where this machine has what reads it from there."""
        del self.environment["GIO_USE_PROXY_RESOLVER"]
        for_scripts, done = self.run_plain(DIFFUSION_URL="https://us.inference.invalid",
                                           DIFFUSION_KEY=self.KEY, https_proxy="http://127.0.0.1:9")
        self.environment["GIO_USE_PROXY_RESOLVER"] = "dummy"
        missing = json.loads(for_scripts.stdout)["error"]["name"] == "name-lookup"
        return (None, None) if missing else (for_scripts, done)

    def run_untrusted(self):
        """A host that speaks TLS with a certificate that nobody vouches for."""
        if shutil.which("openssl") is None:
            self.skipTest("there is no openssl to make a certificate")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost", "-keyout", self.path("key.pem"),
                        "-out", self.path("cert.pem")], check=True, stderr=subprocess.DEVNULL)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path("cert.pem"), self.path("key.pem"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Untouched)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            return self.run_address(f"https://localhost:{server.server_address[1]}")
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
            self.assertEqual(Untouched.requests, [])

    def run_cancelled(self):
        service = self.start_server("--fault", "no-answer")
        done = []
        for words in (("--json",), ()):
            trace = self.path("trace" + "".join(words))
            running = subprocess.Popen(
                [CLI, "generate", "sea", *words], cwd=self.home, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env={**self.environment, **service, "ULTRA_STUDIO_TRACE": trace})
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline and not (
                    os.path.exists(trace) and b"job.sent" in self.read(trace)):
                time.sleep(0.05)
            running.send_signal(signal.SIGINT)
            output, errors = running.communicate(timeout=60)
            done.append(subprocess.CompletedProcess((), running.returncode, output, errors))
        return done

    def list_troubles(self):
        return {
            "not-connected": ("no address and no key are known", self.run_plain, ()),
            "offline": ("nothing listens at the address", self.run_address,
                        ("http://127.0.0.1:9",)),
            "unknown-host": ("the name of the host is not known", self.run_address,
                             ("https://nowhere.invalid",)),
            "not-safe": ("what listens does not prove who it is", self.run_untrusted, ()),
            "proxy": ("the proxy of the system is not there", self.run_proxy, ()),
            "cancelled": ("a person presses Ctrl+C after the request was sent",
                          self.run_cancelled, ()),
        }

    def test_each_trouble(self):
        table = Table("Trouble")
        troubles = self.list_troubles()
        happened = {}
        for name, (description, run, words) in troubles.items():
            with self.subTest(trouble=name):
                for_scripts, done = run(*words)
                if done is None:
                    continue
                error = json.loads(for_scripts.stdout)["error"]
                sentence = self.read_sentence(done)
                self.assertNotIn("canary", done.stderr.decode() + json.dumps(error))
                self.assertEqual(error["exit_code"], done.returncode)
                self.assertTrue(sentence.startswith(error["message"]))
                self.check_sentence(sentence)
                happened[name] = {"What is wrong": description, "Exit code": str(done.returncode),
                                  "On the command line": sentence}
                if not WRITES:
                    table.check(self, name, happened[name])
        if WRITES:
            table.write(list(troubles), happened)


if __name__ == "__main__":
    studio_tap.main()
