"""Tables whose cells came out one below the other: rows and columns rebuilt.

The header words tell the columns, the row numbers the rows; within a row the
lines are dealt to the columns in order, by what they look like (`cell_deal`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thidua.reading.conventions.labels import bullet_end, read_label, roman_value
from thidua.reading.conventions.marks import CLOSING_APPEAL, RECIPIENTS, annex_heading
from thidua.reading.conventions.shape import first_letter_is_small
from thidua.reading.mend.cell_deal import deal_lines, has_open_end
from thidua.reading.mend.furniture import is_page_number, is_rule
from thidua.reading.mend.lines import RawLine, glue
from thidua.reading.mend.reading_lines import RawItem, RawTable
from thidua.reading.mend.table_words import ColumnKind, column_kind, is_row_number

_HEADER_LIMIT = 24
_WIDE_CELL = 55
_TOTAL = re.compile(
    r"\s*(?:T[ổỔ][nN][gG]\s+(?:cộng|số|điểm|CỘNG|SỐ|ĐIỂM)|Cộng|CỘNG)(?!\w)[^.;]{0,30}$"
)
_CLOCK = re.compile(r"\s*(?:từ\s+)?\d{1,2}\s*(?:[hHgG:]|giờ)\s*\d{0,2}", re.IGNORECASE)
# Header words over two lines, both with a capital: noun, then what qualifies it.
_HEADER_PAIRS = re.compile(
    r"nội dung\n(?:công việc|nhiệm vụ|thực hiện|hoạt động|tiêu chí)"
    r"|(?:đơn vị|cơ quan|bộ phận|người|cán bộ)\n(?:chủ trì|phối hợp|thực hiện|phụ trách|tham mưu)"
    r"|(?:thời gian|thời hạn|tiến độ)\n(?:thực hiện|hoàn thành|tổ chức|dự kiến|triển khai)",
    re.IGNORECASE,
)
_ENDS_IN_WORD = re.compile(r"\w\s*$")
_NUMERIC = re.compile(r"[\s\d.,%+/–-]+$")


def with_flat_tables(items: Sequence[RawItem], dropped: list[str]) -> list[RawItem]:
    """The items, tables whose cells stand on lines of their own made tables again."""
    out: list[RawItem] = []
    at = 0
    while at < len(items):
        header = _read_header(items, at)
        table, end = _read_rows(items, header, dropped) if header else (None, at)
        if table is not None:
            out.append(table)
            at = end
        else:
            out.append(items[at])
            at += 1
    return out


@dataclass(frozen=True, slots=True)
class _Header:
    cells: tuple[str, ...]
    lines: tuple[str, ...]
    kinds: tuple[ColumnKind, ...]
    page: int
    end: int
    furniture: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        return self.kinds[0] is ColumnKind.NUMBER


def _line(items: Sequence[RawItem], at: int) -> RawLine | None:
    item = items[at] if 0 <= at < len(items) else None
    return item if isinstance(item, RawLine) else None


def _read_header(items: Sequence[RawItem], start: int) -> _Header | None:
    """The header cells from ``start`` up to the first row, each over one line or more."""
    first = _line(items, start)
    if first is None or len(first.text) > 60:
        return None
    kind = column_kind(_first_cell(items, start))
    if kind not in (ColumnKind.NUMBER, ColumnKind.TIME) or bullet_end(first.text) is not None:
        return None
    lines: list[str] = []
    furniture: list[str] = []
    at = start
    while (line := _line(items, at)) is not None and at < start + _HEADER_LIMIT:
        if lines and _opens_first_row(items, at, kind):
            header = _header(lines, first.page, at)
            return replace(header, furniture=tuple(furniture)) if header else None
        if lines and is_page_number(line.text):
            furniture.append(line.text)
            at += 1
            continue
        if len(line.text) > 60 or line.text.rstrip().endswith((".", ";", ":")):
            return None
        lines.append(line.text)
        at += 1
    return None


def _first_cell(items: Sequence[RawItem], start: int) -> str:
    """The first header cell, which may go on below ("Thời" / "gian")."""
    first, following = _line(items, start), _line(items, start + 1)
    words = first.text if first else ""
    if following is not None and len(words) < 12 and first_letter_is_small(following.text):
        return f"{words} {following.text}"
    return words


def _opens_first_row(items: Sequence[RawItem], at: int, kind: ColumnKind) -> bool:
    line, following = _line(items, at), _line(items, at + 1)
    if line is None or following is None:
        return False
    if kind is ColumnKind.TIME:
        return _CLOCK.match(line.text) is not None
    first = line.text.strip(" .)(")
    return first in ("1", "01", "I", "A", "1.1") and not _NUMERIC.match(following.text)


def _header(lines: Sequence[str], page: int, end: int) -> _Header | None:
    cells: list[str] = []
    for line in lines:
        if cells and _header_goes_on(cells[-1], line):
            cells[-1] = glue(cells[-1], line)
        else:
            cells.append(line.strip())
    kinds = [column_kind(cell) for cell in cells]
    fewest = 2 if kinds[0] is ColumnKind.TIME else 3
    known_cells = sum(kind is not None for kind in kinds)
    if len(cells) < fewest or known_cells < max(2, len(kinds) // 2):
        return None
    known = tuple(kind or ColumnKind.TEXT for kind in kinds)
    return _Header(tuple(cells), tuple(line.strip() for line in lines), known, page, end)


def _header_goes_on(cell: str, line: str) -> bool:
    if first_letter_is_small(line) or line.startswith("("):
        return True
    if line.isupper() and column_kind(line) is None:
        return True
    return _HEADER_PAIRS.match(f"{cell}\n{line.strip()}") is not None


def _read_rows(
    items: Sequence[RawItem], header: _Header, dropped: list[str]
) -> tuple[RawTable | None, int]:
    reader = _RowReader(items, header)
    end = reader.read()
    if not reader.rows:
        return None, end
    dropped.extend((*header.furniture, *reader.furniture))
    rows = (header.cells, *(row.cells(header) for row in reader.rows))
    pages = (header.page, *(row.page for row in reader.rows))
    return RawTable(rows, pages, has_header=True), end


@dataclass(slots=True)
class _FlatRow:
    number: str
    lines: list[str]
    page: int

    @property
    def counts(self) -> int:
        """How many of its lines are bare numbers."""
        return sum(_NUMERIC.match(line) is not None for line in self.lines)

    def cells(self, header: _Header) -> tuple[str, ...]:
        return (self.number, *deal_lines(self.lines, header.kinds[1:]))


class _RowReader:
    def __init__(self, items: Sequence[RawItem], header: _Header) -> None:
        self._items = items
        self._header = header
        self.rows: list[_FlatRow] = []
        self.furniture: list[str] = []
        self._counts = header.kinds.count(ColumnKind.COUNT)
        self._widest = max(map(len, header.lines))

    def read(self) -> int:
        """Gather rows from the end of the header on; returns where the table ends."""
        at = self._header.end
        while (line := _line(self._items, at)) is not None:
            skipped = self._repeated_header(at)
            if skipped:
                at += skipped
            elif self._number_awaited(line.text):
                self.rows[-1].lines.append(line.text)
                at += 1
            elif self._time_goes_on(line.text):
                self.rows[-1].number = glue(self.rows[-1].number, line.text)
                at += 1
            elif self._starts_row(at):
                self.rows.append(_FlatRow(line.text.strip(" .)("), [], line.page))
                at += 1
            elif self.rows and self._opens_total(at):
                self.rows.append(_FlatRow("", [line.text], line.page))
                at += 1
            elif ends_flat_table(self._items, at) or not self.rows or self._too_wide(line.text):
                break
            elif self._is_page_number(at):
                self.furniture.append(line.text)
                at += 1
            else:
                self.rows[-1].lines.append(line.text)
                self._widest = max(self._widest, len(line.text))
                at += 1
        return at

    def _too_wide(self, words: str) -> bool:
        """Whether a line is too long for a cell of this table: running text after it."""
        return len(self.rows) > 1 and len(words) > max(_WIDE_CELL, 1.4 * self._widest)

    def _number_awaited(self, words: str) -> bool:
        """Whether a bare number ends the words before it ("Đoàn kiểm tra số" / "1")."""
        if not words.strip().isdigit() or not self.rows or not self.rows[-1].lines:
            return False
        before = self.rows[-1].lines[-1]
        return has_open_end(before) and _ENDS_IN_WORD.search(before) is not None

    def _time_goes_on(self, words: str) -> bool:
        """Whether a clock time ends the span that the row's first line began ("7h00 -")."""
        if self._header.numbered or not self.rows or self.rows[-1].lines:
            return False
        if is_rule(words):
            return True
        return has_open_end(self.rows[-1].number) and _CLOCK.match(words) is not None

    def _repeated_header(self, at: int) -> int:
        """How many lines repeat the header here, a page number before it included."""
        lines = self._header.lines
        start = at
        line = _line(self._items, at)
        if line is not None and line.text.strip().isdigit() and self._counted():
            start += 1
        for offset, words in enumerate(lines):
            here = _line(self._items, start + offset)
            if here is None or here.text.strip() != words:
                return 0
        taken = start + len(lines) - at
        for place in range(at, at + taken):
            if (here := _line(self._items, place)) is not None:
                self.furniture.append(here.text)
        return taken

    def _counted(self) -> bool:
        """Whether the last row has all the numbers that its columns can hold."""
        return not self.rows or self.rows[-1].counts >= self._counts

    def _starts_row(self, at: int) -> bool:
        line, following = _line(self._items, at), _line(self._items, at + 1)
        if line is None or following is None:
            return False
        if not self._header.numbered:
            return _CLOCK.match(line.text) is not None and len(line.text) < 40
        if not is_row_number(line.text) or not _begins_cell(following.text):
            return False
        if _TOTAL.match(following.text) or is_row_number(following.text):
            return False
        if not self.rows:
            return True
        number = line.text.strip(" .)(")
        numbers = [row.number for row in self.rows if row.number]
        return _follows(number, numbers) and not self._awaits_count()

    def _awaits_count(self) -> bool:
        """Whether the last row still lacks a number that the rows before it all have."""
        counts = [row.counts for row in self.rows]
        return ColumnKind.COUNT in self._header.kinds and counts[-1] < min(counts[:-1], default=0)

    def _opens_total(self, at: int) -> bool:
        line, following = _line(self._items, at), _line(self._items, at + 1)
        if line is None or following is None or not _TOTAL.match(line.text):
            return False
        return _NUMERIC.match(following.text) is not None

    def _is_page_number(self, at: int) -> bool:
        line = _line(self._items, at)
        if line is None or not is_page_number(line.text):
            return False
        if not line.text.strip().isdigit() or ColumnKind.COUNT not in self._header.kinds:
            return True
        # Among counts a page number is one number too many.
        return self._counted()


