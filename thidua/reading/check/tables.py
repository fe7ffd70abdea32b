"""Task tables: a row that names no unit or no time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import SEVERITIES, PlacedRow, PlacedTable
from thidua.reading.facts import Finding, FindingCode
from thidua.reading.mend.table_words import ColumnKind
from thidua.reading.text import Span
from thidua.timing import find_clock_ranges, parse_clock

_CONTENT = re.compile(
    r"nội\s+dung|nhiệm\s+vụ|công\s+việc|hoạt\s+động|phần\s+việc|tên\s+việc|hạng\s+mục|chỉ\s+tiêu|sự\s+kiện",
    re.IGNORECASE,
)
_WITH = re.compile(r"phối\s+hợp", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]|//")
_QUOTED_WORDS = 20
# A column of which more is empty than filled was merged or lost, not forgotten.
_FORGOTTEN_AT_MOST = 0.5


def cells_without_unit(inspection: Inspection) -> Iterator[Finding]:
    """The cell that should name who does it is empty."""
    for table in inspection.tables:
        content, unit = _content(table), _unit(table)
        if content is not None and unit is not None and not _is_programme(table):
            yield from _empty_cells(
                table,
                content,
                unit,
                FindingCode.NO_UNIT,
                "Ô đơn vị thực hiện để trống.",
                "Ghi tên đơn vị chủ trì.",
            )


def cells_without_deadline(inspection: Inspection) -> Iterator[Finding]:
    """The cell that should say when is empty."""
    for table in inspection.tables:
        content, time = _content(table), _column(table, ColumnKind.TIME)
        if content is not None and time is not None and not _is_programme(table):
            yield from _empty_cells(
                table,
                content,
                time,
                FindingCode.NO_DEADLINE,
                "Ô thời gian thực hiện để trống.",
                "Ghi thời hạn hoàn thành.",
            )


def _content(table: PlacedTable) -> int | None:
    return table.column(_CONTENT)


def _unit(table: PlacedTable) -> int | None:
    for at, (kind, words) in enumerate(zip(table.columns, table.headers, strict=True)):
        if kind is ColumnKind.UNIT and not (_WITH.search(words) and "chủ trì" not in words.lower()):
            return at
    return None


def _column(table: PlacedTable, wanted: ColumnKind) -> int | None:
    return next((at for at, kind in enumerate(table.columns) if kind is wanted), None)


def _is_programme(table: PlacedTable) -> bool:
    """Whether the times are clock times: a meeting's programme, where not all have a speaker."""
    column = _column(table, ColumnKind.TIME)
    if column is None:
        return False
    times = [row.cell(column) for row in table.rows if row.cell(column).strip()]
    clocks = [words for words in times if find_clock_ranges(words) or parse_clock(words)]
    return len(clocks) * 2 > len(times)


def _empty_cells(
    table: PlacedTable, content: int, column: int, code: FindingCode, why: str, suggestion: str
) -> Iterator[Finding]:
    rows = [row for at, row in enumerate(table.rows) if _is_task(table, at, row, content)]
    empty = sum(not _says_something(row, column) for row in rows)
    if empty > _FORGOTTEN_AT_MOST * len(rows):
        return
    for at, row in enumerate(rows):
        if _says_something(row, column) or _is_merged(rows, at, column):
            continue
        place = row.row.cells[content]
        yield Finding(
            code=code,
            severity=SEVERITIES[code],
            section=row.path,
            quote=" ".join(row.cell(content).split()[:_QUOTED_WORDS]),
            why=why,
            suggestion=suggestion,
            span=Span(row.row.page, place.start, place.end),
        )


def _is_task(table: PlacedTable, at: int, row: PlacedRow, content: int) -> bool:
    """A row with a content of its own: no group heading, total or rule."""
    if row.group or not _LETTER.search(row.cell(content)):
        return False
    others = [n for n in range(len(table.headers)) if n not in (0, content)]
    if any(_says_something(row, n) for n in others):
        return True
    following = table.rows[at + 1].label if at + 1 < len(table.rows) else None
    heads = row.label is not None and (following or "").startswith(f"{row.label}.")
    return row.label is not None and not heads


def _says_something(row: PlacedRow, column: int) -> bool:
    return _LETTER.search(row.cell(column)) is not None


def _is_merged(rows: Sequence[PlacedRow], at: int, column: int) -> bool:
    """Two empty cells in a run belong to the filled one above them: a merged cell."""
    above = at > 0 and not _says_something(rows[at - 1], column)
    below = at + 1 < len(rows) and not _says_something(rows[at + 1], column)
    return at > 0 and (above or below)
