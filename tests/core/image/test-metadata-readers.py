#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What is written into copies, read by programs that are not ours: exiftool, exiv2 and Pillow."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import studio_tap

try:
    from PIL import Image, PngImagePlugin
except ImportError:
    Image = None

COPY = sys.argv.pop(1)  # what is left are names of tests
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
PROMPTS = (
    "A red boat",
    "Café, “quoted”: 'twice' \\ \"x\" <b>&amp;</b>",
    "café façade",
    "first line\nsecond line, Steps: many\nthird",
    "夜空の下の海 🌊 👩\u200d🚀 قارب أحمر",
    "x" * 10000,
    "海" * 10000,
)
# How AUTOMATIC1111 finds the pairs of the last line.
PAIR = re.compile(r'\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)')


def parse_infotext(text):
    """Reads as AUTOMATIC1111 does: the prompt, the negative prompt, the pairs."""
    *lines, last = text.strip().split("\n")
    if len(PAIR.findall(last)) < 3:
        lines.append(last)
        last = ""
    prompt, negative = [], None
    for line in map(str.strip, lines):
        if line.startswith("Negative prompt:"):
            negative, line = negative or [], line[len("Negative prompt:"):].strip()
        (prompt if negative is None else negative).append(line)
    pairs = {name: json.loads(value) if value.startswith('"') else value
             for name, value in PAIR.findall(last)}
    return "\n".join(prompt), "\n".join(negative or []), pairs


