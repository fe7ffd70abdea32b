"""Cited documents: incomplete, contradicting each other, replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from thidua.core.text import fold
from thidua.reading.check.data_files import load
from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import Passage
from thidua.reading.conventions.marks import ATTACHED
from thidua.reading.conventions.symbols import NUMBER, compact_number
from thidua.reading.facts import Citation, Finding, FindingCode
from thidua.reading.lexicon import alternatives
from thidua.timing import find_dates

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_ISSUER_BEFORE = re.compile(
    r"(?:(?:của|do)\s+[^,;.]{3,80}\s+(?:tại|trong|theo|ban\s+hành)|[^,;.]{3,60}\s(?:có|đã\s+ban\s+hành))\s*$",
    re.IGNORECASE,
)
# "Ngày 14/11/2025, UBND tỉnh ban hành Kế hoạch số …": date and issuer stand before.
_TOLD = re.compile(
    r"ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4},\s+[^.;]{3,90}?\s(?:đã\s+)?(?:có|ban\s+hành)\s*$",
    re.IGNORECASE,
)
_IN_A_TITLE = re.compile(
    r"\d[/-][^;.]*(?<!\w)về(?!\w)[^;.]*(?<!\w)(?:thực\s+hiện|triển\s+khai|thi\s+hành|sửa\s+đổi|theo)"
    r"(?:\s+(?:các|nội\s+dung|tinh\s+thần))?\s*$",
    re.IGNORECASE,
)
_NESTED = re.compile(
    rf"(?P<type>{alternatives('document_types')})\s+số\s*:?\s*(?P<number>{NUMBER})"
    r",?\s+(?P<date>ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4})",
    re.IGNORECASE,
)
_BLANK_NUMBER = re.compile(
    r"(?:Kế\s+hoạch|Quyết\s+định|Hướng\s+dẫn|Công\s+văn|Chỉ\s+thị|Nghị\s+quyết)\s+số\s*:?[\s.…_]*"
    r"[/-]\s?(?:KH|QĐ|HD|CT|NQ)[\w-]*"
)
_LOOKS_BACK = re.compile(
    r"(?:thay\s+thế|hết\s+hiệu\s+lực|trước\s+đây|tổng\s+kết|sơ\s+kết|bãi\s+bỏ)[^;]{0,60}$",
    re.IGNORECASE,
)
_YEAR_IN_NUMBER = re.compile(r"\d+/(?P<year>(?:19|20)\d{2})/")
_HEAD_OF_BODY = re.compile(
    r"chu tich|bo truong|giam doc|chanh van phong|ban thuong vu|ban thuong truc|ban chap hanh"
    r"|thu tuong|hieu truong|uy ban nhan dan|ubnd"
)


def incomplete_references(inspection: Inspection) -> Iterator[Finding]:
    """A document cited without date or issuer: laws may be, and any when it was named in full."""
    complete = {
        _identity(citation)
        for passage, citation in inspection.citations
        if not _missing(passage, citation)
    }
    seen: set[str] = set()
    for passage, citation in inspection.citations:
        identity = _identity(citation)
        if citation.type in _LAWS or identity in complete or identity in seen:
            continue
        if ATTACHED.match(passage.text) or _is_own(inspection, citation):
            continue
        start = citation.span.start - passage.start
        if _IN_A_TITLE.search(passage.before(start)):
            continue
        seen.add(identity)
        missing = " và ".join(_missing(passage, citation))
        yield passage.finding(
            FindingCode.REF_INCOMPLETE,
            start,
            _end_of_number(passage, citation),
            f"{citation.type} số {citation.number} được viện dẫn nhưng không ghi {missing}.",
            f"Ghi thêm {missing} của văn bản.",
        )
    yield from _blank_numbers(inspection)


def conflicting_references(inspection: Inspection) -> Iterator[Finding]:
    """One document with two dates, a type that is not its symbol's, a year not its own."""
    first: dict[str, Citation] = {}
    for passage, citation in _all_named(inspection):
        why = _unlike_symbol(citation) or _unlike_year(citation)
        if why is None and ATTACHED.match(passage.text):
            why = _unlike_the_plan(inspection, citation)
        earlier = first.setdefault(_identity(citation), citation)
        if why is None:
            why = _unlike(earlier, citation)
        if why is not None:
            yield passage.finding(
                FindingCode.REF_CONFLICT,
                citation.span.start - passage.start,
                _end_of_date(passage, citation),
                why,
                "Đối chiếu với văn bản gốc và sửa lại cho thống nhất.",
            )


