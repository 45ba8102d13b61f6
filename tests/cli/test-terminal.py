# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What is printed is for a terminal: a stranger's text cannot steer it."""

import http.server
import json
import struct
import threading
import unicodedata
import zlib

import studio_tap
from cli_case import CliCase

# Clears the screen, sets the window's title, turns the direction of writing, ends the line.
STEERING = "a boat\x1b[2J\x1b]0;gone\x07 \u202e txt\u2028\x9b1m\rmasked"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with(text):
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0))
            + chunk(b"iTXt", b"parameters\0\0\0\0\0" + text.encode())
            + chunk(b"IDAT", zlib.compress(b"\0" * 72)) + chunk(b"IEND", b""))


class Refusing(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        body = json.dumps({"error": {"type": "invalid_request_error", "message": STEERING}}).encode()
        self.send_response(400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words):
        pass


class Terminal(CliCase):
    def check(self, printed):
        text = printed.decode()
        self.assertIn("a boat", text)
        for character in text:
            self.assertFalse(unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
                             and character not in "\n\t", (hex(ord(character)), text))

    def test_a_strangers_prompt(self):
        with open(self.path("stranger.png"), "wb") as file:
            file.write(png_with(f"{STEERING}\nNegative prompt: {STEERING}\nSteps: 1, Seed: 7, Size: 8x8"))
        self.check(self.run_cli("read", "stranger.png").stdout)
        self.run_cli("import", "stranger.png")
        number = str(self.run_json("list")[0]["id"])
        for words in (("show", number), ("list",), ("show", number, "--lineage")):
            self.check(self.run_cli(*words).stdout)

    def test_a_services_words(self):
        service = http.server.HTTPServer(("127.0.0.1", 0), Refusing)
        self.addCleanup(service.server_close)
        self.addCleanup(service.shutdown)
        threading.Thread(target=service.serve_forever, daemon=True).start()
        done = self.run_cli("generate", "x", "--no-library", "--output", "x.png", code=7,
                            DIFFUSION_URL=f"http://127.0.0.1:{service.server_port}",
                            DIFFUSION_KEY="k" * 20)
        self.check(done.stderr)


if __name__ == "__main__":
    studio_tap.main()
