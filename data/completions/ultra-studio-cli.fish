# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
# Completion for fish. What there is to complete, the programs are asked for: there is no second
# list of it.

function __ultra_studio_words
    commandline -opc
end

function __ultra_studio_command
    set -l words (__ultra_studio_words)
    string match -q '*ultra-studio-cli' -- $words[1]; and echo $words[2]
end

function __ultra_studio_library
    set -l words (__ultra_studio_words)
    set -l at (contains -i -- --library $words); and test (count $words) -gt $at
    and echo --library; and echo $words[(math $at + 1)]
end

function __ultra_studio_help
    set -l words (__ultra_studio_words)
    $words[1] (__ultra_studio_command) --help 2>/dev/null
end

# “--name=VALUE”, a tab and what it does.
function __ultra_studio_options
    __ultra_studio_help | string replace -rf '^  (?:-., )?(--[a-z][a-z0-9-]*(?:=\S*)?)\s*(.*)' '$1\t$2'
end

function __ultra_studio_option_names
    __ultra_studio_options | string replace -r '^(--[a-z0-9-]+)=\S*' '$1'
end

function __ultra_studio_value
    set -l words (__ultra_studio_words)
    set -l last $words[-1]
    set -l typed (commandline -ct)
    set -l prefix ''
    if set -l parts (string match -r '^(--[a-z0-9-]+)=' -- $typed)
        set last $parts[2]
        set prefix "$last="
    end
    set -l value (__ultra_studio_options | string replace -rf -- "^$last=(\S*)\t.*" '$1')
    test -n "$value"; or return 1
    set -l offers
    if test "$last" = --fault
        set offers ($words[1] demo-server --fault list 2>/dev/null | string replace -r '\s.*' '')
    else if string match -q '*|*' -- $value
        set offers (string split '|' -- $value | string match -r '^[a-z-]+$')
    else if string match -q DIR -- $value
        __fish_complete_directories (string replace -- "$prefix" '' $typed) | string replace -r '^' -- $prefix
    else if string match -q 'FILE*' -- $value
        __fish_complete_path (string replace -- "$prefix" '' $typed) | string replace -r '^' -- $prefix
    end
    test (count $offers) -gt 0; and printf "$prefix%s\n" $offers
    return 0
end

function __ultra_studio_arguments
    set -l words (__ultra_studio_words)
    switch (__ultra_studio_command)
        case show export edit trash snippet
            $words[1] list --limit 50 (__ultra_studio_library) 2>/dev/null | string replace -rf '^ *(\d+) +(.*)' '$1\t$2'
        case restore
            $words[1] list --limit 50 --trashed (__ultra_studio_library) 2>/dev/null | string replace -rf '^ *(\d+) +(.*)' '$1\t$2'
        case connection
            env LC_ALL=C $words[1] connection --help | string replace -rf '.*\] ([a-z|]+) .*' '$1' | string split '|'
        case generate
        case '*'
            __fish_complete_path (commandline -ct)
    end
end

function __ultra_studio_complete
    __ultra_studio_value; and return
    set -l words (__ultra_studio_words)
    if test (count $words) -eq 1; and string match -q '*ultra-studio-cli' -- $words[1]
        $words[1] --help | string replace -rf '^  ([a-z][a-z-]*) +(.*)' '$1\t$2'
        printf '%s\n' --help --version
    else if string match -q -- '-*' (commandline -ct)
        __ultra_studio_option_names
    else
        __ultra_studio_arguments
    end
end

complete -c ultra-studio-cli -f -a '(__ultra_studio_complete)'
complete -c ultra-studio -f -a '(__ultra_studio_complete)'
