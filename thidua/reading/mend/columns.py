"""Heads and feet set in columns: what stands side by side, taken apart by content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from thidua.reading.conventions.letters import LOWER, UPPER
from thidua.reading.conventions.marks import (
    AUTHORITY,
    AUTHORITY_MARK,
    DATE_LINE,
    MOTTO,
    NATION,
    PARTY,
    RECIPIENTS,
    YOUTH_UNION,
)
from thidua.reading.conventions.shape import OFFICE, is_person
from thidua.reading.conventions.symbols import HEAD_NUMBER

_COLUMNS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_BARS = re.compile(r"\s*\|\s*")
_PLACE_AND_DATE = re.compile(
    rf"(?<=\S)\s+(?=[{UPPER}][{LOWER}'.-]+(?:\s+[^\W\d_]+){{0,4}}?\s*,\s*ngày\b)"
)
_BARE_NUMBER_WORD = re.compile(r"\s*[Ss]ố\s*:?\s*$")
_BARE_BULLET = re.compile(r"\s*[-–+*•]\s*$")
_RULES = re.compile(r"\s*[-–—_=*]{3,}\s*")
_LIST_BREAK = re.compile(r"(?:(?<=;)\s*|(?<=[:.)])\s+)(?=[-–+•]\s?[^\s\d])")
_RUN_ON_BREAK = re.compile(rf"{_LIST_BREAK.pattern}|(?<=;)\s+(?=[^\W\d_])")
_AUTHORITY_INSIDE = re.compile(rf"(?<!\w){AUTHORITY_MARK}\s?(?=[{UPPER}]{{2}})")
_DEPUTY_BEFORE = re.compile(r"(?:(?<!\w)(?:T[./]?M|K[./]?T|T[./]?L|TUQ|Q)\s?\.?|\bPHÓ|\bTỔNG)\s*$")
_SIGNED_INSIDE = re.compile(r"\(\s*(?:Đã\s+ký|Ký)[^()]*\)", re.IGNORECASE)
_NAME_TAIL = re.compile(
    rf"(?<=[{UPPER});.])\s+(?=(?:(?:TS|ThS|BS|GS|PGS|DS|CN)[\w.]*\s+)*[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]*){{1,4}}\s*$)"
)
_CAPITALS_TAIL = re.compile(
    rf"(?<=[;:.,)])(?<![A-Z]\.)\s+(?=[{UPPER}]{{2,}}(?:\s+[{UPPER},\-–&]+)+\s*$)"
)


def is_layout(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table only places a head or a signature block side by side."""
    filled = [cell for row in rows[:9] for cell in row if cell.strip()]
    words = "\n".join(filled)
    if len(rows) > 8 or len(words) > 4000 or not filled:
        return False
    if any(mark.search(words) for mark in (NATION, MOTTO, PARTY, YOUTH_UNION)):
        return True
    if any(RECIPIENTS.match(cell) for cell in filled):
        return True
    if any(map(HEAD_NUMBER.match, filled)) and DATE_LINE.search(filled[-1]):
        return True
    return AUTHORITY.match(filled[0]) is not None and any(is_person(cell) for cell in filled)


def cells_by_column(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a layout table, column after column."""
    rows = [_whole_cells(row) for row in rows]
    for column in range(max(map(len, rows), default=0)):
        for row in rows:
            if column < len(row):
                yield from row[column].split("\n")


def _whole_cells(row: Sequence[str]) -> list[str]:
    """The cells of a row, those joined again that a tab cut ("Số:", "/KH-UBND"; "-", "Sở Y tế")."""
    cells: list[str] = []
    for cell in row:
        before = cells[-1] if cells else ""
        if before and (_BARE_BULLET.match(before) or is_one_head_line(before, cell)):
            cells[-1] = f"{before} {cell}"
        else:
            cells.append(cell)
    return cells


def head_columns(text: str) -> Iterator[str]:
    """The parts of one line of a head: body, nation and motto, number, place and date."""
    text = DATE_LINE.sub(_narrow, text)
    cells = _number_cells(text) if HEAD_NUMBER.search(text) else _COLUMNS.split(text)
    for cell in cells:
        for part in _RULES.split(cell):
            yield from (words for words in _before_marks(part) if words.strip(" |"))


def is_one_head_line(first: str, second: str) -> bool:
    """Whether a set line of a head was cut in two ("CỘNG HÒA XÃ" / "HỘI CHỦ NGHĨA VIỆT NAM")."""
    whole = f"{first} {second}"
    if _BARE_NUMBER_WORD.match(first):
        return HEAD_NUMBER.match(whole) is not None
    return any(
        mark.search(whole) is not None and not mark.search(first) and not mark.search(second)
        for mark in (NATION, MOTTO, PARTY, DATE_LINE)
    )


def _narrow(date: re.Match[str]) -> str:
    """A date with blanks left open for day or month must not look like two columns."""
    start = date.start("day") - date.start()
    return f"{date[0][:start]} {' '.join(date[0][start:].split())} "


def _number_cells(text: str) -> Iterator[str]:
    """A number line may have wide blanks of its own: part it only at the place or a bar."""
    for cell in _BARS.split(text):
        if HEAD_NUMBER.search(cell):
            yield from _PLACE_AND_DATE.split(cell.replace("\t", " "), maxsplit=1)
        else:
            yield cell


def _before_marks(cell: str) -> Iterator[str]:
    cuts = [0]
    for mark in (NATION, PARTY, YOUTH_UNION, MOTTO):
        found = mark.search(cell)
        if found:
            cuts.extend((found.start(), found.end()))
    yield from _cut(cell, cuts)


def _cut(text: str, cuts: Sequence[int]) -> Iterator[str]:
    places = sorted({*cuts, len(text)})
    for start, end in pairwise(places):
        if words := text[start:end].strip():
            yield words


def foot_columns(text: str) -> Iterator[str]:
    """The parts of one line of a foot: each recipient, each line of the signature."""
    for cell in _BARS.split(text.strip()):
        breaks = _RUN_ON_BREAK if RECIPIENTS.match(cell) else _LIST_BREAK
        for part in breaks.split(cell):
            yield from _signature_lines(part)


def _signature_lines(text: str) -> Iterator[str]:
    if is_person(text):
        yield text.strip()
        return
    cuts = [0]
    cuts.extend(found.end() for found in _CAPITALS_TAIL.finditer(text))
    cuts.extend(found.start() for found in _AUTHORITY_INSIDE.finditer(text))
    cuts.extend(found.start() for found in _SIGNED_INSIDE.finditer(text))
    cuts.extend(found.end() for found in _SIGNED_INSIDE.finditer(text))
    cuts.extend(found.end() for found in _NAME_TAIL.finditer(text))
    if len(cuts) > 1 or OFFICE.match(text):
        cuts.extend(
            found.start()
            for found in OFFICE.finditer(text)
            if not _DEPUTY_BEFORE.search(text[: found.start()])
        )
    yield from _cut(text, cuts)
