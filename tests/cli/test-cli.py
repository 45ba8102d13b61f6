#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The command line against the embedded service: what it makes, keeps, finds and says."""

import http.server
import json
import os
import re
import select
import signal
import struct
import subprocess
import threading
import time
import zlib

import studio_tap
from cli_case import CLI, CliCase, png_size

PROMPT = "A surreal landscape with glowing mushrooms under a night sky."


def make_png(width, height):
    """A whole PNG that is not shrunk: three bytes a pixel."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    rows = (b"\0" + bytes(3 * width)) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))


class Generate(CliCase):
    def test_contract_of_the_demo(self):
        first = self.run_json("generate", PROMPT, "--demo", "--seed", "7", "--aspect-ratio", "21:9",
                              "--output", "x.png")
        data = self.read("x.png")
        self.assertEqual(png_size(data), (1536, 640))
        self.assertEqual((first["id"], first["seed"], first["size"]), (1, 7, "1536x640"))
        self.assertEqual(first["path"], self.path("x.png"))
        self.assertEqual(first["bytes"], len(data))
        with open(first["library_path"], "rb") as file:
            self.assertEqual(file.read(), data)
        again = self.run_json("generate", PROMPT, "--demo", "--seed", "7", "--aspect-ratio", "21:9",
                              "--output", "x.png")
        self.assertEqual(again["id"], 2)
        self.assertEqual(self.read("x.png"), data)

    def test_each_ratio_and_format(self):
        sizes = {"21:9": (1536, 640), "16:9": (1344, 768), "3:2": (1216, 832),
                 "5:4": (1088, 896), "1:1": (1024, 1024), "4:5": (896, 1088),
                 "2:3": (832, 1216), "9:16": (768, 1344), "9:21": (640, 1536)}
        for ratio, size in sizes.items():
            made = self.run_json("generate", "sea", "--demo", "--aspect-ratio", ratio,
                                 "--format", "jpeg")
            self.assertEqual((made["width"], made["height"]), size)
            self.assertEqual(made["format"], "jpeg")
            self.assertRegex(made["path"], r"images/\d{4}/\d{2}/\d+\.jpg$")

    def test_seed_is_drawn_and_told(self):
        seeds = {self.run_json("generate", "sea", "--demo", "--seed", seed)["seed"]
                 for seed in ("0", "0")}
        self.assertEqual(len(seeds), 2)
        self.assertTrue(all(0 < seed < 4294967295 for seed in seeds))
        self.assertEqual(self.run_json("generate", "sea", "--demo", "--seed", "4294967295")["seed"],
                         4294967295)

    def test_count_numbers_seeds_and_files(self):
        made = self.run_json("generate", "sea", "--demo", "--count", "3", "--seed", "10",
                             "--output", "x.png")
        made.sort(key=lambda each: each["seed"])
        self.assertEqual([each["seed"] for each in made], [10, 11, 12])
        self.assertEqual(sorted(os.path.basename(each["path"]) for each in made),
                         sorted(name for name in os.listdir(self.home) if name.endswith(".png")))
        self.assertEqual(len({self.read(os.path.basename(each["path"])) for each in made}), 3)

    def test_template(self):
        lists = os.path.join(self.home, "data", "ultra-studio", "wildcards")
        os.makedirs(lists)
        with open(os.path.join(lists, "animal.txt"), "w", encoding="utf-8") as file:
            file.write("fox\n# no\nowl\n")
        plan = self.run_json("generate", "{red|blue} __animal__ # note", "--expand", "all",
                             "--dry-run", "--seed", "7")
        self.assertEqual(plan["combinations"], 4)
        self.assertEqual([each["prompt"] for each in plan["requests"]],
                         ["red fox", "red owl", "blue fox", "blue owl"])
        self.assertEqual([each["seed"] for each in plan["requests"]], [7, 8, 9, 10])
        same = self.run_json("generate", "{a|b|c|d}", "--template", "--count", "2", "--same-seed",
                             "--dry-run", "--seed", "7")
        self.assertEqual([each["seed"] for each in same["requests"]], [7, 7])
        again = self.run_cli("generate", "{a|b|c|d}", "--expand", "2", "--same-seed", "--dry-run",
                             "--seed", "7").stdout.decode()
        self.assertEqual(again.splitlines(),
                         [f"7\t{each['prompt']}" for each in same["requests"]])
        self.assertEqual(self.run_json("list"), [])

        made = self.run_json("generate", "a {red|blue} boat", "--expand", "all", "--demo")
        self.assertEqual(sorted(each["prompt"] for each in made), ["a blue boat", "a red boat"])
        self.assertEqual({each["template"] for each in self.run_json("list")},
                         {"a {red|blue} boat"})

    def test_template_errors(self):
        self.assertIn("Character 3", self.run_error(2, "generate", "a {red|blue", "--template",
                                                    "--dry-run")["message"])
        self.run_error(2, "generate", "{a|b}", "--expand", "none", "--dry-run")
        self.run_error(2, "generate", "{a|b}", "--expand", "0", "--dry-run")
        self.run_error(2, "generate", "{a|b}", "--expand", "2", "--count", "3", "--dry-run")
        self.run_error(2, "generate", "__none__", "--template", "--dry-run")
        self.run_error(2, "generate", "{a|b}" * 10, "--expand", "all", "--dry-run")
        self.assertEqual(self.run_json("generate", "a {b|c}", "--dry-run")["requests"][0]["prompt"],
                         "a {b|c}")

    def test_into_a_folder(self):
        os.mkdir(self.path("out"))
        first = self.run_json("generate", "sea/../boat", "--demo", "--output", "out", "--seed", "3")
        second = self.run_json("generate", "sea/../boat", "--demo", "--output", "out", "--seed", "3",
                               "--no-library")
        self.assertEqual({os.path.dirname(first["path"]), os.path.dirname(second["path"])},
                         {self.path("out")})
        self.assertEqual(len(os.listdir(self.path("out"))), 2)
        with open(first["path"], "rb") as one, open(second["path"], "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_no_library(self):
        made = self.run_json("generate", "sea", "--demo", "--no-library", "--output", "x.png")
        self.assertEqual(made["path"], self.path("x.png"))
        self.assertNotIn("id", made)
        self.assertFalse(os.path.exists(self.path("data")))
        self.assertEqual(set(os.listdir(self.home)) - {"run"}, {"x.png"})

    def test_standard_output(self):
        kept = self.run_cli("generate", "sea", "--demo", "--seed", "5", "--output", "-").stdout
        beside = self.run_cli("generate", "sea", "--demo", "--seed", "5", "--no-library",
                              "--output", "-").stdout
        self.assertEqual(png_size(kept), (1024, 1024))
        self.assertEqual(kept, beside)

    def test_extension_chooses_format(self):
        self.run_cli("generate", "sea", "--demo", "--no-library", "--output", "x.JPG")
        self.assertEqual(self.read("x.JPG")[:3], b"\xff\xd8\xff")

    def test_prints_the_path(self):
        done = self.run_cli("generate", "sea", "--demo")
        path = done.stdout.decode().strip()
        self.assertTrue(path.startswith(self.path("data", "ultra-studio", "images")))
        self.assertTrue(os.path.exists(path))
        self.assertEqual(done.stderr, b"")

    def test_library_option(self):
        made = self.run_json("generate", "sea", "--demo", "--library", "elsewhere")
        self.assertTrue(made["path"].startswith(self.path("elsewhere", "images")))
        self.assertEqual(len(self.run_json("list", "--library", "elsewhere")), 1)
        self.assertEqual(self.run_json("list"), [])

    def test_from_environment(self):
        variables = self.start_server("--unlimited")
        made = self.run_json("generate", "sea", **variables)
        self.assertEqual(made["host"], "127.0.0.1")
        inference = {name.replace("DIFFUSION", "INFERENCE"): value
                     for name, value in variables.items()}
        self.run_json("generate", "sea", **inference)

    def test_interrupt_cancels(self):
        variables = self.start_server("--fault", "stall")
        running = subprocess.Popen([CLI, "generate", "sea", "--json"],
                                   env={**self.environment, **variables,
                                        "ULTRA_STUDIO_TRACE": self.path("trace")},
                                   cwd=self.home, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (
                os.path.exists(self.path("trace")) and b"job.sent" in self.read("trace")):
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        output, _ = running.communicate(timeout=60)
        self.assertEqual(running.returncode, 130, output)
        self.assertEqual(json.loads(output)["error"]["name"], "cancelled")


class BadInput(CliCase):
    def test_requests(self):
        cases = (
            ("prompt", ("generate", "")),
            ("prompt", ("generate", " \n\t")),
            ("prompt", ("generate", "x" * 10001)),
            ("negative-prompt", ("generate", "sea", "--negative", "x" * 10001)),
            ("aspect-ratio", ("generate", "sea", "--aspect-ratio", "4:3")),
            ("output-format", ("generate", "sea", "--format", "webp")),
            ("seed", ("generate", "sea", "--seed", "4294967296")),
            ("seed", ("generate", "sea", "--seed", "-1")),
            ("seed", ("generate", "sea", "--seed", "seven")),
            ("count", ("generate", "sea", "--count", "0")),
            ("count", ("generate", "sea", "--count", "101")),
            ("usage", ("generate", "sea", "--max-image-mb", "0")),
            ("usage", ("generate", "sea", "--retries", "-1")),
            ("usage", ("generate", "sea", "--retries", "9")),
            ("usage", ("generate", "sea", "--no-library")),
            ("usage", ("generate", "sea", "--output", "-")),
            ("usage", ("generate", "sea", "boat")),
            ("usage", ("generate",)),
            ("usage", ("generate", "sea", "--unknown")),
            ("usage", ("list", "--limit", "-1")),
            ("usage", ("show", "x")),
            ("usage", ("export", "1")),
            ("usage", ("export", "1", "--to", ".", "--name", "{nothing}")),
            ("usage", ("connection", "sing")),
            ("usage", ("connection", "set")),
            ("usage", ("demo-server", "--fault", "none-such")),
            ("usage", ("dance",)),
        )
        for name, words in cases:
            demo = ("--demo",) if words[0] == "generate" else ()
            with self.subTest(words=[word[:20] for word in words]):
                error = self.run_error(2, *words, *demo)
                self.assertEqual(error["name"], name)
                self.assertTrue(error["advice"])

    def test_longest_prompt_is_taken(self):
        made = self.run_json("generate", "x" * 10000, "--demo", "--negative", "y" * 10000)
        self.assertEqual(len(made["prompt"]), 10000)

    def test_no_connection(self):
        self.assertEqual(self.run_error(3, "generate", "sea")["name"], "not-connected")
        self.assertEqual(self.run_error(3, "connection", "show")["name"], "not-connected")

    def test_addresses(self):
        for address in ("ftp://x.example", "http://example.com", "https://", "https://x y",
                        "https://user@x.example", "https://x.example/?q"):
            with self.subTest(address=address):
                error = self.run_error(2, "generate", "sea", DIFFUSION_URL=address,
                                       DIFFUSION_KEY="inf-canary")
                self.assertEqual(error["name"], "address")
                self.assertNotIn("canary", json.dumps(error))

    def test_address_forms(self):
        for address in ("us.inference.heroku.com", "https://us.inference.heroku.com/",
                        "https://us.inference.heroku.com/v1",
                        "https://us.inference.heroku.com/v1/images/generations"):
            with self.subTest(address=address):
                shown = self.run_json("connection", "show", DIFFUSION_URL=address,
                                      DIFFUSION_KEY="inf-canary")
                self.assertEqual(shown["address"], "https://us.inference.heroku.com")
                self.assertNotIn("canary", json.dumps(shown))

    def test_keys(self):
        for key in ("inf-a b", "inf-a\nb", "inf-ä"):
            with self.subTest(key=key):
                error = self.run_error(2, "generate", "sea", DIFFUSION_URL="https://x.example",
                                       DIFFUSION_KEY=key)
                self.assertEqual(error["name"], "key")

    def test_keyring_is_missing(self):
        error = self.run_error(1, "connection", "set", "--address", "https://x.example",
                               stdin=b"inf-canary\n")
        self.assertEqual(error["name"], "keyring")
        self.assertNotIn("canary", json.dumps(error))
        self.assertFalse(os.path.exists(self.path("config", "ultra-studio")))

    def test_places_that_cannot_be_written(self):
        with open(self.path("file"), "w", encoding="ascii"):
            pass
        for words in (("--output", "file/x.png"), ("--output", "nowhere/x.png"),
                      ("--library", "file/library"), ("--library", "file")):
            with self.subTest(words=words):
                self.assertEqual(self.run_error(9, "generate", "sea", "--demo", *words)["name"],
                                 "storage")

    def test_broken_database_is_left_alone(self):
        os.makedirs(self.path("data", "ultra-studio"))
        with open(self.path("data", "ultra-studio", "library.db"), "wb") as file:
            file.write(b"this is no database at all" * 100)
        self.assertEqual(self.run_error(9, "generate", "sea", "--demo")["name"], "database-broken")
        self.assertTrue(self.read("data", "ultra-studio", "library.db").startswith(b"this is no"))

    def test_sentences_without_json(self):
        done = self.run_cli("generate", "", "--demo", code=2)
        self.assertEqual(done.stdout, b"")
        self.assertRegex(done.stderr.decode(), r"^ultra-studio-cli: .+\. .+\.\n$")

    def test_no_command(self):
        self.assertIn(b"generate", self.run_cli(code=2).stdout)
        self.assertIn(b"generate", self.run_cli("--help").stdout)
        self.assertRegex(self.run_cli("--version").stdout, rb"^ultra-studio-cli \d")
        self.assertIn(b"--aspect-ratio", self.run_cli("generate", "--help").stdout)


class Faults(CliCase):
    WELL = ("wrong-format", "data-prefix", "url-safe-base64", "line-breaks")

    def test_what_arrives_oddly_is_kept(self):
        for name in self.WELL:
            with self.subTest(fault=name):
                made = self.run_json("generate", "sea", **self.start_server("--fault", name))
                self.assertTrue(os.path.exists(made["path"]))
                extension = ".jpg" if name == "wrong-format" else ".png"
                self.assertTrue(made["path"].endswith(extension), made)

    def test_failed_calls_stay_in_the_ledger(self):
        self.run_error(4, "generate", "sea", **self.start_server("--fault", "content-refused"))
        shown = self.run_json("show", "1")
        self.assertEqual((shown["state"], shown["prompt"]), ("refused", "sea"))
        self.assertEqual(shown["error_name"], "content-refused")
        self.assertEqual(self.run_json("list"), [])

    def test_limit_of_size(self):
        os.makedirs(self.path("big"))
        variables = self.start_server("--unlimited")
        error = self.run_error(8, "generate", "sea", "--max-image-mb", "1", "--count", "1",
                               "--aspect-ratio", "1:1", **self.start_server("--fault", "too-large"))
        self.assertEqual(error["name"], "answer-too-large")
        self.run_json("generate", "sea", "--max-image-mb", "64", **variables)

    def test_nothing_listens(self):
        error = self.run_error(6, "generate", "sea", "--retries", "0",
                               DIFFUSION_URL="http://127.0.0.1:9", DIFFUSION_KEY="inf-x")
        self.assertEqual(error["name"], "offline")


class Counting(http.server.BaseHTTPRequestHandler):
    """Counts what is asked of it, and answers as the test wants it."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.n_posts += 1
        self.server.answer(self)

    def refuse(self):
        self.send_response(429)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def break_off(self):
        self.close_connection = True

    def break_down(self):
        self.send_response(503)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words):
        pass


