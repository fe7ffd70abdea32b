"""What an extension would move, before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from thidua.planning.domain.assignment_states import OPEN
from thidua.planning.domain.due import turns
from thidua.planning.domain.shifting import SHIFTABLE
from thidua.planning.models import Task
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.queries.grounds import grounds_of
from thidua.timing.values import Deadline


@dataclass(frozen=True, slots=True)
class LaterStep:
    """A task that comes after the one extended and could move along by as many days.

    ``overtaken``: it would otherwise be due before the step it follows.
    """

    task: Task
    due_on: date
    new_due_on: date
    overtaken: bool


@dataclass(frozen=True, slots=True)
class ExtensionPreview:
    """``days`` from the last day in force to the new one; None of them without a last day."""

    due_on: date | None
    new_due_on: date | None
    days: int | None
    open: int
    later: tuple[LaterStep, ...]


def extension_preview(
    task: Task, deadline: Deadline, *, unit_id: int | None = None, period: str = ""
) -> ExtensionPreview:
    """What moving one task to a deadline means: by how many days, and which steps come after.

    ``unit_id`` None is all units; ``period`` is the key of one period, empty for a
    task without periods.
    """
    rows = task.assignments.filter(state__in=OPEN, period=period)
    if unit_id is not None:
        rows = rows.filter(unit=unit_id)
    dues = [due_on for due_on in rows.values_list("due_on", flat=True) if due_on]
    due_on = max(dues, default=None)
    grounds = grounds_of(task, working_calendar(task.plan.agency_id))
    found = turns(deadline, grounds, today=grounds.since)
    new_due_on = found[0].due_on if found else None
    days = (new_due_on - due_on).days if due_on and new_due_on else None
    later = _later(task, due_on, new_due_on) if days else ()
    return ExtensionPreview(due_on, new_due_on, days, rows.count(), later)


def _later(task: Task, due_on: date | None, new_due_on: date | None) -> tuple[LaterStep, ...]:
    if due_on is None or new_due_on is None:
        return ()
    steps = (
        Task.objects.filter(
            plan=task.plan_id, cancelled_at__isnull=True, deadline__kind__in=list(SHIFTABLE)
        )
        .exclude(pk=task.pk)
        .annotate(due=Min("assignments__due_on", filter=Q(assignments__state__in=OPEN)))
        .filter(due__gte=due_on)
        .order_by("due", "ordinal")
    )
    return tuple(
        LaterStep(
            task=step,
            due_on=step.due,
            new_due_on=step.due + (new_due_on - due_on),
            overtaken=step.due < new_due_on,
        )
        for step in steps
        if not step.limit.spans
    )
