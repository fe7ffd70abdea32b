"""The document as a page shows it: paragraphs and tables cut into segments that light up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text that belongs to something: ``[start, end)``, what kind, whose id."""

    start: int
    end: int
    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same marks; ``kind`` is that of the closest (shortest) mark."""

    start: int
    text: str
    ids: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """A paragraph (``rows`` empty) or a table; ``page`` is set where a new page begins."""

    segments: tuple[Segment, ...] = ()
    rows: tuple[tuple[tuple[Segment, ...], ...], ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class _Cutter:
    text: str

    def cut(self, start: int, end: int, active: Iterable[Mark]) -> tuple[Segment, ...]:
        """Segments of ``[start, end)``; ``active`` are the marks that touch it."""
        touching = list(active)
        edges = {start, end}
        for mark in touching:
            edges.update(edge for edge in (mark.start, mark.end) if start < edge < end)
        points = sorted(edges)
        return tuple(self._segment(left, right, touching) for left, right in pairwise(points))

    def _segment(self, start: int, end: int, touching: list[Mark]) -> Segment:
        over = [mark for mark in touching if mark.start <= start and end <= mark.end]
        over.sort(key=lambda mark: mark.end - mark.start)
        ids = " ".join(dict.fromkeys(str(mark.id) for mark in over))
        return Segment(start, self.text[start:end], ids, over[0].kind if over else "")


def lay_out(text: str, layout: Sequence[dict[str, Any]], marks: Sequence[Mark]) -> list[PaperBlock]:
    """Blocks of the document in order, cut at the edges of the marks.

    ``layout`` is that of `plan-facts/1` as our reader writes it: ``{"page", "span"}``
    for a paragraph, ``{"page", "rows"}`` for a table. Without layout each line of
    the text is a paragraph.
    """
    cutter = _Cutter(text)
    buckets = _by_place(marks)
    blocks = []
    page_before = 1
    for entry in layout or _lines(text):
        page = entry["page"] if entry["page"] != page_before else None
        page_before = entry["page"]
        if "rows" in entry:
            rows = tuple(
                tuple(cutter.cut(start, end, _near(buckets, start, end)) for start, end in row)
                for row in entry["rows"]
            )
            blocks.append(PaperBlock(rows=rows, page=page))
        else:
            start, end = entry["span"]
            segments = cutter.cut(start, end, _near(buckets, start, end))
            blocks.append(PaperBlock(segments=segments, page=page))
    return blocks


_BUCKET = 512


def _by_place(marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    """Marks by the stretch of text they touch, so that long documents stay quick."""
    buckets: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        for place in range(mark.start // _BUCKET, (mark.end - 1) // _BUCKET + 1):
            buckets[place].append(mark)
    return buckets


def _near(buckets: dict[int, list[Mark]], start: int, end: int) -> list[Mark]:
    places = range(start // _BUCKET, max(start, end - 1) // _BUCKET + 1)
    found = {id(mark): mark for place in places for mark in buckets.get(place, ())}
    return [mark for mark in found.values() if mark.start < end and start < mark.end]


def _lines(text: str) -> list[dict[str, Any]]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append({"page": 1, "span": [start, start + len(line)]})
        start += len(line) + 1
    return lines