def _all_named(inspection: Inspection) -> Iterator[tuple[Passage, Citation]]:
    """The citations, and the documents that are named inside another one's subject."""
    for passage, citation in inspection.citations:
        yield passage, citation
        start, end = citation.span.start - passage.start, citation.span.end - passage.start
        for found in _NESTED.finditer(passage.text, start + 1, end):
            day = find_dates(found["date"])
            if day and day[0].precision == "day":
                yield (
                    passage,
                    Citation(
                        type=" ".join(found["type"].split()).capitalize(),
                        number=compact_number(found["number"]),
                        date=day[0].iso,
                        span=passage.span(*found.span()),
                    ),
                )


def outdated_references(inspection: Inspection) -> Iterator[Finding]:
    """A document cited as basis that had been replaced before the plan's date."""
    day = _latest_certain_day(inspection)
    if day is None:
        return
    reading = inspection.reading
    for citation in (*reading.legal_basis, *reading.references):
        rule = _replaced(citation)
        passage = inspection.passage_at(citation.span.start)
        if rule is None or passage is None or day < rule["to"]:
            continue
        start = citation.span.start - passage.start
        if _LOOKS_BACK.search(passage.before(start)):
            continue
        yield passage.finding(
            FindingCode.REF_OUTDATED,
            start,
            _end_of_date(passage, citation),
            f"{_called(citation)} đã hết hiệu lực từ ngày {rule['to']:%d/%m/%Y}.",
            f"Thay bằng: {rule['by']}.",
        )


def _identity(citation: Citation) -> str:
    return (citation.number or "").upper().lstrip("0")


def _is_own(inspection: Inspection, citation: Citation) -> bool:
    own = inspection.reading.document.number
    return own is not None and _identity(citation) == own.upper().lstrip("0")


def _missing(passage: Passage, citation: Citation) -> list[str]:
    """What is not printed of a citation: its date, its issuer."""
    before = passage.before(citation.span.start - passage.start)
    missing = []
    if citation.date is None or len(citation.date) < len("2025-01-01"):
        missing.append("ngày ban hành")
    if _TOLD.search(before):
        return []
    if citation.issuer is None and not _ISSUER_BEFORE.search(before):
        missing.append("cơ quan ban hành")
    return missing


def _blank_numbers(inspection: Inspection) -> Iterator[Finding]:
    for passage in inspection.body:
        if ATTACHED.match(passage.text):
            continue
        for found in _BLANK_NUMBER.finditer(passage.text):
            yield passage.finding(
                FindingCode.REF_INCOMPLETE,
                found.start(),
                found.end(),
                "Văn bản được viện dẫn để trống số.",
                "Ghi đủ số, ký hiệu, ngày ban hành của văn bản.",
            )


def _end_of_number(passage: Passage, citation: Citation) -> int:
    """Where the printed number ends, within the passage."""
    start = citation.span.start - passage.start
    tail = re.escape((citation.number or "")[-3:])
    found = re.compile(rf"\d[^,;()]*?{tail}(?!\w)").search(passage.text, start)
    return found.end() if found else citation.span.end - passage.start


def _end_of_date(passage: Passage, citation: Citation) -> int:
    end = (
        _end_of_number(passage, citation) if citation.number else citation.span.end - passage.start
    )
    date_after = re.compile(
        r"\s*,?\s*\(?(?:ban\s+hành\s+|ký\s+)?(?:ngày\s+)?\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}"
    ).match(passage.text, end)
    return date_after.end() if date_after else end


