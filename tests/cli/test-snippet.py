#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Snippets, run for real: each has to make the very image that `generate` makes."""

import json
import os
import re
import shlex
import shutil
import subprocess

import studio_tap
from cli_case import CLI, TIMEOUT, CliCase

RUNNERS = {
    "curl": (["bash"], ["bash", "curl", "jq", "base64"]),
    "python": (["/usr/bin/python3"], ["/usr/bin/python3"]),
    "ruby": (["ruby"], ["ruby"]),
    "javascript": (["node"], ["node"]),
}
PROMPTS = (
    "A red boat",
    "it's \"quoted\" ''twice'' \\ \\n \\' \\\"",
    "first line\nsecond line\r\n\tthird\n",
    "$HOME $(touch pwned) `touch pwned` ${HOME} $$ !! *",
    "#{`touch pwned`} #$0 #@x ${process.exit(1)} %s {0}\"\"\"'''",
    "👩\u200d🚀 🍄 Mañana “lila” 夜空",
    "قارب أحمر \u202eeulb\u202c שלום \u2066a\u2069",
    "\x01\x07\x1b[31m\x7f\x85\u2028\u2029\ufeff",
    "--json\\",
    "@/etc/passwd",
    "!! !-1 !x it's!'!\n!! !\"",
    "%41 100% %n %00 %%",
    "".join(map(chr, (*range(1, 32), *range(127, 160)))) + ".",
    "\\u0041 \\N{BULLET} \\x41 \\101 \\0 \\",
    "=begin\n=end\n__END__\nEOF\n</script> # // /* ;",
    " \u00a0\ud7ff\ue000\ufffd\ufffe\U0001ffff\U0010ffff e\u0301 \u115f ",
)
# The service’s limit: 10,000 UTF-16 units, of the kinds that take the most room.
LONGEST = ("🍄" * 5000, "夜" * 10000, "\u202e" * 9999 + "x", "'" * 9999 + "x", '"' * 9999 + "x")
FIELDS = ("--negative", "no 'crowd' $x #{1}", "--aspect-ratio", "9:21", "--format", "jpeg")
# The flags of `heroku ai:models:call` in @heroku-cli/plugin-ai 2.0.2.
HEROKU_FLAGS = {"--app", "--json", "--model", "--optfile", "--opts", "--output", "--prompt", "--remote"}


