# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
# What the commands of this folder share; they source it and then stand in the root of the tree.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
unset MESON_TESTTHREADS CDPATH

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "$(basename "$0"): $*"
    exit 1
}

# configure FOLDER [OPTION…]: set a build folder up, or bring an old one to these options
configure() {
    local folder=$1
    shift
    if [ -f "$folder/build.ninja" ]; then
        meson setup --reconfigure "$folder" "$@" >"$folder/setup.log" 2>&1 && return
        say "$folder: set up anew"
        rm -rf "$folder"
    fi
    mkdir -p "$folder"
    if ! meson setup "$folder" "$@" >"$folder/setup.log" 2>&1; then
        cat "$folder/setup.log" >&2
        return 1
    fi
}

# test_programs FOLDER SUITE…: what the tests of these suites need, for ninja
test_programs() {
    local folder=$1
    shift
    meson introspect --tests --targets "$folder" | python3 -c '
import json, os, sys
folder, suites = os.path.realpath(sys.argv[1]), set(sys.argv[2:])
said = json.load(sys.stdin)
built = {os.path.realpath(name) for target in said["targets"] for name in target["filename"]}
programs = set()
for test in said["tests"]:
    if suites & {suite.split(":")[-1] for suite in test["suite"]}:
        programs |= built & {os.path.realpath(part) for part in test["cmd"]}
for program in sorted(programs):
    print(os.path.relpath(program, folder))
# The translations, which the tests of the locale look at.
print("ultra-studio-gmo")
' "$folder" "$@"
}
