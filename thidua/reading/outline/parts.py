"""Head, title, preamble, body, foot and annexes among the mended blocks."""

from __future__ import annotations

import re
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
from thidua.reading.conventions.labels import bullet_end
from thidua.reading.conventions.marks import (
    ADDRESSED,
    ATTACHED,
    CLOSING_APPEAL,
    CLOSING_MARK,
    GROUNDS,
    title_type,
)
from thidua.reading.conventions.shape import closed
from thidua.reading.text import MendedText, Paragraph

_TYPE_WORDS = 4
_SENTENCE_WORDS = 12
_MOST_APPEALS = 4
_ASKS = re.compile(
    r"\b(?:yêu\s+cầu|đề\s+nghị|nghiêm\s+túc|tổ\s+chức\s+thực\s+hiện|triển\s+khai\s+thực\s+hiện)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Ends of the parts as indices into the blocks, in the order of the document.

    Head ``[0, head)``, title ``[head, title)``, lines of a head that came out late
    ``[title, late_head)``, preamble ``[late_head, preamble)``, numbered body
    ``[preamble, body)``, closing ``[body, closing)``, foot ``[closing, foot)``, annexes after.
    """

    head: int
    title: int
    late_head: int
    preamble: int
    body: int
    closing: int
    foot: int


def find_parts(mended: MendedText) -> Parts:
    """The parts of a text; a missing one is an empty range."""
    texts = [mended.of(block) if isinstance(block, Paragraph) else None for block in mended.blocks]
    head = head_end(texts)
    title = _title_end(texts, head)
    late_head = late_head_end(texts, title) if title > head else title
    foot = foot_start(texts, late_head)
    preamble = _first_section(texts, late_head, foot)
    closing = _closing_start(texts, preamble, foot)
    return Parts(head, title, late_head, preamble, closing, foot, foot_end(texts, foot))


def _title_end(texts: Texts, head: int) -> int:
    """After the title line, the subject (one paragraph by now) and a caption."""
    first = text_at(texts, head)
    if first is None or not title_type(first):
        return head
    at = head + 1
    below = text_at(texts, at)
    if below is not None and _is_subject(below, in_title=len(first.split()) > _TYPE_WORDS):
        at += 1
    while (text := text_at(texts, at)) is not None and ATTACHED.match(text):
        at += 1
    return at


def _is_subject(text: str, *, in_title: bool) -> bool:
    if ADDRESSED.match(text) or item_label(text) or ATTACHED.match(text) or is_head_line(text):
        return False
    if closed(text) and len(text.split()) > _SENTENCE_WORDS:
        return False
    return not GROUNDS.match(text) or (not in_title and not text.startswith("Căn cứ"))


def _first_section(texts: Texts, start: int, end: int) -> int:
    for at in range(start, end):
        text = texts[at]
        label = item_label(text) if text is not None else None
        if label and label.series in SECTION_SERIES:
            return at
    return end


def _closing_start(texts: Texts, body: int, foot: int) -> int:
    """Where the appeals after the last task begin."""
    start = foot
    for at in range(foot - 1, max(body, foot - 1 - _MOST_APPEALS), -1):
        text = texts[at]
        if text is None or item_label(text) or bullet_end(text) is not None:
            break
        if not CLOSING_APPEAL.match(text) and not _is_last_appeal(texts, at, foot):
            break
        start = at
    return start


def _is_last_appeal(texts: Texts, at: int, foot: int) -> bool:
    """Whether the last paragraph asks all to comply, and is not a section's only text."""
    text, before = texts[at], text_at(texts, at - 1)
    if at != foot - 1 or text is None or not _ASKS.search(text):
        return False
    headed = before is not None and item_label(before) is not None and not closed(before)
    return CLOSING_MARK.search(text) is not None and not headed
