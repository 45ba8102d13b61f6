#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Takes the pictures: each shows one state of the real window, with images of the embedded service.

usage: screenshots.py FOLDER [NAME…], on an X server of more than 1410 × 910 pixels and a session bus"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

import studio_driver
import studio_locale
from gi.repository import Atspi

WINDOW = os.environ["ULTRA_STUDIO"]
CLI = os.environ["ULTRA_STUDIO_CLI"]
# Without a window manager or a compositor GTK draws a frame of this width, which is kept off screen.
FRAME = 5
FONT = "[Settings]\ngtk-font-name=Cantarell 11\ngtk-xft-antialias=1\ngtk-xft-hinting=1\n" \
       "gtk-xft-hintstyle=hintslight\ngtk-xft-rgba=none\n"
MUSHROOMS = "A surreal landscape with glowing mushrooms under a night sky, misty valley, long exposure"
# Prompt, ratio, seed: what was made before, the newest last.
LIBRARY = [
    ("A lighthouse on a cliff at sunset, red sky", "16:9", 8),
    ("Autumn forest in the mist", "3:2", 18),
    ("City skyline at night, neon", "16:9", 20),
    ("Snowy mountains at dawn", "21:9", 23),
    ("Desert dunes with a golden sun", "1:1", 26),
    ("A quiet lake under the moon", "3:2", 12),
    ("Green aurora over a fjord", "16:9", 30),
    ("Desert dunes with a golden sun", "4:5", 25),
    ("Autumn forest in the mist", "1:1", 21),
    ("A lighthouse on a cliff at sunset, red sky", "2:3", 11),
    ("City skyline at night, neon", "4:5", 17),
    ("Snowy mountains at dawn", "3:2", 24),
    ("Green aurora over a fjord", "21:9", 31),
    ("A quiet lake under the moon", "1:1", 14),
    (MUSHROOMS, "5:4", 9),
    (MUSHROOMS, "21:9", 7),
]
# What the strip below the image holds.
SESSION = [
    ("City skyline at night, neon", "16:9", 20),
    ("A lighthouse on a cliff at sunset, red sky", "2:3", 11),
    ("Green aurora over a fjord", "3:2", 30),
    ("Desert dunes with a golden sun", "1:1", 26),
    ("Snowy mountains at dawn", "16:9", 23),
    (MUSHROOMS, "21:9", 7),
]

QUICK = ("--latency", "100", "--spread", "100", "--unlimited")