class Repeats(CliCase):
    def count(self, answer):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting)
        server.n_posts = 0
        server.answer = answer
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server, {"DIFFUSION_URL": f"http://127.0.0.1:{server.server_address[1]}",
                        "DIFFUSION_KEY": "inf-x"}

    def test_refused_once_then_fine(self):
        variables = self.start_server("--fault", "rate-limit-once")
        made = self.run_json("generate", "sea", **variables)
        self.assertEqual((made["id"], made["state"]), (1, "kept"))
        self.assertEqual(self.run_error(1, "show", "2")["name"], "not-found")

    def test_gives_up(self):
        server, variables = self.count(Counting.refuse)
        error = self.run_error(5, "generate", "sea", "--retries", "1", **variables)
        self.assertEqual(error["name"], "rate-limit")
        self.assertEqual(server.n_posts, 2)
        self.assertEqual(self.run_json("show", "1")["state"], "failed")
        self.run_error(5, "generate", "sea", "--retries", "0", **variables)
        self.assertEqual(server.n_posts, 3)

    def test_what_may_be_billed_is_sent_once(self):
        for answer, code, name in ((Counting.break_off, 6, "connection-lost"),
                                   (Counting.break_down, 7, "server")):
            with self.subTest(answer=answer.__name__):
                server, variables = self.count(answer)
                error = self.run_error(code, "generate", "sea", **variables)
                self.assertEqual(error["name"], name)
                self.assertEqual(server.n_posts, 1)
        self.assertEqual([self.run_json("show", id)["state"] for id in ("1", "2")],
                         ["unknown", "unknown"])

    def test_wait_is_seen_and_can_be_ended(self):
        variables = self.start_server("--fault", "rate-limit")
        terminal, stderr = os.openpty()
        self.addCleanup(os.close, terminal)
        running = subprocess.Popen([CLI, "generate", "sea", "--json"],
                                   env={**self.environment, **variables}, cwd=self.home,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr)
        os.close(stderr)
        seen = b""
        while b"for the rate limit" not in seen:
            self.assertTrue(select.select([terminal], [], [], 60)[0], seen)
            seen += os.read(terminal, 4096)
        self.assertRegex(seen.decode(), r"1 of 1 · waiting 5[01] s for the rate limit")
        running.send_signal(signal.SIGINT)
        output, _ = running.communicate(timeout=60)
        self.assertEqual(running.returncode, 130, output)
        self.assertEqual(json.loads(output)["error"]["name"], "cancelled")
        shown = self.run_json("show", "1")
        self.assertEqual(shown["state"], "cancelled")
        self.assertIn("nothing was billed", shown["error_message"])


