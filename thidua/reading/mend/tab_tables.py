"""Tables whose rows are lines: cells apart by tabs, or by bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.reading.conventions.labels import bullet_end, read_label
from thidua.reading.conventions.marks import RECIPIENTS, annex_heading, title_type
from thidua.reading.conventions.shape import closed, first_letter_is_small, starts_item
from thidua.reading.mend.columns import cells_by_column, is_layout
from thidua.reading.mend.furniture import is_page_number
from thidua.reading.mend.lines import RawLine
from thidua.reading.mend.reading_lines import RawItem, RawTable, cell_text
from thidua.reading.mend.table_words import is_header, is_row_number

# "1.⇥Mục đích": a tab between number and heading makes no table.
_TABBED_ITEM = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)/-]|[IVX]{1,5}[.)/-]|[A-Za-zĐđ][.)]|[-–+*•\uf0b7])\t+[^\t]*$"
)
_NO_WORDS = re.compile(r"[\W_]*$")


def with_line_tables(items: Sequence[RawItem], dropped: list[str]) -> list[RawItem]:
    """The items, runs of lines with tabs or bars made tables.

    A row may be cut by empty lines and by page numbers; a cell that ran over
    several lines is put together again; rows of dashes and headers repeated on
    the next page are left out.
    """
    out: list[RawItem] = []
    at = 0
    foot = False
    while at < len(items):
        item = items[at]
        foot = _in_foot(item, foot)
        if foot:
            out.append(item)
            at += 1
            continue
        if isinstance(item, RawLine) and _TABBED_ITEM.match(item.text):
            out.append(replace(item, text=" ".join(item.text.split("\t"))))
            at += 1
            continue
        if isinstance(item, RawLine) and cells_of(item.text) is not None:
            run = _Run()
            end = run.read(items, at)
            table = run.table()
            layout = table is not None and is_layout(table.rows)
            if layout and "\t" in item.text:
                # Head and foot have their own way with columns apart by tabs.
                out.extend(items[at:end])
                at = end
                continue
            if table is not None:
                dropped.extend(run.dropped)
                out.extend(_lines_of_layout(table, item) if layout else (table,))
                at = end
                continue
        out.append(item)
        at += 1
    return out


def _in_foot(item: RawItem, before: bool) -> bool:
    """Whether an item with tabs is a line of the foot, from "Nơi nhận" to an annex or a header."""
    if not isinstance(item, RawLine) or annex_heading(item.text):
        return False
    if RECIPIENTS.match(item.text) and "|" not in item.text:
        return True
    cells = cells_of(item.text) if before else None
    return before and not (cells and is_header(cells))


def _lines_of_layout(table: RawTable, first: RawLine) -> Iterator[RawLine]:
    for words in cells_by_column(table.rows):
        if words.strip():
            yield replace(first, text=words, gap=False)


def cells_of(line: str) -> list[str] | None:
    """The cells of a line that is a table row, None for any other line."""
    if "\t" in line.strip() or line.endswith("\t\t"):
        return [cell_text(cell) for cell in line.split("\t")]
    if line.count("|") >= 2:
        bare = line.strip()
        bare = bare.removeprefix("|").removesuffix("|")
        return [cell_text(cell) for cell in bare.split("|")]
    return None


class _Run:
    """Rows gathered from successive lines."""

    def __init__(self) -> None:
        self.dropped: list[str] = []
        self._rows: list[list[str]] = []
        self._pages: list[int] = []
        self._header: list[str] | None = None

    @property
    def _width(self) -> int:
        if self._header:
            return len(self._header)
        return max((len(row) for row in self._rows), default=0)

    def read(self, items: Sequence[RawItem], start: int) -> int:
        """Take rows from ``items[start:]``; returns where the table ends."""
        at = start
        while at < len(items):
            item = items[at]
            if not isinstance(item, RawLine):
                break
            if self._width != 2 and _TABBED_ITEM.match(item.text):
                break
            cells = cells_of(item.text)
            if cells is not None:
                self._add(cells, item)
            elif not self._take_plain(items, at):
                break
            at += 1
        return at

    def table(self) -> RawTable | None:
        """The table, None when the lines were none (a single row without header words)."""
        self._take_second_header()
        rows = [self._header, *self._rows] if self._header else self._rows
        empty_form = self._header is not None and len(self._header) > 2
        if self._width < 2 or (len(rows) < 2 and not is_layout(rows) and not empty_form):
            return None
        return RawTable(tuple(tuple(row) for row in rows), tuple(self._pages), bool(self._header))

    def _take_second_header(self) -> None:
        """A second header line ("", "Chính thức", "Khách mời") goes into the first."""
        if not self._header or not self._rows or len(self._rows[0]) != len(self._header):
            return
        below = self._rows[0]
        filled = [cell for cell in below if cell]
        plain = all(len(cell) <= 40 and not any(map(str.isdigit, cell)) for cell in filled)
        if below[0] or len(filled) < 2 or not plain or len(filled) == len(below) - 1 > 2:
            return
        self._header = [f"{a} {b}".strip() for a, b in zip(self._header, below, strict=True)]
        del self._rows[0], self._pages[1]

    def _add(self, cells: list[str], line: RawLine) -> None:
        if all(_NO_WORDS.match(cell) for cell in cells):
            if any(cells):
                self.dropped.append(line.text)
            elif not self._rows:
                return
            return
        if not self._rows and not self._header and is_header(cells):
            self._header = cells
            self._pages.append(line.page)
        elif self._header and [c.lower() for c in cells] == [c.lower() for c in self._header]:
            self.dropped.append(line.text)
        elif self._continues_row(cells):
            self._merge(cells)
        else:
            self._rows.append(cells)
            self._pages.append(line.page)

    def _continues_row(self, cells: list[str]) -> bool:
        if not self._rows or is_layout(self._rows):
            return False
        row = self._rows[-1]
        if not cells[0] and len(cells) == len(row):
            filled = [cell for cell in cells if cell]
            return bool(filled) and all(first_letter_is_small(cell) for cell in filled)
        short = len(row) < self._width and len(row) + len(cells) - 1 <= self._width
        return short and not is_row_number(cells[0]) and not (row[0] and not cells[0])

    def _merge(self, cells: list[str]) -> None:
        row = self._rows[-1]
        if len(cells) == len(row) and not cells[0]:
            self._rows[-1] = [f"{a} {b}".strip() for a, b in zip(row, cells, strict=True)]
            return
        row[-1] = f"{row[-1]} {cells[0]}".strip()
        row.extend(cells[1:])

    def _take_plain(self, items: Sequence[RawItem], at: int) -> bool:
        """Whether a line without cells still belongs to the table, and put it there."""
        line = items[at]
        assert isinstance(line, RawLine)  # noqa: S101 - narrowed by the caller
        goes_on = any(
            isinstance(item, RawLine)
            and cells_of(item.text) is not None
            and not _TABBED_ITEM.match(item.text)
            for item in items[at + 1 : at + 6]
        )
        if RECIPIENTS.match(line.text) or annex_heading(line.text) or title_type(line.text):
            return False
        if is_page_number(line.text) and goes_on:
            self.dropped.append(line.text)
            return True
        if goes_on and self._rows and (group := self._group_row(line.text)):
            self._rows.append(group)
            self._pages.append(line.page)
            return True
        if self._rows and not is_layout(self._rows) and self._belongs_to_last_cell(line, goes_on):
            self._append_to_last_cell(line.text)
            return True
        if goes_on and len(line.text) <= 160 and not closed(line.text):
            self._rows.append([line.text])
            self._pages.append(line.page)
            return True
        return False

    def _group_row(self, words: str) -> list[str] | None:
        """A line such as "II. Công tác tuyên truyền" between complete rows names a group."""
        label = None if bullet_end(words) is not None else read_label(words)
        complete = len(self._rows[-1]) >= self._width
        if label is None or not complete or label.series not in ("roman", "capital"):
            return None
        return [label.text, words[label.end :], *[""] * (self._width - 2)]

    def _belongs_to_last_cell(self, line: RawLine, goes_on: bool) -> bool:
        if len(self._rows[-1]) < self._width and goes_on and not line.text.isupper():
            return True
        if line.gap:
            return False
        return first_letter_is_small(line.text) or (goes_on and starts_item(line.text))

    def _append_to_last_cell(self, words: str) -> None:
        row = self._rows[-1]
        row[-1] = f"{row[-1]}\n{words}" if starts_item(words) else f"{row[-1]} {words}".strip()
