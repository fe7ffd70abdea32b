"""From words with places on a page to lines in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from thidua.reading.load.page_columns import WIDE_GAP, columns_at, unwrapped
from thidua.reading.load.page_words import Row, Word, joined, rows_of
from thidua.reading.source import Line

# In parts of the type size:
_INDENT = 0.5
_BLANK = 0.25
# In parts of the usual distance of lines:
_PARAGRAPH_GAP = 1.25
# In parts of the width of the text:
_CENTERED = 0.1
_UNEVEN = 0.04

_WIDEST_INDENT = 40
# Room between the wall of a cell and its words, in points: 5.4 where nobody changed it.
_LEAST_MARGIN, _USUAL_MARGIN = 2.0, 5.4
_ITEM = re.compile(r"[-–+*•]\s|\(?(?:\d{1,2}|[a-zđ])[.)]\s")
# "STT" or "III" in a column one letter wide.
_PIECE_OF_SIGN = re.compile(r"[0-9A-ZĐ]{1,3}")


def lines_of(rows: Sequence[Row], page: int, setting: Setting) -> Iterator[Line]:
    """The rows of a page, or of a band across it, as lines in reading order.

    Head and foot in two columns give the left column, then the right one.
    Other words far apart in one row are set off by tabs. A wider distance
    between rows gives an empty line, an indent leading blanks.
    """
    at = 0
    while at < len(rows):
        if at and setting.is_gap(rows[at - 1].base - rows[at].base):
            yield Line("", page)
        columns = columns_at(rows, at, setting.pitch)
        if columns is None:
            yield setting.line(rows[at].words, page)
            at += 1
            continue
        end, gutter = columns
        for left in (True, False):
            sides = (row.side(gutter, left=left) for row in rows[at:end])
            yield from unwrapped([_plain_line(side, page) for side in sides if side])
        at = end


def slanted_line(words: Sequence[Word], page: int) -> Line:
    """Words aslant, as of a watermark, in the order of the file."""
    return _plain_line(words, page)


def text_of(words: Sequence[Word], left: float, right: float) -> str:
    """The words of a box between two walls, wraps joined: breaks that the width did not force stay.

    A sign that a narrow box cut to pieces is put together.
    """
    rows = rows_of(words)
    if len(rows) > 1 and all(_PIECE_OF_SIGN.fullmatch(joined(row.words)) for row in rows):
        return "".join(joined(row.words) for row in rows)
    margin = min((row.left - left for row in rows), default=0.0)
    room = right - left - 2 * min(max(margin, _LEAST_MARGIN), _USUAL_MARGIN)
    out = ""
    for above, row in zip([None, *rows], rows, strict=False):
        text = joined(row.words)
        if above is None:
            out = text
            continue
        needed = above.right - above.left + _BLANK * row.size + row.words[0].width
        goes_on = text[0].islower() and not out.endswith((".", ";", ":"))
        wrapped = (needed > room or goes_on) and not _ITEM.match(text)
        out += f" {text}" if wrapped else f"\n{text}"
    return out


class Setting:
    """Margins of a page and the usual distance of its lines."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.left = min((row.left for row in rows), default=0.0)
        self.right = max((row.right for row in rows), default=0.0)
        steps = [one.base - two.base for one, two in pairwise(rows)]
        self.pitch = median(steps) if steps else 0.0

    def is_gap(self, step: float) -> bool:
        return step > _PARAGRAPH_GAP * self.pitch > 0

    def line(self, words: Sequence[Word], page: int) -> Line:
        """A row as a line with its indent; tabs where words stand far apart."""
        size = max(word.size for word in words)
        indent = max(0, words[0].left - self.left)
        blanks = min(_WIDEST_INDENT, int(indent / (_INDENT * size))) if size > 0 else 0
        after = max(0, self.right - words[-1].right)
        width = self.right - self.left
        centered = indent > _CENTERED * width and abs(indent - after) < _UNEVEN * width
        plain = _plain_line(words, page)
        text = "\t".join(joined(part) for part in _far_apart(words))
        return Line(
            " " * blanks + text,
            page,
            bold=plain.bold,
            italic=plain.italic,
            centered=centered,
        )


def _plain_line(words: Sequence[Word], page: int) -> Line:
    told = [word for word in words if any(map(str.isalnum, word.text))]
    return Line(
        joined(words),
        page,
        bold=bool(told) and all(word.bold for word in told),
        italic=bool(told) and all(word.italic for word in told),
    )


def _far_apart(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of a row cut where the room between them is no mere blank."""
    rooms = [max(0.0, two.left - one.right) for one, two in pairwise(words)]
    usual = sorted(rooms)[len(rooms) // 4] if len(rooms) > 2 else 0.0
    start = 0
    for at, room in enumerate(rooms, start=1):
        size = max(words[at - 1].size, words[at].size)
        if room > WIDE_GAP * size and room > 3 * usual:
            yield words[start:at]
            start = at
    yield words[start:]
