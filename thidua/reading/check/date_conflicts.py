"""Two dates for one event, two limits or frequencies for one duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from thidua.core.text import fold
from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import SEVERITIES, Part, Passage
from thidua.reading.check.steps import Paper, Step, any_same_unit, pairs_of, paper_of, steps
from thidua.reading.facts import Finding, FindingCode, QuotaFact
from thidua.timing import DeadlineKind, TimeMention
from thidua.timing.days import as_date

_OWN_EVENT = re.compile(
    r"(?:khai\s+mạc|tổ\s+chức|diễn\s+ra|họp)\s+(?P<head>đại\s+hội|hội\s+nghị|lễ)(?P<name>[^.;,:()\d]{0,60})$"
    r"|(?P<head2>đại\s+hội|hội\s+nghị|lễ)(?P<name2>[^.;,:()\d]{0,60}?)\s+(?:được\s+)?(?:khai\s+mạc|tổ\s+chức|diễn\s+ra|họp)"
    r"(?:\s+(?:vào|dự\s+kiến|trong))*\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<name>(?:Lễ|Hội\s+thi|Hội\s+thao|Hội\s+diễn|Hội\s+nghị|Đại\s+hội|Tọa\s+đàm|Ngày\s+hội)(?:\s+[^\s.;,:()\d]+){1,8}?)"
    r"(?:\s+(?:được|sẽ|vào|dự\s+kiến|tổ\s+chức|khai\s+mạc|trong))*\s*$"
)
_END_OF_DRIVE = re.compile(
    r"(?:kết\s+thúc\s+(?:đợt\s+thi\s+đua|phong\s+trào)|(?:đợt\s+thi\s+đua|phong\s+trào)[^.;,]{0,40}kết\s+thúc)[^.;,\d]{0,30}$",
    re.IGNORECASE,
)
_OTHER_LEVEL = re.compile(
    r"cơ\s+sở|các\s+cấp|toàn\s+quốc|cấp\s+(?:trên|dưới)|của\s+(?:đơn\s+vị|địa\s+phương)",
    re.IGNORECASE,
)
_REPORTS_OF = re.compile(
    r"báo\s+cáo\s+của\s+(?P<who>(?:các|mỗi)\s+[^.;:()]{2,60}?)\s+gửi[^.;]{0,40}?trước\s+ngày\s+(?P<day>\d{1,2})(?![\d/]|\s+tháng)",
    re.IGNORECASE,
)
_PERIODS = {"week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}
_FREQUENT = (Paper.ARTICLE, Paper.EXEMPLAR)
_ONE_ROUND = 45


def conflicting_dates(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each second date, limit or frequency of the same event or duty."""
    yield from _own_event(inspection)
    yield from _named_events(inspection)
    yield from _end_of_drive(inspection)
    yield from _duties(inspection)
    yield from _monthly_reports(inspection)


def _finding(passage: Passage, start: int, end: int, why: str) -> Finding:
    return passage.finding(
        FindingCode.DATE_CONFLICT, start, end, why, "Thống nhất một ngày, một thời hạn."
    )


# ------------------------------------------------------------------ events


def _days(inspection: Inspection) -> Iterator[tuple[Passage, TimeMention, date]]:
    """The days on which something is said to be held."""
    for passage, mention in inspection.limits:
        day = as_date(mention.deadline.date)
        if mention.deadline.kind is DeadlineKind.ON and day is not None:
            yield passage, mention, day


def _length(passage: Passage, mention: TimeMention, found: re.Match[str]) -> int:
    """How far before the day the words begin that were found before it."""
    return len(passage.before(mention.start)) - found.start()


def _own_event(inspection: Inspection) -> Iterator[Finding]:
    """The plan's event on a day other than the one set for it."""
    event = inspection.facts.event
    if event is None:
        return
    first = as_date(event.when.start or event.when.date)
    last = as_date(event.when.end or event.when.date)
    if first is None or last is None:
        return
    words = set(fold(event.name).split())
    for passage, mention, day in _days(inspection):
        found = _OWN_EVENT.search(passage.before(mention.start).rstrip())
        if found is None or first <= day <= last:
            continue
        name = f"{found['head'] or found['head2']} {found['name'] or found['name2'] or ''}"
        if _OTHER_LEVEL.search(name) or not set(fold(name).split()) <= words | {"cua"}:
            continue
        why = f"Kế hoạch ấn định {event.name} vào {event.when.text or 'ngày khác'}."
        yield _finding(passage, mention.start - _length(passage, mention, found), mention.end, why)


def _named_events(inspection: Inspection) -> Iterator[Finding]:
    """``Lễ tổng kết`` on two days."""
    first: dict[str, tuple[date, str]] = {}
    for passage, mention, day in _days(inspection):
        if passage.part is Part.CELL:
            continue
        found = _NAMED.search(passage.before(mention.start).rstrip())
        if found is None or _OTHER_LEVEL.search(found["name"]):
            continue
        name = " ".join(fold(found["name"]).split())
        earlier = first.setdefault(name, (day, passage.section))
        if earlier[0] != day:
            why = f"{found['name']} ở mục {earlier[1]} ghi ngày {earlier[0]:%d/%m/%Y}."
            start = mention.start - _length(passage, mention, found)
            yield _finding(passage, start, mention.end, why)


