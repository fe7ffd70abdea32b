"""Words side by side: the head and the foot of an official document stand in two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.core.text import fold
from thidua.reading.load.page_words import GUTTER, Gutter, Row, joined
from thidua.reading.source import Line

# In parts of the type size:
WIDE_GAP = 1.5
# In parts of the usual distance of lines:
_FOOT_GAP = 4.0

# What stands side by side on an official document: its head and its foot.
_SIDE_BY_SIDE_WORDS = re.compile(
    r"cong hoa xa hoi|doc lap ?-|dang cong san|^so ?:|\bnoi nhan"
    r"|(?:^|\s)(?:t\.?m|k\.?t|t\.?l|tuq)\."
    r"|(?:chu tich|giam doc|chanh van phong|truong phong|bi thu|hieu truong)$"
)
_CUT_NATION = re.compile(r"cong hoa xa hoi chu nghia")
_RECIPIENTS = re.compile(r"\bnoi nhan")


def columns_at(rows: Sequence[Row], start: int, pitch: float) -> tuple[int, Gutter] | None:
    """Where two columns of head or foot that begin at this row end, and the gutter between.

    None when the row begins none: one of the two must open as head or foot do. One row with
    words on both sides is enough when the room between is wide.
    """
    first = rows[start]
    if not _SIDE_BY_SIDE_WORDS.search(fold(joined(first.words))):
        return None
    gutters = [gap for gap in first.gaps() if gap[1] - gap[0] > GUTTER * first.size]
    both = [int(gap[1] - gap[0] > WIDE_GAP * first.size) + 1 for gap in gutters]
    best: tuple[int, int, Gutter] | None = None
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
    if any(_RECIPIENTS.search(fold(joined(side))) for side in left):
        return _with_left_column(rows, end, gutter, pitch)
    return end, gutter


def _narrowed(
    gutters: Sequence[Gutter], both: Sequence[int], row: Row
) -> tuple[list[Gutter], list[int]]:
    """What one more row leaves of the gutters, and on how many rows both sides have words."""
    kept, counts = [], []
    for gutter, count in zip(gutters, both, strict=True):
        free = row.leaves_free(gutter)
        if free is not None and free[1] - free[0] > GUTTER * row.size:
            two_sided = bool(row.side(free, left=True)) and bool(row.side(free, left=False))
            kept.append(free)
            counts.append(count + two_sided)
    return kept, counts


def _with_left_column(
    rows: Sequence[Row], end: int, gutter: Gutter, pitch: float
) -> tuple[int, Gutter]:
    """The end and gutter of columns whose left one, the recipients, may reach lower."""
    while end < len(rows) and rows[end - 1].base - rows[end].base <= _FOOT_GAP * max(pitch, 1):
        gutters, _ = _narrowed([gutter], [0], rows[end])
        if not gutters:
            break
        gutter = gutters[0]
        end += 1
    return end, gutter


def unwrapped(lines: Sequence[Line]) -> Iterator[Line]:
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
