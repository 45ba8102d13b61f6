#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Presets and styles on the command line: the same file that the window has."""

import studio_tap
from cli_case import CliCase


class Styles(CliCase):
    def plan(self, *words):
        return self.run_json("generate", *words, "--dry-run")["requests"]

    def test_style_is_put_around(self):
        self.run_cli("styles", "--save", "Ink", "--prompt", "{prompt}, ink drawing",
                     "--negative", "{prompt}, colour", "--aspect-ratio", "3:2", "--format", "jpeg")
        request = self.plan("a boat", "--style", "ink", "--negative", "people", "--seed", "7")[0]
        self.assertEqual(request, {
            "seed": 7, "prompt": "a boat, ink drawing", "negative_prompt": "people, colour",
            "aspect_ratio": "3:2", "output_format": "jpeg"})
        self.assertEqual(self.plan("a boat", "--style", "Ink", "--aspect-ratio", "1:1")[0][
            "aspect_ratio"], "1:1")

    def test_preset_needs_no_prompt(self):
        self.run_cli("styles", "--save", "Harbour", "--prompt", "a harbour at night", "--seed", "9")
        request = self.plan("--style", "Harbour")[0]
        self.assertEqual((request["prompt"], request["seed"]), ("a harbour at night", 9))
        self.run_cli("generate", "--style", "Harbour", "--demo")
        self.assertEqual(self.run_json("show", "1")["prompt"], "a harbour at night")

    def test_style_and_template(self):
        self.run_cli("styles", "--save", "Ink", "--prompt", "{prompt}, ink")
        prompts = [each["prompt"] for each in self.plan(
            "{red|blue} boat", "--style", "Ink", "--expand", "all")]
        self.assertEqual(prompts, ["red boat, ink", "blue boat, ink"])

    def test_list_and_remove(self):
        self.run_cli("styles", "--save", "Ink", "--prompt", "{prompt}, ink")
        self.run_cli("styles", "--save", "Wide", "--aspect-ratio", "21:9")
        self.assertEqual(self.run_json("styles"), [
            {"name": "Ink", "style": True, "prompt": "{prompt}, ink"},
            {"name": "Wide", "style": False, "aspect_ratio": "21:9"}])
        self.assertIn("{prompt}, ink", self.run_cli("styles").stdout.decode())
        self.assertEqual([each["name"] for each in self.run_json("styles", "--remove", "ink")],
                         ["Wide"])

    def test_errors(self):
        self.assertEqual(self.run_error(1, "generate", "x", "--style", "no")["name"], "not-found")
        self.assertEqual(self.run_error(1, "styles", "--remove", "no")["name"], "not-found")
        self.assertEqual(self.run_error(2, "styles", "--save", "Empty")["name"], "usage")
        self.run_error(2, "generate")
        self.run_cli("styles", "--save", "Wide", "--aspect-ratio", "21:9")
        with open(self.path("data", "ultra-studio", "styles.json"), "w", encoding="utf-8") as file:
            file.write("[]")
        self.run_error(1, "styles")


if __name__ == "__main__":
    studio_tap.main()
