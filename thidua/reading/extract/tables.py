"""What the columns of a table hold, read from its header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from thidua.reading.conventions.labels import bullet_end
from thidua.reading.extract.survey import PlacedTable, Survey
from thidua.reading.extract.words import PhraseSet, Words, fold_words
from thidua.reading.text import Cell, Row
from thidua.timing import find_clock_ranges, find_dates


class Column(StrEnum):
    """What a column is for."""

    NUMBER = "number"
    TIME = "time"
    PARTNER = "partner"
    POINTS = "points"
    LEAD = "lead"
    CONTENT = "content"
    OTHER = "other"


# Titles of a first column that counts its rows, beside TT.
_COUNTERS = frozenset(("đợt", "bước", "mục", "thứ tự", "lần", "giai đoạn", "vòng", "nhóm"))

# The first that fits decides: "Thời gian thực hiện" is a time, "Đơn vị thực hiện" a unit.
_HEADERS: tuple[tuple[Column, PhraseSet], ...] = (
    (Column.NUMBER, PhraseSet(("tt", "stt", "số tt", "số thứ tự", "#"))),
    (
        Column.TIME,
        PhraseSet(("thời gian", "thời hạn", "tiến độ", "thời điểm", "ngày", "giờ", "hoàn thành")),
    ),
    (Column.OTHER, PhraseSet(("ghi chú", "sản phẩm", "kết quả", "địa điểm", "kinh phí", "ký tên"))),
    (Column.POINTS, PhraseSet(("điểm", "thang điểm", "số điểm"))),
    (Column.LEAD, PhraseSet(("chủ trì", "phụ trách", "chịu trách nhiệm", "phân công"))),
    (Column.PARTNER, PhraseSet(("phối hợp",))),
    (
        Column.CONTENT,
        PhraseSet(
            (
                "nội dung", "nhiệm vụ", "công việc", "hoạt động", "phần việc", "tiêu chí",
                "chỉ tiêu", "tiêu chuẩn", "tên việc", "việc", "hạng mục", "đầu việc", "công trình",
                "phong trào", "chuyên đề", "sự kiện", "giải pháp", "biện pháp", "mô hình",
                "chương trình", "danh mục", "diễn giải", "khâu",
            )
        ),
    ),
    (
        Column.LEAD,
        PhraseSet(("thực hiện", "đơn vị", "cơ quan", "bộ phận", "người", "phòng", "tổ chức")),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableRow:
    """A body row: its cells by column, and the number that leads to it."""

    row: Row
    number: str | None
    group: str | None


class TableView:
    """A table with its columns named."""

    def __init__(self, survey: Survey, placed: PlacedTable) -> None:
        self._text = survey.text
        self.placed = placed
        header = placed.table.header
        self.titles = (
            tuple(" ".join(self.text(cell).split()) for cell in header.cells) if header else ()
        )
        self.columns = tuple(self._columns())
        below = self._second_header()
        if below is not None:
            self.titles = tuple(self._joined(below))
            self.columns = tuple(self._columns())
        self.body = placed.table.rows[1:] if below is not None else placed.table.rows

    def _second_header(self) -> Row | None:
        """A first row that only names parts of the columns above it (``Trong đó``: Nam, Nữ)."""
        rows = self.placed.table.rows
        if not rows or self.columns[:1] != (Column.NUMBER,):
            return None
        cells = [self.text(cell).strip() for cell in rows[0].cells]
        filled = [cell for cell in cells if cell]
        if len(filled) < 2 or any(cells[:2]) or any(cell[0].isdigit() for cell in filled):
            return None
        return rows[0]

    def _joined(self, below: Row) -> Iterator[str]:
        """Titles of both header rows; a title goes on over the columns without one."""
        above = ""
        for at, cell in enumerate(below.cells):
            above = self.titles[at] if at < len(self.titles) and self.titles[at] else above
            part = " ".join(self.text(cell).split())
            yield part or above

    def _columns(self) -> Iterator[Column]:
        for at, title in enumerate(self.titles):
            counts = at == 0 and " ".join(fold_words(title)) in _COUNTERS
            yield Column.NUMBER if counts else self._column(title)

    def _column(self, title: str) -> Column:
        words = Words.of(title)
        for column, phrases in _HEADERS:
            if phrases.find(words, 0, len(words)) is not None:
                return column
        return Column.OTHER

    def text(self, cell: Cell) -> str:
        """The words of a cell."""
        return self._text[cell.start : cell.end]

    def has(self, column: Column) -> bool:
        """Whether the header names such a column."""
        return column in self.columns

    def cell(self, row: Row, column: Column) -> Cell | None:
        """The row's cell in the first such column, None when it is empty or missing."""
        for at, name in enumerate(self.columns):
            if name is column and at < len(row.cells):
                cell = row.cells[at]
                return cell if self.text(cell).strip() else None
        return None

    def header(self, at: int) -> str:
        """The words of a column's title, one line."""
        return self.titles[at] if at < len(self.titles) else ""

    def rows(self) -> Iterator[TableRow]:
        """Body rows with their numbers; group rows are passed over and number what follows."""
        group: str | None = None
        number: str | None = None
        for row in self.body:
            label = self._number(row)
            if self._is_group(row, label):
                group, number = label, None
                continue
            number = label or number
            yield TableRow(row, number, group)

    def path(self, row: TableRow) -> str:
        """The section path of a row: the table's place, its group, its number."""
        steps = (self.placed.node.section.path, row.group, row.number)
        return "/".join(step for step in steps if step)

    def _number(self, row: Row) -> str | None:
        if not self.columns or self.columns[0] is not Column.NUMBER:
            return None
        label = self.text(row.cells[0]).strip().strip(".):-–/ ") if row.cells else ""
        return label or None

    def _is_group(self, row: Row, label: str | None) -> bool:
        """A row that names what follows: nothing in it but a label and a title."""
        filled = [at for at, cell in enumerate(row.cells) if self.text(cell).strip()]
        if self.columns and self.columns[0] is not Column.NUMBER:
            return filled == [0] and len(self.columns) > 1
        if label is None:
            return len(filled) == 1 and len(self.columns) > 3
        return not label[0].isdigit() and len(filled) <= 2

    def is_clocked(self) -> bool:
        """Whether the time column holds clock times: a programme, not a list of duties."""
        cells = [self.cell(row, Column.TIME) for row in self.body]
        filled = [self.text(cell) for cell in cells if cell]
        clocked = sum(bool(find_clock_ranges(words)) and not find_dates(words) for words in filled)
        return bool(filled) and clocked * 2 > len(filled)


def lines_of(text: str, cell: Cell) -> Iterator[tuple[int, int]]:
    """The items of a cell: its bullets, or the whole cell when it has none."""
    lines: list[tuple[int, int]] = []
    at = cell.start
    bulleted = False
    for line in text[cell.start : cell.end].split("\n"):
        skip = bullet_end(line)
        bulleted = bulleted or skip is not None
        if line.strip():
            lines.append((at + (skip or 0), at + len(line)))
        at += len(line) + 1
    if bulleted:
        yield from lines
    elif lines:
        yield lines[0][0], lines[-1][1]
