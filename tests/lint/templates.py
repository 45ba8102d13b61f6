#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""A template that holds widgets of this project can be built only when their types are registered:
the .c file beside it ensures each, so that nothing depends on what was shown before."""

import re

from studio_lint import ROOT, Verdict, files, read


def macro_of(name):
    words = re.findall('[A-Z][a-z0-9]*', name)
    return '_'.join([words[0].upper(), 'TYPE', *(word.upper() for word in words[1:])])


def main():
    verdict = Verdict('templates')
    looked_at = 0
    for path in files('src/ui', '.ui'):
        code = path.with_suffix('.c')
        if not (ROOT / code).exists():
            continue
        looked_at += 1
        own = re.search(r'<template class="(\w+)"', read(path))
        used = set(re.findall(r'<object class="(Studio\w+)"', read(path)))
        for name in sorted(used - {own.group(1) if own else ''}):
            if f'g_type_ensure ({macro_of(name)})' not in read(code):
                verdict.add(code, f'does not ensure {macro_of(name)}, which its template holds')
    verdict.end(looked_at)


main()
