"""The dated tasks of a plan as steps: who sends which paper to whom, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.past_limits import last_day_of
from thidua.reading.facts import TaskFact
from thidua.timing import Deadline, DeadlineKind
from thidua.timing.days import as_date


class Paper(Enum):
    """What passes from hand to hand."""

    REPORT = "báo cáo"
    DOSSIER = "hồ sơ"
    DELEGATES = "danh sách đại biểu"
    ARTICLE = "tin, bài"
    EXEMPLAR = "điển hình"


class Span(Enum):
    """Which stretch of time a report covers."""

    MONTH = "tháng"
    QUARTER = "quý"
    HALF = "6 tháng"
    YEAR = "năm"


_PAPERS: tuple[tuple[Paper, re.Pattern[str]], ...] = (
    (
        Paper.DELEGATES,
        re.compile(r"danh\s+sách\s+(?:trích\s+ngang\s+)?(?:đại\s+biểu|khách\s+mời)"),
    ),
    (
        Paper.DOSSIER,
        re.compile(
            r"hồ\s+sơ|danh\s+sách\s+đề\s+nghị|đề\s+nghị\s+khen\s+thưởng"
            r"|biên\s+bản\s+bình\s+xét"
        ),
    ),
    (
        Paper.ARTICLE,
        re.compile(
            r"tin,?\s+bài|(?:\d|viết|gửi|đăng|phát)\s+(?:tin|bài)"
            r"|bài\s+(?:viết|giới\s+thiệu|về|tuyên\s+truyền)"
        ),
    ),
    (Paper.REPORT, re.compile(r"báo\s+cáo|bảng\s+điểm|kết\s+quả\s+tự\s+chấm")),
    (
        Paper.EXEMPLAR,
        re.compile(
            r"^(?:gương|điển\s+hình)|danh\s+sách\s+(?:gương|điển\s+hình)"
            r"|(?:giới\s+thiệu|phát\s+hiện)[^.;]{0,60}(?:điển\s+hình|gương|tập\s+thể|cá\s+nhân)"
        ),
    ),
)
_HALF = re.compile(r"sơ\s+kết|6\s+tháng|sáu\s+tháng|giữa\s+năm")
_YEAR = re.compile(r"tổng\s+kết|cả\s+năm|báo\s+cáo\s+năm|cuối\s+năm|tháng,\s+năm")
_QUARTER = re.compile(r"(?:hằng|hàng|báo\s+cáo)\s+quý|mỗi\s+quý")
_MONTH = re.compile(r"(?:hằng|hàng|báo\s+cáo)\s+tháng|mỗi\s+tháng")
_FILLERS = frozenset(
    ("các", "mỗi", "những", "toàn", "thể", "và", "của", "thuộc", "trực", "trên", "địa", "bàn",
     "ubnd", "ủy", "ban", "nhân", "dân", "hiệu", "trưởng", "thủ", "giám", "đốc", "lãnh", "đạo",
     "chủ", "tịch", "đồng", "chí")
)  # fmt: skip


# More dated steps than any plan has: keeps endless texts from costing the square.
_NEAR = 80


@dataclass(frozen=True, slots=True)
class Step:
    """A task with a time limit. ``words`` are its text in small letters; ``first`` and ``last``
    the days between which it falls due (None for recurring limits)."""

    task: TaskFact
    deadline: Deadline
    words: str
    paper: Paper | None
    covers: frozenset[Span]
    to: tuple[str, ...]
    first: date | None
    last: date | None


def steps(inspection: Inspection) -> list[Step]:
    """The tasks with a limit, in the order of the text; a task with two limits is two steps."""
    found: list[Step] = []
    for task in inspection.facts.tasks:
        for words, deadline in _limits(inspection, task):
            found.append(
                Step(
                    task,
                    deadline,
                    words,
                    paper_of(words),
                    _covered(words),
                    (*task.to, *task.via) or _addressee_before(found, task),
                    _first_day_of(deadline),
                    last_day_of(deadline),
                )
            )
    return found


def paper_of(words: str) -> Paper | None:
    """What passes from hand to hand by these words, in small letters."""
    return next((paper for paper, pattern in _PAPERS if pattern.search(words)), None)


def _limits(inspection: Inspection, task: TaskFact) -> Iterator[tuple[str, Deadline]]:
    """The task's own limit with its words, then those printed further on in it."""
    text = inspection.reading.text
    start, end = task.span.start, task.span.end
    dated = task.deadline.kind not in (DeadlineKind.NONE, DeadlineKind.RELATIVE)
    printed = task.deadline.text or ""
    others = [
        (passage, mention)
        for passage, mention in inspection.limits_between(start, end)
        if mention.deadline.kind is not DeadlineKind.RELATIVE
        and (mention.deadline.text or "") not in printed
        and printed not in (mention.deadline.text or "")
    ]
    if dated:
        clauses = [passage.clause(m.start, m.end)[0] + passage.start for passage, m in others]
        stop = min((clause for clause in clauses if clause > start), default=end)
        yield _flat(text[start:stop]), task.deadline
    for passage, mention in others:
        first, last = passage.clause(mention.start, mention.end)
        if dated and passage.start + first > start:
            yield _flat(passage.text[first:last]), mention.deadline


def _flat(words: str) -> str:
    return " ".join(words.lower().split())


def _covered(words: str) -> frozenset[Span]:
    pairs = ((Span.HALF, _HALF), (Span.YEAR, _YEAR), (Span.QUARTER, _QUARTER), (Span.MONTH, _MONTH))
    return frozenset(span for span, pattern in pairs if pattern.search(words))


def _addressee_before(found: Sequence[Step], task: TaskFact) -> tuple[str, ...]:
    """``Báo cáo quý gửi về X trước …; báo cáo năm trước …``: the second goes to X too."""
    if not found or found[-1].task.source_section != task.source_section:
        return ()
    return found[-1].to if found[-1].task.lead == task.lead else ()


def _first_day_of(deadline: Deadline) -> date | None:
    if deadline.kind in (DeadlineKind.WITHIN, DeadlineKind.PERIOD):
        starts = [start for start, _ in deadline.spans] or [deadline.start or ""]
        return as_date(min(starts))
    return as_date(deadline.date) if deadline.kind is DeadlineKind.ON else None


def same_unit(first: str, second: str) -> bool:
    """Whether two printed names can mean the same unit: ``Mỗi trường học``, ``các trường``."""
    one, two = _core(first), _core(second)
    return bool(one and two) and (one <= two or two <= one)


def any_same_unit(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a unit of one list can be one of the other's."""
    return any(same_unit(a, b) for a in first for b in second)


def _core(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - _FILLERS


def is_many(units: Sequence[str]) -> bool:
    """Whether the names speak of many units at once: ``Các phòng``, ``Mỗi xã``."""
    return any(
        re.match(
            r"\s*(?:các|mỗi|trưởng|thủ\s+trưởng|hiệu\s+trưởng|giám\s+đốc\s+các|toàn)",
            unit,
            re.IGNORECASE,
        )
        or re.search(r"(?<!\w)các(?!\w)", unit)
        for unit in units
    )


def pairs_of(found: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """All ordered pairs of different steps that stand near enough to belong to one plan."""
    for at, one in enumerate(found):
        for other in found[max(at - _NEAR, 0) : at + _NEAR]:
            if one is not other:
                yield one, other
