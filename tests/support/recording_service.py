# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Stands before the embedded service and counts what was asked for, from the moment it arrives."""

import http.server
import json
import threading
import time
import urllib.error
import urllib.request

GIVE_UP = 60


class RecordingService:
    def __init__(self, url):
        self.seen = []
        self.changed = threading.Condition()
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                request = json.loads(body)
                with service.changed:
                    service.seen.append((request["prompt"], request["seed"]))
                    service.changed.notify_all()
                forwarded = urllib.request.Request(
                    url + self.path, data=body,
                    headers={name: self.headers[name]
                             for name in ("Authorization", "Content-Type")})
                try:
                    with urllib.request.urlopen(forwarded, timeout=GIVE_UP) as answer:
                        status, data = answer.status, answer.read()
                except urllib.error.HTTPError as error:
                    status, data = error.code, error.read()
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except ConnectionError:
                    pass  # whoever asked is dead

            def log_message(self, *words):
                pass

        class Server(http.server.ThreadingHTTPServer):
            def handle_error(self, request, client_address):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def n_requests(self):
        return len(self.seen)

    def wait_for(self, n):
        end = time.monotonic() + GIVE_UP
        with self.changed:
            while len(self.seen) < n:
                assert self.changed.wait(end - time.monotonic()), f"only {len(self.seen)} came"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
