"""Where head, title and foot of a document lie among its lines, found by content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.reading.conventions.labels import read_label
from thidua.reading.conventions.marks import (
    ADDRESSED,
    ATTACHED,
    AUTHORITY,
    DATE_LINE,
    GROUNDS,
    MOTTO,
    NATION,
    PARTY,
    RECIPIENTS,
    SIGNED,
    STAMP,
    annex_heading,
    title_type,
)
from thidua.reading.conventions.shape import (
    closed,
    first_letter_is_small,
    is_capitals,
    is_person,
    is_signing_office,
)
from thidua.reading.conventions.symbols import HEAD_NUMBER
from thidua.reading.mend.lines import RawLine
from thidua.reading.mend.reading_lines import RawItem

_WIDE_BLANK = re.compile(r"\t+|\s{3,}")
_HEAD_LIMIT = 45
_TITLE_LIMIT = 9
_LATE_HEAD_LIMIT = 6


@dataclass(frozen=True, slots=True)
class Zones:
    """Ends as indices into the items.

    Head ``[0, head)``, title ``[head, title)``, lines of a head that came out late
    ``[title, late_head)``, body ``[late_head, foot)``, foot ``[foot, foot_end)``, annexes after.
    """

    head: int
    title: int
    late_head: int
    foot: int
    foot_end: int


def find_zones(items: Sequence[RawItem]) -> Zones:
    """Head, title and foot; a missing part is an empty range."""
    head = _head_end(items)
    title = _title_end(items, head)
    late_head = _late_head_end(items, title) if title > head else title
    foot = _foot_start(items, late_head)
    return Zones(head, title, late_head, foot, _foot_end(items, foot))


def _line(items: Sequence[RawItem], at: int) -> RawLine | None:
    item = items[at] if 0 <= at < len(items) else None
    return item if isinstance(item, RawLine) else None


def _head_end(items: Sequence[RawItem]) -> int:
    """Where the head ends: at the title, else where the text begins; 0 when there is none."""
    marked = False
    for at in range(min(_HEAD_LIMIT, len(items))):
        line = _line(items, at)
        if line is None:
            continue
        if title_type(line.text):
            return at
        mark = _is_head_line(line.text)
        marked = marked or mark
        if _opens_body(line.text) or (len(line.text) > 160 and not mark):
            # Without a title only the marks of a head tell it from the text's first lines.
            return at if marked else 0
    return 0


def _is_head_line(text: str) -> bool:
    patterns = (NATION, MOTTO, PARTY, HEAD_NUMBER, DATE_LINE)
    return any(pattern.search(text) for pattern in patterns)


def _opens_body(text: str) -> bool:
    if GROUNDS.match(text) or ADDRESSED.match(text):
        return True
    label = read_label(text)
    return label is not None and label.series in ("roman", "arabic", "capital", "phần")


def _title_end(items: Sequence[RawItem], head: int) -> int:
    first = _line(items, head)
    if first is None or not title_type(first.text):
        return head
    at = head + 1
    while at < min(head + _TITLE_LIMIT, len(items)) and _is_subject_line(items, head, at):
        at += 1
    return at


def _is_subject_line(items: Sequence[RawItem], head: int, at: int) -> bool:
    line, before = _line(items, at), _line(items, at - 1)
    if line is None or before is None or ADDRESSED.match(line.text) or RECIPIENTS.match(line.text):
        return False
    if ATTACHED.match(line.text):
        return True
    if _is_head_line(line.text) and not GROUNDS.match(line.text) and len(line.text) < 120:
        return False
    label = read_label(line.text)
    if label and label.series in ("roman", "arabic", "capital", "phần"):
        return False
    if at == head + 1 and title_type(before.text) and _type_stands_alone(before.text):
        return not _grounds_paragraph(items, at)
    if ATTACHED.match(before.text) or closed(before.text):
        return False
    if GROUNDS.match(line.text):
        return False
    if first_letter_is_small(line.text) or line.text[0] in '(“"' or is_capitals(line.text):
        return True
    return line.text[0].isdigit() or not _runs_on(items, at)


def _late_head_end(items: Sequence[RawItem], title: int) -> int:
    """Where lines of the head end that came out below the title (columns of a PDF)."""
    at = title
    while (line := _line(items, at)) is not None and at < title + _LATE_HEAD_LIMIT:
        if not _is_head_line(line.text) or GROUNDS.match(line.text) or len(line.text) > 120:
            break
        at += 1
    return at


def _type_stands_alone(text: str) -> bool:
    return len(text.split()) <= 4


def _grounds_paragraph(items: Sequence[RawItem], at: int) -> bool:
    """Whether the paragraph that begins here is already the legal basis."""
    line = _line(items, at)
    if line is None or not GROUNDS.match(line.text):
        return False
    if line.text.lstrip("-– ").startswith("Căn cứ"):
        return True
    for ahead in range(at, min(at + 12, len(items))):
        following = _line(items, ahead)
        if following is None:
            return False
        if ahead > at and (GROUNDS.match(following.text) or read_label(following.text)):
            return False
        if closed(following.text):
            return True
    return False


def _runs_on(items: Sequence[RawItem], at: int) -> bool:
    """Whether a paragraph of running text begins here: it is long, or goes on, or closes."""
    line, following = _line(items, at), _line(items, at + 1)
    if line is None or len(line.text) > 110 or closed(line.text):
        return True
    return (
        following is not None
        and first_letter_is_small(following.text)
        and len(line.text) > 55
        and "," in line.text
    )


def _foot_start(items: Sequence[RawItem], body: int) -> int:
    """The first line of recipients or of the signature after the body; the end without one."""
    for at in range(body + 1, len(items)):
        line = _line(items, at)
        if line is None:
            continue
        if RECIPIENTS.match(line.text):
            return at
        if len(line.text) <= 90 and is_capitals(line.text.split("(")[0]) and _signs(items, at):
            return at
    return len(items)


def _signs(items: Sequence[RawItem], at: int) -> bool:
    """Whether a line in capitals opens a signature: an authority mark, or an office over a name."""
    line = _line(items, at)
    if line is None or read_label(line.text) is not None:
        return False
    if AUTHORITY.match(line.text):
        return True
    for ahead in range(at + 1, min(at + 6, len(items))):
        following = _line(items, ahead)
        if following is None or RECIPIENTS.match(following.text):
            return following is not None and is_signing_office(line.text)
        cells = _WIDE_BLANK.split(following.text)
        if any(is_person(cell) for cell in cells):
            return True
        if not all(is_capitals(cell) or SIGNED.match(cell) or STAMP.match(cell) for cell in cells):
            return False
    return False


def _foot_end(items: Sequence[RawItem], foot: int) -> int:
    for at in range(foot + 1, len(items)):
        line = _line(items, at)
        if line is None or annex_heading(line.text):
            return at
    return len(items)
