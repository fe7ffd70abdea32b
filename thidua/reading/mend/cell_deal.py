"""Dealing the lines of one flattened row to its columns.

A small dynamic programme: lines keep their order, columns only go forward, and
the deal with the best score wins. What a line looks like (a unit's name, a time,
a number) speaks for a column; a small first letter or an open end speaks for
staying in the cell that is being written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from thidua.reading.conventions.dashed_names import goes_on_after_dash
from thidua.reading.conventions.labels import bullet_end
from thidua.reading.conventions.organizations import opens_unit
from thidua.reading.conventions.shape import first_letter_is_small, is_person
from thidua.reading.mend.lines import glue
from thidua.reading.mend.table_words import ColumnKind, is_time

_EMPTY_COLUMN = -1.5
_NUMERIC = re.compile(r"[\s\d.,%+/–-]+$")
_BARE_HEAD = re.compile(r"\s*(?:Văn phòng|Thường trực|Chủ tịch|Lãnh đạo|Ban Thường vụ|Ủy ban)\s*$")
_AS_ABOVE = re.compile(r"\s*(?:nt|//|\"|-nt-|như trên)\s*$", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:[,\-–(/]|\b(?:và|của|các|cho|với|về|tại|do|từ|đến|theo|trong|trước|sau|thuộc|cấp|số|thứ|gửi|trình"
    r"|đề\s+nghị|qua|bằng|có|không|được|là|(?<!hằng\s)(?<!hàng\s)(?<!mỗi\s)(?:tháng|ngày|quý)"
    r"|(?<!hằng\s)(?<!hàng\s)(?<!mỗi\s)(?<!trong\s)(?<!cả\s)(?<!đầu\s)(?<!cuối\s)(?<!giữa\s)năm))\s*$",
    re.IGNORECASE,
)


def has_open_end(words: str) -> bool:
    """Whether a cell cannot end here: a dash, a comma, a word that wants another."""
    return _OPEN_END.search(words) is not None


def deal_lines(lines: Sequence[str], kinds: Sequence[ColumnKind]) -> tuple[str, ...]:
    """One cell per column; columns that got no line are empty."""
    cells = [""] * len(kinds)
    if not lines or not kinds:
        return tuple(cells)
    for line, column in zip(lines, _best_columns(lines, kinds), strict=True):
        listed = kinds[column] is ColumnKind.TEXT and _is_bullet(cells[column], line)
        joined = "\n".join if listed else _glued
        cells[column] = joined((cells[column], line)) if cells[column] else line.strip()
    return tuple(cells)


def _is_bullet(before: str, line: str) -> bool:
    """Whether a line opens an item, rather than going on with a name after its dash."""
    start = bullet_end(line)
    return start is not None and not goes_on_after_dash(before, line[start:])


def _glued(parts: tuple[str, str]) -> str:
    return glue(*parts)


def _best_columns(lines: Sequence[str], kinds: Sequence[ColumnKind]) -> list[int]:
    width = len(kinds)
    scores = [_EMPTY_COLUMN * column + _begin(lines[0], kinds[column]) for column in range(width)]
    origins: list[list[int]] = []
    for before, line in pairwise(lines):
        row_scores: list[float] = []
        row_origins: list[int] = []
        for column in range(width):
            stay = scores[column] + _stay(before, line, kinds[column])
            best, origin = stay, column
            for earlier in range(column):
                moved = (
                    scores[earlier]
                    + _EMPTY_COLUMN * (column - earlier - 1)
                    + _begin(line, kinds[column])
                    + _leave(before)
                )
                if moved > best:
                    best, origin = moved, earlier
            row_scores.append(best)
            row_origins.append(origin)
        scores = row_scores
        origins.append(row_origins)
    final = [score + _EMPTY_COLUMN * (width - 1 - column) for column, score in enumerate(scores)]
    column = max(range(width), key=lambda place: (final[place], -place))
    chosen = [column]
    for row_origins in reversed(origins):
        column = row_origins[column]
        chosen.append(column)
    return chosen[::-1]


def _begin(line: str, kind: ColumnKind) -> float:
    """How well a line opens a cell of this kind."""
    if bullet_end(line) is not None and kind is not ColumnKind.TEXT:
        return -3.0
    if first_letter_is_small(line) and bullet_end(line) is None:
        # A time may well begin small ("trước 15/6"), hardly anything else does.
        return 0.5 if kind is ColumnKind.TIME and is_time(line) else -3.0
    numeric = _NUMERIC.match(line) is not None
    # "Đội", "Ban" alone are the rest of a name that began on the line before.
    unit = opens_unit(line) and " " in line.strip()
    if _AS_ABOVE.match(line):
        return 2.0 if kind in (ColumnKind.UNIT, ColumnKind.TIME) else -1.0
    if kind is ColumnKind.COUNT:
        return 2.5 if numeric else -4.0
    if kind is ColumnKind.TIME:
        return 2.5 if is_time(line) else -1.0
    if kind is ColumnKind.UNIT:
        if unit or is_person(line):
            return 2.0
        return -1.5 if is_time(line) or numeric else -1.4
    if kind is ColumnKind.NOTE:
        return -0.5
    return 1.0 if not numeric and not is_time(line) else -1.0


def _stay(before: str, line: str, kind: ColumnKind) -> float:
    """How well a line goes on in the cell that the line before belongs to."""
    if kind is ColumnKind.COUNT or _AS_ABOVE.match(line):
        return -3.0
    if first_letter_is_small(line) and bullet_end(line) is None:
        return 1.0
    if has_open_end(before):
        return 1.0
    start = bullet_end(line)
    if start is not None:
        dashed = kind is ColumnKind.TEXT or goes_on_after_dash(before, line[start:])
        return 1.0 if dashed else 0.0
    if kind is ColumnKind.TIME:
        return 0.5 if is_time(line) else -1.0
    if kind is ColumnKind.UNIT:
        if _BARE_HEAD.match(before):
            return 0.1
        return -0.5 if opens_unit(line) or is_time(line) else 0.2
    return 0.0


def _leave(before: str) -> float:
    """What it costs to end a cell after a line: much where its end is open."""
    quoted = before.count("“") > before.count("”") or before.count("(") > before.count(")")
    return -1.5 if quoted or has_open_end(before) else 0.0
