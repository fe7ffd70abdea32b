"""A month of deadlines and events."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from thidua.planning.domain.plan_states import PlanState
from thidua.planning.models import Assignment, Plan
from thidua.planning.queries.desk import AHEAD
from thidua.planning.queries.lateness import Day, Owed, owed
from thidua.timing.working_days import DayOffKind


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day of the grid. ``off`` names why nobody works, empty on working days.

    ``inside`` is False for the days of the months before and after that fill the
    first and last week.
    """

    on: date
    inside: bool
    off: str
    due: tuple[Owed, ...]
    events: tuple[Plan, ...]


def month_grid(
    rows: QuerySet[Assignment], plans: QuerySet[Plan], year: int, month: int, day: Day
) -> list[list[MonthDay]]:
    """The weeks of a month from Monday to Sunday, with what falls on each day; two queries.

    ``rows`` is the running work and ``plans`` are the plans the person may see.
    Raises ValueError for a month that does not exist.
    """
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    return _grid(rows, plans, weeks, day, lambda on: on.month == month)


def fortnight_grid(
    rows: QuerySet[Assignment], plans: QuerySet[Plan], day: Day
) -> list[list[MonthDay]]:
    """Three weeks from the Monday of this one; days over and those past `AHEAD` are outside."""
    monday = day.on - timedelta(days=day.on.weekday())
    weeks = [[monday + timedelta(days=7 * week + n) for n in range(7)] for week in range(3)]
    return _grid(rows, plans, weeks, day, lambda on: day.on <= on <= day.on + AHEAD)


def _grid(
    rows: QuerySet[Assignment],
    plans: QuerySet[Plan],
    weeks: list[list[date]],
    day: Day,
    inside: Callable[[date], bool],
) -> list[list[MonthDay]]:
    first, last = weeks[0][0], weeks[-1][-1]
    due: dict[date, list[Owed]] = defaultdict(list)
    fetched = rows.filter(due_on__gte=first, due_on__lte=last).select_related("task__plan", "unit")
    for item in owed(fetched.order_by("due_on", "task__plan", "task__ordinal", "id"), day):
        if item.assignment.due_on:
            due[item.assignment.due_on].append(item)
    events = _events(plans, first, last)
    return [
        [
            MonthDay(
                on=on,
                inside=inside(on),
                off=_off(on, day),
                due=tuple(due[on]),
                events=tuple(events[on]),
            )
            for on in week
        ]
        for week in weeks
    ]


def _events(plans: QuerySet[Plan], first: date, last: date) -> dict[date, list[Plan]]:
    events: dict[date, list[Plan]] = defaultdict(list)
    running = plans.filter(state=PlanState.RUNNING, event_on__isnull=False, event_on__lte=last)
    for plan in running.order_by("event_on", "id"):
        on = plan.event_on
        while on is not None and on <= min(plan.event_ends_on or on, last):
            if on >= first:
                events[on].append(plan)
            on = on + timedelta(days=1) if plan.event_ends_on else None
    return events


def _off(on: date, day: Day) -> str:
    if day.calendar.is_working_day(on):
        return ""
    line = day.calendar.line(on)
    if line is not None and line.kind is not DayOffKind.SWAP_WORK:
        return line.name
    return gettext_noop("Nghỉ cuối tuần")
