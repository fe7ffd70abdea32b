"""The head of a plan: type, number, issuer, place, date, subject, kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from thidua.reading.conventions.letters import LOWER, UPPER
from thidua.reading.conventions.marks import (
    ATTACHED,
    MOTTO,
    NATION,
    PARTY,
    STAMP,
    YOUTH_UNION,
    title_type,
)
from thidua.reading.conventions.symbols import BARE_HEAD_NUMBER, HEAD_NUMBER, compact_number
from thidua.reading.extract.dates import SHORT_DATE, WRITTEN_DATE, iso_date
from thidua.reading.extract.issuer import issuer_of_attachment, issuer_of_head, issuer_of_text
from thidua.reading.extract.kinds import kind_of
from thidua.reading.facts import DocumentFacts
from thidua.reading.outline_types import Outline
from thidua.reading.text import MendedText, Paragraph, Span

_DATE = re.compile(
    rf"(?:(?P<place>[{UPPER}][^,;:\n]{{0,50}}?)\s*,?\s*)?\b(?:{WRITTEN_DATE}|ngày\s+{SHORT_DATE})",
    re.IGNORECASE,
)
_LEADING_ABOUT = re.compile(r"\s*(?:V/v|Về\s+việc|Về|v/v)\s*:?\s+", re.IGNORECASE)
_ISSUING = re.compile(
    r"(?P<verb>ban\s+hành|xây\s+dựng|lập|đề\s+ra|triển\s+khai)\s+(?P<type>[Kk]ế\s+hoạch|[Cc]hương\s+trình|[Pp]hương\s+án|[Hh]ướng\s+dẫn)\s+"
    r"(?P<subject>.+?)(?=\s*(?:,\s*)?(?:với\s+(?:các|một\s+số|những)?\s*nội\s+dung|cụ\s+thể|như\s+sau|gồm\s+các)|\s*:|\s*$)",
    re.DOTALL,
)


_MARKING = re.compile(
    r"\s*\(?\s*(?:DỰ\s+THẢO|H(?:ỎA|OẢ)\s+TỐC|(?:THƯỢNG\s+)?KHẨN|(?:TỐI\s+|TUYỆT\s+)?MẬT"
    r"|SAO\s+Y|BẢN\s+SAO)\b"
    r"|\s*V/v\b|\s*(?:Địa\s+chỉ|ĐT|Điện\s+thoại|Website|Email)\s*:",
    re.IGNORECASE,
)
"""Lines of a head that name no body: draft, urgency, secrecy, address."""


@dataclass(slots=True)
class _Draft:
    values: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)

    def put(self, key: str, value: str | None, span: Span, confidence: float = 1.0) -> None:
        """Note a value the first time it is found."""
        if value and key not in self.values:
            self.values[key] = value
            self.spans[key] = span
            self.confidence[key] = confidence


def document_facts(mended: MendedText, outline: Outline) -> DocumentFacts:
    """What head, title and, where these are lost, the issuing sentence say of the document."""
    draft = _Draft()
    head = [block for block in outline.head if isinstance(block, Paragraph)]
    _number_and_date(mended, head, draft)
    _title(mended, outline, draft)
    _issuing_sentence(mended, outline, draft)
    found = issuer_of_head(mended, _body_names(mended, head))
    if found is None:
        found = issuer_of_attachment(mended, outline) or issuer_of_text(mended, outline)
    if found is not None:
        draft.put("issuer", found.name, found.span, found.confidence)
    values = draft.values
    kind = kind_of(values.get("subject"))
    return DocumentFacts(
        type=values.get("type"),
        number=values.get("number"),
        issuer=values.get("issuer"),
        place=values.get("place"),
        date=values.get("date"),
        subject=values.get("subject"),
        kind=kind,
        spans=draft.spans,
        confidence=draft.confidence,
    )


def _part(paragraph: Paragraph, start: int, end: int) -> Span:
    return Span(paragraph.page, paragraph.start + start, paragraph.start + end)


def _number_and_date(mended: MendedText, head: Sequence[Paragraph], draft: _Draft) -> None:
    for paragraph in head:
        words = mended.of(paragraph)
        if STAMP.match(words):
            continue
        number = HEAD_NUMBER.search(words) or BARE_HEAD_NUMBER.match(words)
        if number:
            place = _part(paragraph, *number.span("number"))
            draft.put("number", compact_number(number["number"]), place)
        date = _DATE.search(words, number.end() if number else 0)
        if date:
            _place_and_date(paragraph, date, draft)


def _place_and_date(paragraph: Paragraph, date: re.Match[str], draft: _Draft) -> None:
    place = _own_place(date["place"]) if date["place"] else None
    start = date.end("place") - len(place) if place else date.start("place")
    if place:
        draft.put("place", place, _part(paragraph, start, date.end("place")))
    whole = _part(paragraph, start if start >= 0 else date.start(), date.end())
    draft.put("date", iso_date(date), whole)


def _own_place(words: str) -> str | None:
    """The place name alone: what stands before it on the same line is no part of it."""
    word = rf"[{UPPER}][{LOWER}{UPPER}'.-]*"
    tail = re.search(rf"{word}(?:\s+{word})*\s*$", words)
    return tail[0].strip() if tail else None


def _title(mended: MendedText, outline: Outline, draft: _Draft) -> None:
    if not outline.title:
        return
    first, *rest = outline.title
    words = mended.of(first)
    kind = title_type(words)
    if kind is None:
        return
    at = words.lower().find(kind.lower())
    end = at + len(kind) if at >= 0 else len(words)
    draft.put("type", _as_written(kind), _part(first, 0, end))
    parts = [p for p in rest if not ATTACHED.match(mended.of(p))]
    in_line = words[end:].strip()
    if in_line:
        parts = [first, *parts]
    if not parts:
        return
    start = first.start + end if in_line else parts[0].start
    text = mended.text[start : parts[-1].end].strip()
    about = _LEADING_ABOUT.match(text)
    if about:
        start += about.end()
    span = Span(parts[0].page, start, start + len(mended.text[start : parts[-1].end].rstrip(" .")))
    subject = " ".join(mended.of(span).split())
    draft.put("subject", subject, span)


def _as_written(kind: str) -> str:
    """``KẾ HOẠCH`` as documents cite it: ``Kế hoạch``."""
    return " ".join(kind.split()).capitalize()


def _issuing_sentence(mended: MendedText, outline: Outline, draft: _Draft) -> None:
    """Type and subject from "… ban hành Kế hoạch … như sau", for a text without title."""
    for block in outline.preamble:
        if not isinstance(block, Paragraph):
            continue
        words = mended.of(block)
        for found in _ISSUING.finditer(words):
            draft.put("type", found["type"].capitalize(), _part(block, *found.span("type")), 0.8)
            subject = found["subject"].strip(" ,")
            draft.put("subject", subject, _part(block, *found.span("subject")), 0.7)


def _body_names(mended: MendedText, head: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines of the head that name the issuing body and those above it."""
    names: list[Paragraph] = []
    for paragraph in head:
        words = mended.of(paragraph)
        # On the right the union's name stands for the national motto, on the left it is the body.
        if _names_a_body(words) and not (names and YOUTH_UNION.search(words)):
            names.append(paragraph)
    return names


def _names_a_body(words: str) -> bool:
    if _MARKING.match(words):
        return False
    if STAMP.match(words) or HEAD_NUMBER.search(words) or BARE_HEAD_NUMBER.match(words):
        return False
    if _DATE.search(words) or any(mark.search(words) for mark in (NATION, MOTTO, PARTY)):
        return False
    return any(letter.isalpha() for letter in words) and len(words) <= 120
