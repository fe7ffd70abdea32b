"""From words with places on a page to lines in reading order.

Used for the text layer of PDFs and for what OCR finds. Places are in points or
pixels, x to the right and y upwards; nothing depends on the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median

from thidua.core.text import fold
from thidua.reading.load.legacy import (
    charset_of_font,
    has_unicode_letters,
    shows_capitals,
    to_unicode,
)
from thidua.reading.source import Line

# In parts of the type size:
_SAME_BASELINE = 0.3
_SIDE_BY_SIDE = 0.8
_GUTTER = 0.6
_COLUMN_GAP = 1.5
_INDENT = 0.5
# In parts of the usual distance of lines:
_PARAGRAPH_GAP = 1.25
_FOOT_GAP = 4.0
_BLANK = 0.25
# In parts of the width of the text:
_CENTERED = 0.1
_UNEVEN = 0.04

_WIDEST_INDENT = 40
# Room between the wall of a cell and its words, in points: 5.4 where nobody changed it.
_LEAST_MARGIN, _USUAL_MARGIN = 2.0, 5.4
_ITEM = re.compile(r"[-–+*•]\s|\(?(?:\d{1,2}|[a-zđ])[.)]\s")
# What stands side by side on an official document: its head and its foot.
_SIDE_BY_SIDE_WORDS = re.compile(
    r"cong hoa xa hoi|doc lap ?-|dang cong san|^so ?:|\bnoi nhan"
    r"|(?:^|\s)(?:t\.?m|k\.?t|t\.?l|tuq)\."
    r"|(?:chu tich|giam doc|chanh van phong|truong phong|bi thu|hieu truong)$"
)
# "STT" or "III" in a column one letter wide.
_PIECE_OF_SIGN = re.compile(r"[0-9A-ZĐ]{1,3}")
_CUT_NATION = re.compile(r"cong hoa xa hoi chu nghia")
_RECIPIENTS = re.compile(r"\bnoi nhan")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its left and right end, its baseline and its type size; ``font`` by name."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(slots=True)
class Row:
    """Words at one height of the page, from left to right once `rows_of` is done."""

    words: list[Word]
    bases: list[float] = field(default_factory=list)

    @property
    def base(self) -> float:
        return self.bases[0]

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    def takes(self, word: Word) -> bool:
        """Whether the word stands at this height."""
        size = max(word.size, self.words[0].size)
        if any(abs(base - word.base) <= _SAME_BASELINE * size for base in self.bases):
            return True
        beside = word.left - self.right > _GUTTER * size or self.left - word.right > _GUTTER * size
        return beside and abs(self.base - word.base) <= _SIDE_BY_SIDE * size

    def add(self, word: Word) -> None:
        self.words.append(word)
        if all(abs(base - word.base) > _SAME_BASELINE * word.size for base in self.bases):
            self.bases.append(word.base)

    def gaps(self) -> list[tuple[float, float]]:
        """The free room between neighbouring words, where there is some."""
        pairs = zip(self.words, self.words[1:], strict=False)
        return [(one.right, two.left) for one, two in pairs if two.left > one.right]

    def leaves_free(self, gutter: tuple[float, float]) -> tuple[float, float] | None:
        """The part of a gutter in which no word stands; the widest one."""
        left, right = gutter
        best: tuple[float, float] | None = None
        at = left
        for word in [*self.words, Word("", right, right, 0, 0)]:
            start, end = min(word.left, right), word.right
            if start > at and (best is None or start - at > best[1] - best[0]):
                best = (at, start)
            at = max(at, end)
            if at >= right:
                break
        return best

    def side(self, gutter: tuple[float, float], *, left: bool) -> list[Word]:
        middle = sum(gutter) / 2
        return [word for word in self.words if (word.middle < middle) == left]


def rows_of(words: Sequence[Word]) -> list[Row]:
    """The words in rows from top to bottom."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        row = next((row for row in rows[-1:-4:-1] if row.takes(word)), None)
        if row is None:
            rows.append(Row([word], [word.base]))
        else:
            row.add(word)
    for row in rows:
        row.words.sort(key=lambda word: word.left)
    return rows


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
        columns = _columns_at(rows, at, setting.pitch)
        if columns is None:
            yield setting.line(rows[at].words, page)
            at += 1
            continue
        end, gutter = columns
        for left in (True, False):
            sides = (row.side(gutter, left=left) for row in rows[at:end])
            yield from _unwrapped([_plain_line(side, page) for side in sides if side])
        at = end


def slanted_line(words: Sequence[Word], page: int) -> Line:
    """Words aslant, as of a watermark, in the order of the file."""
    return _plain_line(words, page)


