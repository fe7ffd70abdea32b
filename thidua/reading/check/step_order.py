"""Steps due before the one they need: send, appraise, council, submit, hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import SEVERITIES
from thidua.reading.check.steps import Paper, Step, any_same_unit, is_many, pairs_of, steps
from thidua.reading.facts import Finding, FindingCode
from thidua.timing import DeadlineKind
from thidua.timing.days import as_date

_GATHERS = re.compile(
    r"tổng\s+hợp|thẩm\s+định|trình|hoàn\s+thiện|lập\s+hồ\s+sơ|báo\s+cáo|xây\s+dựng|gửi"
)
_SENDS = re.compile(r"gửi|nộp|báo\s+cáo|bình\s+xét")
_COUNCIL = re.compile(
    r"hội\s+đồng(?!\s+(?:sáng\s+kiến|khoa\s+học))[^;.]{0,60}(?:họp|xét|bỏ\s+phiếu|bình\s+xét)|họp\s+hội\s+đồng"
)
_REVIEW = re.compile(
    r"(?:hội\s+nghị\s+)?tổng\s+kết\s+(?:khối|cụm|công\s+tác|và|phong\s+trào|,)|bỏ\s+phiếu\s+suy\s+tôn"
)
_HOLDS_OWN = re.compile(r"tổ\s+chức\s+(?:hội\s+nghị|đại\s+hội)")
_FINAL_REVIEW = re.compile(r"tổng\s+kết\s+(?:đợt|phong\s+trào)")
_PREPARES = re.compile(
    r"giấy\s+mời|khánh\s+tiết|trang\s+trí|danh\s+sách\s+đại\s+biểu|thành\s+lập\s+(?:ban\s+tổ\s+chức|các\s+tiểu\s+ban)|tổng\s+duyệt"
    r"|dự\s+thảo|tham\s+luận|giới\s+thiệu\s+(?:đại\s+biểu|điển\s+hình)|hồ\s+sơ\s+điển\s+hình"
)


def steps_out_of_order(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each step that falls due before one it needs."""
    found = steps(inspection)
    told: set[int] = set()
    for later, earlier, why in (
        *_chains(found),
        *_numbered_steps(found),
        *_around_event(inspection, found),
        *_before_end_of_drive(inspection, found),
    ):
        if later.task.span.start in told:
            continue
        told.add(later.task.span.start)
        yield _finding(inspection, later, earlier, why)


def _finding(inspection: Inspection, later: Step, earlier: Step | None, why: str) -> Finding:
    task = later.task
    words = inspection.reading.text[task.span.start : task.span.end]
    other = f" (xem mục {earlier.task.source_section})" if earlier else ""
    return Finding(
        code=FindingCode.DEADLINE_ORDER,
        severity=SEVERITIES[FindingCode.DEADLINE_ORDER],
        section=task.source_section,
        quote=" ".join(words.split()),
        why=f"{why}{other}.",
        suggestion="Sửa lại thời hạn cho đúng thứ tự các bước.",
        span=task.span,
    )


def _chains(found: Sequence[Step]) -> Iterator[tuple[Step, Step, str]]:
    """A paper passed on before it is due to come in, a council before its papers."""
    for later, earlier in pairs_of(found):
        why = _why(later, earlier)
        if why is not None and _is_before(later, earlier):
            yield later, earlier, why


def _why(later: Step, earlier: Step) -> str | None:
    """Why the first step needs the second; None when it does not."""
    if not _comes_in(earlier):
        return _council_first(later, earlier)
    if (
        _COUNCIL.search(later.words)
        and earlier.paper is Paper.DOSSIER
        and _SENDS.search(earlier.words)
    ):
        return "Hội đồng họp trước hạn gửi hồ sơ"
    if earlier.paper is Paper.REPORT and _REVIEW.search(later.words) and not later.to:
        return "Tổng kết trước hạn các đơn vị gửi báo cáo"
    passes_on = (
        later.paper is earlier.paper
        and later.paper in (Paper.REPORT, Paper.DOSSIER, Paper.DELEGATES)
        and _GATHERS.search(later.words) is not None
        and any_same_unit(later.task.lead, earlier.to)
        and not any_same_unit(later.task.lead, earlier.task.lead)
    )
    if passes_on and _cover_the_same(later, earlier):
        return "Hạn tổng hợp, trình sớm hơn hạn các đơn vị gửi về"
    return None


