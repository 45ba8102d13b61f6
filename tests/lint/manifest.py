#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The Flatpak manifest is well formed and asks for no permission beyond the five."""

import json

from studio_lint import Verdict, read

ID = 'com.example.UltraStudio'
PERMISSIONS = ['--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri']


def main():
    verdict = Verdict('manifest')
    name = f'{ID}.json'
    try:
        manifest = json.loads(read(name))
    except ValueError as error:
        verdict.add(name, f'is not JSON: {error}')
        verdict.end(1)
    wanted = {'id': ID, 'runtime': 'org.gnome.Platform', 'sdk': 'org.gnome.Sdk', 'runtime-version': '51',
              'command': 'ultra-studio', 'finish-args': PERMISSIONS}
    for key, value in wanted.items():
        if manifest.get(key) != value:
            verdict.add(name, f'“{key}” is {manifest.get(key)!r}, not {value!r}')
    if not manifest.get('modules') or manifest['modules'][-1].get('name') != 'ultra-studio':
        verdict.add(name, 'the last module is not the application')
    verdict.end(len(wanted))


main()
