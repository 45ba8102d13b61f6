#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Every .c and .h file is laid out as .clang-format says (build-aux/format does it)."""

import re
import shutil
import subprocess
import sys

from studio_lint import ROOT, Verdict, files

WANTED = '14'  # other versions lay the same settings out differently


def main():
    program = shutil.which(f'clang-format-{WANTED}') or shutil.which('clang-format')
    version = subprocess.run([program, '--version'], check=True, capture_output=True,
                             text=True).stdout if program else 'none'
    if not re.search(rf'\bversion {WANTED}\.', version):
        print(f'format: skipped, clang-format {WANTED} is not here ({version.strip()})')
        sys.exit(77)
    verdict = Verdict('format')
    sources = [str(path) for path in [*files('src', '.c', '.h'), *files('tests', '.c', '.h')]]
    result = subprocess.run([program, '--dry-run', '-Werror', '--style=file', *sources],
                            cwd=ROOT, capture_output=True, text=True, check=False)
    wrong = {}
    for path, line in re.findall(r'^([^:\n]+):(\d+):\d+: error:', result.stderr, re.M):
        wrong.setdefault(path, line)
    for path, line in sorted(wrong.items()):
        verdict.add(f'{path}:{line}', 'is laid out differently; run build-aux/format')
    if result.returncode != 0 and not wrong:
        verdict.add('clang-format', result.stderr.strip())
    verdict.end(len(sources))


main()
