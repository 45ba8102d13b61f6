#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Run the analysers over src and print what they find and nobody has explained.

usage: analyse.py BUILD-FOLDER [cppcheck|clang-tidy|gcc]… [FILE|FOLDER]…"""

import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXCEPTIONS = 'build-aux/analysis-exceptions.tsv'
FOUND = re.compile(r'^(\S+?):(\d+):(?:\d+:)? (?:warning|error|[a-z]+): (.*) \[([\w.,-]+)\]$', re.M)
TOOLS = ('cppcheck', 'clang-tidy', 'gcc')
FOLDERS = ('core/base', 'core/service', 'core/image', 'core/library', 'core/session', 'demo', 'cli', 'ui')
# Headers of the system are not looked at: what a library's functions take and give is in the
# libraries' descriptions that cppcheck brings.
CPPCHECK = ['cppcheck', '--quiet', '--std=c11', '--platform=unix64', '--inconclusive',
            '--enable=warning,performance,portability', '--max-configs=1', '--suppress=missingInclude',
            '--library=gtk', '--library=posix', '--library=sqlite3', '--library=zlib',
            '-DGETTEXT_PACKAGE="ultra-studio"', '-D__GNUC__=12', '-DG_DEFINE_EXTENDED_ERROR(a,b)=',
            '-DG_DEFINE_ENUM_TYPE(a,b,...)=', '-DG_DEFINE_ENUM_VALUE(a,b)=', '-DG_GNUC_PRINTF(a,b)=',
            '--template={file}:{line}: {severity}: {message} [{id}]',
            *(f'-Isrc/{folder}' for folder in FOLDERS)]


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    return done.returncode, done.stdout + done.stderr


def read_commands(build):
    with open(ROOT / build / 'compile_commands.json', encoding='utf-8') as file:
        return [entry for entry in json.load(file) if entry['file'].startswith(('../src/', 'src/'))]


def make_gcc_command(entry):
    """The compilation as it is, with the analysis and without what it writes."""
    words = [word for word in shlex.split(entry['command']) if word not in ('ccache', '-Werror', '-MD')]
    for option in ('-o', '-MQ', '-MF'):
        if option in words:
            at = words.index(option)
            del words[at:at + 2]
    words.remove('-c')
    return [*words, '-fdiagnostics-color=never', '-fdiagnostics-path-format=none', '-fanalyzer',
            '-S', '-o', os.devnull]


def analyse(tool, build, wanted):
    """What the tool says of every wanted file: the file's name, which is none from cppcheck, and
    a text."""
    sources = {name_file(entry['file']): entry for entry in read_commands(build)}
    sources = {name: sources[name] for name in sorted(sources) if is_wanted(name, wanted)}
    if tool == 'cppcheck':
        jobs = [(None, [*CPPCHECK, *(wanted or ['src'])], ROOT)]
    elif tool == 'clang-tidy':
        jobs = [(name, ['clang-tidy', '-p', '.', '--quiet', entry['file']], ROOT / build)
                for name, entry in sources.items()]
    else:
        jobs = [(name, make_gcc_command(entry), ROOT / build) for name, entry in sources.items()]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, *_), (code, text) in zip(jobs, pool.map(lambda job: run(*job[1:]), jobs)):
            if code != 0 and not FOUND.search(text):
                sys.exit(f'{tool} fails over {name or "src"}:\n{text}')
            yield name, text


def name_file(path, analysed=None):
    """As it is called below the root. What a macro or an inline function of a library's header is
    found in is the file that was being analysed."""
    path = os.path.normpath(path)
    at = path.find('src/')
    if at >= 0:
        return path[at:]
    return analysed if analysed is not None and os.path.isabs(path) else path


def is_wanted(file, wanted):
    return not wanted or any(file == each or file.startswith(each + '/') for each in wanted)


def read_exceptions():
    exceptions = {}
    for line in (ROOT / EXCEPTIONS).read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            tool, file, check, reason = line.split('\t')
            assert reason.strip(), line
            exceptions[tool, file, check] = 0
    return exceptions


def main():
    build, *arguments = sys.argv[1:]
    tools = [each for each in arguments if each in TOOLS] or TOOLS
    wanted = [os.path.normpath(each) for each in arguments if each not in TOOLS]
    for each in wanted:
        if not (ROOT / each).exists() or not each.startswith('src'):
            sys.exit(f'{each} is neither a tool nor below src')
    exceptions = read_exceptions()
    wrong = 0
    for tool in tools:
        found = set()
        for analysed, text in analyse(tool, build, wanted):
            for path, line, message, check in FOUND.findall(text):
                file = name_file(path, analysed)
                if file != name_file(path):
                    message += f' ({os.path.basename(path)})'
                found.add((file, int(line), message, check))
        explained = 0
        for file, line, message, check in sorted(found):
            if (tool, file, check) in exceptions:
                exceptions[tool, file, check] += 1
                explained += 1
                continue
            wrong += 1
            print(f'{file}:{line}: {message} [{check}]')
        print(f'{tool}: {len(found)} findings, {explained} explained', flush=True)
    for (tool, file, check), count in exceptions.items():
        if tool in tools and is_wanted(file, wanted) and count == 0:
            wrong += 1
            print(f'{EXCEPTIONS}: {tool} finds no {check} in {file} any more')
    sys.exit(1 if wrong else 0)


main()
