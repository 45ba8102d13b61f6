# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Stands before the embedded service, takes a key and a token of the test's own, and quotes them in
every way in which servers and proxies quote what they were sent."""

import base64
import gzip
import http.server
import json
import threading
import urllib.error
import urllib.request

JSON, HTML, TEXT = "application/json", "text/html", "text/plain"


def tell(text):
    return json.dumps({"error": {"code": 400, "type": "invalid_request_error", "message": text}})


def quote_all(value, key):
    """One page with it all."""
    spellings = [value, value.upper(), value[::-1], base64.b64encode(value.encode()).decode(),
                 value.encode().hex(), value.replace("-", "%2D"), value.replace("-", "&#45;"),
                 value.replace("-", "\\u002d"), "\n   ".join((value[:14], value[14:])),
                 f"user:{base64.urlsafe_b64encode(b'user:' + key.encode()).decode()}"]
    return "<!DOCTYPE html><title>400</title><pre>" + "\n".join(spellings) + "</pre>"


# Status, headers and body, made of the Authorization header and the key in it.
QUOTES = {
    "json": lambda value, key: (400, {"Content-Type": JSON}, tell(f"Bad header: {value}")),
    "type": lambda value, key: (500, {"Content-Type": JSON}, json.dumps(
        {"error": {"type": key, "message": "x"}, "id": key})),
    "escaped": lambda value, key: (401, {"Content-Type": JSON}, tell("@").replace(
        "@", "".join(f"\\u{ord(each):04x}" for each in value))),
    "nested": lambda value, key: (403, {"Content-Type": JSON}, json.dumps(
        {"error": json.dumps({"message": f"No access for {key}"})})),
    "parts": lambda value, key: (401, {"Content-Type": JSON}, json.dumps(
        {"first": key[:14], "rest": key[14:]})),
    "page": lambda value, key: (502, {"Content-Type": HTML}, quote_all(value, key)),
    "capitals": lambda value, key: (400, {"Content-Type": TEXT}, value.upper()),
    "utf-16": lambda value, key: (400, {"Content-Type": TEXT + ";charset=utf-16"},
                                  value.encode("utf-16")),
    "packed": lambda value, key: (500, {"Content-Type": TEXT, "Content-Encoding": "gzip"},
                                  gzip.compress(value.encode())),
    "long": lambda value, key: (500, {"Content-Type": TEXT}, "." * (16 * 1024 - 20) + value),
    "many": lambda value, key: (500, {"Content-Type": TEXT}, (value + " ") * 1000),
    "headers": lambda value, key: (400, {
        "Content-Type": f"{TEXT}; x={key}", "X-Request-Id": value, "Request-Id": key,
        "X-Ratelimit-Reset-Requests": key, "Retry-After": key, "Set-Cookie": f"k={key}",
        "Www-Authenticate": f"Bearer realm=\"{key}\"", "Warning": f"199 - \"{key}\"",
        "Server": key, "Location": f"https://elsewhere.invalid/?k={key}"}, "no"),
    "redirect": lambda value, key: (307, {"Location": f"https://{key}.invalid/{key}"}, ""),
    "limit": lambda value, key: (429, {"Content-Type": JSON, "Retry-After": key,
                                       "X-Ratelimit-Limit-Requests": key}, tell(value)),
    "no-image": lambda value, key: (200, {"Content-Type": JSON, "X-Request-Id": key}, json.dumps(
        {"data": [{"revised_prompt": value}], "headers": {"Authorization": value}})),
    "link": lambda value, key: (200, {"Content-Type": JSON}, json.dumps(
        {"data": [{"url": f"https://elsewhere.invalid/?{key}", "revised_prompt": value}]})),
    "bad-base64": lambda value, key: (200, {"Content-Type": JSON}, json.dumps(
        {"data": [{"b64_json": f"*** {value} ***"}]})),
    "cut": lambda value, key: (200, {"Content-Type": JSON}, f"{{\"data\": [{{\"x\": \"{value}"),
    "not-json": lambda value, key: (200, {"Content-Type": TEXT}, f"authorization: {value}"),
    "status": lambda value, key: ((418, value), {"Content-Type": TEXT}, ""),
}


class QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Clients that go away, and a service behind that breaks off, are what is tested."""


class QuotingService:
    """`mode` is one of QUOTES, “image” for an answer that holds an image and the key beside it, or
    None for what the embedded service answers."""

    def __init__(self, variables, key, token):
        self.inner, self.inner_key = variables["DIFFUSION_URL"], variables["DIFFUSION_KEY"]
        self.key, self.token, self.mode, self.n_requests = key, token, None, 0
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self, status, headers, body):
                code, reason = status if isinstance(status, tuple) else (status, None)
                body = body if isinstance(body, bytes) else body.encode()
                self.send_response(code, reason)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                # In two packets, the key torn where it stands in the middle.
                self.wfile.write(body[:len(body) // 2])
                self.wfile.flush()
                self.wfile.write(body[len(body) // 2:])

            def pass_on(self, data=None):
                headers = {"Content-Type": JSON, "Accept": self.headers.get("Accept", "*/*")}
                if "Authorization" in self.headers:
                    headers["Authorization"] = "Bearer " + service.inner_key
                request = urllib.request.Request(service.inner + self.path, data, headers)
                try:
                    with urllib.request.urlopen(request, timeout=60) as answer:
                        return answer.status, answer.read()
                except urllib.error.HTTPError as error:
                    return error.code, error.read()

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                value = self.headers["Authorization"]
                service.n_requests += 1
                if value != f"Bearer {service.key}":
                    self.answer(401, {"Content-Type": JSON}, tell("Invalid API key provided"))
                elif service.mode in QUOTES:
                    self.answer(*QUOTES[service.mode](value, service.key))
                else:
                    status, data = self.pass_on(body)
                    headers = {"Content-Type": JSON}
                    if service.mode == "image" and status == 200:
                        told = json.loads(data)
                        told["data"][0]["revised_prompt"] = f"A sea, asked for with {value}"
                        data = json.dumps({"authorization": value, **told, "key": value}).encode()
                        headers["X-Request-Id"] = value
                    self.answer(status, headers, data)

            def do_GET(self):
                value = self.headers.get("Authorization", "")
                if self.path.startswith("/apps/"):
                    self.answer_app(value)
                elif service.mode in QUOTES and service.key in value:
                    self.answer(*QUOTES[service.mode](value, service.key))
                else:
                    status, data = self.pass_on()
                    self.answer(status, {"Content-Type": JSON}, data)

            def answer_app(self, value):
                if value != f"Bearer {service.token}":
                    status = 401
                    told = {"id": "unauthorized", "message": f"Invalid credentials: {value}"}
                elif self.path == "/apps/quoting-app/config-vars":
                    status = 403
                    told = {"id": "forbidden", "message": f"No access with {value.upper()}"}
                else:
                    status = 200
                    told = {"DIFFUSION_KEY": service.key, "DIFFUSION_URL": service.url,
                            "DATABASE_URL": f"postgres://x:{service.token}@localhost/x"}
                self.answer(status, {"Content-Type": JSON, "Request-Id": value}, json.dumps(told))

            def log_message(self, *words):
                pass

        self.server = QuietServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
