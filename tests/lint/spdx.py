#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Every source file says in its first lines under which licence it stands."""

from studio_lint import ROOT, Verdict, files, read

SUFFIXES = ('.c', '.h', '.ui', '.css', '.py', '.sh', '.svg', '.xml', '.in', '.1', '.po', 'meson.build')
NO_COMMENTS = {'POTFILES.in'}


def is_script(path):
    with (ROOT / path).open('rb') as stream:
        return stream.read(2) == b'#!'


def main():
    verdict = Verdict('spdx')
    looked_at = 0
    tops = ('src', 'tests', 'data', 'po', 'build-aux', '.ci')
    for path in [path for top in tops for path in files(top)] + [*map(ROOT.joinpath, ['meson.build'])]:
        if path.name in NO_COMMENTS or path.parts[:2] == ('tests', 'data'):
            continue
        if not path.name.endswith(SUFFIXES) and not is_script(path):
            continue
        looked_at += 1
        if 'SPDX-License-Identifier: ' not in '\n'.join(read(path).splitlines()[:6]):
            verdict.add(path, 'has no SPDX-License-Identifier in its first lines')
    verdict.end(looked_at)


main()
