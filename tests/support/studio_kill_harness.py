# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Kills the command line at random moments and looks whether anything that arrived is lost.

The embedded service delivers one small image again and again, spread over some time. Processes that
make images, take files in, move images to the trash, verify or rebuild are killed by SIGKILL wherever
they are; the trace of each says which images were whole on the disk side of the socket
(`job.stored`). Then the library is opened, and it has to have every one of them, byte for byte, and
nothing that is half; and SQLite by itself has to find the database sound.

Killing a process is not cutting the power: what the kernel was given it keeps.
"""

import argparse
import collections
import glob
import json
import os
import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import zlib

TIMEOUT = 300
DISK_SIZE = 40 * 1024 * 1024
N_FILES = 40            # to take in
IMAGES_BEFORE_KILL = 4  # so many of them come at most before a process is killed
UNSHARE = ["unshare", "--mount", "--map-root-user"] if os.getuid() else ["unshare", "--mount"]


def make_png(n_bytes, comment=b""):
    """A whole PNG of about so many bytes that do not pack."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    width, height = 64, max(1, n_bytes // 192)
    noise = random.Random(7)
    rows = b"".join(b"\0" + noise.randbytes(3 * width) for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + (chunk(b"tEXt", b"Comment\0" + comment) if comment else b"")
            + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))


