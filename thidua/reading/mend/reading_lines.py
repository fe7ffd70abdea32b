"""From the blocks of a file to cleaned lines and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.reading.conventions.letters import UPPER
from thidua.reading.conventions.shape import first_letter_is_small
from thidua.reading.mend.clean import clean_characters, strip_markup
from thidua.reading.mend.columns import cells_by_column, is_layout
from thidua.reading.mend.lines import TAB, RawLine
from thidua.reading.source import Line, SourceDocument, Table


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows of cleaned cells; a cell may hold ``\\n`` between its bullets."""

    rows: tuple[tuple[str, ...], ...]
    pages: tuple[int, ...]
    has_header: bool = False


RawItem = RawLine | RawTable

IN_CELL_BREAK = "\x1f"
"""Stands for a line end inside a cell while the row is still one line."""

_INLINE_BULLET = re.compile(rf"(?<=[.;:…])\s+(?=[-–+•]\s+[{UPPER}\d“\"])")


def cell_text(cell: str) -> str:
    """The words of a cell, each of its bullets on a line of its own."""
    lines = _INLINE_BULLET.sub(IN_CELL_BREAK, cell).replace(IN_CELL_BREAK, "\n").split("\n")
    return "\n".join(words for line in lines if (words := " ".join(line.split())))


def read_items(source: SourceDocument, dropped: list[str]) -> list[RawItem]:
    """Cleaned lines that are not blank, and tables, in the order of the file."""
    reader = _Reader(dropped)
    for block in source.blocks:
        if isinstance(block, Table):
            reader.add_table(block)
        else:
            reader.add_line(block)
    return reader.items


class _Reader:
    def __init__(self, dropped: list[str]) -> None:
        self.items: list[RawItem] = []
        self._dropped = dropped
        self._gap = False
        self._page = 0
        self._feeds = 0

    def add_line(self, line: Line) -> None:
        cleaned = clean_characters(line.text)
        if line.running:
            self._dropped.append(cleaned)
            return
        label = clean_characters(line.label).strip() if line.label else ""
        for number, sheet in enumerate(cleaned.split("\f")):
            self._feeds += number > 0
            for raw in sheet.split("\n"):
                for words in self._lines_of(raw):
                    self._add_words(f"{label} {words.lstrip()}" if label else words, line)
                    label = ""

    def _lines_of(self, raw: str) -> list[str]:
        """A line without markup; a tag that breaks lines only breaks a cell of a table row."""
        bare = strip_markup(raw, self._dropped)
        if "\t" not in raw:
            return bare.split("\n")
        return [bare.replace("\n", IN_CELL_BREAK)]

    def _add_words(self, words: str, line: Line) -> None:
        bare = words.strip(" \n")
        if not bare.strip():
            self._gap = True
            return
        page = line.page + self._feeds
        first = bare.lstrip("\t")
        self.items.append(
            RawLine(
                # Tabs at the end of a line may be the empty cells of a row.
                text=bare if "\t" in bare.strip() or bare.endswith("\t\t") else bare.strip(),
                page=page,
                whole=line.whole,
                bold=line.bold,
                italic=line.italic,
                centered=line.centered,
                gap=self._gap,
                page_start=page != self._page,
                indent=len(words) - len(words.lstrip()) + TAB * (len(bare) - len(first)),
            )
        )
        self._gap = False
        self._page = page

    def add_table(self, table: Table) -> None:
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in table.rows)
        if is_layout(rows):
            for words in cells_by_column(rows):
                self._add_words(words, Line(words, page=table.page))
            return
        self._gap = False
        before = self.items[-1] if self.items else None
        if isinstance(before, RawTable) and _goes_on(before, rows, table.page):
            self.items[-1] = self._joined(before, rows, table.page)
        else:
            self.items.append(RawTable(rows, (table.page,) * len(rows)))

    def _joined(self, before: RawTable, rows: tuple[tuple[str, ...], ...], page: int) -> RawTable:
        """A table with its rows on the next page: no second header, a row cut by the page whole."""
        if rows[0] == before.rows[0]:
            self._dropped.append("\t".join(rows[0]))
            rows = rows[1:]
        first = before.rows
        if rows and not rows[0][0] and any(map(first_letter_is_small, rows[0])):
            cut = zip(first[-1], rows[0], strict=True)
            first = (*first[:-1], tuple(f"{above} {below}".strip() for above, below in cut))
            rows = rows[1:]
        return RawTable((*first, *rows), (*before.pages, *(page for _ in rows)))

    def _cell(self, cell: str) -> str:
        return cell_text(strip_markup(clean_characters(cell), self._dropped))


def _goes_on(before: RawTable, rows: tuple[tuple[str, ...], ...], page: int) -> bool:
    """Whether a table is the rest of one that ended on the page before."""
    widths = {len(row) for row in (*before.rows, *rows)}
    return page == before.pages[-1] + 1 and len(widths) == 1 and widths != {0}