class Library(CliCase):
    def setUp(self):
        super().setUp()
        for seed, prompt in (("1", "A red boat"), ("2", "A blue boat"), ("3", "Ein Wald im Nebel")):
            self.run_cli("generate", prompt, "--demo", "--seed", seed)

    def test_list(self):
        self.assertEqual([each["seed"] for each in self.run_json("list")], [3, 2, 1])
        self.assertEqual([each["seed"] for each in self.run_json("list", "--limit", "2")], [3, 2])
        found = self.run_json("list", "--search", "BOAT red")
        self.assertEqual([each["prompt"] for each in found], ["A red boat"])
        self.assertEqual(self.run_json("list", "--search", "nothing of it"), [])
        self.assertEqual(self.run_json("list", "--favourites"), [])
        lines = self.run_cli("list").stdout.decode().splitlines()
        self.assertEqual(len(lines), 3)
        self.assertIn("Ein Wald im Nebel", lines[0])

    def test_show(self):
        shown = self.run_json("show", "2")
        self.assertEqual((shown["seed"], shown["state"]), (2, "kept"))
        text = self.run_cli("show", "2").stdout.decode()
        self.assertIn("A blue boat", text)
        self.assertIn(shown["path"], text)
        self.assertEqual(self.run_error(1, "show", "99")["name"], "not-found")

    def test_export(self):
        os.mkdir(self.path("out"))
        source = self.run_json("show", "1")["path"]
        done = self.run_json("export", "1", "2", "--to", "out", "--name", "{counter}_{seed}_{prompt}")
        self.assertEqual([os.path.basename(each["path"]) for each in done],
                         ["001_1_A-red-boat.png", "002_2_A-blue-boat.png"])
        again = self.run_json("export", "1", "--to", "out", "--name", "{counter}_{seed}_{prompt}")
        self.assertEqual(os.path.basename(again[0]["path"]), "001_1_A-red-boat-2.png")
        self.assertNotEqual(self.read(source), self.read("out", "001_1_A-red-boat.png"))
        self.assertEqual(self.run_json("read", done[0]["path"])["prompt"], "A red boat")
        self.assertEqual(self.run_error(9, "export", "1", "--to", "nowhere")["name"], "storage")

    def test_trash_and_restore(self):
        data = self.read(self.run_json("show", "2")["path"])
        self.run_cli("trash", "2")
        self.assertEqual([each["id"] for each in self.run_json("list")], [3, 1])
        self.assertEqual([each["id"] for each in self.run_json("list", "--trashed")], [2])
        self.run_cli("restore", "2")
        self.assertEqual([each["id"] for each in self.run_json("list")], [3, 2, 1])
        self.assertEqual(self.read(self.run_json("show", "2")["path"]), data)
        self.assertEqual(self.run_error(1, "trash", "99")["name"], "not-found")
        self.assertEqual(self.run_error(1, "restore", "99")["name"], "not-found")


