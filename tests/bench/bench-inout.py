#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Images into the library with thumbnails, against gdk-pixbuf-thumbnailer over the same files, and
out of it with metadata, against cp. The thumbnailer makes one thumbnail of 256 pixels in a process a
file, as desktops run it: one after the other, and then as many at once as there are processors. The
import copies, hashes, checks and flushes each file besides, reads its metadata, and makes two
thumbnails, of 256 and 512 pixels. usage: bench-inout.py CLI [N]"""

import json
import os
import shutil
import struct
import subprocess
import sys
import zlib

import bench_run as bench

RUNS = 2
N_PAINTED = 8


def number(data, index):
    """The same pixels, other bytes: the library keeps no file twice."""
    body = b"tEXtNumber\0%d" % index
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return data[:33] + chunk + data[33:]


def paint(cli, folder):
    """What the service sends, as the embedded one paints it."""
    library = os.path.join(folder, "painted")
    for seed in range(1, N_PAINTED + 1):
        subprocess.run([cli, "generate", f"hill number {seed}", "--demo", "--seed", str(seed),
                        "--library", library], check=True, stdout=subprocess.DEVNULL)
    listed = json.loads(subprocess.check_output([cli, "list", "--json", "--library", library]))
    for each in listed:
        with open(each["path"], "rb") as file:
            yield file.read()


def make_files(cli, folder, n):
    files = os.path.join(folder, "files")
    os.makedirs(files)
    painted = list(paint(cli, folder))
    for index in range(n):
        with open(os.path.join(files, f"{index:05}.png"), "wb") as file:
            file.write(number(painted[index % len(painted)], index))
    return files


def fresh(folder, name):
    path = os.path.join(folder, name)
    shutil.rmtree(path, ignore_errors=True)
    return path


def main():
    cli = sys.argv[1]
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    with bench.scratch() as folder:
        os.environ["XDG_CACHE_HOME"] = os.path.join(folder, "cache")
        files = make_files(cli, folder, n)
        library = os.path.join(folder, "library")
        quiet = {"stdout": subprocess.DEVNULL}

        def import_ours(figures):
            fresh(folder, "library")
            fresh(folder, "cache")
            bench.measure(figures, [cli, "import", files, "--library", library], **quiet)

        def thumbnail_theirs(figures, at_once=1):
            small = fresh(folder, "small")
            os.makedirs(small)
            bench.measure(figures, [
                "sh", "-c", 'cd "$1" && printf "%s\\n" * | xargs -P "$3" -I{} '
                'gdk-pixbuf-thumbnailer -s 256 {} "$2/{}"',
                "sh", files, small, str(at_once)], **quiet)

        def thumbnail_at_once(figures):
            thumbnail_theirs(figures, os.cpu_count())

        def export_ours(figures):
            out = fresh(folder, "out")
            os.makedirs(out)
            bench.measure(figures, [cli, "export", "--all", "--to", out, "--library", library],
                          **quiet)

        def copy_theirs(figures):
            bench.measure(figures, ["sh", "-c", 'cp -r "$1" "$2" && sync -f "$2"', "sh", files,
                                    fresh(folder, "out")], **quiet)

        bench.head(f"Images in, {n} files", "import", "thumbnailer")
        ours, theirs = bench.alternate(RUNS, import_ours, thumbnail_theirs)
        bench.row("wall, one thumbnailer after the other", ours.median("wall"),
                  theirs.median("wall"), "0.33x")
        bench.row("CPU", ours.median("cpu"), theirs.median("cpu"))
        bench.row("peak memory", ours.median("peak"), theirs.median("peak"), unit="MB", digits=1)

        ours, theirs = bench.alternate(RUNS, import_ours, thumbnail_at_once)
        bench.row(f"wall, {os.cpu_count()} thumbnailers at once", ours.median("wall"),
                  theirs.median("wall"))

        bench.head(f"Images out, {n} files", "export", "cp and sync")
        ours, theirs = bench.alternate(RUNS, export_ours, copy_theirs)
        bench.row("wall, with metadata", ours.median("wall"), theirs.median("wall"))
        bench.row("CPU", ours.median("cpu"), theirs.median("cpu"))
        bench.row("peak memory", ours.median("peak"), theirs.median("peak"), unit="MB", digits=1)


if __name__ == "__main__":
    main()
