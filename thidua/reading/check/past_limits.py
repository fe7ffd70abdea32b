"""Limits already gone by on the day the plan is issued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import Passage
from thidua.reading.facts import Finding, FindingCode
from thidua.timing import Deadline, DeadlineKind, TimeMention
from thidua.timing.days import as_date

_CONDITIONS = re.compile(
    r"tiêu\s+chuẩn|tiêu\s+chí|điều\s+kiện|thang\s+điểm|mục\s+đích|thời\s+kỳ|tình\s+hình|kết\s+quả",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"(?<!\w)(?:đã|thành\s+lập|thành\s+tích|sinh|tính\s+(?:từ|đến)|tuyển\s+dụng|số\s+liệu|thời\s+kỳ|giai\s+đoạn"
    r"|niên\s+độ|kỷ\s+niệm|truyền\s+thống|công\s+tác\s+từ|kể\s+từ|có\s+hiệu\s+lực|lần\s+thứ|kiểm\s+tra\s+từ)(?!\w)",
    re.IGNORECASE,
)
_EVERY_YEAR = re.compile(r"\s*,?\s*(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)
_DAY_OR_MONTH = re.compile(r"\d{1,2}\s*/|tháng|quý|tuần", re.IGNORECASE)
_FULL_YEAR = re.compile(r"(?:19|20)\d{2}")
_SCHOOL_YEAR = re.compile(r"năm\s+học", re.IGNORECASE)
_FIRM = (DeadlineKind.BY, DeadlineKind.BEFORE)
# An older day than this is history, however it is worded.
_OLDEST_FIRM, _OLDEST = timedelta(days=3 * 366), timedelta(days=400)
# A day without year more than this before the plan belongs to the year after.
_OLDEST_YEARLESS = timedelta(days=92)


def limits_gone_by(inspection: Inspection) -> Iterator[Finding]:
    """Due before the plan's own date; before the month it is dated in, where the day is blank."""
    if inspection.issued is None:
        return
    issued = inspection.issued[0]
    for passage, mention in inspection.limits:
        last = last_day_of(mention.deadline)
        if last is None or last >= issued or not _is_limit(inspection, passage, mention):
            continue
        if issued - last > _oldest(mention):
            continue
        yield passage.finding(
            FindingCode.DEADLINE_PAST,
            mention.start,
            mention.end,
            f"Hạn “{mention.deadline.text}” đã qua khi ban hành kế hoạch.",
            "Sửa lại thời hạn cho sau ngày ban hành kế hoạch.",
        )


def last_day_of(deadline: Deadline) -> date | None:
    """The last day that still keeps a dated limit; None for other limits and impossible days."""
    if deadline.kind in (DeadlineKind.BY, DeadlineKind.ON):
        return as_date(deadline.date)
    if deadline.kind is DeadlineKind.BEFORE:
        day = as_date(deadline.date)
        return day - timedelta(days=1) if day and day > date.min else None
    if deadline.kind in (DeadlineKind.WITHIN, DeadlineKind.PERIOD):
        ends = [end for _, end in deadline.spans] or [deadline.end or ""]
        return as_date(max(ends))
    return None


def _is_limit(inspection: Inspection, passage: Passage, mention: TimeMention) -> bool:
    """Whether the words bind somebody, and are not about what has been."""
    printed = passage.text[mention.start : mention.end]
    if not _DAY_OR_MONTH.search(printed) or any(map(_CONDITIONS.search, passage.under)):
        return False
    first, last = passage.clause(mention.start, mention.end)
    if _LOOKS_BACK.search(passage.text[first : mention.end]):
        return False
    if _EVERY_YEAR.match(passage.text[mention.end : last]):
        return False
    subject = inspection.reading.document.subject or ""
    return _FULL_YEAR.search(printed) is not None or not _SCHOOL_YEAR.search(subject)


def _oldest(mention: TimeMention) -> timedelta:
    if not _FULL_YEAR.search(mention.deadline.text or ""):
        return _OLDEST_YEARLESS
    return _OLDEST_FIRM if mention.deadline.kind in _FIRM else _OLDEST
