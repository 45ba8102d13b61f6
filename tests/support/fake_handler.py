# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A program that opens files of some kinds, by which it only writes down what it was given."""

import os
import stat

ENTRY = """[Desktop Entry]
Type=Application
Name=Fake Handler
Exec={program} %u
MimeType={kinds};
"""
RECORDER = """#!/bin/sh
printf '%s\\n' "$*" >> "{record}"
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def plant(data, config, *kinds):
    """In the folders for a person's data and settings; where it writes to is returned."""
    program = os.path.join(data, "fake-handler")
    record = program + ".record"
    write(program, RECORDER.format(record=record))
    os.chmod(program, stat.S_IRWXU)
    write(os.path.join(data, "applications", "fake-handler.desktop"),
          ENTRY.format(program=program, kinds=";".join(kinds)))
    write(os.path.join(config, "mimeapps.list"), "[Default Applications]\n" + "".join(
        f"{kind}=fake-handler.desktop\n" for kind in kinds))
    return record


def read(record):
    """One line for each time."""
    if not os.path.exists(record):
        return []
    with open(record, encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file if line.endswith("\n")]
