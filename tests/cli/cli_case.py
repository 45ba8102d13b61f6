# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What the tests of the command line share: private folders, no display, no bus, no key."""

import json
import os
import shutil
import struct
import subprocess
import tempfile
import unittest

CLI = os.environ["ULTRA_STUDIO_CLI"]
TIMEOUT = 120


def png_size(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n", data[:16]
    return struct.unpack(">II", data[16:24])


class CliCase(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="studio-cli-")
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.environment = {
            name: value for name, value in os.environ.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
            and not name.startswith(("DIFFUSION_", "INFERENCE_"))}
        self.environment.update({
            "HOME": self.home,
            "XDG_DATA_HOME": self.path("data"),
            "XDG_CONFIG_HOME": self.path("config"),
            "XDG_CACHE_HOME": self.path("cache"),
            "XDG_RUNTIME_DIR": self.path("run"),
            "GIO_USE_PROXY_RESOLVER": "dummy",
            "GSETTINGS_BACKEND": "memory",
        })

    def path(self, *parts):
        return os.path.join(self.home, *parts)

    def read(self, *parts):
        with open(self.path(*parts), "rb") as file:
            return file.read()

    def run_cli(self, *words, code=0, stdin=None, **environment):
        done = subprocess.run(
            [CLI, *words], env={**self.environment, **environment}, cwd=self.home,
            input=stdin, stdin=None if stdin is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT)
        self.assertEqual(done.returncode, code, (words, done.stdout[-2000:], done.stderr[-2000:]))
        return done

    def run_json(self, *words, **keywords):
        return json.loads(self.run_cli(*words, "--json", **keywords).stdout)

    def run_error(self, code, *words, **keywords):
        error = self.run_json(*words, code=code, **keywords)["error"]
        self.assertTrue(error["message"].endswith("."), error)
        return error

    def start_server(self, *words):
        server = subprocess.Popen(
            [CLI, "demo-server", *words], env=self.environment, cwd=self.home,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)

        def stop():
            server.terminate()
            server.wait(TIMEOUT)
            server.stdout.close()

        self.addCleanup(stop)
        variables = dict(server.stdout.readline().decode().strip().split("=", 1)
                         for _ in range(2))
        return variables
