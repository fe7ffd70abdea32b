"""Tables whose columns came out one after the other: numbers, then contents, then units …"""

from __future__ import annotations

from collections.abc import Sequence

from thidua.reading.conventions.labels import bullet_end
from thidua.reading.conventions.shape import first_letter_is_small
from thidua.reading.mend.cell_deal import has_open_end
from thidua.reading.mend.flat_tables import ends_flat_table
from thidua.reading.mend.lines import RawLine, glue
from thidua.reading.mend.reading_lines import RawItem, RawTable
from thidua.reading.mend.table_words import ColumnKind, column_kind

_HEADER_LIMIT = 16
_FEWEST_ROWS = 2
_MOST_COLUMNS = 10
_LONGEST_CELL = 8


def with_dumped_tables(items: Sequence[RawItem]) -> list[RawItem]:
    """The items, columns that stand one below the other made tables again.

    Only where every column has as many cells as there are row numbers; anything
    else is left as it came.
    """
    out: list[RawItem] = []
    at = 0
    while at < len(items):
        found = _headers_first(items, at) or _headers_between(items, at)
        if found is None:
            out.append(items[at])
            at += 1
        else:
            table, at = found
            out.append(table)
    return out


def _text(items: Sequence[RawItem], at: int) -> str | None:
    item = items[at] if 0 <= at < len(items) else None
    return item.text.strip() if isinstance(item, RawLine) else None


def _numbers(items: Sequence[RawItem], at: int) -> list[str]:
    """The run 1, 2, 3 … of bare numbers from ``at`` on."""
    run: list[str] = []
    while (text := _text(items, at + len(run))) is not None:
        if text.strip(" .") not in (str(len(run) + 1), f"{len(run) + 1:02d}"):
            break
        run.append(text)
    return run if len(run) >= _FEWEST_ROWS else []


def _is_number_heading(text: str | None) -> bool:
    return text is not None and column_kind(text) is ColumnKind.NUMBER


def _headers_first(items: Sequence[RawItem], start: int) -> tuple[RawTable, int] | None:
    """All headers, then all numbers, then column after column."""
    if not _is_number_heading(_text(items, start)):
        return None
    lines: list[str] = []
    at = start
    while (text := _text(items, at)) is not None and len(lines) < _HEADER_LIMIT:
        numbers = _numbers(items, at)
        if numbers:
            break
        lines.append(text)
        at += 1
    else:
        return None
    headers = _joined(lines)
    at += len(numbers)
    body, end = _lines_to_end(items, at, len(numbers) * len(headers))
    cells = _joined(body)
    columns = len(headers) - 1
    if columns < 1 or len(cells) != columns * len(numbers):
        return None
    parts = [cells[c * len(numbers) : (c + 1) * len(numbers)] for c in range(columns)]
    return _table(items, start, headers, [numbers, *parts]), end


def _headers_between(items: Sequence[RawItem], start: int) -> tuple[RawTable, int] | None:
    """Each header with its column below it."""
    if not _is_number_heading(_text(items, start)):
        return None
    numbers = _numbers(items, start + 1)
    if not numbers:
        return None
    body, end = _lines_to_end(items, start + 1 + len(numbers), len(numbers) * _MOST_COLUMNS)
    headers, columns = [_text(items, start) or ""], [numbers]
    cells = _joined(body)
    size = len(numbers) + 1
    if not cells or len(cells) % size:
        return None
    for first in range(0, len(cells), size):
        if column_kind(cells[first]) is None:
            return None
        headers.append(cells[first])
        columns.append(cells[first + 1 : first + size])
    return _table(items, start, headers, columns), end


def _lines_to_end(items: Sequence[RawItem], at: int, cells: int) -> tuple[list[str], int]:
    """The lines up to the end of the table, no more than ``cells`` can hold."""
    lines: list[str] = []
    while len(lines) <= cells * _LONGEST_CELL and (text := _text(items, at)) is not None:
        if _is_number_heading(text) or ends_flat_table(items, at):
            break
        lines.append(text)
        at += 1
    return lines, at


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines to cells: a small first letter or an open end before it goes on."""
    cells: list[str] = []
    for line in lines:
        bulleted = bullet_end(line) is not None
        if cells and not bulleted and (first_letter_is_small(line) or has_open_end(cells[-1])):
            cells[-1] = glue(cells[-1], line)
        else:
            cells.append(line)
    return cells


def _table(
    items: Sequence[RawItem],
    start: int,
    headers: Sequence[str],
    columns: Sequence[Sequence[str]],
) -> RawTable:
    first = items[start]
    page = first.page if isinstance(first, RawLine) else 1
    rows = (tuple(headers), *zip(*columns, strict=True))
    return RawTable(rows, (page,) * len(rows), has_header=True)
