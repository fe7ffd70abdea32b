"""Where head, title and foot lie among the lines of a file, before paragraphs are whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.reading.conventions.frame import (
    SECTION_SERIES,
    Texts,
    foot_end,
    foot_start,
    head_end,
    is_head_line,
    item_label,
    late_head_end,
    text_at,
)
from thidua.reading.conventions.labels import read_label
from thidua.reading.conventions.marks import (
    ADDRESSED,
    ATTACHED,
    GROUNDS,
    RECIPIENTS,
    title_type,
)
from thidua.reading.conventions.shape import closed, first_letter_is_small, is_capitals
from thidua.reading.mend.lines import RawLine
from thidua.reading.mend.reading_lines import RawItem

_TITLE_LIMIT = 9
_BASIS_REACH = 12
_LONG_LINE = 110
_FULL_LINE = 55
_TYPE_WORDS = 4


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
    texts = [item.text if isinstance(item, RawLine) else None for item in items]
    head = head_end(texts)
    title = _title_end(texts, head)
    late_head = late_head_end(texts, title) if title > head else title
    foot = foot_start(texts, late_head)
    return Zones(head, title, late_head, foot, foot_end(texts, foot))


def _title_end(texts: Texts, head: int) -> int:
    first = text_at(texts, head)
    if first is None or not title_type(first):
        return head
    at = head + 1
    while at < head + _TITLE_LIMIT and _is_subject_line(texts, head, at):
        at += 1
    return at


def _is_subject_line(texts: Texts, head: int, at: int) -> bool:
    """Whether a line below the title still names the subject."""
    text, before = text_at(texts, at), text_at(texts, at - 1)
    if text is None or before is None or ADDRESSED.match(text) or RECIPIENTS.match(text):
        return False
    if ATTACHED.match(text):
        return True
    label = item_label(text)
    if is_head_line(text) or (label and label.series in SECTION_SERIES):
        return False
    if at == head + 1 and len(before.split()) <= _TYPE_WORDS:
        return not _opens_basis(texts, at)
    if ATTACHED.match(before) or closed(before) or GROUNDS.match(text):
        return False
    if first_letter_is_small(text) or text[0] in '(“"' or is_capitals(text):
        return True
    return text[0].isdigit() or not _runs_on(texts, at)


def _opens_basis(texts: Texts, at: int) -> bool:
    """Whether the paragraph that begins here is already the legal basis.

    A subject may begin with the same words ("Thực hiện Chỉ thị số …"), but closes
    with no mark.
    """
    text = text_at(texts, at)
    if text is None or not GROUNDS.match(text):
        return False
    if text.lstrip("-– ").startswith("Căn cứ"):
        return True
    for ahead in range(at, at + _BASIS_REACH):
        following = text_at(texts, ahead)
        if following is None:
            return False
        if ahead > at and (GROUNDS.match(following) or read_label(following)):
            return False
        if closed(following):
            return True
    return False


def _runs_on(texts: Texts, at: int) -> bool:
    """Whether a paragraph of running text begins here: it is long, or goes on, or closes."""
    text, following = text_at(texts, at), text_at(texts, at + 1)
    if text is None or len(text) > _LONG_LINE or closed(text):
        return True
    goes_on = following is not None and (first_letter_is_small(following) or following[0].isdigit())
    return goes_on and len(text) > _FULL_LINE and "," in text