class Stage:
    """A window of a given size with folders of its own, and the service it talks to."""

    def __init__(self, service=(), library=False, size=(1400, 900), scheme="force-light",
                 variables=None, price=None):
        self.home = tempfile.mkdtemp(prefix="studio-screenshots-")
        self.size = size
        self.server = None
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("DIFFUSION_", "INFERENCE_"))}
        self.environment.update({
            "HOME": self.home, "XDG_DATA_HOME": self.path("data"),
            "XDG_CONFIG_HOME": self.path("config"), "XDG_CACHE_HOME": self.path("cache"),
            "ULTRA_STUDIO_TRACE": self.path("trace"), "GSETTINGS_BACKEND": "keyfile",
            "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11", **(variables or {})})
        self.write("config/gtk-4.0/settings.ini", FONT)
        self.write("config/glib-2.0/settings/keyfile",
                   f"[com/example/UltraStudio]\ncolor-scheme='{scheme}'\n")
        if library:
            self.fill_library()
        if service is not None:
            self.start_service(*service)
        if price is not None:
            self.spend(price)
        self.window = studio_driver.Window(WINDOW, self.environment)
        self.place()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.window.kill()
        if self.server is not None:
            self.server.terminate()
            self.server.wait()
            self.server.stdout.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.home, *parts)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def fill_library(self):
        for prompt, ratio, seed in LIBRARY:
            subprocess.run([CLI, "generate", prompt, "--demo", "--seed", str(seed),
                            "--aspect-ratio", ratio], env=self.environment, check=True,
                           stdout=subprocess.DEVNULL)

    def spend(self, price):
        """The demo is free; what comes from a service is paid for."""
        subprocess.run([CLI, "ledger", "--price", price, "--limit", "$5"], env=self.environment,
                       check=True, stdout=subprocess.DEVNULL)
        for prompt, ratio, seed in LIBRARY:
            subprocess.run([CLI, "generate", prompt, "--seed", str(seed), "--aspect-ratio", ratio],
                           env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def start_service(self, *words):
        self.server = subprocess.Popen([CLI, "demo-server", *words], env=self.environment,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.environment.update(self.server.stdout.readline().decode().strip().split("=", 1)
                                for _ in range(2))

    def place(self):
        width, height = (side + 2 * FRAME for side in self.size)
        # Twice: what makes room in a narrow window follows the first.
        for _ in range(2):
            self.window.keys("windowsize", self.window.xid, str(width), str(height))
            self.rest()
        self.window.keys("windowmove", self.window.xid, str(-FRAME), str(-FRAME))
        self.rest()

    def rest(self):
        """A picture has no sign by which its end could be waited for: animations come to rest."""
        time.sleep(1)

    def generate(self, prompt, ratio, seed):
        self.window.press("ctrl+l", "ctrl+a")
        self.window.type(prompt)
        self.window.write_text("text", "Seed", str(seed))
        self.point_at("radio button", f"{ratio} ·")
        self.window.keys("click", "1")
        studio_driver.wait_for("the prompt",
                               lambda: self.window.read_text("text", "Prompt") == prompt)
        self.window.press("ctrl+l", "ctrl+Return")

    def wait_for_kept(self, count):
        studio_driver.wait_for("the image", lambda: sum(
            entry["mark"] == "job.kept"
            for entry in studio_driver.read_trace(self.path("trace"))) >= count)
        self.rest()

    def point_at(self, role, name):
        """For what GTK 4.8 offers no action of: the content begins in the corner of the screen."""
        node = self.window.find(role, name)
        place = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        self.window.keys("mousemove", str(place.x + place.width // 2),
                         str(place.y + place.height // 2))

    def point_at_image(self):
        """The bar over the image shows while the pointer moves there."""
        for x in (self.size[0] - 300, self.size[0] - 301):
            self.window.keys("mousemove", str(x), str(self.size[1] // 2))
        time.sleep(0.5)

    def point_away(self):
        """No tooltip is to be in the picture."""
        self.window.keys("mousemove", str(self.size[0] // 2), str(self.size[1] - 6))
        self.rest()

    def find_dialog(self, title):
        """Moves a window over the middle of the first and lets it have the keys: there is no window
        manager that would."""
        xid = studio_driver.wait_for(title, lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], check=False,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode().split())[-1]
        self.rest()
        geometry = subprocess.check_output(["xdotool", "getwindowgeometry", "--shell", xid])
        sides = dict(line.split("=") for line in geometry.decode().split())
        self.window.keys("windowmove", xid, str((self.size[0] - int(sides["WIDTH"])) // 2),
                         str((self.size[1] - int(sides["HEIGHT"])) // 2))
        self.window.keys("windowfocus", xid)
        self.rest()

    def take(self, path):
        width, height = self.size
        picture = self.path("picture.png")
        self.window.screenshot(picture)
        subprocess.run(["convert", picture, "-crop", f"{width}x{height}+0+0", "+repage",
                        "-strip", picture], check=True)
        subprocess.run(["pngquant", "--force", "--speed", "1", "--output", path, "256", picture],
                       check=True)
        subprocess.run(["optipng", "-quiet", "-o2", path], check=True)


def take_first_start(path):
    with Stage(service=None) as stage:
        stage.take(path)


def make_session(stage):
    for count, (prompt, ratio, seed) in enumerate(SESSION, 1):
        stage.generate(prompt, ratio, seed)
        stage.wait_for_kept(count)
        if count == 2:
            stage.window.click("button", "Add Star")


def take_studio(path, scheme="force-light"):
    with Stage(service=QUICK, scheme=scheme) as stage:
        make_session(stage)
        stage.point_at_image()
        stage.take(path)


def take_dark(path):
    take_studio(path, "force-dark")


def take_arriving(path):
    with Stage(service=("--latency", "300", "--spread", "6000")) as stage:
        stage.generate(MUSHROOMS, "16:9", 7)
        stage.window.find("label", "Arriving · 6")
        stage.take(path)


def take_refused(path):
    with Stage(service=("--fault", "content-refused")) as stage:
        stage.generate("A crowd of things that nobody should see", "16:9", 99)
        stage.window.find("button", "Edit Prompt")
        stage.rest()
        stage.take(path)


def take_gallery(path):
    with Stage(library=True) as stage:
        stage.window.click("page tab", "Gallery")
        stage.window.find("table", "Images")
        stage.rest()
        stage.point_at("table cell", MUSHROOMS)
        stage.window.keys("click", "1")
        stage.window.find("button", "Use Again")
        stage.point_away()
        stage.take(path)


def take_narrow(path):
    with Stage(service=QUICK, size=(360, 720)) as stage:
        stage.window.press("F9")
        stage.generate(MUSHROOMS, "4:5", 9)
        stage.wait_for_kept(1)
        stage.take(path)


def take_rtl(path):
    with Stage(service=QUICK, variables={"GTK_DEBUG": "invert-text-dir"}) as stage:
        make_session(stage)
        stage.take(path)


def take_language(path, language):
    """Without a name that would have to be known in that language."""
    with tempfile.TemporaryDirectory() as folder, Stage(
            service=QUICK, library=True,
            variables=studio_locale.make_environment(language, folder)) as stage:
        for count, prompt in enumerate(("A quiet lake under the moon", MUSHROOMS), 1):
            stage.window.press("ctrl+l", "ctrl+a")
            stage.window.type(prompt)
            stage.window.press("ctrl+Return")
            stage.wait_for_kept(count)
        stage.take(path)


def take_german(path):
    take_language(path, "de")


def take_arabic(path):
    take_language(path, "ar")


def take_japanese(path):
    take_language(path, "ja")


def take_template(path):
    with Stage(service=QUICK) as stage:
        stage.generate(MUSHROOMS, "16:9", 7)
        stage.wait_for_kept(1)
        stage.generate("A quiet {lake|fjord} under the {moon|aurora|golden sun}", "3:2", 12)
        stage.find_dialog("Template")
        stage.point_away()
        stage.take(path)


def take_palette(path):
    with Stage(service=QUICK) as stage:
        make_session(stage)
        stage.window.press("ctrl+k")
        stage.find_dialog("Commands")
        stage.point_away()
        stage.take(path)


def take_compare(path):
    with Stage(service=QUICK) as stage:
        stage.generate("Snowy mountains at dawn, misty valley", "3:2", 24)
        stage.wait_for_kept(1)
        stage.generate("Snowy mountains at night, misty valley, aurora", "3:2", 24)
        stage.wait_for_kept(2)
        stage.window.press("F7")
        stage.window.find("label", "+ aurora")
        stage.rest()
        stage.take(path)


def take_wordings(path):
    with Stage(service=QUICK) as stage:
        stage.window.press("ctrl+l")
        stage.window.type("A quiet lake at dawn")
        stage.window.write_text("text", "Seed", "12")
        stage.point_at("radio button", "3:2 ·")
        stage.window.keys("click", "1")
        stage.window.press("ctrl+l", "ctrl+End", "ctrl+shift+Left", "ctrl+t")
        stage.find_dialog("Test Wordings")
        stage.window.write_text("text", "Other Wording", "night")
        stage.window.write_text("text", "Third Wording", "noon")
        stage.window.find("spin button", "Seeds").get_value_iface().set_current_value(3)
        stage.window.click("button", "Generate 9")
        stage.window.find("label", "9 of 9 images")
        stage.rest()
        stage.take(path)


def take_lineage(path):
    with Stage(service=QUICK) as stage:
        stage.generate("A lighthouse on a cliff at sunset, red sky", "3:2", 11)
        stage.wait_for_kept(1)
        for count, words in enumerate((", misty", ", a crowd of gulls", ""), 2):
            if words:
                stage.window.press("ctrl+u", "ctrl+l", "ctrl+End")
                stage.window.type(words)
            else:
                stage.window.press("ctrl+d")
            stage.rest()
            stage.window.press("ctrl+Return")
            stage.wait_for_kept(count)
        stage.window.press("alt+3")
        studio_driver.wait_for("the end of the toast", lambda: stage.window.look(
            "button", "Restore Previous") is None)
        stage.rest()
        stage.take(path)


def take_culling(path):
    with Stage(service=QUICK) as stage:
        make_session(stage)
        stage.window.press("F8")
        stage.window.find("", "1 of 6")
        stage.window.press("k", "s", "x")
        stage.rest()
        stage.take(path)


def take_ledger(path):
    with Stage(service=QUICK, price="$0.08") as stage:
        stage.window.press("ctrl+shift+l")
        stage.find_dialog("Calls and Costs")
        stage.point_away()
        stage.take(path)


PICTURES = {
    "first-start": take_first_start, "studio": take_studio, "dark": take_dark,
    "arriving": take_arriving, "refused": take_refused, "gallery": take_gallery,
    "compare": take_compare, "wordings": take_wordings, "lineage": take_lineage,
    "template": take_template, "palette": take_palette, "culling": take_culling,
    "ledger": take_ledger, "narrow": take_narrow, "rtl": take_rtl,
    "german": take_german, "arabic": take_arabic, "japanese": take_japanese,
}


def main():
    folder, *names = sys.argv[1:]
    unknown = set(names) - set(PICTURES)
    if unknown:
        sys.exit(f"screenshots: no picture {', '.join(sorted(unknown))}; "
                 f"there are {', '.join(PICTURES)}")
    os.makedirs(folder, exist_ok=True)
    for name in names or PICTURES:
        path = os.path.join(folder, name + ".png")
        PICTURES[name](path)
        print(f"{path}: {os.path.getsize(path) // 1024} kB", flush=True)


main()
