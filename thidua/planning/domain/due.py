"""From a deadline to what is owed: one turn, or one for each period of a recurring duty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from thidua.planning.domain.period import PlanPeriod, full_day
from thidua.timing.occurrences import Period, occurrences
from thidua.timing.saying import short_date
from thidua.timing.values import Deadline, DeadlineKind
from thidua.timing.windows import window
from thidua.timing.working_days import WorkingCalendar

HORIZON: dict[str, timedelta] = {
    "week": timedelta(days=35),
    "month": timedelta(days=100),
    "quarter": timedelta(days=200),
    "half_year": timedelta(days=400),
    "year": timedelta(days=400),
}
"""How far ahead the turns of a recurring duty are set out: at least the next one is in sight.

Duties of every day, "thường xuyên" and "định kỳ" without a period have no turns;
they stand as one assignment without a last day.
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing owed under a deadline. Days are inclusive, None where the words give none.

    ``period`` is the key of a recurring turn (``month:2025-08-01``) or of one of several
    printed spans, empty for a single one; ``period_on`` the first day of the period.
    """

    deadline: Deadline
    starts_on: date | None = None
    due_on: date | None = None
    period: str = ""
    period_label: str = ""
    period_on: date | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the words of a deadline are measured against.

    ``document_on`` is the plan's date, ``anchor_on`` the day a relative limit
    counts from; ``since`` the first day from which turns of a recurring duty are
    owed (the day the plan was activated).
    """

    calendar: WorkingCalendar
    period: PlanPeriod
    document_on: date | None
    anchor_on: date | None
    since: date


def is_series(deadline: Deadline) -> bool:
    """Whether a deadline comes round again in periods that are set out one by one."""
    return deadline.kind is DeadlineKind.RECURRING and deadline.every in HORIZON


def turns(deadline: Deadline, grounds: Grounds, *, today: date) -> list[Turn]:
    """What is owed under a deadline as of ``today``, in order of time.

    A series gives the turns due from ``since`` to the horizon, inside the plan's
    period; it may give none (yet). Everything else gives at least one.
    """
    if is_series(deadline):
        return list(_series(deadline, grounds, today))
    if deadline.spans:
        return [_span_turn(deadline, *span) for span in deadline.spans]
    limits = window(
        deadline,
        calendar=grounds.calendar,
        event_on=grounds.anchor_on,
        document_on=grounds.document_on,
    )
    return [Turn(deadline, _not_after(limits.first, limits.last), limits.last)]


def _series(deadline: Deadline, grounds: Grounds, today: date) -> Iterator[Turn]:
    first = max(grounds.since, grounds.period.first or grounds.since)
    last = today + HORIZON[deadline.every or ""]
    if grounds.period.last is not None:
        last = min(last, grounds.period.last)
    seen: dict[date, int] = {}
    for turn in occurrences(deadline, first, last):
        seen[turn.first] = seen.get(turn.first, 0) + 1
        yield _series_turn(deadline, turn, seen[turn.first])


def _series_turn(deadline: Deadline, turn: Period, number: int) -> Turn:
    return Turn(
        deadline,
        starts_on=_not_after(turn.first, turn.due),
        due_on=turn.due,
        period=f"{deadline.every}:{turn.first}" + (f"#{number}" if number > 1 else ""),
        period_label=turn.label,
        period_on=turn.first,
    )


def _span_turn(deadline: Deadline, start: str, end: str) -> Turn:
    """One of several printed spans ("tháng 5 và tháng 10"): each is owed on its own."""
    first, last = full_day(start), full_day(end)
    label = f"{short_date(first)} – {short_date(last)}" if first and last else ""
    own = replace(deadline, start=start, end=end, spans=())
    return Turn(own, _not_after(first, last), last, period=f"span:{start}", period_label=label)


def _not_after(first: date | None, last: date | None) -> date | None:
    """The first possible day, given up when the last one lies before it (a plan signed late)."""
    return None if first and last and first > last else first
