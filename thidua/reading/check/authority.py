"""Powers: awards above the one who grants them, signatures in a name that cannot be signed so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from thidua.core.text import fold
from thidua.reading.check.data_files import load
from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import SEVERITIES, Part, Passage
from thidua.reading.conventions.marks import AUTHORITY, SIGNED
from thidua.reading.facts import Finding, FindingCode
from thidua.reading.text import Span

# To hand over (trao tặng) is no granting: a guest may hand over another's award.
_GRANTS = re.compile(
    r"(?<!trao\s)(?<!\w)tặng(?!\w)|(?<!\w)(?:công\s+nhận|quyết\s+định\s+khen\s+thưởng)(?!\w)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?<!\w)(?:đề\s+nghị|trình|đề\s+xuất|giới\s+thiệu|suy\s+tôn|xét\s+chọn|tham\s+mưu|cấp\s+trên|có\s+thẩm\s+quyền)(?!\w)",
    re.IGNORECASE,
)
_OF = re.compile(r"[”\"’]?\s*(?:của|do)\s+", re.IGNORECASE)
_FULL_STOP = re.compile(r"\.(?=\s|$)|\n")
_MARK = re.compile(r"\s*(?P<mark>TUQ|T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|Q)\s?[./]?\s*")
_COMMITTEE = re.compile(r"\b(?:uy ban nhan dan|ubnd)\b")
_FAR = 400
_HEADS_WITH_DEPUTIES = ("giam doc", "chu tich", "chanh van phong", "hieu truong", "cuc truong")


@dataclass(frozen=True, slots=True)
class _Power:
    start: int
    end: int
    rank: int


def powers_exceeded(inspection: Inspection) -> Iterator[Finding]:
    """An award above the power of who grants it; KT., TL., TUQ. where they cannot stand."""
    for passage in inspection.body:
        if passage.part is not Part.TITLE:
            yield from _grants_too_high(passage)
    yield from _signatures(inspection)


@cache
def _patterns(name: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(
        (rank, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
        for rank, words in load("powers")[name]
    )


def _powers(name: str, text: str) -> list[_Power]:
    """The awards or offices named in a text, those that lie within another left out."""
    found: list[_Power] = []
    taken = bytearray(len(text))
    for rank, pattern in _patterns(name):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = bytes((1,)) * (end - start)
                found.append(_Power(start, end, rank))
    return sorted(found, key=lambda power: power.start)


def _grants_too_high(passage: Passage) -> Iterator[Finding]:
    start = 0
    for stop in [*(m.start() for m in _FULL_STOP.finditer(passage.text)), len(passage.text)]:
        sentence = passage.text[start:stop]
        awards = _powers("awards", sentence) if len(sentence) > 1 else []
        offices = _powers("offices", sentence) if awards else []
        for award in awards:
            office = _granted_by(sentence, award, offices)
            if office is not None and office.rank < award.rank:
                first = min(office.start, award.start)
                last = max(office.end, award.end)
                yield passage.finding(
                    FindingCode.AUTHORITY,
                    start + first,
                    start + last,
                    f"{sentence[office.start : office.end]} không có thẩm quyền tặng"
                    f" {sentence[award.start : award.end]}.",
                    "Sửa hình thức khen thưởng, hoặc ghi là đề nghị cấp có thẩm quyền khen thưởng.",
                )
                break
        start = stop + 1


def _granted_by(sentence: str, award: _Power, offices: list[_Power]) -> _Power | None:
    """``Bằng khen của X``, else the last office before the verb, if it does not merely propose."""
    of = _OF.match(sentence, award.end)
    if of:
        return next((office for office in offices if office.start == of.end()), None)
    verbs = list(_GRANTS.finditer(sentence, max(award.start - _FAR, 0), award.start))
    if not verbs:
        return None
    before = bisect_right(offices, verbs[-1].start(), key=lambda office: office.end)
    office = offices[before - 1] if before else None
    if office is None or award.start - office.end > _FAR:
        return None
    if _ASKS.search(sentence, office.end, award.start):
        return None
    return office


# ------------------------------------------------------------------ signatures


def _signatures(inspection: Inspection) -> Iterator[Finding]:
    """Each mark (KT., TL. …) in the signature block with the office named below it."""
    lines = [
        passage
        for passage in inspection.passages
        if passage.part is Part.SIGNATURE and not SIGNED.match(passage.text)
    ]
    marks: list[Passage] = []
    for line in lines:
        if AUTHORITY.match(line.text):
            marks.append(line)
        elif line.text.isupper():
            why = _wrong_mark(marks, line) if marks or line is lines[0] else None
            if why is not None:
                yield _signature_finding(marks, line, why)
            marks = []


def _wrong_mark(marks: list[Passage], position: Passage) -> str | None:
    """Why the office below cannot sign with these marks, None when it can."""
    office = fold(position.text)
    deputy = office.startswith("pho ")
    if not marks:
        head = office.removeprefix("pho ")
        if deputy and head.startswith(_HEADS_WITH_DEPUTIES):
            return "Cấp phó ký phải ghi KT. trên chức vụ của người đứng đầu."
        return None
    kind, named = _read_mark(marks[-1])
    if kind == "KT" and not deputy:
        return f"{position.text.strip()} ký thì không ghi KT.; KT. dùng cho cấp phó ký thay."
    if kind in ("TL", "TUQ") and deputy and office.removeprefix("pho ").startswith(named):
        return f"Cấp phó ký thay {named.upper()} thì ghi KT., không ghi {kind}."
    if kind == "TM" and _COMMITTEE.search(named):
        if deputy:
            return "Phó Chủ tịch ký thay mặt Ủy ban nhân dân phải ghi thêm KT. CHỦ TỊCH."
        if not office.startswith(("chu tich", "q. chu tich", "quyen chu tich")):
            return "Chỉ Chủ tịch (hoặc Phó Chủ tịch ký thay) được ký thay mặt Ủy ban nhân dân."
    return None


def _read_mark(line: Passage) -> tuple[str, str]:
    found = _MARK.match(line.text)
    if not found:
        return "", fold(line.text)
    return re.sub(r"[^A-Z]", "", found["mark"]), fold(line.text[found.end() :])


def _signature_finding(marks: list[Passage], position: Passage, why: str) -> Finding:
    lines = (*marks[-1:], position)
    code = FindingCode.AUTHORITY
    return Finding(
        code=code,
        severity=SEVERITIES[code],
        section=position.section,
        quote=" ".join(line.text.strip() for line in lines),
        why=why,
        suggestion="Sửa lại thẩm quyền ký cho đúng chức vụ người ký.",
        span=Span(lines[0].page, lines[0].start, position.whole.end),
    )