def ends_flat_table(items: Sequence[RawItem], at: int) -> bool:
    """Whether the text after a table begins here: foot, annex, appeal, or the next section."""
    line = _line(items, at)
    if line is None:
        return True
    words = line.text
    if RECIPIENTS.match(words) or annex_heading(words) or CLOSING_APPEAL.match(words):
        return True
    label = None if bullet_end(words) is not None else read_label(words)
    if label is None or label.end >= len(words.rstrip()):
        return False
    if label.series not in ("arabic", "letter", "dotted"):
        return True
    return label.series == "arabic" and label.mark in (".", "-", "/") and line.gap


def _begins_cell(words: str) -> bool:
    """Whether a content cell can begin so: a capital, a bullet, a quote, never a bare number."""
    if _NUMERIC.match(words):
        return False
    return bullet_end(words) is not None or not first_letter_is_small(words)


def _follows(number: str, before: Sequence[str]) -> bool:
    """Whether a row number may come after those already seen."""
    if not before:
        return True
    last = before[-1]
    parts, last_parts = _parts(number), _parts(last)
    if parts is None or last_parts is None:
        return False
    if len(parts) == len(last_parts) and type_of(number) == type_of(last):
        return parts[:-1] == last_parts[:-1] and 0 < parts[-1] - last_parts[-1] <= 2
    if type_of(number) == type_of(last) and len(parts) == len(last_parts) + 1:
        return parts[:-1] == last_parts and parts[-1] == 1
    if type_of(number) == type_of(last):
        same = [
            p
            for n in before
            if (p := _parts(n)) and len(p) == len(parts) and type_of(n) == type_of(number)
        ]
        return bool(same) and 0 < parts[-1] - same[-1][-1] <= 2
    same_type = [p for n in before if type_of(n) == type_of(number) and (p := _parts(n))]
    if not same_type:
        return parts[-1] == 1
    return parts[-1] == 1 or 0 < parts[-1] - same_type[-1][-1] <= 2


def type_of(number: str) -> str:
    """The kind of a row number: ``digit``, ``roman`` or ``letter``."""
    if number[0].isdigit():
        return "digit"
    return "roman" if roman_value(number) is not None else "letter"


def _parts(number: str) -> tuple[int, ...] | None:
    if number[0].isdigit():
        return tuple(int(part) for part in number.split(".") if part.isdigit())
    value = roman_value(number)
    return (value,) if value is not None else (ord(number[0].lower()) - 96,)
