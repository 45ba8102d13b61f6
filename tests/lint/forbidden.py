#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Constructs that break a promise or hide a fault, and what to use instead."""

import re

from studio_lint import Verdict, code, files, line_of, read

# (top folders, pattern, why not) for code without its comments and strings
CODE = [
    (('src/core', 'src/demo'),
     r'\b(?:g_print|g_printerr|g_warning|g_critical|g_message|g_log|printf|fprintf|puts|perror)\s*\(',
     'the core never prints; return a GError'),
    (('src', 'tests'), r'\b(?:system|popen|g_spawn_command_line_\w+)\s*\(',
     'no shell; use GSubprocess with an argument list'),
    (('src', 'tests'), r'\b(?:gets|strcpy|strcat|sprintf|vsprintf|strtok|alloca|g_alloca)\s*\(',
     'nothing bounds what it writes'),
    (('src',), r'\b(?:atoi|atol|atoll|atof)\s*\(', 'cannot tell an error; use g_ascii_string_to_unsigned'),
    (('src', 'tests'), r'\bg_source_remove\s*\([^)]*(?:->|\.)', 'leaves a stale id; use g_clear_handle_id'),
    (('src',), r'^\s*#\s*pragma\s+(?!once\b)', 'silences the compiler'),
    (('src', 'tests'),
     r'\b(?:_Pragma|G_GNUC_BEGIN_IGNORE_DEPRECATIONS|GDK_DISABLE_DEPRECATION_WARNINGS|'
     r'GLIB_DISABLE_DEPRECATION_WARNINGS|\w+_VERSION_M(?:IN_REQUIRED|AX_ALLOWED))\b',
     'silences the compiler'),
    (('src/ui', 'tests/core', 'tests/demo', 'tests/ui'),
     r'\b(?:sleep|usleep|g_usleep|nanosleep|clock_nanosleep)\s*\(', 'waits blindly; wait for the event'),
    (('src/ui',), r'\b(?:g_main_loop_run|g_main_context_iteration)\s*\(',
     'a nested main loop; go on in a callback'),
    (('src/ui',),
     r'\b(?:g_file_get_contents|g_file_set_contents\w*|g_file_load_contents|g_file_replace_contents|'
     r'g_file_query_info|g_file_enumerate_children|g_file_copy|g_file_move|g_file_delete|g_file_trash|'
     r'gdk_pixbuf_new_from_file\w*|gdk_texture_new_from_file\w*|fopen|g_fopen|sqlite3_\w+|'
     r'g_task_run_in_thread_sync|g_bus_get_sync|g_dbus_\w+_sync)\s*\(',
     'holds the main loop; use the asynchronous call'),
    (('src',), r'\baccept-certificate\b|\bG_TLS_CERTIFICATE_NO_FLAGS\b|\btls_database\b',
     'TLS is always verified'),
]
# the same for the whole text, comments and strings included
TEXT = [
    (('src', 'tests/core', 'tests/demo', 'tests/ui', 'tests/support', 'build-aux', 'data'),
     r'\b(?:TO' r'DO|FIX' r'ME|XX' r'X)\b', 'do it, or leave it out'),
    (('src',), r'accept-certificate|"ssl-strict"', 'TLS is always verified'),
]
FUNCTION = re.compile(r'^\{\n.*?^\}', re.S | re.M)


def below(path, tops):
    return any(path.is_relative_to(top) for top in tops)


def check_tasks(verdict, path, text):
    """Every GTask of a function carries a source tag, so that finish functions can tell."""
    for match in FUNCTION.finditer(text):
        body = match.group()
        if len(re.findall(r'\bg_task_new\s*\(', body)) > len(re.findall(r'\bg_task_set_source_tag\s*\(', body)):
            at = match.start() + body.index('g_task_new')
            verdict.add(f'{path}:{line_of(text, at)}', 'a GTask without g_task_set_source_tag')


def main():
    verdict = Verdict('forbidden')
    sources = [*files('src'), *files('tests'), *files('build-aux'), *files('data')]
    looked_at = 0
    for path in sources:
        if path.suffix not in ('.c', '.h', '.ui', '.css', '.py', '.sh', '.xml', '.in', '.1', ''):
            continue
        looked_at += 1
        text = read(path)
        for tops, pattern, why in TEXT:
            for match in re.finditer(pattern, text) if below(path, tops) else ():
                verdict.add(f'{path}:{line_of(text, match.start())}', f'“{match.group()}”: {why}')
        if path.suffix not in ('.c', '.h'):
            continue
        plain = code(text, strings=False)
        for tops, pattern, why in CODE:
            for match in re.finditer(pattern, plain, re.M) if below(path, tops) else ():
                verdict.add(f'{path}:{line_of(plain, match.start())}', f'{match.group().strip()}…: {why}')
        if below(path, ('src',)):
            check_tasks(verdict, path, plain)
    verdict.end(looked_at)


main()