def text_of(words: Sequence[Word], left: float, right: float) -> str:
    """The words of a box between two walls, wraps joined: breaks that the width did not force stay.

    A sign that a narrow box cut to pieces is put together.
    """
    rows = rows_of(words)
    if len(rows) > 1 and all(_PIECE_OF_SIGN.fullmatch(_joined(row.words)) for row in rows):
        return "".join(_joined(row.words) for row in rows)
    margin = min((row.left - left for row in rows), default=0.0)
    room = right - left - 2 * min(max(margin, _LEAST_MARGIN), _USUAL_MARGIN)
    out = ""
    for above, row in zip([None, *rows], rows, strict=False):
        text = _joined(row.words)
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
        text = "\t".join(_joined(part) for part in _far_apart(words))
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
        _joined(words),
        page,
        bold=bool(told) and all(word.bold for word in told),
        italic=bool(told) and all(word.italic for word in told),
    )


def _unwrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a column of a head or foot, names that its width cut in one line again."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None and _is_rest(waiting.text, line.text):
            waiting = replace(waiting, text=f"{waiting.text} {line.text}")
            continue
        if waiting is not None:
            yield waiting
        waiting = line
    if waiting is not None:
        yield waiting


def _is_rest(above: str, text: str) -> bool:
    """Whether a line only ends the name above: no body and no office has one word for a name."""
    if _CUT_NATION.fullmatch(fold(above)):
        return fold(text) == "viet nam"
    return above.isupper() and text.isupper() and text.isalpha() and len(above.split()) > 2


def _joined(words: Sequence[Word]) -> str:
    """The words as text; those in a font of before Unicode are converted."""
    parts: list[str] = []
    for font, group in groupby(words, key=lambda word: word.font):
        text = " ".join(word.text for word in group)
        charset = charset_of_font(font)
        if charset and not has_unicode_letters(text):
            text = to_unicode(text, charset)
            text = text.upper() if shows_capitals(font) else text
        parts.append(text)
    return " ".join(parts)


def _far_apart(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of a row cut where the room between them is no mere blank."""
    rooms = [max(0.0, two.left - one.right) for one, two in pairwise(words)]
    usual = sorted(rooms)[len(rooms) // 4] if len(rooms) > 2 else 0.0
    start = 0
    for at, room in enumerate(rooms, start=1):
        size = max(words[at - 1].size, words[at].size)
        if room > _COLUMN_GAP * size and room > 3 * usual:
            yield words[start:at]
            start = at
    yield words[start:]


def _columns_at(
    rows: Sequence[Row], start: int, pitch: float
) -> tuple[int, tuple[float, float]] | None:
    """Where two columns of head or foot that begin at this row end, and the gutter between.

    None when the row begins none: one of the two must open as head or foot do. One row with
    words on both sides is enough when the room between is wide.
    """
    first = rows[start]
    if not _SIDE_BY_SIDE_WORDS.search(fold(_joined(first.words))):
        return None
    gutters = [gap for gap in first.gaps() if gap[1] - gap[0] > _GUTTER * first.size]
    both = [int(gap[1] - gap[0] > _COLUMN_GAP * first.size) + 1 for gap in gutters]
    best: tuple[int, int, tuple[float, float]] | None = None
    end = start + 1
    while gutters:
        for gutter, count in zip(gutters, both, strict=True):
            if count >= 2 and (best is None or count > best[0]):
                best = (count, end, gutter)
        if end == len(rows) or rows[end - 1].base - rows[end].base > _FOOT_GAP * max(pitch, 1):
            break
        gutters, both = _narrowed(gutters, both, rows[end])
        end += 1
    if best is None:
        return None
    _, end, gutter = best
    left = [row.side(gutter, left=True) for row in rows[start:end]]
    if any(_RECIPIENTS.search(fold(_joined(side))) for side in left):
        return _with_left_column(rows, end, gutter, pitch)
    return end, gutter


def _narrowed(
    gutters: Sequence[tuple[float, float]], both: Sequence[int], row: Row
) -> tuple[list[tuple[float, float]], list[int]]:
    """What one more row leaves of the gutters, and on how many rows both sides have words."""
    kept, counts = [], []
    for gutter, count in zip(gutters, both, strict=True):
        free = row.leaves_free(gutter)
        if free is not None and free[1] - free[0] > _GUTTER * row.size:
            two_sided = bool(row.side(free, left=True)) and bool(row.side(free, left=False))
            kept.append(free)
            counts.append(count + two_sided)
    return kept, counts


def _with_left_column(
    rows: Sequence[Row], end: int, gutter: tuple[float, float], pitch: float
) -> tuple[int, tuple[float, float]]:
    """The end and gutter of columns whose left one, the recipients, may reach lower."""
    while end < len(rows) and rows[end - 1].base - rows[end].base <= _FOOT_GAP * max(pitch, 1):
        gutters, _ = _narrowed([gutter], [0], rows[end])
        if not gutters:
            break
        gutter = gutters[0]
        end += 1
    return end, gutter
