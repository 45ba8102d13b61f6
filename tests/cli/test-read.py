#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""`read`: what the command line says of image files that other programs wrote."""

import json
import os
import resource
import shutil
import struct
import subprocess
import zlib

import studio_tap
from cli_case import CLI, TIMEOUT, CliCase

try:
    from PIL import Image, PngImagePlugin
except ImportError:
    Image = None

INFOTEXT = ("a red boat,\nthe “sea” 海\nNegative prompt: people\n"
            "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 965400086, Size: 1216x832, "
            "Model: sd_xl, Lora hashes: \"a: b, c: d\", Version: v1.10.1")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def make_png(*chunks, width=8, height=8):
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks)
            + chunk(b"IDAT", zlib.compress(b"\0" * 72)) + chunk(b"IEND", b""))


class Read(CliCase):
    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def need(self, *programs):
        for program in programs:
            if shutil.which(program) is None:
                self.skipTest(f"{program} is not here")

    def need_pillow(self):
        if Image is None:
            self.skipTest("Pillow is not here")

    def check_infotext(self, path):
        found = self.run_json("read", path)
        self.assertEqual(found["source"], "automatic1111")
        self.assertEqual(found["prompt"], "a red boat,\nthe “sea” 海")
        self.assertEqual(found["negative_prompt"], "people")
        self.assertEqual(found["seed"], 965400086)
        self.assertEqual((found["aspect_ratio"], found["exact_aspect_ratio"]), ("3:2", True))
        self.assertEqual(found["size"], "1216x832")
        self.assertEqual(found["model"], "sd_xl")
        unused = {each["name"]: each["value"] for each in found["unused"]}
        self.assertEqual(unused, {"Steps": "20", "Sampler": "Euler a", "CFG scale": "7",
                                  "Model": "sd_xl", "Lora hashes": "a: b, c: d"})
        self.assertEqual(found["issues"], [])
        self.assertFalse(found["has_manifest"])
        return found

    def test_written_by_pillow(self):
        self.need_pillow()
        image = Image.new("RGB", (64, 48), (20, 40, 90))
        for compressed in (False, True):
            text = PngImagePlugin.PngInfo()
            text.add_text("parameters", INFOTEXT, zip=compressed)
            image.save(self.path("image.png"), pnginfo=text)
            self.assertEqual(self.check_infotext(self.path("image.png"))["format"], "png")
        for encoding in ("utf-16-be", "utf-16-le"):
            exif = image.getexif()
            exif[0x8769] = {0x9286: b"UNICODE\0" + INFOTEXT.encode(encoding)}
            image.save(self.path("image.jpg"), exif=exif)
            image.save(self.path("image.webp"), exif=exif)
            self.assertEqual(self.check_infotext(self.path("image.jpg"))["format"], "jpeg")
            self.assertNotIn("format", self.check_infotext(self.path("image.webp")))

    def test_written_by_exiftool(self):
        self.need_pillow()
        self.need("exiftool")
        for name in ("image.png", "image.jpg", "image.webp"):
            Image.new("RGB", (64, 48)).save(self.path(name))
            subprocess.run(["exiftool", "-q", "-overwrite_original", "-EXIF:UserComment<=-",
                            "-XMP-xmp:Rating=3", "-XMP-dc:Subject=boat", self.path(name)],
                           input=INFOTEXT.encode(), check=True, timeout=TIMEOUT)
            found = self.check_infotext(self.path(name))
            self.assertEqual((found["rating"], found["tags"]), (3, ["boat"]))

    def test_our_own_answer_of_the_demo(self):
        self.run_cli("generate", "a red boat", "--demo", "--output", "x.png", "--aspect-ratio", "9:16")
        found = self.run_json("read", "x.png")
        self.assertEqual((found["aspect_ratio"], found["exact_aspect_ratio"]), ("9:16", True))
        self.assertEqual(found["format"], "png")

    def test_for_people(self):
        path = self.write("image.png", make_png(chunk(b"tEXt", b"parameters\0" + (
            "two\nlines\x1b[31m\nNegative prompt: \u202epeople\n"
            "Steps: 1, Seed: 5000000000, Size: 100x90").encode())))
        text = self.run_cli("read", path).stdout.decode()
        self.assertEqual(text.splitlines(), [
            "Written by         AUTOMATIC1111",
            "Prompt             two",
            "                   lines\ufffd[31m",
            "Negative prompt    \ufffdpeople",
            "Aspect ratio       5:4, the nearest to 100x90",
            "Cannot be used     Seed: 5000000000",
            "                   Steps: 1"])
        path = self.write("plain.png", make_png(chunk(b"caBX", b"")))
        text = self.run_cli("read", path).stdout.decode()
        self.assertRegex(text, "^Written by +No parameters\nAspect ratio +1:1\nContent credentials ")

    def test_damaged(self):
        whole = make_png(chunk(b"tEXt", b"parameters\0" + INFOTEXT.encode()))
        broken = bytearray(whole)
        broken[33 + 8 + 11 + len(INFOTEXT.encode())] ^= 1
        found = self.run_json("read", self.write("cut.png", whole[:-20]))
        self.assertEqual((found["seed"], found["issues"]), (965400086, ["The file is cut off."]))
        found = self.run_json("read", self.write("broken.png", bytes(broken)))
        self.assertEqual((found["seed"], found["issues"]),
                         (965400086, ["A checksum in the file is wrong."]))
        self.assertIn(b"\nDamage ", self.run_cli("read", "broken.png").stdout)

    def test_refused(self):
        self.assertEqual(self.run_error(1, "read", self.write("notes.txt", b"notes"))["name"],
                         "file-kind")
        self.assertEqual(self.run_error(9, "read", self.path("none.png"))["name"], "storage")
        self.assertEqual(self.run_error(9, "read", self.home)["name"], "storage")
        os.mkfifo(self.path("pipe.png"))
        self.assertEqual(self.run_error(9, "read", self.path("pipe.png"))["name"], "storage")
        self.run_error(2, "read")
        self.run_error(2, "read", "a.png", "b.png")
        # No library is made on the way.
        self.assertFalse(os.path.exists(self.path("data")))

    def test_bombs_in_little_memory(self):
        """A gigabyte that deflates to one megabyte, a hundred times, and a header of 65535²."""
        squeeze = zlib.compressobj(9)
        bomb = b"".join(squeeze.compress(b"a" * (1 << 20)) for _ in range(1024)) + squeeze.flush()
        data = make_png(*[chunk(b"zTXt", b"parameters\0\0" + bomb)] * 100,
                        chunk(b"tEXt", b"parameters\0" + INFOTEXT.encode()),
                        width=65535, height=65535)
        path = self.write("bomb.png", data)
        done = subprocess.run([CLI, "read", "--json", path], env=self.environment, timeout=TIMEOUT,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA,
                                                                    (64 << 20, 64 << 20)))
        found = json.loads(done.stdout)
        self.assertEqual(found["issues"], ["Some of the metadata is too large to be read."])
        self.assertEqual(found["aspect_ratio"], "1:1")


if __name__ == "__main__":
    studio_tap.main()
