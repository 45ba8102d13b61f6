#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Every function that a header of the core or the demo declares has its comment in the .c file."""

import re

from studio_lint import Verdict, code, files, line_of, read

DECLARED = re.compile(r'\b(studio_[a-z0-9_]+)\s*\([^;{}]*\)[^;{}]*;')
COMMENT = re.compile(r'/\*\*\n \* (studio_[a-z0-9_]+):\s*(.*?)\*/', re.S)
MADE_BY_MACROS = ('_get_type', '_quark')


def main():
    verdict = Verdict('documented')
    looked_at = 0
    for header in [*files('src/core', '.h'), *files('src/demo', '.h')]:
        text = code(re.sub(r'^\s*#(?:[^\n]*\\\n)*[^\n]*', lambda m: re.sub(r'[^\n]', ' ', m.group()),
                           read(header), flags=re.M))
        comments = {}
        for source in files(header.parent, '.c'):
            comments.update(COMMENT.findall(read(source)))
        for match in DECLARED.finditer(text):
            name = match.group(1)
            if name.endswith(MADE_BY_MACROS):
                continue
            looked_at += 1
            where = f'{header}:{line_of(text, match.start())}'
            if name not in comments:
                verdict.add(where, f'{name} has no comment in the .c file')
            elif not re.search(r'\w{3}', re.sub(r'^ \* @\w+:.*$', '', comments[name], flags=re.M)):
                verdict.add(where, f'the comment of {name} does not say what it does')
    verdict.end(looked_at)


main()
