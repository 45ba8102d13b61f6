# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What the scenarios share: private folders, the embedded service behind a recording proxy, and
windows that are never left behind."""

import os
import shutil
import subprocess
import tempfile
import unittest

import studio_driver
from recording_proxy import RecordingProxy

WINDOW = os.environ["ULTRA_STUDIO"]
CLI = os.environ["ULTRA_STUDIO_CLI"]


class WindowCase(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="studio-e2e-")
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("DIFFUSION_", "INFERENCE_"))}
        self.environment.update({
            "HOME": self.home,
            "XDG_DATA_HOME": self.path("data"),
            "XDG_CONFIG_HOME": self.path("config"),
            "XDG_CACHE_HOME": self.path("cache"),
            "GSETTINGS_BACKEND": "keyfile",
            "GSK_RENDERER": "cairo",
            "ADW_DISABLE_PORTAL": "1",
            "GTK_USE_PORTAL": "0",
            "GDK_BACKEND": "x11",
            "LANGUAGE": "C",
            "ULTRA_STUDIO_TRACE": self.path("trace"),
        })
        self.window = None
        self.addCleanup(self.hand_over_trace)
        self.addCleanup(self.kill_window)

    def path(self, *parts):
        return os.path.join(self.home, *parts)

    def start_service(self, *words):
        server = subprocess.Popen([CLI, "demo-server", "--unlimited", *words],
                                  env=self.environment, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE)

        def stop():
            server.terminate()
            server.wait()
            server.stdout.close()

        self.addCleanup(stop)
        variables = dict(server.stdout.readline().decode().strip().split("=", 1)
                         for _ in range(2))
        proxy = RecordingProxy(variables["DIFFUSION_URL"])
        self.addCleanup(proxy.stop)
        self.environment.update(variables, DIFFUSION_URL=proxy.url)
        return proxy

    def still_motion(self):
        """While a page slides away, what is on it takes keys as well."""
        os.makedirs(self.path("config", "gtk-4.0"), exist_ok=True)
        with open(self.path("config", "gtk-4.0", "settings.ini"), "w", encoding="ascii") as file:
            file.write("[Settings]\ngtk-enable-animations=0\n")

    def start_window(self, *words):
        self.window = studio_driver.Window(WINDOW, self.environment, *words)
        return self.window

    def close_window(self):
        """Ends the program as a person does; it must say nothing on the way."""
        code, noise = self.window.close()
        self.assertEqual(code, 0)
        self.assertEqual(noise, "")

    def kill_window(self):
        if self.window is not None:
            self.window.kill()

    def hand_over_trace(self):
        """To whoever measures what the window did."""
        path = os.environ.get("STUDIO_E2E_TRACE")
        if path and os.path.exists(self.path("trace")):
            shutil.copyfile(self.path("trace"), path)

    def wait_for_mark(self, mark, count=1):
        return studio_driver.wait_for(
            f"{count} × {mark}",
            lambda: sum(entry["mark"] == mark
                        for entry in studio_driver.read_trace(self.path("trace"))) >= count)

    def save_screenshot(self, name):
        folder = os.environ.get("STUDIO_E2E_SCREENSHOTS")
        if folder:
            self.window.screenshot(os.path.join(folder, name + ".png"))
