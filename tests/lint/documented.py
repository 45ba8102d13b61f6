#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Every function that a header of src declares has its comment in a .c file of the same folder, and
the comment is whole: each parameter by its name and in its order (errors too), none that is not
there, what is returned, and to whom a returned pointer belongs."""

import re

from studio_lint import Verdict, code, files, line_of, read

DECLARED = re.compile(r'(?:^|(?<=[;{}\n]))([A-Za-z_][\w \t\n*]*?[\s*])(studio_[a-z0-9_]+)\s*'
                      r'\(((?:[^;{}()]|\([^;{}()]*\))*)\)[^;{}]*;')
COMMENT = re.compile(r'/\*\*\n \* (studio_[a-z0-9_]+):[^\n]*\n(.*?)\*/', re.S)
PARAMETER = re.compile(r'^ \* @(\w+|\.\.\.):\s*(\S?)', re.M)
RETURNS = re.compile(r'^ \* Returns:(.*?)(?=\n \*\s*\n|\n \* @|\Z)', re.M | re.S)
NAME = re.compile(r'(\w+)\s*(?:\[\w*\])?(?:\s+G_GNUC_\w+)?$')
MADE_BY_MACROS = ('_get_type', '_quark')


def split_parameters(text):
    """The names of the parameters, in order; a comma in brackets parts nothing."""
    parts, depth = [''], 0
    for letter in text:
        depth += (letter == '(') - (letter == ')')
        if letter == ',' and depth == 0:
            parts.append('')
        else:
            parts[-1] += letter
    parts = [part.strip() for part in parts]
    return [] if parts == ['void'] else [
        part if part == '...' else NAME.search(part).group(1) for part in parts]


def find_faults(returned, wanted, comment):
    """What a comment lacks of a function that returns so and takes these parameters."""
    described = PARAMETER.findall(comment)
    names = [name for name, _ in described]
    for name in wanted:
        if name not in names and name != '...':
            yield f'says nothing of the parameter {name}'
    for name, text in described:
        if name not in wanted:
            yield f'names {name}, which is no parameter'
        elif not text:
            yield f'names the parameter {name} and says nothing of it'
    if sorted(names) == sorted(wanted) and names != wanted:
        yield 'has the parameters in another order'
    said = RETURNS.search(comment)
    words = returned.split()
    if words and words[-1] == 'void':
        if said:
            yield 'says what is returned, which is nothing'
    elif said is None:
        yield 'does not say what is returned'
    elif '*' in returned and '(transfer' not in said.group(1):
        yield 'does not say to whom the returned pointer belongs (transfer)'
    # What sets or frees has said it with its name and its parameters.
    if not re.search(r'\w{3}', re.sub(r'@\w+:|\([a-z -]+\):?', '', comment)):
        yield 'does not say what it does'


def main():
    verdict = Verdict('documented')
    looked_at = 0
    for header in files('src', '.h'):
        text = code(re.sub(r'^\s*#(?:[^\n]*\\\n)*[^\n]*', lambda m: re.sub(r'[^\n]', ' ', m.group()),
                           read(header), flags=re.M))
        comments = {}
        for source in files(header.parent, '.c'):
            comments.update(COMMENT.findall(read(source)))
        for match in DECLARED.finditer(text):
            returned, name, parameters = match.groups()
            if name.endswith(MADE_BY_MACROS) or 'typedef' in returned:
                continue
            looked_at += 1
            where = f'{header}:{line_of(text, match.start(2))}'
            if name not in comments:
                verdict.add(where, f'{name} has no comment in a .c file beside it')
                continue
            for fault in find_faults(returned, split_parameters(parameters), comments[name]):
                verdict.add(where, f'the comment of {name} {fault}')
    verdict.end(looked_at)


main()
