"""Faults of form by Decree 30/2020 that can be seen in the text itself (layout cannot)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import SEVERITIES, Part, Passage
from thidua.reading.conventions.marks import (
    CLOSING_MARK,
    DATE_LINE,
    MOTTO,
    NATION,
    PARTY,
    YOUTH_UNION,
)
from thidua.reading.conventions.symbols import HEAD_NUMBER
from thidua.reading.facts import Finding, FindingCode

_MOST_OF_A_KIND = 5


@dataclass(frozen=True, slots=True)
class _Rule:
    """A turn that is against the form wherever it stands in the given parts.

    ``right`` makes the right words from what was found, or is None.
    """

    parts: tuple[Part, ...]
    pattern: re.Pattern[str]
    why: str
    right: Callable[[re.Match[str]], str] | None = None


_TEXT = (Part.PREAMBLE, Part.HEADING, Part.BODY, Part.CELL, Part.CLOSING)
_RULES: tuple[_Rule, ...] = (
    _Rule(
        (Part.HEAD,),
        re.compile(r"(?<=\bngày\s)(?P<day>[1-9])(?=\s+tháng)"),
        "Ngày nhỏ hơn 10 phải thêm số 0 ở trước.",
        lambda found: f"0{found['day']}",
    ),
    _Rule(
        (Part.HEAD,),
        re.compile(r"(?<=\btháng\s)(?P<month>[12])(?=\s+năm)"),
        "Tháng 1, 2 phải thêm số 0 ở trước.",
        lambda found: f"0{found['month']}",
    ),
    _Rule(
        (Part.HEAD,),
        re.compile(r"(?<=\btháng\s)0(?P<month>[3-9])(?=\s+năm)"),
        "Tháng 3 đến tháng 9 không thêm số 0.",
        lambda found: found["month"],
    ),
    _Rule(
        (Part.HEAD,),
        re.compile(r"(?<=Số:\s)(?P<number>[1-9])(?=\s?/)"),
        "Số văn bản nhỏ hơn 10 phải thêm số 0 ở trước.",
        lambda found: f"0{found['number']}",
    ),
    _Rule(
        (Part.HEAD,),
        re.compile(
            r"\d(?P<symbol>\s*/\s+[A-ZĐ]|\s+/\s*[A-ZĐ]|/[A-ZĐ]{2,4}\s+[-–]\s*[A-ZĐ]|/[A-ZĐ]{2,4}[-–]\s+[A-ZĐ])"
        ),
        "Giữa số và ký hiệu không có khoảng trắng.",
    ),
    _Rule(
        (Part.TITLE,),
        re.compile(r"^\s*V/v\b", re.IGNORECASE),
        "Trích yếu của văn bản có tên loại không ghi “V/v”.",
    ),
    _Rule(
        _TEXT,
        re.compile(r"(?<=\bngày\s)(?P<day>[1-9])(?P<rest>/\d{1,2}/\d{4})"),
        "Ngày nhỏ hơn 10 phải thêm số 0 ở trước.",
        lambda found: f"0{found['day']}{found['rest']}",
    ),
    _Rule(
        _TEXT,
        re.compile(r"(?P<day>\b\d{1,2}/)(?P<month>[12])(?P<year>/\d{4})"),
        "Tháng 1, 2 phải thêm số 0 ở trước.",
        lambda found: f"{found['day']}0{found['month']}{found['year']}",
    ),
    _Rule(
        _TEXT,
        re.compile(r"(?<=[^\W\d_])(?P<mark>[,;])(?=[^\W\d_])"),
        "Thiếu khoảng trắng sau dấu câu.",
        lambda found: f"{found['mark']} ",
    ),
    _Rule(
        _TEXT,
        re.compile(r"(?<=[^\W_])[ ]+(?P<mark>[,;:!?]|\.(?=\s|$)|\./\.)"),
        "Thừa khoảng trắng trước dấu câu.",
        lambda found: found["mark"],
    ),
    _Rule(
        _TEXT,
        re.compile(r"(?<=[^\W_])(?P<mark>[“(])(?=[^\W_])"),
        "Thiếu khoảng trắng trước dấu mở ngoặc.",
        lambda found: f" {found['mark']}",
    ),
    _Rule(
        _TEXT,
        re.compile(
            r"(?<=[^“\"(.]\s)nhân dân"
            r"(?=\s+(?:các dân tộc|trong|trên địa bàn|tham gia|hưởng ứng))"
        ),
        "“Nhân dân” viết hoa chữ N.",
        lambda found: "Nhân dân",
    ),
    _Rule(
        _TEXT,
        re.compile(r"(?<=của\s)(?:đảng|nhà nước)(?=\s|[,.;])"),
        "“Đảng”, “Nhà nước” viết hoa.",
        lambda found: found[0][:1].upper() + found[0][1:],
    ),
    _Rule(
        (Part.PREAMBLE,),
        re.compile(
            r"(?<=\w)(?P<stop>\.)(?=\s+(?:Ủy ban|UBND|Văn phòng|Sở|Trường|Công ty|Hội đồng)"
            r"[^.\n]{0,60}\s(?:xây dựng|ban hành|phát động))"
        ),
        "Câu “Căn cứ …”, “Thực hiện …” bị ngắt bằng dấu chấm trước chủ ngữ.",
        lambda found: ",",
    ),
)


def faults_of_form(inspection: Inspection) -> Iterator[Finding]:
    """What Decree 30 wants otherwise, at most five places for each rule."""
    for rule in _RULES:
        places = 0
        for passage in inspection.passages:
            if passage.part not in rule.parts:
                continue
            for found in rule.pattern.finditer(passage.text):
                places += 1
                if places <= _MOST_OF_A_KIND:
                    yield _of_rule(passage, rule, found)
    if not _has_own_rules(inspection):
        yield from _head(inspection)
        yield from _closing(inspection)
    yield from _foot(inspection)


def _of_rule(passage: Passage, rule: _Rule, found: re.Match[str]) -> Finding:
    start, end = _with_words_around(passage.text, *found.span())
    right = rule.right(found) if rule.right else None
    mended = None
    if right is not None:
        mended = passage.text[start : found.start()] + right + passage.text[found.end() : end]
    suggestion = (
        f"Sửa thành: {mended.strip()}" if mended else "Sửa lại theo Nghị định 30/2020/NĐ-CP."
    )
    return passage.finding(FindingCode.FORM, start, end, rule.why, suggestion, mended)


def _with_words_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The place widened to whole words, with one more word on each side."""
    before = re.search(r"(?:\S+\s+)?\S*$", text[max(start - 60, 0) : start])
    after = re.match(r"\S*(?:\s+\S+)?", text[end:])
    return (start - len(before[0]) if before else start), end + (after.end() if after else 0)


