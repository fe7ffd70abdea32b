"""Dates that cannot be, and periods that begin with an undated event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import Part, Passage
from thidua.reading.facts import Finding, FindingCode
from thidua.timing import DateMention, DeadlineKind, find_dates
from thidua.timing.days import as_date
from thidua.timing.lexicon import WEEKDAYS

_DAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
# A bare 31/6 may be a fraction or a document; these words before it make it a day.
_SAYS_DAY = re.compile(r"(?:ngày|trước|đến|hết|sáng|chiều|tối|hạn|vào|từ)\s*$", re.IGNORECASE)
_IMPOSSIBLE_MONTH = re.compile(
    r"(?<!\w)(?P<month>tháng\s+(?P<number>\d{1,2}))(?=\s*/\s*20\d{2}|\s+năm\s+20\d{2}|[,;.)]|$)",
    re.IGNORECASE,
)
_STARTS_WITH = re.compile(
    r"(?<!\w)(?P<start>(?:(?:kể|tính)\s+)?từ\s+(?:khi|ngày|lúc|thời\s+điểm|lễ)\s+(?:tổ\s+chức\s+)?(?:lễ\s+)?(?:bắt\s+đầu\s+)?"
    r"(?P<event>phát\s+động|khởi\s+động|ra\s+quân|khai\s+mạc|khai\s+giảng)[^.;:\d]{0,60}?)"
    r",?\s+(?:cho\s+)?đến(?!\w)",
    re.IGNORECASE,
)


def impossible_dates(inspection: Inspection) -> Iterator[Finding]:
    """No such day or month, or the weekday beside the date is not that day's."""
    for passage in inspection.passages:
        if passage.part in (Part.RECIPIENTS, Part.SIGNATURE):
            continue
        for mention in find_dates(passage.text):
            fault = _fault_of(inspection, passage, mention)
            if fault is not None:
                why, suggestion = fault
                yield passage.finding(
                    FindingCode.DATE_INVALID, mention.start, mention.end, why, suggestion
                )
        for found in _IMPOSSIBLE_MONTH.finditer(passage.text):
            if not 1 <= int(found["number"]) <= 12:
                yield passage.finding(
                    FindingCode.DATE_INVALID,
                    found.start(),
                    found.end(),
                    f"Không có tháng {int(found['number'])}.",
                    "Sửa lại tháng.",
                )


def undated_starts(inspection: Inspection) -> Iterator[Finding]:
    """A period begins with an event of which no date is given anywhere."""
    for passage in inspection.body:
        for found in _STARTS_WITH.finditer(passage.text):
            event = " ".join(found["event"].lower().split())
            if not _is_dated(inspection, event):
                yield passage.finding(
                    FindingCode.START_UNDATED,
                    found.start("start"),
                    found.end("start"),
                    f"Thời gian bắt đầu “{found['start'].strip()}” nhưng kế hoạch không ghi ngày"
                    f" {event}.",
                    f"Ghi rõ ngày {event}.",
                )


def _fault_of(
    inspection: Inspection, passage: Passage, mention: DateMention
) -> tuple[str, str] | None:
    """What is wrong with a date and what to do about it, None when it is right."""
    printed = passage.text[mention.start : mention.end].strip()
    year = inspection.reading.context.year
    if mention.precision == "day_month":
        firm = printed[:1].isalpha() or _SAYS_DAY.search(passage.before(mention.start))
        if not firm or year is None:
            return None
        day = as_date(f"{year}{mention.iso[1:]}")
    elif mention.precision == "day":
        day = as_date(mention.iso)
    else:
        return None
    if day is None:
        return f"Không có {_with_day(printed)}.", "Sửa lại ngày cho đúng lịch."
    if mention.weekday is not None and WEEKDAYS[day.weekday()] != mention.weekday:
        name = _DAY_NAMES[day.weekday()]
        return (
            f"Ngày {day.day}/{day.month}/{day.year} là {name}.",
            f"Sửa thành: {name}, hoặc sửa lại ngày.",
        )
    return None


def _with_day(printed: str) -> str:
    return printed if printed.lower().startswith("ngày") else f"ngày {printed}"


def _is_dated(inspection: Inspection, event: str) -> bool:
    """Whether a sentence or table row on the event has a day on which it is held."""
    pattern = re.compile(rf"(?<!\w){event}(?!\w)".replace(" ", r"\s+"), re.IGNORECASE)
    return any(
        mention.deadline.kind is DeadlineKind.ON
        and mention.deadline.date is not None
        and pattern.search(passage.around(mention.start, mention.end)) is not None
        for passage, mention in inspection.limits
    )