class FullDisk(CliCase):
    """On a small file system of its own, where the machine lets one be mounted."""

    def run_on(self, megabytes, *words, code, fill=0, **environment):
        os.makedirs(self.path("small"), exist_ok=True)
        script = (f"mount -t tmpfs -o size={megabytes}m tmpfs small || exit 77; "
                  f"head -c {fill}m /dev/zero > small/fill; "
                  'cd small && "$0" "$@"; code=$?; ls incoming > ../left 2>/dev/null; exit $code')
        done = subprocess.run(
            ["unshare", "--map-root-user", "--mount", "sh", "-c", script, CLI, *words, "--library",
             ".", "--json"], env={**self.environment, **environment}, cwd=self.home,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        if done.returncode == 77 or b"unshare" in done.stderr:
            self.skipTest("no file system can be mounted here")
        self.assertEqual(done.returncode, code, (done.stdout, done.stderr))
        return json.loads(done.stdout)

    def test_nothing_is_sent_without_room(self):
        variables = self.start_server("--fault", "reset")
        error = self.run_on(8, "generate", "sea", code=9, **variables)["error"]
        self.assertEqual(error["name"], "no-space")
        self.assertIn("nothing was sent", error["message"])

    def test_disk_fills_while_the_image_arrives(self):
        with open(self.path("big.png"), "wb") as file:
            file.write(make_png(4000, 4000))
        variables = self.start_server("--image", "big.png")
        error = self.run_on(30, "generate", "sea", code=9, **variables)["error"]
        self.assertEqual(error["name"], "no-space")

    def test_there_is_just_room(self):
        made = self.run_on(30, "generate", "sea", "--demo", code=0, fill=4)
        self.assertEqual(made["state"], "kept")


class Secrets(CliCase):
    CANARY = "inf-canary-0123456789abcdef"

    def test_key_is_in_no_file_and_no_output(self):
        variables = self.start_server("--unlimited")
        done = self.run_cli("generate", "sea", "--json", code=3,
                            DIFFUSION_URL=variables["DIFFUSION_URL"], DIFFUSION_KEY=self.CANARY,
                            ULTRA_STUDIO_TRACE=self.path("trace"))
        self.assertNotIn(b"canary", done.stdout + done.stderr)
        for folder, _, names in os.walk(self.home):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertNotIn(b"canary", file.read(), name)

    def test_trace_holds_numbers_only(self):
        self.run_cli("generate", "a secret prompt", "--demo", ULTRA_STUDIO_TRACE=self.path("trace"))
        marks = [json.loads(line) for line in self.read("trace").splitlines()]
        names = [mark["mark"] for mark in marks]
        for name in ("job.sent", "job.first-byte", "job.last-byte", "job.kept"):
            self.assertIn(name, names)
        self.assertEqual([mark["t_us"] for mark in marks], sorted(mark["t_us"] for mark in marks))
        self.assertNotIn(b"secret", self.read("trace"))

    def test_demo_server_prints_its_address(self):
        variables = self.start_server()
        self.assertRegex(variables["DIFFUSION_URL"], r"^http://127\.0\.0\.1:\d+$")
        self.assertTrue(re.match("inf-", variables["DIFFUSION_KEY"]))


if __name__ == "__main__":
    studio_tap.main()
