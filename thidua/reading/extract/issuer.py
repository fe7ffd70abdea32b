"""Who issues a plan: from the head, or else from the sentence that issues it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.reading.conventions.marks import ATTACHED
from thidua.reading.conventions.organizations import OPENS_ANY_CASE, last_name_start
from thidua.reading.outline_types import Outline
from thidua.reading.text import MendedText, Paragraph, Span

_LEVEL = re.compile(
    r"(?:XÃ|PHƯỜNG|THỊ TRẤN|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|ĐẶC KHU)\b(?!\s+(?:ỦY|UỶ|ĐOÀN))",
    re.IGNORECASE,
)
_DEPENDENT = re.compile(
    r"(?:VĂN PHÒNG|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BAN CHỈ ĐẠO|BAN TỔ CHỨC|CÔNG ĐOÀN CƠ SỞ|CÔNG ĐOÀN"
    r"|CHI BỘ|ĐẢNG ỦY|ĐẢNG UỶ|BAN GIÁM HIỆU|HỘI ĐỒNG THI ĐUA\s*[-–,]?\s*KHEN THƯỞNG)\s*$"
    r"|(?:BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BCH|BTV)\s+"
    r"(?=(?:TỈNH|HUYỆN|XÃ|PHƯỜNG|QUẬN|THÀNH PHỐ|TRƯỜNG|CƠ SỞ)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:[,\-–&]|\b(?:VÀ|CỦA|CÁC))\s*$", re.IGNORECASE)
_ISSUES = re.compile(
    r"\s+(?:xây\s+dựng|ban\s+hành|lập|phát\s+động|tổ\s+chức|triển\s+khai|đề\s+ra)\s+"
    r"(?:và\s+(?:ban\s+hành|triển\s+khai)\s+)?(?:[Kk]ế\s+hoạch|[Cc]hương\s+trình|[Pp]hương\s+án|đợt\s+thi\s+đua|phong\s+trào)"
)
_ATTACHED_OF = re.compile(r"\scủa\s+(?P<who>[^()]{3,100}?)\s*\)?\s*$")
_ASKS = re.compile(r"\s+(?:đề\s+nghị|yêu\s+cầu)\s+")


@dataclass(frozen=True, slots=True)
class FoundIssuer:
    """The printed name, its place, and how sure the reading is."""

    name: str
    span: Span
    confidence: float


def issuer_of_head(mended: MendedText, lines: Sequence[Paragraph]) -> FoundIssuer | None:
    """The body whose name stands lowest in the head, its continuation lines joined."""
    texts = [mended.of(line).strip(" *") for line in lines]
    if not texts:
        return None
    start = len(texts) - 1
    while start > 0 and not _begins_a_body(texts[start - 1], texts[start]):
        start -= 1
    name = " ".join(texts[start:])
    if start > 0 and (dependent := _DEPENDENT.match(name)):
        upper = " ".join(_upper_body(texts[:start]))
        name = f"{dependent[0].strip()} {upper} {name[dependent.end() :].strip()}"
        start = 0
    span = Span(lines[start].page, lines[start].start, lines[-1].end)
    return FoundIssuer(" ".join(name.split()), span, 0.95)


def _begins_a_body(before: str, line: str) -> bool:
    """Whether ``line`` opens a body of its own rather than going on with ``before``."""
    if _LEVEL.match(line) or _GOES_ON.search(before):
        return False
    return OPENS_ANY_CASE.match(line) is not None


def _upper_body(texts: Sequence[str]) -> list[str]:
    """The parent body's name, of which a bare "VĂN PHÒNG" is the office."""
    start = len(texts) - 1
    while start > 0 and not _begins_a_body(texts[start - 1], texts[start]):
        start -= 1
    return list(texts[start:])


def issuer_of_text(mended: MendedText, outline: Outline) -> FoundIssuer | None:
    """The body that "xây dựng kế hoạch" or "phát động" in the preamble, or asks at the end."""
    return _before_verb(mended, outline.preamble, _ISSUES, 0.85) or _before_verb(
        mended, outline.closing, _ASKS, 0.6
    )


def issuer_of_attachment(mended: MendedText, outline: Outline) -> FoundIssuer | None:
    """The body in "(Ban hành kèm theo Quyết định số … của …)" below the title."""
    for line in outline.title:
        found = _ATTACHED_OF.search(mended.of(line)) if ATTACHED.match(mended.of(line)) else None
        if found:
            span = Span(line.page, line.start + found.start("who"), line.start + found.end("who"))
            return FoundIssuer(mended.of(span), span, 0.8)
    return None


def _before_verb(
    mended: MendedText, blocks: Iterable[object], verb: re.Pattern[str], confidence: float
) -> FoundIssuer | None:
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        words = mended.of(block)
        for found in verb.finditer(words):
            begins = last_name_start(words[: found.start()])
            if begins is None or found.start() - begins > 120:
                continue
            span = Span(block.page, block.start + begins, block.start + found.start())
            return FoundIssuer(mended.of(span), span, confidence)
    return None