class Harness:
    """One library, and what is known of it from outside."""

    def __init__(self, cli, folder, seed, spread_ms=30, full_disk=None, delete_database=False):
        self.cli = cli
        self.folder = folder
        self.random = random.Random(seed)
        self.full_disk = full_disk
        self.delete_database = delete_database
        self.library = os.path.join(full_disk or folder, "library")
        self.spread_ms = spread_ms
        self.image = make_png(60000)
        self.stored = set()         # ids that some trace says are whole in their part files
        self.last_bytes = 0
        self.pace = 1               # how much slower than usual everything is here
        self.files = set()          # what is there to be taken in
        self.figures = collections.Counter()
        self.trace_number = 0
        self.server = None
        self.environment = {
            name: value for name, value in os.environ.items()
            if not name.startswith(("DIFFUSION_", "INFERENCE_")) and name != "DISPLAY"}
        self.environment.update({
            "HOME": folder, "XDG_DATA_HOME": os.path.join(folder, "data"),
            "XDG_CONFIG_HOME": os.path.join(folder, "config"),
            "XDG_CACHE_HOME": os.path.join(folder, "cache"),
            "TMPDIR": folder, "GIO_USE_PROXY_RESOLVER": "dummy", "GIO_USE_VFS": "local",
            "GSETTINGS_BACKEND": "memory", "LC_ALL": "C.UTF-8",
        })

    # -- processes

    def start_server(self):
        path = os.path.join(self.folder, "image.png")
        with open(path, "wb") as file:
            file.write(self.image)
        self.server = subprocess.Popen(
            [self.cli, "demo-server", "--image", path, "--spread", str(self.spread_ms),
             "--unlimited"],
            env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        for _ in range(2):
            name, value = self.server.stdout.readline().decode().strip().split("=", 1)
            self.environment[name] = value

    def stop_server(self):
        if self.server is not None:
            self.server.kill()
            self.server.wait(TIMEOUT)
            self.server.stdout.close()

    def start(self, *words):
        self.trace_number += 1
        trace = os.path.join(self.folder, f"trace-{self.trace_number}")
        process = subprocess.Popen(
            [self.cli, *words, "--library", self.library],
            env={**self.environment, "ULTRA_STUDIO_TRACE": trace}, cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.trace = trace
        return process

    def kill(self, process):
        """Kills a process and takes down what it got done. Returns whether it still ran."""
        alive = process.poll() is None
        process.send_signal(signal.SIGKILL)
        out, err = process.communicate(timeout=TIMEOUT)
        self.note_trace(process.trace)
        if alive and process.returncode == -signal.SIGKILL:
            self.figures["kills"] += 1
            return True
        if process.returncode not in (0, 9):
            raise AssertionError(f"{process.args} ended with {process.returncode}: {out} {err}")
        self.figures["ended by themselves"] += 1
        return False

    def note_trace(self, path):
        if not os.path.exists(path):
            return
        with open(path, encoding="utf-8") as file:
            for line in file:
                mark = json.loads(line) if line.endswith("}\n") else {}
                if mark.get("mark") == "job.stored":
                    self.stored.add(mark["id"])
                self.last_bytes += mark.get("mark") == "job.last-byte"
        os.unlink(path)

    def run(self, *words, codes=(0,)):
        done = subprocess.run(
            [self.cli, *words, "--library", self.library, "--json"], env=self.environment,
            cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
        assert done.returncode in codes, (words, done.returncode, done.stdout[-4000:], done.stderr)
        return json.loads(done.stdout)

    # -- what is done until the kill

    def pause(self, longest):
        time.sleep(self.random.uniform(0, longest * self.pace))

    def find_pace(self):
        """Where a process takes long to get anywhere, it must be let go as far."""
        started = time.monotonic()
        process = self.start("generate", "a fox", "--count", str(IMAGES_BEFORE_KILL))
        process.communicate(timeout=TIMEOUT)
        assert process.returncode == 0
        self.note_trace(process.trace)
        self.pace = max(1, (time.monotonic() - started) / 0.35)

    def make_files(self):
        folder = os.path.join(self.folder, "files")
        os.mkdir(folder)
        for number in range(N_FILES):
            data = make_png(20000, b"%d" % number)
            self.files.add(data)
            with open(os.path.join(folder, f"{number}.png"), "wb") as file:
                file.write(data)

    def take_files_in(self):
        process = self.start("import", os.path.join(self.folder, "files"))
        self.pause(0.35)
        return [process]

    def make_images(self):
        process = self.start("generate", "a fox", "--count", "50")
        self.pause(0.35)
        return [process]

    def make_images_twice(self):
        """Two processes on one library; one is killed while the other goes on for a while."""
        first, second = (self.start("generate", "a fox", "--count", "50") for _ in range(2))
        self.pause(0.35)
        self.kill(first)
        self.pause(0.1)
        return [second]

    def look_after(self):
        process = self.start(*self.random.choice(
            [("rebuild",), ("verify", "--repair"), ("list",), ("rebuild",)]))
        self.pause(0.08)
        return [process]

    def make_while_rebuilding(self):
        maker = self.start("generate", "a fox", "--count", "50")
        self.pause(0.15)
        other = self.start("rebuild")
        self.pause(0.15)
        return self.random.sample([maker, other], 2)

    def move_about(self):
        """Moves to the trash and back."""
        ids = [str(each) for each in self.random.sample(sorted(self.stored),
                                                        min(len(self.stored), 8))]
        if not ids:
            return self.make_images()
        process = self.start(self.random.choice(["trash", "restore"]), *ids)
        self.pause(0.12)
        return [process]

    def make_images_on_a_full_disk(self):
        """There is room when the calls are sent, and none when the images come."""
        process = self.start("generate", "a fox", "--count", "50")
        self.pause(0.15)
        self.fill_disk(self.random.choice([0, 0, 20000, 70000, 200000]))
        self.pause(0.3)
        return [process]

    def free(self):
        disk = os.statvfs(self.full_disk)
        return disk.f_bavail * disk.f_bsize

    def fill_disk(self, left):
        try:
            with open(os.path.join(self.full_disk, "filler"), "wb") as file:
                file.write(bytes(max(0, self.free() - left)))
        except OSError:
            pass
        self.figures["disk filled"] += 1

    def begin_anew_where_little_is_left(self):
        """Nothing is sent any more where a large image would not fit."""
        if self.free() > 20 * 1024 * 1024:
            return
        self.check()
        self.figures["images stored"] += len(self.stored)
        self.figures["images kept"] += sum(
            each["state"] == "kept" for each in self.calls.values())
        self.stored = set()
        shutil.rmtree(self.library)
        self.run("list")

    def empty_disk(self):
        filler = os.path.join(self.full_disk, "filler")
        if os.path.exists(filler):
            os.unlink(filler)

    def remove_database(self):
        """With its log or without, as somebody might."""
        names = ["library.db"] + self.random.choice([[], ["library.db-wal", "library.db-shm"]])
        for name in names:
            path = os.path.join(self.library, name)
            if os.path.exists(path):
                os.unlink(path)
                self.figures["databases removed"] += name == "library.db"

    def choose(self):
        if self.full_disk:
            return self.random.choices(
                [self.make_images_on_a_full_disk, self.make_images, self.look_after,
                 self.move_about], [6, 2, 1, 1])[0]
        return self.random.choices(
            [self.make_images, self.make_images_twice, self.look_after,
             self.make_while_rebuilding, self.move_about, self.take_files_in],
            [6, 2, 1, 1, 1, 1])[0]

    def one_round(self):
        processes = self.choose()()
        if self.delete_database and self.random.random() < 0.3:
            # While they work, or behind them.
            if self.random.random() < 0.5:
                self.remove_database()
                self.pause(0.1)
        for process in processes:
            self.kill(process)
        if self.full_disk:
            self.empty_disk()
            self.begin_anew_where_little_is_left()
        if self.delete_database and self.random.random() < 0.3:
            self.remove_database()
        # Not every time, so that what recovers is killed as well.
        if self.random.random() < 0.3:
            self.check()

    # -- what has to hold

    def check_image(self, path):
        with open(path, "rb") as file:
            data = file.read()
        assert data == self.image or data in self.files, f"{path} is half an image"

    def check_database(self):
        database = sqlite3.connect(os.path.join(self.library, "library.db"), timeout=TIMEOUT)
        try:
            found = database.execute("PRAGMA integrity_check").fetchall()
        finally:
            database.close()
        assert found == [("ok",)], found

    def check(self):
        calls = {each["id"]: each for each in self.run("list", "--state", "all")}
        calls.update({each["id"]: each
                      for each in self.run("list", "--state", "all", "--trashed")})
        for number in self.stored:
            assert number in calls, f"call {number} is gone"
            assert calls[number]["state"] == "kept", f"image {number} is lost: {calls[number]}"
        for each in calls.values():
            assert each["state"] not in ("queued", "sent", "receiving"), f"nobody ended {each}"
            if each["state"] == "kept":
                self.check_image(each["path"])
            if each["id"] in self.stored:
                assert each["prompt"] == "a fox", f"{each['id']} lost its words"
                with open(each["path"], "rb") as file:
                    assert file.read() == self.image, f"{each['path']} is not what was sent"
        for path in (glob.glob(os.path.join(self.library, "images", "*", "*", "*"))
                     + glob.glob(os.path.join(self.library, "trash", "*"))):
            if not path.endswith(".jsonl"):
                self.check_image(path)
        self.check_database()
        for path in glob.glob(os.path.join(self.folder, "*-*.png")):
            with open(path, "rb") as file:
                assert file.read() == self.image, f"{path} is not what was sent"
            self.figures["written elsewhere"] += 1
            os.unlink(path)
        self.figures["checks"] += 1
        self.calls = calls

    def finish(self):
        self.check()
        report = self.run("verify", codes=(0, 9))
        # Bytes of a line that a kill cut off stay in the journal, passed over.
        left = [each for each in report["findings"] if each["fault"] != "journal-line"]
        if left:
            self.figures.update(f"mended at the end: {each['fault']}" for each in left)
            report = self.run("verify", "--repair", codes=(0, 9))
            left = [each for each in self.run("verify", codes=(0, 9))["findings"]
                    if each["fault"] != "journal-line"]
        assert not left, left
        self.check()
        before = self.calls
        self.run("rebuild")
        self.check()
        assert set(before) <= set(self.calls), "the rebuilt database knows less"
        for number, call in before.items():
            for name in ("state", "prompt", "seed", "trashed", "path"):
                assert call.get(name) == self.calls[number].get(name), (number, name)
        states = collections.Counter(each["state"] for each in self.calls.values())
        self.figures.update({"images kept": states["kept"], "images stored": len(self.stored),
                             "last bytes": self.last_bytes, "calls": len(self.calls),
                             "journal lines cut off": sum(
                                 each["fault"] == "journal-line"
                                 for each in report["findings"])})

    def run_all(self, n_kills, progress=None):
        self.start_server()
        self.make_files()
        self.run("list")
        started = time.monotonic()
        self.find_pace()
        while self.figures["kills"] < n_kills:
            self.one_round()
            if progress is not None:
                progress(self.figures["kills"], n_kills)
        self.finish()
        self.figures["seconds"] = round(time.monotonic() - started)
        return dict(self.figures)


def mount_small_disk(folder, n_bytes):
    """A disk that is soon full; only where mount() is allowed, as behind `unshare --mount`."""
    os.makedirs(folder, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={n_bytes},mode=700", "tmpfs", folder],
                   check=True, capture_output=True)


def may_mount():
    """Whether this machine lets a process have a small disk of its own."""
    try:
        return subprocess.run(
            [*UNSHARE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode == 0
    except OSError:
        return False


def run(cli, n_kills, seed=None, full_disk=False, delete_database=False, progress=None):
    """Runs a batch in a folder of its own. Returns the figures."""
    seed = random.SystemRandom().randrange(1 << 32) if seed is None else seed
    folder = tempfile.mkdtemp(prefix="studio-kills-")
    disk = os.path.join(folder, "disk") if full_disk else None
    if full_disk:
        mount_small_disk(disk, DISK_SIZE)
    harness = Harness(cli, folder, seed, full_disk=disk, delete_database=delete_database)
    try:
        figures = harness.run_all(n_kills, progress)
    except BaseException as error:
        raise RuntimeError(f"seed {seed}, what is left lies in {folder}") from error
    finally:
        harness.stop_server()
    if full_disk:
        subprocess.run(["umount", disk], check=True)
    shutil.rmtree(folder, ignore_errors=True)
    return {"seed": seed, **figures}


def show_progress(n_done, n_all):
    if sys.stderr.isatty():
        print(f"\r{n_done} of {n_all}", end="", file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(prog="build-aux/kill-harness")
    parser.add_argument("cli")
    parser.add_argument("kills", nargs="?", type=int, default=1000)
    parser.add_argument("--full-disk", action="store_true")
    parser.add_argument("--delete-database", action="store_true")
    parser.add_argument("--seed", type=int)
    options = parser.parse_args()
    figures = run(os.path.abspath(options.cli), options.kills, options.seed, options.full_disk,
                  options.delete_database, show_progress)
    for name, figure in figures.items():
        print(f"{name:24} {figure}")


if __name__ == "__main__":
    main()
