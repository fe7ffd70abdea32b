"""The foot: recipients with the purpose of each, and the signer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.reading.conventions.labels import bullet_end, read_label
from thidua.reading.conventions.marks import AUTHORITY, RECIPIENTS, SIGNED, STAMP
from thidua.reading.conventions.shape import is_person, is_person_in_capitals, is_signing_office
from thidua.reading.facts import Recipient, SignerFacts
from thidua.reading.outline_types import Outline
from thidua.reading.text import MendedText, Paragraph, Span

_PURPOSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("report", re.compile(r"b\s*/\s*c(?!\w)|báo\s+cáo", re.IGNORECASE)),
    ("coordinate", re.compile(r"p\s*/\s*h(?!\w)|phối\s+hợp|ph/h", re.IGNORECASE)),
    ("execute", re.compile(r"t\s*/\s*h(?!\w)|thực\s+hiện|th/h", re.IGNORECASE)),
    ("post", re.compile(r"đăng\s+(?:tải|tin|cổng)|đăng(?!\s*ký)", re.IGNORECASE)),
    ("know", re.compile(r"để\s+biết|theo\s+dõi", re.IGNORECASE)),
)
_BRACKET = re.compile(r"\s+\((?P<inner>[^()]*)\)?\s*[;.,:]*\s*$")
_TRAILING = re.compile(
    r"\s+(?:để\s+|\()?(?P<inner>b/c|p/h|t/h|để\s+(?:báo\s+cáo|biết|thực\s+hiện|phối\s+hợp))\)?\s*[;.,]*\s*$",
    re.IGNORECASE,
)
_FILE = re.compile(r"\s*Lưu\s*(?:[:.]|tại|\s)\s*", re.IGNORECASE)
_SIGNED_AT = re.compile(
    r"(?:Thời\s+gian\s+ký|Ngày\s+ký|Ký\s+ngày)\s*:?\s*(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})"
    r"(?:[\sT]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?))?(?:\s*(?P<zone>[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)


def recipient_facts(mended: MendedText, outline: Outline) -> tuple[Recipient, ...]:
    """One entry for each line of Nơi nhận; the Lưu line has the purpose ``file``."""
    return tuple(_recipients(mended, outline.recipients))


def _recipients(mended: MendedText, lines: Sequence[Paragraph]) -> Iterator[Recipient]:
    for line in lines:
        words = mended.of(line)
        opened = RECIPIENTS.match(words)
        start = opened.end() if opened else 0
        bullet = bullet_end(words[start:])
        label = read_label(words[start:]) if bullet is None and not opened else None
        start += bullet or (label.end if label else 0)
        if start < len(words):
            fact = _recipient(mended, line, start)
            if fact is not None:
                yield fact


def _recipient(mended: MendedText, line: Paragraph, start: int) -> Recipient | None:
    words = mended.text[line.start + start : line.end]
    file = _FILE.match(words)
    if file:
        who = words[file.end() :].rstrip(" .;,")
        return (
            _fact(line, start + file.end(), who, "file")
            if who
            else _fact(line, start, words.rstrip(" .;,"), "file")
        )
    who, purpose = words, None
    for pattern in (_BRACKET, _TRAILING):
        found = pattern.search(who)
        if found:
            who, purpose = who[: found.start()], _purpose(found["inner"])
            break
    who = who.rstrip(" .;,:")
    return _fact(line, start, who, purpose) if any(map(str.isalpha, who)) else None


def _fact(line: Paragraph, start: int, who: str, purpose: str | None) -> Recipient:
    begin = line.start + start
    return Recipient(who=who, purpose=purpose, span=Span(line.page, begin, begin + len(who)))


def _purpose(bracket: str) -> str | None:
    return next((kind for kind, pattern in _PURPOSES if pattern.search(bracket)), None)


def signer_facts(mended: MendedText, outline: Outline) -> SignerFacts | None:
    """Name, the office line directly above it, and the authority lines (TM., KT., TL., …)."""
    signed_at = _signed_at(mended, outline)
    lines = [
        line
        for line in outline.signature
        if not STAMP.match(mended.of(line)) and not SIGNED.match(mended.of(line))
    ]
    block = _signature_block(mended, lines)
    if block is None:
        return None
    capitals = [line for line in block.above if mended.of(line).isupper()]
    position = capitals[-1] if capitals else None
    authority = [line for line in capitals[:-1] if AUTHORITY.match(mended.of(line))]
    parts = [*capitals, *([block.name] if block.name else [])]
    return SignerFacts(
        name=mended.of(block.name) if block.name else None,
        position=mended.of(position) if position else None,
        authority=tuple(mended.of(line) for line in authority),
        signed_at=signed_at,
        span=Span(parts[0].page, parts[0].start, parts[-1].end),
        confidence=0.95 if block.name and position else 0.6,
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """One signature: the lines above the name, and the name where it is printed."""

    above: tuple[Paragraph, ...]
    name: Paragraph | None


def _signature_block(mended: MendedText, lines: Sequence[Paragraph]) -> _Block | None:
    """The first block signed by an office or an authority; else the first with capitals."""
    blocks: list[_Block] = []
    above: list[Paragraph] = []
    for line in lines:
        if is_person(mended.of(line)) or is_person_in_capitals(mended.of(line)):
            blocks.append(_Block(tuple(above), line))
            above = []
        else:
            above.append(line)
    if above:
        blocks.append(_Block(tuple(above), None))
    titled = [block for block in blocks if any(mended.of(line).isupper() for line in block.above)]
    official = [
        block
        for block in titled
        if any(
            AUTHORITY.match(words) or is_signing_office(words)
            for words in map(mended.of, block.above)
        )
    ]
    return next(iter(official or titled), None)


def _signed_at(mended: MendedText, outline: Outline) -> str | None:
    blocks = [*outline.signature, *outline.head, *outline.recipients]
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        found = _SIGNED_AT.search(mended.of(block))
        if found:
            day = f"{found['y']}-{int(found['m']):02d}-{int(found['d']):02d}"
            time = f"T{found['time']}" if found["time"] else ""
            return f"{day}{time}{found['zone'] or ''}" if time else day
    return None
