#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""No symbol that GTK 4.24 or libadwaita 1.10 deprecate, except where versions are told apart."""

import re
from pathlib import Path

from studio_lint import Verdict, code, files, line_of, read

# The files with conditions on library versions.
EXEMPT = {Path('src/ui/studio-dialogs.c'), Path('src/ui/studio-dialogs-confirm.c'),
          Path('src/ui/studio-file-dialog.c'), Path('src/ui/studio-window-handle.c')}


def main():
    verdict = Verdict('deprecated')
    symbols = {}
    for line in read('tests/lint/deprecated-symbols.tsv').splitlines():
        if line and not line.startswith('#'):
            name, library, since, instead = line.split('\t')
            symbols[name] = f'{library} {since}' + ('' if instead == '-' else f'; use {instead}')
    looked_at = 0
    for path in [*files('src', '.c', '.h', '.ui'), *files('tests', '.c', '.h')]:
        if path in EXEMPT:
            continue
        looked_at += 1
        text = read(path)
        if path.suffix != '.ui':
            text = code(text, strings=False)
        for match in re.finditer(r'[A-Za-z_][A-Za-z_0-9]*', text):
            if match.group() in symbols:
                verdict.add(f'{path}:{line_of(text, match.start())}',
                            f'{match.group()} is deprecated since {symbols[match.group()]}')
    verdict.end(looked_at)


main()