def _end_of_drive(inspection: Inspection) -> Iterator[Finding]:
    """The drive ends on another day than its period says."""
    campaign = inspection.facts.campaign
    end = as_date(campaign.end) if campaign else None
    if end is None:
        return
    for passage, mention, day in _days(inspection):
        found = _END_OF_DRIVE.search(passage.before(mention.start).rstrip() + " ")
        if found and day != end:
            why = f"Thời gian thi đua kết thúc ngày {end:%d/%m/%Y}."
            start = mention.start - _length(passage, mention, found)
            yield _finding(passage, start, mention.end, why)


# ------------------------------------------------------------------ duties


def _duties(inspection: Inspection) -> Iterator[Finding]:
    """The same paper from the same unit, with two limits or at two frequencies."""
    found = steps(inspection)
    told: set[int] = set()
    for later, earlier in pairs_of(found):
        start = later.task.span.start
        if start <= earlier.task.span.start or start in told:
            continue
        if later.task.source_section == earlier.task.source_section:
            continue
        why = _two_limits(later, earlier) or _two_frequencies(later, earlier)
        if why is not None:
            told |= {start, earlier.task.span.start}
            yield _of_step(inspection, later, f"{why} (xem mục {earlier.task.source_section}).")
    for step, quota in ((step, quota) for step in found for quota in inspection.facts.quotas):
        if step.task.span.start not in told and _unlike_quota(step, quota):
            told.add(step.task.span.start)
            why = f"Chỉ tiêu ghi theo {_PERIODS[quota.per or '']}, việc này ghi định kỳ khác."
            yield _of_step(inspection, step, why)


def _unlike_quota(step: Step, quota: QuotaFact) -> bool:
    """Whether a duty comes at another frequency than the number asked of the same unit."""
    every = step.deadline.every
    if quota.per not in _PERIODS or every not in _PERIODS or every == quota.per:
        return False
    inside = step.task.span.start <= quota.span.start < step.task.span.end
    return (
        not inside
        and step.paper in _FREQUENT
        and paper_of(quota.what or "") is step.paper
        and any_same_unit(step.task.lead, (quota.who or "",))
    )


def _of_step(inspection: Inspection, step: Step, why: str) -> Finding:
    span = step.task.span
    return Finding(
        code=FindingCode.DATE_CONFLICT,
        severity=SEVERITIES[FindingCode.DATE_CONFLICT],
        section=step.task.source_section,
        quote=" ".join(inspection.reading.text[span.start : span.end].split()),
        why=why,
        suggestion="Thống nhất một ngày, một thời hạn.",
        span=span,
    )


def _two_limits(later: Step, earlier: Step) -> str | None:
    same = (
        later.paper is earlier.paper is not None
        and later.covers == earlier.covers
        and any_same_unit(later.task.lead, earlier.task.lead)
        and any_same_unit(later.to, earlier.to)
    )
    if not same:
        return None
    if later.last and earlier.last:
        named = later.paper is not Paper.REPORT or bool(later.covers)
        apart = abs((later.last - earlier.last).days)
        return "Cùng một việc ghi hai thời hạn" if named and 0 < apart <= _ONE_ROUND else None
    one, other = later.deadline, earlier.deadline
    recurring = one.kind is other.kind is DeadlineKind.RECURRING and one.every == other.every
    if recurring and one.at and other.at and one.at != other.at:
        return "Cùng một việc định kỳ ghi hai thời hạn"
    return None


def _two_frequencies(later: Step, earlier: Step) -> str | None:
    one, other = later.deadline, earlier.deadline
    both = one.kind is other.kind is DeadlineKind.RECURRING and one.every and other.every
    if not both or one.every == other.every or later.paper is not earlier.paper:
        return None
    unsaid = {"continuous", "unspecified"} & {one.every, other.every}
    if later.paper not in _FREQUENT or unsaid:
        return None
    if any_same_unit(later.task.lead, earlier.task.lead):
        return "Cùng một việc ghi hai định kỳ khác nhau"
    return None


def _monthly_reports(inspection: Inspection) -> Iterator[Finding]:
    """``báo cáo của các khoa gửi trước ngày 10`` where the duty itself says ngày 05."""
    duties: Sequence[Step] = [
        step
        for step in steps(inspection)
        if step.paper is Paper.REPORT and step.deadline.every == "month" and step.deadline.at
    ]
    for passage in inspection.body:
        for found in _REPORTS_OF.finditer(passage.text):
            day = f"{int(found['day']):02d}"
            for duty in duties:
                if any_same_unit(duty.task.lead, (found["who"],)) and day not in duty.deadline.at:
                    why = f"Mục {duty.task.source_section} ghi {duty.deadline.text}."
                    yield _finding(passage, *found.span(), why)
                    break
