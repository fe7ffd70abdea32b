"""Recurring duties: setting out the periods that come into sight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.models import Q

from thidua.audit.services import record
from thidua.planning.domain.due import is_series, turns
from thidua.planning.domain.kinds import UnitRole
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.models import Task
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.queries.grounds import grounds_of
from thidua.planning.services.unfolding import owe
from thidua.timing.working_days import WorkingCalendar


def spawn_turns(today: date) -> int:
    """Set out, up to the horizon, what recurring duties of running plans ask; how many are new.

    A unit owes a task once in a period, so running it again, or twice at once,
    adds nothing. Periods that are over are not set out after the fact.
    """
    calendars: dict[int, WorkingCalendar] = {}
    total = 0
    for task in _recurring_tasks():
        agency_id = task.plan.agency_id
        if agency_id not in calendars:
            calendars[agency_id] = working_calendar(agency_id)
        total += _spawn(task, calendars[agency_id], today)
    return total


def _recurring_tasks() -> Iterator[Task]:
    running = Task.objects.filter(
        plan__state=PlanState.RUNNING, cancelled_at__isnull=True, deadline__kind="recurring"
    )
    return (task for task in running.select_related("plan") if is_series(task.limit))


@transaction.atomic
def _spawn(task: Task, calendar: WorkingCalendar, today: date) -> int:
    # Counted from the plan's start, so that "every other year" keeps its years.
    in_sight = turns(task.limit, grounds_of(task, calendar), today=today)
    ahead = [turn for turn in in_sight if turn.due_on is None or turn.due_on >= today]
    leads = (
        task.task_units.filter(role=UnitRole.LEAD)
        .filter(Q(unit__active_to__isnull=True) | Q(unit__active_to__gte=today))
        .values_list("unit", flat=True)
    )
    new = owe(task, list(leads), ahead)
    if new:
        record("planning.task.spawn", on=task, by=None, agency_id=task.plan.agency_id, new=new)
    return new
