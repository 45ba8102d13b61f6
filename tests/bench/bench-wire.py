#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""`generate --no-library --output` against the pipeline that the Heroku documentation shows,
on the same local server: a 4.6 MB and a 208 MB PNG."""

import json
import os
import random
import struct
import subprocess
import sys
import zlib

import bench_run as bench

PIPELINE = ("curl -fsS \"$DIFFUSION_URL/v1/images/generations\""
            " -H \"Authorization: Bearer $DIFFUSION_KEY\" -H 'Content-Type: application/json'"
            " -d '{\"model\": \"stable-image-ultra\", \"prompt\": \"x\", \"seed\": 1}'"
            " | jq -r '.data[0].b64_json' | base64 --decode > pipeline.png")


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data)))


def write_noise_png(path, width, height):
    """A whole PNG of noise, which does not shrink, so that its size is what is asked for."""
    block = random.Random(7).randbytes(1 << 20)
    row = width * 3
    compressor = zlib.compressobj(0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)))
        for y in range(height):
            start = y * 37 % (len(block) - row)
            data = compressor.compress(b"\0" + block[start:start + row])
            if data:
                file.write(chunk(b"IDAT", data))
        file.write(chunk(b"IDAT", compressor.flush()))
        file.write(chunk(b"IEND", b""))
    return os.path.getsize(path)


def compare(cli, folder, width, height, runs, budgets):
    image = os.path.join(folder, "source.png")
    size = write_noise_png(image, width, height)
    environment = {**os.environ, "HOME": folder, "XDG_CONFIG_HOME": folder}
    server = subprocess.Popen([cli, "demo-server", "--unlimited", "--image", image, "--json"],
                              stdout=subprocess.PIPE, env=environment)
    try:
        lines = b""
        while b"}" not in lines:
            lines += server.stdout.readline()
        address = json.loads(lines)
        environment.update(DIFFUSION_URL=address["url"], DIFFUSION_KEY=address["key"])
        keywords = {"env": environment, "cwd": folder, "stdin": subprocess.DEVNULL,
                    "stdout": subprocess.DEVNULL}
        ours, theirs = bench.alternate(
            runs,
            lambda figures: bench.measure(
                figures, [cli, "generate", "x", "--seed", "1", "--no-library", "--output",
                          "ours.png", "--max-image-mb", "512"], **keywords),
            lambda figures: bench.measure(figures, ["bash", "-c", PIPELINE], **keywords))
        for name in ("ours.png", "pipeline.png"):
            subprocess.check_call(["cmp", image, os.path.join(folder, name)])
    finally:
        server.terminate()
        server.wait()
    bench.head(f"one image of {size / 1e6:.1f} MB, median of {runs}", "generate", "pipeline")
    bench.row("wall", ours.median("wall"), theirs.median("wall"), budgets[0])
    bench.row("CPU", ours.median("cpu"), theirs.median("cpu"), "0.5x")
    bench.row("peak memory of the largest process", ours.median("peak"), theirs.median("peak"),
              "24 MB", "MB", 1)


def compare_base64(program):
    ours, theirs = map(float, subprocess.check_output([program]).split())
    bench.head("base64, median of 15, million characters a second", "ours", "GLib")
    bench.row("decoding", ours, theirs, None, "M", 0)


def main():
    cli = os.path.abspath(sys.argv[1])
    build = os.path.dirname(os.path.dirname(os.path.dirname(cli)))
    compare_base64(os.path.join(build, "tests/bench/bench-base64"))
    with bench.scratch() as folder:
        compare(cli, folder, 1536, 998, 15, ("0.6x",))
        compare(cli, folder, 8320, 8334, 3, ("0.15x",))


if __name__ == "__main__":
    main()
