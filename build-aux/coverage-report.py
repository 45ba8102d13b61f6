#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Read what gcov knows of src/core in a build folder; fail if a function was never called.

usage: coverage-report.py BUILD-FOLDER
"""

import json
import re
import subprocess
import sys
from pathlib import Path

# What the macros of GObject make, one for each way in which a type might be used.
MADE_BY_MACROS = re.compile(r'^glib_(?:auto|list|slist|queue)\w*cleanup|^glib_\w*autoptr|_get_instance_private$')


def main():
    build = Path(sys.argv[1]).resolve()
    root = Path(__file__).resolve().parents[1]
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
    never = [key for key, count in sorted(calls.items())
             if count == 0 and not MADE_BY_MACROS.search(key[2])]
    for path, line, name in never:
        print(f'{path}:{line}: {name} is never called by a test')
    if not calls:
        sys.exit('coverage: nothing was found to look at')
    run = sum(1 for count in lines.values() if count)
    print(f'coverage of the core: {len(calls) - len(never)} of {len(calls)} functions, '
          f'{run} of {len(lines)} lines ({100 * run / len(lines):.1f} %)')
    sys.exit(1 if never else 0)


main()