# ------------------------------------------------------------------ conflicts


def _unlike_symbol(citation: Citation) -> str | None:
    """Type and symbol disagree: ``Nghị quyết số 07-CT/ĐU``."""
    symbols: dict[str, list[str]] = load("symbols_of_types")
    groups = re.split(r"[/-]", citation.number or "")[1:]
    opening = next((group for group in groups if group and not group.isdigit()), "")
    owners = {kind for kind, marks in symbols.items() if opening in marks}
    kind = next((k for k in symbols if (citation.type or "").startswith(k)), None)
    if not owners or kind is None or kind in owners:
        return None
    return f"Tên loại là {citation.type} nhưng ký hiệu “{opening}” là của {sorted(owners)[0]}."


def _unlike_year(citation: Citation) -> str | None:
    """The year in the number is not the date's: ``số 152/2025/NĐ-CP ngày 14/6/2024``."""
    found = _YEAR_IN_NUMBER.match(citation.number or "")
    if not found or not citation.date or citation.date.startswith(found["year"]):
        return None
    return f"Số văn bản mang năm {found['year']} nhưng ngày ban hành là năm {citation.date[:4]}."


def _unlike_the_plan(inspection: Inspection, citation: Citation) -> str | None:
    """An annex's caption names the plan with another number or date than its head."""
    document = inspection.reading.document
    own = document.number
    if own and own[:1].isdigit() and _identity(citation) != own.upper().lstrip("0"):
        return f"Phụ lục ghi kèm theo {citation.type} số {citation.number}, kế hoạch có số {own}."
    days = (document.date or "", citation.date or "")
    if all(len(day) == len("2025-01-01") for day in days) and days[0] != days[1]:
        return "Phụ lục ghi ngày của kế hoạch khác với ngày ở đầu văn bản."
    return None


def _unlike(earlier: Citation, later: Citation) -> str | None:
    """The same number with another date, where it cannot be another body's document."""
    if not (earlier.date and later.date) or earlier.date == later.date:
        return None
    if earlier.type != later.type or not _same_body(earlier.issuer, later.issuer):
        return None
    if earlier.date[:4] != later.date[:4] and not _same_subject(earlier, later):
        return None
    return (
        f"{later.type} số {later.number} chỗ này ghi ngày {_printed(later.date)},"
        f" chỗ trước ghi ngày {_printed(earlier.date)}."
    )


def _same_body(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return True
    one, two = (_HEAD_OF_BODY.sub("", fold(name)).split() for name in (first, second))
    # "UBND tỉnh Bình Lâm" and "UBND tỉnh"; not "UBND tỉnh" and "UBND xã".
    return not one or not two or one[: len(two)] == two or two[: len(one)] == one


def _same_subject(first: Citation, second: Citation) -> bool:
    if not (first.subject and second.subject):
        return (
            first.date is not None and second.date is not None and first.date[4:] == second.date[4:]
        )
    return fold(first.subject)[:40] == fold(second.subject)[:40]


def _printed(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


# ------------------------------------------------------------------ replaced documents


def _latest_certain_day(inspection: Inspection) -> date | None:
    """A day on or before which the plan cannot have been issued."""
    if inspection.issued is not None:
        return inspection.issued[0]
    year = inspection.reading.context.year
    return date(year, 1, 1) if year else None


def _replaced(citation: Citation) -> dict[str, Any] | None:
    for rule in load("replaced_documents"):
        if citation.number:
            if _identity(citation) == rule["number"].upper().lstrip("0"):
                return dict(rule)
        elif rule.get("name") and citation.type == rule["type"] and citation.date:
            same = (
                fold(citation.subject or "")
                .replace(",", "")
                .endswith(fold(rule["name"]).replace(",", ""))
            )
            if same and int(citation.date[:4]) in rule["years"]:
                return dict(rule)
    return None


def _called(citation: Citation) -> str:
    if citation.number:
        return f"{citation.type} số {citation.number}"
    return f"{citation.type} {citation.subject} năm {(citation.date or '')[:4]}"
