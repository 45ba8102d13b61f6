#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What is installed is built so that errors of memory are hard to use: position-independent, its
tables read-only and bound at the start, no stack or page that is writable and executable, the stack
and the C library's functions checked. Arguments: the build folder, whether FORTIFY belongs to it
(“true” or “false”), the programs."""

import json
import os
import re
import shutil
import subprocess
import sys

from studio_lint import Verdict

COMPILED_WITH = ('-fstack-protector-strong', '-fstack-clash-protection', '-fcf-protection',
                 '-mbranch-protection=standard')
FORTIFIED = '-D_FORTIFY_SOURCE=3'


def readelf(option, path):
    return subprocess.run(['readelf', '--wide', option, path], check=True, capture_output=True,
                          text=True, env={**os.environ, 'LC_ALL': 'C'}).stdout


def find_faults(program, fortified):
    """What the program itself lacks."""
    segments = readelf('--segments', program)
    dynamic = readelf('--dynamic', program)
    symbols = set(re.findall(r'(\w+)@', readelf('--dyn-syms', program)))
    stack = re.search(r'^\s*GNU_STACK(?:\s+0x\w+){5}\s+(\S+)', segments, re.M)
    if 'DYN (' not in readelf('--file-header', program) or not re.search(r'FLAGS_1\).*\bPIE\b', dynamic):
        yield 'is not position-independent (PIE)'
    if 'GNU_RELRO' not in segments:
        yield 'has no read-only relocations (RELRO)'
    if not re.search(r'\(FLAGS(?:_1)?\).*\b(?:BIND_)?NOW\b', dynamic):
        yield 'does not bind at the start (BIND_NOW), so that RELRO is not full'
    if stack is None or 'E' in stack.group(1):
        yield 'has an executable stack'
    if re.search(r'^\s*LOAD(?:\s+0x\w+){5}\s+RWE', segments, re.M):
        yield 'has pages that are writable and executable'
    if '(TEXTREL)' in dynamic:
        yield 'changes its code when it is loaded (TEXTREL)'
    if '(RPATH)' in dynamic or '(RUNPATH)' in dynamic:
        yield 'looks for libraries in a folder of its own (RUNPATH)'
    if '__stack_chk_fail' not in symbols:
        yield 'does not check its stack (-fstack-protector-strong)'
    if fortified and not any(re.fullmatch(r'__\w+_chk', name) for name in symbols):
        yield 'uses no checked function of the C library (FORTIFY)'


def supported(arguments, command):
    """Those of the arguments that the compiler of the command takes."""
    compiler = [word for word in command.split() if word != 'ccache'][0]
    return [argument for argument in arguments if subprocess.run(
        [compiler, '-Werror', argument, '-x', 'c', '-c', '-o', os.devnull, os.devnull],
        capture_output=True, check=False).returncode == 0]


def main():
    build, fortified, *programs = sys.argv[1:]
    fortified = fortified == 'true'
    verdict = Verdict('hardening')
    if shutil.which('readelf') is None:
        print('hardening: skipped, readelf is not here')
        sys.exit(77)
    for program in programs:
        for fault in find_faults(program, fortified):
            verdict.add(os.path.relpath(program, build), fault)
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as file:
        entries = [entry for entry in json.load(file) if entry['output'].startswith('src/')]
    wanted = supported(COMPILED_WITH, entries[0]['command']) if entries else []
    if '-fstack-protector-strong' not in wanted:
        verdict.add('hardening', 'the compiler knows no -fstack-protector-strong')
    for entry in entries:
        words = entry['command'].split()
        for argument in wanted + [FORTIFIED] * fortified:
            if argument not in words:
                verdict.add(entry['file'], f'is compiled without {argument}')
    verdict.end(len(programs) + len(entries))


main()
