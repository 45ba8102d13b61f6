#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The shell scripts pass shellcheck, stop at the first error, and can be run."""

import os
import shutil
import subprocess
import sys

from studio_lint import ROOT, Verdict, files, read


def main():
    verdict = Verdict('scripts')
    scripts = []
    for path in [*files('build-aux'), *files('.ci'), *files('tests')]:
        with (ROOT / path).open('rb') as stream:
            first = stream.readline()
        if path.suffix == '.bash' or first.startswith(b'#!') and b'bash' in first:
            scripts.append(path)
        if (first.startswith(b'#!') and path.parts[0] != 'tests' or path in scripts) \
                and path.suffix != '.bash' and not os.access(ROOT / path, os.X_OK):
            verdict.add(path, 'has a #! line and is not executable')
    for path in scripts:
        if path.suffix != '.bash' and '\nset -euo pipefail\n' not in read(path):
            verdict.add(path, 'does not say “set -euo pipefail”')
    if shutil.which('shellcheck'):
        result = subprocess.run(['shellcheck', '--external-sources', '--format=gcc', *map(str, scripts)],
                                cwd=ROOT, capture_output=True, text=True, check=False)
        for line in (result.stdout + result.stderr).splitlines():
            verdict.add('shellcheck', line)
    elif not verdict.wrong:
        print('scripts: skipped, shellcheck is not here')
        sys.exit(77)
    verdict.end(len(scripts))


main()
