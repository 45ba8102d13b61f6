# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""An image as another program writes it, with its parameters."""

import struct
import zlib

INFOTEXT = ("a red fox in the snow, detailed fur\nNegative prompt: fog, crowd\n"
            "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 77, Size: 512x768, Model: sdxl")


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data)))


def make_png(text):
    """What AUTOMATIC1111 writes: a text chunk before the pixels."""
    rows = b"".join(b"\0" + bytes(3 * 64) for _ in range(96))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 96, 8, 2, 0, 0, 0))
            + chunk(b"tEXt", b"parameters\0" + text.encode("latin-1"))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
