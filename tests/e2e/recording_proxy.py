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
        # What the next requests meet, instead of the service; None for nothing, () for no answer.
        self.troubles = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                trouble = proxy.troubles.pop(0) if proxy.troubles else None
                proxy.requests.append((dict(self.headers), json.loads(body)))
                proxy.may_go_on.wait()
                try:
                    self.meet(trouble, body)
                except ConnectionError:  # from one who was killed while it waited
                    self.close_connection = True

            def meet(self, trouble, body):
                if trouble is None:
                    self.ask(body)
                elif trouble == ():
                    self.close_connection = True
                else:
                    self.answer(*trouble)

            def ask(self, body):
                request = urllib.request.Request(
                    url + self.path, data=body,
                    headers={name: self.headers[name]
                             for name in ("Authorization", "Content-Type")})
                try:
                    with urllib.request.urlopen(request, timeout=60) as answer:
                        status, data = answer.status, answer.read()
                except urllib.error.HTTPError as error:
                    status, data = error.code, error.read()
                if status == 200:
                    proxy.images += [base64.b64decode(each["b64_json"])
                                     for each in json.loads(data)["data"]]
                self.answer(status, data)

            def answer(self, status, data, lost=0, headers=()):
                """With so many bytes too few at the end, as where the connection breaks."""
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data) + lost))
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)
                self.close_connection = lost > 0

            def log_message(self, *words):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def hold(self):
        """Requests arrive, and get no answer until let_go() is called."""
        self.may_go_on.clear()

    def let_go(self):
        self.may_go_on.set()

    def stop(self):
        self.let_go()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
