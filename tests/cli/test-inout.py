#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Images in and out on the command line: export, import, trash and what they take of the disk."""

import os
import resource
import signal
import struct
import subprocess
import zipfile
import zlib

import studio_tap
from cli_case import CLI, TIMEOUT, CliCase, png_size


def png_chunks(data):
    at = 8
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at:at + 8])
        yield name, data[at + 8:at + 8 + size]
        at += 12 + size


def pixels(data):
    return b"".join(body for name, body in png_chunks(data) if name == b"IDAT")


def add_chunk(data, name, body):
    chunk = struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return data[:33] + chunk + data[33:]


class InOutCase(CliCase):
    def make(self, count=1, seed=7):
        self.run_cli("generate", "a fox", "--demo", "--seed", str(seed), "--count", str(count))

    def kept(self, number):
        return self.run_json("show", str(number))["path"]

    def export(self, *words, **keywords):
        os.makedirs(self.path("out"), exist_ok=True)
        return self.run_json("export", *words, "--to", self.path("out"), **keywords)


class Export(InOutCase):
    def export_zip(self, name, *words, **keywords):
        os.makedirs(self.path("zip"), exist_ok=True)
        return self.run_json("export", *words, "--zip", self.path("zip", name), **keywords)

    def entries(self, name):
        with zipfile.ZipFile(self.path("zip", name)) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual({entry.compress_type for entry in archive.infolist()},
                             {zipfile.ZIP_STORED})
            return {entry.filename: archive.read(entry) for entry in archive.infolist()}

    def test_zip(self):
        """The bytes and the names of the plain export."""
        self.make(count=3)
        options = (("--name", "{counter}_{prompt}"), ("--name", "same", "--metadata", "none"),
                   ("--name", "ü {seed}", "--format", "jpeg", "--quality", "40"))
        for number, words in enumerate(options):
            done = self.export("--all", *words)
            zipped = self.export_zip(f"{number}.zip", "--all", *words)
            self.assertEqual([os.path.basename(each["path"]) for each in done],
                             [each["entry"] for each in zipped])
            self.assertEqual({each["path"] for each in zipped},
                             {self.path("zip", f"{number}.zip")})
            self.assertEqual({os.path.basename(each["path"]): self.read(each["path"])
                              for each in done}, self.entries(f"{number}.zip"))
            for each in done:
                os.remove(each["path"])
        whole = self.read("zip", "0.zip")
        error = self.run_error(9, "export", "1", "--zip", self.path("zip", "0.zip"))
        self.assertEqual(error["name"], "storage")
        self.assertEqual(self.read("zip", "0.zip"), whole)
        mixed = self.export_zip("mixed.zip", "1", "99", code=1)
        self.assertEqual(mixed[1]["error"]["name"], "not-found")
        self.assertEqual(len(self.entries("mixed.zip")), 1)
        self.run_error(2, "export", "1", "--zip", "a.zip", "--to", ".")
        self.run_error(9, "export", "1", "--zip", self.path("nowhere", "a.zip"))
        said = self.run_cli("export", "1", "2", "--zip", "b.zip").stdout
        self.assertEqual(said, b"b.zip\n")

    def test_zip_of_a_full_disk(self):
        """One image fits, all of them do not."""
        self.make(count=4)
        os.makedirs(self.path("zip"))
        limit = os.path.getsize(self.kept(1)) * 2

        def fill():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        done = subprocess.run(
            [CLI, "export", "--all", "--zip", self.path("zip", "a.zip")], env=self.environment,
            cwd=self.home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=TIMEOUT, preexec_fn=fill, check=False)
        self.assertEqual((done.returncode, done.stdout), (9, b""), done.stderr)
        self.assertEqual(os.listdir(self.path("zip")), [])

    def test_zip_killed(self):
        """Whenever that is, there is a whole archive or none."""
        self.make(count=8)
        os.makedirs(self.path("zip"))
        for number in range(6):
            name = f"{number}.zip"
            running = subprocess.Popen(
                [CLI, "export", "--all", "--zip", self.path("zip", name)], env=self.environment,
                cwd=self.home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL)
            while running.poll() is None and len(os.listdir(self.path("zip"))) < number:
                pass
            running.kill()
            running.wait(TIMEOUT)
            if name in os.listdir(self.path("zip")):
                self.assertEqual(len(self.entries(name)), 8)

    def test_metadata(self):
        self.make()
        original = self.read(self.kept(1))
        done = self.export("1")
        self.assertEqual((done[0]["credentials"], done[0]["unchanged"]), (False, False))
        self.assertEqual(done[0]["bytes"], os.path.getsize(done[0]["path"]))
        found = self.run_json("read", done[0]["path"])
        self.assertEqual((found["prompt"], found["seed"]), ("a fox", 7))
        self.assertEqual(pixels(self.read(done[0]["path"])), pixels(original))
        for choice in ("label", "none"):
            path = self.export("1", "--metadata", choice)[0]["path"]
            self.assertNotIn(b"a fox", self.read(path))
            self.assertEqual(pixels(self.read(path)), pixels(original))
        self.run_error(2, "export", "1", "--to", ".", "--metadata", "some")

    def test_converted(self):
        self.make()
        path = self.export("1", "--format", "jpeg", "--quality", "40", "--max-edge", "200")[0]["path"]
        self.assertTrue(path.endswith(".jpg"))
        self.assertTrue(self.read(path).startswith(b"\xff\xd8"))
        self.assertEqual(self.run_json("read", path)["prompt"], "a fox")
        small = self.export("1", "--max-edge", "100", "--name", "small")[0]["path"]
        self.assertEqual(max(png_size(self.read(small))), 100)
        for words in (("--format", "gif"), ("--quality", "0", "--quality", "101"),
                      ("--max-edge", "-3"), ("--format", "png", "--quality", "4")):
            self.run_error(2, "export", "1", "--to", ".", *words)

    def test_many(self):
        self.make(3)
        self.assertEqual(len(self.export("--all", "--name", "{counter}")), 3)
        self.assertEqual(sorted(os.listdir(self.path("out"))), ["001.png", "002.png", "003.png"])
        found = [each["id"] for each in self.export("--search", "seed:8")]
        self.assertEqual([self.run_json("show", str(each))["seed"] for each in found], [8])
        self.assertEqual(self.export("--search", "wolf"), [])
        self.run_error(2, "export", "1", "--all", "--to", ".")

    def test_one_that_fails_stands_alone(self):
        self.make(3)
        os.unlink(self.kept(2))
        done = self.export("1", "2", "3", "99", code=9)
        self.assertEqual([each["id"] for each in done], [1, 2, 3, 99])
        self.assertEqual(done[1]["error"]["name"], "storage")
        self.assertEqual(done[3]["error"]["name"], "not-found")
        self.assertEqual(len(os.listdir(self.path("out"))), 2)
        told = self.run_cli("export", "1", "2", "--to", self.path("out"), code=9)
        self.assertEqual(len(told.stdout.splitlines()), 1)
        self.assertEqual(len(told.stderr.splitlines()), 1)
        self.assertTrue(told.stderr.startswith(b"2: "))

    def test_credentials(self):
        self.make()
        signed = add_chunk(self.read(self.kept(1)), b"caBX", b"jumb")
        with open(self.path("signed.png"), "wb") as file:
            file.write(signed)
        self.run_cli("import", "signed.png")
        done = self.export("2")[0]
        self.assertEqual((done["credentials"], done["unchanged"]), (True, True))
        self.assertEqual(self.read(done["path"]), signed)
        said = self.run_cli("export", "2", "--to", self.path("out"))
        self.assertIn(b"2: copied unchanged", said.stderr)
        dropped = self.export("2", "--drop-credentials")[0]
        self.assertEqual((dropped["credentials"], dropped["unchanged"]), (True, False))
        self.assertNotIn(b"caBX", self.read(dropped["path"]))


