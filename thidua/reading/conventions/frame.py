"""The fixed frame of a document: where its head ends, where its foot begins and ends.

Works on the texts of lines (while mending) or of paragraphs (in the outline); a
table is None. Everything is found by content, never by place on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.reading.conventions.labels import Label, bullet_end, read_label
from thidua.reading.conventions.marks import (
    ADDRESSED,
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
from thidua.reading.conventions.shape import is_capitals, is_signing_office, names_person
from thidua.reading.conventions.symbols import HEAD_NUMBER

Texts = Sequence[str | None]

SECTION_SERIES = frozenset(
    {"roman", "arabic", "capital", "dotted", "phần", "chương", "mục", "điều", "bước", "giai đoạn"}
    | {"đợt"}
)
"""Series of labels that open sections rather than points of a list."""

_HEAD_LIMIT = 60
_LONG_LINE = 160
_HEAD_LINE = 120
_LATE_HEAD_LIMIT = 6
_SIGNATURE_LINE = 90
_SIGNATURE_REACH = 6
_FOOT_REACH = 12
_HEAD_MARKS = (NATION, MOTTO, PARTY, HEAD_NUMBER, DATE_LINE)
_WIDE_BLANK = re.compile(r"\t+|\s{3,}")


def text_at(texts: Texts, at: int) -> str | None:
    """The text at a place, None for a table and outside the document."""
    return texts[at] if 0 <= at < len(texts) else None


def item_label(text: str) -> Label | None:
    """The number that opens a text, None behind a bullet."""
    return None if bullet_end(text) is not None else read_label(text)


def is_head_line(text: str) -> bool:
    """Whether a line carries a mark that only heads have: motto, number, place and date."""
    marked = any(mark.search(text) for mark in _HEAD_MARKS)
    return marked and len(text) <= _HEAD_LINE and not GROUNDS.match(text)


def head_end(texts: Texts) -> int:
    """Where the head ends: at the title, else where the text begins; 0 when there is none."""
    marked = False
    for at in range(min(_HEAD_LIMIT, len(texts))):
        text = texts[at]
        if text is None:
            continue
        if title_type(text):
            return at
        mark = any(mark.search(text) for mark in _HEAD_MARKS)
        marked = marked or (mark and not GROUNDS.match(text))
        if _opens_text(text) or (len(text) > _LONG_LINE and not mark):
            # Without a title only the marks of a head tell it from the text's first lines.
            return at if marked else 0
    return 0


def _opens_text(text: str) -> bool:
    if GROUNDS.match(text) or ADDRESSED.match(text):
        return True
    label = item_label(text)
    return label is not None and label.series in SECTION_SERIES


def late_head_end(texts: Texts, title: int) -> int:
    """Where lines of the head end that came out below the title (columns of a PDF)."""
    at = title
    while at < title + _LATE_HEAD_LIMIT and (text := text_at(texts, at)) is not None:
        if not is_head_line(text):
            break
        at += 1
    return at


def foot_start(texts: Texts, body: int) -> int:
    """The first line of recipients, stamp or signature after the body's first line.

    An annex without a foot before it counts as well; the end where there is none.
    """
    for at in range(body + 1, len(texts)):
        text = texts[at]
        if text is None or item_label(text):
            continue
        if RECIPIENTS.match(text) or opens_signature(texts, at):
            return _before_stamp(texts, at)
        if text.isupper() and annex_heading(text):
            return at
    return len(texts)


def _before_stamp(texts: Texts, at: int) -> int:
    """The first line of a signature stamp that stands right before the foot."""
    while (text := text_at(texts, at - 1)) is not None and STAMP.match(text):
        at -= 1
    return at


def opens_signature(texts: Texts, at: int) -> bool:
    """Whether a line in capitals opens a signature: an authority mark, or an office over a name."""
    text = text_at(texts, at)
    if text is None or len(text) > _SIGNATURE_LINE or not is_capitals(text.split("(")[0]):
        return False
    if AUTHORITY.match(text):
        return True
    for ahead in range(at + 1, at + _SIGNATURE_REACH):
        following = text_at(texts, ahead)
        if following is None:
            return False
        if RECIPIENTS.match(following):
            return is_signing_office(text)
        cells = _WIDE_BLANK.split(following)
        if any(map(names_person, cells)):
            return True
        if not all(is_capitals(cell) or SIGNED.match(cell) or STAMP.match(cell) for cell in cells):
            return False
    return False


def foot_end(texts: Texts, foot: int) -> int:
    """Where the foot ends: at an annex, a table, or a heading after the signer's name."""
    named = False
    for at in range(foot, len(texts)):
        text = texts[at]
        if text is None or annex_heading(text):
            return at
        if named and _opens_new_part(texts, at, text):
            return at
        named = named or names_person(text)
    return len(texts)


def _opens_new_part(texts: Texts, at: int, text: str) -> bool:
    """Whether a numbered item, or capitals that sign nothing, follow the signature."""
    label = item_label(text)
    if label is not None and label.end < len(text):
        return label.series in SECTION_SERIES
    if not is_capitals(text) or len(text.split()) < 3 or RECIPIENTS.match(text):
        return False
    ahead = (text_at(texts, place) for place in range(at, at + _FOOT_REACH))
    return not any(words is not None and _belongs_to_foot(words) for words in ahead)


def _belongs_to_foot(words: str) -> bool:
    if names_person(words) or words.lstrip("- ").startswith("Lưu"):
        return True
    return RECIPIENTS.match(words) is not None or AUTHORITY.match(words) is not None
