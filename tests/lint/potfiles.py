#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""po/POTFILES.in names every file with words to translate, no other, each once and in order."""

import re

from studio_lint import ROOT, Verdict, code, files, read

CALL = re.compile(
    r'\b(?:_|N_|C_|NC_|Q_|ngettext|gettext|g_dngettext|g_dgettext|g_dpgettext2?)\s*\(\s*(?:GETTEXT_PACKAGE,\s*)?"')
MARKED = re.compile(r'translatable\s*=\s*["\'](?:yes|true|1)["\']')
DATA = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')


def has_words(path):
    name = path.name
    if name.endswith(DATA):
        return True
    text = read(path)
    return bool((MARKED if name.endswith('.ui') else CALL).search(
        text if name.endswith('.ui') else code(text)))


def main():
    verdict = Verdict('potfiles')
    listed = [line.strip() for line in read('po/POTFILES.in').splitlines()
              if line.strip() and not line.startswith('#')]
    wanted = {str(path) for path in [*files('src', '.c', '.h', '.ui'), *files('data', *DATA)]
              if has_words(path)}
    for name in sorted(wanted - set(listed)):
        verdict.add('po/POTFILES.in', f'lacks {name}')
    for name in sorted(set(listed) - wanted):
        there = (ROOT / name).exists()
        verdict.add('po/POTFILES.in', f'lists {name}, which ' +
                    ('has nothing to translate' if there else 'does not exist'))
    if listed != sorted(set(listed)):
        verdict.add('po/POTFILES.in', 'is not sorted, or lists a file twice')
    languages = [line.strip() for line in read('po/LINGUAS').splitlines()
                 if line.strip() and not line.startswith('#')]
    if languages != sorted(path.stem for path in files('po', '.po')):
        verdict.add('po/LINGUAS', 'does not list exactly the .po files, in order')
    verdict.end(len(listed))


main()
