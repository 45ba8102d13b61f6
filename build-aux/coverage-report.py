#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Read what gcov knows of src/core in a build folder.

Fails if a function was never called; with --reached it says instead how much of each file that was
reached at all was run, which is how far the fuzz targets come.

usage: coverage-report.py BUILD-FOLDER [--reached]
"""

import json
import re
import subprocess
import sys
from pathlib import Path

# What the macros of GObject make, one for each way in which a type might be used.
MADE_BY_MACROS = re.compile(r'^glib_(?:auto|list|slist|queue)\w*cleanup|^glib_\w*autoptr|_get_instance_private$')


# What no test can bring about without tearing at the machine, and why.
OUT_OF_REACH = {
    ('src/core/image/studio-image-encode.c', 'set_memory_error'): 'there is memory',
    ('src/core/image/studio-image-encode.c', 'say_nothing_cb'): 'libjpeg warns of nothing it writes',
    ('src/core/image/studio-image-encode.c', 'flush_png_cb'): 'libpng wants it and does not call it',
    ('src/core/session/studio-auto-save-round.c', 'explain'): 'the disk is neither full nor failing',
    ('src/core/session/studio-auto-save.c', 'retry_cb'): 'it takes as long as a person waits',
}


def read_counts(build, root):
    """How often each function and each line was run."""
    calls, lines = {}, {}
    for notes in sorted(build.glob('src/core/*/*.p/*.gcno')):
        data = notes.with_suffix('.gcda')
        out = subprocess.run(['gcov', '--json-format', '--stdout', data if data.exists() else notes],
                             cwd=build, check=True, capture_output=True, text=True).stdout
        for report in filter(None, out.splitlines()):
            for file in json.loads(report)['files']:
                path = (build / file['file']).resolve()
                if not path.is_relative_to(root / 'src' / 'core') or path.suffix != '.c':
                    continue
                name = str(path.relative_to(root))
                for function in file['functions']:
                    key = (name, function['start_line'], function['name'])
                    calls[key] = calls.get(key, 0) + function['execution_count']
                for line in file['lines']:
                    key = (name, line['line_number'])
                    lines[key] = lines.get(key, 0) + line['count']
    if not calls:
        sys.exit('coverage: nothing was found to look at')
    return calls, lines


def describe(lines):
    run = sum(1 for count in lines if count)
    return f'{run} of {len(lines)} lines ({100 * run / len(lines):.1f} %)'


def report_reached(lines):
    files = {}
    for (path, _), count in lines.items():
        files.setdefault(path, []).append(count)
    for path, counts in sorted(files.items()):
        if any(counts):
            print(f'{path}: {describe(counts)}')


def report_never_called(calls, lines):
    never = [key for key, count in sorted(calls.items())
             if count == 0 and not MADE_BY_MACROS.search(key[2])
             and (key[0], key[2]) not in OUT_OF_REACH]
    for path, line, name in never:
        print(f'{path}:{line}: {name} is never called by a test')
    print(f'coverage of the core: {len(calls) - len(never)} of {len(calls)} functions, '
          f'{describe(lines.values())}')
    sys.exit(1 if never else 0)


def main():
    build = Path(sys.argv[1]).resolve()
    calls, lines = read_counts(build, Path(__file__).resolve().parents[1])
    if sys.argv[2:] == ['--reached']:
        report_reached(lines)
    else:
        report_never_called(calls, lines)


main()
