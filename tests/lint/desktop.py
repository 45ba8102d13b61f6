#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What is told to the desktop agrees: screenshots exist, names, media types and icons are the same
everywhere."""

import configparser
import re
import xml.etree.ElementTree as ElementTree

from studio_lint import ROOT, Verdict, read

NAME = 'com.example.UltraStudio'
METAINFO = f'data/{NAME}.metainfo.xml.in'
DESKTOP = f'data/{NAME}.desktop.in'
PROVIDER = f'data/{NAME}.search-provider.ini'
SERVICE = f'data/{NAME}.service.in'


def parse(path):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(read(path))
    return parser


def check_screenshots(verdict, root):
    images = [image.text.strip() for image in root.iter('image')]
    for image in images:
        if not (ROOT / 'data/screenshots' / image.rsplit('/', 1)[1]).exists():
            verdict.add(METAINFO, f'{image} is not in data/screenshots')
        if not image.startswith('https://') or '/data/screenshots/' not in image:
            verdict.add(METAINFO, f'{image} is not where screenshots are')
    for screenshot in root.iter('screenshot'):
        if screenshot.find('caption') is None:
            verdict.add(METAINFO, 'a screenshot has no caption')
    if len(set(images)) != len(images):
        verdict.add(METAINFO, 'shows an image twice')
    return len(images)


def check_names(verdict, root, entry, provider):
    described = {
        METAINFO: (root.findtext('id'), root.findtext('launchable').removesuffix('.desktop'),
                   root.findtext('provides/dbus')),
        DESKTOP: (entry['Icon'],),
        PROVIDER: (provider['BusName'], provider['DesktopId'].removesuffix('.desktop'),
                   provider['ObjectPath'].removesuffix('/SearchProvider')[1:].replace('/', '.')),
        SERVICE: (parse(SERVICE)['D-BUS Service']['Name'],),
    }
    for path, names in described.items():
        for name in names:
            if name != NAME:
                verdict.add(path, f'says {name} where it should say {NAME}')
    return sum(map(len, described.values()))


def check_releases(verdict, root):
    """The newest release is the version that is built, and is told of."""
    version = re.search(r"^  version: '(.*)',$", read('meson.build'), re.M)[1]
    releases = root.findall('releases/release')
    if releases[0].get('version') != version:
        verdict.add(METAINFO, f'its newest release is not {version}, as meson.build says')
    days = [release.get('date') for release in releases]
    if days != sorted(days, reverse=True):
        verdict.add(METAINFO, 'its releases are not in order')
    for release in releases:
        if release.find('description/p') is None:
            verdict.add(METAINFO, f'says nothing of {release.get("version")}')
    return len(releases)


def main():
    verdict = Verdict('desktop')
    root = ElementTree.fromstring(read(METAINFO))
    desktop = parse(DESKTOP)
    entry = desktop['Desktop Entry']
    provided = [kind.text for kind in root.iter('mediatype')]
    opened = entry['MimeType'].strip(';').split(';')
    if provided != opened:
        verdict.add(METAINFO, f'provides {provided}, and the desktop file opens {opened}')
    for action in entry['Actions'].strip(';').split(';'):
        group = f'Desktop Action {action}'
        if group not in desktop or f'--{action}' not in desktop[group]['Exec']:
            verdict.add(DESKTOP, f'does not say what {action} is')
        if f'"{action}"' not in read('src/ui/studio-errands.c'):
            verdict.add(DESKTOP, f'has the action {action}, which the application has not')
    looked_at = check_screenshots(verdict, root) + check_releases(verdict, root)
    looked_at += check_names(verdict, root, entry, parse(PROVIDER)['Shell Search Provider'])
    verdict.end(looked_at)


main()
