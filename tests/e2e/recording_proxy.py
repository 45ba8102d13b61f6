# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Stands between the window and the embedded service and remembers what went either way."""

import base64
import http.server
import json
import threading
import urllib.error
import urllib.request


class RecordingProxy:
    def __init__(self, url):
        self.requests, self.images = [], []
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                request = urllib.request.Request(
                    url + self.path, data=body,
                    headers={name: self.headers[name]
                             for name in ("Authorization", "Content-Type")})
                try:
                    with urllib.request.urlopen(request, timeout=60) as answer:
                        status, data = answer.status, answer.read()
                except urllib.error.HTTPError as error:
                    status, data = error.code, error.read()
                proxy.requests.append((dict(self.headers), json.loads(body)))
                if status == 200:
                    proxy.images += [base64.b64decode(each["b64_json"])
                                     for each in json.loads(data)["data"]]
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *words):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