class Snippets(CliCase):
    # What was made, once for all forms; a server paints the same each time.
    made = {}

    def setUp(self):
        super().setUp()
        os.mkdir(self.path("run-here"))

    def test_without_a_locale(self):
        prompt = "Mañana “lila” 夜空 🍄"
        words = ("--prompt", prompt, "--negative", "café", "--seed", "7")
        self.assertIn("夜空", self.snippet(*words))
        for locale in ("C", "POSIX"):
            self.assertEqual(self.run_cli("snippet", *words, LC_ALL=locale).stdout.decode(),
                             self.snippet(*words))
            self.assertEqual(self.run_json("snippet", *words, LC_ALL=locale)["snippet"],
                             self.snippet(*words))
            made = self.run_json("generate", prompt, "--demo", "--library", self.path(locale),
                                 LC_ALL=locale)
            self.assertEqual(made["prompt"], prompt)
            found = self.run_json("list", "--search", "mañana", "--library", self.path(locale),
                                  LC_ALL=locale)
            self.assertEqual([each["prompt"] for each in found], [prompt])
        self.run_error(2, "snippet", "--prompt", b"caf\xe9", LC_ALL="C.UTF-8")
        self.run_error(2, "generate", b"caf\xe9", "--demo", LC_ALL="C.UTF-8")
        self.run_error(2, "show", "1", b"caf\xe9", LC_ALL="C.UTF-8")

    def snippet(self, *words):
        """The text as it is printed, which is what --json says too."""
        text = self.run_cli("snippet", *words).stdout.decode()
        self.assertEqual(self.run_json("snippet", *words)["snippet"], text)
        return text

    def need(self, form):
        for program in RUNNERS[form][1]:
            if shutil.which(program) is None:
                self.skipTest(f"{program} is not here")

    def run_snippet(self, form, text, variables, command=None):
        self.need(form)
        command = command or RUNNERS[form][0]
        environment = {name: value for name, value in self.environment.items()
                       if not name.lower().endswith("_proxy")}
        done = subprocess.run(
            command, input=text.encode(), env={**environment, **variables},
            cwd=self.path("run-here"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            timeout=TIMEOUT)
        self.assertEqual((done.returncode, done.stdout), (0, b""), (text, done.stderr.decode()))

    def generate(self, prompt, words, variables):
        """What `generate` makes of it; one image of a prompt serves for all forms."""
        asked = (prompt, *words)
        if asked not in self.made:
            self.run_cli("generate", *words, "--no-library", "--output", "ours.jpg", "--", prompt,
                         **variables)
            self.made[asked] = self.read("ours.jpg")
        return self.made[asked]

    def check_prompt(self, form, prompt, words, variables):
        text = self.snippet(f"--prompt={prompt}", *words, "--as", form)
        self.assertNotIn(variables["DIFFUSION_KEY"], text)
        self.run_snippet(form, text, variables)
        self.assertEqual(self.read("run-here", "image.jpg"),
                         self.generate(prompt, words, variables), prompt)
        self.assertEqual(os.listdir(self.path("run-here")), ["image.jpg"], prompt)

    def check_form(self, form):
        variables = self.start_server("--unlimited")
        for number, prompt in enumerate(PROMPTS):
            self.check_prompt(form, prompt, (*FIELDS, "--seed", str(number + 1)), variables)
        for prompt in LONGEST:
            words = ("--format", "jpeg", "--seed", "1", f"--negative={prompt}")
            self.check_prompt(form, prompt, words, variables)

    def test_curl(self):
        self.check_form("curl")

    def test_curl_in_other_shells(self):
        """Typed into a shell that looks for “!”, and in the plainest of all."""
        variables = self.start_server("--unlimited")
        for number, prompt in enumerate(PROMPTS):
            words = (*FIELDS, "--seed", str(number + 1))
            text = self.snippet(f"--prompt={prompt}", *words)
            for shell in (["bash", "--norc", "--noprofile", "-i"], ["sh"]):
                self.run_snippet("curl", text, variables, shell)
                self.assertEqual(self.read("run-here", "image.jpg"),
                                 self.generate(prompt, words, variables), (shell, prompt))

    def test_python(self):
        self.check_form("python")

    def test_ruby(self):
        self.check_form("ruby")

    def test_javascript(self):
        self.check_form("javascript")

    def test_heroku(self):
        for number, prompt in enumerate(PROMPTS + LONGEST):
            text = self.snippet(f"--prompt={prompt}", *FIELDS, "--seed", str(number + 1), "--as",
                                "heroku")
            words = shlex.split(text.replace(" \\\n  ", " "))
            self.assertEqual(words[:3], ["heroku", "ai:models:call", "DIFFUSION"])
            flags = dict(zip(words[3::2], words[4::2], strict=True))
            self.assertLessEqual(set(flags), HEROKU_FLAGS)
            # The plugin's reader of flags takes such a value for a flag of its own.
            self.assertFalse(flags.get("--prompt", "").startswith("-"))
            self.assertNotRegex(text, r"[^\n -~\u00a0-\u200d\u2010-\u2027\u2030-\U0010ffff]")
            body = json.loads(flags["--opts"])
            body.setdefault("prompt", flags.get("--prompt"))
            self.assertEqual(body, {"prompt": prompt, "aspect_ratio": "9:21", "seed": number + 1,
                                    "output_format": "jpeg", "negative_prompt": FIELDS[1]})
            self.assertEqual((flags["--app"], flags["--model"], flags["--output"]),
                             ("$APP_NAME", "stable-image-ultra", "image.jpg"))

    def test_of_a_kept_image(self):
        variables = self.start_server("--unlimited")
        made = self.run_json("generate", PROMPTS[1], "--seed", "0", **variables)
        with open(made["path"], "rb") as file:
            kept = file.read()
        text = self.snippet(str(made["id"]))
        self.assertTrue(text.startswith("curl "), text)
        self.run_snippet("curl", text, variables)
        self.assertEqual(self.read("run-here", "image.png"), kept)

    def test_in_another_locale(self):
        text = self.run_cli("snippet", *self.prompt_of_an_image("Ein Märchen 🍄"), LC_ALL="C").stdout
        self.assertIn("Ein Märchen 🍄".encode(), text)

    def prompt_of_an_image(self, prompt):
        return [str(self.run_json("generate", prompt, "--demo")["id"])]

    def test_a_refusal_is_told(self):
        self.need("curl")
        variables = self.start_server("--fault", "unauthorized")
        text = self.snippet("--prompt", "sea", "--seed", "1")
        done = subprocess.run(["bash", "-o", "pipefail", "-c", text],
                              env={**self.environment, **variables}, cwd=self.path("run-here"),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT)
        self.assertNotEqual(done.returncode, 0)
        self.assertTrue(re.search(rb"error", done.stderr), done.stderr)

    def test_no_room_for_it(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, "snippet", "--prompt", "sea"], env=self.environment,
                                  stdout=full, stderr=subprocess.PIPE, timeout=TIMEOUT)
        self.assertEqual(done.returncode, 9)
        self.assertIn(b"could not be written", done.stderr)

    def test_what_cannot_be_understood(self):
        for words in ((), ("--as", "perl", "--prompt", "x"), ("1", "--prompt", "x"), ("1", "2"),
                      ("1", "--seed", "3"), ("one",)):
            self.assertEqual(self.run_error(2, "snippet", *words)["name"], "usage", words)
        self.assertEqual(self.run_error(1, "snippet", "7")["name"], "not-found")
        self.assertEqual(self.run_error(2, "snippet", "--prompt", " ")["name"], "prompt")
        self.assertEqual(self.run_error(2, "snippet", "--prompt", "x", "--seed", "-1")["name"], "seed")
        self.assertFalse(os.path.exists(self.path("config")))


if __name__ == "__main__":
    studio_tap.main()