class Import(InOutCase):
    def put(self, name, data):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(data)

    def test_files_and_folders(self):
        self.make(2)
        for number in (1, 2):
            self.put(f"from/deep/{number}.png", self.read(self.export(str(number))[0]["path"]))
        other = ("--library", "other")
        done = self.run_json("import", "from", *other)
        self.assertEqual((done["new"], done["known"], done["refused"]), (2, 0, 0))
        self.assertEqual([each["new"] for each in done["files"]], [True, True])
        shown = self.run_json("show", "1", *other)
        self.assertEqual((shown["prompt"], shown["file_name"]), ("a fox", "1.png"))
        again = self.run_json("import", "from/deep/1.png", "from", *other)
        self.assertEqual((again["new"], again["known"], again["refused"]), (0, 3, 0))
        self.assertEqual(self.run_cli("import", "from", *other).stdout,
                         b"New: 0, in the library already: 2, refused: 0\n")

    def test_refused(self):
        self.make()
        whole = add_chunk(self.read(self.kept(1)), b"tEXt", b"Comment\0another")
        self.put("from/a.png", b"no image")
        self.put("from/b.png", whole[:900])
        self.put("from/c.png", whole)
        done = self.run_json("import", "from", "gone.png", code=1)
        self.assertEqual((done["new"], done["known"], done["refused"]), (1, 0, 3))
        for each in done["files"]:
            said = each.get("error", {}).get("message", "file.").lower()
            for word in ("service", "answer", "came", "bill"):
                self.assertNotIn(word, said)
        told = self.run_cli("import", "from", code=1)
        self.assertEqual(told.stdout, b"New: 0, in the library already: 1, refused: 2\n")
        self.assertEqual([line.split(b":")[0] for line in told.stderr.splitlines()],
                         [b"from/a.png", b"from/b.png"])

    def test_names_that_are_no_text(self):
        self.make()
        whole = self.read(self.kept(1))
        folder = os.fsencode(self.home) + b"/caf\xe9"
        try:
            os.mkdir(folder)
        except OSError:
            self.skipTest("this file system has names in UTF-8 alone")
        for number, name in enumerate((b"m\xe4rz.png", "日.png".encode())):
            with open(folder + b"/" + name, "wb") as file:
                file.write(add_chunk(whole, b"tEXt", b"n\0%d" % number))
        for locale in ("C", "C.UTF-8"):
            place = ("--library", self.path(locale))
            done = self.run_json("import", folder + b"/m\xe4rz.png", *place, LC_ALL=locale)
            self.assertEqual((done["new"], done["refused"]), (1, 0))
            done = self.run_json("import", folder, *place, LC_ALL=locale)
            self.assertEqual((done["new"], done["known"]), (1, 1))
            self.assertEqual(done["files"][1]["path"][-6:], "/日.png")
            read = self.run_json("read", folder + b"/m\xe4rz.png", LC_ALL=locale)
            self.assertTrue(read["path"].endswith("rz.png"), read)
            to = folder + b"-" + locale.encode()
            os.mkdir(to)
            out = self.run_cli("export", "1", "--to", to, *place, LC_ALL=locale).stdout
            self.assertTrue(out.startswith(to + b"/"), out)
            self.assertTrue(os.path.exists(out[:-1]))
            self.run_json("export", "2", "--to", to, *place, LC_ALL=locale)
            gone = self.run_json("import", folder + b"/g\xf6ne.png", *place, code=1)
            self.assertIn("caf", gone["files"][0]["error"]["message"])

    def test_interrupted_and_gone_on_with(self):
        self.make()
        whole = self.read(self.kept(1))
        for number in range(200):
            self.put(f"from/{number:03}.png", add_chunk(whole, b"tEXt", b"n\0%d" % number))
        worker = subprocess.Popen(
            [CLI, "import", "from", "--json"], env=self.environment, cwd=self.home,
            stdout=subprocess.PIPE)
        images = self.path("data", "ultra-studio", "images")
        while worker.poll() is None and sum(len(each[2]) for each in os.walk(images)) < 40:
            pass
        worker.send_signal(signal.SIGINT)
        said = worker.communicate(timeout=TIMEOUT)[0]
        self.assertIn(worker.returncode, (0, 130))
        self.assertIn(b'"new"', said)
        done = self.run_json("import", "from")
        self.assertEqual(done["new"] + done["known"], 200)
        self.assertEqual(len(self.run_json("list")), 201)
        self.assertEqual(self.run_json("verify")["faults"], 0)

    def test_nothing_given(self):
        self.run_error(2, "import")


