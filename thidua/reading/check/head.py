"""What an official document must have before its first word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import SEVERITIES, Part, Passage
from thidua.reading.conventions.marks import DATE_LINE, MOTTO, NATION, PARTY, YOUTH_UNION
from thidua.reading.conventions.symbols import HEAD_NUMBER
from thidua.reading.facts import Finding, FindingCode

_STARTS_WITH_NUMBER = re.compile(r"\d")


def missing_head(inspection: Inspection) -> Iterator[Finding]:
    """Neither the name of the issuing body nor quốc hiệu stands at the top."""
    head = _head(inspection)
    if any(_national(passage.text) for passage in head):
        return
    spans = inspection.reading.document.spans
    issuer = spans.get("issuer")
    if issuer and any(p.start <= issuer.start < p.start + len(p.text) for p in head):
        return
    yield _absent(
        FindingCode.MISSING_HEAD,
        "Không có quốc hiệu, tiêu ngữ và tên cơ quan ban hành ở đầu văn bản.",
        "Thêm quốc hiệu, tiêu ngữ và tên cơ quan ban hành.",
    )


def missing_title(inspection: Inspection) -> Iterator[Finding]:
    """No line KẾ HOẠCH with a subject."""
    if inspection.reading.outline.title:
        return
    yield _absent(
        FindingCode.MISSING_TITLE,
        "Không có tên loại văn bản (KẾ HOẠCH) và trích yếu.",
        "Thêm dòng KẾ HOẠCH và trích yếu nội dung.",
    )


def missing_number(inspection: Inspection) -> Iterator[Finding]:
    """The number line is absent, or its running number is blank."""
    number = inspection.reading.document.number
    if number is None:
        yield _absent(
            FindingCode.MISSING_NUMBER,
            "Không có dòng số, ký hiệu.",
            "Thêm dòng “Số: …/KH-…”.",
        )
    elif not _STARTS_WITH_NUMBER.match(number):
        yield _blank(
            inspection,
            FindingCode.MISSING_NUMBER,
            HEAD_NUMBER,
            number,
            "Số văn bản để trống.",
            "Điền số văn bản khi ban hành.",
        )


def missing_date(inspection: Inspection) -> Iterator[Finding]:
    """The line of place and date is absent, or blank in part."""
    printed = inspection.reading.document.date
    if printed is not None and len(printed) == len("2025-01-01"):
        return
    if printed is None and not any(DATE_LINE.search(p.text) for p in _head(inspection)):
        yield _absent(
            FindingCode.MISSING_DATE,
            "Không có địa danh, ngày tháng năm ban hành.",
            "Thêm dòng địa danh, ngày tháng năm ban hành.",
        )
        return
    yield _blank(
        inspection,
        FindingCode.MISSING_DATE,
        DATE_LINE,
        "ngày tháng năm",
        "Ngày ban hành để trống hoặc thiếu.",
        "Điền đủ ngày, tháng, năm ban hành.",
    )


def _head(inspection: Inspection) -> list[Passage]:
    return [passage for passage in inspection.passages if passage.part is Part.HEAD]


def _national(words: str) -> bool:
    return any(mark.search(words) for mark in (NATION, MOTTO, PARTY, YOUTH_UNION))


def _absent(code: FindingCode, why: str, suggestion: str) -> Finding:
    return Finding(
        code=code,
        severity=SEVERITIES[code],
        section="head",
        quote=None,
        why=why,
        suggestion=suggestion,
    )


def _blank(
    inspection: Inspection,
    code: FindingCode,
    line: re.Pattern[str],
    otherwise: str,
    why: str,
    suggestion: str,
) -> Finding:
    for passage in _head(inspection):
        found = line.search(passage.text)
        if found:
            return passage.finding(code, found.start(), found.end(), why, suggestion)
    return Finding(
        code=code,
        severity=SEVERITIES[code],
        section="head",
        quote=otherwise,
        why=why,
        suggestion=suggestion,
    )
