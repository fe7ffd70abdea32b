"""Load per unit and week, and where plans collide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from thidua.core.labels import Labelled
from thidua.organizations.models import Unit
from thidua.planning.domain.assignment_states import OPEN
from thidua.planning.domain.lateness import last_working_day
from thidua.planning.models import Assignment, Plan
from thidua.planning.queries.lateness import Day

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """What one unit still has to send in one ISO week; ``monday`` is its first day."""

    unit: Unit
    monday: date
    rows: tuple[Assignment, ...]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans these come from, each once."""
        return tuple({row.task.plan_id: row.task.plan for row in self.rows}.values())

    @property
    def week(self) -> int:
        """The number of the week in its ISO year."""
        return self.monday.isocalendar().week


class ClashKind(Labelled):
    """How plans collide."""

    SAME_WEEK = "same_week", "nhiều kế hoạch cùng đến hạn trong một tuần"
    EVENT_DAY = "event_day", "đến hạn vào ngày tổ chức sự kiện của kế hoạch khác"
    SAME_EVENT_DAY = "same_event_day", "hai sự kiện cùng ngày"


@dataclass(frozen=True, slots=True)
class EarlierDay:
    """An earlier last day inside the unit's own arrangements: do this one first."""

    assignment: Assignment
    on: date


@dataclass(frozen=True, slots=True)
class Clash:
    """A collision of plans on a day or in a week (``on`` is its Monday then).

    ``unit`` and ``rows`` are empty for two events on one day. ``earlier_days`` are
    earlier internal days that would ease it.
    """

    kind: ClashKind
    on: date
    plans: tuple[Plan, ...]
    unit: Unit | None = None
    rows: tuple[Assignment, ...] = ()
    earlier_days: tuple[EarlierDay, ...] = ()


def week_loads(rows: QuerySet[Assignment], first: date, last: date) -> list[WeekLoad]:
    """Open work due between two days by unit (office order) and ISO week; one query."""
    by_week: dict[tuple[int, date], list[Assignment]] = defaultdict(list)
    due = rows.filter(state__in=OPEN, due_on__gte=first, due_on__lte=last)
    ordered = due.select_related("unit", "task__plan").order_by(
        "unit__position", "unit__folded", "due_on", "id"
    )
    for row in ordered:
        if row.due_on is not None:
            by_week[row.unit_id, monday_of(row.due_on)].append(row)
    return [WeekLoad(found[0].unit, monday, tuple(found)) for (_, monday), found in by_week.items()]


def monday_of(day: date) -> date:
    """The first day of the ISO week of a day."""
    return day - timedelta(days=day.weekday())


def clashes(
    rows: QuerySet[Assignment], plans: QuerySet[Plan], day: Day, *, weeks: int = 8
) -> list[Clash]:
    """Where running plans collide in the weeks ahead, by day; two queries.

    ``rows`` is the running work the person may see, ``plans`` the running plans.
    """
    last = day.on + weeks * _WEEK
    loads = week_loads(rows, day.on, last)
    events = list(plans.filter(event_on__gte=day.on, event_on__lte=last).order_by("event_on", "id"))
    found = [
        *(_same_week(load, loads, day) for load in loads if len(load.plans) > 1),
        *_on_event_days(loads, events),
        *_same_event_day(events),
    ]
    return sorted(found, key=lambda clash: clash.on)


def _same_week(load: WeekLoad, loads: Iterable[WeekLoad], day: Day) -> Clash:
    taken = {other.monday: len(other.rows) for other in loads if other.unit == load.unit}
    # The most pressing plan keeps its day; the others could be done ahead.
    first_plan = load.rows[0].task.plan_id
    others = [row for row in load.rows if row.task.plan_id != first_plan]
    earlier_days = (_earlier(row, load.monday, taken, day) for row in others)
    return Clash(
        ClashKind.SAME_WEEK,
        load.monday,
        load.plans,
        load.unit,
        load.rows,
        tuple(earlier for earlier in earlier_days if earlier),
    )


def _earlier(row: Assignment, monday: date, taken: dict[date, int], day: Day) -> EarlierDay | None:
    """The last working day of the nearest earlier week with less to do, where work may begin."""
    earliest = max(day.on, row.starts_on or day.on)
    before = monday - _WEEK
    while before + _WEEK > earliest:
        friday = last_working_day(day.calendar, before + timedelta(days=6))
        if friday >= earliest and taken.get(before, 0) < taken[monday]:
            return EarlierDay(row, friday)
        before -= _WEEK
    return None


def _on_event_days(loads: Iterable[WeekLoad], events: list[Plan]) -> Iterable[Clash]:
    for load in loads:
        for plan in events:
            rows = tuple(
                row
                for row in load.rows
                if row.task.plan_id != plan.pk and _during(row.due_on, plan)
            )
            if rows and plan.event_on:
                others = {row.task.plan_id: row.task.plan for row in rows}
                involved = (plan, *others.values())
                yield Clash(ClashKind.EVENT_DAY, plan.event_on, involved, load.unit, rows)


def _during(due_on: date | None, plan: Plan) -> bool:
    if due_on is None or plan.event_on is None:
        return False
    return plan.event_on <= due_on <= (plan.event_ends_on or plan.event_on)


def _same_event_day(events: list[Plan]) -> Iterable[Clash]:
    for number, plan in enumerate(events):
        for other in events[number + 1 :]:
            if other.event_on is not None and _during(other.event_on, plan):
                yield Clash(ClashKind.SAME_EVENT_DAY, other.event_on, (plan, other))