class Readers(unittest.TestCase):
    def setUp(self):
        if Image is None:
            self.skipTest("Pillow is not here")
        for program in ("exiftool", "exiv2"):
            if shutil.which(program) is None:
                self.skipTest(f"{program} is not here")
        self.home = tempfile.mkdtemp(prefix="studio-readers-")
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.image = Image.new("RGB", (112, 64))
        self.image.putdata([(x * 2, y * 3, x ^ y) for y in range(64) for x in range(112)])

    def path(self, name):
        return os.path.join(self.home, name)

    def run_program(self, *words):
        done = subprocess.run(words, cwd=self.home, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120)
        self.assertEqual(done.returncode, 0, (words, done.stdout[-2000:], done.stderr[-2000:]))
        self.assertEqual(done.stderr, b"", words)
        return done.stdout

    def save(self, name, **options):
        self.image.save(self.path(name), **options)
        return self.path(name)

    def copy(self, source, choice="all", prompt="A red boat", negative="people", seed=2718281828):
        target = self.path("copy-of-" + os.path.basename(source))
        if os.path.exists(target):
            os.remove(target)
        self.run_program(COPY, source, target, choice, prompt, negative, str(seed))
        with Image.open(source) as before, Image.open(target) as after:
            self.assertEqual(before.tobytes(), after.tobytes())
        return target

    def exiftool(self, path, *words):
        return json.loads(self.run_program("exiftool", "-json", "-G1", "-struct", *words, path))[0]

    def assert_valid(self, path):
        """Neither of the two finds anything odd in the file."""
        told = self.exiftool(path, "-validate", "-warning", "-error", "-a")
        self.assertNotIn("ExifTool:Error", told)
        self.assertNotRegex(str(told.get("ExifTool:Warning", "")), "(?i)bad|invalid|corrupt|illegal|error")
        self.run_program("exiv2", "-q", "-pa", path)

    def check_xmp(self, path, prompt):
        told = self.exiftool(path, "-XMP:all")
        self.assertEqual(told["XMP-iptcExt:DigitalSourceType"], TRAINED)
        self.assertEqual(told["XMP-dc:Description"], prompt)
        self.assertEqual(told["XMP-dc:Subject"], ["boat", "sea & sky"])
        self.assertEqual(told["XMP-xmp:Rating"], 4)
        self.assertEqual(told["XMP-xmp:CreateDate"], "2026:11:03 14:05:09Z")
        self.assertRegex(told["XMP-xmp:CreatorTool"], r"^Ultra Studio \d")
        alternative = told["XMP-iptcCore:AltTextAccessibility"]
        self.assertTrue(prompt.startswith(alternative.rstrip("…")), alternative)
        self.assertLessEqual(len(alternative), 1000)

    def check_exiv2(self, path, prompt):
        def get(key):
            return self.run_program("exiv2", "-K", key, "-Pv", path).decode().rstrip("\n")
        self.assertEqual(get("Xmp.iptcExt.DigitalSourceType"), TRAINED)
        self.assertEqual(get("Xmp.dc.description"), 'lang="x-default" ' + prompt)
        self.assertEqual(get("Xmp.xmp.Rating"), "4")
        self.assertEqual(get("Xmp.dc.subject"), "boat, sea & sky")

    def check_infotext(self, text, prompt, negative="people"):
        found, found_negative, pairs = parse_infotext(text)
        self.assertEqual(found, prompt)
        self.assertEqual(found_negative, negative)
        self.assertEqual(pairs["Seed"], "2718281828")
        self.assertEqual(pairs["Size"], "112x64")
        self.assertEqual(pairs["Aspect ratio"], "16:9")
        self.assertEqual(pairs["Model"], "stable-image-ultra")

    def test_png(self):
        source = self.save("image.png")
        for prompt in PROMPTS:
            made = self.copy(source, prompt=prompt)
            with Image.open(made) as image:
                self.check_infotext(image.info["parameters"], prompt)
                own = json.loads(image.info["ultra-studio"])
                self.assertEqual((own["prompt"], own["seed"]), (prompt, 2718281828))
            self.check_infotext(self.exiftool(made, "-PNG:all")["PNG:Parameters"], prompt)
            self.check_xmp(made, prompt)
            self.check_exiv2(made, prompt)
            self.assert_valid(made)

    def test_jpeg(self):
        source = self.save("image.jpg", quality=90)
        for prompt in PROMPTS:
            made = self.copy(source, prompt=prompt)
            with Image.open(made) as image:
                # As piexif does it, which AUTOMATIC1111 and its kin use.
                comment = image.getexif().get_ifd(0x8769)[0x9286]
                self.assertEqual(comment[:8], b"UNICODE\0")
                self.check_infotext(comment[8:].decode("utf-16-be"), prompt)
            self.check_infotext(self.exiftool(made, "-EXIF:all")["ExifIFD:UserComment"], prompt)
            self.check_xmp(made, prompt)
            self.check_exiv2(made, prompt)
            self.assert_valid(made)

    def test_longest_with_extended_xmp(self):
        """Our own JSON does not fit into one segment; others find it in the extended packet."""
        made = self.copy(self.save("image.jpg"), prompt="海" * 10000, negative="空" * 10000)
        told = self.exiftool(made, "-XMP:all", "-a")
        own = [value for name, value in told.items() if name.endswith(":Parameters")]
        self.assertEqual(json.loads(own[0])["negative_prompt"], "空" * 10000)
        self.assert_valid(made)

    def test_label_and_none(self):
        text = PngImagePlugin.PngInfo()
        text.add_text("parameters", "secret\nSteps: 1, Seed: 2, Size: 3x4")
        text.add_text("Comment", "secret")
        exif = self.image.getexif()
        exif[0x010E] = "secret"
        sources = (self.save("image.png", pnginfo=text, exif=exif.tobytes()),
                   self.save("image.jpg", comment=b"secret", exif=exif.tobytes()))
        for source in sources:
            full = self.copy(source)
            for choice in ("label", "none"):
                made = self.copy(full, choice)
                told = self.exiftool(made, "-XMP:all", "-EXIF:all", "-PNG:all", "-Comment")
                with open(made, "rb") as file:
                    self.assertNotIn(b"secret", file.read())
                self.assertEqual(told.pop("XMP-iptcExt:DigitalSourceType", None),
                                 TRAINED if choice == "label" else None)
                told = {name for name in told if name.startswith(("XMP", "IFD0", "Exif"))}
                self.assertEqual(told - {"XMP-x:XMPToolkit"}, set())
                self.assert_valid(made)

    def test_what_others_wrote_stays(self):
        for name in ("image.png", "image.jpg"):
            source = self.save(name)
            self.run_program(
                "exiftool", "-q", "-overwrite_original", "-EXIF:Make=A maker", "-EXIF:Artist=Ångström",
                "-EXIF:DateTimeOriginal=2026:11:03 14:05:09", "-EXIF:GPSLatitude=52.5",
                "-EXIF:GPSLatitudeRef=N", "-XMP-dc:Rights=© A & B", "-XMP-dc:Description=theirs",
                "-XMP-xmpMM:HistoryAction=created", "-XMP-dc:Subject=old", source)
            made = self.copy(source)
            told = self.exiftool(made, "-EXIF:all", "-XMP:all", "-a")
            self.assertEqual(told["IFD0:Make"], "A maker")
            self.assertEqual(told["IFD0:Artist"], "Ångström")
            self.assertEqual(told["ExifIFD:DateTimeOriginal"], "2026:11:03 14:05:09")
            self.assertIn("52 deg 30'", told["GPS:GPSLatitude"])
            self.assertEqual(told["XMP-dc:Rights"], "© A & B")
            self.assertEqual(told["XMP-xmpMM:History"], [{"Action": "created"}])
            self.check_xmp(made, "A red boat")
            if name.endswith("jpg"):
                self.check_infotext(told["ExifIFD:UserComment"], "A red boat")
            self.assert_valid(made)
            # And may be changed by others again.
            self.run_program("exiftool", "-q", "-overwrite_original", "-XMP-dc:Title=new", made)
            self.check_exiv2(made, "A red boat")


if __name__ == "__main__":
    studio_tap.main()