class Storage(InOutCase):
    def test_trash(self):
        self.make(3)
        size = os.path.getsize(self.kept(2))
        self.assertEqual(self.run_json("trash", "--list"), [])
        self.run_cli("trash", "2")
        self.assertEqual([each["id"] for each in self.run_json("trash", "--list")], [2])
        self.assertEqual(self.run_json("trash", "--empty", "--older-than", "1"),
                         {"removed": 0, "bytes": 0})
        self.assertEqual(self.run_json("storage")["trash"], {"files": 1, "bytes": size})
        self.assertEqual(self.run_json("trash", "--empty"), {"removed": 1, "bytes": size})
        self.assertEqual(self.run_json("storage")["trash"], {"files": 0, "bytes": 0})
        self.assertEqual(self.run_json("trash", "--list"), [])
        self.assertEqual(self.run_json("list", "--trashed"), [])
        self.run_error(9, "restore", "2")
        self.assertEqual(self.run_json("show", "2")["prompt"], "a fox")
        self.assertEqual(self.run_json("verify")["faults"], 0)
        self.assertIn(b"0 images", self.run_cli("trash", "--empty").stdout)
        for words in (("--empty", "--list"), ("--empty", "1"), ("--older-than", "3", "1"),
                      ("--empty", "--older-than", "-1"), ()):
            self.run_error(2, "trash", *words)

    def test_cleanup(self):
        self.make(2)
        self.assertEqual(self.run_json("cleanup", "--older-than", "1")["images"], 0)
        shown = self.run_json("cleanup", "--older-than", "0")
        self.assertEqual((shown["images"], shown["done"], shown["ids"]), (2, False, [1, 2]))
        self.assertEqual(shown["bytes"], sum(os.path.getsize(self.kept(n)) for n in (1, 2)))
        self.assertEqual(len(self.run_json("list")), 2)
        self.assertIn(b"--yes", self.run_cli("cleanup", "--older-than", "0").stdout)
        done = self.run_json("cleanup", "--older-than", "0", "--yes")
        self.assertEqual((done["images"], done["done"]), (2, True))
        self.assertEqual(self.run_json("list"), [])
        self.assertEqual(len(self.run_json("trash", "--list")), 2)
        self.run_error(2, "cleanup")

    def test_storage(self):
        self.make(2)
        sizes = sum(os.path.getsize(self.kept(n)) for n in (1, 2))
        self.assertEqual(self.run_json("storage")["images"], {"files": 2, "bytes": sizes})
        self.assertEqual(len(self.run_cli("storage").stdout.splitlines()), 5)


if __name__ == "__main__":
    studio_tap.main()
