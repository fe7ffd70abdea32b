"""Tables set with blanks: columns that begin at the same place on every line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.reading.conventions.labels import bullet_end, read_label
from thidua.reading.conventions.marks import CLOSING_APPEAL, RECIPIENTS, annex_heading
from thidua.reading.mend.lines import RawLine, glue
from thidua.reading.mend.reading_lines import RawItem, RawTable
from thidua.reading.mend.table_words import ColumnKind, column_kind, is_header, is_row_number

_PIECE = re.compile(r"\S+(?:\s\S+)*")
_TOLERANCE = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    start: int


def with_spaced_tables(items: Sequence[RawItem], dropped: list[str]) -> list[RawItem]:
    """The items, runs of lines aligned below a header line made tables."""
    out: list[RawItem] = []
    at = 0
    while at < len(items):
        item = items[at]
        if isinstance(item, RawLine) and (header := _header(item)):
            reader = _SpacedTable(header, item.page)
            end = reader.read(items, at + 1)
            if reader.rows:
                dropped.extend(reader.dropped)
                out.append(reader.table())
                at = end
                continue
        out.append(item)
        at += 1
    return out


def _pieces(line: RawLine) -> list[_Piece]:
    found = _PIECE.finditer(line.text)
    return [_Piece(piece[0], line.indent + piece.start()) for piece in found]


def _header(line: RawLine) -> list[_Piece] | None:
    if "   " not in line.text or len(line.text) > 300:
        return None
    pieces = _pieces(line)
    if len(pieces) < 3 or not is_header([piece.words for piece in pieces]):
        return None
    return pieces


class _SpacedTable:
    """Rows gathered below one header line."""

    def __init__(self, header: Sequence[_Piece], page: int) -> None:
        self._starts = [piece.start for piece in header]
        self._header = [piece.words for piece in header]
        self._first_line = list(self._header)
        self._kinds = [column_kind(words) for words in self._header]
        self._numbered = self._kinds[0] is ColumnKind.NUMBER
        self.dropped: list[str] = []
        self._pages = [page]
        self.rows: list[list[str]] = []

    def table(self) -> RawTable:
        rows = (tuple(self._header), *(tuple(row) for row in self.rows))
        return RawTable(rows, tuple(self._pages), has_header=True)

    def read(self, items: Sequence[RawItem], at: int) -> int:
        """Take lines from ``items[at:]``; returns where the table ends."""
        while at < len(items):
            line = items[at]
            if not isinstance(line, RawLine) or not self._take(line):
                break
            at += 1
        return at

    def _take(self, line: RawLine) -> bool:
        pieces = _pieces(line)
        words = [piece.words for piece in pieces]
        if words == self._first_line or self._is_page_number(pieces):
            self.dropped.append(line.text)
            return True
        if _closes_table(line.text):
            return False
        cells = self._cells(pieces)
        if cells is None:
            return False
        if self._opens_row(cells):
            self.rows.append(cells)
            self._pages.append(line.page)
        elif self.rows:
            self._append(self.rows[-1], cells)
        elif len(pieces) > 1 or pieces[0].start > self._starts[0] + _TOLERANCE:
            self._append(self._header, cells)
        else:
            return False
        return True

    def _is_page_number(self, pieces: Sequence[_Piece]) -> bool:
        only = pieces[0] if len(pieces) == 1 else None
        if only is None or not only.words.strip("-–— ").isdigit():
            return False
        return self._column(only.start) != 0 and ColumnKind.COUNT not in self._kinds

    def _column(self, start: int) -> int:
        """The last column that begins at or before a place."""
        columns = [at for at, begin in enumerate(self._starts) if begin <= start + _TOLERANCE]
        return columns[-1] if columns else 0

    def _cells(self, pieces: Sequence[_Piece]) -> list[str] | None:
        cells = [""] * len(self._starts)
        for piece in pieces:
            column = self._column(piece.start)
            cells[column] = glue(cells[column], piece.words)
        first = cells[0]
        # Running text at the left margin is no row.
        if self._numbered and first and not is_row_number(first):
            return self._numbered_first(cells)
        return cells

    def _numbered_first(self, cells: list[str]) -> list[str] | None:
        """A first cell that ran into the second ("1 Ban hành …"): part them."""
        number, _, rest = cells[0].partition(" ")
        if not is_row_number(number) or not rest or cells[1]:
            return None
        return [number, rest, *cells[2:]]

    def _opens_row(self, cells: Sequence[str]) -> bool:
        if self._numbered:
            return bool(cells[0]) or cells[1].lower().startswith(("tổng cộng", "cộng"))
        return bool(cells[0]) and (not self.rows or sum(map(bool, cells)) > 1)

    def _append(self, row: list[str], cells: Sequence[str]) -> None:
        for column, words in enumerate(cells):
            if not words:
                continue
            bulleted = bullet_end(words) is not None and row[column]
            row[column] = f"{row[column]}\n{words}" if bulleted else glue(row[column], words)


def _closes_table(words: str) -> bool:
    if RECIPIENTS.match(words) or annex_heading(words) or CLOSING_APPEAL.match(words):
        return True
    label = None if bullet_end(words) is not None else read_label(words)
    return label is not None and label.mark != "" and "   " not in words and label.end < len(words)
