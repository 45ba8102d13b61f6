#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Who knows whom: includes, meson dependencies and, given a build folder, linked symbols.

usage: layers.py [BUILD-FOLDER]
"""

import re
import subprocess
import sys
from pathlib import Path

from studio_lint import CORE, KNOWS, ROOT, Verdict, code, files, folder_of, folder_path, line_of, read

# Who may include which foreign headers; what is not named here is for everyone.
FOREIGN = {
    r'(gtk|gdk|gsk)/': {'ui'},
    r'adwaita\.h': {'ui'},
    r'libsoup/': {'service', 'session', 'demo', 'cli', 'ui'},
    r'sqlite3\.h': {'library'},
    r'libsecret/': {'session'},
    r'png\.h': {'image', 'demo'},
    r'jpeglib\.h|jerror\.h': {'image', 'demo'},
    r'zlib\.h': {'image', 'demo'},
    r'gdk-pixbuf/': {'image', 'library', 'session', 'cli', 'ui'},
}
FOREIGN_DEPS = {
    'gtk_dep': {'ui'}, 'adw_dep': {'ui'}, 'sqlite_dep': {'library'}, 'secret_dep': {'session'},
    'soup_dep': {'service', 'session', 'demo', 'cli', 'ui'},
}
WINDOW_SYMBOL = re.compile(r'^_?(gtk|adw|gsk|gdk)_(?!pixbuf)')


def check_includes(verdict):
    """Each include of a project header stays within what its folder may know."""
    home = {path.name: folder_of(path) for path in files('src', '.h')}
    looked_at = 0
    for path in files('src', '.c', '.h'):
        folder = folder_of(path)
        if folder not in KNOWS:
            verdict.add(path, 'lies in a folder that the layers do not name')
            continue
        text = code(read(path))
        for match in re.finditer(r'^\s*#\s*include\s*(["<])([^">]+)[">]', text, re.M):
            looked_at += 1
            where, name = f'{path}:{line_of(text, match.start())}', match.group(2)
            owner = home.get(Path(name).name)
            if owner is not None and owner not in KNOWS[folder]:
                verdict.add(where, f'{folder} may not know {owner} (“{name}”)')
            for pattern, allowed in FOREIGN.items():
                if owner is None and re.match(pattern, name) and folder not in allowed:
                    verdict.add(where, f'{folder} may not include <{name}>')
    return looked_at


def check_meson(verdict):
    """Each folder's meson.build takes no dependency that it may not know."""
    for folder, known in KNOWS.items():
        path = folder_path(folder) / 'meson.build'
        if not (ROOT / path).exists():
            continue
        text = re.sub(r'#[^\n]*', '', read(path))
        allowed = known | ({'core'} if folder in ('cli', 'ui') else set())
        names = '|'.join([*KNOWS, 'core'])
        for match in re.finditer(rf'\b({names})_(?:dep|deps|lib)\b', text):
            if match.group(1) not in allowed:
                verdict.add(f'{path}:{line_of(text, match.start())}',
                            f'{folder} may not depend on {match.group(1)}')
        for name, users in FOREIGN_DEPS.items():
            match = re.search(rf'\b{name}\b', text)
            if match and folder not in users:
                verdict.add(f'{path}:{line_of(text, match.start())}',
                            f'{folder} may not depend on {name}')


def symbols(path):
    """The defined and the undefined global symbols of an archive or a program."""
    out = subprocess.run(['nm', '--extern-only', '--format=posix', path], check=True,
                         capture_output=True, text=True).stdout
    defined, undefined = set(), set()
    for line in out.splitlines():
        fields = line.split()
        if len(fields) >= 2 and len(fields[1]) == 1:
            (undefined if fields[1] in 'Uw' else defined).add(fields[0].split('@')[0])
    return defined, undefined - defined


def check_symbols(verdict, build):
    """What each static library calls is defined in what it may know, and none of it is GTK's."""
    tables = {}
    for folder in (*CORE, 'demo'):
        archive = build / folder_path(folder) / f'libstudio-{folder}.a'
        if archive.exists():
            tables[folder] = symbols(archive)
        else:
            verdict.add(archive, 'is not built')
    home = {name: folder for folder, (defined, _) in tables.items() for name in defined}
    for folder, (_, undefined) in tables.items():
        for name in sorted(undefined):
            owner = home.get(name)
            if owner is not None and owner not in KNOWS[folder]:
                verdict.add(f'libstudio-{folder}.a', f'calls {name}, which is in {owner}')
            if WINDOW_SYMBOL.match(name):
                verdict.add(f'libstudio-{folder}.a', f'calls {name}, which needs a display')
    cli = build / 'src' / 'cli' / 'ultra-studio-cli'
    if cli.exists():
        defined, undefined = symbols(cli)
        for name in sorted(defined | undefined):
            if WINDOW_SYMBOL.match(name):
                verdict.add('ultra-studio-cli', f'has {name}, which needs a display')


def main():
    verdict = Verdict('layers')
    looked_at = check_includes(verdict)
    check_meson(verdict)
    if len(sys.argv) > 1:
        check_symbols(verdict, Path(sys.argv[1]))
    verdict.end(looked_at)


main()
