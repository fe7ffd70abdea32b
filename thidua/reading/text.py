"""The mended text: what every span points into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the mended text: page from 1, offsets in characters, end exclusive."""

    page: int
    start: int
    end: int

    def to_json(self) -> dict[str, int]:
        return {"page": self.page, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A whole paragraph, its wraps joined: ``text[start:end]``, one line of the mended text."""

    start: int
    end: int
    page: int
    bold: bool = False
    italic: bool = False
    centered: bool = False

    @property
    def span(self) -> Span:
        return Span(self.page, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell, ``text[start:end]``; bullets inside a cell stand on lines of their own."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; empty cells keep their place (start == end)."""

    cells: tuple[Cell, ...]
    page: int

    @property
    def span(self) -> Span:
        return Span(self.page, self.cells[0].start, self.cells[-1].end)


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; ``header`` is None when no row reads like one."""

    header: Row | None
    rows: tuple[Row, ...]

    @property
    def span(self) -> Span:
        first = self.header or self.rows[0]
        last = self.rows[-1] if self.rows else first
        return Span(first.page, first.cells[0].start, last.cells[-1].end)


TextBlock = Paragraph | TableBlock


@dataclass(frozen=True, slots=True)
class MendedText:
    """NFC text with wraps, page numbers and markup mended, and its blocks in order.

    ``dropped`` holds what was taken out as page furniture (page numbers,
    running heads, markup), so that nothing of the input is lost.
    """

    text: str
    blocks: tuple[TextBlock, ...]
    dropped: tuple[str, ...] = ()
    pages: int = 1

    def of(self, place: Span | Paragraph | Cell) -> str:
        """The words at a place."""
        return self.text[place.start : place.end]

    def layout(self) -> tuple[dict[str, Any], ...]:
        """The blocks as JSON: ``{"page", "span"}`` a paragraph, ``{"page", "rows"}`` a table.

        Rows hold the ``[start, end]`` of their cells, the header row first.
        """
        return tuple(_layout(block) for block in self.blocks)

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs outside tables, in order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))


def _layout(block: TextBlock) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"page": block.page, "span": [block.start, block.end]}
    rows = (block.header, *block.rows) if block.header else block.rows
    cells = [[[cell.start, cell.end] for cell in row.cells] for row in rows]
    return {"page": block.span.page, "rows": cells}
