"""The mended text with its blocks: one line for each paragraph and each table row."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.reading.mend.lines import RawLine
from thidua.reading.mend.reading_lines import RawItem, RawTable
from thidua.reading.text import Cell, MendedText, Paragraph, Row, TableBlock, TextBlock


def assemble(items: Iterable[RawItem], dropped: Iterable[str]) -> MendedText:
    """Write the items into one text; cells are apart by tabs, bullets in a cell by line ends."""
    writer = _Writer()
    for item in items:
        if isinstance(item, RawLine):
            writer.add_paragraph(item)
        else:
            writer.add_table(item)
    return writer.mended(tuple(dropped))


class _Writer:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[TextBlock] = []
        self._pages = 1

    def mended(self, dropped: tuple[str, ...]) -> MendedText:
        return MendedText("".join(self._pieces), tuple(self._blocks), dropped, self._pages)

    def _write(self, words: str) -> tuple[int, int]:
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        return start, self._length

    def add_paragraph(self, line: RawLine) -> None:
        words = " ".join(line.text.split())
        if not words:
            return
        start, end = self._write(words)
        self._write("\n")
        self._pages = max(self._pages, line.page)
        self._blocks.append(Paragraph(start, end, line.page, line.bold, line.italic, line.centered))

    def add_table(self, table: RawTable) -> None:
        rows = [self._row(cells, page) for cells, page in zip(table.rows, table.pages, strict=True)]
        if not rows:
            return
        header = rows.pop(0) if table.has_header else None
        self._blocks.append(TableBlock(header, tuple(rows)))

    def _row(self, cells: tuple[str, ...], page: int) -> Row:
        places: list[Cell] = []
        for number, cell in enumerate(cells or ("",)):
            if number:
                self._write("\t")
            places.append(Cell(*self._write(cell)))
        self._write("\n")
        self._pages = max(self._pages, page)
        return Row(tuple(places), page)
