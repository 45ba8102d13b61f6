# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""The tables of docs/faults.md: what everything that can go wrong comes to. The tests compare what
happens with them, cell by cell; with STUDIO_WRITE_FAULTS set they write what happens into them."""

import os
from pathlib import Path

PATH = Path(__file__).resolve().parents[2] / "docs" / "faults.md"
WRITES = bool(os.environ.get("STUDIO_WRITE_FAULTS"))
NOTHING = "–"


class Table:
    """One table of the file, by its first heading; a row is a dict of its cells by their headings."""

    def __init__(self, first_heading):
        self.first_heading = first_heading
        lines = PATH.read_text(encoding="utf-8").splitlines()
        self.start = next(number for number, line in enumerate(lines)
                          if line.startswith(f"| {first_heading} |"))
        self.end = next((number for number in range(self.start, len(lines))
                         if not lines[number].startswith("|")), len(lines))
        self.headings = self.split(lines[self.start])
        self.rows = {}
        for line in lines[self.start + 2:self.end]:
            cells = self.split(line)
            assert len(cells) == len(self.headings), line
            self.rows[cells[0].strip("`")] = dict(zip(self.headings, cells))

    @staticmethod
    def split(line):
        return [cell.strip() for cell in line.strip().strip("|").split("|")]

    def write(self, names, cells):
        """Puts cells, a dict of dicts, into the rows of these names, in this order."""
        lines = PATH.read_text(encoding="utf-8").splitlines()
        written = lines[self.start:self.start + 2]
        for name in names:
            row = {heading: NOTHING for heading in self.headings}
            row.update(self.rows.get(name, {}))
            row.update(cells.get(name, {}))
            row[self.first_heading] = f"`{name}`"
            for cell in row.values():
                assert "|" not in cell and "\n" not in cell, cell
            written.append("| " + " | ".join(row[heading] for heading in self.headings) + " |")
        lines[self.start:self.end] = written
        PATH.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.__init__(self.first_heading)

    def check(self, case, name, cells):
        """Fails the test case where a cell is not as it happened."""
        case.assertIn(name, self.rows, f"docs/faults.md has no row for {name}")
        told = {heading: self.rows[name][heading] for heading in cells}
        case.assertEqual(cells, told, f"docs/faults.md, {name}; set STUDIO_WRITE_FAULTS to write it")
