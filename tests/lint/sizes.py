#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""No .c file of the program is over 450 lines and no function of it over 60."""

import re

from studio_lint import Verdict, files, read

MAX_FILE_LINES = 450
MAX_FUNCTION_LINES = 60


def main():
    verdict = Verdict('sizes')
    sources = files('src', '.c')
    for path in sources:
        lines = read(path).splitlines()
        if len(lines) > MAX_FILE_LINES:
            verdict.add(path, f'{len(lines)} lines, over {MAX_FILE_LINES}')
        start = None
        for number, line in enumerate(lines):
            if line == '{' and re.search(r'\)\s*$', lines[number - 1]):
                start = number
            elif line == '}' and start is not None:
                length = number - start - 1
                if length > MAX_FUNCTION_LINES:
                    verdict.add(f'{path}:{start + 1}',
                                f'a function of {length} lines, over {MAX_FUNCTION_LINES}')
                start = None
    verdict.end(len(sources))


main()