def _has_own_rules(inspection: Inspection) -> bool:
    """Whether the plan is by the Party, a union or a youth body, whose form differs."""
    head = [p.text for p in inspection.passages if p.part is Part.HEAD]
    own_rules = any(PARTY.search(words) or YOUTH_UNION.search(words) for words in head)
    return own_rules or not any(NATION.search(words) for words in head)


def _head(inspection: Inspection) -> Iterator[Finding]:
    head = [p for p in inspection.passages if p.part is Part.HEAD]
    for passage in head:
        motto = MOTTO.search(passage.text)
        if motto and not re.search(r"Độc lập - Tự do - Hạnh phúc", " ".join(motto[0].split())):
            why = "Tiêu ngữ viết: Độc lập - Tự do - Hạnh phúc."
            right = "Độc lập - Tự do - Hạnh phúc"
            yield passage.finding(
                FindingCode.FORM, *motto.span(), why, f"Sửa thành: {right}", right
            )
        date = DATE_LINE.search(passage.text)
        if date and not date["place"]:
            why = "Trước ngày tháng phải có địa danh và dấu phẩy."
            yield passage.finding(FindingCode.FORM, *date.span(), why, "Thêm địa danh.")
        number = HEAD_NUMBER.search(passage.text)
        if number and not re.match(r"Số:", passage.text[number.start() :]):
            why = "Sau từ “Số” có dấu hai chấm."
            yield passage.finding(FindingCode.FORM, *number.span(), why, "Thêm dấu hai chấm.")


def _foot(inspection: Inspection) -> Iterator[Finding]:
    recipients = [p for p in inspection.passages if p.part is Part.RECIPIENTS]
    if not recipients:
        yield _absent("recipients", "Không có phần Nơi nhận.", "Thêm Nơi nhận và dòng Lưu.")
        return
    if not any(re.match(r"\W*Lưu\b", p.text) for p in recipients):
        yield _absent("recipients", "Nơi nhận không có dòng Lưu.", "Thêm dòng “- Lưu: VT, …”.")
    yield from _marks_of(recipients)


def _closing(inspection: Inspection) -> Iterator[Finding]:
    last = _last_paragraph(inspection)
    if last is not None and not CLOSING_MARK.search(last.text):
        why = "Kết thúc nội dung phải có dấu “./.”."
        start = last.text.rstrip().rfind(" ") + 1
        yield last.finding(FindingCode.FORM, start, len(last.text), why, "Thêm “./.”.")


def _marks_of(recipients: Sequence[Passage]) -> Iterator[Finding]:
    """Each recipient ends in a semicolon, the last in a full stop."""
    lines = [p for p in recipients if re.match(r"\s*[-–+]", p.text)]
    for line in lines[:-1]:
        if not line.text.rstrip().endswith((";", ",")):
            why = "Cuối mỗi dòng nơi nhận có dấu chấm phẩy."
            yield line.finding(FindingCode.FORM, 0, len(line.text), why, "Thêm dấu chấm phẩy.")
    for line in lines[-1:]:
        if not line.text.rstrip().endswith("."):
            why = "Dòng nơi nhận cuối cùng kết thúc bằng dấu chấm."
            yield line.finding(FindingCode.FORM, 0, len(line.text), why, "Thêm dấu chấm.")


def _last_paragraph(inspection: Inspection) -> Passage | None:
    """The last paragraph before the foot; None where nothing stands before it."""
    closing = [p for p in inspection.passages if p.part is Part.CLOSING]
    if closing:
        return closing[-1]
    foot = min(
        (p.start for p in inspection.passages if p.part in (Part.RECIPIENTS, Part.SIGNATURE)),
        default=None,
    )
    body = [p for p in inspection.body if foot is None or p.start < foot]
    return body[-1] if body else None


def _absent(section: str, why: str, suggestion: str) -> Finding:
    return Finding(
        code=FindingCode.FORM,
        severity=SEVERITIES[FindingCode.FORM],
        section=section,
        quote=None,
        why=why,
        suggestion=suggestion,
    )
