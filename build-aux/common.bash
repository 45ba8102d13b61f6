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

# The image loaders of the SDK run in sandboxes that the portal makes for applications alone: so the
# tests run in an application that holds nothing but the SDK. It stays installed for the next time.
sdk_name=org.gnome.Sdk//51
sdk_application=com.example.UltraStudio.Newest

make_sdk_application() {
    local work
    work=$(mktemp -d)
    flatpak build-init "$work/app" "$sdk_application" "$sdk_name" "$sdk_name" 51 &&
        flatpak build-finish "$work/app" --command=bash &&
        flatpak build-export "$work/repository" "$work/app" &&
        flatpak build-bundle "$work/repository" "$work/bundle.flatpak" "$sdk_application" &&
        flatpak install --user --noninteractive --reinstall -y "$work/bundle.flatpak"
    local code=$?
    rm -rf "$work"
    return $code
}

# prepare_sdk: see to it that “flatpak run --user "$sdk_application"” starts a shell in the SDK
prepare_sdk() {
    build-aux/setup flatpak
    flatpak info "$sdk_name" >/dev/null 2>&1 ||
        die "$sdk_name is not installed; get it with: flatpak install --user flathub $sdk_name"
    flatpak info --user "$sdk_application" >/dev/null 2>&1 || make_sdk_application >&2 ||
        die "$sdk_application cannot be made"
}
