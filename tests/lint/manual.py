#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The manual pages name every command and option of the two programs, and no other; the README every
command, and no option that is not there."""

import re

from studio_lint import Verdict, code, files, read

OPTION = re.compile(r'\{\s*"([a-z][a-z0-9-]+)",\s*\'?\w*\'?,\s*(?:0|G_OPTION_FLAG_\w+),')
COMMAND = re.compile(r'\{\s*"([a-z][a-z-]+)",\s*studio_cli_\w+')
README = 'README.md'
PAGES = {'src/cli': 'data/ultra-studio-cli.1', 'src/ui': 'data/ultra-studio.1'}


def main():
    verdict = Verdict('manual')
    looked_at = 0
    readme = read(README)
    every_option = {'help', 'version'}
    for folder, page in PAGES.items():
        source = ''.join(code(read(path)) for path in files(folder, '.c'))
        options = set(OPTION.findall(source)) | {'help'}
        text = re.sub(r'\\f[A-Z]', '', read(page).replace('\\-', '-'))
        # The first lines of the paragraphs (.TP, .SS) are where an option or a command is explained.
        heads = re.findall(r'^\.(?:TP|SS)\s*(.*)\n(?:(?<=\.TP\n)(.*))?', text, re.M)
        told = set(re.findall(r'--([a-z][a-z0-9-]+)', ' '.join(map(' '.join, heads))))
        every_option |= options
        looked_at += len(options)
        for name in sorted(options - told):
            verdict.add(page, f'does not explain --{name}')
        for name in sorted(told - options):
            verdict.add(page, f'explains --{name}, which {folder} does not have')
        for name in COMMAND.findall(source):
            looked_at += 1
            if not re.search(rf'^\.SS .*\b{re.escape(name)}\b', text, re.M):
                verdict.add(page, f'does not explain the command {name}')
            if not re.search(rf'^\|(?:[^`]*`[^`]*`)*?[^`]*`[^`]*\b{re.escape(name)}\b[^`]*`', readme, re.M):
                verdict.add(README, f'does not name the command {name}')
    rows = ' '.join(re.findall(r'^\|.*`.*\|', readme, re.M))
    for name in sorted(set(re.findall(r'--([a-z][a-z0-9-]+)', rows)) - every_option):
        verdict.add(README, f'names --{name}, which no program has')
    verdict.end(looked_at)


main()
