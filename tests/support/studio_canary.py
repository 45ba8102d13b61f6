# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A canary: a secret that is planted as a key or token, and then looked for in everything that a
program wrote, said, showed and started."""

import base64
import os
import threading
import time
import urllib.parse
import zlib

# So many characters of it in a row are a leak as well.
PART = 10


def inflate_texts(data):
    """What PNG files hold packed beside their pixels."""
    for kind in (b"zTXt", b"iTXt"):
        at = data.find(kind)
        while at >= 0:
            size = int.from_bytes(data[at - 4:at], "big")
            chunk = data[at + 4:at + 4 + size]
            for start in range(min(len(chunk), 200)):
                try:
                    yield zlib.decompress(chunk[start:])
                    break
                except zlib.error:
                    continue
            at = data.find(kind, at + 4)


class Canary:
    def __init__(self, secret):
        self.secret = secret
        self.spellings = {}
        for start in range(len(secret) - PART + 1):
            self.add(f"a part, from {start} on", secret[start:start + PART])
        self.add("backwards", secret[::-1])
        for offset in range(3):
            shifted = base64.b64encode(b"\0" * offset + secret.encode())
            # Only the characters that hold nothing but the secret.
            known = shifted[-(-offset * 8 // 6):(offset + len(secret)) * 8 // 6]
            self.add(f"base64 at {offset}", known)
            self.add(f"URL-safe base64 at {offset}", known.translate(bytes.maketrans(b"+/", b"-_")))
        self.add("hexadecimal", secret.encode().hex())
        self.add("hexadecimal with spaces", secret.encode().hex(" "))
        self.add("in an address", "".join(f"%{ord(each):02x}" for each in secret))
        self.add("in an address, as is usual", urllib.parse.quote(secret.replace("-", "%2d"), safe="%"))
        self.add("in JSON", "".join(f"\\u{ord(each):04x}" for each in secret))
        self.add("in JSON, the hyphens", secret.replace("-", "\\u002d"))
        self.add("in HTML", "".join(f"&#{ord(each)};" for each in secret))
        self.add("in HTML, the hyphens", secret.replace("-", "&#45;"))
        self.add("UTF-16", secret.encode("utf-16-le"))
        self.add("UTF-32", secret.encode("utf-32-le"))

    def add(self, name, spelling):
        spelling = spelling.encode() if isinstance(spelling, str) else spelling
        self.spellings[name] = spelling.lower()

    def find(self, data):
        """The names of the spellings that are in it, in any case."""
        data = data.encode() if isinstance(data, str) else data
        found = []
        for each in (data, *inflate_texts(data)):
            small = each.lower()
            found += [name for name, spelling in self.spellings.items() if spelling in small]
        return found

    def search(self, folder):
        """Looks into every file below, at its name, and where a link leads."""
        leaks, n_files = [], 0
        for place, folders, names in os.walk(folder):
            for name in folders + names:
                path = os.path.join(place, name)
                leaks += [(path, "its name", found) for found in self.find(os.fsencode(name))]
                if os.path.islink(path):
                    leaks += [(path, "its target", found)
                              for found in self.find(os.fsencode(os.readlink(path)))]
                if name in folders or not os.path.isfile(path):
                    continue
                n_files += 1
                with open(path, "rb") as file:
                    leaks += [(path, "its bytes", found) for found in self.find(file.read())]
        return leaks, n_files


def read_proc(pid, name):
    try:
        with open(f"/proc/{pid}/{name}", "rb") as file:
            return file.read()
    except OSError:
        return b""


def list_descendants(pid):
    """Everything that a process started, and what those started."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            # The parent is the second word after the name of the program, which may hold anything.
            words = read_proc(name, "stat").rpartition(b")")[2].split()
            if len(words) > 1:
                children.setdefault(int(words[1]), []).append(int(name))
    found, left = [], [pid]
    while left:
        left += children.get(left[0], [])
        found.append(left.pop(0))
    return found[1:]


class Watch(threading.Thread):
    """Looks again and again at the words and variables of a process and of its children. A process
    is started with its variables, so its own count only after it had the time to take the key out."""

    def __init__(self, canaries, pid, own_environ=True, interval=0.002):
        super().__init__(daemon=True)
        self.canaries, self.pid, self.own_environ = canaries, pid, own_environ
        self.interval = interval
        self.leaks, self.seen = set(), set()
        self.ended = threading.Event()
        self.start()

    def look(self, pid, names):
        for name in names:
            data = read_proc(pid, name)
            self.leaks |= {(name, read_proc(pid, "comm").decode(errors="replace").strip(), found)
                           for canary in self.canaries for found in canary.find(data)}

    def run(self):
        while not self.ended.is_set():
            self.look(self.pid, ("cmdline", "environ") if self.own_environ else ("cmdline",))
            for child in list_descendants(self.pid):
                self.seen.add(read_proc(child, "comm").decode(errors="replace").strip())
                self.look(child, ("cmdline", "environ"))
            time.sleep(self.interval)

    def stop(self):
        self.ended.set()
        self.join()
        return sorted(self.leaks)
