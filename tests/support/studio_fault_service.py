# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What the tests of the faults share: an image to deliver, and the switch of the embedded service."""

import random
import struct
import urllib.request
import zlib

SIDE = 256


def make_image(path):
    """Noise, which does not shrink: large enough to come in several pieces, quick to make."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    noise = random.Random(7)
    rows = b"".join(b"\0" + noise.randbytes(3 * SIDE) for _ in range(SIDE))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n"
                   + chunk(b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))


def set_fault(variables, name):
    """Lets a running service answer with another fault, or with none."""
    request = urllib.request.Request(
        variables["DIFFUSION_URL"] + "/demo/fault", method="PUT", data=name.encode(),
        headers={"Authorization": "Bearer " + variables["DIFFUSION_KEY"]})
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.read().decode() == name
