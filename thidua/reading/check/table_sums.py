"""Tables whose numbers do not add up: groups, totals below and totals beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thidua.reading.check.numbers import NUMBER, number_of
from thidua.reading.check.passages import SEVERITIES, PlacedRow, PlacedTable
from thidua.reading.conventions.labels import roman_value
from thidua.reading.facts import Finding, FindingCode
from thidua.reading.mend.table_words import ColumnKind
from thidua.reading.text import Span

_TOTAL = re.compile(r"\s*(?:tổng(?:\s+(?:cộng|số|điểm))?|cộng)(?!\w)", re.IGNORECASE)
_TOTAL_HEADER = re.compile(r"\s*(?:tổng(?:\s+(?:cộng|số))?|cộng)(?!\w)", re.IGNORECASE)
_PART_OF_ANOTHER = re.compile(r"trong\s+đó|nữ|dân\s+tộc|tỷ\s+lệ|tỉ\s+lệ|%|hệ\s+số", re.IGNORECASE)
_NO_SUM = re.compile(r"tỷ\s+lệ|tỉ\s+lệ|%|hệ\s+số|năm\s+sinh", re.IGNORECASE)
_CELL = re.compile(rf"\s*(?P<number>{NUMBER})\s*(?:điểm|đ|người|đại\s+biểu|%)?\s*")
_NO_NUMBERS = (ColumnKind.TIME, ColumnKind.NUMBER, ColumnKind.NOTE, ColumnKind.UNIT)
_FEWEST_NUMBERS = 3
_MOSTLY = 0.8
_NEARLY_NOTHING = 1e-6
_QUOTED_WORDS = 16


@dataclass(slots=True)
class _Item:
    """A row with its number in one column, and the rows counted under it."""

    row: PlacedRow
    printed: float | None
    below: list[_Item] = field(default_factory=list)

    @property
    def value(self) -> float | None:
        """The printed number, else the sum of the parts; None when a part has none."""
        return self.printed if self.printed is not None else _sum(self.below)

    def walk(self) -> Iterator[_Item]:
        yield self
        for item in self.below:
            yield from item.walk()


def table_mismatches(table: PlacedTable, whole: float | None = None) -> Iterator[Finding]:
    """One finding for each row whose number is not the sum of its parts.

    ``whole`` is the total that the text around the table announces for its only
    column of points; it is compared where the table has no total of its own.
    """
    across = _across(table)
    down = [fault for column in _numeric_columns(table) for fault in _down(table, column, whole)]
    # A wrong cell shows beside and below; it is named where it stands.
    misses = {(fault.column, fault.printed - fault.summed) for fault in across}
    below = [fault for fault in down if (fault.column, fault.summed - fault.printed) not in misses]
    seen: set[int] = set()
    for fault in (*across, *below):
        if fault.row.row.cells[0].start not in seen:
            seen.add(fault.row.row.cells[0].start)
            yield fault.finding(table)


@dataclass(frozen=True, slots=True)
class _Fault:
    row: PlacedRow
    column: int
    printed: float
    summed: float

    def finding(self, table: PlacedTable) -> Finding:
        code = FindingCode.SUM_MISMATCH
        place = self.row.row.cells[self.column]
        words = " ".join(" ".join(self.row.cells[: self.column]).split()[:_QUOTED_WORDS])
        if self.row.label is not None:
            words = words.removeprefix(self.row.cells[0].strip()).strip()
        is_total = _is_total(self.row)
        return Finding(
            code=code,
            severity=SEVERITIES[code],
            section=table.section if is_total else self.row.path,
            quote=f"{words} {self.row.cells[self.column].strip()}".strip(),
            why=f"Cộng các mục được {_shown(self.summed)}, bảng ghi {_shown(self.printed)}.",
            suggestion=f"Sửa thành: {_shown(self.summed)}, hoặc sửa lại các mục.",
            span=Span(self.row.row.page, place.start, place.end),
        )


def _shown(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _number(words: str) -> float | None:
    found = _CELL.fullmatch(words)
    return number_of(found["number"]) if found else None


def _numeric_columns(table: PlacedTable) -> Iterator[int]:
    for column in range(1, len(table.headers)):
        if table.columns[column] in _NO_NUMBERS or _NO_SUM.search(table.headers[column]):
            continue
        filled = [row.cell(column) for row in table.rows if row.cell(column).strip(" -–")]
        numbers = [words for words in filled if _number(words) is not None]
        if len(numbers) >= _FEWEST_NUMBERS and len(numbers) >= _MOSTLY * len(filled):
            yield column


def _is_total(row: PlacedRow) -> bool:
    return any(_TOTAL.match(words) for words in row.cells[:2])


def _down(table: PlacedTable, column: int, whole: float | None) -> Iterator[_Fault]:
    """Groups and totals of a column that are not the sum of the rows they head or close."""
    roots: list[_Item] = []
    totals: list[float] = []
    since: list[_Item] = []
    certain = True
    numbered = any(row.label for row in table.rows)
    for item in _items(table, column):
        if _is_total(item.row):
            if item.printed is None:
                continue
            sums = [_sum(since), _sum(roots), sum(totals) if totals else None]
            known = [value for value in sums if value is not None]
            if certain and known and not any(_equal(item.printed, value) for value in known):
                yield _Fault(item.row, column, item.printed, known[0])
            totals.append(item.printed)
            since = []
        elif item.row.label is None and numbered:
            # A remark such as "Trong đó: nữ": it is no part of its own.
            certain = certain and item.printed is None
        else:
            roots.append(item)
            since.append(item)
    for root in roots:
        yield from _groups(root, column)
    if whole is not None and not totals and certain:
        total = _sum(roots)
        if total is not None and not _equal(total, whole) and roots:
            yield _Fault(roots[0].row, column, whole, total)


def _groups(root: _Item, column: int) -> Iterator[_Fault]:
    for item in root.walk():
        total = _sum(item.below)
        if item.printed is None or total is None or _equal(item.printed, total):
            continue
        # Levels to choose from (tốt 10, khá 8, đạt 5): the highest is the item's own number.
        if max(part.value or 0 for part in item.below) < item.printed:
            yield _Fault(item.row, column, item.printed, total)


def _items(table: PlacedTable, column: int) -> list[_Item]:
    """The rows of the top level, those below them attached."""
    series = [_series(row.label) for row in table.rows]
    order = sorted({s for s in series if s is not None})
    tops: list[_Item] = []
    path: list[tuple[int, _Item]] = []
    for row, own in zip(table.rows, series, strict=True):
        item = _Item(row, _number(row.cell(column)))
        if own is None:
            tops.append(item)
            continue
        level = order.index(own)
        while path and path[-1][0] >= level:
            path.pop()
        (path[-1][1].below if path else tops).append(item)
        path.append((level, item))
    return tops


def _series(label: str | None) -> int | None:
    """The rank of a row's number: A, I, 1, 1.1, 1.1.1, a."""
    if label is None:
        return None
    if roman_value(label) is not None:
        return 1
    if label[0].isdigit():
        return 2 + label.count(".")
    return 0 if label.isupper() else 9


