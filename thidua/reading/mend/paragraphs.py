"""Lines to paragraphs, each part of the document by its own rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from thidua.reading.conventions.marks import (
    ATTACHED,
)
from thidua.reading.conventions.shape import (
    closed,
)
from thidua.reading.mend.columns import head_columns, is_one_head_line
from thidua.reading.mend.foot import foot_lines
from thidua.reading.mend.lines import RawLine, glue
from thidua.reading.mend.reading_lines import RawItem
from thidua.reading.mend.wraps import Setting, continues, measure
from thidua.reading.mend.zones import find_zones


def to_paragraphs(items: Sequence[RawItem]) -> list[RawItem]:
    """The items with every paragraph whole; head, title and foot keep their lines apart."""
    zones = find_zones(items)
    setting = measure([item for item in items if isinstance(item, RawLine)])
    return [
        *_head(items[: zones.head]),
        *_title(items[zones.head : zones.title]),
        *_head(items[zones.title : zones.late_head]),
        *_body(items[zones.late_head : zones.foot], setting),
        *foot_lines(items[zones.foot : zones.foot_end]),
        *_body(items[zones.foot_end :], setting),
    ]


def _body(items: Iterable[RawItem], setting: Setting) -> Iterator[RawItem]:
    parts: list[RawLine] = []
    for item in items:
        if parts and (not isinstance(item, RawLine) or not continues(parts, item, setting)):
            yield _joined(parts)
            parts = []
        if isinstance(item, RawLine):
            parts.append(item)
        else:
            yield item
    if parts:
        yield _joined(parts)


def _joined(parts: Sequence[RawLine]) -> RawLine:
    if len(parts) == 1:
        return parts[0]
    words: list[str] = [parts[0].text]
    for part in parts[1:]:
        # Only the seam needs care; gluing whole paragraphs would cost quadratic time.
        seam = glue(words[-1], part.text)
        cut = len(words[-1].rstrip())
        words[-1] = seam[:cut]
        words.append(seam[cut:])
    return replace(parts[0], text="".join(words))


def _head(items: Iterable[RawItem]) -> Iterator[RawItem]:
    last: RawLine | None = None
    for item in items:
        if not isinstance(item, RawLine):
            if last:
                yield last
                last = None
            yield item
            continue
        for words in head_columns(item.text):
            line = replace(item, text=words)
            if last and is_one_head_line(last.text, words):
                last = last.joined(line)
                continue
            if last:
                yield last
            last = line
    if last:
        yield last


def _title(items: Iterable[RawItem]) -> Iterator[RawItem]:
    """The title line, then the subject as one paragraph, then a line of attachment."""
    parts: list[RawLine] = []
    for number, item in enumerate(items):
        assert isinstance(item, RawLine)  # noqa: S101 - zones end a title at a table
        if number == 0 or ATTACHED.match(item.text):
            if parts:
                yield _joined(parts)
            parts = []
            yield item
        elif parts and (item.whole and parts[-1].whole and closed(parts[-1].text)):
            yield _joined(parts)
            parts = [item]
        else:
            parts.append(item)
    if parts:
        yield _joined(parts)