def _comes_in(step: Step) -> bool:
    """Whether many units send something in by this step."""
    return is_many(step.task.lead) and _SENDS.search(step.words) is not None and bool(step.to)


def _council_first(later: Step, earlier: Step) -> str | None:
    if (
        later.paper is Paper.DELEGATES
        and _HOLDS_OWN.search(earlier.words)
        and is_many(earlier.task.lead)
    ):
        return "Gửi danh sách đại biểu trước khi các hội nghị bầu chọn hoàn thành"
    appraises = re.search(r"thẩm\s+định", earlier.words) is not None
    if (
        appraises
        and earlier.paper is Paper.DOSSIER
        and _COUNCIL.search(later.words)
        and not later.to
    ):
        return "Hội đồng họp trước khi thẩm định xong hồ sơ"
    return None


def _cover_the_same(one: Step, other: Step) -> bool:
    return not one.covers or not other.covers or bool(one.covers & other.covers)


def _is_before(later: Step, earlier: Step) -> bool:
    """Whether the step that needs the other is due before it."""
    if later.last and earlier.last:
        return later.last < earlier.last and abs((earlier.last - later.last).days) < _SAME_ROUND
    one, other = later.deadline, earlier.deadline
    recurring = one.kind is other.kind is DeadlineKind.RECURRING
    if not recurring or one.every != other.every or len(one.at) != len(other.at):
        return False
    return any(a < b for a, b in zip(sorted(one.at), sorted(other.at), strict=True))


# Two limits further apart belong to different rounds of the year.
_SAME_ROUND = 120


def _numbered_steps(found: Sequence[Step]) -> Iterator[tuple[Step, Step, str]]:
    """``Bước 3`` wholly done before ``Bước 2`` is."""
    by_step: dict[tuple[str, int], list[Step]] = {}
    for step in found:
        place = re.search(
            r"(?P<parent>.*?)Bước (?P<number>\d+)(?:/|$)", step.task.source_section or ""
        )
        if place and step.last:
            by_step.setdefault((place["parent"], int(place["number"])), []).append(step)
    for (parent, number), own in by_step.items():
        before = by_step.get((parent, number - 1))
        if not before:
            continue
        last, needed = max(own, key=_last), max(before, key=_last)
        if _last(last) < _last(needed):
            yield last, needed, f"Bước {number} xong trước khi Bước {number - 1} hoàn thành"


def _last(step: Step) -> date:
    return step.last or date.min


def _around_event(
    inspection: Inspection, found: Sequence[Step]
) -> Iterator[tuple[Step, None, str]]:
    """Preparations due after the event that they serve."""
    event = inspection.facts.event
    held = event.when if event else None
    day = as_date(held.date or held.end) if held else None
    if day is None:
        return
    for step in found:
        late = (
            step.last is not None
            and step.last > day
            and step.deadline.kind is not DeadlineKind.PERIOD
        )
        if late and _PREPARES.search(step.words) and "sau " not in step.words:
            yield step, None, "Việc chuẩn bị có hạn sau ngày tổ chức"


def _before_end_of_drive(
    inspection: Inspection, found: Sequence[Step]
) -> Iterator[tuple[Step, None, str]]:
    """The final review held before the drive has ended."""
    campaign = inspection.facts.campaign
    end = as_date(campaign.end) if campaign else None
    if end is None:
        return
    for step in found:
        if step.last and step.last < end and _FINAL_REVIEW.search(step.words):
            yield step, None, "Tổng kết trước khi đợt thi đua kết thúc"