def _sum(items: Sequence[_Item]) -> float | None:
    values = [item.value for item in items]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _equal(first: float, second: float) -> bool:
    return abs(first - second) < _NEARLY_NOTHING


def _across(table: PlacedTable) -> list[_Fault]:
    """Rows whose total beside is not the sum of the other columns, where most rows' is."""
    totals = [n for n, words in enumerate(table.headers) if _TOTAL_HEADER.match(words)]
    if len(totals) != 1:
        return []
    others = [column for column in _numeric_columns(table) if column != totals[0]]
    wholes = [n for n in others if not _PART_OF_ANOTHER.search(table.headers[n])]
    for columns in (others, wholes):
        faults = _misses_across(table, totals[0], columns)
        if faults is not None:
            return faults
    return []


def _misses_across(table: PlacedTable, total: int, columns: Sequence[int]) -> list[_Fault] | None:
    """The rows that miss; None when too many do for the total to be the sum of these columns."""
    fits, faults = 0, []
    for row in table.rows:
        printed = _number(row.cell(total))
        parts = [_number(row.cell(column)) for column in columns]
        known = [part for part in parts if part is not None]
        if printed is None or len(known) < len(parts):
            continue
        if _equal(printed, sum(known)):
            fits += 1
        else:
            faults.append(_Fault(row, total, printed, sum(known)))
    is_sum = len(columns) >= 2 and fits >= 2 and len(faults) <= max(1, fits // 3)
    return faults if is_sum else None
