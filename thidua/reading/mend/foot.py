"""The foot of a document: columns one after the other, wrapped recipients whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.reading.conventions.marks import AUTHORITY, RECIPIENTS
from thidua.reading.conventions.shape import (
    first_letter_is_small,
    is_capitals,
    is_person,
    starts_item,
)
from thidua.reading.mend.columns import foot_columns
from thidua.reading.mend.lines import TAB, RawLine
from thidua.reading.mend.reading_lines import RawItem

_WIDE_BLANK = re.compile(r"\t+|\s{3,}")


@dataclass(frozen=True, slots=True)
class _Cell:
    line: RawLine
    text: str
    offset: int


def foot_lines(items: Iterable[RawItem]) -> Iterator[RawItem]:
    """The lines of a foot, its columns read one after the other."""
    lines: list[RawLine] = []
    for item in items:
        if isinstance(item, RawLine):
            lines.append(item)
        else:
            yield from _in_order(lines)
            lines = []
            yield item
    yield from _in_order(lines)


def _in_order(lines: Sequence[RawLine]) -> Iterator[RawLine]:
    cells = [list(_cells(line)) for line in lines]
    starts = _column_starts(cells)
    columns: list[list[_Cell]] = [[] for _ in starts] or [[]]
    for row in cells:
        for cell in row:
            nearest = min(range(len(columns)), key=lambda at: abs(starts[at] - cell.offset))
            columns[nearest].append(cell)
    parts = [
        replace(cell.line, text=words)
        for column in columns
        for cell in column
        for words in foot_columns(cell.text)
    ]
    yield from _recipients_whole(parts)


def _cells(line: RawLine) -> Iterator[_Cell]:
    """The cells of a line; a tab counts as the width of a column."""
    start = column = 0
    offset = line.indent
    for gap in _WIDE_BLANK.finditer(line.text):
        if gap.start() > start:
            yield _Cell(line, line.text[start : gap.start()], offset)
        column += "\t" in gap[0]
        offset = column * TAB if column else line.indent + gap.end()
        start = gap.end()
    if start < len(line.text):
        yield _Cell(line, line.text[start:], offset)


def _column_starts(cells: Sequence[Sequence[_Cell]]) -> list[int]:
    """Where the columns begin, by the line that has most of them."""
    widest = max(cells, key=len, default=())
    if len(widest) < 2:
        return [0]
    return [cell.offset for cell in widest]


def _recipients_whole(lines: Iterable[RawLine]) -> Iterator[RawLine]:
    """Join a recipient that ran over the line end, also when signature lines came between."""
    out: list[RawLine] = []
    open_at: int | None = None
    for line in lines:
        if open_at is not None and _goes_on(out[open_at].text, line.text):
            out[open_at] = out[open_at].joined(line)
            continue
        out.append(line)
        if starts_item(line.text):
            open_at = len(out) - 1
        elif RECIPIENTS.match(line.text):
            open_at = None
    yield from out


def _goes_on(before: str, words: str) -> bool:
    """Whether ``words`` belong to the recipient that ``before`` began."""
    if starts_item(words) or RECIPIENTS.match(words) or AUTHORITY.match(words):
        return False
    if is_capitals(words) or is_person(words) or words.startswith("Lưu"):
        return False
    open_end = not before.rstrip().endswith((";", ".", ","))
    return open_end or (before.endswith(",") and first_letter_is_small(words))
