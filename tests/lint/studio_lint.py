# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What the lints share: the tree, its files, C without its comments, and the verdict."""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# A folder of src/core, src/demo, src/cli or src/ui, and the folders it may know of.
KNOWS = {
    'base': {'base'},
    'service': {'service', 'base'},
    'image': {'image', 'base'},
    'library': {'library', 'image', 'base'},
    'session': {'session', 'service', 'library', 'image', 'base'},
    'demo': {'demo', 'base'},
    'cli': {'cli', 'session', 'service', 'library', 'image', 'base', 'demo'},
    'ui': {'ui', 'session', 'service', 'library', 'image', 'base', 'demo'},
}
CORE = ('base', 'service', 'image', 'library', 'session')


def folder_path(folder):
    """The path below the root of a folder named in KNOWS."""
    return Path('src', 'core', folder) if folder in CORE else Path('src', folder)


def folder_of(path):
    """The name in KNOWS of the folder that a path below the root lies in, or None."""
    parts = Path(path).parts
    if parts[:2] == ('src', 'core') and len(parts) > 3:
        return parts[2]
    if parts[:1] == ('src',) and len(parts) > 2 and parts[1] != 'core':
        return parts[1]
    return None


def files(top, *suffixes):
    """Every file below top with one of the suffixes, as sorted paths below the root."""
    found = []
    for here, folders, names in os.walk(ROOT / top):
        folders[:] = [f for f in folders if not f.startswith('.') and f != '__pycache__']
        for name in names:
            if not suffixes or name.endswith(suffixes):
                found.append((Path(here) / name).relative_to(ROOT))
    return sorted(found)


def read(path):
    """The text of a file below the root."""
    return (ROOT / path).read_text(encoding='utf-8')


_TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def code(text, strings=True):
    """C text with comments (and strings, unless wanted) blanked; line numbers stay."""
    def blank(match):
        token = match.group()
        if token[0] in '"\'' and strings:
            return token
        return re.sub(r'[^\n]', ' ', token)
    return _TOKEN.sub(blank, text)


def line_of(text, position):
    """The number, from 1, of the line that a position of the text is in."""
    return text.count('\n', 0, position) + 1


class Verdict:
    """Collects what is wrong, prints it, and makes the exit status."""

    def __init__(self, name):
        self.name = name
        self.wrong = 0

    def add(self, where, message):
        self.wrong += 1
        print(f'{where}: {message}')

    def end(self, looked_at):
        if looked_at == 0:
            self.add(self.name, 'nothing was found to look at')
        if self.wrong:
            print(f'{self.name}: {self.wrong} wrong')
            sys.exit(1)
        print(f'{self.name}: {looked_at} looked at, nothing wrong')
