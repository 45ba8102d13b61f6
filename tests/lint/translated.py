#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Every translation in po/ is complete: nothing untranslated, nothing fuzzy, nothing malformed.

A number before a noun in the plural has its plural forms: what is right in English for all numbers
but one is wrong for most of them in other languages. And it is written as the language groups
its digits, %'u: there may be 10,000 of them.

To bring the files up to date:  ninja -C build ultra-studio-pot ultra-studio-update-po
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from studio_lint import ROOT, Verdict, files

# What meson's preset “glib” passes to xgettext.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']

# A number and a noun in the plural; a size such as “8 × 8 pixels” is no number of things.
NUMBER_OF = re.compile(r"(?<!× )%(?:\d\$)?'?l?[ud]\s(?!is\b)[a-z]+s\b")
# The first number of a message, where it is not grouped.
UNGROUPED = re.compile(r"^[^%]*(?:%(?:\d\$)?s[^%]*)*%(?:\d\$)?l?[ud]")


def run(*arguments):
    return subprocess.run(arguments, cwd=ROOT, check=False, capture_output=True, text=True,
                          env={'PATH': '/usr/local/bin:/usr/bin:/bin', 'LC_ALL': 'C.UTF-8'})


def check_plurals(verdict, template):
    """Notes messages with “%u images” that do not go through ngettext, or with digits ungrouped."""
    for block in template.read_text(encoding='utf-8').split('\n\n'):
        plural = re.search(r'^msgid_plural ((?:".*"\n?)+)', block, re.M)
        if plural and UNGROUPED.search(plural[1].replace('"\n"', '').strip('"\n')):
            verdict.add('digits are not grouped', plural[1])
        words = ''.join(re.findall(r'^(?:msgid )?"(.*)"$', block, re.M))
        if 'msgid_plural' not in block and NUMBER_OF.search(words):
            verdict.add('no plural forms', words)


def main():
    if not all(map(shutil.which, ('xgettext', 'msgmerge', 'msgfmt', 'msgattrib'))):
        print('translated: skipped, gettext is not here')
        sys.exit(77)
    verdict = Verdict('translated')
    with tempfile.TemporaryDirectory() as folder:
        template, merged = Path(folder) / 'all.pot', Path(folder) / 'merged.po'
        # msgfmt puts a file of its own in the place of what is there: never name a device to it.
        compiled = Path(folder) / 'compiled.mo'
        result = run('xgettext', '--from-code=UTF-8', '--add-comments', '--files-from=po/POTFILES.in',
                     f'--directory={ROOT}', f'--output={template}',
                     *(f'--keyword={word}' for word in KEYWORDS))
        if result.returncode != 0:
            verdict.add('xgettext', result.stderr.strip())
            verdict.end(1)
        check_plurals(verdict, template)
        languages = files('po', '.po')
        for path in languages:
            result = run('msgfmt', '--check', f'--output-file={compiled}', str(path))
            if result.returncode != 0:
                verdict.add(path, result.stderr.strip())
            run('msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}',
                str(path), str(template))
            missing = run('msgattrib', '--untranslated', '--no-obsolete', '--no-wrap', str(merged)).stdout
            fuzzy = run('msgattrib', '--only-fuzzy', '--no-obsolete', '--no-wrap', str(merged)).stdout
            for state, text in (('untranslated', missing), ('fuzzy', fuzzy)):
                for words in re.findall(r'^msgid (".+")$', text, re.M):
                    if words != '""':
                        verdict.add(path, f'{state}: {words}')
    verdict.end(len(languages))


main()
