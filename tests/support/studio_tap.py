# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Runs unittest cases and prints TAP, the protocol that meson counts single tests by."""

import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0

    def report(self, word, test, remark=""):
        self.number += 1
        print(f"{word} {self.number} - {test.id().split('.', 1)[-1]}{remark}", flush=True)

    def explain(self, error):
        for line in "".join(traceback.format_exception(*error)).splitlines():
            print(f"# {line}", file=sys.stderr, flush=True)

    def addSuccess(self, test):
        self.report("ok", test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.report("not ok", test)
        self.explain(error)

    def addError(self, test, error):
        super().addError(test, error)
        self.report("not ok", test)
        self.explain(error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            print(f"# in {subtest}", file=sys.stderr, flush=True)
            self.explain(error)
            self.failed_parts = True

    def startTest(self, test):
        super().startTest(test)
        self.failed_parts = False

    def stopTest(self, test):
        # A test whose parts failed ends without a word of its own.
        if self.failed_parts:
            self.report("not ok", test)
        super().stopTest(test)

    def addSkip(self, test, reason):
        self.report("ok", test, f" # SKIP {reason}")


def main(module="__main__"):
    """All tests of the module, or those that are named, as “Case.test”."""
    loader, names = unittest.defaultTestLoader, sys.argv[1:]
    suite = loader.loadTestsFromNames(names, sys.modules[module]) if names \
        else loader.loadTestsFromModule(sys.modules[module])
    print(f"1..{suite.countTestCases()}", flush=True)
    result = TapResult()
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
