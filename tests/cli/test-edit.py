#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What a person says of images, said on the command line: star, rating, tags, note."""

import studio_tap
from cli_case import CliCase


class Edit(CliCase):
    def make(self, count=1):
        self.run_cli("generate", "a fox", "--demo", "--seed", "7", "--count", str(count))

    def show(self, number):
        return self.run_json("show", str(number))

    def test_all_at_once(self):
        self.make(3)
        edited = self.run_json("edit", "1", "3", "--star", "--rating", "4", "--tag", "wood",
                               "--tag", "autumn  light", "--note", "Print this one.\nLarge.")
        self.assertEqual([each["id"] for each in edited], [1, 3])
        for each in edited + [self.show(1), self.show(3)]:
            self.assertIs(each["starred"], True)
            self.assertEqual(each["rating"], 4)
            self.assertEqual(each["tags"], ["autumn light", "wood"])
            self.assertEqual(each["note"], "Print this one.\nLarge.")
        other = self.show(2)
        self.assertIs(other["starred"], False)
        self.assertFalse({"rating", "tags", "note"} & other.keys())
        self.assertEqual([each["id"] for each in self.run_json("list", "--search", "#wood")],
                         [3, 1])

    def test_back(self):
        self.make()
        self.run_cli("edit", "1", "--star", "--rating", "5", "--tag", "Wood", "--tag", "hill",
                     "--note", "Mine")
        self.run_cli("edit", "1", "--unstar")
        shown = self.show(1)
        self.assertEqual((shown["starred"], shown["rating"], shown["note"]), (False, 5, "Mine"))
        self.run_cli("edit", "1", "--untag", "WOOD", "--tag", "lake", "--rating", "0")
        shown = self.show(1)
        self.assertEqual(shown["tags"], ["hill", "lake"])
        self.assertNotIn("rating", shown)
        self.run_cli("edit", "1", "--note", "", "--untag", "hill", "--untag", "lake")
        self.assertFalse({"rating", "tags", "note"} & self.show(1).keys())

    def test_quiet(self):
        self.make()
        done = self.run_cli("edit", "1", "--star")
        self.assertEqual((done.stdout, done.stderr), (b"", b""))
        self.assertIs(self.show(1)["starred"], True)

    def test_all_or_none(self):
        self.make()
        before = self.show(1)
        self.assertEqual(self.run_error(1, "edit", "1", "99", "--star")["name"], "not-found")
        self.assertEqual(self.show(1), before)

    def test_usage(self):
        self.make()
        before = self.show(1)
        for words in (("1",), ("--star",), ("x", "--star"), ("1", "--star", "--unstar"),
                      ("1", "--rating", "6"), ("1", "--rating", "-1"), ("1", "--rating", "many"),
                      ("1", "--tag", ""), ("1", "--untag", " "), ("1", "--tag", "x" * 101),
                      ("1", "--note", "x" * 10001)):
            self.assertEqual(self.run_error(2, "edit", *words)["name"], "usage", words)
        self.assertEqual(self.show(1), before)

    def test_kept_in_the_journal(self):
        self.make()
        self.run_cli("edit", "1", "--star", "--rating", "3", "--tag", "wood", "--note", "Mine")
        before = self.show(1)
        self.run_cli("rebuild")
        self.assertEqual(self.show(1), before)


if __name__ == "__main__":
    studio_tap.main()
