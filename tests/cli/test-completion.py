#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What the shells offer after the Tab key, asked of the shells themselves."""

import os
import re
import shutil
import subprocess
import unittest

import studio_tap
from cli_case import CLI, CliCase

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = os.path.join(HERE, "..", "..", "data", "completions")
ASK_BASH = """source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ultra_studio "$1"
printf '%s\\n' "${COMPREPLY[@]}\""""


class Shell:
    """What there is to complete, whichever shell it is."""

    def list_commands(self):
        text = subprocess.check_output([CLI, "--help"], env=self.environment).decode()
        return re.findall(r"^  ([a-z-]+) ", text, re.M)

    def list_options(self, command):
        text = subprocess.check_output([CLI, command, "--help"], env=self.environment).decode()
        return re.findall(r"^  (?:-., )?(--[a-z0-9-]+)", text, re.M)

    def test_commands(self):
        commands = self.list_commands()
        self.assertGreater(len(commands), 15)
        self.assertLessEqual(set(commands), self.complete(""))

    def test_options(self):
        for command in ("generate", "demo-server"):
            options = self.list_options(command)
            self.assertIn("--json", options)
            self.assertEqual(self.complete(command, "--"), set(options))

    def test_values(self):
        self.assertEqual(self.complete("generate", "--format", ""), {"png", "jpeg"})
        self.assertLessEqual({"curl", "python"}, self.complete("snippet", "--as", ""))
        self.assertEqual(self.complete("demo-server", "--fault", "unauth"), {"unauthorized"})
        self.assertLessEqual({"show", "forget"}, self.complete("connection", ""))

    def test_images(self):
        self.assertFalse(self.complete("show", "") & {"1", "2"})
        for prompt in ("a lake", "a hill; $(touch evil) `touch evil`"):
            subprocess.run([CLI, "generate", prompt, "--demo"], env=self.environment, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.assertEqual(self.complete("show", ""), {"1", "2"})
        self.assertFalse(os.path.exists(os.path.join(self.home, "evil")))


class Bash(Shell, CliCase):
    def complete(self, *words):
        answer = subprocess.run(
            ["bash", "--norc", "-c", ASK_BASH, "bash", os.path.join(FILES, "ultra-studio-cli"),
             CLI, *words], env=self.environment, cwd=self.home, check=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(answer.stderr, b"")
        return set(answer.stdout.decode().split())

    def test_equals_sign(self):
        self.assertEqual(self.complete("generate", "--format", "=", "p"), {"png"})
        self.assertEqual(self.complete("generate", "--format", "="), {"png", "jpeg"})

    def test_folders(self):
        os.mkdir(os.path.join(self.home, "two words"))
        answer = subprocess.run(
            ["bash", "--norc", "-c", ASK_BASH, "bash", os.path.join(FILES, "ultra-studio-cli"),
             CLI, "export", "1", "--to", "two"], env=self.environment, cwd=self.home,
            check=True, stdout=subprocess.PIPE)
        self.assertEqual(answer.stdout, b"two words\n")


@unittest.skipUnless(shutil.which("fish"), "there is no fish")
class Fish(Shell, CliCase):
    def complete(self, *words):
        line = " ".join([CLI, *words])
        answer = subprocess.run(
            ["fish", "--no-config", "-c",
             f"source {FILES}/ultra-studio-cli.fish; complete -C '{line}'"],
            env=self.environment, cwd=self.home, check=True, stdout=subprocess.PIPE)
        return {row.split("\t")[0] for row in answer.stdout.decode().splitlines()}


@unittest.skipUnless(shutil.which("zsh"), "there is no zsh")
class Zsh(CliCase):
    def test_is_read(self):
        """It completes at a terminal alone; that it can be read is what can be asked without."""
        subprocess.run(["zsh", "-n", os.path.join(FILES, "_ultra-studio-cli")], check=True)


if __name__ == "__main__":
    studio_tap.main()
