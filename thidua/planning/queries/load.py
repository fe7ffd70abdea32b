"""Load per unit and week, and where plans collide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import QuerySet

from thidua.core.labels import Labelled
from thidua.organizations.models import Unit
from thidua.planning.domain.assignment_states import OPEN
from thidua.planning.domain.lateness import last_working_day
from thidua.planning.domain.plan_states import PlanState
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


@dataclass(frozen=True, slots=True)
class ClashPlace:
    """A clash by the ids of what collides, cheap to find: `shown` makes a `Clash` of it."""

    kind: ClashKind
    on: date
    plan_ids: tuple[int, ...]
    unit_id: int | None = None
    row_ids: tuple[int, ...] = ()
    earlier: tuple[tuple[int, date], ...] = ()


class _Due(NamedTuple):
    """One open thing, as far as clashes need to know it."""

    pk: int
    unit_id: int
    due_on: date
    starts_on: date | None
    plan_id: int


def clashes(
    rows: QuerySet[Assignment], plans: QuerySet[Plan], day: Day, *, weeks: int = 8
) -> list[Clash]:
    """Where running plans collide in the weeks ahead, by day; four queries.

    ``rows`` is the running work and ``plans`` are the plans the person may see.
    """
    return shown(clash_places(rows, plans, day, weeks=weeks))


def clash_places(
    rows: QuerySet[Assignment], plans: QuerySet[Plan], day: Day, *, weeks: int = 8
) -> list[ClashPlace]:
    """The clashes of `clashes` by ids only, by day; two queries. For counts and short lists."""
    last = day.on + weeks * _WEEK
    running = plans.filter(state=PlanState.RUNNING, event_on__gte=day.on, event_on__lte=last)
    events = list(running.order_by("event_on", "id"))
    by_unit = _due_by_unit(rows, day.on, last)
    found = [
        *(place for dues in by_unit.values() for place in _same_weeks(dues, day)),
        *(place for dues in by_unit.values() for place in _on_event_days(dues, events)),
        *_same_event_days(events),
    ]
    return sorted(found, key=lambda place: place.on)


def shown(places: Sequence[ClashPlace]) -> list[Clash]:
    """Clashes with their plans, units and work, in the same order; two queries."""
    row_ids = {pk for place in places for pk in place.row_ids}
    rows = Assignment.objects.select_related("unit", "task__plan").in_bulk(row_ids)
    plans = Plan.objects.in_bulk({pk for place in places for pk in place.plan_ids})
    return [_clash(place, rows, plans) for place in places]


def _clash(place: ClashPlace, rows: dict[int, Assignment], plans: dict[int, Plan]) -> Clash:
    found = tuple(rows[pk] for pk in place.row_ids)
    return Clash(
        kind=place.kind,
        on=place.on,
        plans=tuple(plans[pk] for pk in place.plan_ids),
        unit=found[0].unit if found else None,
        rows=found,
        earlier_days=tuple(EarlierDay(rows[pk], on) for pk, on in place.earlier),
    )


def _due_by_unit(rows: QuerySet[Assignment], first: date, last: date) -> dict[int, list[_Due]]:
    due = rows.filter(state__in=OPEN, due_on__gte=first, due_on__lte=last)
    ordered = due.order_by("unit__position", "unit__folded", "due_on", "id")
    columns = ordered.values_list("pk", "unit", "due_on", "starts_on", "task__plan")
    by_unit: dict[int, list[_Due]] = defaultdict(list)
    for pk, unit_id, due_on, starts_on, plan_id in columns:
        if due_on is not None:
            by_unit[unit_id].append(_Due(pk, unit_id, due_on, starts_on, plan_id))
    return by_unit


def _same_weeks(dues: list[_Due], day: Day) -> Iterator[ClashPlace]:
    """The weeks in which one unit has to send things of several plans."""
    weeks: dict[date, list[_Due]] = defaultdict(list)
    for due in dues:
        weeks[monday_of(due.due_on)].append(due)
    taken = {monday: len(found) for monday, found in weeks.items()}
    for monday, found in weeks.items():
        plan_ids = tuple(dict.fromkeys(due.plan_id for due in found))
        if len(plan_ids) > 1:
            # The most pressing plan keeps its day; the others could be done ahead.
            others = (due for due in found if due.plan_id != plan_ids[0])
            earlier = ((due.pk, _earlier(due, monday, taken, day)) for due in others)
            yield ClashPlace(
                ClashKind.SAME_WEEK,
                monday,
                plan_ids,
                found[0].unit_id,
                tuple(due.pk for due in found),
                tuple((pk, on) for pk, on in earlier if on is not None),
            )


def _earlier(due: _Due, monday: date, taken: dict[date, int], day: Day) -> date | None:
    """The last working day of the nearest earlier week with less to do, where work may begin."""
    earliest = max(day.on, due.starts_on or day.on)
    before = monday - _WEEK
    while before + _WEEK > earliest:
        friday = last_working_day(day.calendar, before + timedelta(days=6))
        if friday >= earliest and taken.get(before, 0) < taken[monday]:
            return friday
        before -= _WEEK
    return None


def _on_event_days(dues: list[_Due], events: list[Plan]) -> Iterator[ClashPlace]:
    for plan in events:
        found = [due for due in dues if due.plan_id != plan.pk and _during(due.due_on, plan)]
        if found and plan.event_on:
            plan_ids = dict.fromkeys([plan.pk, *(due.plan_id for due in found)])
            yield ClashPlace(
                ClashKind.EVENT_DAY,
                plan.event_on,
                tuple(plan_ids),
                found[0].unit_id,
                tuple(due.pk for due in found),
            )


def _during(on: date, plan: Plan) -> bool:
    return plan.event_on is not None and plan.event_on <= on <= (
        plan.event_ends_on or plan.event_on
    )


def _same_event_days(events: list[Plan]) -> Iterator[ClashPlace]:
    for number, plan in enumerate(events):
        for other in events[number + 1 :]:
            if other.event_on is not None and _during(other.event_on, plan):
                yield ClashPlace(ClashKind.SAME_EVENT_DAY, other.event_on, (plan.pk, other.pk))
