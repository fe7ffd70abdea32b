"""Head, title, preamble, body, foot and annexes among the mended blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.reading.conventions.labels import Label, bullet_end, read_label
from thidua.reading.conventions.marks import (
    ADDRESSED,
    ATTACHED,
    AUTHORITY,
    CLOSING_APPEAL,
    CLOSING_MARK,
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
from thidua.reading.conventions.shape import closed, is_capitals, is_person, is_signing_office
from thidua.reading.conventions.symbols import HEAD_NUMBER
from thidua.reading.text import MendedText, Paragraph, TextBlock

_HEAD_LIMIT = 60
_HEAD_MARKS = (NATION, MOTTO, PARTY, HEAD_NUMBER, DATE_LINE)
_SECTION_SERIES = (
    "roman",
    "arabic",
    "capital",
    "dotted",
    "phần",
    "chương",
    "mục",
    "điều",
    "bước",
    "giai đoạn",
    "đợt",
)
_FOOT_REACH = 12
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


class PartFinder:
    """Finds the parts of one text."""

    def __init__(self, mended: MendedText) -> None:
        self._mended = mended
        self._blocks: Sequence[TextBlock] = mended.blocks

    def find(self) -> Parts:
        head = self._head_end()
        title = self._title_end(head)
        late_head = self._late_head_end(title) if title > head else title
        foot_start = self._foot_start(late_head)
        preamble = self._first_section(late_head, foot_start)
        body = self._closing_start(preamble, foot_start)
        return Parts(head, title, late_head, preamble, body, foot_start, self._foot_end(foot_start))

    def _text(self, at: int) -> str | None:
        block = self._blocks[at] if 0 <= at < len(self._blocks) else None
        return self._mended.of(block) if isinstance(block, Paragraph) else None

    def _label(self, text: str) -> Label | None:
        return None if bullet_end(text) is not None else read_label(text)

    def _head_end(self) -> int:
        """Where the head ends: at the title, else where the text begins; 0 when there is none."""
        marked = False
        for at in range(min(_HEAD_LIMIT, len(self._blocks))):
            text = self._text(at)
            if text is None:
                continue
            if title_type(text):
                return at
            label = self._label(text)
            numbered = label is not None and label.series in _SECTION_SERIES
            if numbered or GROUNDS.match(text) or ADDRESSED.match(text) or len(text) > 200:
                return at if marked else 0
            marked = marked or any(mark.search(text) for mark in _HEAD_MARKS)
        return 0

    def _title_end(self, head: int) -> int:
        first = self._text(head)
        if first is None or not title_type(first):
            return head
        at = head + 1
        subject_in_title_line = len(first.split()) > 4
        text = self._text(at)
        if text is not None and self._is_subject(at, text, in_title=subject_in_title_line):
            at += 1
        while (text := self._text(at)) is not None and ATTACHED.match(text):
            at += 1
        return at

    def _late_head_end(self, title: int) -> int:
        at = title
        while (text := self._text(at)) is not None and self._is_head_line(text):
            at += 1
        return at

    def _is_head_line(self, text: str) -> bool:
        marked = any(mark.search(text) for mark in _HEAD_MARKS)
        return marked and len(text) <= 120 and not GROUNDS.match(text)

    def _is_subject(self, at: int, text: str, *, in_title: bool) -> bool:
        if ADDRESSED.match(text) or self._label(text) or ATTACHED.match(text):
            return False
        if self._is_head_line(text):
            return False
        if closed(text) and len(text.split()) > 12:
            return False
        return not GROUNDS.match(text) or (not in_title and not text.startswith("Căn cứ"))

    def _first_section(self, start: int, end: int) -> int:
        for at in range(start, end):
            text = self._text(at)
            if text is None:
                continue
            label = self._label(text)
            if label and label.series in _SECTION_SERIES:
                return at
        return end

    def _foot_start(self, start: int) -> int:
        for at in range(start + 1, len(self._blocks)):
            text = self._text(at)
            if text is None or self._label(text):
                continue
            if RECIPIENTS.match(text) or (len(text) <= 90 and self._signs(at, text)):
                return self._before_stamp(at)
            if text.isupper() and annex_heading(text):
                return at
        return len(self._blocks)

    def _before_stamp(self, at: int) -> int:
        """The first line of a signature stamp that stands right before the foot."""
        while (text := self._text(at - 1)) is not None and STAMP.match(text):
            at -= 1
        return at

    def _signs(self, at: int, text: str) -> bool:
        """Whether capitals open a signature: an authority mark, or an office over a name."""
        if not is_capitals(text.split("(")[0]):
            return False
        if AUTHORITY.match(text):
            return True
        for place in range(at + 1, at + 6):
            following = self._text(place)
            if following is None or RECIPIENTS.match(following):
                return following is not None and is_signing_office(text)
            if is_person(following):
                return True
            if not (is_capitals(following) or SIGNED.match(following) or STAMP.match(following)):
                return False
        return False

    def _foot_end(self, foot: int) -> int:
        """Where the foot ends: at an annex, a table, or a heading after the signer's name."""
        named = False
        first = self._text(foot)
        if first is not None and annex_heading(first):
            return foot
        for at in range(foot + 1, len(self._blocks)):
            text = self._text(at)
            if text is None or annex_heading(text):
                return at
            if named and self._opens_new_part(at, text):
                return at
            named = named or is_person(text)
        return len(self._blocks)

    def _opens_new_part(self, at: int, text: str) -> bool:
        """Whether a numbered item, or capitals that sign nothing, follow the signature."""
        label = self._label(text)
        if label is not None and label.end < len(text):
            return label.series in _SECTION_SERIES
        if not is_capitals(text) or len(text.split()) < 3 or RECIPIENTS.match(text):
            return False
        ahead = (self._text(place) for place in range(at, at + _FOOT_REACH))
        return not any(words is not None and _belongs_to_foot(words) for words in ahead)

    def _closing_start(self, body: int, foot: int) -> int:
        """Where the appeals after the last task begin."""
        start = foot
        for at in range(foot - 1, max(body, foot - 5), -1):
            text = self._text(at)
            if text is None or self._label(text) or bullet_end(text) is not None:
                break
            if CLOSING_APPEAL.match(text) or self._is_last_appeal(at, text, foot):
                start = at
            else:
                break
        return start

    def _is_last_appeal(self, at: int, text: str, foot: int) -> bool:
        if at != foot - 1 or not _ASKS.search(text):
            return False
        before = self._text(at - 1)
        headed = before is not None and self._label(before) is not None and not closed(before)
        return CLOSING_MARK.search(text) is not None and not headed


def _belongs_to_foot(words: str) -> bool:
    return bool(
        is_person(words)
        or RECIPIENTS.match(words)
        or AUTHORITY.match(words)
        or words.lstrip("- ").startswith("Lưu")
    )
