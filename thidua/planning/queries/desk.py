"""The first desk: what is due, late, waiting, and where each unit stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from thidua.organizations.models import Unit
from thidua.planning.domain.assignment_states import OPEN, AssignmentState
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.models import Assignment, Plan, PlanReading, Task
from thidua.planning.queries.lateness import Day

AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DueGroup:
    """A task on one last day, for the units that still owe it.

    ``open`` of ``owed`` units have not sent; ``days_late`` in working days (0 while in
    time), ``days_left`` in calendar days.
    """

    task: Task
    due_on: date
    period_label: str
    open: int
    owed: int
    days_late: int
    days_left: int


@dataclass(frozen=True, slots=True)
class UnitRow:
    """Where a unit stands over all running plans; ``days_late`` is its worst, in working days."""

    unit: Unit
    not_started: int
    in_progress: int
    waiting: int
    returned: int
    accepted: int
    late: int
    days_late: int
    next_due_on: date | None


def running_work(rows: QuerySet[Assignment], agency_id: int) -> QuerySet[Assignment]:
    """The part of ``rows`` that counts now: running plans of the agency, nothing cancelled."""
    return rows.filter(
        task__plan__agency=agency_id,
        task__plan__state=PlanState.RUNNING,
        task__cancelled_at__isnull=True,
    ).exclude(state=AssignmentState.CANCELLED)


def due_soon(rows: QuerySet[Assignment], day: Day) -> list[DueGroup]:
    """What falls due from this day to `AHEAD`, soonest first; two queries."""
    ahead = Q(due_on__gte=day.late_before, due_on__lte=day.on + AHEAD)
    return _groups(rows, ahead, day)


def late_now(rows: QuerySet[Assignment], day: Day) -> list[DueGroup]:
    """What units should have sent by now, the latest first; two queries."""
    return _groups(rows, Q(due_on__lt=day.late_before), day)


def _groups(rows: QuerySet[Assignment], when: Q, day: Day) -> list[DueGroup]:
    found = list[Any](
        rows.filter(when)
        .order_by("due_on", "task")
        .values("task", "due_on", "period_label")
        .annotate(owed=Count("pk"), open=Count("pk", filter=Q(state__in=OPEN)))
        .filter(open__gt=0)
    )
    tasks = Task.objects.select_related("plan").in_bulk({group["task"] for group in found})
    return [
        DueGroup(
            task=tasks[group["task"]],
            due_on=group["due_on"],
            period_label=group["period_label"],
            open=group["open"],
            owed=group["owed"],
            days_late=day.days_since(group["due_on"]),
            days_left=(group["due_on"] - day.on).days,
        )
        for group in found
    ]


def waiting_results(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Results sent and not taken yet, the longest waiting first."""
    waiting = rows.filter(state=AssignmentState.SUBMITTED)
    return waiting.select_related("task__plan", "unit").order_by("sent_at", "id")


def unit_board(rows: QuerySet[Assignment], day: Day) -> list[UnitRow]:
    """Counts per unit in office order; two queries."""
    counts = {state: Count("pk", filter=Q(state=state)) for state in AssignmentState}
    found = list(
        rows.order_by()
        .values("unit")
        .annotate(
            n_not_started=counts[AssignmentState.NOT_STARTED],
            n_in_progress=counts[AssignmentState.IN_PROGRESS],
            n_waiting=counts[AssignmentState.SUBMITTED],
            n_returned=counts[AssignmentState.RETURNED],
            n_accepted=counts[AssignmentState.ACCEPTED],
            n_late=Count("pk", filter=day.late()),
            first_open=Min("due_on", filter=Q(state__in=OPEN)),
            next_due=Min("due_on", filter=Q(state__in=OPEN, due_on__gte=day.on)),
        )
    )
    units = Unit.objects.in_bulk([row["unit"] for row in found])
    board = [
        UnitRow(
            unit=units[row["unit"]],
            not_started=row["n_not_started"],
            in_progress=row["n_in_progress"],
            waiting=row["n_waiting"],
            returned=row["n_returned"],
            accepted=row["n_accepted"],
            late=row["n_late"],
            days_late=day.days_since(row["first_open"]),
            next_due_on=row["next_due"],
        )
        for row in found
    ]
    return sorted(board, key=lambda row: (row.unit.position, row.unit.folded))


@dataclass(frozen=True, slots=True)
class ReadingCounts:
    """Uploaded files that want something of a person."""

    to_review: int
    being_read: int
    failed: int


def reading_counts(readings: QuerySet[PlanReading]) -> ReadingCounts:
    """How many uploaded files wait for review, are being read, or could not be read."""
    counts = dict(readings.order_by().values_list("state").annotate(n=Count("pk")))
    return ReadingCounts(
        to_review=counts.get(ReadingState.READY, 0),
        being_read=counts.get(ReadingState.WAITING, 0) + counts.get(ReadingState.READING, 0),
        failed=counts.get(ReadingState.FAILED, 0),
    )


def events_ahead(plans: QuerySet[Plan], on: date) -> Sequence[Plan]:
    """Running plans whose event takes place from this day to `AHEAD`, soonest first."""
    soon = plans.filter(state=PlanState.RUNNING, event_on__gte=on, event_on__lte=on + AHEAD)
    return list(soon.order_by("event_on", "id"))
