"""What is taken from one file: blocks, notices, and what is left of the limits."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from thidua.reading.load.limits import LoadLimits
from thidua.reading.load.notices import notice
from thidua.reading.source import Block, Line, Notice, Table


class Intake:
    """Gathers the blocks of a file in reading order, and stops at the limits.

    `late` and `full` tell a reader to stop; `stop` then leaves the notice that
    says from which page on nothing was read.
    """

    def __init__(self, limits: LoadLimits) -> None:
        self.limits = limits
        self.blocks: list[Block] = []
        self.notices: list[Notice] = []
        self._ends = time.monotonic() + limits.seconds
        self._characters = 0
        self._cells = 0

    @property
    def late(self) -> bool:
        """Whether the time for this file is over."""
        return time.monotonic() > self._ends

    @property
    def full(self) -> bool:
        """Whether as much was taken as the limits allow."""
        too_long = self._characters >= self.limits.characters
        return too_long or self._cells >= self.limits.table_cells

    @property
    def seconds_left(self) -> float:
        return max(0.0, self._ends - time.monotonic())

    @property
    def has_text(self) -> bool:
        return any(
            block.text.strip() if isinstance(block, Line) else any(map(any, block.rows))
            for block in self.blocks
        )

    def note(self, code: str, **words: object) -> None:
        """Leave a notice; the same sentence is left only once."""
        self.add_notices([notice(code, **words)])

    def add_notices(self, notices: Iterable[Notice]) -> None:
        self.notices += [one for one in notices if one not in self.notices]

    def has_notice(self, code: str) -> bool:
        return any(one.code == code for one in self.notices)

    def add(self, block: Block) -> None:
        """Take a block; what stands beyond the limits is cut off."""
        if isinstance(block, Line):
            self._add_line(block)
        elif block.rows:
            self._add_table(block)

    def stop(self, page: int) -> bool:
        """Whether to read no further, leaving the notice that says why."""
        if self.late:
            self.note_late(page)
            return True
        return self.stop_when_full(page)

    def stop_when_full(self, page: int) -> bool:
        """`stop` for text that is already at hand, whatever the time."""
        if self.full:
            self.note("too_long", page=page)
        return self.full

    def note_late(self, page: int) -> None:
        self.note("too_slow", seconds=round(self.limits.seconds), page=page)

    def _add_line(self, line: Line) -> None:
        room = self.limits.characters - self._characters
        if len(line.text) > room:
            line = replace(line, text=line.text[:room])
            self.note("too_long", page=line.page)
        # An empty line weighs too, or a file of nothing else would have no end.
        self._characters += len(line.text) + 1
        limits = self.limits
        parts = cut(line.text, limits.line_characters, limits.word_characters)
        if len(parts) == 1:
            self.blocks.append(line)
            return
        self.note("long_line", characters=limits.line_characters)
        # Each part counts as a paragraph, or mending would put the line together again.
        self.blocks += [replace(line, text=part, whole=True) for part in parts]

    def _add_table(self, table: Table) -> None:
        rows: list[tuple[str, ...]] = []
        for row in table.rows:
            if self.full:
                self.note("too_long", page=table.page)
                break
            rows.append(row)
            self._cells += len(row)
            self._characters += sum(map(len, row))
        self.blocks.append(Table(tuple(rows), table.page))


def cut(text: str, longest: int, longest_word: int) -> list[str]:
    """The text in parts no longer than allowed, cut at blanks where there are some."""
    parts: list[str] = []
    start = 0
    while start < len(text):
        end = start + longest
        if end < len(text):
            blank = text.rfind(" ", start + longest // 2, end)
            end = blank + 1 if blank >= 0 else end
        parts += _cut_words(text[start:end], longest_word)
        start = end
    return parts or [text]


def _cut_words(text: str, longest: int) -> Iterator[str]:
    """The text, a word longer than any word can be cut to pieces."""
    start = 0
    if len(text) > longest:
        for word in re.finditer(rf"\S{{{longest}}}", text):
            yield text[start : word.end()]
            start = word.end()
    if start < len(text):
        yield text[start:]
