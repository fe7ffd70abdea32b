"""A plan cut into passages, each with the place by which findings name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from thidua.reading.conventions.labels import roman_value
from thidua.reading.conventions.letters import UPPER
from thidua.reading.facts import Finding, FindingCode
from thidua.reading.mend.table_words import ColumnKind, column_kind, is_row_number
from thidua.reading.outline_types import Section
from thidua.reading.reading_context import Reading
from thidua.reading.source import Severity
from thidua.reading.text import Paragraph, Row, Span, TableBlock, TextBlock

_STOPS = re.compile(rf"[.;!?](?=\s+[{UPPER}\"“‘(-]|\s*$)\s*|;\s*|\n\s*")


_FAR, _LONGEST_CLAUSE = 240, 1200


class Part(StrEnum):
    """The part of a plan that a passage stands in; the value is its place in findings."""

    HEAD = "head"
    TITLE = "title"
    PREAMBLE = "preamble"
    HEADING = "heading"
    BODY = "body"
    CELL = "cell"
    CLOSING = "end"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, a bullet or a table cell: ``text`` begins at ``start``.

    ``section`` is the path of a section or table row, or ``head``, ``preamble``,
    ``recipients``, ``signature``, ``end``; ``under`` the titles of the sections
    around it, outermost first; ``column`` what the column of a cell holds and ``row``
    all the words of its row.
    """

    part: Part
    section: str
    start: int
    page: int
    text: str
    under: tuple[str, ...] = ()
    column: ColumnKind | None = None
    row: str = ""

    def before(self, at: int) -> str:
        """The words before a place, as many as can bear on it."""
        return self.text[max(at - _FAR, 0) : at]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the clause around ``text[start:end]``: from stop to stop or semicolon.

        Looked for no further than any sentence goes, so that endless texts cost no more.
        """
        first = max(start - _LONGEST_CLAUSE, 0)
        for stop in _STOPS.finditer(self.text, first, start):
            first = stop.end()
        after = _STOPS.search(self.text, end, end + _LONGEST_CLAUSE)
        return min(first, start), after.start() if after else min(
            end + _LONGEST_CLAUSE, len(self.text)
        )

    def around(self, start: int, end: int) -> str:
        """The words that belong with ``text[start:end]``: its clause, or its whole table row."""
        if self.row:
            return self.row
        first, last = self.clause(start, end)
        return self.text[first:last]

    @property
    def whole(self) -> Span:
        """The place of the whole passage."""
        return Span(self.page, self.start, self.start + len(self.text))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place of ``text[start:end]``, without blanks at its ends."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        return Span(self.page, self.start + start, self.start + start + len(words.strip()))

    def finding(
        self,
        code: FindingCode,
        start: int,
        end: int,
        why: str,
        suggestion: str | None = None,
        replacement: str | None = None,
    ) -> Finding:
        """A finding on ``text[start:end]``; ``replacement`` are these words put right."""
        return Finding(
            code=code,
            severity=SEVERITIES[code],
            section=self.section,
            quote=self.text[start:end].strip(),
            why=why,
            suggestion=suggestion,
            replacement=replacement.strip() if replacement else None,
            span=self.span(start, end),
        )


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A table row with its path; ``group`` is True for a row that heads those below it."""

    path: str
    row: Row
    cells: tuple[str, ...]
    label: str | None
    group: bool

    def cell(self, column: int) -> str:
        """The words of a cell, empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table in its section. ``columns`` tells what each column holds, by its header."""

    section: str
    under: tuple[str, ...]
    headers: tuple[str, ...]
    columns: tuple[ColumnKind | None, ...]
    rows: tuple[PlacedRow, ...]
    block: TableBlock

    def column(self, pattern: re.Pattern[str]) -> int | None:
        """The first column whose header matches."""
        return next((n for n, words in enumerate(self.headers) if pattern.search(words)), None)


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
SEVERITIES: dict[FindingCode, Severity] = {
    FindingCode.MISSING_HEAD: _WARNING,
    FindingCode.MISSING_TITLE: _WARNING,
    FindingCode.MISSING_NUMBER: _WARNING,
    FindingCode.MISSING_DATE: _WARNING,
    FindingCode.NUM_GAP: _WARNING,
    FindingCode.NUM_DUP: _ERROR,
    FindingCode.PERIOD_CONFLICT: _ERROR,
    FindingCode.DATE_CONFLICT: _ERROR,
    FindingCode.DATE_INVALID: _ERROR,
    FindingCode.DEADLINE_ORDER: _ERROR,
    FindingCode.DEADLINE_PAST: _ERROR,
    FindingCode.START_UNDATED: _WARNING,
    FindingCode.NO_UNIT: _WARNING,
    FindingCode.NO_DEADLINE: _WARNING,
    FindingCode.SUM_MISMATCH: _ERROR,
    FindingCode.RANGE_FAULT: _ERROR,
    FindingCode.REF_INCOMPLETE: _WARNING,
    FindingCode.REF_MISSING: _WARNING,
    FindingCode.REF_CONFLICT: _ERROR,
    FindingCode.REF_OUTDATED: _ERROR,
    FindingCode.NAME_CONFLICT: _WARNING,
    FindingCode.AUTHORITY: _ERROR,
    FindingCode.TYPO: _WARNING,
    FindingCode.FORM: Severity.INFO,
}
"""How much a fault of each kind weighs: an error makes the plan wrong, a warning unfinished."""


def passages(reading: Reading) -> tuple[Passage, ...]:
    """All passages of a plan in the order of the outline."""
    outline = reading.outline
    return (
        *_of_blocks(reading, outline.head, Part.HEAD, "head"),
        *_of_blocks(reading, outline.title, Part.TITLE, "head"),
        *_of_blocks(reading, outline.preamble, Part.PREAMBLE, "preamble"),
        *(passage for section in outline.sections for passage in _of_section(reading, section, ())),
        *_of_blocks(reading, outline.stray, Part.BODY, "end"),
        *_of_blocks(reading, outline.closing, Part.CLOSING, "end"),
        *_of_blocks(reading, outline.recipients, Part.RECIPIENTS, "recipients"),
        *_of_blocks(reading, outline.signature, Part.SIGNATURE, "signature"),
    )


def tables(reading: Reading) -> tuple[PlacedTable, ...]:
    """All tables of the numbered tree and its annexes."""
    return tuple(
        table for section in reading.outline.sections for table in _tables_of(reading, section, ())
    )


def _of_section(reading: Reading, section: Section, under: tuple[str, ...]) -> Iterator[Passage]:
    heading = section.heading
    words = reading.text[heading.start : heading.end]
    yield Passage(Part.HEADING, section.path, heading.start, heading.page, words, under)
    within = (*under, section.title or "")
    yield from _of_blocks(reading, section.body, Part.BODY, section.path, within)
    for child in section.children:
        yield from _of_section(reading, child, within)


def _of_blocks(
    reading: Reading,
    blocks: tuple[TextBlock, ...],
    part: Part,
    section: str,
    under: tuple[str, ...] = (),
) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Paragraph):
            text = reading.text[block.start : block.end]
            yield Passage(part, section, block.start, block.page, text, under)
        else:
            yield from _of_table(placed(reading, block, section, under))


def _of_table(table: PlacedTable) -> Iterator[Passage]:
    for row in table.rows:
        whole = " | ".join(words for words in row.cells if words.strip())
        for at, (cell, words) in enumerate(zip(row.row.cells, row.cells, strict=True)):
            if words.strip():
                column = table.columns[at] if at < len(table.columns) else None
                page = row.row.page
                yield Passage(
                    Part.CELL, row.path, cell.start, page, words, table.under, column, whole
                )


def _tables_of(reading: Reading, section: Section, under: tuple[str, ...]) -> Iterator[PlacedTable]:
    within = (*under, section.title or "")
    for block in section.body:
        if isinstance(block, TableBlock):
            yield placed(reading, block, section.path, within)
    for child in section.children:
        yield from _tables_of(reading, child, within)


def placed(
    reading: Reading, block: TableBlock, section: str, under: tuple[str, ...]
) -> PlacedTable:
    """A table with the path of each row: section, number of the group row, own number."""
    header = block.header.cells if block.header else ()
    headers = tuple(reading.text[cell.start : cell.end] for cell in header)
    rows = []
    group: str | None = None
    for row in block.rows:
        cells = tuple(reading.text[cell.start : cell.end] for cell in row.cells)
        label = cells[0].strip().strip(".()") if cells and is_row_number(cells[0]) else None
        heads = label is not None and _heads_group(label, cells)
        if heads:
            group = label
        path = "/".join(part for part in (section, None if heads else group, label) if part)
        rows.append(PlacedRow(path, row, cells, label, heads))
    return PlacedTable(
        section, under, headers, tuple(column_kind(words) for words in headers), tuple(rows), block
    )


def _heads_group(label: str, cells: tuple[str, ...]) -> bool:
    """A row numbered by a roman number or a capital heads those numbered 1, 2, 3 below it."""
    return roman_value(label) is not None or (
        len(label) == 1 and label.isalpha() and label.isupper()
    )
